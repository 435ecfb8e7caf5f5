import type { Observation } from '@/lib/sim/observation';
import type { Scenario } from '@/lib/sim/scenario';
import type { Answered, RunRequest } from './runner.worker';
import type { RunAnswer } from './runSource';

let worker: Worker | null = null;
let asked = 0;

/** How long a run may take before the page gives up on it. */
const PATIENCE_MS = 20_000;

function start(): Worker {
  return new Worker(new URL('./runner.worker.ts', import.meta.url), { type: 'module' });
}

/** Asks the worker, which is started when it is first needed. Resolves with its answer, or with why there is none. */
function ask(request: Omit<RunRequest, 'number'>): Promise<Answered | string> {
  worker ??= start();
  const busy = worker;
  asked += 1;
  const number = asked;
  return new Promise((resolve) => {
    const done = (answer: Answered | string) => {
      clearTimeout(timer);
      busy.removeEventListener('message', hear);
      busy.removeEventListener('error', fail);
      resolve(answer);
    };
    const giveUp = (reason: string) => {
      busy.terminate();
      if (worker === busy) worker = null;
      done(reason);
    };
    const hear = ({ data }: MessageEvent<Answered>) => {
      if (data.number === number) done(data);
    };
    const fail = () => giveUp('The simulator could not be loaded.');
    const timer = setTimeout(() => giveUp('The run took too long and was stopped.'), PATIENCE_MS);
    busy.addEventListener('message', hear);
    busy.addEventListener('error', fail);
    busy.postMessage({ number, ...request });
  });
}

/**
 * Compiles and runs a program away from the page's thread. Front end and executor are loaded when this
 * is first called. A run that takes too long is ended, and that is its answer.
 */
export async function runInWorker(source: string, scenario: Scenario): Promise<RunAnswer> {
  const answer = await ask({ source, scenario, look: false });
  if (typeof answer === 'string') return { ok: false, reason: answer };
  return 'answer' in answer ? answer.answer : { ok: false, reason: 'The simulator failed.' };
}

/** Looks at the memory of a run, in the same worker; null when there is nothing to see. */
export async function lookInWorker(
  source: string,
  scenario: Scenario,
): Promise<Observation | null> {
  const answer = await ask({ source, scenario, look: true });
  return typeof answer !== 'string' && 'look' in answer ? answer.look : null;
}
