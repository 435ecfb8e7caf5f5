import { expect, test } from 'vitest';
import { record } from '@/lib/recording/record';
import { sceneAt } from '@/lib/scene/sceneAt';
import { createShow, withDetail } from '@/lib/scene/show';
import { findLandmark, stepOfEvent } from '@/lib/scene/steps';
import { sceneSvg } from '@/lib/scene/svg';
import { warningsOf } from '@/lib/scene/warnings';
import { begun, spawn } from './log';
import { ORDERS_SOURCE, ordersProgram } from './ordersProgram';

const at = { worker: 0, thread: 1, task: 1, by: 1 };

/** poll a ── polls outer ── polls inner, prints ── back out, prints again */
function nested() {
  const log = begun();
  spawn(log, 1, 'a');
  log.add('poll.start', { tick: 1, via: 'inject', budget: 128, poll: 1 }, at);
  const outer = log.add('sub.poll.start', { fut: 0, name: 'outer', branch: 0 }, at);
  const inner = log.add('sub.poll.start', { fut: 1, name: 'inner', branch: 0 }, at);
  const inside = log.add('print', { text: 'inside\n', stream: 'stdout' }, at);
  log.add('sub.poll.end', { fut: 1, result: 'ready' }, at);
  const between = log.add('print', { text: 'between\n', stream: 'stdout' }, at);
  log.add('sub.poll.end', { fut: 0, result: 'ready' }, at);
  const after = log.add('print', { text: 'after\n', stream: 'stdout' }, at);
  log.add('poll.end', { result: 'ready', budget: 128 }, at);
  const show = createShow(log.trace, 'fn main() {}\n');
  const step = (seq: number) => stepOfEvent(show.steps, seq);
  return { show, step, outer, inner, inside, between, after };
}

test('stepping over a nested future passes it whole', () => {
  const { show, step, inner, inside, between } = nested();
  const next = (from: number) => findLandmark(show.trace, show.steps, from, 'over', 1);
  expect(next(step(inner))).toBe(step(inside));
  expect(next(step(inside))).toBe(step(between));
});

test('stepping out of a nested future goes on where its caller does', () => {
  const { show, step, inside, between, after } = nested();
  const out = findLandmark(show.trace, show.steps, step(inside), 'out', 1);
  expect(out).toBe(step(between));
  expect(out).toBeLessThan(step(after));
});

test('the tree of futures grows with the polls and shrinks with the drops', () => {
  const { show, step, inner } = nested();
  const state = show.seeker.stateAfter((show.steps[step(inner)]?.last ?? 0) + 1);
  expect(state.tasks[1]?.futures).toEqual([
    { fut: 0, name: 'outer', branch: 0, parent: null, state: 'running' },
    { fut: 1, name: 'inner', branch: 0, parent: 0, state: 'running' },
  ]);
});

const multi = { flavor: 'multi_thread', workers: 2, paused: false } as const;

test('cut finer, every event can be stood on, and an event keeps its place', () => {
  const { log } = record(ordersProgram(multi), { seed: 7 });
  const story = createShow(log, ORDERS_SOURCE);
  const every = withDetail(story, 'every');
  expect(every.steps).toHaveLength(log.length);
  for (const { head } of story.steps) expect(stepOfEvent(every.steps, head)).toBe(head);
});

test('a lost wake is named as the deadlock it becomes', () => {
  const usual = record(ordersProgram(multi), { seed: 7 });
  expect(warningsOf(usual.log)).toEqual([]);
  const asleep = [...usual.log].find(({ kind, task }) => kind === 'poll.end' && task === 1);
  const interventions = [{ at: (asleep?.seq ?? 0) + 1, kind: 'lose_wake', task: 1 }] as const;
  const { log } = record(ordersProgram(multi), { seed: 7, interventions });
  expect(warningsOf(log).map(({ name }) => name)).toContain('Deadlock');
});

test('the picture to keep is well-formed and says what the stage says', () => {
  const { log } = record(ordersProgram(multi), { seed: 7 });
  const show = createShow(log, ORDERS_SOURCE);
  const svg = sceneSvg(sceneAt(show, 16), 'a <b> & c');
  expect(svg).toContain('a &lt;b&gt; &amp; c · step 17 of');
  expect(svg).toContain('Worker 0 polls cook #3');
  const opened = svg.match(/<(svg|text|rect|path)\b/g)?.length ?? 0;
  const closed = svg.match(/<\/(svg|text)>|\/>/g)?.length ?? 0;
  expect(closed).toBe(opened);
});
