import { expect, test } from 'vitest';
import { termsIn } from '@/lib/scene/words';

const terms = ['queue', 'global queue', 'poll', 'Poll::Pending', 'waker'].map((term) => ({ term }));
const found = (sentence: string) => termsIn(sentence, terms).map(({ term }) => term);

test('a sentence is explained by the terms it names, the longest first', () => {
  expect(found('Worker 0 polls fetch from the global queue again.')).toEqual([
    'global queue',
    'poll',
  ]);
});

test('a term inside a longer one does not count, unless it stands by itself as well', () => {
  expect(found('It goes to the global queue.')).toEqual(['global queue']);
  expect(found('From the queue to the global queue.')).toEqual(['global queue', 'queue']);
});

test('names of the program are no terms', () => {
  expect(found('main spawns pollster and waker_two.')).toEqual([]);
  expect(found('It prints nothing of interest.')).toEqual([]);
});
