import { useCallback, useEffect, useRef, useState } from 'react';
import type { Outcomes } from '@/lib/explore/endings';
import type { Scenario } from '@/lib/sim/scenario';
import { type Progress, type Search, searchInWorkers } from './searchInWorkers';

export type Stage =
  | { readonly at: 'idle' }
  | { readonly at: 'searching'; readonly progress: Progress }
  | { readonly at: 'stopped'; readonly progress: Progress }
  | { readonly at: 'found'; readonly outcomes: Outcomes };

const IDLE: Stage = { at: 'idle' };
const NOTHING: Progress = { executions: 0, endings: 0 };

/** A search that the reader starts and may stop. What was found of another text is not shown. */
export function useOutcomes(source: string, scenario: Scenario) {
  const [known, setKnown] = useState<{ of: string; stage: Stage }>({ of: source, stage: IDLE });
  const setStage = useCallback((stage: Stage) => setKnown({ of: source, stage }), [source]);
  const search = useRef<Search | null>(null);
  const end = useCallback(() => {
    search.current?.stop();
    search.current = null;
  }, []);
  useEffect(() => end, [end]);

  const start = useCallback(() => {
    end();
    setStage({ at: 'searching', progress: NOTHING });
    search.current = searchInWorkers(source, scenario, {
      progress: (progress) => setStage({ at: 'searching', progress }),
      result: (outcomes) => setStage({ at: 'found', outcomes }),
    });
  }, [source, scenario, end, setStage]);
  const stop = useCallback(() => {
    end();
    setKnown(({ of, stage }) => ({
      of,
      stage: stage.at === 'searching' ? { at: 'stopped', progress: stage.progress } : stage,
    }));
  }, [end]);
  return { stage: known.of === source ? known.stage : IDLE, start, stop };
}
