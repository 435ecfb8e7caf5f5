import type { TextEdit } from '@/lib/assist/edits';

/** A line that is being executed, counted from 0, and by whom. */
export interface Spot {
  readonly line: number;
  readonly hue: number;
  readonly label: string;
}

/** What the page may do with an open editor, whichever of the two it is. */
export interface EditorHandle {
  /** Makes one change that the reader can undo. */
  readonly apply: (edit: TextEdit) => void;
  /** Puts the cursor at an offset and shows it. */
  readonly show: (start: number) => void;
  /** Indents the program. */
  readonly layOut: () => void;
}
