import type { Ask } from './key';
import type { MisconceptionId } from './misconceptions';

/** An answer, by positions in the unshuffled item, so that it means the same on every page. */
export type Answer =
  | { readonly form: 'choice'; readonly picked: readonly number[] }
  | { readonly form: 'order'; readonly sequence: readonly number[] }
  | { readonly form: 'count'; readonly value: number }
  | { readonly form: 'mark'; readonly lines: readonly number[] }
  | { readonly form: 'compiles'; readonly accepts: boolean; readonly reason: number }
  /** For each left side the index into the right sides: pairs first, then decoys. */
  | { readonly form: 'match'; readonly rights: readonly number[] };

export type Grade = {
  readonly correct: boolean;
  /** Right verdict with a wrong reason, or some of several right: worth saying, not a pass. */
  readonly partly: boolean;
  readonly misconceptions: readonly MisconceptionId[];
};

/**
 * Grades an answer. Pure, and total: an answer of another form, or with positions that do not
 * exist, is wrong and never an error.
 */
export function grade(ask: Ask, answer: Answer): Grade {
  if (ask.form === 'choice' && answer.form === 'choice') return gradeChoice(ask, answer.picked);
  if (ask.form === 'order' && answer.form === 'order') {
    const placed = answer.sequence.map((from) => ask.entries[from]);
    const right = ask.entries.filter((text, place) => placed[place] === text).length;
    const correct = right === ask.entries.length && placed.length === right;
    return { correct, partly: false, misconceptions: [] };
  }
  if (ask.form === 'count' && answer.form === 'count') {
    const near = ask.near.find((n) => n.value === answer.value);
    return verdict(answer.value === ask.answer, false, [near?.misconception]);
  }
  if (ask.form === 'mark' && answer.form === 'mark') {
    const hit = answer.lines.filter((line) => ask.lines.includes(line)).length;
    const correct = hit === ask.lines.length && answer.lines.length === hit;
    const near = ask.near.filter((n) => answer.lines.includes(n.line));
    return verdict(
      correct,
      hit > 0,
      near.map((n) => n.misconception),
    );
  }
  if (ask.form === 'compiles' && answer.form === 'compiles') {
    const reason = ask.reasons[answer.reason];
    const rightVerdict = answer.accepts === ask.accepts;
    return verdict(rightVerdict && reason?.correct === true, rightVerdict, [reason?.misconception]);
  }
  if (ask.form === 'match' && answer.form === 'match') {
    const rights = [...ask.pairs.map((pair) => pair.right), ...ask.decoys];
    const right = ask.pairs.filter(
      (pair, i) => rights[answer.rights[i] ?? -1] === pair.right,
    ).length;
    return verdict(right === ask.pairs.length, right > 0, []);
  }
  return { correct: false, partly: false, misconceptions: [] };
}

function gradeChoice(ask: Extract<Ask, { form: 'choice' }>, picked: readonly number[]): Grade {
  const chosen = new Set(picked);
  const correct =
    [...chosen].every((i) => ask.options[i] !== undefined) &&
    ask.options.every((option, i) => option.correct === chosen.has(i));
  const hit = ask.options.some((option, i) => option.correct && chosen.has(i));
  const wrong = ask.options.filter((option, i) => !option.correct && chosen.has(i));
  return verdict(
    correct,
    ask.many && hit,
    wrong.map((option) => option.misconception),
  );
}

function verdict(
  correct: boolean,
  partly: boolean,
  beliefs: readonly (MisconceptionId | undefined)[],
): Grade {
  if (correct) return { correct, partly: false, misconceptions: [] };
  const named = beliefs.filter((belief): belief is MisconceptionId => belief !== undefined);
  return { correct, partly, misconceptions: [...new Set(named)] };
}
