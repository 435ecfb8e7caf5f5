import type { Span } from '../syntax/tokens';

export type { Unsure } from '../typeck/results';

/** One finding, shaped as rustc reports it. `code` is null for errors that have none (syntax, Send of futures). */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly code: string | null;
  readonly message: string;
  /** The place the learner is sent to; its line is what rustc prints after `-->`. */
  readonly primary: Span;
  readonly labels: readonly Label[];
  readonly notes: readonly Note[];
  /** The lint's name for warnings (and denied lints): `unused_must_use`. */
  readonly lint?: string;
}

/** Text beside a marked span; `primary` draws `^^^`, others `---`. An empty text only marks. */
export interface Label {
  readonly span: Span;
  readonly text: string;
  readonly primary: boolean;
}

export interface Note {
  readonly kind: 'note' | 'help';
  readonly text: string;
  /** A note with its own place is printed with its own source lines. */
  readonly span?: Span;
  readonly labels?: readonly Label[];
  readonly suggestion?: Suggestion;
}

/** Edits that, applied together, are what rustc proposes. */
export interface Suggestion {
  readonly edits: readonly { readonly span: Span; readonly insert: string }[];
}

/** Builds an error with one primary label; further labels and notes are given as they are. */
export function errorAt(
  code: string | null,
  primary: Span,
  message: string,
  label = '',
  more: { labels?: readonly Label[]; notes?: readonly Note[] } = {},
): Diagnostic {
  const labels: Label[] = [{ span: primary, text: label, primary: true }];
  return {
    severity: 'error',
    code,
    message,
    primary,
    labels: [...labels, ...(more.labels ?? [])],
    notes: more.notes ?? [],
  };
}
