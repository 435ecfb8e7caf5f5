import type { Kernel } from './kernel';
import type { Intervention } from './scenario';
import type { Task } from './task';
import type { Thread } from './thread';

/** What a reader does to a run from outside, waiting for its step to come. */
export class InterventionState {
  private readonly waiting: Intervention[];
  private due: Intervention[] = [];
  private readonly lostWakes = new Set<number>();
  private readonly forced = new Map<number, 'drop_future' | 'panic'>();

  constructor(interventions: readonly Intervention[]) {
    this.waiting = [...interventions].sort((a, b) => a.at - b.at);
  }

  get pending(): boolean {
    return this.due.length > 0;
  }

  /** The run has come to this step. */
  at(seq: number): void {
    for (let next = this.waiting[0]; next && next.at <= seq; next = this.waiting[0]) {
      this.waiting.shift();
      if (next.kind === 'lose_wake') this.lostWakes.add(next.task);
      else this.due.push(next);
    }
  }

  takeDue(): Intervention[] {
    return this.due.splice(0);
  }
  force(task: number, how: 'drop_future' | 'panic'): void {
    this.forced.set(task, how);
  }
  takeLostWake(task: number): boolean {
    return this.lostWakes.size > 0 && this.lostWakes.delete(task);
  }

  /** True when this task must not be polled: its future is dropped instead, as by an abort or a panic. */
  takeForcedEnd(task: Task, _thread: Thread): boolean {
    const how = this.forced.get(task.id);
    if (how === undefined) return false;
    this.forced.delete(task.id);
    if (how === 'panic') {
      task.outcome = 'panic';
      task.futureState = 'panicked';
      task.message = 'panicked by the reader';
    } else task.cancelled = true;
    return true;
  }
}

/** Applies the interventions whose step has come, between two frames of a thread. */
export function dueInterventions(kernel: Kernel, state: InterventionState, thread: Thread): void {
  for (const each of state.takeDue()) apply(kernel, state, thread, each);
}

function apply(kernel: Kernel, state: InterventionState, thread: Thread, each: Intervention): void {
  const target =
    'task' in each
      ? each.task
      : 'worker' in each
        ? each.worker
        : 'timer' in each
          ? each.timer
          : null;
  if (kernel.on)
    thread.event(
      'intervene',
      'task' in each ? each.task : null,
      { action: each.kind, target },
      null,
    );
  switch (each.kind) {
    case 'block_worker': {
      const victim = kernel.threads.find(
        (one) => one.worker === each.worker && one.state !== 'done',
      );
      if (!victim) return;
      const until = victim.clock + each.micros * 1000;
      if (victim.state === 'runnable')
        victim.block({ kind: 'intervention', resource: null, untilNanos: until });
      return;
    }
    case 'delay_timer':
      for (const runtime of kernel.runtimes)
        runtime.driver.delay(each.timer, Math.ceil(each.micros / 1000));
      return;
    case 'abort':
      kernel.tasks[each.task]?.abort(thread);
      return;
    case 'drop_future':
    case 'panic': {
      const task = kernel.tasks[each.task];
      if (!task || task.complete) return;
      state.force(each.task, each.kind);
      task.wake(thread, 'by_ref', null);
      return;
    }
    case 'lose_wake':
  }
}
