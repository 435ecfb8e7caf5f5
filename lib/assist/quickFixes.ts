import { type Compilation, compileRust, type Diagnostic, type Verdict } from '../rust';
import { applyEdits, editBetween, type TextEdit } from './edits';
import {
  awaitInstead,
  awaitIt,
  boxTheCall,
  makeAsync,
  pinIt,
  runMain,
  useTheValue,
} from './fixes/awaiting';
import type { Candidate, FixRule } from './fixes/fix';
import { bringIntoScope, importTrait } from './fixes/naming';
import { makeItOwn, ownBeforeSpawn, useAfterMove } from './fixes/ownership';
import { promiseSend, sendIt } from './fixes/sending';
import {
  callAgain,
  convert,
  coverPatterns,
  deriveIt,
  makeMutable,
  nameTheType,
  shareIt,
} from './fixes/values';
import { mendSyntax } from './fixes/writing';
import { ProgramView } from './view';

/** A change that was tried out: after it, the finding is gone. */
export interface QuickFix {
  readonly title: string;
  readonly edit: TextEdit;
  /** What the checker says of the whole program after the change. */
  readonly verdict: Verdict;
  /** Errors that are left; 0 when the verdict is not `rejects`. */
  readonly errorsLeft: number;
}

/** Which rules look at a finding; a finding without a code is known by its words. */
const RULES: Readonly<Record<string, readonly FixRule[]>> = {
  E0004: [coverPatterns],
  E0277: [awaitIt, pinIt, deriveIt, convert],
  E0282: [nameTheType],
  E0283: [nameTheType],
  E0308: [awaitIt, convert],
  E0369: [awaitIt, deriveIt],
  E0373: [makeItOwn],
  E0382: [useAfterMove, callAgain, deriveIt, shareIt],
  E0384: [makeMutable],
  E0405: [bringIntoScope],
  E0412: [bringIntoScope],
  E0423: [bringIntoScope],
  E0425: [bringIntoScope],
  E0432: [bringIntoScope],
  E0433: [bringIntoScope],
  E0505: [useAfterMove],
  E0507: [convert, useAfterMove],
  E0521: [ownBeforeSpawn],
  E0594: [makeMutable],
  E0596: [makeMutable],
  E0597: [ownBeforeSpawn],
  E0599: [awaitIt, awaitInstead, importTrait, deriveIt],
  E0600: [awaitIt],
  E0608: [awaitIt],
  E0609: [awaitIt],
  E0610: [awaitIt],
  E0614: [awaitIt],
  E0716: [ownBeforeSpawn],
  E0728: [makeAsync],
  E0733: [boxTheCall],
  E0752: [runMain],
};

function rulesFor({ code, message, lint }: Diagnostic): readonly FixRule[] {
  if (lint === 'unused_must_use') return [useTheValue];
  if (code !== null) return RULES[code] ?? [];
  if (/cannot find macro/.test(message)) return [bringIntoScope];
  if (/be (?:sent|shared) between threads/.test(message)) return [sendIt, promiseSend];
  if (/may not live long enough/.test(message)) return [ownBeforeSpawn];
  return [mendSyntax];
}

/** Changes tried for one finding; each costs one compilation. */
const MOST_TRIED = 24;
/** Changes tried on top of others, when no single one is enough. */
const MOST_TRIED_ON_TOP = 36;
const MOST_OFFERED = 5;

const keyOf = ({ code, message }: Diagnostic): string => `${code}:${message}`;
const errorsOf = ({ diagnostics }: Compilation): readonly Diagnostic[] =>
  diagnostics.filter((d) => d.severity === 'error');

const countOf = ({ diagnostics }: Compilation, finding: Diagnostic): number =>
  diagnostics.filter((d) => keyOf(d) === keyOf(finding)).length;

/** Does a change that removed the finding leave the program better than it was? */
function helps(before: Compilation, finding: Diagnostic, { after, fix }: Attempt): boolean {
  if (fix.uncovers) return true;
  if (after.unsure.length > before.unsure.length) return false;
  if (finding.severity === 'warning') return errorsOf(after).length <= errorsOf(before).length;
  return errorsOf(after).length < errorsOf(before).length;
}

interface Attempt {
  readonly title: string;
  readonly after: Compilation;
  readonly fix: Candidate;
}

/** Every change that the rules know for a finding, applied and compiled, up to a number of tries. */
function* attempts(before: Compilation, finding: Diagnostic, most: number): Iterable<Attempt> {
  const view = new ProgramView(before);
  const tried = new Set([before.source]);
  for (const rule of rulesFor(finding)) {
    for (const fix of rule(view, finding)) {
      if (tried.size > most) return;
      const text = applyEdits(before.source, fix.edits);
      if (text === null || tried.has(text)) continue;
      tried.add(text);
      yield { title: fix.title, after: compileRust(text), fix };
    }
  }
}

/** Changes on top of one that removed the finding and uncovered, or made, another error. */
function* onTop({ title, after }: Attempt, most: number): Iterable<Attempt> {
  const [next] = errorsOf(after);
  if (!next || errorsOf(after).length > 3) return;
  for (const second of attempts(after, next, most)) {
    const { verdict } = second.after;
    if (verdict === 'accepts') yield { ...second, title: `${title}. ${second.title}` };
  }
}

/**
 * Changes that mend one finding of a compiled program, the best first. Each was applied and compiled:
 * none is offered on a guess. Bounded; the same program always gets the same offers.
 */
export function quickFixes(compilation: Compilation, finding: Diagnostic): QuickFix[] {
  const helpful: Attempt[] = [];
  const halfway: Attempt[] = [];
  const same = countOf(compilation, finding);
  for (const attempt of attempts(compilation, finding, MOST_TRIED)) {
    if (countOf(attempt.after, finding) >= same) continue;
    if (helps(compilation, finding, attempt)) helpful.push(attempt);
    if (attempt.after.verdict === 'rejects') halfway.push(attempt);
  }
  if (!helpful.some(({ after }) => after.verdict === 'accepts')) {
    let left = MOST_TRIED_ON_TOP;
    for (const attempt of halfway.slice(0, 6)) {
      helpful.push(...onTop(attempt, Math.min(left, 12)));
      left -= 12;
      if (left <= 0) break;
    }
  }
  const rank = ({ after }: Attempt): number =>
    after.verdict === 'accepts' ? 0 : 1 + errorsOf(after).length;
  const best = Math.min(...helpful.map(rank));
  return helpful
    .filter((attempt) => rank(attempt) === best || attempt.after.verdict !== 'rejects')
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, MOST_OFFERED)
    .flatMap(({ title, after }) => {
      const edit = editBetween(compilation.source, after.source);
      return edit
        ? [{ title, edit, verdict: after.verdict, errorsLeft: errorsOf(after).length }]
        : [];
    });
}
