import { expect, test } from 'vitest';
import { fragmentOf, parseFragment, plainLink, type StageLink } from '@/lib/scene/link';
import { lineIndex } from '@/lib/scene/source';

const link: StageLink = {
  stage: 'two workers/é',
  seq: 42,
  seed: 7,
  workers: 4,
  profile: 'tokio-1.53-multi_thread',
  interventions: [
    { at: 12, kind: 'block_worker', worker: 1, micros: 20_000 },
    { at: 30, kind: 'lose_wake', task: 3 },
    { at: 31, kind: 'delay_timer', timer: 0, micros: 5 },
  ],
  choices: [0, 0, 3, 0, 1],
};

test('a link says everything that it was made of', () => {
  expect(parseFragment(fragmentOf(link))).toEqual(link);
  const bare = plainLink('outlives', 3);
  expect(parseFragment(fragmentOf(bare))).toEqual(bare);
});

test.each([
  '',
  '#',
  '#in-thirty-seconds',
  '#s1/a',
  '#s1/a/x',
  '#s2/a/3',
  '#s1/%E0%A4%A/3',
  '#s1/a/-1',
])('%j is not a link to a step', (fragment) => {
  expect(parseFragment(fragment)).toBeNull();
});

test('offsets fall on their lines', () => {
  const { lineOf, startOf, count } = lineIndex('ab\n\ncd\n');
  expect([0, 2, 3, 4, 6, 99].map(lineOf)).toEqual([0, 0, 1, 2, 2, 3]);
  expect([0, 1, 2].map(startOf)).toEqual([0, 3, 4]);
  expect(count).toBe(3);
});
