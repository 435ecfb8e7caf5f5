import type { SimEvent } from '../sim/events';
import { findLints, type LintName } from '../sim/lints';
import type { Show } from './show';
import { stepOfEvent } from './steps';
import type { Trace } from './trace';

/** Something in a run that is probably a mistake: where it shows, and what to do about it. */
export interface Warning {
  readonly name: LintName;
  readonly seq: number;
  readonly message: string;
  readonly remedy: string;
}

const REMEDY: Readonly<Record<LintName, string>> = {
  LostWaker: 'Keep a waker wherever a future returns Pending, and wake it when there is news.',
  NeverYielded:
    'Move the long work to spawn_blocking, or put an await that can yield into its loop.',
  SelfWakePercent: 'Wait for an event instead of asking again and again.',
  LargeFuture: 'Box the large value, or end its life before the await.',
  Deadlock: 'Look at who waits for whom: one of them must let go, or be woken, before it waits.',
  HeldAcrossAwait: 'Drop the guard before the await, or use a tokio::sync::Mutex.',
  LostOnCancel: 'Let the value outlive the branch, or choose an operation that is cancel safe.',
  StarvedTask: 'Something kept the worker busy: find the poll that took so long.',
};

function* eventsOf(trace: Trace): Iterable<SimEvent> {
  for (let i = 0; i < trace.length; i += 1) yield trace.eventAt(i) as SimEvent;
}

/** What looks like a mistake in a run, in order of appearance; at most 12. */
export function warningsOf(trace: Trace): Warning[] {
  return findLints(eventsOf(trace))
    .slice(0, 12)
    .map(({ name, seq, message }) => ({ name, seq, message, remedy: REMEDY[name] }));
}

/** The step at which a warning shows. */
export function stepOfWarning(show: Show, warning: Warning): number {
  return stepOfEvent(show.steps, Math.max(0, Math.min(warning.seq, show.trace.length - 1)));
}
