import type { Frame } from './frame';
import { COST } from './profile';
import type { Body, Stop } from './program';
import type { Task } from './task';
import type { Thread } from './thread';

const PHASES = ['start', 'poll', 'drop', 'complete', 'dropOutput'] as const;
type Phase = (typeof PHASES)[number];

/**
 * One run of a task, as `Harness::poll` does it: poll, then (on Ready, panic or cancellation) drop the future, complete,
 * wake the joiner, terminate. `shutdown` runs the same without polling.
 *
 *   IDLE+NOTIFIED ──run──▶ RUNNING ──Pending──▶ IDLE (or back to a queue when woken meanwhile)
 *                             └──Ready/panic/cancelled──▶ drop ──▶ COMPLETE ──▶ wake joiner ──▶ terminate
 */
export class TaskFrame implements Frame {
  private phase: Phase = 'start';
  private polled = false;
  private previous: Task | null = null;
  private previousCause: number | null = null;
  private outputDrop: Body | null = null;

  constructor(
    readonly task: Task,
    private readonly shutdown: boolean,
    private readonly tick: number,
  ) {}

  stamp(): number {
    return 2000 + PHASES.indexOf(this.phase) * 2 + (this.dropping ? 1 : 0);
  }

  step(thread: Thread): boolean {
    switch (this.phase) {
      case 'start':
        return this.start(thread);
      case 'poll':
        return this.poll(thread);
      case 'drop':
        return this.dropFuture(thread);
      case 'complete':
        return this.finish(thread);
      case 'dropOutput':
        return this.dropOutput(thread);
    }
  }

  /** `transition_to_running` (or `transition_to_shutdown`). */
  private start(thread: Thread): boolean {
    const { task } = this;
    if (task.complete || (this.shutdown && task.running)) {
      if (this.shutdown) task.cancelled = true;
      thread.frames.pop();
      return true;
    }
    thread.settle();
    this.switching(thread);
    this.previous = thread.running;
    this.previousCause = thread.cause;
    task.running = true;
    task.notified = false;
    if (this.shutdown) task.cancelled = true;
    thread.running = task;
    thread.touch('task', task.id, true);
    this.switching(thread);
    thread.waker = task.borrowed;
    const kernel = thread.kernel;
    if (kernel.on && !this.shutdown && task.kind !== 'blocking') {
      const cause = task.wokenBy;
      thread.cause = thread.event(
        'poll.start',
        task.id,
        {
          tick: this.tick,
          via: task.via,
          budget: budgetNumber(thread.budget),
          poll: task.polls + 1,
        },
        cause,
      );
    }
    if (task.cancelled || kernel.forcedEnd(task, thread)) {
      if (task.futureState !== 'panicked') task.outcome = 'cancelled';
      this.phase = 'drop';
      return true;
    }
    task.polls++;
    this.polled = true;
    thread.clock += COST.poll;
    kernel.polls++;
    this.phase = 'poll';
    return this.poll(thread);
  }

  private poll(thread: Thread): boolean {
    const { task } = this;
    const body = task.body;
    if (!body) throw new Error(`task ${task.id} has no future to poll`);
    const stop = body.resume(thread);
    switch (stop.kind) {
      case 'ready':
        task.output = stop.value;
        return this.polledToEnd(thread, 'ready');
      case 'panicked':
        task.output = stop.payload;
        task.message = stop.message;
        return this.polledToEnd(thread, 'panic');
      case 'pending':
        return this.pending(thread);
      default:
        return thread.kernel.interrupt(thread, stop);
    }
  }

  private polledToEnd(thread: Thread, result: 'ready' | 'panic'): boolean {
    const { task } = this;
    task.outcome = result === 'ready' ? 'ok' : 'panic';
    task.futureState = result === 'ready' ? 'ready' : 'panicked';
    if (thread.kernel.on && task.kind !== 'blocking')
      thread.event('poll.end', task.id, { result, budget: budgetNumber(thread.budget) });
    this.phase = 'drop';
    return true;
  }

  /** `transition_to_idle`. */
  private pending(thread: Thread): boolean {
    const { task } = this;
    task.futureState = 'pending';
    if (thread.kernel.on)
      thread.event('poll.end', task.id, { result: 'pending', budget: budgetNumber(thread.budget) });
    if (task.cancelled) {
      task.outcome = 'cancelled';
      this.phase = 'drop';
      return true;
    }
    this.leave(thread);
    task.running = false;
    if (task.notified) {
      const before = thread.cause;
      if (thread.kernel.on) thread.cause = task.wokenBy;
      task.owner.schedule(thread, task, true);
      thread.cause = before;
    }
    return false;
  }

  private dropFuture(thread: Thread): boolean {
    const { task } = this;
    const on = thread.kernel.on;
    if (task.body && !this.dropping) {
      this.dropping = true;
      if (on) thread.event('fut.drop.start', task.id, { state: task.futureState });
    }
    if (task.body) {
      const stop = task.body.drop(thread);
      if (stop.kind === 'panicked') this.panickedInDrop(stop);
      else if (stop.kind !== 'ready') return thread.kernel.interrupt(thread, stop);
      task.body = null;
      if (on) thread.event('fut.drop.end', task.id, {});
    }
    this.phase = 'complete';
    // Others may look before the task is seen to be complete.
    return !thread.kernel.concurrent || thread.kernel.program.endsMatter === false;
  }

  private dropping = false;

  /** A future that panics while being dropped by an abort makes the JoinError a panic. */
  private panickedInDrop(stop: Stop & { kind: 'panicked' }): void {
    const { task } = this;
    if (task.outcome !== 'cancelled') return;
    task.outcome = 'panic';
    task.message = stop.message;
    task.output = stop.payload;
  }

  /** `Harness::complete`: the joiner is woken after the future is gone. */
  private finish(thread: Thread): boolean {
    const { task } = this;
    thread.touch('task', task.id, true);
    task.complete = true;
    task.running = false;
    if (!task.joinInterest) {
      const value = task.output;
      task.output = undefined;
      this.outputDrop = task.outcome === 'ok' ? thread.kernel.dropper(value) : null;
      if (this.outputDrop) {
        this.phase = 'dropOutput';
        return true;
      }
    } else if (task.joinWaker) task.joinWaker.wakeByRef(thread);
    return this.terminate(thread);
  }

  private dropOutput(thread: Thread): boolean {
    const stop = this.outputDrop?.resume(thread);
    if (stop && stop.kind !== 'ready' && stop.kind !== 'panicked')
      return thread.kernel.interrupt(thread, stop);
    return this.terminate(thread);
  }

  private terminate(thread: Thread): boolean {
    const { task } = this;
    const on = thread.kernel.on;
    if (on)
      thread.event('task.terminate', task.id, {
        outcome: task.outcome ?? 'ok',
        message: task.message,
      });
    if (on && !this.polled && !this.shutdown && task.kind !== 'blocking') {
      thread.event('poll.end', task.id, {
        result: 'cancelled',
        budget: budgetNumber(thread.budget),
      });
    }
    task.owner.release(task, thread);
    this.leave(thread);
    return false;
  }

  /** A LocalSet's tasks may share memory with whoever polls it, without any lock. */
  private switching(thread: Thread): void {
    if (this.task.kind === 'local') thread.touch('thread_local', thread.thread, true);
  }

  private leave(thread: Thread): void {
    this.switching(thread);
    thread.frames.pop();
    thread.running = this.previous;
    this.switching(thread);
    thread.waker = this.previous?.borrowed ?? null;
    thread.cause = this.previousCause;
  }
}

/** A budget as the trace writes it: units left, or -1 when unconstrained. */
export function budgetNumber(budget: number): number {
  return budget === Infinity ? -1 : budget;
}
