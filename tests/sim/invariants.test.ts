import { expect, test } from 'vitest';
import type { SimEvent } from '@/lib/sim/events';
import { TraceInvariants } from '@/lib/sim/invariants';
import { Kernel } from '@/lib/sim/kernel';
import { collect } from './collect';
import { goldenProgram } from './golden/harness';
import { programs } from './golden/programs';

function eventsOf(program: string, name: string): SimEvent[] {
  const golden = programs[program]?.find((each) => each.name === name);
  if (!golden) throw new Error(`no ${program} ${name}`);
  const { sink, events } = collect();
  new Kernel(goldenProgram([golden]), { seed: 1 }, sink).run();
  return events;
}

function violations(events: readonly SimEvent[]): string[] {
  const invariants = new TraceInvariants();
  events.forEach((event, seq) => {
    invariants.check({ ...event, seq, cause: null } as SimEvent);
  });
  return invariants.violations;
}

const trace = eventsOf('m05_mutex4', 'mt4_mutex_run1');

test('an untouched trace has no violation', () => {
  expect(violations(trace)).toEqual([]);
});

// A check that cannot fail is no check: leave one event out and it must be missed.
for (const kind of [
  'task.spawn',
  'poll.start',
  'poll.end',
  'queue.push',
  'queue.pop',
  'fut.drop.end',
  'lock.assign',
] as const) {
  test(`a trace that lost one ${kind} is caught`, () => {
    const at = trace.findIndex(
      (event) => event.kind === kind && event.task !== null && event.task > 1,
    );
    expect(at).toBeGreaterThan(0);
    expect(violations(trace.filter((_, index) => index !== at))).not.toEqual([]);
  });
}

test('a wake that never happened makes the next poll unjustified', () => {
  const poll = trace.findIndex(
    (event) => event.kind === 'poll.start' && event.poll === 2 && (event.task ?? 0) > 1,
  );
  const task = trace[poll]?.task;
  const without = trace.filter(
    (event, at) => !(at < poll && event.kind === 'waker.wake' && event.task === task),
  );
  expect(violations(without).some((each) => each.startsWith('I4'))).toBe(true);
});

test('a timer that fires before its deadline is caught', () => {
  const timers = eventsOf('p16_sleep_order', 'mt1_batch_of_timers_lifo');
  const early = timers.map((event) =>
    event.kind === 'timer.register' ? { ...event, deadline: event.deadline + 60_000 } : event,
  );
  expect(violations(early).some((each) => each.startsWith('S10'))).toBe(true);
});
