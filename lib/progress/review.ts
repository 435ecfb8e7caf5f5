import type { Answered, AnswerRecord, ProgressRecord } from './record';

const DAY = 24 * 60 * 60 * 1000;
/** Days until a question comes back, by how often it has since been answered right when it was due. */
export const reviewDays: readonly number[] = [1, 3, 7, 21];

/** Whether an answer puts its question on the list: a miss, or a right answer that was a guess. */
const needsReview = ({ correct, sure }: Answered): boolean => !correct || sure === 'guess';

/**
 * How far a question has come in review: 0 after a miss, `reviewDays.length` when it is done,
 * undefined when it was never on the list. Records from before there was a review start at 0.
 */
export function reviewStep(entry: AnswerRecord): number | undefined {
  return entry.step ?? (needsReview(entry.first) ? 0 : undefined);
}

/** When a question is due, in milliseconds since 1970; null when it is not on the list. */
export function dueAt(entry: AnswerRecord): number | null {
  const step = reviewStep(entry);
  const days = step === undefined ? undefined : reviewDays[step];
  return days === undefined ? null : entry.latest.at + days * DAY;
}

/**
 * The step after one more answer. A right one counts only when the question was due, so that asking
 * again at once does not take it off the list; a miss starts over.
 */
export function stepAfter(before: AnswerRecord | undefined, answer: Answered): number | undefined {
  const step = before && reviewStep(before);
  if (needsReview(answer)) return 0;
  if (!before || step === undefined) return undefined;
  const due = dueAt(before);
  return due !== null && answer.at >= due ? step + 1 : step;
}

export interface ReviewItem {
  readonly id: string;
  readonly dueAt: number;
  /** The reader was sure of a wrong answer: these come first. */
  readonly misled: boolean;
}

export interface ReviewList {
  readonly due: readonly ReviewItem[];
  /** On the list, but not yet due; the nearest first. */
  readonly later: readonly ReviewItem[];
}

const misled = ({ first, latest }: AnswerRecord): boolean =>
  [first, latest].some(({ correct, sure }) => !correct && sure === 'sure');

/**
 * What is due at `now`: first what the reader was sure of and wrong about, then what has waited longest.
 * A pure function of the record and the time; questions that no longer exist are left out.
 */
export function reviewList(
  { answers }: ProgressRecord,
  now: number,
  exists: (id: string) => boolean,
): ReviewList {
  const items = Object.entries(answers).flatMap(([id, entry]): ReviewItem[] => {
    const at = dueAt(entry);
    return at === null || !exists(id) ? [] : [{ id, dueAt: at, misled: misled(entry) }];
  });
  const byTime = (a: ReviewItem, b: ReviewItem) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1);
  return {
    due: items
      .filter((item) => item.dueAt <= now)
      .sort((a, b) => Number(b.misled) - Number(a.misled) || byTime(a, b)),
    later: items.filter((item) => item.dueAt > now).sort(byTime),
  };
}
