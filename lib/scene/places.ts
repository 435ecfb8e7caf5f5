import type { QueueName } from '../sim/events';
import type { Place, StageState, TaskState, ThreadState, WorkerState } from './state';

const NOWHERE: Place = { kind: 'waiting' };

/** The task with this id; made up with a plain name when the trace never introduced it. */
export function taskOf(state: StageState, id: number): TaskState {
  return (
    state.tasks[id] ?? {
      id,
      name: id === 0 ? 'main' : `task ${id}`,
      kind: id === 0 ? 'main' : 'task',
      parent: null,
      place: NOWHERE,
      polls: 0,
      wakes: 0,
      waits: [],
      wakers: [],
      futures: [],
      outcome: null,
      message: '',
      detached: false,
      aborted: false,
      at: null,
      changed: 0,
    }
  );
}

/** Replaces parts of one task. */
export function patchTask(state: StageState, id: number, patch: Partial<TaskState>): void {
  state.tasks[id] = { ...taskOf(state, id), ...patch };
}

/** Replaces parts of one thread. */
export function patchThread(state: StageState, id: number, patch: Partial<ThreadState>): void {
  const old = state.threads[id] ?? {
    id,
    name: `thread ${id}`,
    role: 'std' as const,
    worker: null,
    polling: [],
    blockedOn: null,
    blockedResource: null,
    parked: false,
    ended: false,
    at: null,
  };
  state.threads[id] = { ...old, ...patch };
}

/** Replaces parts of one worker; workers up to this index come into being. */
export function patchWorker(state: StageState, index: number, patch: Partial<WorkerState>): void {
  for (let i = state.workers.length; i <= index; i += 1) {
    state.workers.push({
      index: i,
      thread: null,
      lifo: null,
      queue: [],
      searching: false,
      parked: false,
      tick: 0,
      budget: 128,
    });
  }
  state.workers[index] = { ...(state.workers[index] as WorkerState), ...patch };
}

const without = (list: readonly number[], id: number): readonly number[] =>
  list.includes(id) ? list.filter((other) => other !== id) : list;

function leave(state: StageState, id: number): void {
  const place = state.tasks[id]?.place;
  if (!place) return;
  if (place.kind === 'lifo' && state.workers[place.worker]?.lifo === id) {
    patchWorker(state, place.worker, { lifo: null });
  } else if (place.kind === 'local') {
    const queue = state.workers[place.worker]?.queue ?? [];
    patchWorker(state, place.worker, { queue: without(queue, id) });
  } else if (place.kind === 'global') state.global = without(state.global, id);
  else if (place.kind === 'localset') state.localset = without(state.localset, id);
  else if (place.kind === 'deferred') state.deferred = without(state.deferred, id);
  else if (place.kind === 'pool') state.pool = without(state.pool, id);
}

/** Moves a task: it leaves the place it was in and joins the end of the new one. */
export function moveTask(state: StageState, id: number, place: Place, seq: number): void {
  leave(state, id);
  patchTask(state, id, { place, changed: seq });
  if (place.kind === 'lifo') patchWorker(state, place.worker, { lifo: id });
  else if (place.kind === 'local') {
    patchWorker(state, place.worker, {});
    const queue = state.workers[place.worker]?.queue ?? [];
    patchWorker(state, place.worker, { queue: [...queue, id] });
  } else if (place.kind === 'global') state.global = [...state.global, id];
  else if (place.kind === 'localset') state.localset = [...state.localset, id];
  else if (place.kind === 'deferred') state.deferred = [...state.deferred, id];
  else if (place.kind === 'pool') state.pool = [...state.pool, id];
}

/** The place a queue event names. A current_thread runtime has one queue: that of its only worker. */
export function queuePlace(
  state: StageState,
  dst: QueueName,
  owner: number | null,
  task: number,
): Place {
  if (dst === 'inject') return { kind: 'global' };
  if (dst === 'remote' || state.tasks[task]?.kind === 'local') return { kind: 'localset' };
  if (dst === 'lifo') return { kind: 'lifo', worker: owner ?? 0 };
  return { kind: 'local', worker: owner ?? 0 };
}
