import type { ChoicePoint } from '../sim/chooser';
import { Kernel, type Outcome } from '../sim/kernel';
import type { Program } from '../sim/program';
import { Jitter } from '../sim/rng';
import type { Scenario } from '../sim/scenario';

/** One way the program can end, and the choices that replay it exactly (`Scenario.choices`). */
export interface Witness {
  readonly stdout: string;
  readonly outcome: Outcome;
  readonly choices: readonly number[];
}

export interface ExploreResult {
  /** One witness for each different ending: printed text, and whether it finished, panicked, got stuck or hit a bound. */
  readonly witnesses: readonly Witness[];
  readonly executions: number;
  /** Every list of choices was tried. False: the bound was reached first, and there may be other endings. */
  readonly complete: boolean;
}

export interface ExploreOptions {
  /** Runs allowed. Half go to schedules with few deviations from the usual one, the rest to random ones. */
  readonly executions: number;
  /** Decides the order in which schedules are tried; the same seed always tries the same ones. */
  readonly seed: number;
  /** Called after each run; answering true ends the search (the result is then incomplete). */
  readonly stop?: (outcome: Outcome) => boolean;
}

/** Prefixes waiting to be tried; beyond this, later ones are left to chance. */
const MAX_WAITING = 20_000;
/** Choice points among which the priority changes of a random schedule fall. */
const RANDOM_LENGTH = 600;
/** How often a random schedule leaves the usual way, by turns. */
const RATES = [0.5, 0.25, 0.1, 0.04];

/**
 * Explores the schedules of a program by running it again and again with other choices (stateless search). First every
 * schedule with one deviation from the usual one, then with two, and so on (iterative deviation bounding); when that does
 * not end within half of the allowed runs, random schedules follow. A pure function of its inputs.
 */
export function explore(
  program: Program,
  scenario: Scenario,
  options: ExploreOptions,
): ExploreResult {
  const search = new Search(program, scenario, options);
  const complete = search.systematic(Math.ceil(options.executions / 2));
  if (!complete) search.random();
  return {
    witnesses: [...search.witnesses.values()],
    executions: search.executions,
    complete: complete && !search.stopped,
  };
}

type Policy = NonNullable<Kernel['chooser']['policy']>;

class Search {
  readonly witnesses = new Map<string, Witness>();
  executions = 0;
  stopped = false;
  private readonly dice: Jitter;

  constructor(
    private readonly program: Program,
    private readonly scenario: Scenario,
    private readonly options: ExploreOptions,
  ) {
    this.dice = new Jitter(options.seed);
  }

  /** Tries prefixes in order of their deviations; true when none is left. */
  systematic(limit: number): boolean {
    let level: (readonly number[])[] = [[]];
    let lost = false;
    while (level.length > 0) {
      const next: (readonly number[])[] = [];
      for (const prefix of this.shuffled(level)) {
        if (this.stopped || this.executions >= limit) return false;
        const points = this.run(prefix);
        for (let i = prefix.length; i < points.length; i++) {
          for (let option = 1; option < (points[i]?.count ?? 0); option++) {
            if (next.length >= MAX_WAITING) lost = true;
            else next.push([...prefix, ...new Array<number>(i - prefix.length).fill(0), option]);
          }
        }
      }
      level = next;
    }
    return !lost;
  }

  /** Random schedules: threads with priorities that change at a few points (PCT), by turns with fair dice. */
  random(): void {
    for (let i = 0; !this.stopped && this.executions < this.options.executions; i++) {
      this.run(
        [],
        i % 3 === 2 ? this.fair(RATES[i % RATES.length] ?? 0.25) : this.priorities(i % 4),
      );
    }
  }

  private fair(rate: number): Policy {
    return (_, count, preferred) => (this.dice.next() < rate ? this.below(count) : preferred);
  }

  /** The runnable thread with the highest priority goes on; now and then it falls to the lowest. */
  private priorities(changes: number): Policy {
    const rank = new Map<number, number>();
    const rankOf = (thread: number): number => {
      const known = rank.get(thread) ?? 1 + this.dice.next();
      rank.set(thread, known);
      return known;
    };
    const falls = new Set(Array.from({ length: changes }, () => this.below(RANDOM_LENGTH)));
    let step = 0;
    let lowest = 1;
    return (kind, count, preferred, options) => {
      if (kind !== 'thread' || !options)
        return this.dice.next() < 0.5 ? this.below(count) : preferred;
      let best = 0;
      options.forEach((thread, i) => {
        if (rankOf(thread) > rankOf(options[best] ?? thread)) best = i;
      });
      const thread = options[best];
      if (falls.has(step++) && thread !== undefined) rank.set(thread, --lowest);
      return best;
    };
  }

  /** One run; answers the choice points it met. */
  private run(choices: readonly number[], policy: Policy | null = null): ChoicePoint[] {
    const points: ChoicePoint[] = [];
    const kernel = new Kernel(this.program, { ...this.scenario, choices }, null);
    kernel.chooser.listener = (point) => points.push(point);
    kernel.chooser.policy = policy;
    const outcome = kernel.run();
    this.executions++;
    const key = `${outcome.status}\n${outcome.stdout}`;
    if (!this.witnesses.has(key))
      this.witnesses.set(key, { stdout: outcome.stdout, outcome, choices: trimmed(points) });
    if (this.options.stop?.(outcome)) this.stopped = true;
    return points;
  }

  private shuffled<T>(list: readonly T[]): readonly T[] {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = out[i] as T;
      out[i] = out[j] as T;
      out[j] = kept;
    }
    return out;
  }

  private below(n: number): number {
    return Math.floor(this.dice.next() * n);
  }
}

/** What was chosen, without the usual choices at the end. */
function trimmed(points: readonly ChoicePoint[]): readonly number[] {
  const made = points.map((point) => point.chosen);
  while (made.length > 0 && made[made.length - 1] === 0) made.pop();
  return made;
}
