import type { ResourceKind } from '../events';
import { PENDING, type Pending, type PollContext, type Waker } from '../program';
import { because, Resource, recording, taskName, thread, wakeAll } from './resource';

interface Waiter {
  waker: Waker | null;
  remaining: number;
  readonly wanted: number;
  readonly mode: string;
  readonly task: number | null;
  assignedBy: number | null;
}

export type TryAcquire = 'ok' | 'no_permits' | 'closed';

/**
 * `sync/batch_semaphore.rs`, under every async lock: strictly first come, first served. Released permits are assigned to
 * waiters before those run, so nobody can barge in; a big request at the head collects permits piece by piece.
 */
export class Semaphore extends Resource {
  available: number;
  closed = false;
  private readonly waiters: Waiter[] = [];
  /** Tasks that hold permits now, for pictures and the diagnosis of a deadlock. */
  readonly holders: (number | null)[] = [];
  private holderNames: (() => string)[] = [];

  constructor(
    cx: PollContext,
    permits: number,
    kind: ResourceKind = 'semaphore',
    name = '',
    quiet = false,
  ) {
    super(cx, kind, name, permits, quiet);
    this.available = permits;
  }

  get waiting(): readonly Waiter[] {
    return this.waiters;
  }
  override describe(): string {
    return this.holderNames.length === 0
      ? ''
      : `held by ${this.holderNames.map((name) => name()).join(', ')}`;
  }
  acquire(permits = 1, mode = 'permit'): Acquire {
    return new Acquire(this, permits, mode);
  }

  tryAcquire(cx: PollContext, permits = 1, mode = 'permit'): TryAcquire {
    this.touch(cx);
    if (this.closed) return 'closed';
    if (this.available < permits) return 'no_permits';
    this.available -= permits;
    this.acquired(cx, permits, mode, null);
    return 'ok';
  }

  /** `poll_acquire`: ready, waiting, or closed. */
  pollAcquire(
    cx: PollContext,
    waker: Waker,
    permits: number,
    mode: string,
    queued: Waiter | null,
  ): 'ok' | 'closed' | Waiter {
    this.touch(cx);
    if (this.closed) return 'closed';
    const remaining = queued ? queued.remaining : permits;
    if (this.available >= remaining) {
      this.available -= remaining;
      if (queued) this.unlink(queued);
      this.acquired(cx, permits, mode, queued?.assignedBy ?? null);
      return 'ok';
    }
    const waiter = queued ?? {
      waker: null,
      remaining,
      wanted: permits,
      mode,
      task: thread(cx).task,
      assignedBy: null,
    };
    waiter.remaining -= this.available;
    this.available = 0;
    if (waiter.waker === null || waiter.waker.identity !== waker.identity) {
      waiter.waker?.drop(cx);
      waiter.waker = waker.clone(cx, this);
    }
    if (!queued) {
      this.waiters.push(waiter);
      if (!this.quiet && recording(cx))
        this.report(cx, 'lock.wait', { resource: this.id, permits, mode });
    }
    return waiter;
  }

  /** Gives permits back; they go to the oldest waiters at once. */
  release(cx: PollContext, permits = 1, mode = 'permit'): void {
    this.forgetHolder(thread(cx).task);
    const seq =
      !this.quiet && recording(cx)
        ? this.report(cx, 'lock.release', { resource: this.id, permits, mode })
        : thread(cx).cause;
    this.addPermits(cx, permits, seq);
  }

  /** `add_permits` of a semaphore, and what release and cancellation end in. */
  addPermits(cx: PollContext, permits: number, cause: number | null): void {
    this.touch(cx);
    let left = permits;
    const wakers: Waker[] = [];
    for (let waiter = this.waiters[0]; waiter && left > 0; waiter = this.waiters[0]) {
      const given = Math.min(waiter.remaining, left);
      waiter.remaining -= given;
      left -= given;
      if (!this.quiet && recording(cx)) {
        waiter.assignedBy = thread(cx).event(
          'lock.assign',
          waiter.task,
          { resource: this.id, permits: given, complete: waiter.remaining === 0 },
          cause,
        );
      }
      if (waiter.remaining > 0) break;
      this.waiters.shift();
      if (waiter.waker) wakers.push(waiter.waker);
      waiter.waker = null;
    }
    this.available += left;
    because(cx, cause, () => wakeAll(cx, wakers));
  }

  /** `forget_permits`: how many could be taken away. */
  forget(permits: number): number {
    const taken = Math.min(permits, this.available);
    this.available -= taken;
    return taken;
  }

  /** Waiters and later requests fail. */
  close(cx: PollContext): void {
    this.touch(cx);
    this.closed = true;
    const wakers: Waker[] = [];
    for (const waiter of this.waiters.splice(0)) {
      if (waiter.waker) wakers.push(waiter.waker);
      waiter.waker = null;
    }
    wakeAll(cx, wakers);
  }

  /** A request dropped while waiting hands on what it was assigned. */
  cancel(cx: PollContext, waiter: Waiter): void {
    this.touch(cx);
    this.unlink(waiter);
    waiter.waker?.drop(cx);
    waiter.waker = null;
    const assigned = waiter.wanted - waiter.remaining;
    const seq =
      !this.quiet && recording(cx)
        ? this.report(cx, 'lock.cancel', { resource: this.id, permits: assigned })
        : 0;
    if (assigned > 0) this.addPermits(cx, assigned, seq);
  }

  private unlink(waiter: Waiter): void {
    const at = this.waiters.indexOf(waiter);
    if (at >= 0) this.waiters.splice(at, 1);
  }

  private acquired(cx: PollContext, permits: number, mode: string, cause: number | null): void {
    const { task } = thread(cx);
    if (this.quiet) return;
    this.holders.push(task);
    this.holderNames.push(() => taskName(cx, task));
    if (!this.quiet && recording(cx))
      this.report(
        cx,
        'lock.acquire',
        { resource: this.id, permits, mode },
        cause ?? thread(cx).cause,
      );
  }

  private forgetHolder(task: number | null): void {
    if (this.quiet) return;
    const at = Math.max(0, this.holders.indexOf(task));
    this.holders.splice(at, 1);
    this.holderNames.splice(at, 1);
  }
}

/** `Acquire`, the future behind `lock().await`, `acquire().await`, a bounded `send`. One unit of budget when ready. */
export class Acquire {
  private waiter: Waiter | null = null;
  private done = false;

  constructor(
    private readonly semaphore: Semaphore,
    private readonly permits: number,
    private readonly mode: string,
  ) {}

  poll(cx: PollContext, waker: Waker): 'ok' | 'closed' | Pending {
    const before = cx.pollProceed(waker, this.mode);
    if (before === 0) return PENDING;
    const answer = this.semaphore.pollAcquire(cx, waker, this.permits, this.mode, this.waiter);
    if (answer === 'ok' || answer === 'closed') {
      this.done = true;
      this.waiter = null;
      return answer;
    }
    this.waiter = answer;
    cx.restoreBudget(before);
    return PENDING;
  }

  drop(cx: PollContext): void {
    if (this.waiter && !this.done) this.semaphore.cancel(cx, this.waiter);
    this.waiter = null;
    this.done = true;
  }
}

/** Permits of an RwLock: a reader takes one, a writer all. */
export const RWLOCK_PERMITS = 2 ** 29 - 1;

/** `tokio::sync::Mutex` is a semaphore of one permit. */
export function newMutex(cx: PollContext, name = ''): Semaphore {
  return new Semaphore(cx, 1, 'mutex', name);
}

/** `tokio::sync::RwLock`: readers and writers queue in one line, so a waiting writer holds later readers back. */
export function newRwLock(cx: PollContext, name = ''): Semaphore {
  return new Semaphore(cx, RWLOCK_PERMITS, 'rwlock', name);
}
