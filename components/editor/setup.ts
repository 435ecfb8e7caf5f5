import type { Moment } from '@/components/simulation/useStage';
import type { Shared } from '@/lib/share/shared';
import type { Scenario } from '@/lib/sim/scenario';

/** What a reader decides about a run, besides the program. */
export type Setup = Omit<Shared, 'source' | 'breakpoints' | 'seq'>;

export const MAX_WORKERS = 8;
export const FIRST_SETUP: Setup = {
  seed: 1,
  workers: null,
  profile: null,
  choices: [],
  interventions: [],
};

/** The scenario of a first run. */
export function scenarioOf({ seed, workers, profile, choices, interventions }: Setup): Scenario {
  return {
    seed,
    ...(workers === null ? {} : { workers, forceWorkers: true }),
    ...(profile === null ? {} : { profile }),
    ...(choices.length === 0 ? {} : { choices }),
    ...(interventions.length === 0 ? {} : { interventions }),
  };
}

/** What a link to this moment holds: the run that is shown, forks and all, not the one set up. */
export function sharedAt(source: string, setup: Setup, moment: Moment | null): Shared {
  if (!moment) return { ...setup, source, breakpoints: [], seq: null };
  const { seed, workers, profile, choices, interventions } = moment.scenario;
  return {
    source,
    seed,
    workers: workers ?? null,
    profile: profile ?? null,
    choices: choices ?? [],
    interventions: interventions ?? [],
    breakpoints: moment.breakpoints.map((line) => line + 1),
    seq: moment.seq,
  };
}
