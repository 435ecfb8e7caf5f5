import { describe, expect, it } from 'vitest';
import {
  type Answered,
  emptyRecord,
  merge,
  readRecord,
  withAnswer,
  withLesson,
  writeRecord,
} from '@/lib/progress/record';

const answered = (at: number, correct: boolean): Answered => ({ version: 1, correct, at });

describe('answers', () => {
  it('keep the first one and the latest one', () => {
    let record = withAnswer(emptyRecord, 'q10-1', answered(1, false));
    record = withAnswer(record, 'q10-1', answered(2, true));
    expect(record.answers['q10-1']).toEqual({
      first: answered(1, false),
      latest: answered(2, true),
      tries: 2,
      step: 0,
    });
  });

  it('survive a new version of the question', () => {
    const record = withAnswer(emptyRecord, 'q10-1', answered(1, true));
    const later = withAnswer(record, 'q10-1', { ...answered(2, false), version: 2 });
    expect(later.answers['q10-1']?.first.version).toBe(1);
  });
});

it('a lesson can be read and unread', () => {
  const read = withLesson(emptyRecord, '10-spawn', 5);
  expect(read.lessons).toEqual({ '10-spawn': { readAt: 5 } });
  expect(withLesson(read, '10-spawn', undefined)).toEqual(emptyRecord);
});

describe('merge', () => {
  const a = withLesson(withAnswer(emptyRecord, 'q', answered(1, false)), 'x', 9);
  const b = withLesson(
    withAnswer(withAnswer(emptyRecord, 'q', answered(3, true)), 'p', answered(4, true)),
    'x',
    2,
  );

  it('takes the earliest first answer and the latest latest one', () => {
    expect(merge(a, b).answers.q).toMatchObject({
      first: answered(1, false),
      latest: answered(3, true),
    });
    expect(merge(a, b).lessons).toEqual({ x: { readAt: 2 } });
  });

  it('gives the same in either order, and nothing new when repeated', () => {
    expect(merge(a, b)).toEqual(merge(b, a));
    expect(merge(merge(a, b), b)).toEqual(merge(a, b));
    const tie = [answered(1, true), answered(1, false)].map((x) => withAnswer(emptyRecord, 'q', x));
    const [x, y] = tie as [typeof a, typeof a];
    expect(merge(x, y)).toEqual(merge(y, x));
  });
});

describe('export and import', () => {
  it('round-trip', () => {
    const record = withAnswer(withLesson(emptyRecord, 'x', 1), 'q', answered(1, true));
    expect(readRecord(writeRecord(record))).toEqual({ ok: true, record });
  });

  it.each([
    ['nonsense', 'not-json'],
    ['[]', 'broken'],
    ['{"version":1,"state":{"lessons":[],"answers":{}}}', 'broken'],
    ['{"version":2,"state":{}}', 'newer'],
  ])('%s is refused as %s', (text, reason) => {
    expect(readRecord(text)).toEqual({ ok: false, reason });
  });
});
