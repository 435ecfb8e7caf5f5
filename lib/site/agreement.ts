import { readFileSync } from 'node:fs';

/** How mutants of one kind were judged beside rustc, in the words of `lib/cli/mutate.ts`. */
export interface Agreement {
  readonly toolchain: string;
  readonly command: string;
  /** What else must be known to read the counts: written by hand when a set is judged a second time. */
  readonly history?: string;
  readonly total: number;
  /** Mutants that rustc accepts. */
  readonly accepted: number;
  readonly kinds: Readonly<Record<string, Readonly<Record<Judgement, number>>>>;
}

export type Judgement = 'exact' | 'partial' | 'off' | 'unsure' | 'false alarm' | 'false clear';

export const JUDGEMENTS: readonly Judgement[] = [
  'exact',
  'partial',
  'off',
  'unsure',
  'false alarm',
  'false clear',
];

/** The counts that the last run over labelled mutants wrote. */
export function readAgreement(): Agreement {
  return JSON.parse(readFileSync('tests/mutants/agreement.json', 'utf8')) as Agreement;
}

/** How often each judgement was given, over all kinds. */
export function totalOf({ kinds }: Agreement): Readonly<Record<Judgement, number>> {
  const sum = (judgement: Judgement) =>
    Object.values(kinds).reduce((n, counts) => n + counts[judgement], 0);
  return {
    exact: sum('exact'),
    partial: sum('partial'),
    off: sum('off'),
    unsure: sum('unsure'),
    'false alarm': sum('false alarm'),
    'false clear': sum('false clear'),
  };
}
