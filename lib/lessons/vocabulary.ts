import type { z } from 'zod';

/** What a lesson may say about one component: its props, whether it has children, which files it names. */
export interface VocabularyEntry {
  readonly props: z.ZodType;
  readonly children: boolean;
  /** Props that name a file below `programs/`, with what must be recorded for it. */
  readonly files?: Readonly<Record<string, 'source' | 'diagnostics' | 'stdout'>>;
  /** The component shows a run of the program named by its `program` prop; the run is recorded at build time. */
  readonly simulates?: boolean;
  /** The component draws the lesson's `quiz.json`. */
  readonly quiz?: boolean;
  /** The component asks the question that its `item` prop names, one with `"place": "text"`. */
  readonly asks?: boolean;
  /** The component quotes what people say; the index of sayings lists it. */
  readonly quotes?: boolean;
  /** Element ids that the component puts on the page, so that links may point at them. */
  readonly anchors?: readonly string[];
}

/** The components that a lesson may use, by name. */
export type Vocabulary = Readonly<Record<string, VocabularyEntry>>;
