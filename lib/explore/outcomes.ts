import { compileRust } from '../rust';
import type { Outcome } from '../sim/outcome';
import type { Scenario } from '../sim/scenario';
import { decidingEvent } from './deciding';
import { type ExploreOptions, explore } from './explore';
import type { Problem } from './problem';
import { outsideInWords } from './recordSource';

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

/** A thread that only spins is given up sooner than in a single run. */
const SPIN_LIMIT = 200;

/** Compiles a text and looks for all its endings. Never throws for a text; a pure function of its inputs. */
export function outcomesOf(
  source: string,
  scenario: Scenario,
  options: ExploreOptions = {},
): Outcomes {
  const { program, verdict, unsure, diagnostics } = compileRust(source);
  if (!program || verdict === 'rejects') {
    const error = diagnostics.find(({ severity }) => severity === 'error');
    const what = error?.message ?? unsure[0]?.what ?? 'it has no main function';
    return { ok: false, reason: `It cannot be run: ${what}.` };
  }
  const bounded = { ...scenario, bounds: { maxFuelStops: SPIN_LIMIT, ...scenario.bounds } };
  let beyond = false;
  const stop = (): boolean => {
    beyond ||= program.report().outside !== null;
    return beyond;
  };
  const found = explore(program, bounded, { ...options, stop });
  const outside = program.report().outside;
  if (beyond && outside)
    return { ok: false, reason: outsideInWords({ line: 1, what: outside.what, instead: null }) };
  const endings = found.witnesses.map(({ outcome, problem, choices, stdout, runs }): Ending => {
    // An empty list and no list at all make the same run.
    const replay = choices.length > 0 ? { ...bounded, choices } : bounded;
    const waits = (outcome.diagnosis?.waits ?? []).map(({ who, what }) => ({ who, what }));
    const deciding = decidingEvent(program, bounded, choices);
    return { stdout, status: outcome.status, problem, waits, scenario: replay, deciding, runs };
  });
  return { ok: true, endings, executions: found.executions, complete: found.complete };
}

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
