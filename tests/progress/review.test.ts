import { describe, expect, it } from 'vitest';
import {
  type Answered,
  emptyRecord,
  merge,
  type ProgressRecord,
  readRecord,
  withAnswer,
  writeRecord,
} from '@/lib/progress/record';
import { dueAt, reviewList, reviewStep } from '@/lib/progress/review';

const DAY = 24 * 60 * 60 * 1000;
const all = () => true;

/** Answers of one question, each as `day right|wrong [how sure]`. */
function answered(...given: readonly string[]): ProgressRecord {
  return given.reduce((record, one) => {
    const [day = '', verdict, sure] = one.split(' ');
    const answer = { version: 1, correct: verdict === 'right', at: Number(day) * DAY };
    return withAnswer(record, 'q', { ...answer, ...(sure ? { sure: sure as 'sure' } : {}) });
  }, emptyRecord);
}

const dueDay = (record: ProgressRecord): number | null => {
  const entry = record.answers.q;
  const at = entry ? dueAt(entry) : null;
  return at === null ? null : at / DAY;
};

describe('review', () => {
  it('asks for a missed question after one day', () => {
    expect(dueDay(answered('0 wrong'))).toBe(1);
  });

  it('leaves out what was right at once, unless it was a guess', () => {
    expect(dueDay(answered('0 right'))).toBeNull();
    expect(dueDay(answered('0 right sure'))).toBeNull();
    expect(dueDay(answered('0 right guess'))).toBe(1);
  });

  it('is not satisfied by a second try at once', () => {
    expect(dueDay(answered('0 wrong', '0 right'))).toBe(1);
  });

  it('comes back after one, three, seven and twenty-one days, and then no more', () => {
    const days = ['0 wrong', '1 right', '4 right', '11 right', '32 right'];
    const seen = days.map((_, n) => dueDay(answered(...days.slice(0, n + 1))));
    expect(seen).toEqual([1, 4, 11, 32, null]);
  });

  it('starts over when it is missed again', () => {
    expect(dueDay(answered('0 wrong', '1 right', '4 wrong'))).toBe(5);
  });

  it('puts a question on the list that was right once and is missed later', () => {
    expect(dueDay(answered('0 right', '9 wrong'))).toBe(10);
  });

  it('begins with what the reader was sure of, then with what has waited longest', () => {
    const at = (day: number, more: Partial<Answered>): Answered => ({
      version: 1,
      correct: false,
      at: day * DAY,
      ...more,
    });
    let record = withAnswer(emptyRecord, 'young', at(2, {}));
    record = withAnswer(record, 'old', at(1, {}));
    record = withAnswer(record, 'sure', at(2, { sure: 'sure' }));
    record = withAnswer(record, 'gone', at(0, {}));
    const list = reviewList(record, 3 * DAY, (id) => id !== 'gone');
    expect(list.due.map(({ id }) => id)).toEqual(['sure', 'old', 'young']);
    expect(reviewList(record, 2 * DAY, all).later.map(({ id }) => id)).toEqual(['sure', 'young']);
  });

  it('reads records from before there was a review', () => {
    const old = `{"version":1,"state":{"lessons":{},"answers":{"q":{"first":{"version":1,"correct":false,"at":0},"latest":{"version":1,"correct":true,"at":0},"tries":2}}}}`;
    const read = readRecord(old);
    expect(read.ok && dueDay(read.record)).toBe(1);
  });

  it('survives writing, reading and merging', () => {
    const record = answered('0 wrong', '1 right');
    const read = readRecord(writeRecord(record));
    expect(read.ok && read.record).toEqual(record);
    const behind = answered('0 wrong');
    for (const merged of [merge(record, behind), merge(behind, record)])
      expect(merged.answers.q && reviewStep(merged.answers.q)).toBe(1);
  });
});
