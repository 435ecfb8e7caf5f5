import type {
  BlockKind,
  FutureState,
  ResourceKind,
  RunStatus,
  Span,
  TaskKind,
  TaskOutcome,
  ThreadRole,
} from '../sim/events';

/** Where a task is. It is always in exactly one place; the stage draws these places and they never move. */
export type Place =
  | { readonly kind: 'lifo'; readonly worker: number }
  | { readonly kind: 'local'; readonly worker: number }
  | { readonly kind: 'global' }
  | { readonly kind: 'localset' }
  | { readonly kind: 'deferred' }
  | { readonly kind: 'hand'; readonly worker: number | null }
  | { readonly kind: 'running'; readonly thread: number; readonly worker: number | null }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'pool' }
  | { readonly kind: 'done' };

/** One thing a task has told somebody to wake it for. */
export type Wait =
  | { readonly on: 'timer'; readonly timer: number; readonly deadline: number }
  | { readonly on: 'resource'; readonly resource: number; readonly side: string }
  | { readonly on: 'join'; readonly joined: number }
  | { readonly on: 'turn' };

/** A waker that somebody other than the task keeps. */
export interface HeldWaker {
  readonly waker: number;
  readonly holder: number | null;
  readonly holderKind: string;
}

/** A future inside a task: the tree grows as parents poll their children. */
export interface FutureNode {
  readonly fut: number;
  readonly name: string;
  readonly parent: number | null;
  readonly branch: number;
  readonly state: FutureState | 'running';
}

export interface TaskState {
  readonly id: number;
  readonly name: string;
  readonly kind: TaskKind;
  readonly parent: number | null;
  readonly place: Place;
  readonly polls: number;
  readonly wakes: number;
  readonly waits: readonly Wait[];
  readonly wakers: readonly HeldWaker[];
  readonly futures: readonly FutureNode[];
  readonly outcome: TaskOutcome | null;
  readonly message: string;
  readonly detached: boolean;
  readonly aborted: boolean;
  /** Where its code stands: the last source range executed in one of its polls. */
  readonly at: Span | null;
  /** seq of the last event that changed this task. */
  readonly changed: number;
}

export interface ThreadState {
  readonly id: number;
  readonly name: string;
  readonly role: ThreadRole;
  readonly worker: number | null;
  /** Tasks being polled here, outermost first: a LocalSet or a nested block_on polls inside a poll. */
  readonly polling: readonly number[];
  readonly blockedOn: BlockKind | null;
  readonly blockedResource: number | null;
  readonly parked: boolean;
  readonly ended: boolean;
  readonly at: Span | null;
}

export type WorkerMood =
  | 'unborn'
  | 'running'
  | 'busy'
  | 'searching'
  | 'parked'
  | 'blocked'
  | 'gone';

export interface WorkerState {
  readonly index: number;
  readonly thread: number | null;
  readonly lifo: number | null;
  readonly queue: readonly number[];
  readonly searching: boolean;
  readonly parked: boolean;
  readonly tick: number;
  readonly budget: number;
}

export interface ResourceState {
  readonly id: number;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly capacity: number;
  readonly buffered: number;
  readonly holders: readonly number[];
  readonly closed: boolean;
}

/** Everything the picture needs, after the first `applied` events. Plain data; parts are shared, never changed. */
export interface StageState {
  applied: number;
  t: number;
  flavor: 'current_thread' | 'multi_thread' | 'none';
  status: RunStatus | null;
  statusDetail: string;
  prints: number;
  tasks: (TaskState | undefined)[];
  threads: (ThreadState | undefined)[];
  workers: WorkerState[];
  global: readonly number[];
  localset: readonly number[];
  deferred: readonly number[];
  pool: readonly number[];
  resources: (ResourceState | undefined)[];
  /** Per source line (from 0): in how many polls it was executed. */
  heat: number[];
}

/** The state before anything happened, for a program of `lines` lines. */
export function emptyState(lines: number): StageState {
  return {
    applied: 0,
    t: 0,
    flavor: 'none',
    status: null,
    statusDetail: '',
    prints: 0,
    tasks: [],
    threads: [],
    workers: [],
    global: [],
    localset: [],
    deferred: [],
    pool: [],
    resources: [],
    heat: new Array<number>(lines).fill(0),
  };
}

/** A copy that may be folded further without touching the original. */
export function copyState(state: StageState): StageState {
  return {
    ...state,
    tasks: state.tasks.slice(),
    threads: state.threads.slice(),
    workers: state.workers.slice(),
    resources: state.resources.slice(),
    heat: state.heat.slice(),
  };
}

/** What a worker is doing, in one word; derived, never stored. */
export function moodOf(worker: WorkerState, thread: ThreadState | undefined): WorkerMood {
  if (!thread && worker.thread === null) return 'unborn';
  if (thread?.ended) return 'gone';
  if (thread?.blockedOn) return 'blocked';
  if (thread && thread.polling.length > 0) return 'running';
  if (worker.parked) return 'parked';
  return worker.searching ? 'searching' : 'busy';
}
