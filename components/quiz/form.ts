import type { Answer } from '@/lib/quiz/grade';
import type { Ask } from '@/lib/quiz/key';

/** Open: no answer yet. Missed: a first wrong answer. Done: right, second answer or revealed. */
export type Phase = 'open' | 'missed' | 'done';

/** What every form of question gets. `order` is the seeded shuffle of what it lists. */
export type FormProps<F extends Ask['form']> = {
  readonly id: string;
  readonly ask: Extract<Ask, { form: F }>;
  readonly attempt: number;
  readonly phase: Phase;
  readonly answers: readonly Answer[];
  readonly lines: readonly string[];
  readonly submit: (answer: Answer) => void;
};

/** The verdict on one option once it may be shown, as a class and as a word. */
export type Mark = { readonly className: string; readonly word: string };

/** Marks what was picked at once, and everything when the question is done. */
export function optionMark(correct: boolean, picked: boolean, phase: Phase): Mark | undefined {
  if (phase === 'open' || (phase === 'missed' && !picked)) return undefined;
  if (correct) return { className: 'right', word: picked ? 'Right' : 'This one is right' };
  return { className: picked ? 'wrong' : 'other', word: picked ? 'Not this one' : 'Not so' };
}
