import {
  type Evidence,
  type KeyedItem,
  type KeyResult,
  keyItem,
  type RunFacts,
} from '@/lib/quiz/key';
import type { Item } from '@/lib/quiz/schema';
import { formsOf } from '@/lib/quiz/variants';
import type { ExpectedProgram, LessonProgram } from './lesson';
import type { ContentProblem } from './problem';

/** What the simulator can say about a program under an item's scenario; undefined where it cannot. */
export interface Simulated {
  readonly run: (item: Item, program: LessonProgram) => RunFacts | undefined;
  readonly outputs: (item: Item, program: LessonProgram) => Evidence['outputs'];
  readonly problems: (item: Item, program: LessonProgram) => Evidence['problems'];
}

const NOTHING: Simulated = {
  run: () => undefined,
  outputs: () => undefined,
  problems: () => undefined,
};

/**
 * Computes the keys of a lesson's questions, in all their forms, from what rustc and Tokio recorded
 * and from the simulator. Never throws: a question without a sound key is a problem with a remedy.
 */
export function keyQuiz(
  quiz: readonly Item[],
  programs: Readonly<Record<string, LessonProgram>>,
  file: string,
  simulated: Simulated = NOTHING,
): { items: readonly KeyedItem[]; problems: readonly ContentProblem[] } {
  const items: KeyedItem[] = [];
  const problems: ContentProblem[] = [];
  for (const item of quiz) {
    const forms: KeyedItem[] = [];
    for (const [n, form] of formsOf(item).entries()) {
      const keyed = keyForm(form, programs, simulated);
      if (keyed?.ok) forms.push(keyed.item);
      else if (keyed) {
        const where = n === 0 ? item.id : `${item.id}, variant ${n}`;
        const { message, remedy } = keyed;
        problems.push({ file, line: 1, message: `${where}: ${message}`, remedy });
      }
    }
    const [first, ...variants] = forms;
    if (first) items.push(variants.length > 0 ? { ...first, variants } : first);
  }
  return { items, problems };
}

/** Null when the program is missing, which is reported where the files are checked. */
function keyForm(
  item: Item,
  programs: Readonly<Record<string, LessonProgram>>,
  simulated: Simulated,
): KeyResult | null {
  const named = 'program' in item && item.program ? item.program : undefined;
  if (!named) return keyItem(item, {});
  const program = Object.hasOwn(programs, named) ? programs[named] : undefined;
  if (!program) return null;
  const run = simulated.run(item, program);
  const outputs = simulated.outputs(item, program);
  const problems = simulated.problems(item, program);
  return keyItem(item, {
    ...evidenceOf(program, run),
    ...(outputs ? { outputs } : {}),
    ...(problems ? { problems } : {}),
  });
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
