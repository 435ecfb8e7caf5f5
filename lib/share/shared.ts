import { PROFILES } from '../sim/profile';
import type { Intervention } from '../sim/scenario';

/** What a link carries: a program, and everything that decides which moment of which run is shown. */
export interface Shared {
  readonly source: string;
  readonly seed: number;
  /** null: as the program says. */
  readonly workers: number | null;
  readonly profile: string | null;
  readonly choices: readonly number[];
  readonly interventions: readonly Intervention[];
  /** Lines with a breakpoint, counted from 1. */
  readonly breakpoints: readonly number[];
  /** seq of the event that is shown; null for the beginning. */
  readonly seq: number | null;
}

/** A program under the scenario that the playground begins with. */
export function plainShared(source: string): Shared {
  return {
    source,
    seed: 1,
    workers: null,
    profile: null,
    choices: [],
    interventions: [],
    breakpoints: [],
    seq: null,
  };
}

/** Bounds of what is read from a link: beyond them it is refused, whatever it holds. */
export const BOUNDS = {
  source: 200_000,
  choices: 20_000,
  interventions: 200,
  breakpoints: 2_000,
  workers: 64,
} as const;

const MOST = 2 ** 40;
const isCount = (value: unknown, most = MOST): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most;
const isCounts = (value: unknown, length: number, most?: number): value is number[] =>
  Array.isArray(value) && value.length <= length && value.every((n) => isCount(n, most));

/** The kinds of interventions, each with the number that says whom it is about. */
const TARGETS = {
  block_worker: 'worker',
  delay_timer: 'timer',
  abort: 'task',
  drop_future: 'task',
  lose_wake: 'task',
  panic: 'task',
} as const satisfies Record<Intervention['kind'], string>;

type Row = readonly [kind: string, at: number, whom: number, micros?: number];

function rowOf(done: Intervention): Row {
  const whom = (done as unknown as Record<string, number>)[TARGETS[done.kind]] ?? 0;
  return 'micros' in done ? [done.kind, done.at, whom, done.micros] : [done.kind, done.at, whom];
}

function interventionOf(row: unknown): Intervention | null {
  if (!Array.isArray(row)) return null;
  const [kind, at, whom, micros] = row as unknown[];
  if (typeof kind !== 'string' || !Object.hasOwn(TARGETS, kind)) return null;
  if (!isCount(at) || !isCount(whom)) return null;
  const known = kind as Intervention['kind'];
  const timed = known === 'block_worker' || known === 'delay_timer';
  if (timed ? !isCount(micros) : row.length !== 3) return null;
  return { at, kind: known, [TARGETS[known]]: whom, ...(timed ? { micros } : {}) } as Intervention;
}

/** Plain data for JSON, without what is as usual. `sharedOf` is the exact inverse. */
export function plainOf(shared: Shared): Record<string, unknown> {
  const { source, seed, workers, profile, choices, interventions, breakpoints, seq } = shared;
  return {
    s: source,
    r: seed,
    ...(workers === null ? {} : { w: workers }),
    ...(profile === null ? {} : { p: profile }),
    ...(choices.length === 0 ? {} : { c: choices }),
    ...(interventions.length === 0 ? {} : { i: interventions.map(rowOf) }),
    ...(breakpoints.length === 0 ? {} : { b: breakpoints }),
    ...(seq === null ? {} : { q: seq }),
  };
}

/** What plain data from a stranger says, each part checked; null when a part is not what it must be. */
export function sharedOf(plain: unknown): Shared | null {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) return null;
  const {
    s,
    r,
    w = null,
    p = null,
    c = [],
    i = [],
    b = [],
    q = null,
  } = plain as Record<string, unknown>;
  if (typeof s !== 'string' || s.length > BOUNDS.source || !isCount(r, 0xffff_ffff)) return null;
  if (w !== null && (!isCount(w, BOUNDS.workers) || w === 0)) return null;
  if (p !== null && !PROFILES.some(({ id }) => id === p)) return null;
  if (!isCounts(c, BOUNDS.choices, 100_000) || !isCounts(b, BOUNDS.breakpoints, 1_000_000))
    return null;
  if (q !== null && !isCount(q)) return null;
  if (!Array.isArray(i) || i.length > BOUNDS.interventions) return null;
  const interventions = i.map(interventionOf);
  if (!interventions.every((one) => one !== null)) return null;
  const profile = p as string | null;
  return {
    source: s,
    seed: r,
    workers: w,
    profile,
    choices: c,
    interventions,
    breakpoints: b,
    seq: q,
  };
}
