import { explore, type Problem, type Witness } from '../explore/explore';
import { interfacesUsed } from '../reference/interfaces';
import { type Compilation, compileRust } from '../rust';
import { lineAndColumn } from '../rust/diagnostics/lines';
import type { Outcome } from '../sim/outcome';
import { type Check, type Graded, gradeScenario } from './graded';
import type { Goal } from './schema';

/** Runs allowed: enough for the programs of exercises, few enough that nobody waits long. */
const EXECUTIONS = 4_000;
const WORK = 400_000;
/**
 * Judges a program against a goal: the checker says whether it compiles, the explorer runs its
 * schedules. A pure function; never throws for a program. Says `unsure` instead of guessing.
 */
export function grade(source: string, goal: Goal): Graded {
  const compilation = compileRust(source);
  const stopped = notRunnable(compilation);
  if (stopped) return { ...stopped, executions: 0, complete: false };
  const compiles: Check = { met: true, text: 'rustc accepts the program.' };
  const used = usage(source, goal);
  const { program } = compilation;
  if (!program) return { verdict: 'failed', checks: [compiles], executions: 0, complete: false };
  let late = false;
  const found = explore(program, gradeScenario(goal), {
    executions: EXECUTIONS,
    work: WORK,
    seed: gradeScenario(goal).seed,
    stop: (outcome) => {
      late ||= millisOf(outcome) > (goal.withinMillis ?? Number.POSITIVE_INFINITY);
      return program.report().outside !== null;
    },
  });
  const { outside } = program.report();
  if (outside) {
    const text = `The simulator does not model this, so nothing can be said: ${outside.what}.`;
    const place =
      outside.span?.file === 0 ? { line: lineAndColumn(source, outside.span.start).line } : {};
    const checks = [compiles, ...used, { met: null, text, ...place }];
    return { verdict: 'unsure', checks, executions: found.executions, complete: false };
  }
  const { witnesses, executions, complete } = found;
  const checks = [compiles, ...used, ...behaviour(witnesses, goal, late, complete)];
  const verdict = checks.every(({ met }) => met) ? 'passed' : 'failed';
  return { verdict, checks, executions, complete };
}

function notRunnable({
  diagnostics,
  unsure,
  verdict,
  program,
  source,
}: Compilation): Pick<Graded, 'verdict' | 'checks'> | null {
  if (verdict === 'rejects') {
    const error = diagnostics.find(({ severity }) => severity === 'error');
    const line = error ? lineAndColumn(source, error.primary.start).line : 1;
    const code = error?.code ? ` (${error.code})` : '';
    const text = `rustc rejects the program${code}: ${error?.message ?? ''}.`;
    return { verdict: 'failed', checks: [{ met: false, text, line }] };
  }
  if (verdict === 'unsure') {
    const [first] = unsure;
    const text = `We cannot say what rustc would answer: ${first?.what ?? 'something'} is outside of what is modelled.`;
    const line = first && first.file === 0 ? lineAndColumn(source, first.start).line : 1;
    return { verdict: 'unsure', checks: [{ met: null, text, line }] };
  }
  if (program) return null;
  return { verdict: 'failed', checks: [{ met: false, text: 'There is no `main` to run.' }] };
}

/** What must and what must not be used, by public path; a method of a re-exported type counts under either path. */
function usage(source: string, { keeps, avoids }: Goal): Check[] {
  if (keeps.length + avoids.length === 0) return [];
  const used = interfacesUsed(source);
  return [
    ...keeps.map((path) => {
      const met = used.has(path);
      return { met, text: met ? `It uses \`${path}\`.` : `It must still use \`${path}\`.` };
    }),
    ...avoids.map((path) => {
      const at = used.get(path);
      if (at === undefined) return { met: true, text: `It does without \`${path}\`.` };
      const { line } = lineAndColumn(source, at);
      return { met: false, text: `It must not use \`${path}\`.`, line };
    }),
  ];
}

const TROUBLE: Readonly<Record<Problem['kind'], string>> = {
  deadlock: 'Under this schedule it gets stuck',
  'lost wake': 'Under this schedule somebody sleeps for ever',
  panic: 'Under this schedule it panics',
  'failed assertion': 'Under this schedule an assertion fails',
  'no end in sight': 'Under this schedule it does not end',
  'exit code': 'Under this schedule it ends with an error',
};

/** Whole milliseconds, as Tokio's timers count: what a poll costs on the way does not matter here. */
const millisOf = ({ nanos }: Outcome): number => Math.floor(nanos / 1e6);

/** How the search for a failing schedule went, as the end of a sentence. */
const everySchedule = (complete: boolean): string =>
  complete ? 'under every schedule' : 'under every schedule that was tried';

function behaviour(
  witnesses: readonly Witness[],
  goal: Goal,
  late: boolean,
  complete: boolean,
): Check[] {
  const checks: Check[] = [];
  const broken = witnesses.find(({ problem }) => problem !== null);
  checks.push(
    broken?.problem
      ? {
          met: false,
          text: `${TROUBLE[broken.problem.kind]}: ${broken.problem.text}.`,
          choices: broken.choices,
        }
      : { met: true, text: `It comes to an end ${everySchedule(complete)}.` },
  );
  const ended = witnesses.filter(({ problem }) => problem === null);
  const printed = printing(ended, goal, complete);
  if (printed) checks.push(printed);
  const { withinMillis } = goal;
  if (withinMillis !== undefined) {
    const slow = witnesses.find(({ outcome }) => millisOf(outcome) > withinMillis);
    const took = slow ? `it takes ${millisOf(slow.outcome)} ms` : 'it takes longer';
    checks.push(
      late
        ? {
            met: false,
            text: `It must end within ${withinMillis} ms, but ${took}.`,
            ...(slow ? { choices: slow.choices } : {}),
          }
        : { met: true, text: `It ends within ${withinMillis} ms.` },
    );
  }
  return checks;
}

const linesOf = (stdout: string): readonly string[] =>
  stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n');

function printing(ended: readonly Witness[], goal: Goal, complete: boolean): Check | null {
  const wanted = goal.prints ?? goal.printsInAnyOrder;
  if (!wanted) return null;
  const inOrder = (lines: readonly string[]) =>
    (goal.prints ? lines : [...lines].sort()).join('\n');
  const other = ended.find(({ stdout }) => inOrder(linesOf(stdout)) !== inOrder(wanted));
  if (other) {
    const found = other.stdout === '' ? 'nothing' : linesOf(other.stdout).join(' / ');
    const text = `Under this schedule it prints: ${found}.`;
    return { met: false, text, choices: other.choices };
  }
  if (ended.length === 0) return null;
  return { met: true, text: `It prints what is asked for ${everySchedule(complete)}.` };
}
