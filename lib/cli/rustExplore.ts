import { run } from '../recording/record';
import type { Compilation } from '../rust';
import { refusal, statusOf } from './rustRun';

export interface Explored {
  readonly status: number;
  readonly outputs: readonly { readonly stdout: string; readonly choices: readonly number[]; readonly seed: number }[];
  readonly stuck: readonly { readonly stdout: string; readonly diagnosis: string; readonly choices: readonly number[]; readonly seed: number }[];
  readonly executions: number;
  readonly complete: boolean;
  readonly stderr?: string;
}

const RUNS = 60;
/** One thread and always the same outcome: more seeds will hardly show another. */
const FEW = 4;
/** A thread that only spins is given up sooner than in a single run. */
const SPIN_LIMIT = 200;

function result(
  outputs: Map<string, Explored['outputs'][number]>,
  stuck: Map<string, Explored['stuck'][number]>,
  executions: number,
): Explored {
  return {
    status: 0,
    outputs: [...outputs.values()],
    stuck: [...stuck.values()],
    executions,
    complete: false,
  };
}

/** Runs the program under many seeds and collects what can come out. Sampling: `complete` is always false. */
export function exploreProgram(c: Compilation, options: { readonly seed: number; readonly workers: number | null }): Explored {
  const refused = refusal(c);
  if (refused || !c.program) return { status: 5, outputs: [], stuck: [], executions: 0, complete: false, stderr: refused?.stderr ?? '' };
  const outputs = new Map<string, Explored['outputs'][number]>();
  const stuck = new Map<string, Explored['stuck'][number]>();
  const program = c.program;
  for (let i = 0; i < RUNS; i++) {
    const seed = options.seed + i;
    const outcome = run(program, {
      seed,
      bounds: { maxFuelStops: SPIN_LIMIT },
      ...(options.workers === null ? {} : { workers: options.workers }),
    });
    const status = statusOf(c, outcome);
    if (status === 5) return { status, outputs: [], stuck: [], executions: i, complete: false, stderr: program.report().outside?.what ?? '' };
    const { stdout } = outcome;
    const hangs = status === 3 || status === 4;
    if (hangs && !stuck.has(stdout)) stuck.set(stdout, { stdout, diagnosis: outcome.detail, choices: [], seed });
    if (!hangs && !outputs.has(stdout)) outputs.set(stdout, { stdout, choices: [], seed });
    if (i + 1 >= FEW && outputs.size + stuck.size === 1 && program.main?.flavor !== 'multi_thread')
      return result(outputs, stuck, i + 1);
  }
  return result(outputs, stuck, RUNS);
}
