import type { SimEvent } from '@/lib/sim/events';
import type { TraceSink } from '@/lib/sim/trace';

/** A sink that keeps every event as an object; for tests, where size does not matter. */
export function collect(): { sink: TraceSink; events: SimEvent[] } {
  const events: SimEvent[] = [];
  const sink: TraceSink = {
    event(kind, seq, t, worker, thread, task, by, cause, spanStart, spanEnd, fields) {
      const span = spanStart < 0 ? null : { start: spanStart, end: spanEnd };
      events.push({
        kind,
        seq,
        t,
        worker,
        thread,
        task,
        by,
        cause,
        span,
        ...fields,
      } as unknown as SimEvent);
    },
  };
  return { sink, events };
}
