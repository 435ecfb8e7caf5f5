import type { RecordingJson } from '@/lib/recording/json';

/** One finding of the checker, in the places that the editor counts by. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly code: string | null;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Question {
  readonly source: string;
  readonly workers: number;
  readonly seed: number;
}

/** What the checker and the simulator say about a program. */
export interface Answer {
  readonly verdict: 'accepts' | 'rejects' | 'unsure';
  readonly findings: readonly Finding[];
  /** What lies outside the checker's or the simulator's model, in words; empty when nothing does. */
  readonly outside: readonly string[];
  readonly run: RecordingJson | null;
}

/**
 * Asks the front end and the executor, which live in a worker so that a long run never freezes the
 * page. A new question ends the one before: its worker is stopped, and its promise stays unsettled.
 */
export function createEngine(): { ask: (question: Question) => Promise<Answer>; stop: () => void } {
  let worker: Worker | null = null;
  let busy = false;
  const stop = () => {
    worker?.terminate();
    worker = null;
    busy = false;
  };
  const ask = (question: Question) =>
    new Promise<Answer>((resolve, reject) => {
      if (busy) stop();
      worker ??= new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
      busy = true;
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        busy = false;
        resolve(data);
      };
      worker.onerror = (event) => {
        stop();
        reject(new Error(event.message));
      };
      worker.postMessage(question);
    });
  return { ask, stop };
}
