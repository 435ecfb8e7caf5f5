import type { RecordedFacts } from './evidence';
import type { MisconceptionId } from './misconceptions';
import type { Item } from './schema';

export type KeyedOption = {
  readonly text: string;
  readonly lines?: readonly string[];
  readonly correct: boolean;
  readonly why: string;
  readonly misconception?: MisconceptionId | undefined;
};

/** Why an answer is right or wrong, and the belief that leads to it. */
export type Reason = { readonly why: string; readonly misconception?: MisconceptionId | undefined };

/** What the page shows and how it is answered; six forms carry all the item types. */
export type Ask =
  | { readonly form: 'choice'; readonly many: boolean; readonly options: readonly KeyedOption[] }
  | { readonly form: 'order'; readonly entries: readonly string[]; readonly why: string }
  | {
      readonly form: 'count';
      readonly answer: number;
      readonly unit: string;
      readonly why: string;
      readonly near: readonly (Reason & { readonly value: number })[];
    }
  | {
      readonly form: 'mark';
      readonly lines: readonly number[];
      readonly why: string;
      readonly near: readonly (Reason & { readonly line: number })[];
    }
  | {
      readonly form: 'compiles';
      readonly accepts: boolean;
      readonly diagnostic?: RecordedFacts['diagnostics'][number] | undefined;
      readonly reasons: readonly (KeyedOption & { readonly verdict: 'accepts' | 'rejects' })[];
    }
  | {
      readonly form: 'match';
      readonly pairs: readonly {
        readonly left: string;
        readonly right: string;
        readonly why: string;
      }[];
      readonly decoys: readonly string[];
    };

/** A question with its answer, as plain data for the page. */
export type KeyedItem = {
  readonly id: string;
  readonly version: number;
  readonly type: Item['type'];
  readonly chapter: number;
  readonly tests: readonly MisconceptionId[];
  readonly stem: string;
  readonly hints: readonly [string, string];
  readonly program?: string | undefined;
  readonly source?: string | undefined;
  /** The event of the run that decides the answer, for "watch why". */
  readonly whyStep?: number | undefined;
  /** The event at which the run stands still while the question is asked. */
  readonly frozenStep?: number | undefined;
  readonly ask: Ask;
  /** The same question about other programs and numbers, for a reader who wants to be asked again. */
  readonly variants?: readonly KeyedItem[];
};

export type KeyResult =
  | { readonly ok: true; readonly item: KeyedItem }
  | { readonly ok: false; readonly message: string; readonly remedy: string };

/** What is wrong with a question, and how to mend it. */
export type Failure = { readonly message: string; readonly remedy: string };
/** A failure, where an answer was expected. */
export const failure = (message: string, remedy: string): Failure => ({ message, remedy });

/** An item of one type. */
export type Of<T extends Item['type']> = Extract<Item, { type: T }>;

/** Whether two outputs are the same text. */
export const sameLines = (a: readonly string[], b: readonly string[]) =>
  a.join('\n') === b.join('\n');

/** An option that shows printed lines. */
export function linesOption(
  lines: readonly string[],
  correct: boolean,
  reason: Reason,
): KeyedOption {
  return {
    text: lines.join(', '),
    lines,
    correct,
    why: reason.why,
    misconception: reason.misconception,
  };
}
