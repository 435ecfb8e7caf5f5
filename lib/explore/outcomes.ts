import { compileRust } from '../rust';
import type { Scenario } from '../sim/scenario';
import { decidingEvent } from './deciding';
import type { Ending, Outcomes } from './endings';
import { type ExploreOptions, explore } from './explore';
import { outsideInWords } from './recordSource';

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
