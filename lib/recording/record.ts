import { Kernel, type Outcome } from '../sim/kernel';
import type { Program } from '../sim/program';
import type { Scenario } from '../sim/scenario';
import { EventLog } from './eventLog';

/** A finished run: what happened, in order, and how it ended. Never changed; going back is reading an earlier event. */
export interface Recording {
  readonly scenario: Scenario;
  readonly log: EventLog;
  readonly outcome: Outcome;
}

/** Runs a program to its end (or a bound) and keeps every event. Equal arguments give equal recordings. */
export function record(program: Program, scenario: Scenario): Recording {
  const log = new EventLog();
  const outcome = new Kernel(program, scenario, log).run();
  return { scenario, log: log.trim(), outcome };
}

/** Runs without recording: for stdout, exploration and measurements. */
export function run(program: Program, scenario: Scenario): Outcome {
  return new Kernel(program, scenario, null).run();
}

/** The same run with one more thing done to it: a fork. The original is untouched. */
export function fork(
  program: Program,
  scenario: Scenario,
  intervention: NonNullable<Scenario['interventions']>[number],
): Recording {
  return record(program, {
    ...scenario,
    interventions: [...(scenario.interventions ?? []), intervention],
  });
}
