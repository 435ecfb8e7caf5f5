// long: one discriminated union, the whole event vocabulary in one place
/** Where a task waits to run. `local` is the single queue of a current_thread runtime too. */
export type QueueName = 'lifo' | 'local' | 'inject' | 'remote';

/** How a poll was come by. `block_on` polls the main future, `localset` polls a task of a LocalSet. */
export type PollVia = 'queue' | 'lifo' | 'inject' | 'steal' | 'block_on' | 'localset';

export type PollResult = 'pending' | 'ready' | 'panic' | 'cancelled';
export type FutureState = 'unpolled' | 'pending' | 'ready' | 'panicked';
export type TaskOutcome = 'ok' | 'panic' | 'cancelled';
export type TaskKind = 'main' | 'task' | 'local' | 'blocking';
export type ThreadRole = 'main' | 'worker' | 'blocking' | 'std';
export type ParkKind = 'driver' | 'condvar' | 'zero' | 'thread';
export type UnparkReason = 'notify' | 'driver' | 'timer' | 'shutdown' | 'wake' | 'none';
export type WakeEffect =
  | 'enqueue'
  | 'mark_running'
  | 'coalesced'
  | 'dead'
  | 'unpark'
  | 'lost'
  | 'deferred';

/** Why an operating-system thread cannot go on. */
export type BlockKind =
  | 'thread_sleep'
  | 'std_mutex'
  | 'std_rwlock'
  | 'std_condvar'
  | 'std_mpsc'
  | 'std_barrier'
  | 'thread_join'
  | 'thread_park'
  | 'block_in_place'
  | 'block_on'
  | 'blocking_send'
  | 'blocking_recv'
  | 'blocking_lock'
  | 'once'
  | 'scope'
  | 'shutdown'
  | 'intervention';

/** What kind of thing a resource is; its name on the page comes from `resource.new`. */
export type ResourceKind =
  | 'mutex'
  | 'rwlock'
  | 'semaphore'
  | 'notify'
  | 'oneshot'
  | 'mpsc'
  | 'unbounded'
  | 'broadcast'
  | 'watch'
  | 'barrier'
  | 'once_cell'
  | 'cancellation_token'
  | 'join_set'
  | 'local_set'
  | 'interval'
  | 'delay_queue'
  | 'std_mutex'
  | 'std_rwlock'
  | 'std_condvar'
  | 'std_mpsc'
  | 'std_barrier'
  | 'std_once'
  | 'atomic'
  | 'join_handle'
  | 'sleep'
  | 'other';

/** `invalid`: a program that rustc rejects was run up to where memory would be wrong. */
export type RunStatus = 'done' | 'main_panicked' | 'stuck' | 'bound' | 'exited' | 'invalid';

/** Half-open character range in the program's source. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Fields every event carries. Task 0 is the program's main future (or its main thread when there is no runtime). */
export interface EventBase {
  /** Position in the run; total order. */
  readonly seq: number;
  /** Virtual microseconds since the run began (Tokio's clock while it is paused). Never decreases. */
  readonly t: number;
  /** Worker whose core this thread holds, or null (main thread, blocking pool, std threads). */
  readonly worker: number | null;
  readonly thread: number;
  /** The task the event is about, or null. */
  readonly task: number | null;
  /** The task being polled on this thread when it happened, or null. */
  readonly by: number | null;
  /** `seq` of the event that made this one happen, or null for the first of a chain. */
  readonly cause: number | null;
  /** The Rust code being executed, when known. */
  readonly span?: Span | null;
}

/** Each kind with its own fields. `resource`, `timer`, `fut`, `job` are ids, unique within their kind in one run. */
export interface EventFields {
  'run.start': {
    flavor: 'current_thread' | 'multi_thread' | 'none';
    profile: string;
    workers: number;
    gqi: number;
    eventInterval: number;
    paused: boolean;
    runtime: number;
  };
  'run.end': { status: RunStatus; detail: string };
  'runtime.shutdown': { runtime: number };
  'thread.start': { name: string; role: ThreadRole };
  'thread.end': { panicked: boolean };
  'thread.block': { on: BlockKind; resource: number | null; until: number | null; heldBy: string };
  'thread.unblock': { on: BlockKind; resource: number | null };

  'task.spawn': {
    name: string;
    taskKind: TaskKind;
    parent: number | null;
    to: QueueName | 'none';
    size: number;
    runtime: number;
  };
  'task.abort': {
    stateBefore: 'idle' | 'scheduled' | 'running' | 'complete';
    effect: 'enqueue' | 'mark' | 'none';
  };
  'task.terminate': { outcome: TaskOutcome; message: string };
  'task.detach': {};
  'poll.start': { tick: number; via: PollVia; budget: number; poll: number };
  'poll.end': { result: PollResult; budget: number };
  'fut.drop.start': { state: FutureState };
  'fut.drop.end': {};
  'sub.poll.start': { fut: number; name: string; branch: number };
  'sub.poll.end': { fut: number; result: 'pending' | 'ready' };
  'sub.drop': { fut: number; name: string; state: FutureState };
  'value.drop': { name: string };
  /** What rustc's error forbids, in a run of a program that it rejects. The run ends here. */
  'memory.invalid': { problem: 'moved' | 'dangling' | 'outlived'; name: string; owner: string };

  'waker.clone': { waker: number; holder: number | null; holderKind: string };
  'waker.drop': { waker: number; holder: number | null; holderKind: string };
  'waker.wake': {
    waker: number;
    mode: 'by_val' | 'by_ref';
    effect: WakeEffect;
    holder: number | null;
    holderKind: string;
  };
  'waker.defer': { reason: 'yield' | 'coop' };

  'queue.push': { dst: QueueName; owner: number | null; pos: number; displaced: number | null };
  'queue.pop': { src: QueueName; owner: number | null };
  'queue.overflow': { owner: number; kept: number; moved: readonly number[] };
  'queue.batch': { owner: number; tasks: readonly number[] };
  'queue.drain': { src: QueueName; owner: number | null; tasks: readonly number[] };
  steal: { from: number; to: number; tasks: readonly number[]; runFirst: number; lifo: boolean };
  'worker.search': { start: number; found: boolean };
  'worker.park': { park: ParkKind };
  'worker.unpark': { park: ParkKind; reason: UnparkReason; searching: boolean };
  notify: { target: number | null; reason: 'unparked' | 'no_sleeper' | 'searcher_exists' };
  'core.handoff': {
    index: number;
    fromThread: number;
    toThread: number;
    stage: 'offer' | 'taken' | 'back';
  };
  tick: { tick: number; gqiHit: boolean; eventHit: boolean; gqi: number };

  'timer.register': { timer: number; deadline: number; tick: number };
  'timer.fire': { timer: number; late: number };
  'timer.cancel': { timer: number };
  'io.ready': { resource: number; interest: string };
  'clock.advance': { from: number; to: number; auto: boolean };
  'budget.exhausted': { leaf: string };

  'resource.new': { resource: number; resourceKind: ResourceKind; name: string; capacity: number };
  'resource.drop': { resource: number };
  'lock.wait': { resource: number; permits: number; mode: string };
  'lock.acquire': { resource: number; permits: number; mode: string };
  'lock.release': { resource: number; permits: number; mode: string };
  'lock.assign': { resource: number; permits: number; complete: boolean };
  'lock.cancel': { resource: number; permits: number };
  'chan.send': { resource: number; value: string; buffered: number };
  'chan.recv': { resource: number; value: string; buffered: number };
  'chan.wait': { resource: number; side: 'send' | 'recv' };
  'chan.full': { resource: number; waiting: number };
  'chan.closed': { resource: number; side: 'send' | 'recv' };
  'chan.lagged': { resource: number; missed: number };
  'notify.wait': { resource: number };
  'notify.permit': { resource: number; stored: 0 | 1 };
  'notify.signal': { resource: number; target: 'one' | 'last' | 'all'; woken: number };
  'cancel.signal': { resource: number; woken: number };

  'join.wait': { joined: number };
  'join.ready': { joined: number; outcome: TaskOutcome };
  'blocking.enqueue': { job: number; pos: number };
  'blocking.start': { job: number };
  'blocking.end': { job: number; outcome: TaskOutcome };
  'select.choose': { start: number; branches: number; biased: boolean };
  'select.disable': { branch: number };
  'select.win': { branch: number };
  'join.rotate': { start: number; branches: number };

  atomic: { resource: number; op: string; value: string };
  print: { text: string; stream: 'stdout' | 'stderr' };
  panic: { message: string };
  choice: { choice: string; options: readonly number[]; chosen: number; index: number };
  intervene: { action: string; target: number | null };
}

export type EventKind = keyof EventFields;

/** One thing that happened in a run, as plain data; discriminated by `kind`. */
export type SimEvent = {
  [K in EventKind]: EventBase & { readonly kind: K } & Readonly<EventFields[K]>;
}[EventKind];

/** The event of one kind. */
export type EventOf<K extends EventKind> = Extract<SimEvent, { kind: K }>;
