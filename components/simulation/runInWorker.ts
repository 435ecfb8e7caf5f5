import type { Scenario } from '@/lib/sim/scenario';
import type { RunAnswer } from './runSource';

let worker: Worker | null = null;
let asked = 0;

/** How long a run may take before the page gives up on it. */
const PATIENCE_MS = 20_000;

function start(): Worker {
  return new Worker(new URL('./runner.worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Compiles and runs a program away from the page's thread. Front end and executor are loaded when this
 * is first called. A run that takes too long is ended, and that is its answer.
 */
export function runInWorker(source: string, scenario: Scenario): Promise<RunAnswer> {
  worker ??= start();
  const busy = worker;
  asked += 1;
  const number = asked;
  return new Promise((resolve) => {
    const done = (answer: RunAnswer) => {
      clearTimeout(timer);
      busy.removeEventListener('message', hear);
      busy.removeEventListener('error', fail);
      resolve(answer);
    };
    const giveUp = (reason: string) => {
      busy.terminate();
      if (worker === busy) worker = null;
      done({ ok: false, reason });
    };
    const hear = ({ data }: MessageEvent<{ number: number; answer: RunAnswer }>) => {
      if (data.number === number) done(data.answer);
    };
    const fail = () => giveUp('The simulator could not be loaded.');
    const timer = setTimeout(() => giveUp('The run took too long and was stopped.'), PATIENCE_MS);
    busy.addEventListener('message', hear);
    busy.addEventListener('error', fail);
    busy.postMessage({ number, source, scenario });
  });
}
