import { mergeOutcomes, type Outcomes } from '@/lib/explore/endings';
import type { Scenario } from '@/lib/sim/scenario';
import type { SearchNews, SearchRequest } from './outcomes.worker';

/** How far a search has come. */
export interface Progress {
  readonly executions: number;
  readonly endings: number;
}

/** A search under way. `stop` ends it at once; its result is then never told. */
export interface Search {
  readonly stop: () => void;
}

const MOST_WORKERS = 3;

function start(): Worker {
  return new Worker(new URL('./outcomes.worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Looks for all endings of a program in a pool of workers: the first searches systematically, the others by chance, each
 * with a seed of its own. When the first has covered every schedule the others are ended.
 */
export function searchInWorkers(
  source: string,
  scenario: Scenario,
  on: {
    readonly progress: (progress: Progress) => void;
    readonly result: (outcomes: Outcomes) => void;
  },
): Search {
  const size = Math.max(1, Math.min(MOST_WORKERS, (navigator.hardwareConcurrency || 2) - 1));
  const workers = Array.from({ length: size }, start);
  const news = workers.map((): Progress => ({ executions: 0, endings: 0 }));
  const results: Outcomes[] = [];
  const stop = (): void => {
    for (const worker of workers) worker.terminate();
  };
  const finish = (outcomes: Outcomes): void => {
    results.push(outcomes);
    const settled = !outcomes.ok || outcomes.complete;
    if (!settled && results.length < size) return;
    stop();
    on.result(settled ? outcomes : mergeOutcomes(results));
  };
  const hear = (index: number, told: SearchNews): void => {
    if (told.kind === 'result') finish(told.outcomes);
    else {
      news[index] = told;
      const executions = news.reduce((sum, each) => sum + each.executions, 0);
      on.progress({ executions, endings: Math.max(...news.map(({ endings }) => endings)) });
    }
  };
  workers.forEach((worker, index) => {
    worker.addEventListener('message', ({ data }: MessageEvent<SearchNews>) => hear(index, data));
    worker.addEventListener('error', () =>
      finish({ ok: false, reason: 'The search could not be loaded.' }),
    );
    const request: SearchRequest = { source, scenario, seed: index + 1, onlyChance: index > 0 };
    worker.postMessage(request);
  });
  return { stop };
}
