import type { Shared } from '@/lib/share/shared';
import { PROFILES } from '@/lib/sim/profile';
import { Jitter } from '@/lib/sim/rng';
import type { Intervention } from '@/lib/sim/scenario';

const PIECES = [
  ...[
    'fn main() {',
    '}',
    '\n',
    '    ',
    'tokio::spawn(async move {',
    '.await',
    '"é"',
    '// 日本',
    '🦀',
  ],
  ...['let x = 1;', "'static", '\t', '\r\n', '\u202e', '\u0000', '&lt;', '#', '%25', '=', '\\'],
];
const KINDS = [
  'block_worker',
  'delay_timer',
  'abort',
  'drop_future',
  'lose_wake',
  'panic',
] as const;

/** A source of random values that always gives the same ones for a seed. */
export function dice(seed: number) {
  const jitter = new Jitter(seed);
  const below = (n: number): number => Math.floor(jitter.next() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const times = <T>(most: number, make: () => T): T[] =>
    Array.from({ length: below(most + 1) }, make);
  return { below, pick, times };
}

function interventionFrom({ below, pick }: ReturnType<typeof dice>): Intervention {
  const kind = pick(KINDS);
  const at = below(100_000);
  const whom = below(500);
  if (kind === 'block_worker') return { at, kind, worker: whom, micros: below(1_000_000) };
  if (kind === 'delay_timer') return { at, kind, timer: whom, micros: below(1_000_000) };
  return { at, kind, task: whom };
}

/** Any state that can be shared, small. */
export function sharedFrom(d: ReturnType<typeof dice>): Shared {
  const { below, pick, times } = d;
  return {
    source: times(40, () => pick(PIECES)).join(''),
    seed: below(2 ** 32),
    workers: below(2) ? null : 1 + below(64),
    profile: below(2) ? null : pick(PROFILES).id,
    choices: times(20, () => below(5)),
    interventions: times(5, () => interventionFrom(d)),
    breakpoints: times(6, () => 1 + below(200)),
    seq: below(2) ? null : below(1_000_000),
  };
}
