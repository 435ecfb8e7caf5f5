import type { Answer, Kind, Question } from './protocol';

/** An answer, or why there is none, in words for the reader. */
export type Told<K extends Kind> =
  | { readonly ok: true; readonly answer: Answer<K> }
  | { readonly ok: false; readonly reason: string };

interface Reply {
  readonly number: number;
  readonly answer?: unknown;
  readonly failed?: string;
}

export interface Engine {
  readonly ask: <K extends Kind>(kind: K, question: Question<K>) => Promise<Told<K>>;
  /** Ends the worker and all that it was asked. */
  readonly stop: () => void;
}

/**
 * Asks the front end and the executor, which live in a worker so that nothing they do can freeze the
 * page. A question that takes longer than `patienceMs` ends the worker; the next one gets a new worker.
 */
export function createEngine(patienceMs: number): Engine {
  let worker: Worker | null = null;
  let asked = 0;
  const waiting = new Map<number, (reply: Reply) => void>();

  const end = (failed: string): void => {
    worker?.terminate();
    worker = null;
    const open = [...waiting];
    waiting.clear();
    for (const [number, settle] of open) settle({ number, failed });
  };
  const start = (): Worker => {
    const made = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<Reply>) => {
      const settle = waiting.get(data.number);
      waiting.delete(data.number);
      settle?.(data);
    };
    made.onerror = ({ message }) => end(message || 'The simulator could not be loaded.');
    return made;
  };

  const ask = <K extends Kind>(kind: K, question: Question<K>) =>
    new Promise<Told<K>>((resolve) => {
      worker ??= start();
      asked += 1;
      const number = asked;
      const timer = setTimeout(
        () => end(`It took longer than ${Math.round(patienceMs / 1000)} seconds and was stopped.`),
        patienceMs,
      );
      waiting.set(number, ({ answer, failed }) => {
        clearTimeout(timer);
        if (failed === undefined) resolve({ ok: true, answer: answer as Answer<K> });
        else resolve({ ok: false, reason: failed });
      });
      worker.postMessage({ number, kind, question });
    });
  return { ask, stop: () => end('Stopped.') };
}
