/**
 * How code plugs into the executor. The kernel owns threads, queues, clocks and wakers; a `Body` owns what the
 * program does. Nothing here knows about Rust: the interpreter implements `Body`, tests implement it by hand.
 *
 *   kernel ──resume(cx)──▶ Body          the body runs until it has a reason to stop, and says which
 *          ◀────Stop──────
 */

import type { BlockKind, FutureState, ResourceKind } from './events';
import type { Frame } from './frame';
import type { Space } from './observer';
import type { LocalSet } from './resources/localSet';

/** Nothing yet: what a poll-level function returns when Rust's would return `Poll::Pending`. */
export const PENDING: unique symbol = Symbol('Pending');
export type Pending = typeof PENDING;

/** What a body did with its turn. After `blocked`, `visible`, `fuel` and `call` the same call is made again. */
export type Stop =
  | { readonly kind: 'ready'; readonly value: unknown }
  | { readonly kind: 'pending' }
  | { readonly kind: 'panicked'; readonly message: string; readonly payload?: unknown }
  | { readonly kind: 'blocked'; readonly on: BlockOn }
  | { readonly kind: 'visible'; readonly op: VisibleOp }
  | { readonly kind: 'fuel' }
  /** Run this first (a LocalSet's turn, a `block_on`), then resume me. Made by the operations that need it. */
  | { readonly kind: 'call'; readonly call: Frame }
  /** The process ends here; `invalid` when it would have done something wrong with memory. */
  | { readonly kind: 'exit'; readonly code: number; readonly invalid?: boolean };

/** This OS thread waits here. Made by the blocking leaf operations; the body passes it on and retries when resumed. */
export interface BlockOn {
  readonly kind: BlockKind;
  readonly resource: number | null;
  /** Kernel nanoseconds at which the thread goes on by itself, or null. */
  readonly untilNanos: number | null;
  /** In words, who must act; read when the run is stuck. */
  readonly heldBy?: () => string;
}

/** An operation other threads can see. Two operations on different resources commute; so do two reads. */
export interface VisibleOp {
  readonly kind: 'atomic' | 'lock' | 'print' | 'channel' | 'queue' | 'wake' | 'thread' | 'other';
  readonly resource: number | null;
  readonly write: boolean;
  /** False while the operation could only block; an explorer then lets somebody else go first. */
  readonly ready?: () => boolean;
}

/** A future being polled, or a thread's function: code that can stop anywhere and go on later. */
export interface Body {
  /** Runs until the next stop. A thread function never answers `pending`. */
  resume(cx: PollContext): Stop;
  /** Drops what is left where it stands; `ready` means dropped. May stop on the way, as any code may. */
  drop(cx: PollContext): Stop;
  /** Estimated size in bytes of the future, for the LargeFuture lint. */
  readonly size?: number;
}

/** Wakes one task (or runs a learner's own `Wake`). Cloning and dropping are counted, as in real code. */
export interface Waker {
  /** Two wakers with one identity `will_wake` each other. */
  readonly identity: number;
  /** The runtime task it wakes, or null for a learner's own waker. */
  readonly task: number | null;
  clone(cx: PollContext, holder: Holder | null): Waker;
  /** `wake(self)`: wakes and gives the waker up. */
  wake(cx: PollContext): void;
  wakeByRef(cx: PollContext): void;
  drop(cx: PollContext): void;
}

/** Who keeps a waker: drawn as the arrow from a channel, lock or timer back to the task. */
export interface Holder {
  readonly id: number;
  readonly kind: ResourceKind;
}

export interface SpawnOptions {
  readonly name?: string;
  readonly size?: number;
}

/** A runtime as code sees it: `Handle`. */
export interface RuntimeHandle {
  readonly id: number;
  readonly flavor: 'current_thread' | 'multi_thread';
  spawn(cx: PollContext, body: Body, options?: SpawnOptions): JoinHandle;
  /** The body is a plain function run on the blocking pool; it never answers `pending`. */
  spawnBlocking(cx: PollContext, body: Body, options?: SpawnOptions): JoinHandle;
  /** Dropping the runtime, to be run as a `call` stop; `cx.takeBlockOnResult()` then tells whether it panicked. Without `wait` (`shutdown_background`) it does not wait for its threads. */
  shutdown(cx: PollContext, wait: boolean): Frame;
  workerCount(): number;
  aliveTasks(): number;
  globalQueueDepth(): number;
}

export interface RuntimeOptions {
  readonly flavor: 'current_thread' | 'multi_thread';
  readonly workers?: number | null;
  readonly paused?: boolean;
  readonly globalQueueInterval?: number | null;
  readonly eventInterval?: number | null;
  readonly maxBlockingThreads?: number | null;
  readonly disableLifoSlot?: boolean;
  readonly threadName?: string;
  /** `Builder::rng_seed` bytes; without it the scenario's seed. */
  readonly rngSeed?: readonly number[];
}

export type JoinResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly cancelled: true; readonly task: number }
  | {
      readonly ok: false;
      readonly cancelled: false;
      readonly message: string;
      readonly payload: unknown;
      readonly task: number;
    };

/** `JoinHandle`, and with the same identity `AbortHandle`. */
export interface JoinHandle {
  readonly task: number;
  /** Costs one unit of budget when ready. Polling again after Ready is a panic the caller must raise. */
  poll(cx: PollContext, waker: Waker): JoinResult | Pending;
  abort(cx: PollContext): void;
  isFinished(): boolean;
  /** Detaches. Hands back the output when the task had finished and nobody took it, for its Drop to run. */
  drop(cx: PollContext): { value: unknown } | null;
}

/** What code may do while it runs. One object per OS thread, reused: never keep it beyond the call. */
export interface PollContext {
  readonly thread: number;
  /** Worker index whose core this thread holds, or null. */
  readonly worker: number | null;
  /** Task being polled on this thread (0 and other `main` tasks for `block_on` futures), or null. */
  readonly task: number | null;
  /** The waker of the future being polled here. Borrowed: clone it to keep it. Null outside a poll. */
  readonly waker: Waker | null;
  /** True while other threads could run between two operations: only then are `visible` stops worth making. */
  readonly concurrent: boolean;
  /** Kernel nanoseconds: what `std::time::Instant::now()` reads. Reading costs virtual time. */
  readonly nowNanos: number;
  /** `tokio::time::Instant::now()`: stands still while the runtime's clock is paused. */
  tokioNowNanos(): number;

  // --- cooperative budget -------------------------------------------------------------------------------------
  /** `coop::poll_proceed`: the budget before this operation (restore it if nothing came of it), or 0 = must yield: return PENDING. */
  pollProceed(waker: Waker, leaf: string): number;
  /** `RestoreOnPending`: gives the unit back. */
  restoreBudget(before: number): void;
  /** `coop::has_budget_remaining`. */
  hasBudget(): boolean;
  /** Units left; Infinity when unconstrained. */
  budget: number;

  // --- the runtime ---------------------------------------------------------------------------------------------
  /** `Handle::try_current()`. */
  readonly runtime: RuntimeHandle | null;
  /** Whether this thread drives async code now: blocking calls (`block_on`, `blocking_recv` …) must panic. */
  readonly insideRuntime: boolean;
  /** The LocalSet `spawn_local` goes to. */
  readonly localSet: LocalSet | null;
  /** Around polling what runs inside a LocalSet (`run_until`); answers the one before. */
  enterLocalSet(set: LocalSet | null): LocalSet | null;
  enterRuntime(runtime: RuntimeHandle | null): RuntimeHandle | null;
  createRuntime(options: RuntimeOptions): RuntimeHandle;
  /** `context::defer`: what `yield_now` and an empty budget do with the waker. */
  defer(waker: Waker, reason: 'yield' | 'coop'): void;
  /** `block_in_place`: null when entered, else the panic message real Tokio raises. */
  enterBlockInPlace(): string | null;
  exitBlockInPlace(): void;
  /** `Runtime::block_on` (null: a plain executor such as `futures::executor::block_on`): stop with this call, then take the result. */
  blockOn(runtime: RuntimeHandle | null, body: Body): Frame;

  takeBlockOnResult(): { readonly ok: boolean; readonly value: unknown; readonly message?: string };
  /** `tokio::time::pause/resume`; answers the panic message when the clock cannot be paused. */
  pauseClock(): string | null;
  resumeClock(): string | null;
  /** Moves a paused clock by hand. `tokio::time::advance` also yields: see `advance.ts`. */
  advanceClock(nanos: number): string | null;

  // --- threads ----------------------------------------------------------------------------------------------
  spawnThread(name: string, body: Body): number;
  /** A block to wait on, or the result. */
  joinThread(thread: number): BlockOn | JoinResult;
  isThreadFinished(thread: number): boolean;
  /** `thread::park`: a block, or null when a token was there. Call again when resumed. */
  parkThread(untilNanos: number | null): BlockOn | null;
  unparkThread(thread: number): void;
  /** Whether `thread::park` would return at once. */
  readonly parkToken: boolean;
  threadName(thread: number): string | null;
  /** Wakes a thread blocked by a std-side resource; the thread retries its operation. */
  unblockThread(thread: number): void;
  sleepThread(nanos: number): BlockOn;

  // --- choices, cost, words --------------------------------------------------------------------------------------
  /** `select!`'s random first branch, drawn as Tokio draws it; a choice point. */
  selectStart(branches: number): number;
  /** `thread_rng_n`: Tokio's own xorshift of this thread. */
  randomBelow(n: number): number;
  /** A named choice with a default; listed, replayed and explored like every other. `options`: those worth telling apart. */
  choose(kind: string, count: number, preferred: number, options?: readonly number[]): number;
  /** Adds virtual CPU time to this thread. */
  chargeNanos(nanos: number): void;
  /** The code at work reads or changes something others can see; only an explorer listens. */
  touch(space: Space, id: number, write: boolean): void;
  /** An atomic was read or written: how a loop is found out that waits for a change nobody is left to make. */
  atomicAccess(resource: number, write: boolean): void;
  setSpan(start: number, end: number): void;
  print(text: string, stream?: 'stdout' | 'stderr'): void;
  panicMessage(message: string): void;
  newResource(kind: ResourceKind, name: string, capacity: number): number;
  dropResource(resource: number): void;
  nameResource(resource: number, name: string): void;
  newFutureId(): number;
  /** An identity for a waker made by code; never equal to a runtime task's. */
  newWakerIdentity(): number;
  /** Wakers made by learners run code: they queue it here, and whoever made the leaf call runs it next. */
  runLater(call: Body): void;
  takeLater(): Body | null;
  readonly emit: Emitter;
}

/** Typed reporting of what a body does. `on` is false while nobody records: check it before building strings. */
export interface Emitter {
  readonly on: boolean;
  subPollStart(fut: number, name: string, branch: number): void;
  subPollEnd(fut: number, result: 'pending' | 'ready'): void;
  subDrop(fut: number, name: string, state: FutureState): void;
  valueDrop(name: string): void;
  /** Only in a program that is run although rustc rejects it. */
  memoryInvalid(problem: 'moved' | 'dangling' | 'outlived', name: string, owner: string): void;
  selectChoose(start: number, branches: number, biased: boolean): void;
  selectDisable(branch: number): void;
  selectWin(branch: number): void;
  joinRotate(start: number, branches: number): void;
  atomic(resource: number, op: string, value: string): void;
}

/** What the attribute on `main` says. */
export interface MainAttribute {
  readonly flavor: 'current_thread' | 'multi_thread';
  readonly workers: number | null;
  readonly paused: boolean;
}

/** A whole program: a plain `fn main`, or an `async fn main` with its runtime attribute. */
export interface Program {
  readonly main: MainAttribute | null;
  /** False when nothing in the program can tell a task that has ended from one about to end; without it, something may. */
  readonly endsMatter?: boolean;
  /** A fresh body for one run: the main future when `main` is set, else the main thread's function. */
  start(): Body;
  /** Runs the Drop of a value the kernel gives up (an output nobody joined); null when nothing has to run. */
  dropValue?(value: unknown): Body | null;
  /** Runs what stands behind `fn main` (`Termination::report` of its value); its `ready` value is the exit code. Null: 0. */
  terminate?(value: unknown): Body | null;
  /** A value in a few characters for channel and join events. */
  describe?(value: unknown): string;
}

export type { BlockKind, FutureState, ResourceKind, TaskKind, TaskOutcome } from './events';
export { Broadcast, type BroadcastReceived, BroadcastReceiver } from './resources/broadcast';
export { CancellationToken, Cancelled } from './resources/cancellation';
export { type Joined, JoinSet } from './resources/joinSet';
export { LocalSet } from './resources/localSet';
export { Mpsc, type Received, Send } from './resources/mpsc';
export { Notified, Notify } from './resources/notify';
export { Oneshot } from './resources/oneshot';
export { JoinRotation, selectBranch } from './resources/policies';
export { type NextChild, ReadyQueue } from './resources/readyQueue';
export {
  Acquire,
  newMutex,
  newRwLock,
  RWLOCK_PERMITS,
  Semaphore,
  type TryAcquire,
} from './resources/semaphore';
// The leaf resources code is bound to. Values in them are opaque; whatever they hand back must be dropped by the caller.
export { Interval, type MissedTickBehavior, Sleep, YieldNow } from './resources/sleep';
export {
  type CondvarWait,
  StdBarrier,
  StdCondvar,
  StdMpsc,
  StdMutex,
  StdOnce,
  StdRwLock,
} from './resources/std';
export { Barrier, BarrierWait, Watch, WatchChanged } from './resources/watch';
