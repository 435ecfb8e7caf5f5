import type { EventFields, EventKind, SimEvent } from '../../lib/sim/events';
import { Kernel, type Outcome } from '../../lib/sim/kernel';
import {
  type Body,
  type JoinHandle,
  PENDING,
  type PollContext,
  type Program,
  type Stop,
} from '../../lib/sim/program';
import type { Scenario } from '../../lib/sim/scenario';

/** Code for the executor, written as a generator: `yield` stops, and goes on with a fresh context. */
export type Code = (cx: PollContext) => Generator<Stop, unknown, PollContext>;

const PENDING_STOP: Stop = { kind: 'pending' };

/** A future made of a generator. Dropping it forgets it. */
export function bodyOf(code: Code): Body {
  let running: ReturnType<Code> | null = null;
  return {
    resume(cx) {
      const fresh = running === null;
      running ??= code(cx);
      const next = fresh ? running.next() : running.next(cx);
      return next.done ? { kind: 'ready', value: next.value } : next.value;
    },
    drop: () => ({ kind: 'ready', value: null }),
  };
}

/** `handle.await` */
export function* joined(cx: PollContext, handle: JoinHandle): ReturnType<Code> {
  let now = cx;
  for (;;) {
    const result = now.waker ? handle.poll(now, now.waker) : PENDING;
    if (result !== PENDING) return result;
    now = yield PENDING_STOP;
  }
}

/** `yield_now().await` */
export function* yielded(cx: PollContext): ReturnType<Code> {
  if (cx.waker) cx.defer(cx.waker, 'yield');
  return yield PENDING_STOP;
}

/** Points the code cursor at the first place where `text` stands in the source. */
export function at(cx: PollContext, source: string, text: string): void {
  const start = source.indexOf(text);
  if (start < 0) throw new Error(`the source has no ${text}`);
  cx.setSpan(start, start + text.length);
}

/** Runs a program on the real kernel and keeps every event. */
export function eventsOf(
  program: Program,
  scenario: Scenario,
): { events: SimEvent[]; outcome: Outcome } {
  const events: SimEvent[] = [];
  const sink = {
    event<K extends EventKind>(
      kind: K,
      seq: number,
      t: number,
      worker: number | null,
      thread: number,
      task: number | null,
      by: number | null,
      cause: number | null,
      start: number,
      end: number,
      fields: EventFields[K],
    ) {
      const span = start >= 0 && end > start ? { start, end } : null;
      events.push({ ...fields, kind, seq, t, worker, thread, task, by, cause, span } as SimEvent);
    },
  };
  const kernel = new Kernel(program, scenario, sink);
  return { outcome: kernel.run(), events };
}

/** `leaf.await` for anything with a poll. */
export function* awaited<T>(
  cx: PollContext,
  leaf: { poll(cx: PollContext, waker: NonNullable<PollContext['waker']>): T | typeof PENDING },
): Generator<Stop, T, PollContext> {
  let now = cx;
  for (;;) {
    const result = now.waker ? leaf.poll(now, now.waker) : PENDING;
    if (result !== PENDING) return result as T;
    now = yield PENDING_STOP;
  }
}
