import { kernelViolations, TraceInvariants } from '@/lib/sim/invariants';
import { Kernel, type Outcome } from '@/lib/sim/kernel';
import type { Program } from '@/lib/sim/program';
import type { Scenario } from '@/lib/sim/scenario';
import { collect } from './collect';

/** Runs a program with every invariant checked at every step; answers what was violated. */
export function runChecked(
  program: Program,
  scenario: Scenario,
): { outcome: Outcome; violations: string[]; events: number } {
  const { sink, events } = collect();
  const kernel = new Kernel(program, scenario, sink);
  const violations: string[] = [];
  kernel.onStep = (at) => {
    if (violations.length < 20) violations.push(...kernelViolations(at));
  };
  const outcome = kernel.run();
  const capacity = scenario.overrides?.localQueueCapacity;
  const busyPoll = scenario.profile === 'naive-busy-poll';
  const invariants = new TraceInvariants(typeof capacity === 'number' ? capacity : 256, busyPoll);
  for (const event of events) invariants.check(event);
  invariants.finish(outcome.status);
  return {
    outcome,
    violations: [...violations, ...invariants.violations].slice(0, 20),
    events: events.length,
  };
}
