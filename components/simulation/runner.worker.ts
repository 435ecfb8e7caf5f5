import type { Observation } from '@/lib/sim/observation';
import type { Scenario } from '@/lib/sim/scenario';
import { lookSource, type RunAnswer, runSource } from './runSource';

/** What the page asks for: a run, or a look at its memory. The answer carries the same number. */
export interface RunRequest {
  readonly number: number;
  readonly source: string;
  readonly scenario: Scenario;
  readonly look: boolean;
}

/** The answer to a request: a run, or what was seen in memory. */
export type Answered =
  | { readonly number: number; readonly answer: RunAnswer }
  | { readonly number: number; readonly look: Observation | null; readonly reason: string };

function answer({ number, source, scenario, look }: RunRequest): Answered {
  try {
    if (look) return { number, look: lookSource(source, scenario), reason: '' };
    return { number, answer: runSource(source, scenario) };
  } catch (error) {
    const reason = `The simulator failed: ${String(error)}`;
    return look ? { number, look: null, reason } : { number, answer: { ok: false, reason } };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<RunRequest>) => {
  self.postMessage(answer(data));
});
