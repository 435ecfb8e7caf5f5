import type { KeyedItem } from './key';

/** A question as the review asks it, away from its chapter. */
export interface ShelvedQuestion {
  readonly item: KeyedItem;
  /** The program's file name and highlighted lines, when the question is about one. */
  readonly file?: string;
  readonly source?: string;
  readonly lines?: readonly string[];
  /** Its frozen run stands in the chapter: there it is asked, and not here. */
  readonly staged: boolean;
}

/** The questions of one chapter, fetched when one of them is due. */
export interface Shelf {
  readonly slug: string;
  readonly title: string;
  readonly number: number;
  readonly questions: readonly ShelvedQuestion[];
}
