import type { SimEvent } from '../sim/events';
import { personaOf } from './cast';
import { chipOf } from './chips';
import { code, type Part, place, say, task as taskPart } from './prose';
import type { TaskScene, TimerScene } from './scene';
import { causeStepOf } from './sceneAt';
import { type Show, tellStep } from './show';
import type { StageState, TaskState } from './state';
import { stepOfEvent } from './steps';
import { waitPhrase } from './wording';

/** One link of an explanation: a sentence, and the step it speaks of. */
export interface Reason {
  readonly step: number | null;
  readonly parts: readonly Part[];
}

/** Walks causes backwards from a step: nearest first, at most `most` links. */
export function whyStep(show: Show, index: number, most = 12): Reason[] {
  const reasons: Reason[] = [];
  let at = causeStepOf(show, index);
  while (at !== null && reasons.length < most) {
    reasons.push({ step: at, parts: tellStep(show, at) });
    at = causeStepOf(show, at);
  }
  return reasons;
}

/** The next event after a step that satisfies `test`, or -1. */
function nextEvent(show: Show, index: number, test: (event: SimEvent) => boolean): number {
  for (let i = (show.steps[index]?.last ?? -1) + 1; i < show.trace.length; i += 1) {
    const event = show.trace.eventAt(i);
    if (event && test(event)) return i;
  }
  return -1;
}

function standsWhere(show: Show, state: StageState, task: TaskState): Part[] {
  const me = taskPart(show.cast, task.id);
  const at = task.place;
  if (at.kind === 'lifo') {
    return say`${me} is ready. It sits in ${place(`worker ${at.worker}'s LIFO slot`)}: only that worker can take it.`;
  }
  if (at.kind === 'local') {
    const ahead = state.workers[at.worker]?.queue.indexOf(task.id) ?? 0;
    const before = ahead === 0 ? 'at the front of' : `behind ${ahead} in`;
    return say`${me} is ready. It stands ${before} ${place(`worker ${at.worker}'s queue`)}.`;
  }
  if (at.kind === 'global') {
    const ahead = state.global.indexOf(task.id);
    const before = ahead === 0 ? 'at the front of' : `behind ${ahead} in`;
    return say`${me} is ready. It stands ${before} ${place('the global queue')}.`;
  }
  if (at.kind === 'deferred')
    return say`${me} has yielded. It comes back when the others had a turn.`;
  if (at.kind === 'pool') return say`${me} waits for a free thread of the blocking pool.`;
  if (at.kind === 'done') {
    if (task.outcome === 'cancelled') return say`${me} was cancelled.`;
    return task.outcome === 'panic' ? say`${me} panicked.` : say`${me} is done.`;
  }
  if (at.kind === 'hand') return say`${me} is about to be polled.`;
  if (at.kind === 'running') return say`${me} is being polled right now.`;
  const waits = task.waits.slice(0, 3).map((wait) => waitPhrase(show.cast, wait));
  if (waits.length === 0) return say`${me} waits for somebody to use its waker.`;
  const any = waits.flatMap((phrase, i) => (i === 0 ? phrase : say` or ${phrase}`));
  return say`${me} waits for ${any}. Until its waker is used, nobody polls it.`;
}

/** Why a task is not running after a step: where it stands, what it lacks, and when that comes. */
export function whyNot(show: Show, index: number, id: number): Reason[] {
  const state = show.seeker.stateAfter((show.steps[index]?.last ?? -1) + 1);
  const task = state.tasks[id];
  if (!task) return [{ step: null, parts: say`${taskPart(show.cast, id)} does not exist yet.` }];
  const reasons: Reason[] = [{ step: null, parts: standsWhere(show, state, task) }];
  if (task.place.kind === 'done' || task.place.kind === 'running') return reasons;
  if (task.place.kind === 'waiting') {
    const woken = nextEvent(show, index, (e) => e.kind === 'waker.wake' && e.task === id);
    if (woken < 0) {
      const gone = nextEvent(show, index, (e) => e.kind === 'task.terminate' && e.task === id);
      if (gone < 0) reasons.push({ step: null, parts: say`In this run nobody wakes it again.` });
    } else {
      const at = stepOfEvent(show.steps, woken);
      reasons.push({ step: at, parts: say`Step ${at + 1} will wake it.` });
    }
  }
  const polled = nextEvent(show, index, (e) => e.kind === 'poll.start' && e.task === id);
  if (polled >= 0) {
    const at = stepOfEvent(show.steps, polled);
    reasons.push({ step: at, parts: say`It is polled next in step ${at + 1}.` });
  }
  return reasons;
}

/** What each worker may do next, from the rules alone: the reader can compare it with the next step. */
export function whatNext(show: Show, index: number): Part[][] {
  const state = show.seeker.stateAfter((show.steps[index]?.last ?? -1) + 1);
  if (state.status !== null) return [say`Nothing: the run is over.`];
  const single = state.flavor === 'current_thread';
  const out: Part[][] = [];
  for (const worker of state.workers) {
    const thread = state.threads[worker.thread ?? (single ? 0 : -1)];
    const it = place(single ? 'The thread' : `Worker ${worker.index}`);
    const running = thread?.polling[thread.polling.length - 1];
    const next = worker.lifo ?? worker.queue[0] ?? state.global[0];
    if (thread?.blockedOn) out.push(say`${it} is blocked: its own tasks have to wait.`);
    else if (running !== undefined) {
      out.push(
        say`${it} goes on polling ${taskPart(show.cast, running)} until it returns ${code('Ready')} or ${code('Pending')}.`,
      );
    } else if (next !== undefined) {
      const from =
        worker.lifo !== null
          ? 'from its LIFO slot'
          : worker.queue.length > 0
            ? 'from its queue'
            : 'from the global queue';
      out.push(say`${it} may take ${taskPart(show.cast, next)} ${from}.`);
    } else if (worker.parked) out.push(say`${it} sleeps until a task is queued or a timer is due.`);
    else out.push(say`${it} may look for work to steal, or park.`);
  }
  return out;
}

function whereWords(state: StageState, task: TaskState): string {
  const at = task.place;
  switch (at.kind) {
    case 'lifo':
      return `in worker ${at.worker}'s LIFO slot`;
    case 'local':
      return state.flavor === 'current_thread' ? 'in the queue' : `in worker ${at.worker}'s queue`;
    case 'global':
      return 'in the global queue';
    case 'localset':
      return 'in the LocalSet';
    case 'deferred':
      return 'yielded';
    case 'hand':
      return 'taken from a queue';
    case 'running':
      return at.worker === null ? 'running' : `running on worker ${at.worker}`;
    case 'pool':
      return 'waiting for a blocking thread';
    case 'done':
      return task.outcome === 'panic'
        ? 'panicked'
        : task.outcome === 'cancelled'
          ? 'cancelled'
          : 'done';
    default:
      return 'waiting';
  }
}

/** One task in full after a step; null before its spawn. */
export function taskAt(show: Show, index: number, id: number): TaskScene | null {
  const state = show.seeker.stateAfter((show.steps[index]?.last ?? -1) + 1);
  const task = state.tasks[id];
  if (!task) return null;
  return {
    chip: chipOf(show, state, id),
    kind: task.kind,
    where: whereWords(state, task),
    polls: task.polls,
    wakes: task.wakes,
    parent: task.parent === null ? null : chipOf(show, state, task.parent),
    line: task.at ? show.lines.lineOf(task.at.start) : null,
    wakers: task.wakers,
    wakerWords: task.wakers.map(({ holder, holderKind }) => {
      if (holderKind === 'join_handle') return `the JoinHandle of ${labelOf(show, holder ?? 0)}`;
      if (holderKind === 'sleep') return 'a timer';
      const name = holder === null ? '' : show.cast.resources[holder]?.name;
      return name || holderKind.replaceAll('_', ' ') || 'somebody';
    }),
    futures: task.futures,
    detached: task.detached,
    aborted: task.aborted,
    message: task.message,
  };
}

/** Timers that are set after a step, in the order of their tasks. */
export function timersAt(show: Show, index: number): TimerScene[] {
  const state = show.seeker.stateAfter((show.steps[index]?.last ?? -1) + 1);
  return state.tasks.flatMap((task) =>
    (task?.waits ?? []).flatMap((wait) =>
      wait.on === 'timer' && task
        ? [{ timer: wait.timer, task: task.id, label: labelOf(show, task.id) }]
        : [],
    ),
  );
}

/** All tasks alive or dead after a step, newest last, at most `most`; for cards and lists. */
export function tasksAt(show: Show, index: number, most = 40): { ids: number[]; more: number } {
  const state = show.seeker.stateAfter((show.steps[index]?.last ?? -1) + 1);
  const ids = state.tasks.filter((task) => task !== undefined).map((task) => task.id);
  return { ids: ids.slice(0, most), more: Math.max(0, ids.length - most) };
}

/** The label of a task, for sentences outside the scene. */
export const labelOf = (show: Show, id: number): string => personaOf(show.cast, id).label;
