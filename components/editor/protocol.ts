import type { Completions } from '@/lib/assist/completion';
import type { TextEdit } from '@/lib/assist/edits';
import type { Hover, SignatureHelp } from '@/lib/assist/meaning';
import type { QuickFix } from '@/lib/assist/quickFixes';
import type { RecordingJson } from '@/lib/recording/json';
import type { Scenario } from '@/lib/sim/scenario';

/** One finding of the checker. `start` and `end` are offsets, line and column count from 1. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly code: string | null;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** As rustc prints it; null when there are too many to print. */
  readonly rendered: string | null;
  /** The page of the site that explains it, and its title. */
  readonly explained: { readonly key: string; readonly title: string } | null;
}

/** A place outside of what is modelled. */
export interface OutsideMark {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly what: string;
  readonly instead: string | null;
}

/** What the checker says about a text. */
export interface Checked {
  readonly verdict: 'accepts' | 'rejects' | 'unsure';
  readonly findings: readonly Finding[];
  readonly outside: readonly OutsideMark[];
}

/** What came of running a text: `run` is null when it could not be run to the end within the model. */
export interface Ran {
  readonly checked: Checked;
  readonly run: RecordingJson | null;
  /** The source's lines, coloured like the listings. */
  readonly lines: readonly string[];
}

interface AtOffset {
  readonly source: string;
  readonly offset: number;
}

/** What may be asked of the worker: the question and the answer of each kind. */
export interface Questions {
  check: { question: { readonly source: string }; answer: Checked };
  run: { question: { readonly source: string; readonly scenario: Scenario }; answer: Ran };
  complete: { question: AtOffset; answer: Completions };
  hover: { question: AtOffset; answer: Hover | null };
  define: {
    question: AtOffset;
    answer: { readonly start: number; readonly end: number } | null;
  };
  signature: { question: AtOffset; answer: SignatureHelp | null };
  fixes: {
    question: { readonly source: string; readonly start: number; readonly end: number };
    answer: readonly QuickFix[];
  };
  layOut: { question: { readonly source: string }; answer: readonly TextEdit[] };
}

export type Kind = keyof Questions;
export type Question<K extends Kind> = Questions[K]['question'];
export type Answer<K extends Kind> = Questions[K]['answer'];
