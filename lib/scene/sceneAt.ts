import type { SimEvent, Span } from '../sim/events';
import { personaOf } from './cast';
import { chipOf, chipsOf } from './chips';
import { BLOCKED_SHORT } from './moods';
import { plain } from './prose';
import { rowsOf } from './rows';
import type {
  ChipScene,
  CursorScene,
  OutputLine,
  Scene,
  StandingScene,
  WorkerScene,
} from './scene';
import { type Show, tellStep } from './show';
import {
  moodOf,
  type StageState,
  type TaskState,
  type ThreadState,
  type WorkerState,
} from './state';
import { stepOfEvent } from './steps';

const CHIPS_IN_A_QUEUE = 3;
/** With more workers than this, queues are drawn shorter: nobody reads sixteen of them chip by chip. */
const ROOMY_WORKERS = 8;
const OUTPUT_LINES = 200;
const STANDING = 60;

function moodText(worker: WorkerState, thread: ThreadState | undefined): string {
  if (thread?.blockedOn) return BLOCKED_SHORT[thread.blockedOn];
  const mood = moodOf(worker, thread);
  if (mood === 'unborn') return 'not started';
  if (mood === 'gone') return 'ended';
  return mood === 'busy' ? 'between tasks' : mood;
}

function workerScene(show: Show, state: StageState, worker: WorkerState): WorkerScene {
  const single = state.flavor === 'current_thread';
  const thread = state.threads[worker.thread ?? (single ? 0 : -1)];
  return {
    key: `worker:${worker.index}`,
    label: single ? 'The thread' : `Worker ${worker.index}`,
    mood: moodOf(worker, thread),
    moodText: moodText(worker, thread),
    running: inHand(show, state, single ? null : worker.index, thread),
    lifo: worker.lifo === null ? null : chipOf(show, state, worker.lifo),
    hasLifo: !single,
    hasQueue: true,
    tick: worker.tick,
    budget: worker.budget,
    ...chipsOf(
      show,
      state,
      worker.queue,
      state.workers.length > ROOMY_WORKERS ? CHIPS_IN_A_QUEUE - 1 : CHIPS_IN_A_QUEUE,
    ),
  };
}

/** What a worker polls, or has taken from a queue and is about to poll. */
function inHand(
  show: Show,
  state: StageState,
  index: number | null,
  thread: ThreadState | undefined,
): ChipScene[] {
  const polled = thread?.polling ?? [];
  if (polled.length > 0) return polled.map((id) => chipOf(show, state, id));
  return state.tasks
    .filter((task) => task?.place.kind === 'hand' && task.place.worker === index)
    .filter((task) => show.detail === 'every' || task?.kind === 'main')
    .map((task) => chipOf(show, state, (task as TaskState).id));
}

function threadScene(show: Show, state: StageState, id: number): WorkerScene {
  const thread = state.threads[id];
  const named = show.cast.threads[id];
  const role = named?.role ?? 'std';
  const label =
    role === 'main'
      ? 'Main thread'
      : role === 'blocking'
        ? 'Blocking thread'
        : named?.name || `Thread ${id}`;
  const running = inHand(show, state, role === 'main' ? null : -1, thread);
  const mood = !thread
    ? 'unborn'
    : thread.ended
      ? 'gone'
      : thread.blockedOn && thread.blockedOn !== 'block_on' && thread.blockedOn !== 'shutdown'
        ? 'blocked'
        : (thread?.polling.length ?? 0) > 0
          ? 'running'
          : thread.parked || thread.blockedOn || (role === 'main' && state.flavor !== 'none')
            ? 'parked'
            : 'busy';
  const words =
    mood === 'blocked' && thread?.blockedOn ? BLOCKED_SHORT[thread.blockedOn] : WORDS[mood];
  return {
    key: `thread:${id}`,
    label,
    mood,
    moodText: words,
    running,
    lifo: null,
    hasLifo: false,
    hasQueue: false,
    tick: 0,
    budget: 0,
    chips: [],
    more: 0,
  };
}

const WORDS: Readonly<Record<WorkerScene['mood'], string>> = {
  unborn: 'not started',
  gone: 'ended',
  blocked: 'blocked',
  running: 'running',
  parked: 'parked',
  busy: 'running',
  searching: 'searching',
};

/** The code a thread is about to execute, when it has only begun to poll. */
function upcoming(show: Show, state: StageState, thread: ThreadState): Span | null {
  for (let i = state.applied; i < Math.min(state.applied + 40, show.trace.length); i += 1) {
    const event = show.trace.eventAt(i);
    if (event?.thread !== thread.id) continue;
    if (event.kind === 'poll.end') return null;
    if (event.by !== null && event.span) return event.span;
  }
  return null;
}

function cursorsOf(show: Show, state: StageState): CursorScene[] {
  const cursors: CursorScene[] = [];
  for (const thread of state.threads) {
    if (!thread || thread.ended || (thread.parked && thread.polling.length === 0)) continue;
    const at = thread.at ?? (thread.polling.length > 0 ? upcoming(show, state, thread) : null);
    if (!at) continue;
    const task = thread.polling[thread.polling.length - 1] ?? null;
    const worker = thread.worker ?? state.workers.find((each) => each.thread === thread.id)?.index;
    cursors.push({
      thread: thread.id,
      label: cursorLabel(show, thread, worker ?? null),
      ...spanOnLine(show, at),
      task,
      hue: task === null ? -1 : personaOf(show.cast, task).hue,
    });
  }
  return cursors;
}

function cursorLabel(show: Show, thread: ThreadState, worker: number | null): string {
  if (worker !== null && show.survey.flavor === 'multi_thread') return `W${worker}`;
  const named = show.cast.threads[thread.id];
  if (!named || named.role === 'main')
    return show.survey.flavor === 'current_thread' ? 'run' : 'main';
  return named.role === 'blocking' ? 'pool' : named.name || `T${thread.id}`;
}

/** The part of a span that lies on its first line. */
function spanOnLine(show: Show, span: Span): { line: number; column: number; length: number } {
  const line = show.lines.lineOf(span.start);
  const start = show.lines.startOf(line);
  const newline = show.source.indexOf('\n', span.start);
  const end = Math.min(span.end, newline < 0 ? show.source.length : newline);
  return { line, column: span.start - start, length: Math.max(1, end - span.start) };
}

function standingOf(show: Show, state: StageState): StandingScene[] {
  const out: StandingScene[] = [];
  for (const task of state.tasks) {
    if (!task?.at || task.place.kind === 'running' || task.place.kind === 'done') continue;
    const line = show.lines.lineOf(task.at.start);
    out.push({ task: task.id, line, chip: chipOf(show, state, task.id) });
    if (out.length >= STANDING) break;
  }
  return out;
}

function outputOf(show: Show, state: StageState): { output: OutputLine[]; outputMore: number } {
  const from = Math.max(0, state.prints - OUTPUT_LINES);
  const output = show.survey.prints.slice(from, state.prints).map(({ at, text, stream, task }) => ({
    at,
    text,
    stream,
    hue: task === null ? null : personaOf(show.cast, task).hue,
  }));
  return { output, outputMore: from };
}

function involvedIn(show: Show, first: number, last: number): number[] {
  const ids = new Set<number>();
  for (let i = first; i <= last; i += 1) {
    const event = show.trace.eventAt(i);
    if (event?.task !== null && event !== undefined) ids.add(event.task);
    if (event?.kind === 'steal') for (const id of event.tasks) ids.add(id);
    if (event?.kind === 'join.wait' || event?.kind === 'join.ready') ids.add(event.joined);
    if (event?.by != null) ids.add(event.by);
  }
  return [...ids];
}

/** The step of the nearest cause that lies in an earlier step, or null. */
export function causeStepOf(show: Show, index: number): number | null {
  const step = show.steps[index];
  let event: SimEvent | undefined = step && show.trace.eventAt(step.head);
  for (let hops = 0; event && hops < 64; hops += 1) {
    const cause: number | null = event.cause;
    if (cause === null || cause < 0 || cause >= show.trace.length) return null;
    const at = stepOfEvent(show.steps, cause);
    if (at < index) return at;
    event = show.trace.eventAt(cause);
  }
  return null;
}

/**
 * Everything the stage draws after a step: a pure function of the run and the playhead. Steps outside
 * the run are moved to its ends.
 */
export function sceneAt(show: Show, playhead: number): Scene {
  const index = Math.max(0, Math.min(playhead, show.steps.length - 1));
  const step = show.steps[index] ?? { first: 0, head: 0, last: -1 };
  const sentence = tellStep(show, index);
  const state = show.seeker.stateAfter(step.last + 1);
  const head = show.trace.eventAt(step.head);
  return {
    step: index,
    steps: show.steps.length,
    seq: step.head,
    kind: head?.kind ?? null,
    t: state.t,
    sentence,
    cursors: cursorsOf(show, state),
    standing: standingOf(show, state),
    heat: state.heat,
    workers: state.workers.map((worker) => workerScene(show, state, worker)),
    threads: show.survey.threads.slice(0, 6).map((id) => threadScene(show, state, id)),
    rows: rowsOf(show, state),
    ...outputOf(show, state),
    ended: state.status !== null,
    status: state.status === null ? '' : plain(sentence),
    involved: involvedIn(show, step.first, step.last),
    causeStep: causeStepOf(show, index),
  };
}
