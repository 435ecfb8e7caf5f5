import type { Kernel } from '../sim/kernel';
import { Jitter } from '../sim/rng';
import { Fingerprint, QUIET_TICKS } from './fingerprint';
import { type Decide, Quiet, type Runner, ready } from './runner';
import { Trails } from './trails';

/** A choice not yet made: follow `run` up to its choice `at`, then take `entry`. */
interface Open {
  readonly run: readonly number[];
  readonly at: number;
  readonly entry: number;
}

/** Choices waiting to be tried; beyond this, later ones are given up and the search is incomplete. */
const MAX_OPEN = 400_000;

/**
 * Searches the states a program can reach, those with the fewest deviations from the usual schedule first. Two runs that
 * come to the same state are followed only once; a thread that only gets ready to wait goes first without a choice, and one
 * whose next operation could only block waits until it can do it. True when no choice was left untried.
 */
export function searchStates(
  runner: Runner,
  budget: number,
  seed: number,
  quietTicks = QUIET_TICKS,
): boolean {
  const search = new StateSearch(runner, quietTicks);
  const dice = new Jitter(seed);
  let level: Open[] = [{ run: [], at: 0, entry: 0 }];
  while (level.length > 0) {
    const next: Open[] = [];
    shuffle(level, dice);
    for (const open of level) {
      if (runner.spent || runner.work >= budget) return false;
      search.follow(open, next);
    }
    level = next;
  }
  return !search.lost;
}

class StateSearch {
  /** Choices were given up for want of room. */
  lost = false;
  private readonly visited = new Set<number>();
  private readonly trails = new Trails();
  private readonly fingerprint: Fingerprint;

  constructor(
    private readonly runner: Runner,
    quietTicks: number,
  ) {
    this.fingerprint = new Fingerprint(this.trails, quietTicks);
  }

  /** Runs with one more choice and notes what else could have been chosen on the way. */
  follow(open: Open, next: Open[]): void {
    const prefix = open.run.slice(0, open.at);
    if (open.entry !== 0) prefix.push(open.entry);
    this.trails.reset();
    let known = false;
    const points: { at: number; entries: readonly number[] }[] = [];
    const quiet = new Quiet();
    const decide = (kernel: Kernel): Decide => {
      return (kind, count, preferred, options) => {
        if (known) return preferred;
        if (kind === 'thread' && options) {
          const first = quiet.choose(kernel, options);
          if (first >= 0) return first;
        }
        const worth = worthTrying(kernel, kind, count, preferred, options);
        const [taken = preferred, ...others] = worth;
        if (others.length === 0) return taken;
        if (kind === 'thread') {
          const key = this.fingerprint.of(kernel);
          known = this.visited.has(key);
          if (known) return taken;
          this.visited.add(key);
        }
        const at = kernel.chooser.made - 1;
        points.push({ at, entries: others.map((option) => entryOf(option, preferred)) });
        return taken;
      };
    };
    const made = this.runner.run(prefix, decide, this.trails, () => known);
    for (const { at, entries } of points)
      for (const entry of entries) {
        if (next.length >= MAX_OPEN) this.lost = true;
        else next.push({ run: made, at, entry });
      }
  }
}

/** The options that can lead somewhere else, the usual one first. */
export function worthTrying(
  kernel: Kernel,
  kind: string,
  count: number,
  preferred: number,
  options: readonly number[] | null,
): number[] {
  if (kind !== 'thread') {
    const all = options ?? Array.from({ length: count }, (_, i) => i);
    return all.includes(preferred) ? [preferred, ...all.filter((i) => i !== preferred)] : [...all];
  }
  const able: number[] = [];
  options?.forEach((thread, i) => {
    if (ready(kernel.threads[thread])) able.push(i);
  });
  if (able.length === 0) return [preferred];
  return able.includes(preferred) ? [preferred, ...able.filter((i) => i !== preferred)] : able;
}

/** The entry of `Scenario.choices` that takes this option. */
const entryOf = (option: number, preferred: number): number =>
  option === preferred ? 0 : option < preferred ? option + 1 : option;

function shuffle<T>(list: T[], dice: Jitter): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(dice.next() * (i + 1));
    const kept = list[i] as T;
    list[i] = list[j] as T;
    list[j] = kept;
  }
}

/** Whether a run came so near to a worker's periodic duties that its ticks must be compared too. */
export const tooLong = (runner: Runner): boolean => runner.ticks > QUIET_TICKS;
