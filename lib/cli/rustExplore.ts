import { explore } from '../explore/explore';
import type { Compilation } from '../rust';
import { refusal, statusOf } from './rustRun';

export interface Explored {
  readonly status: number;
  readonly outputs: readonly { readonly stdout: string; readonly choices: readonly number[] }[];
  readonly stuck: readonly {
    readonly stdout: string;
    readonly diagnosis: string;
    readonly choices: readonly number[];
  }[];
  readonly executions: number;
  /** Every schedule was run; false when the bound was reached first. */
  readonly complete: boolean;
  readonly stderr?: string;
}

/** Keeps a file within a few seconds. */
const WORK = 900_000;
/** A thread that only spins is given up sooner than in a single run. */
const SPIN_LIMIT = 200;

/** Runs the program under other schedules and collects what can come out, each with the choices that replay it. */
export function exploreProgram(
  c: Compilation,
  options: { readonly seed: number; readonly workers: number | null },
): Explored {
  const refused = refusal(c);
  const program = c.program;
  if (refused || !program) return outside(0, refused?.stderr ?? '');
  let beyond = false;
  const scenario = {
    seed: options.seed,
    bounds: { maxFuelStops: SPIN_LIMIT },
    ...(options.workers === null ? {} : { workers: options.workers }),
  };
  const found = explore(program, scenario, {
    work: WORK,
    seed: options.seed,
    stop: (outcome) => {
      beyond ||= statusOf(c, outcome) === 5;
      return beyond;
    },
  });
  if (beyond) return outside(found.executions, program.report().outside?.what ?? '');
  const hangs = (status: string): boolean => status === 'stuck' || status === 'bound';
  return {
    status: 0,
    outputs: found.witnesses
      .filter((w) => !hangs(w.outcome.status))
      .map(({ stdout, choices }) => ({ stdout, choices })),
    stuck: found.witnesses
      .filter((w) => hangs(w.outcome.status))
      .map(({ stdout, choices, outcome }) => ({ stdout, diagnosis: outcome.detail, choices })),
    executions: found.executions,
    complete: found.complete,
  };
}

const outside = (executions: number, stderr: string): Explored => ({
  status: 5,
  outputs: [],
  stuck: [],
  executions,
  complete: false,
  stderr,
});
