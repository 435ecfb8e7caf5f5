import { stepAfter } from './review';

/** The form of the stored record. Raised only together with a new branch in `readRecord`. */
export const recordVersion = 1;

export type Answered = {
  /** The version of the question that was answered; a reworded question keeps older answers. */
  readonly version: number;
  readonly correct: boolean;
  /** Milliseconds since 1970, from the reader's clock. */
  readonly at: number;
  readonly sure?: 'guess' | 'think' | 'sure';
};

/** The first answer is what counts for review, the latest is what is shown. */
export type AnswerRecord = {
  readonly first: Answered;
  readonly latest: Answered;
  readonly tries: number;
  /** How far it has come in review (see review.ts); absent when it was never on the list. */
  readonly step?: number;
};

/** What one reader has read and answered. It never leaves the browser unless exported by hand. */
export type ProgressRecord = {
  /** By lesson slug: when the reader said "read", in milliseconds since 1970. */
  readonly lessons: Readonly<Record<string, { readonly readAt: number }>>;
  /** By question id. */
  readonly answers: Readonly<Record<string, AnswerRecord>>;
};

export const emptyRecord: ProgressRecord = { lessons: {}, answers: {} };

export type ReadRecord =
  | { readonly ok: true; readonly record: ProgressRecord }
  | { readonly ok: false; readonly reason: 'not-json' | 'newer' | 'broken' };

/** Reads an exported or stored record. Never throws; a record of a newer version is not touched. */
export function readRecord(text: string): ReadRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  if (!isObject(value) || typeof value.version !== 'number') return { ok: false, reason: 'broken' };
  if (value.version > recordVersion) return { ok: false, reason: 'newer' };
  return isRecord(value.state)
    ? { ok: true, record: value.state }
    : { ok: false, reason: 'broken' };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMapOf = (value: unknown, fits: (entry: unknown) => boolean): boolean =>
  isObject(value) && Object.values(value).every(fits);

const isAnswered = (value: unknown): boolean =>
  isObject(value) &&
  Number.isInteger(value.version) &&
  typeof value.correct === 'boolean' &&
  Number.isFinite(value.at) &&
  [undefined, 'guess', 'think', 'sure'].includes(value.sure as string | undefined);

function isRecord(value: unknown): value is ProgressRecord {
  return (
    isObject(value) &&
    isMapOf(value.lessons, (lesson) => isObject(lesson) && Number.isFinite(lesson.readAt)) &&
    isMapOf(
      value.answers,
      (entry) =>
        isObject(entry) &&
        isAnswered(entry.first) &&
        isAnswered(entry.latest) &&
        Number.isInteger(entry.tries) &&
        (entry.step === undefined || Number.isInteger(entry.step)),
    )
  );
}

/** The text that `readRecord` reads: the same for a stored record and for an exported file. */
export function writeRecord({ lessons, answers }: ProgressRecord): string {
  return JSON.stringify({ version: recordVersion, state: { lessons, answers } });
}

/** The record after one more answer. */
export function withAnswer(from: ProgressRecord, id: string, answer: Answered): ProgressRecord {
  const before = from.answers[id];
  const step = stepAfter(before, answer);
  const entry = {
    first: before?.first ?? answer,
    latest: answer,
    tries: (before?.tries ?? 0) + 1,
    ...(step === undefined ? {} : { step }),
  };
  return { ...from, answers: { ...from.answers, [id]: entry } };
}

/** The record after a lesson was marked as read, or as unread again with `at` undefined. */
export function withLesson(
  from: ProgressRecord,
  slug: string,
  at: number | undefined,
): ProgressRecord {
  const { [slug]: _before, ...others } = from.lessons;
  return { ...from, lessons: at === undefined ? others : { ...others, [slug]: { readAt: at } } };
}

/**
 * Two records made one, in either order with the same result: the earliest first answer, the
 * latest latest one, the larger number of tries, the earliest reading. Nothing is lost.
 */
export function merge(a: ProgressRecord, b: ProgressRecord): ProgressRecord {
  const lessons = { ...a.lessons };
  for (const [slug, theirs] of Object.entries(b.lessons)) {
    const ours = lessons[slug];
    lessons[slug] = { readAt: Math.min(ours?.readAt ?? theirs.readAt, theirs.readAt) };
  }
  const answers = { ...a.answers };
  for (const [id, theirs] of Object.entries(b.answers)) {
    const ours = answers[id];
    answers[id] = ours ? mergeAnswers(ours, theirs) : theirs;
  }
  return { lessons, answers };
}

function mergeAnswers(a: AnswerRecord, b: AnswerRecord): AnswerRecord {
  const older = earlier(a.latest, b.latest);
  const later = older === a.latest ? b : a;
  // The same latest answer on both sides: the step that is further on is the newer one.
  const same = JSON.stringify(a.latest) === JSON.stringify(b.latest);
  const step = same ? larger(a.step, b.step) : later.step;
  return {
    first: earlier(a.first, b.first),
    latest: later.latest,
    tries: Math.max(a.tries, b.tries),
    ...(step === undefined ? {} : { step }),
  };
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : Math.max(a, b ?? a);
}

/** Total order on answers, so that merging does not depend on which record comes first. */
function earlier(a: Answered, b: Answered): Answered {
  if (a.at !== b.at) return a.at < b.at ? a : b;
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
}
