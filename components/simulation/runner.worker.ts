import type { Scenario } from '@/lib/sim/scenario';
import { type RunAnswer, runSource } from './runSource';

/** What the page asks for; the answer carries the same number. */
export interface RunRequest {
  readonly number: number;
  readonly source: string;
  readonly scenario: Scenario;
}

self.addEventListener('message', ({ data }: MessageEvent<RunRequest>) => {
  let answer: RunAnswer;
  try {
    answer = runSource(data.source, data.scenario);
  } catch (error) {
    answer = { ok: false, reason: `The simulator failed: ${String(error)}` };
  }
  self.postMessage({ number: data.number, answer });
});
