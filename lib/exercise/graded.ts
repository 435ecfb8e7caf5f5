// The verdict on an exercise as plain data. It knows nothing of Rust, so that a page may show it without loading the front end.

import type { Goal } from './schema';

/** One part of a goal and whether the program meets it; null when that cannot be said. */
export interface Check {
  readonly met: boolean | null;
  /** What was asked for, or what was found instead, in words for the learner. */
  readonly text: string;
  /** The line of the program that it is about, from 1. */
  readonly line?: number;
  /** The schedule that shows it: choices that replay it under `gradeScenario`. */
  readonly choices?: readonly number[];
}

export interface Graded {
  /** `unsure` when the checker or the simulator does not know the program well enough to say. */
  readonly verdict: 'passed' | 'failed' | 'unsure';
  readonly checks: readonly Check[];
  /** Schedules that were run. */
  readonly executions: number;
  /** Every schedule was covered; false when the bound was reached first. */
  readonly complete: boolean;
}

const MAX_EVENTS = 20_000;
const SEED = 1;

/** The scenario under which a goal is graded, without choices; with a check's choices it replays that schedule. */
export function gradeScenario(goal: Goal) {
  return { seed: SEED, workers: goal.workers, bounds: { maxEvents: MAX_EVENTS } };
}
