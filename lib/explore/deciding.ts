import { Kernel } from '../sim/kernel';
import type { Program } from '../sim/program';
import type { Scenario } from '../sim/scenario';

/**
 * The event of a witness's run with which the last choice out of the usual begins to matter: from there on the run goes
 * its usual way. 0 for a run without such a choice. Counts events as a recording of the same scenario does.
 */
export function decidingEvent(
  program: Program,
  scenario: Scenario,
  choices: readonly number[],
): number {
  let last = choices.length - 1;
  while (last >= 0 && choices[last] === 0) last--;
  if (last < 0) return 0;
  const kernel = new Kernel(program, { ...scenario, choices }, { event: () => undefined });
  let at = 0;
  kernel.chooser.listener = (point) => {
    if (point.index === last) at = kernel.seq;
  };
  kernel.run();
  return at;
}
