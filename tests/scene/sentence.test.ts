import { expect, test } from 'vitest';
import { duration, plain } from '@/lib/scene/prose';
import { createShow, type Show, tellStep } from '@/lib/scene/show';
import { begun, type Log, spawn } from './log';

const told = (log: Log): string[] => {
  const show: Show = createShow(log.trace, 'fn main() {}\n');
  return show.steps.map((_, index) => plain(tellStep(show, index)));
};

const last = (log: Log): string | undefined => told(log).at(-1);

test('a spawn says who spawns whom, and where the new task goes', () => {
  const log = begun();
  spawn(log, 1, 'fetch');
  expect(last(log)).toBe('main spawns fetch. It joins the global queue.');
});

test('like-named tasks are numbered in the order of their spawn', () => {
  const log = begun();
  spawn(log, 1, 'fetch');
  spawn(log, 2, 'fetch');
  expect(told(log).slice(1)).toEqual([
    'main spawns fetch #1. It joins the global queue.',
    'main spawns fetch #2. It joins the global queue.',
  ]);
});

test('a wake that displaces the LIFO slot names the task pushed out', () => {
  const log = begun();
  spawn(log, 1, 'a');
  spawn(log, 2, 'b');
  const at = { worker: 0, thread: 1 };
  const wake = {
    waker: 1,
    mode: 'by_val',
    effect: 'enqueue',
    holder: null,
    holderKind: '',
  } as const;
  log.add('waker.wake', wake, { ...at, task: 1, by: 2 });
  log.add('queue.push', { dst: 'lifo', owner: 0, pos: 0, displaced: null }, { ...at, task: 1 });
  log.add('waker.wake', wake, { ...at, task: 2, by: 1 });
  log.add('queue.push', { dst: 'lifo', owner: 0, pos: 0, displaced: 1 }, { ...at, task: 2 });
  expect(told(log).slice(-2)).toEqual([
    "b wakes a. It takes worker 0's LIFO slot: it runs next.",
    "a wakes b. It takes worker 0's LIFO slot and pushes a out to the queue.",
  ]);
});

test('Pending names what the task waits for', () => {
  const log = begun();
  spawn(log, 1, 'nap');
  const at = { worker: 0, thread: 1, task: 1, by: 1 };
  log.add('poll.start', { tick: 1, via: 'inject', budget: 128, poll: 1 }, at);
  log.add('timer.register', { timer: 0, deadline: 100_000, tick: 100 }, at);
  log.add('poll.end', { result: 'pending', budget: 128 }, at);
  expect(told(log).slice(-3)).toEqual([
    'Worker 0 polls nap from the global queue for the first time.',
    'nap asks the timer to wake it at 100 ms.',
    'nap returns `Pending`: it waits for the timer at 100 ms.',
  ]);
});

test('a coalesced wake says that nothing changes', () => {
  const log = begun();
  spawn(log, 1, 'a');
  const wake = {
    waker: 1,
    mode: 'by_ref',
    effect: 'coalesced',
    holder: null,
    holderKind: '',
  } as const;
  log.add('waker.wake', wake, { task: 1, by: 0 });
  expect(last(log)).toBe('main wakes a. It is already queued, so nothing changes.');
});

test('every kind of event has a sentence of its own', () => {
  const log = begun();
  spawn(log, 1, 'a');
  log.add('task.abort', { stateBefore: 'idle', effect: 'enqueue' }, { task: 1 });
  log.add(
    'steal',
    { from: 0, to: 1, tasks: [1], runFirst: 1, lifo: false },
    { worker: 1, thread: 2 },
  );
  log.add(
    'thread.block',
    { on: 'thread_sleep', resource: null, until: 5, heldBy: '' },
    { worker: 1, thread: 2 },
  );
  log.add('chan.send', { resource: 0, value: '7', buffered: 1 }, { by: 1 });
  log.add('panic', { message: 'boom' }, { by: 1 });
  expect(told(log).slice(-5)).toEqual([
    'a is told to stop. It will be dropped when a worker reaches it.',
    'Worker 1 steals a from worker 0.',
    'Worker 1 sleeps in thread::sleep. It can run no other task meanwhile.',
    'a sends `7` on resource 0.',
    'a panics: `boom`.',
  ]);
});

test('durations are whole milliseconds from ten on', () => {
  const cases = [0, 40, 2_500, 10_400, 100_000, 12_000_000];
  expect(cases.map(duration)).toEqual(['0 ms', '0.04 ms', '2.5 ms', '10 ms', '100 ms', '12 s']);
});
