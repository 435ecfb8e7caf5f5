import type { EventFields, EventKind, ResourceKind } from '../events';
import type { Holder, PollContext, Waker } from '../program';
import { taskLabel } from '../stuck';
import type { Thread } from '../thread';

/** Something tasks wait on. Its id is what events and pictures refer to; it is also the holder of wakers. */
export abstract class Resource implements Holder {
  readonly id: number;

  constructor(
    cx: PollContext,
    readonly kind: ResourceKind,
    name: string,
    capacity: number,
    protected readonly quiet = false,
  ) {
    this.id = thread(cx).kernel.newResource(thread(cx), kind, name, capacity, quiet);
    thread(cx).kernel.describers.set(this.id, () => this.describe());
  }

  /** In words, who holds it; empty when nobody does. Read when a run is stuck. */
  describe(): string {
    return '';
  }

  /** The code at work uses this: what an explorer compares. Whatever may change it counts as a write. */
  touch(cx: PollContext, write = true): void {
    thread(cx).touch('resource', this.id, write);
  }

  /** Reports an event about the task at work. Parts of other resources are quiet: their owner speaks for them. */
  protected report<K extends EventKind>(
    cx: PollContext,
    kind: K,
    fields: EventFields[K],
    cause?: number | null,
  ): number {
    const on = thread(cx);
    if (this.quiet) return on.cause ?? 0;
    return on.event(kind, on.task, fields, cause === undefined ? on.cause : cause);
  }
}

/** The kernel's view of a context: leaf resources live inside the simulator and may see it. */
export function thread(cx: PollContext): Thread {
  return cx as Thread;
}

/** Whether anybody records: skip building events otherwise. */
export function recording(cx: PollContext): boolean {
  return thread(cx).kernel.on;
}

/** A task's name for words about who holds what. */
export function taskName(cx: PollContext, task: number | null): string {
  if (task === null) return 'a thread outside the runtime';
  const { kernel } = thread(cx);
  const known = kernel.tasks[task];
  return known ? taskLabel(kernel, known) : `task ${task}`;
}

/** A value in a few characters, for channel events. */
export function describeValue(cx: PollContext, value: unknown): string {
  return thread(cx).kernel.program.describe?.(value) ?? '';
}

/** `AtomicWaker`: room for one waker. */
export class WakerSlot {
  private waker: Waker | null = null;

  /** `register_by_ref`: keeps a clone unless the one held would wake the same task. */
  register(cx: PollContext, waker: Waker, holder: Holder): void {
    if (this.waker && this.waker.identity === waker.identity) return;
    const before = this.waker;
    this.waker = waker.clone(cx, holder);
    before?.drop(cx);
  }

  take(): Waker | null {
    const { waker } = this;
    this.waker = null;
    return waker;
  }

  wake(cx: PollContext): void {
    this.take()?.wake(cx);
  }
  drop(cx: PollContext): void {
    this.take()?.drop(cx);
  }
  get filled(): boolean {
    return this.waker !== null;
  }
}

/** Wakes in batches of 32, as `WakeList` does with the lock dropped in between; the order is kept. */
export function wakeAll(cx: PollContext, wakers: readonly Waker[]): void {
  for (const waker of wakers) waker.wake(cx);
}

/** Runs `act` with another event as the cause of what it does. */
export function because(cx: PollContext, cause: number | null, act: () => void): void {
  const on = thread(cx);
  const before = on.cause;
  on.cause = cause;
  act();
  on.cause = before;
}
