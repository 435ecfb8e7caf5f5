import { expect, it } from 'vitest';
import { type Answer, grade } from '@/lib/quiz/grade';
import type { Ask } from '@/lib/quiz/key';
import { misconceptions } from '@/lib/quiz/misconceptions';
import { shuffled } from '@/lib/quiz/shuffle';

const one: Ask = {
  form: 'choice',
  many: false,
  options: [
    { text: 'a', correct: false, why: '', misconception: 'M01' },
    { text: 'b', correct: true, why: '' },
  ],
};
const several: Ask = {
  form: 'choice',
  many: true,
  options: [
    { text: 'a', correct: true, why: '' },
    { text: 'b', correct: true, why: '' },
    { text: 'c', correct: false, why: '', misconception: 'M03' },
  ],
};
const order: Ask = { form: 'order', entries: ['a', 'b', 'a'], why: '' };
const count: Ask = {
  form: 'count',
  answer: 4,
  unit: 'polls',
  why: '',
  near: [{ value: 3, why: '', misconception: 'M09' }],
};
const mark: Ask = {
  form: 'mark',
  lines: [2, 3],
  why: '',
  near: [{ line: 1, why: '', misconception: 'M14' }],
};
const compiles: Ask = {
  form: 'compiles',
  accepts: false,
  reasons: [
    { text: 'a', verdict: 'rejects', correct: true, why: '' },
    { text: 'b', verdict: 'rejects', correct: false, why: '', misconception: 'M17' },
  ],
};
const match: Ask = {
  form: 'match',
  pairs: [
    { left: 'a', right: '1', why: '' },
    { left: 'b', right: '2', why: '' },
  ],
  decoys: ['3'],
};

it.each<[string, Ask, Answer, boolean, boolean, string[]]>([
  ['the right option', one, { form: 'choice', picked: [1] }, true, false, []],
  ['a wrong option names its belief', one, { form: 'choice', picked: [0] }, false, false, ['M01']],
  ['no option', one, { form: 'choice', picked: [] }, false, false, []],
  ['both where one is asked', one, { form: 'choice', picked: [0, 1] }, false, false, ['M01']],
  ['an option that does not exist', one, { form: 'choice', picked: [1, 9] }, false, false, []],
  ['all right options', several, { form: 'choice', picked: [1, 0] }, true, false, []],
  ['some right options', several, { form: 'choice', picked: [0] }, false, true, []],
  ['right and wrong options', several, { form: 'choice', picked: [0, 2] }, false, true, ['M03']],
  ['equal lines may change places', order, { form: 'order', sequence: [2, 1, 0] }, true, false, []],
  ['another order', order, { form: 'order', sequence: [1, 0, 2] }, false, false, []],
  ['a short order', order, { form: 'order', sequence: [0, 1] }, false, false, []],
  ['the count', count, { form: 'count', value: 4 }, true, false, []],
  ['a known wrong count', count, { form: 'count', value: 3 }, false, false, ['M09']],
  ['not a number', count, { form: 'count', value: Number.NaN }, false, false, []],
  ['all lines', mark, { form: 'mark', lines: [3, 2] }, true, false, []],
  ['one line and a near one', mark, { form: 'mark', lines: [2, 1] }, false, true, ['M14']],
  [
    'right verdict, right reason',
    compiles,
    { form: 'compiles', accepts: false, reason: 0 },
    true,
    false,
    [],
  ],
  [
    'right verdict, wrong reason',
    compiles,
    { form: 'compiles', accepts: false, reason: 1 },
    false,
    true,
    ['M17'],
  ],
  ['wrong verdict', compiles, { form: 'compiles', accepts: true, reason: 0 }, false, false, []],
  ['all pairs', match, { form: 'match', rights: [0, 1] }, true, false, []],
  ['a decoy', match, { form: 'match', rights: [0, 2] }, false, true, []],
  ['an answer of another form', match, { form: 'count', value: 4 }, false, false, []],
])('%s', (_name, ask, answer, correct, partly, beliefs) => {
  expect(grade(ask, answer)).toEqual({ correct, partly, misconceptions: beliefs });
});

it('shuffles by seed: a permutation, the same for the same seed, varied over seeds', () => {
  expect(shuffled(6, 'q10-1/0')).toEqual(shuffled(6, 'q10-1/0'));
  const seen = new Set<string>();
  for (let i = 0; i < 200; i += 1) {
    const order = shuffled(4, `q10-1/${i}`);
    expect([...order].sort()).toEqual([0, 1, 2, 3]);
    seen.add(order.join());
  }
  expect(seen.size).toBe(24);
});

it('every misconception M01 to M38 is described', () => {
  const ids = Array.from({ length: 38 }, (_, i) => `M${String(i + 1).padStart(2, '0')}`);
  expect(Object.keys(misconceptions)).toEqual(ids);
});
