import { observeSource } from '@/lib/explore/observeSource';
import { outsideInWords, recordSource } from '@/lib/explore/recordSource';
import { toJson } from '@/lib/recording/json';
import type { Observation } from '@/lib/sim/observation';
import type { Scenario } from '@/lib/sim/scenario';
import type { StageRun } from './stageRun';

/** A run made in the browser, or why there is none, in words for the reader. */
export type RunAnswer =
  | { readonly ok: true; readonly run: StageRun }
  | { readonly ok: false; readonly reason: string };

/** A page cannot draw more than this; the run says that it was cut. */
const MOST_EVENTS = 60_000;

/** Compiles and runs a program. Never throws for a program; what is outside the model is the reason it gives. */
export function runSource(source: string, scenario: Scenario): RunAnswer {
  const bounds = { maxEvents: MOST_EVENTS, ...scenario.bounds };
  const { compilation, recording, outside } = recordSource(source, { ...scenario, bounds });
  if (recording) return { ok: true, run: toJson(recording) };
  const [first] = outside;
  if (first) return { ok: false, reason: outsideInWords(first) };
  const error = compilation.diagnostics.find(({ severity }) => severity === 'error');
  const why = error ? `rustc rejects this program: ${error.message}` : 'It has no main function.';
  return { ok: false, reason: why };
}

/** What lies in memory during the run of a program under a scenario; null when there is no such run. */
export function lookSource(source: string, scenario: Scenario): Observation | null {
  return observeSource(source, scenario)?.observation ?? null;
}
