import type { SimEvent } from '../../sim/events';
import type {
  CoroutineShape,
  LiveFuture,
  Observation,
  SharedValue,
  Thing,
} from '../../sim/observation';

/** What existed after event `at`. Looks are in order, so this is a binary search. */
export function thingsAt(observation: Observation, at: number): readonly Thing[] {
  const { looks, things } = observation;
  let low = 0;
  let high = looks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((looks[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return (looks[low - 1]?.things ?? []).flatMap((index) => things[index] ?? []);
}

export const futuresIn = (things: readonly Thing[]): LiveFuture[] =>
  things.filter((thing): thing is LiveFuture => thing.kind === 'future');

export const sharedIn = (things: readonly Thing[]): SharedValue[] =>
  things.filter((thing): thing is SharedValue => thing.kind === 'shared');

/**
 * The future of a task that an event is about: the innermost one whose code was executed, else the innermost one that is
 * being polled, else the innermost one at all.
 */
export function innermost(
  futures: readonly LiveFuture[],
  shapes: readonly CoroutineShape[],
  task: number | null,
  event: SimEvent | undefined,
): LiveFuture | null {
  const mine = futures.filter((future) => future.task === task);
  const span = event?.span;
  const within = mine.filter(({ shape }) => {
    const body = shapes[shape]?.span;
    return span && body && body.start <= span.start && span.end <= body.end;
  });
  const running = mine.filter(({ state }) => state === 'running');
  return within.pop() ?? running.pop() ?? mine.pop() ?? null;
}

/** `136 bytes`, or `about 136 bytes` when something inside is laid out by a library. */
export function sizeWords({ size, exact }: Pick<CoroutineShape, 'size' | 'exact'>): string {
  if (size === null) return 'size not known';
  const bytes = size === 1 ? '1 byte' : `${size} bytes`;
  return exact ? bytes : `about ${bytes}`;
}
