import { describe, expect, test } from 'vitest';
import { record } from '@/lib/recording/record';
import { sceneAt } from '@/lib/scene/sceneAt';
import { createSeeker } from '@/lib/scene/seek';
import { createShow } from '@/lib/scene/show';
import type { StageState } from '@/lib/scene/state';
import { stepsOf } from '@/lib/scene/steps';
import { whyNot, whyStep } from '@/lib/scene/why';
import { COUNT_SOURCE, countProgram } from './countProgram';
import { ORDERS_SOURCE, ordersProgram } from './ordersProgram';

const multi = { flavor: 'multi_thread', workers: 2, paused: false } as const;
const single = { flavor: 'current_thread', workers: null, paused: true } as const;

const runs = [
  { name: 'count, two workers', source: COUNT_SOURCE, program: countProgram(multi) },
  {
    name: 'count, 60 tasks, 4 workers',
    source: COUNT_SOURCE,
    program: countProgram({ ...multi, workers: 4 }, 60),
  },
  { name: 'orders, two workers', source: ORDERS_SOURCE, program: ordersProgram(multi) },
  { name: 'orders, one thread', source: ORDERS_SOURCE, program: ordersProgram(single) },
].map(({ name, source, program }) => ({
  name,
  source,
  ...record(program, { seed: 7 }),
}));

/** Every place of a state, with the tasks that the place itself holds. */
function heldBy(state: StageState): Map<number, string[]> {
  const held = new Map<number, string[]>();
  const put = (id: number, where: string) => held.set(id, [...(held.get(id) ?? []), where]);
  for (const worker of state.workers) {
    if (worker.lifo !== null) put(worker.lifo, 'lifo');
    for (const id of worker.queue) put(id, 'local');
  }
  for (const id of state.global) put(id, 'global');
  for (const id of state.localset) put(id, 'localset');
  for (const id of state.deferred) put(id, 'deferred');
  for (const id of state.pool) put(id, 'pool');
  for (const thread of state.threads) for (const id of thread?.polling ?? []) put(id, 'running');
  return held;
}

describe.each(runs)('$name', ({ source, log }) => {
  test.each(['story', 'every'] as const)(
    'steps (%s) cover every event once, in order',
    (detail) => {
      const steps = stepsOf(log, detail);
      let next = 0;
      for (const { first, head, last } of steps) {
        expect(first).toBe(next);
        expect(head).toBeGreaterThanOrEqual(first);
        expect(head).toBeLessThanOrEqual(last);
        next = last + 1;
      }
      expect(next).toBe(log.length);
    },
  );

  test('a task is in one place, and the place knows it', () => {
    const seeker = createSeeker(log, source);
    for (let count = 0; count <= log.length; count += 1) {
      const state = seeker.stateAfter(count);
      const held = heldBy(state);
      for (const task of state.tasks) {
        if (!task) continue;
        const kind = task.place.kind;
        const holds = held.get(task.id) ?? [];
        const free = kind === 'waiting' || kind === 'done' || kind === 'hand';
        expect([count, task.id, kind, holds]).toEqual([count, task.id, kind, free ? [] : [kind]]);
      }
    }
  });

  test('any moment is the same, whatever was looked at before', () => {
    const jumping = createSeeker(log, source);
    const fresh = (count: number) => createSeeker(log, source).stateAfter(count);
    let at = 1;
    for (let i = 0; i < 60; i += 1) {
      at = (at * 7919 + 13) % (log.length + 1);
      expect(jumping.stateAfter(at)).toEqual(fresh(at));
    }
  });

  test('looking does not change what was seen', () => {
    const show = createShow(log, source);
    const before = structuredClone(sceneAt(show, 5));
    for (let step = show.steps.length - 1; step >= 0; step -= 1) sceneAt(show, step);
    expect(sceneAt(show, 5)).toEqual(before);
  });

  test('at the end nothing is left on the stage, and all output is there', () => {
    const show = createShow(log, source);
    const end = sceneAt(show, Number.MAX_SAFE_INTEGER);
    expect(end.step).toBe(show.steps.length - 1);
    expect(end.ended).toBe(true);
    expect(end.workers.flatMap(({ running, chips }) => [...running, ...chips])).toEqual([]);
    expect(end.rows.filter(({ key }) => key !== 'done').flatMap(({ chips }) => chips)).toEqual([]);
    expect(end.output.map(({ text }) => text)).toEqual(show.survey.prints.map(({ text }) => text));
  });

  test('causes lead backwards and come to an end', () => {
    const show = createShow(log, source);
    for (let step = 0; step < show.steps.length; step += 1) {
      let before = step;
      for (const reason of whyStep(show, step, 1000)) {
        expect(reason.step).toBeLessThan(before);
        before = reason.step ?? -1;
      }
    }
  });
});

test('a woken sleeper is explained by its timer, and the timer by its registration', () => {
  const { log } = record(ordersProgram(single), { seed: 7 });
  const show = createShow(log, ORDERS_SOURCE);
  const polls = show.steps.flatMap(({ head }, step) => {
    const event = log.eventAt(head);
    return event?.kind === 'poll.start' && event.poll === 2 && event.task !== 0 ? [step] : [];
  });
  const chain = whyStep(show, polls[0] ?? 0).map(
    ({ step }) => log.eventAt(show.steps[step ?? 0]?.head ?? 0)?.kind,
  );
  expect(chain[0]).toBe('waker.wake');
  expect(chain).toContain('timer.register');
});

test('an idle task says what it waits for and which steps bring it back', () => {
  const { log } = record(ordersProgram(single), { seed: 7 });
  const show = createShow(log, ORDERS_SOURCE);
  const parked = show.steps.findIndex(({ head }) => log.eventAt(head)?.kind === 'worker.park');
  const [where, wake, poll] = whyNot(show, parked, 1);
  expect(where?.parts.map(({ text }) => text).join('')).toBe(
    'cook #1 waits for the timer at 30 ms. Until its waker is used, nobody polls it.',
  );
  expect(log.eventAt(show.steps[wake?.step ?? 0]?.head ?? 0)).toMatchObject({
    kind: 'waker.wake',
    task: 1,
  });
  expect(log.eventAt(show.steps[poll?.step ?? 0]?.head ?? 0)).toMatchObject({
    kind: 'poll.start',
    task: 1,
  });
});
