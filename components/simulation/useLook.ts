import { useEffect, useState } from 'react';
import type { Observation } from '@/lib/sim/observation';
import type { Scenario } from '@/lib/sim/scenario';
import type { StageRun } from './stageRun';

/** Looks at the memory of a run; the page's way is a worker, tests do it on the spot. */
export type Looker = (source: string, scenario: Scenario) => Promise<Observation | null>;

const inWorker: Looker = async (source, scenario) =>
  (await import('./runInWorker')).lookInWorker(source, scenario);

/** What is known of a run's memory: nothing yet, an observation, or that there is none. */
export type Looked = 'busy' | 'none' | Observation;

const known = new WeakMap<StageRun, Looked>();

/** The memory of a run, looked at when first `wanted`; kept for as long as the run is. */
export function useLook(
  run: StageRun,
  source: string,
  wanted: boolean,
  look: Looker = inWorker,
): Looked {
  const [, setTurn] = useState(0);
  useEffect(() => {
    if (!wanted || known.has(run)) return;
    known.set(run, 'busy');
    let live = true;
    const looking = look(source, run.scenario).catch(() => null);
    void looking.then((found) => {
      known.set(run, found ?? 'none');
      if (live) setTurn((turn) => turn + 1);
    });
    return () => {
      live = false;
      if (known.get(run) === 'busy') known.delete(run);
    };
  }, [run, source, wanted, look]);
  return known.get(run) ?? 'busy';
}
