import type { PollResult, SimEvent } from '../sim/events';
import { lineIndex } from './source';
import type { Trace } from './trace';

/** A stretch of a run during which one thread polled one task, or was blocked. In event positions, `to` exclusive. */
export interface Stretch {
  readonly thread: number;
  readonly worker: number | null;
  readonly task: number | null;
  readonly from: number;
  to: number;
  result: PollResult | 'blocked' | 'open';
}

/** One line the program printed. */
export interface Printed {
  readonly at: number;
  readonly text: string;
  readonly stream: 'stdout' | 'stderr';
  readonly task: number | null;
}

/** What one look over the whole run finds: everything that stays the same while stepping. */
export interface Survey {
  readonly workers: number;
  readonly flavor: 'current_thread' | 'multi_thread' | 'none';
  readonly profile: string;
  readonly stretches: readonly Stretch[];
  readonly prints: readonly Printed[];
  /** Positions where virtual time moves, with the new time; at most one per 1/400 of the run. */
  readonly times: readonly { readonly at: number; readonly t: number }[];
  /** Keys of the places where some task ever waits, in order of appearance (see `waitKey`). */
  readonly waitRows: readonly string[];
  readonly usesGlobalQueue: boolean;
  readonly usesLocalSet: boolean;
  /** Threads besides the workers that ever ran learner's code. */
  readonly threads: readonly number[];
  /** Source lines (from 0) that were executed at all. */
  readonly linesRun: ReadonlySet<number>;
}

interface Draft {
  workers: number;
  flavor: Survey['flavor'];
  profile: string;
  stretches: Stretch[];
  prints: Printed[];
  times: { at: number; t: number }[];
  waitRows: Set<string>;
  global: boolean;
  localset: boolean;
  threads: Set<number>;
  workerThreads: Set<number>;
  lines: Set<number>;
}

/** Where waits are drawn: all timers together, all joins together, each resource by itself. */
export function waitKey(event: SimEvent): string | null {
  switch (event.kind) {
    case 'timer.register':
      return 'timer';
    case 'join.wait':
      return 'join';
    case 'waker.defer':
      return 'deferred';
    case 'lock.wait':
    case 'chan.wait':
    case 'notify.wait':
      return `resource:${event.resource}`;
    default:
      return null;
  }
}

function openStretch(draft: Draft, event: SimEvent): Stretch | undefined {
  for (let i = draft.stretches.length - 1; i >= 0; i -= 1) {
    const stretch = draft.stretches[i] as Stretch;
    if (stretch.thread === event.thread && stretch.result === 'open') return stretch;
  }
  return undefined;
}

function look(draft: Draft, event: SimEvent, at: number, open: Map<string, Stretch>): void {
  const key = `${event.thread}`;
  if (event.kind === 'poll.start' || event.kind === 'blocking.start') {
    const { thread, worker, task } = event;
    const stretch: Stretch = { thread, worker, task, from: at, to: at + 1, result: 'open' };
    draft.stretches.push(stretch);
    open.set(`${key}:${task}`, stretch);
    if (worker === null) draft.threads.add(thread);
  } else if (event.kind === 'poll.end' || event.kind === 'blocking.end') {
    const stretch = open.get(`${key}:${event.task}`) ?? openStretch(draft, event);
    open.delete(`${key}:${event.task}`);
    if (!stretch) return;
    stretch.to = at + 1;
    stretch.result = event.kind === 'poll.end' ? event.result : 'ready';
  } else if (event.kind === 'thread.block') {
    const { thread, worker, task } = event;
    if (event.on === 'block_on' || event.on === 'shutdown') return;
    const stretch: Stretch = { thread, worker, task, from: at, to: at + 1, result: 'blocked' };
    draft.stretches.push(stretch);
    open.set(`${key}:blocked`, stretch);
    if (worker === null) draft.threads.add(thread);
  } else if (event.kind === 'thread.unblock') {
    const stretch = open.get(`${key}:blocked`);
    if (stretch) stretch.to = at + 1;
    open.delete(`${key}:blocked`);
  }
}

function note(draft: Draft, event: SimEvent, at: number): void {
  if (event.kind === 'print') {
    const { text, stream } = event;
    draft.prints.push({ at, text, stream, task: event.by ?? event.task });
    if (event.worker === null) draft.threads.add(event.thread);
  } else if (event.kind === 'run.start') {
    draft.flavor = event.flavor;
    draft.profile = event.profile;
    draft.workers =
      event.flavor === 'none' ? 0 : event.flavor === 'multi_thread' ? event.workers : 1;
  } else if (event.kind === 'queue.push') {
    if (event.dst === 'inject') draft.global = true;
    if (event.dst === 'remote') draft.localset = true;
  } else if (event.kind === 'task.spawn') {
    if (event.taskKind === 'local') draft.localset = true;
    if (event.taskKind === 'blocking') draft.waitRows.add('pool');
  } else if (event.kind === 'thread.start' && event.worker !== null) {
    draft.workerThreads.add(event.thread);
  }
}

/** Looks over a whole run once. Linear in its length. */
export function surveyOf(trace: Trace, source: string): Survey {
  const { lineOf } = lineIndex(source);
  const draft: Draft = {
    workers: 0,
    flavor: 'none',
    profile: '',
    stretches: [],
    prints: [],
    times: [],
    waitRows: new Set(),
    global: false,
    localset: false,
    threads: new Set(),
    workerThreads: new Set(),
    lines: new Set(),
  };
  const open = new Map<string, Stretch>();
  const apart = trace.length / 400;
  let lastTime = { at: -apart - 1, t: 0 };
  for (let at = 0; at < trace.length; at += 1) {
    const event = trace.eventAt(at) as SimEvent;
    look(draft, event, at, open);
    note(draft, event, at);
    const key = waitKey(event);
    if (key) draft.waitRows.add(key);
    if (event.span) draft.lines.add(lineOf(event.span.start));
    if (event.t > lastTime.t && at - lastTime.at > apart) {
      lastTime = { at, t: event.t };
      draft.times.push(lastTime);
    }
  }
  for (const stretch of open.values()) stretch.to = trace.length;
  return finish(draft);
}

function finish(draft: Draft): Survey {
  const single = draft.flavor === 'current_thread';
  const apart = [...draft.threads].filter(
    (id) => !draft.workerThreads.has(id) && !(single && id === 0),
  );
  return {
    workers: draft.workers,
    flavor: draft.flavor,
    profile: draft.profile,
    stretches: draft.stretches,
    prints: draft.prints,
    times: draft.times,
    waitRows: [...draft.waitRows],
    usesGlobalQueue: draft.global,
    usesLocalSet: draft.localset,
    threads: apart.sort((a, b) => a - b),
    linesRun: draft.lines,
  };
}
