import { enterBlockInPlace, exitBlockInPlace } from './blockInPlace';
import type { Core } from './core';
import { ThreadEmitter } from './emitter';
import type { EventFields, EventKind, ResourceKind, ThreadRole } from './events';
import type { Frame } from './frame';
import type { Kernel } from './kernel';
import type { Space } from './observer';
import { COST } from './profile';
import type {
  BlockOn,
  Body,
  Emitter,
  JoinResult,
  PollContext,
  RuntimeHandle,
  RuntimeOptions,
  VisibleOp,
  Waker,
} from './program';
import type { LocalSet } from './resources/localSet';
import { FastRand } from './rng';
import type { Runtime } from './runtime';
import { DEFER_LIST, type Task } from './task';

/** `scheduler::Context`: which scheduler this thread is driving, with its core (when held) and its defer list. */
export interface SchedulerContext {
  readonly runtime: Runtime;
  core: Core | null;
  readonly deferred: Waker[];
}

/** A loop that waits by reading the clock: each reading gets dearer, so that the wait ends within a run's bounds. */
const READS_BEFORE_DOUBLING = 64;

export type ThreadState = 'runnable' | 'blocked' | 'parked' | 'done';

/** One operating-system thread: a stack of frames, a clock, and what code running on it may do. */
export class Thread implements PollContext {
  readonly thread: number;
  clock: number;
  state: ThreadState = 'runnable';
  readonly frames: Frame[] = [];
  /** Kernel nanoseconds at which a blocked or parked thread goes on by itself; Infinity when never. */
  until = Infinity;
  blockedOn: BlockOn | null = null;
  /** `thread::park`'s token. */
  parkToken = false;
  scheduler: SchedulerContext | null = null;
  /** `context::EnterRuntime`: may this thread block_on, may it block_in_place? */
  entered = false;
  mayBlockInPlace = false;
  /** The runtime `Handle::current()` finds. */
  current: Runtime | null = null;
  rng = new FastRand(0x2545f491, 0x9e3779b9);
  budget = Infinity;
  running: Task | null = null;
  waker: Waker | null = null;
  /** The operation this thread stopped before, when it stopped for one: what an explorer compares. */
  pendingOp: VisibleOp | null = null;
  /** It stopped only because it has computed for a while. */
  computing = false;
  /** seq of the event that whatever happens next is due to. */
  cause: number | null = null;
  spanStart = -1;
  spanEnd = -1;
  blockOnResult: { ok: boolean; value: unknown; message?: string } | null = null;
  result: JoinResult | null = null;
  readonly joiners: Thread[] = [];
  readonly later: Body[] = [];
  /** Poll frames of `block_in_place` regions: what to restore on exit. */
  readonly blockInPlace: {
    core: Core | null;
    budget: number;
    entered: boolean;
    mayBlock: boolean;
  }[] = [];
  readonly emit: Emitter;
  /** An idle pool thread: its keep-alive must not keep the run going. */
  idle = false;
  /** The LocalSet being polled on this thread. */
  localSet: LocalSet | null = null;
  private clockReads = 0;
  /** Readings of one atomic in a row, with nothing else in between. */
  spinReads = 0;
  private spinResource = -1;

  constructor(
    readonly kernel: Kernel,
    id: number,
    readonly name: string | null,
    readonly role: ThreadRole,
    clock: number,
  ) {
    this.thread = id;
    this.clock = clock;
    this.emit = new ThreadEmitter(this);
  }

  get worker(): number | null {
    return this.scheduler?.core?.index ?? null;
  }
  get task(): number | null {
    return this.running === null ? null : this.running.id;
  }
  get runtime(): RuntimeHandle | null {
    return this.current;
  }
  get concurrent(): boolean {
    return this.kernel.concurrent;
  }

  get nowNanos(): number {
    this.clockReads++;
    const doublings = Math.floor(this.clockReads / READS_BEFORE_DOUBLING);
    this.clock += Math.min(COST.spinClockMax, COST.readClock * 2 ** doublings);
    return this.clock;
  }

  tokioNowNanos(): number {
    const clock = this.current?.driver.clock;
    if (clock?.paused) return clock.now(0);
    return clock ? clock.now(this.nowNanos) : this.nowNanos;
  }

  /** A busy wait is over: reading the clock is cheap again. */
  settle(): void {
    this.clockReads = 0;
    this.spinReads = 0;
  }

  /** Reports one event of this thread; answers its seq. `cause` defaults to what the thread is busy with. */
  event<K extends EventKind>(
    kind: K,
    task: number | null,
    fields: EventFields[K],
    cause: number | null = this.cause,
  ): number {
    return this.kernel.event(this, kind, task, cause, fields);
  }

  block(on: BlockOn): void {
    this.state = 'blocked';
    this.blockedOn = on;
    this.until = on.untilNanos ?? Infinity;
    if (this.kernel.on) {
      this.event('thread.block', this.task, {
        on: on.kind,
        resource: on.resource,
        until: on.untilNanos === null ? null : Math.floor(on.untilNanos / 1000),
        heldBy: on.heldBy ? on.heldBy() : '',
      });
    }
    this.kernel.threadStopped(this);
  }

  /** Makes a blocked or parked thread runnable again, not before `atNanos`. */
  resumeAt(atNanos: number, cause: number | null): void {
    if (this.state === 'runnable' || this.state === 'done') return;
    const on = this.blockedOn;
    this.state = 'runnable';
    this.until = Infinity;
    this.blockedOn = null;
    if (atNanos > this.clock) this.clock = atNanos;
    this.kernel.threadStarted();
    if (on && this.kernel.on)
      this.kernel.event(this, 'thread.unblock', this.task, cause, {
        on: on.kind,
        resource: on.resource,
      });
  }

  // --- budget ---------------------------------------------------------------------------------------------------
  pollProceed(waker: Waker, leaf: string): number {
    const before = this.budget;
    if (before === 0) {
      if (this.kernel.on) this.event('budget.exhausted', this.task, { leaf });
      this.kernel.budgetForcedYields++;
      this.defer(waker, 'coop');
      return 0;
    }
    this.budget = before - 1;
    return before;
  }

  restoreBudget(before: number): void {
    this.budget = before;
  }
  hasBudget(): boolean {
    return this.budget > 0;
  }

  // --- runtime ----------------------------------------------------------------------------------------------------
  /** `context::defer`: on the list of the scheduler this thread drives, or woken at once where there is none. */
  defer(waker: Waker, reason: 'yield' | 'coop'): void {
    const scheduler = this.scheduler;
    if (
      scheduler === null ||
      (scheduler.core === null && scheduler.runtime.flavor === 'multi_thread') ||
      !this.kernel.deferYields
    ) {
      waker.wakeByRef(this);
      return;
    }
    if (this.kernel.on) this.event('waker.defer', waker.task, { reason });
    const list = scheduler.deferred;
    if (list[list.length - 1]?.identity === waker.identity) return;
    list.push(waker.clone(this, DEFER_LIST));
  }

  enterRuntime(runtime: RuntimeHandle | null): RuntimeHandle | null {
    const before = this.current;
    this.current = runtime === null ? null : this.kernel.runtimeOf(runtime);
    return before;
  }

  get insideRuntime(): boolean {
    return this.entered;
  }

  enterLocalSet(set: LocalSet | null): LocalSet | null {
    const before = this.localSet;
    this.localSet = set;
    return before;
  }

  createRuntime(options: RuntimeOptions): RuntimeHandle {
    return this.kernel.createRuntime(this, options);
  }
  enterBlockInPlace(): string | null {
    return enterBlockInPlace(this);
  }
  exitBlockInPlace(): void {
    exitBlockInPlace(this);
  }

  blockOn(runtime: RuntimeHandle | null, body: Body): Frame {
    return this.kernel.blockOn(this, runtime, body);
  }

  takeBlockOnResult(): { ok: boolean; value: unknown; message?: string } {
    const result = this.blockOnResult;
    this.blockOnResult = null;
    return result ?? { ok: false, value: undefined, message: 'no block_on result' };
  }

  pauseClock(): string | null {
    const clock = this.current?.driver.clock;
    return clock ? clock.pause(this.clock) : 'time cannot be frozen from outside the Tokio runtime';
  }

  resumeClock(): string | null {
    const clock = this.current?.driver.clock;
    return clock
      ? clock.resume(this.clock)
      : 'time cannot be frozen from outside the Tokio runtime';
  }

  advanceClock(nanos: number): string | null {
    const clock = this.current?.driver.clock;
    if (!clock) return 'time cannot be frozen from outside the Tokio runtime';
    const from = clock.now(this.clock);
    const error = clock.advance(nanos);
    if (error === null && this.kernel.on)
      this.kernel.clockAdvanced(this, from, from + nanos, false);
    return error;
  }

  // --- threads ------------------------------------------------------------------------------------------------------
  spawnThread(name: string, body: Body): number {
    return this.kernel.spawnThread(this, name, body);
  }

  joinThread(id: number): BlockOn | JoinResult {
    const target = this.kernel.threads[id];
    this.touch('thread', id, false);
    if (!target || target.result) return target?.result ?? { ok: true, value: undefined };
    target.joiners.push(this);
    return {
      kind: 'thread_join',
      resource: null,
      untilNanos: null,
      heldBy: () => `thread ${target.name ?? id} has not finished`,
    };
  }

  isThreadFinished(id: number): boolean {
    this.touch('thread', id, false);
    return this.told((this.kernel.threads[id]?.result ?? null) !== null);
  }

  parkThread(untilNanos: number | null): BlockOn | null {
    this.touch('thread', this.thread, true);
    this.told(this.parkToken);
    if (this.parkToken) {
      this.parkToken = false;
      return null;
    }
    if (untilNanos !== null && this.clock >= untilNanos) return null;
    return {
      kind: 'thread_park',
      resource: null,
      untilNanos,
      heldBy: () => 'nobody has called unpark',
    };
  }

  unparkThread(id: number): void {
    const target = this.kernel.threads[id];
    if (!target) return;
    this.touch('thread', id, true);
    target.parkToken = true;
    if (target.state === 'blocked' && target.blockedOn?.kind === 'thread_park')
      this.kernel.wakeThread(this, target);
  }

  threadName(id: number): string | null {
    return this.kernel.threads[id]?.name ?? null;
  }

  unblockThread(id: number): void {
    const target = this.kernel.threads[id];
    if (target?.state === 'blocked') this.kernel.wakeThread(this, target);
  }

  sleepThread(nanos: number): BlockOn {
    return { kind: 'thread_sleep', resource: null, untilNanos: this.clock + Math.round(nanos) };
  }

  /** Tells an explorer that the code at work here reads or changes something others can see. */
  touch(space: Space, id: number, write: boolean): void {
    this.kernel.observer?.access(this, space, id, write);
  }
  /** Passes on a number the code at work here is told; an explorer keeps it as part of what that code knows. */
  told<T extends number | boolean>(value: T): T {
    this.kernel.observer?.observe(this, Number(value));
    return value;
  }

  // --- choices, cost, words -------------------------------------------------------------------------------------------
  selectStart(branches: number): number {
    return this.told(this.kernel.chooser.choose('select', branches, this.rng.below(branches)));
  }
  randomBelow(n: number): number {
    this.kernel.draws++;
    return this.told(this.rng.below(n));
  }
  choose(
    kind: string,
    count: number,
    preferred: number,
    options: readonly number[] | null = null,
  ): number {
    return this.told(this.kernel.chooser.choose(kind, count, preferred, options));
  }
  chargeNanos(nanos: number): void {
    this.clock += nanos;
  }

  atomicAccess(resource: number, write: boolean): void {
    this.touch('resource', resource, write);
    this.spinReads = write || resource !== this.spinResource ? 0 : this.spinReads + 1;
    this.spinResource = resource;
  }

  setSpan(start: number, end: number): void {
    this.spanStart = start;
    this.spanEnd = end;
  }

  print(text: string, stream: 'stdout' | 'stderr' = 'stdout'): void {
    this.kernel.print(this, text, stream);
  }
  panicMessage(message: string): void {
    if (this.kernel.on) this.event('panic', this.task, { message });
  }
  newResource(kind: ResourceKind, name: string, capacity: number): number {
    return this.kernel.newResource(this, kind, name, capacity);
  }
  dropResource(resource: number): void {
    if (this.kernel.on) this.event('resource.drop', this.task, { resource });
  }
  nameResource(resource: number, name: string): void {
    this.kernel.resourceNames.set(resource, name);
  }
  newWakerIdentity(): number {
    return this.kernel.nextIdentity--;
  }
  newFutureId(): number {
    return this.kernel.nextFuture++;
  }
  runLater(call: Body): void {
    this.later.push(call);
  }
  takeLater(): Body | null {
    return this.later.shift() ?? null;
  }
}
