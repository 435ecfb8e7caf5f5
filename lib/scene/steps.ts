import type { EventKind, SimEvent } from '../sim/events';
import type { Trace } from './trace';

/** One step of the playhead: the events `first..last`, of which `head` is the one that is told. */
export interface Step {
  readonly first: number;
  readonly head: number;
  readonly last: number;
}

/** `story` folds bookkeeping events into the step they belong to; `every` gives each event its own step. */
export type Detail = 'story' | 'every';

/** Preparations: they belong to the next step that is told. */
const FORWARD = new Set<EventKind>([
  'tick',
  'queue.pop',
  'queue.batch',
  'worker.search',
  'resource.new',
  'join.rotate',
  'select.choose',
  'choice',
]);

/** Consequences: they belong to the step before. */
const BACK = new Set<EventKind>([
  'queue.push',
  'notify',
  'waker.drop',
  'lock.assign',
  'resource.drop',
  'sub.poll.end',
  'sub.drop',
  'fut.drop.end',
  'thread.end',
  'select.disable',
  'queue.drain',
  'blocking.enqueue',
  'timer.cancel',
  'task.detach',
]);

const WAITS = new Set<EventKind>([
  'timer.register',
  'lock.wait',
  'chan.wait',
  'notify.wait',
  'join.wait',
]);

/** What a leaf future does when it is polled. A step that says so need not say that it was polled. */
const LEAF = new Set<EventKind>([
  ...WAITS,
  'waker.clone',
  'waker.defer',
  'join.ready',
  'chan.recv',
  'chan.send',
  'chan.closed',
  'lock.acquire',
  'notify.permit',
  'budget.exhausted',
  'sub.poll.end',
  'poll.end',
]);

type Role = 'head' | 'forward' | 'back';

function roleOf(event: SimEvent, head: SimEvent | undefined, next: SimEvent | undefined): Role {
  if (event.kind === 'waker.clone') return cloneRole(event, head, next);
  if (event.kind === 'thread.start') {
    if (event.role === 'std') return 'head';
    return event.role === 'worker' ? 'back' : 'forward';
  }
  if (event.kind === 'task.spawn' && event.taskKind === 'main') return head ? 'back' : 'forward';
  if (event.kind === 'sub.poll.start') {
    return next && next.thread === event.thread && LEAF.has(next.kind) ? 'forward' : 'head';
  }
  if (event.kind === 'poll.end' && event.result === 'cancelled') return 'back';
  if (event.kind === 'waker.defer') {
    return next?.kind === 'poll.end' && next.task === event.task ? 'forward' : 'head';
  }
  if (event.kind === 'timer.fire') {
    return next?.kind === 'waker.wake' && next.task === event.task ? 'forward' : 'head';
  }
  if (event.kind === 'worker.unpark' && event.reason !== 'notify') return 'forward';
  if (event.kind === 'thread.block' && event.on === 'shutdown') return 'back';
  if (event.kind === 'thread.unblock' && event.on === 'shutdown') return 'back';
  if (event.kind === 'fut.drop.start') return event.state === 'pending' ? 'head' : 'back';
  if (event.kind === 'task.terminate') return event.outcome === 'ok' ? 'back' : 'head';
  if (event.kind === 'worker.park' && event.park === 'zero') return 'forward';
  if (event.kind === 'worker.unpark' && event.park === 'zero') return 'forward';
  // The step that the error forbids is the last one there is to tell.
  if (event.kind === 'run.end' && event.status === 'invalid') return 'back';
  if (event.kind === 'core.handoff') return event.stage === 'taken' ? 'head' : 'back';
  if (FORWARD.has(event.kind)) return 'forward';
  return BACK.has(event.kind) ? 'back' : 'head';
}

/** Storing a waker and beginning to wait are one thing to the reader. */
function cloneRole(event: SimEvent, head: SimEvent | undefined, next: SimEvent | undefined): Role {
  if (head && WAITS.has(head.kind) && head.task === event.task) return 'back';
  return next && WAITS.has(next.kind) && next.task === event.task ? 'forward' : 'head';
}

/** The next event that is no mere end of an inner poll. */
function following(trace: Trace, index: number): SimEvent | undefined {
  let at = index + 1;
  const skips = trace.eventAt(index)?.kind === 'waker.defer';
  while (skips && trace.eventAt(at)?.kind === 'sub.poll.end') at += 1;
  return trace.eventAt(at);
}

/** Cuts a run into steps. Every event is in exactly one step; steps are in order and leave no gap. */
export function stepsOf(trace: Trace, detail: Detail): Step[] {
  const steps: Step[] = [];
  let first = 0;
  let head = -1;
  const close = (last: number) => {
    if (last >= first) steps.push({ first, head: head < 0 ? last : head, last });
    first = last + 1;
    head = -1;
  };
  for (let i = 0; i < trace.length; i += 1) {
    const event = trace.eventAt(i) as SimEvent;
    if (detail === 'every') {
      head = i;
      close(i);
      continue;
    }
    const told = head < 0 ? undefined : trace.eventAt(head);
    const role = roleOf(event, told, following(trace, i));
    if (role === 'back' && (head >= 0 || i === first)) {
      if (head < 0) head = i;
      continue;
    }
    if (head >= 0) close(i - 1);
    if (role === 'head') head = i;
  }
  close(trace.length - 1);
  return steps;
}

/** The step that contains an event; the last step for an event beyond the run. */
export function stepOfEvent(steps: readonly Step[], index: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle] as Step).last < index) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low);
}

/** Places a reader may ask to be taken to. */
export type Landmark =
  | 'poll'
  | 'turn'
  | 'wake'
  | 'steal'
  | 'pending'
  | 'print'
  | 'ready'
  | 'park'
  | 'timer'
  | 'lock'
  | 'message'
  | 'drop'
  | 'spawn'
  | 'trouble'
  | 'warning'
  | 'stop'
  | 'over'
  | 'out'
  | 'end';

const TROUBLE = new Set<EventKind>([
  'panic',
  'task.abort',
  'budget.exhausted',
  'thread.block',
  'queue.overflow',
  'chan.lagged',
  'memory.invalid',
]);

const LOCKS = new Set<EventKind>(['lock.acquire', 'lock.release', 'lock.wait', 'lock.assign']);
const MESSAGES = new Set<EventKind>(['chan.send', 'chan.recv', 'chan.closed', 'notify.signal']);

/** Whether an event is a place of that kind; a turn is one of the thread that did `from`. */
// long: one line for each kind of place
export function isLandmark(
  event: SimEvent,
  landmark: Landmark,
  from: SimEvent | undefined,
): boolean {
  if (landmark === 'poll') return event.kind === 'poll.start';
  if (landmark === 'turn') {
    return event.kind === 'poll.start' && (!from || event.thread === from.thread);
  }
  if (landmark === 'wake') return event.kind === 'waker.wake';
  if (landmark === 'steal') return event.kind === 'steal';
  if (landmark === 'pending') return event.kind === 'poll.end' && event.result === 'pending';
  if (landmark === 'ready') return event.kind === 'poll.end' && event.result === 'ready';
  if (landmark === 'park') return event.kind === 'worker.park' && event.park !== 'zero';
  if (landmark === 'timer') return event.kind === 'timer.fire';
  if (landmark === 'lock') return LOCKS.has(event.kind);
  if (landmark === 'message') return MESSAGES.has(event.kind);
  if (landmark === 'drop')
    return event.kind === 'fut.drop.start' ? event.state === 'pending' : event.kind === 'sub.drop';
  if (landmark === 'print') return event.kind === 'print';
  if (landmark === 'spawn') return event.kind === 'task.spawn' && event.taskKind !== 'main';
  if (landmark === 'trouble') return TROUBLE.has(event.kind);
  return false;
}

/**
 * The next (or previous) step of a kind, from but not including `from`. Null when there is none;
 * `end` is the last step forwards and the first backwards.
 */
export function findLandmark(
  trace: Trace,
  steps: readonly Step[],
  from: number,
  landmark: Landmark,
  direction: 1 | -1,
): number | null {
  if (landmark === 'end') return direction > 0 ? steps.length - 1 : 0;
  const here = trace.eventAt(steps[from]?.head ?? 0);
  if (landmark === 'over' || landmark === 'out') {
    return findDepth(trace, steps, from, landmark === 'out' ? -1 : 0, direction);
  }
  for (let i = from + direction; i >= 0 && i < steps.length; i += direction) {
    const step = steps[i] as Step;
    for (let e = step.first; e <= step.last; e += 1) {
      const event = trace.eventAt(e);
      if (event && isLandmark(event, landmark, here)) return i;
    }
  }
  return null;
}

/** How deep inside nested futures a thread is after each event of one step, counted from its start. */
function deeper(trace: Trace, step: Step, thread: number): number {
  let depth = 0;
  for (let e = step.first; e <= step.last; e += 1) {
    const event = trace.eventAt(e);
    if (event?.thread !== thread) continue;
    if (event.kind === 'sub.poll.start' || event.kind === 'poll.start') depth += 1;
    if (event.kind === 'sub.poll.end' || event.kind === 'poll.end') depth -= 1;
  }
  return depth;
}

/**
 * The next step of the same thread that stands no deeper in nested futures than here (`by` 0), or one
 * level further out (`by` −1): a poll of an inner future is passed over whole.
 */
function findDepth(
  trace: Trace,
  steps: readonly Step[],
  from: number,
  by: number,
  direction: 1 | -1,
): number | null {
  const thread = trace.eventAt(steps[from]?.head ?? 0)?.thread ?? 0;
  const begins = direction > 0 ? deeper(trace, steps[from] as Step, thread) : 0;
  let depth = Math.max(0, begins);
  for (let i = from + direction; i >= 0 && i < steps.length; i += direction) {
    const step = steps[i] as Step;
    if (trace.eventAt(step.head)?.thread !== thread) continue;
    depth += deeper(trace, step, thread) * direction;
    if (depth <= by) return i;
  }
  return null;
}
