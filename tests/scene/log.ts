import { type Trace, traceOf } from '@/lib/scene/trace';
import type { EventFields, EventKind, SimEvent } from '@/lib/sim/events';

interface Where {
  readonly t?: number;
  readonly worker?: number | null;
  readonly thread?: number;
  readonly task?: number | null;
  readonly by?: number | null;
  readonly cause?: number | null;
  readonly span?: { start: number; end: number } | null;
}

/** A run written down by hand, event by event. */
export class Log {
  private readonly events: SimEvent[] = [];

  /** Adds one event and answers its seq. */
  add<K extends EventKind>(kind: K, fields: EventFields[K], where: Where = {}): number {
    const seq = this.events.length;
    const base = { t: 0, worker: null, thread: 0, task: null, by: null, cause: null, span: null };
    this.events.push({ ...base, ...where, ...fields, kind, seq } as unknown as SimEvent);
    return seq;
  }

  get trace(): Trace {
    return traceOf(this.events);
  }
}

/** A log that has begun: a multi_thread runtime with two workers and a main future. */
export function begun(): Log {
  const log = new Log();
  log.add('run.start', {
    flavor: 'multi_thread',
    profile: 'tokio-1.53-multi_thread',
    workers: 2,
    gqi: 61,
    eventInterval: 61,
    paused: false,
    runtime: 0,
  });
  log.add(
    'task.spawn',
    { name: 'main', taskKind: 'main', parent: null, to: 'none', size: 0, runtime: 0 },
    { task: 0 },
  );
  return log;
}

/** Adds a task that main spawns into the global queue. */
export function spawn(log: Log, task: number, name: string): void {
  log.add(
    'task.spawn',
    { name, taskKind: 'task', parent: 0, to: 'inject', size: 0, runtime: 0 },
    { task, by: 0 },
  );
  log.add('queue.push', { dst: 'inject', owner: null, pos: 0, displaced: null }, { task, by: 0 });
}
