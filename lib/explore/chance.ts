import type { Kernel } from '../sim/kernel';
import { Jitter } from '../sim/rng';
import { type Decide, Quiet, type Runner } from './runner';

/** How often a random schedule leaves the usual way, by turns. */
const RATES = [1, 0.5, 0.2, 0.06];

/**
 * Random schedules until the budget is spent: fair dice among all runnable threads, dice that mostly keep to the usual
 * order, and priorities that change at a few points (PCT), by turns. Every second one leaves out choices among threads that
 * are only on their way to sleep. The same seed always tries the same schedules.
 */
export function searchByChance(runner: Runner, seed: number, usualLength: number): void {
  const dice = new Jitter(seed);
  for (let i = 0; !runner.spent; i++) {
    const coarse = i % 2 === 0;
    const round = i >> 1;
    runner.run([], (kernel) => {
      const decide =
        round % 3 === 2
          ? priorities(dice, round % 4, usualLength)
          : fair(dice, RATES[round % RATES.length] ?? 1);
      return coarse ? skippingQuiet(kernel, decide) : decide;
    });
  }
}

function skippingQuiet(kernel: Kernel, decide: Decide): Decide {
  const quiet = new Quiet();
  return (kind, count, preferred, options) => {
    const first = kind === 'thread' && options ? quiet.choose(kernel, options) : -1;
    return first >= 0 ? first : decide(kind, count, preferred, options);
  };
}

const below = (dice: Jitter, n: number): number => Math.floor(dice.next() * n);

function fair(dice: Jitter, rate: number): Decide {
  return (_, count, preferred) => (dice.next() < rate ? below(dice, count) : preferred);
}

/** The runnable thread with the highest priority goes on; at a few points it falls to the lowest. */
function priorities(dice: Jitter, changes: number, usualLength: number): Decide {
  const rank = new Map<number, number>();
  const rankOf = (thread: number): number => {
    const known = rank.get(thread) ?? 1 + dice.next();
    rank.set(thread, known);
    return known;
  };
  const falls = new Set(Array.from({ length: changes }, () => below(dice, usualLength)));
  let step = 0;
  let lowest = 1;
  return (kind, count, preferred, options) => {
    if (kind !== 'thread' || !options) return dice.next() < 0.5 ? below(dice, count) : preferred;
    let best = 0;
    options.forEach((thread, i) => {
      if (rankOf(thread) > rankOf(options[best] ?? thread)) best = i;
    });
    const thread = options[best];
    if (falls.has(step++) && thread !== undefined) rank.set(thread, --lowest);
    return best;
  };
}
