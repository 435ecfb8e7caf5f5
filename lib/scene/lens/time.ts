import type { SimEvent } from '../../sim/events';
import { personaOf } from '../cast';
import { duration } from '../prose';
import type { Show } from '../show';
import type { Trace } from '../trace';

export type Doing = 'running' | 'ready' | 'waiting' | 'blocked';

/** What a task did for a while, in virtual microseconds. */
export interface Span {
  readonly doing: Doing;
  readonly from: number;
  readonly to: number;
}

export interface TimeLane {
  readonly task: number;
  readonly label: string;
  readonly hue: number;
  readonly spans: readonly Span[];
}

/** The run over virtual time: a row for each task, and where the present step stands. */
export interface TimeScene {
  readonly end: number;
  readonly now: number;
  readonly nowWords: string;
  readonly lanes: readonly TimeLane[];
  readonly more: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

const MOST_LANES = 24;

interface Draft {
  doing: Doing | null;
  since: number;
  spans: Span[];
}

/** What an event makes its task do from then on; undefined when it changes nothing. */
function doingAfter(event: SimEvent, before: Doing | null): Doing | null | undefined {
  switch (event.kind) {
    case 'task.spawn':
      return event.taskKind === 'main' ? 'ready' : event.to === 'none' ? 'waiting' : 'ready';
    case 'poll.start':
    case 'blocking.start':
      return 'running';
    case 'poll.end':
      return event.result === 'pending' ? 'waiting' : null;
    case 'waker.wake':
      return before === 'waiting' && (event.effect === 'enqueue' || event.effect === 'unpark')
        ? 'ready'
        : undefined;
    case 'queue.push':
      return before === 'waiting' ? 'ready' : undefined;
    case 'task.terminate':
    case 'blocking.end':
      return null;
    default:
      return undefined;
  }
}

const known = new WeakMap<Trace, ReadonlyMap<number, readonly Span[]>>();

/** What every task did when, from one look over the run. */
function spansOf(trace: Trace): ReadonlyMap<number, readonly Span[]> {
  const before = known.get(trace);
  if (before) return before;
  const drafts = new Map<number, Draft>();
  const change = (task: number, doing: Doing | null, t: number) => {
    const draft = drafts.get(task) ?? { doing: null, since: t, spans: [] };
    drafts.set(task, draft);
    if (draft.doing) draft.spans.push({ doing: draft.doing, from: draft.since, to: t });
    draft.doing = doing;
    draft.since = t;
  };
  let end = 0;
  for (let i = 0; i < trace.length; i += 1) {
    const event = trace.eventAt(i) as SimEvent;
    end = event.t;
    const blocks = event.kind === 'thread.block' || event.kind === 'thread.unblock';
    if (blocks && event.by !== null && drafts.get(event.by)?.doing !== null) {
      change(event.by, event.kind === 'thread.block' ? 'blocked' : 'running', event.t);
    }
    if (event.task === null) continue;
    const doing = doingAfter(event, drafts.get(event.task)?.doing ?? null);
    if (doing !== undefined) change(event.task, doing, event.t);
  }
  for (const [task, { doing }] of drafts) if (doing) change(task, null, end);
  const out = new Map([...drafts].map(([task, { spans }]) => [task, spans] as const));
  known.set(trace, out);
  return out;
}

/** Round numbers on an axis, about six of them. */
function ticksTo(end: number): { at: number; label: string }[] {
  if (end <= 0) return [];
  const rough = end / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 5, 10].find((step) => step * power >= rough) ?? 10;
  const step = nice * power;
  const ticks: { at: number; label: string }[] = [];
  for (let at = 0; at <= end; at += step) ticks.push({ at, label: duration(at) });
  return ticks;
}

/** The chart of a run over virtual time, with the present step marked. */
export function timeAt(show: Show, index: number): TimeScene {
  const step = show.steps[index] ?? { first: 0, head: 0, last: -1 };
  const last = show.trace.eventAt(show.trace.length - 1);
  const end = last?.t ?? 0;
  const now = show.trace.eventAt(step.last)?.t ?? 0;
  const all = [...spansOf(show.trace)].sort(([a], [b]) => a - b);
  const lanes = all.slice(0, MOST_LANES).map(([task, spans]) => {
    const { short, hue } = personaOf(show.cast, task);
    return { task, label: short, hue, spans };
  });
  return {
    end,
    now,
    nowWords: duration(now),
    lanes,
    more: all.length - lanes.length,
    ticks: ticksTo(end),
  };
}
