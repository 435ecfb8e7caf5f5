// What a lesson is once it has been read: plain data that any layer may name.

import type { KeyedItem } from '@/lib/quiz/key';
import type { Item } from '@/lib/quiz/schema';
import type { RecordingJson } from '../recording/json';

/** One place in a Rust file as rustc reports it: lines and columns count from 1, the end is exclusive. */
export interface RecordedSpan {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly primary: boolean;
  readonly label: string | null;
}

/** A note or help that hangs below a diagnostic. */
export interface RecordedNote {
  readonly level: string;
  readonly message: string;
  readonly spans: readonly RecordedSpan[];
}

/** One diagnostic exactly as the real rustc printed it (`rendered`), and taken apart. */
export interface RecordedDiagnostic {
  readonly level: 'error' | 'warning';
  readonly code: string | null;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly spans: readonly RecordedSpan[];
  readonly notes: readonly RecordedNote[];
  readonly rendered: string;
}

/** How far the recorded stdout binds the next run: byte for byte, as a set of lines, or not at all. */
export type OutputPromise = 'exact' | 'any-order' | 'varies';

/** One run on real Tokio. `hangs` means that the time limit ended it; then `exit` is null. */
export interface RecordedRun {
  readonly ends: 'exits' | 'hangs';
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly output: OutputPromise;
}

/** `<program>.rs.expected.json`: written by `npm run verify -- --record`, never by hand. */
export interface ExpectedProgram {
  readonly rustc: string;
  readonly tokio: string;
  readonly edition: string;
  readonly verdict: 'accepts' | 'rejects';
  readonly diagnostics: readonly RecordedDiagnostic[];
  /** null when rustc rejects the program. */
  readonly run: RecordedRun | null;
}

/** A file below `programs/`: its exact text, one HTML string per line, and what the real tools said. */
export interface LessonProgram {
  readonly file: string;
  readonly language: 'rust' | 'typescript' | 'go';
  readonly source: string;
  /** Highlighted lines: escaped text in `<span class="t-…">`, without line breaks. */
  readonly lines: readonly string[];
  /** The source as the playground reads it from an address: deflated, in base64url. */
  readonly packed: string;
  readonly expected: ExpectedProgram | null;
}

/** The validated front matter of a lesson, with what its directory name says. */
export interface LessonMeta {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  readonly part: number;
  readonly objectives: readonly string[];
}

/** A heading that can be linked to as `#id`. */
export interface Heading {
  readonly id: string;
  readonly depth: number;
  readonly text: string;
  readonly line: number;
}

/** Everything that decides a run besides the program, as a lesson writes it. */
export interface SimulationProps {
  readonly program: string;
  readonly workers?: number | undefined;
  readonly seed?: number | undefined;
  readonly profile?: string | undefined;
}

/** The error for which rustc rejects a program that is run as if it compiled. */
export interface RejectedFor {
  readonly code: string | null;
  readonly message: string;
  readonly line: number;
}

/** A run recorded at build time; or why the simulator would not run the program, in words for the reader. */
export type ProgramRecording =
  | {
      readonly ok: true;
      readonly run: RecordingJson;
      /** Set when rustc rejects the program: the stage must say so at every step. */
      readonly asIf?: RejectedFor;
    }
  | { readonly ok: false; readonly reason: string };

/** The name under which a lesson keeps the recording of a simulation. */
export function recordingName({ program, workers, seed, profile }: SimulationProps): string {
  return [program, workers ?? '', seed ?? '', profile ?? ''].join('|');
}

/** The run that explains a question at the chapter's end; null where no run decides it. */
export function runOfQuestion(item: Item): SimulationProps | null {
  switch (item.type) {
    case 'predict-log':
    case 'predict-next':
    case 'predict-time':
    case 'possible':
    case 'order':
    case 'count':
    case 'diagnose': {
      const { program, workers, seed, place } = item;
      return place === 'text' ? null : { program, workers, seed };
    }
    default:
      return null;
  }
}

/** A lesson read from its directory. `quiz` is null where the lesson has no `quiz.json`. */
export interface Lesson {
  readonly meta: LessonMeta;
  readonly programs: Readonly<Record<string, LessonProgram>>;
  /** Runs of the lesson's simulations, by `recordingName`. */
  readonly recordings: Readonly<Record<string, ProgramRecording>>;
  /** The ids of the stages in its text, by `recordingName`. */
  readonly stages: Readonly<Record<string, string>>;
  readonly headings: readonly Heading[];
  readonly quiz: readonly Item[] | null;
  /** The same questions with their keys, computed from what rustc, Tokio and the simulator said. */
  readonly questions: readonly KeyedItem[];
}

/** A page below `content/docs`. */
export interface DocPage {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly order: number;
  readonly headings: readonly Heading[];
}
