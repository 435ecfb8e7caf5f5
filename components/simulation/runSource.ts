import { toJson } from '@/lib/recording/json';
import { record } from '@/lib/recording/record';
import { compileRust } from '@/lib/rust';
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
  const compiled = compileRust(source);
  if (!compiled.program) {
    const error = compiled.diagnostics.find(({ severity }) => severity === 'error');
    const why = error ? `rustc rejects this program: ${error.message}` : compiled.unsure[0]?.what;
    return { ok: false, reason: why ?? 'The program has no main function.' };
  }
  const bounds = { maxEvents: MOST_EVENTS, ...scenario.bounds };
  const recording = record(compiled.program, { ...scenario, bounds });
  const { outside } = compiled.program.report();
  if (outside) return { ok: false, reason: `Outside what this page models: ${outside.what}` };
  return { ok: true, run: toJson(recording) };
}
