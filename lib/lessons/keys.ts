import { type Evidence, type KeyedItem, keyItem, type RunFacts } from '@/lib/quiz/key';
import type { Item } from '@/lib/quiz/schema';
import type { ExpectedProgram, LessonProgram } from './lesson';
import type { ContentProblem } from './problem';

/** Gives the simulator's run of a program under an item's scenario; undefined when it cannot. */
export type RunOf = (item: Item, program: LessonProgram) => RunFacts | undefined;

/**
 * Computes the keys of a lesson's questions from what rustc and Tokio recorded and from the
 * simulator's run. Never throws: a question without a sound key is a problem with a remedy.
 */
export function keyQuiz(
  quiz: readonly Item[],
  programs: Readonly<Record<string, LessonProgram>>,
  file: string,
  runOf: RunOf = () => undefined,
): { items: readonly KeyedItem[]; problems: readonly ContentProblem[] } {
  const items: KeyedItem[] = [];
  const problems: ContentProblem[] = [];
  for (const item of quiz) {
    const named = 'program' in item && item.program ? item.program : undefined;
    const program = named && Object.hasOwn(programs, named) ? programs[named] : undefined;
    if (named && !program) continue; // reported where the files are checked
    const keyed = keyItem(item, program ? evidenceOf(program, runOf(item, program)) : {});
    if (keyed.ok) items.push(keyed.item);
    else {
      const { message, remedy } = keyed;
      problems.push({ file, line: 1, message: `${item.id}: ${message}`, remedy });
    }
  }
  return { items, problems };
}

function evidenceOf(program: LessonProgram, run: RunFacts | undefined): Evidence {
  return {
    source: program.source,
    ...(program.expected ? { recorded: recordedFacts(program.expected) } : {}),
    ...(run ? { run } : {}),
  };
}

function recordedFacts(expected: ExpectedProgram) {
  const errors = expected.diagnostics.filter((one) => one.level === 'error');
  return {
    compiles: expected.verdict === 'accepts',
    diagnostics: errors.map(({ code, line, message }) => ({ code, line, message })),
    stdout: expected.run?.stdout.split('\n').slice(0, -1) ?? [],
    deterministic: expected.run?.output === 'exact' && expected.run.ends === 'exits',
  };
}
