import type { Outcome } from '../sim/kernel';
import type { Program } from '../sim/program';
import type { Scenario } from '../sim/scenario';
import { searchByChance } from './chance';
import { Runner, usual, type Witness } from './runner';
import { shortenWitnesses } from './shorten';
import { searchStates, tooLong } from './states';

export type { Problem, ProblemKind } from './problem';
export type { Witness } from './runner';

/** What a search knows at its end. */
export interface ExploreResult {
  /** One witness for each different ending: printed text, how it ended, what went wrong. Those without a problem first. */
  readonly witnesses: readonly Witness[];
  readonly executions: number;
  /** True: every schedule was covered, there is no other ending. False: a bound was reached first. */
  readonly complete: boolean;
}

export interface ExploreOptions {
  /** Runs allowed (default 20,000). */
  readonly executions?: number;
  /** Turns of all runs together, a poll counting for ten (default 1,500,000): bounds the time when runs are long. */
  readonly work?: number;
  /** Decides the order in which schedules are tried; the same seed always tries the same ones. */
  readonly seed?: number;
  /** Leave out the systematic search: for the second and further workers of a pool, each with its own seed. */
  readonly onlyChance?: boolean;
  /** Called now and then with what is known so far, for a reader who waits. */
  readonly progress?: (executions: number, endings: number) => void;
  /** Called after each finished run; answering true ends the search (the result is then incomplete). */
  readonly stop?: (outcome: Outcome) => boolean;
}

export const DEFAULT_EXECUTIONS = 20_000;
export const DEFAULT_WORK = 1_500_000;
/** Share of the work the systematic search may use before chance takes over. */
const SYSTEMATIC = 0.6;

/**
 * All endings of a program over its schedules, each with choices that replay it (`Scenario.choices` of the same scenario).
 * First a systematic search over states, with the fewest deviations first; when that does not end within its share of the
 * budget, random schedules. A pure function of its inputs; never throws for a learner's program.
 */
export function explore(
  program: Program,
  scenario: Scenario,
  options: ExploreOptions = {},
): ExploreResult {
  const budget = {
    executions: options.executions ?? DEFAULT_EXECUTIONS,
    work: options.work ?? DEFAULT_WORK,
  };
  const runner = new Runner(program, scenario, budget, options);
  const seed = options.seed ?? 1;
  const length = runner.run([], () => usual).length;
  const complete = !options.onlyChance && systematic(runner, seed, budget.work * SYSTEMATIC);
  if (!complete) searchByChance(runner, seed, Math.max(20, length));
  shortenWitnesses(runner);
  return {
    witnesses: inOrder(runner.witnesses),
    executions: runner.executions,
    complete: complete && !runner.stopped && !runner.random && !runner.unfair,
  };
}

function systematic(runner: Runner, seed: number, work: number): boolean {
  if (!searchStates(runner, work, seed)) return false;
  return !tooLong(runner) || searchStates(runner, work, seed, 0);
}

const inOrder = (witnesses: readonly Witness[]): readonly Witness[] =>
  [...witnesses].sort((a, b) => rank(a) - rank(b) || b.runs - a.runs);
const rank = (witness: Witness): number => (witness.problem ? 1 : 0);
