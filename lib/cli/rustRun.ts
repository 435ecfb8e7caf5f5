import { run } from '../recording/record';
import type { Compilation } from '../rust';
import { lineAndColumn } from '../rust/diagnostics/lines';
import type { Outcome } from '../sim/kernel';
import type { Scenario } from '../sim/scenario';

/** The answer to `run --json`, without the file's name. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line's status for how a run ended. */
export function statusOf(c: Compilation, outcome: Outcome): number {
  const report = c.program?.report();
  if (report?.outside) return 5;
  switch (outcome.status) {
    case 'done':
      return outcome.exitCode;
    case 'main_panicked':
      return 101;
    case 'stuck':
      return 3;
    case 'bound':
      return 4;
    case 'exited':
    case 'invalid':
      return outcome.exitCode;
  }
}

/** Why a program cannot be run at all, as a result with status 5; null when it can. */
export function refusal(c: Compilation): Ran | null {
  if (c.verdict === 'rejects') {
    const first = c.diagnostics.find((d) => d.severity === 'error');
    const at = first ? lineAndColumn(c.source, first.primary.start).line : 1;
    return {
      status: 5,
      stdout: '',
      stderr: `line ${at}: rustc rejects this program: ${first?.code ?? 'error'}: ${first?.message ?? ''}\n`,
    };
  }
  if (c.program) return null;
  const why = c.unsure[0];
  const line = why ? lineAndColumn(c.source, why.start).line : 1;
  return {
    status: 5,
    stdout: '',
    stderr: `line ${line}: outside the model: ${why?.what ?? 'no `main` function'}\n`,
  };
}

/** What happened, in words, after the program's own stderr. */
function explain(c: Compilation, outcome: Outcome): string {
  const outside = c.program?.report().outside;
  if (outside) {
    const at =
      outside.span && outside.span.file === 0
        ? `line ${lineAndColumn(c.source, outside.span.start).line}: `
        : '';
    return `${at}outside the model: ${outside.what}\n`;
  }
  if (outcome.status === 'stuck' || outcome.status === 'bound')
    return `${outcome.status}: ${outcome.detail}\n`;
  return '';
}

/** Slices of work without an await: a program on the command line may compute for a while. */
const LONG_WORK = 20_000;

/** Runs a compiled program once. An internal error is a result outside the model, never a crash. */
export function runProgram(
  c: Compilation,
  options: { readonly seed: number; readonly workers: number | null },
): Ran {
  const refused = refusal(c);
  if (refused || !c.program) return refused ?? { status: 5, stdout: '', stderr: '' };
  const scenario: Scenario = {
    seed: options.seed,
    bounds: { maxFuelStops: LONG_WORK },
    ...(options.workers === null ? {} : { workers: options.workers }),
  };
  try {
    const outcome = run(c.program, scenario);
    const status = statusOf(c, outcome);
    const note = explain(c, outcome);
    return {
      status,
      stdout: outcome.stdout,
      stderr: status === 5 ? note + outcome.stderr : outcome.stderr + note,
    };
  } catch (e) {
    return {
      status: 5,
      stdout: '',
      stderr: `outside the model: internal: ${(e as Error).message}\n`,
    };
  }
}
