import { expect, test } from 'vitest';
import { PROFILES } from '@/lib/sim/profile';
import { Jitter } from '@/lib/sim/rng';
import type { Scenario } from '@/lib/sim/scenario';
import { runChecked } from './checked';
import { randomProgram } from './randomProgram';

// The full count is `RANDOM_PROGRAMS=10000`, as the numbers in ADR 0002 were made.
const COUNT = Number(process.env.RANDOM_PROGRAMS ?? 300);

const bounds = { maxPolls: 20_000, maxEvents: 200_000 };

/** Every third program has tiny queues, every other one an interleaving forced by choices, and all profiles take turns. */
function scenarioFor(seed: number): Scenario {
  const random = new Jitter(seed * 7);
  const choices =
    seed % 2 === 0 ? Array.from({ length: 400 }, () => Math.floor(random.next() * 4)) : [];
  const overrides: Record<string, number> = seed % 3 === 0 ? { localQueueCapacity: 4 } : {};
  const profile = PROFILES[seed % PROFILES.length]?.id;
  return { seed, choices, overrides, bounds, ...(profile ? { profile } : {}) };
}

test(`${COUNT} random programs, each under its own scenario, keep every rule`, {
  timeout: 3_600_000,
}, () => {
  const statuses = new Map<string, number>();
  let events = 0;
  for (let seed = 1; seed <= COUNT; seed++) {
    const run = runChecked(randomProgram(seed), scenarioFor(seed));
    expect({ seed, violations: run.violations }).toEqual({ seed, violations: [] });
    statuses.set(run.outcome.status, (statuses.get(run.outcome.status) ?? 0) + 1);
    events += run.events;
  }
  // Programs that do nothing, or that all end the same way, would prove little.
  expect(events).toBeGreaterThan(COUNT * 50);
  expect(statuses.get('done') ?? 0).toBeGreaterThan(COUNT / 2);
});

// 2576: spawn_blocking inside a poll while the pool was shutting down.
test('programs that once broke a rule keep it now', () => {
  for (const seed of [2576]) {
    const { violations, outcome } = runChecked(randomProgram(seed), scenarioFor(seed));
    expect({ seed, violations, status: outcome.status }).toEqual({
      seed,
      violations: [],
      status: 'done',
    });
  }
});
