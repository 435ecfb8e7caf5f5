import type { EventFields, EventKind } from './events';

/**
 * Receives what happens, in order. Fields arrive apart from their event, so that a recorder can pack them without
 * ever building an object per event.
 */
export interface TraceSink {
  event<K extends EventKind>(
    kind: K,
    seq: number,
    micros: number,
    worker: number | null,
    thread: number,
    task: number | null,
    by: number | null,
    cause: number | null,
    spanStart: number,
    spanEnd: number,
    fields: EventFields[K],
  ): void;
}
