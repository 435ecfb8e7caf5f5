import { expect, it } from 'vitest';
import { formOfAttempt, shuffled } from '@/lib/quiz/shuffle';

it('the same seed gives the same order, and each number once', () => {
  expect(shuffled(6, 'q10-1/0')).toEqual(shuffled(6, 'q10-1/0'));
  expect(shuffled(6, 'q10-1/0').toSorted()).toEqual([0, 1, 2, 3, 4, 5]);
});

it('a question is first asked as it was written, and each form comes once before one comes again', () => {
  const attempts = Array.from({ length: 12 }, (_, at) => formOfAttempt(at, 4, 'q10-1'));
  expect(attempts[0]).toBe(0);
  for (const from of [0, 4, 8]) {
    expect(attempts.slice(from, from + 4).toSorted()).toEqual([0, 1, 2, 3]);
  }
  expect(formOfAttempt(7, 1, 'q10-1')).toBe(0);
});

it('questions differ in the order of their forms', () => {
  const orders = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) =>
    [1, 2, 3].map((at) => formOfAttempt(at, 4, id)).join(),
  );
  expect(new Set(orders).size).toBeGreaterThan(1);
});
