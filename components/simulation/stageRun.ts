import { type Trace, traceOf } from '@/lib/scene/trace';
import type { SimEvent } from '@/lib/sim/events';

/** A run as the page ships it: plain data, made at build time. */
export interface StageRun {
  readonly events: readonly SimEvent[];
}

/** The events of a shipped run. */
export function traceFrom(run: StageRun): Trace {
  return traceOf(run.events);
}
