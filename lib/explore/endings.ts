// What a search found, as plain data. It knows nothing of Rust, so that a page may show it without loading the front end.

import type { Outcome } from '../sim/outcome';
import type { Scenario } from '../sim/scenario';
import type { Problem } from './problem';

/** One ending of a program as plain data, with the scenario that replays it and the event that decides it. */
export interface Ending {
  readonly stdout: string;
  readonly status: Outcome['status'];
  readonly problem: Problem | null;
  /** Who waits for what, when the run is stuck. */
  readonly waits: readonly { readonly who: string; readonly what: string }[];
  readonly scenario: Scenario;
  readonly deciding: number;
  readonly runs: number;
}

/** All endings that were found; or why none could be looked for. */
export type Outcomes =
  | {
      readonly ok: true;
      readonly endings: readonly Ending[];
      readonly executions: number;
      /** Every schedule was covered: there is no other ending. */
      readonly complete: boolean;
    }
  | { readonly ok: false; readonly reason: string };

/** Several searches of one program as one: complete when one of them was; of equal endings the shorter replay. */
export function mergeOutcomes(all: readonly Outcomes[]): Outcomes {
  const good = all.filter((each) => each.ok);
  const [first] = all;
  if (good.length === 0) return first ?? { ok: false, reason: 'Nothing was searched.' };
  const complete = good.find((each) => each.complete);
  const executions = good.reduce((sum, each) => sum + each.executions, 0);
  if (complete) return { ...complete, executions };
  const endings = new Map<string, Ending>();
  for (const each of good)
    for (const ending of each.endings) {
      const key = `${ending.status} ${ending.problem?.kind}\n${ending.stdout}`;
      const known = endings.get(key);
      const length = ending.scenario.choices?.length ?? 0;
      const better = !known || length < (known.scenario.choices?.length ?? 0) ? ending : known;
      endings.set(key, { ...better, runs: (known?.runs ?? 0) + ending.runs });
    }
  return { ok: true, endings: [...endings.values()], executions, complete: false };
}
