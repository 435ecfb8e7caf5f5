import type { EventKind } from '../sim/events';
import { personaOf } from './cast';
import { duration } from './prose';
import type { Show } from './show';
import { stepOfEvent } from './steps';

/** What a tick on the scrubber stands for. */
export type TickKind =
  | 'poll'
  | 'pending'
  | 'wake'
  | 'spawn'
  | 'print'
  | 'time'
  | 'trouble'
  | 'other';

/** A bar in a lane: cells `from..to` (exclusive) of the step axis. */
export interface BarScene {
  readonly from: number;
  readonly to: number;
  readonly task: number | null;
  readonly hue: number;
  readonly blocked: boolean;
}

export interface LaneScene {
  readonly key: string;
  readonly label: string;
  readonly bars: readonly BarScene[];
}

/** The scrubber and the Gantt lanes share one axis: a cell per step, left to right. */
export interface AxisScene {
  readonly cells: number;
  readonly ticks: readonly { readonly kind: TickKind; readonly cells: readonly number[] }[];
  readonly lanes: readonly LaneScene[];
  readonly times: readonly { readonly cell: number; readonly label: string }[];
}

const TICK: Partial<Readonly<Record<EventKind, TickKind>>> = {
  'poll.start': 'poll',
  'poll.end': 'pending',
  'waker.wake': 'wake',
  'task.spawn': 'spawn',
  print: 'print',
  'clock.advance': 'time',
  'timer.fire': 'wake',
  panic: 'trouble',
  'task.abort': 'trouble',
  'thread.block': 'trouble',
  'budget.exhausted': 'trouble',
};

const ORDER: readonly TickKind[] = [
  'other',
  'pending',
  'poll',
  'time',
  'spawn',
  'wake',
  'print',
  'trouble',
];

/** At most this many marks are drawn in a lane or a row of ticks; beyond, cells are merged. */
const RESOLUTION = 600;

/** Where several steps share a cell, the rarer kind of event is drawn. */
function ticksOf(show: Show): AxisScene['ticks'] {
  const stride = Math.max(1, show.steps.length / RESOLUTION);
  const kinds = new Map<number, number>();
  show.steps.forEach((step, index) => {
    const kind = TICK[show.trace.eventAt(step.head)?.kind ?? 'tick'] ?? 'other';
    const cell = Math.floor(Math.floor(index / stride) * stride);
    kinds.set(cell, Math.max(kinds.get(cell) ?? 0, ORDER.indexOf(kind)));
  });
  return ORDER.map((kind, rank) => ({
    kind,
    cells: [...kinds].filter(([, found]) => found === rank).map(([cell]) => cell),
  })).filter(({ cells }) => cells.length > 0);
}

function lanesOf(show: Show, most: number): LaneScene[] {
  const lanes = new Map<string, { label: string; bars: BarScene[] }>();
  const single = show.survey.flavor === 'current_thread';
  for (const id of show.survey.threads) {
    const thread = show.cast.threads[id];
    const label =
      thread?.role === 'main' ? 'main' : thread?.role === 'blocking' ? 'pool' : `T${id}`;
    lanes.set(`thread:${id}`, { label, bars: [] });
  }
  for (let i = 0; i < show.survey.workers; i += 1) {
    lanes.set(`worker:${i}`, { label: single ? 'run' : `W${i}`, bars: [] });
  }
  const least = show.steps.length / RESOLUTION;
  for (const stretch of show.survey.stretches) {
    const known = lanes.has(`thread:${stretch.thread}`);
    const key =
      stretch.worker !== null
        ? `worker:${stretch.worker}`
        : known
          ? `thread:${stretch.thread}`
          : 'worker:0';
    const lane = lanes.get(key);
    if (!lane) continue;
    const from = stepOfEvent(show.steps, stretch.from);
    const to = stepOfEvent(show.steps, stretch.to - 1) + 1;
    const last = lane.bars[lane.bars.length - 1];
    if (last && least > 1 && from - last.from < least && to - last.from < least) continue;
    lane.bars.push({
      from,
      to: Math.max(to, from + Math.min(least, 40)),
      task: stretch.task,
      hue: stretch.task === null ? -1 : personaOf(show.cast, stretch.task).hue,
      blocked: stretch.result === 'blocked',
    });
  }
  return [...lanes].slice(0, most).map(([key, lane]) => ({ key, ...lane }));
}

function timesOf(show: Show): AxisScene['times'] {
  const jumps = show.survey.times
    .map(({ at, t }, i) => ({ at, t, by: t - (show.survey.times[i - 1]?.t ?? 0) }))
    .filter(({ by }) => by >= 1000)
    .sort((a, b) => b.by - a.by);
  const times: { cell: number; label: string }[] = [];
  for (const { at, t } of jumps) {
    const cell = stepOfEvent(show.steps, at);
    const apart = show.steps.length / 6;
    if (times.every((other) => Math.abs(other.cell - cell) >= apart)) {
      times.push({ cell, label: duration(t) });
    }
    if (times.length >= 6) break;
  }
  return times.sort((a, b) => a.cell - b.cell);
}

/** The axis of a run; depends on the run and its cut, not on the playhead. */
export function axisOf(show: Show, mostLanes = 9): AxisScene {
  return {
    cells: show.steps.length,
    ticks: ticksOf(show),
    lanes: lanesOf(show, mostLanes),
    times: timesOf(show),
  };
}
