import type { SimEvent } from '../sim/events';

/** A finished run as the stage reads it: every event by position, nothing else. */
export interface Trace {
  readonly length: number;
  /** The event at `index`; undefined outside the run. */
  eventAt(index: number): SimEvent | undefined;
}

/** A trace over an array of events, as tests and short runs have it. */
export function traceOf(events: readonly SimEvent[]): Trace {
  return { length: events.length, eventAt: (index) => events[index] };
}
