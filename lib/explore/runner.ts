import { Kernel, type Outcome } from '../sim/kernel';
import type { Observer } from '../sim/observer';
import type { Program } from '../sim/program';
import type { Scenario } from '../sim/scenario';
import type { Thread } from '../sim/thread';
import { type Problem, problemOf } from './problem';

/** One way the program can end, and the choices that replay it exactly (`Scenario.choices`). */
export interface Witness {
  readonly stdout: string;
  readonly outcome: Outcome;
  readonly choices: readonly number[];
  /** How often the search ended like this: a hint at how rare it is, not a probability. */
  readonly runs: number;
  /** What went wrong, when something did. */
  readonly problem: Problem | null;
}

/** Decides at one choice point. `options` are thread ids for kind `thread`, else the entries worth telling apart, or null. */
export type Decide = (
  kind: string,
  count: number,
  preferred: number,
  options: readonly number[] | null,
) => number;

/** Limits of a search; reaching one makes the result incomplete. */
export interface Budget {
  readonly executions: number;
  /** Turns of all runs together, a poll counting for ten and a slice of computing for two hundred: what keeps a search over long runs short. */
  readonly work: number;
}

/** Who follows a search while it goes on. */
interface Listener {
  readonly progress?: ((executions: number, endings: number) => void) | undefined;
  readonly stop?: ((outcome: Outcome) => boolean) | undefined;
}

const TELL_EVERY = 100;

/** Runs one program under many schedules and keeps one witness for each different ending, the shortest it meets. */
export class Runner {
  private readonly found = new Map<string, Witness>();
  executions = 0;
  work = 0;
  /** Somebody asked to end the search. */
  stopped = false;
  /** The program drew random numbers of its own, which are not enumerated. */
  random = false;
  /** Most ticks a worker counted: how near a run came to a worker's periodic duties. */
  ticks = 0;
  runtimes = 0;
  /** A run had to be made fair: what an endless unfair one would do is left out. */
  unfair = false;
  private fair = false;
  /** Turns of the usual run. */
  private longest = 0;

  constructor(
    private readonly program: Program,
    private readonly scenario: Scenario,
    private readonly budget: Budget,
    private readonly hear: Listener,
  ) {}

  get spent(): boolean {
    return (
      this.stopped || this.executions >= this.budget.executions || this.work >= this.budget.work
    );
  }

  get witnesses(): readonly Witness[] {
    return [...this.found.values()];
  }

  /**
   * One run. `prefix` is followed first, then `decide`; `cut` is asked before each turn and ends a run that has nothing
   * new to show. Answers the choices made.
   */
  run(
    prefix: readonly number[],
    decide: (kernel: Kernel) => Decide,
    observer: Observer | null = null,
    cut: () => boolean = never,
  ): readonly number[] {
    const kernel = new Kernel(this.program, { ...this.scenario, choices: prefix }, null);
    const made: number[] = [];
    kernel.observer = observer;
    kernel.chooser.policy = decide(kernel);
    kernel.chooser.listener = (point) => made.push(point.chosen);
    const limit = PATIENT_TURNS + 4 * this.longest;
    let turns = 0;
    while (!kernel.finished && !cut() && turns < 3 * limit) {
      kernel.turn();
      // So long a run keeps somebody waiting who would have had a turn on any real machine.
      if (++turns === limit) kernel.chooser.policy = usual;
    }
    if (this.executions === 0) this.longest = turns;
    if (turns >= limit) this.unfair = true;
    this.work += turns;
    this.executions++;
    if (this.executions % TELL_EVERY === 0) this.hear.progress?.(this.executions, this.found.size);
    this.work += WORK_PER_POLL * kernel.polls + WORK_PER_SLICE * kernel.slices;
    this.random ||= kernel.draws > 0;
    this.runtimes = Math.max(this.runtimes, kernel.runtimes.length);
    for (const runtime of kernel.runtimes)
      if (runtime.flavor === 'multi_thread')
        for (const core of runtime.cores()) this.ticks = Math.max(this.ticks, core.tick);
    if (!kernel.finished) return made;
    const outcome = kernel.outcome();
    if (outcome.status === 'bound' && !this.fair) this.confirm(made);
    else this.keep(outcome, made);
    return made;
  }

  /** A run without end may only have been unfair to a thread: it must go on so when all get their turn again. */
  private confirm(made: readonly number[]): void {
    this.fair = true;
    this.run(made.slice(0, made.length >> 1), () => usual);
    this.fair = false;
  }

  /** The choices of the shortest run met so far that ends as this one does. */
  shortest(witness: Witness): readonly number[] {
    return this.found.get(keyOf(witness.outcome, witness.problem))?.choices ?? witness.choices;
  }

  private keep(outcome: Outcome, made: readonly number[]): void {
    const problem = problemOf(outcome);
    const key = keyOf(outcome, problem);
    const known = this.found.get(key);
    if (!known || shorter(made, known.choices)) {
      const { stdout } = outcome;
      const choices = trimmed(made);
      this.found.set(key, { stdout, outcome, choices, problem, runs: (known?.runs ?? 0) + 1 });
    } else this.found.set(key, { ...known, runs: known.runs + 1 });
    if (this.hear.stop?.(outcome)) this.stopped = true;
  }
}

/** Turns a run may take beyond the usual one before it must be fair. */
const PATIENT_TURNS = 5000;
const WORK_PER_POLL = 10;
const WORK_PER_SLICE = 200;

/** Endings that differ for a reader have different keys. */
function keyOf(outcome: Outcome, problem: Problem | null): string {
  return `${outcome.status} ${outcome.exitCode} ${problem?.kind}\n${outcome.stdout}`;
}

/** Takes the usual option: the thread that is furthest behind. */
export const usual: Decide = (_kind, _count, preferred) => preferred;

const never = (): boolean => false;

/** How often a list of choices leaves the usual way. */
function deviations(choices: readonly number[]): number {
  let n = 0;
  for (const each of choices) if (each !== 0) n++;
  return n;
}

/** Fewer deviations make a witness easier to follow; then the fewer choices. */
function shorter(made: readonly number[], than: readonly number[]): boolean {
  const difference = deviations(made) - deviations(than);
  return difference < 0 || (difference === 0 && trimmed(made).length < than.length);
}

/** What was chosen, without the usual choices at the end. */
function trimmed(made: readonly number[]): readonly number[] {
  let end = made.length;
  while (end > 0 && made[end - 1] === 0) end--;
  return made.slice(0, end);
}

/** Slices of computing in a row after which others have their turn, in case it never ends. */
const PATIENCE = 40;

/**
 * Which of the runnable threads need not be compared with the others: one that is only on its way to sleep, or that is
 * computing. Going first it changes nothing any other could notice. Answers a position in `options`, or -1.
 */
export class Quiet {
  private computing = 0;

  choose(kernel: Kernel, options: readonly number[]): number {
    for (let i = 0; i < options.length; i++) {
      const thread = kernel.threads[options[i] ?? 0];
      if (!thread) continue;
      const frame = thread.frames[thread.frames.length - 1];
      if (!frame || frame.quiet?.()) return i;
      if (thread.computing && this.computing < PATIENCE) {
        this.computing++;
        return i;
      }
    }
    this.computing = 0;
    return -1;
  }
}

/** Whether the thread's next operation can be done now, rather than only wait. */
export function ready(thread: Thread | undefined): boolean {
  return thread?.pendingOp?.ready?.() ?? true;
}
