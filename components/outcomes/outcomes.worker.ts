import type { Outcomes } from '@/lib/explore/endings';
import { outcomesOf } from '@/lib/explore/outcomes';
import type { Scenario } from '@/lib/sim/scenario';

/** What the page asks for: one search. The worker answers with progress, then with the result, and is then done. */
export interface SearchRequest {
  readonly source: string;
  readonly scenario: Scenario;
  readonly seed: number;
  /** Leave the systematic search to another worker. */
  readonly onlyChance: boolean;
}

export type SearchNews =
  | { readonly kind: 'progress'; readonly executions: number; readonly endings: number }
  | { readonly kind: 'result'; readonly outcomes: Outcomes };

/** A page waits for it: less work than the command line allows. */
const WORK = 900_000;

function search({ source, scenario, seed, onlyChance }: SearchRequest): Outcomes {
  const progress = (executions: number, endings: number): void =>
    tell({ kind: 'progress', executions, endings });
  try {
    return outcomesOf(source, scenario, { seed, onlyChance, work: WORK, progress });
  } catch (error) {
    return { ok: false, reason: `The search failed: ${String(error)}` };
  }
}

const tell = (news: SearchNews): void => self.postMessage(news);

self.addEventListener('message', ({ data }: MessageEvent<SearchRequest>) => {
  tell({ kind: 'result', outcomes: search(data) });
});
