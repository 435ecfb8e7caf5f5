import type { FutureState, PollVia, TaskKind, TaskOutcome, WakeEffect } from './events';
import type { Body, Holder, JoinHandle, JoinResult, PollContext, Waker } from './program';
import { PENDING, type Pending } from './program';
import type { Thread } from './thread';

/** Who schedules a task: a runtime, a LocalSet, the blocking pool, or the `block_on` that drives a main future. */
export interface TaskOwner {
  /** Puts a notified task on a queue; `isYield` when it was woken during its own poll. */
  schedule(thread: Thread, task: Task, isYield: boolean): void;
  /** The task is complete: forget it. */
  release(task: Task, thread: Thread): void;
  /** Wakes a main future. */
  wakeMain?(thread: Thread, task: Task): WakeEffect;
}

/** A spawned future and its state word (`runtime/task/state.rs`), one boolean per bit. */
export class Task {
  running = false;
  notified = true;
  cancelled = false;
  complete = false;
  joinInterest = true;
  joinWaker: Waker | null = null;
  outcome: TaskOutcome | null = null;
  output: unknown = undefined;
  message = '';
  futureState: FutureState = 'unpolled';
  polls = 0;
  via: PollVia = 'queue';
  /** Waker clones alive: an idle task with none can never run again. */
  wakers = 0;
  /** seq of what last made it runnable, and of its last queue push. */
  wokenBy: number | null = null;
  pushedBy: number | null = null;
  /** Who keeps a clone of its waker now: what it waits for. */
  readonly heldBy: Holder[] = [];
  readonly borrowed: TaskWaker;

  constructor(
    readonly id: number,
    readonly name: string,
    readonly kind: TaskKind,
    public body: Body | null,
    readonly owner: TaskOwner,
    /** `task::Id`: decides the shard of the owned-task list. */
    readonly tokioId: number,
  ) {
    this.borrowed = new TaskWaker(this, null);
  }

  get state(): 'idle' | 'scheduled' | 'running' | 'complete' {
    if (this.complete) return 'complete';
    return this.running ? 'running' : this.notified ? 'scheduled' : 'idle';
  }

  /** `wake`: one state change, at most one queue entry (`transition_to_notified`). */
  wake(thread: Thread, mode: 'by_val' | 'by_ref', holder: Holder | null): void {
    const kernel = thread.kernel;
    thread.clock += 60;
    thread.touch('task', this.id, true);
    const effect = this.wakeEffect(thread);
    let seq: number | null = thread.cause;
    if (kernel.on) {
      seq = thread.event('waker.wake', this.id, {
        waker: this.id,
        mode,
        effect,
        holder: holder === DEFER_LIST ? null : (holder?.id ?? null),
        holderKind: holder === DEFER_LIST ? 'defer' : (holder?.kind ?? 'code'),
      });
    }
    if (effect === 'mark_running') {
      this.notified = true;
      this.wokenBy = seq;
    } else if (effect === 'enqueue') {
      this.notified = true;
      this.wokenBy = seq;
      const before = thread.cause;
      thread.cause = seq;
      this.owner.schedule(thread, this, false);
      thread.cause = before;
    } else if (this.kind === 'main' && effect === 'unpark') {
      this.wokenBy = seq;
    }
  }

  private wakeEffect(thread: Thread): WakeEffect {
    if (thread.kernel.losesWake(this.id)) return 'lost';
    if (this.complete) return 'dead';
    if (this.kind === 'main')
      return this.owner.wakeMain ? this.owner.wakeMain(thread, this) : 'dead';
    if (this.notified) return 'coalesced';
    return this.running ? 'mark_running' : 'enqueue';
  }

  /** `remote_abort`: marks and enqueues; the future is dropped when the task's turn comes. */
  abort(thread: Thread): void {
    thread.touch('task', this.id, true);
    const stateBefore = this.state;
    const again = this.cancelled || this.complete || this.kind === 'main';
    const effect = again ? 'none' : this.running || this.notified ? 'mark' : 'enqueue';
    const seq = thread.kernel.on
      ? thread.event('task.abort', this.id, { stateBefore, effect })
      : thread.cause;
    if (again) return;
    this.cancelled = true;
    if (this.running) this.notified = true;
    else if (!this.notified) {
      this.notified = true;
      this.wokenBy = seq;
      const before = thread.cause;
      thread.cause = seq;
      this.owner.schedule(thread, this, false);
      thread.cause = before;
    }
  }
}

/** The runtime's own list of yielded tasks: a place in a queue rather than somebody who may forget. */
export const DEFER_LIST: Holder = { id: -1, kind: 'other' };

/** The waker of a runtime task. Knows who holds it, so that the picture can draw the arrow. */
export class TaskWaker implements Waker {
  constructor(
    private readonly target: Task,
    private readonly holder: Holder | null,
  ) {}

  get identity(): number {
    return this.target.id;
  }
  get task(): number | null {
    return this.target.id;
  }

  clone(cx: PollContext, holder: Holder | null): Waker {
    this.target.wakers++;
    if (holder) this.target.heldBy.push(holder);
    const thread = cx as Thread;
    if (thread.kernel.on && holder !== DEFER_LIST) {
      thread.event('waker.clone', this.target.id, {
        waker: this.target.id,
        holder: holder?.id ?? null,
        holderKind: holder?.kind ?? 'code',
      });
    }
    return new TaskWaker(this.target, holder);
  }

  wake(cx: PollContext): void {
    this.letGo();
    this.target.wake(cx as Thread, 'by_val', this.holder);
  }

  wakeByRef(cx: PollContext): void {
    this.target.wake(cx as Thread, 'by_ref', this.holder);
  }

  drop(cx: PollContext): void {
    this.letGo();
    const thread = cx as Thread;
    if (thread.kernel.on && this.holder !== DEFER_LIST) {
      thread.event('waker.drop', this.target.id, {
        waker: this.target.id,
        holder: this.holder?.id ?? null,
        holderKind: this.holder?.kind ?? 'code',
      });
    }
  }

  private letGo(): void {
    this.target.wakers--;
    if (!this.holder) return;
    const at = this.target.heldBy.indexOf(this.holder);
    if (at >= 0) this.target.heldBy.splice(at, 1);
  }
}

/** `JoinHandle` and `AbortHandle` over one task. */
export class TaskJoinHandle implements JoinHandle {
  constructor(readonly target: Task) {}

  get task(): number {
    return this.target.id;
  }

  poll(cx: PollContext, waker: Waker): JoinResult | Pending {
    const before = cx.pollProceed(waker, 'JoinHandle');
    if (before === 0) return PENDING;
    const thread = cx as Thread;
    const target = this.target;
    thread.touch('task', target.id, false);
    thread.told(target.complete);
    if (target.complete) {
      const result = joinResult(target);
      target.output = undefined;
      this.dropJoinWaker(cx);
      if (thread.kernel.on)
        thread.event('join.ready', thread.task, {
          joined: target.id,
          outcome: target.outcome ?? 'ok',
        });
      return result;
    }
    if (target.joinWaker === null || target.joinWaker.identity !== waker.identity) {
      this.dropJoinWaker(cx);
      target.joinWaker = waker.clone(cx, { id: target.id, kind: 'join_handle' });
      if (thread.kernel.on) thread.event('join.wait', thread.task, { joined: target.id });
    }
    cx.restoreBudget(before);
    return PENDING;
  }

  abort(cx: PollContext): void {
    this.target.abort(cx as Thread);
  }
  isFinished(): boolean {
    return this.target.complete;
  }

  drop(cx: PollContext): { value: unknown } | null {
    const target = this.target;
    if (!target.joinInterest) return null;
    target.joinInterest = false;
    const thread = cx as Thread;
    if (thread.kernel.on && !target.complete) thread.event('task.detach', target.id, {});
    this.dropJoinWaker(cx);
    if (!target.complete || target.output === undefined) return null;
    const value = target.output;
    target.output = undefined;
    return { value };
  }

  private dropJoinWaker(cx: PollContext): void {
    const waker = this.target.joinWaker;
    this.target.joinWaker = null;
    waker?.drop(cx);
  }
}

/** What `JoinHandle` yields for a complete task. */
export function joinResult(task: Task): JoinResult {
  if (task.outcome === 'cancelled') return { ok: false, cancelled: true, task: task.id };
  if (task.outcome === 'panic')
    return {
      ok: false,
      cancelled: false,
      message: task.message,
      payload: task.output,
      task: task.id,
    };
  return { ok: true, value: task.output };
}
