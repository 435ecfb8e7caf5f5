import { PENDING, type Pending, type PollContext, type Waker } from '../program';
import { because, Resource, recording, thread, wakeAll } from './resource';

interface NotifyWaiter {
  waker: Waker | null;
  notified: 'one' | 'last' | 'all' | null;
  readonly task: number | null;
}

/** `tokio::sync::Notify`: at most one stored permit, waiters in the order they were polled. */
export class Notify extends Resource {
  permit = false;
  private calls = 0;
  private readonly waiters: NotifyWaiter[] = [];

  constructor(cx: PollContext, name = '', quiet = false) {
    super(cx, 'notify', name, 0, quiet);
  }

  notified(): Notified {
    return new Notified(this, this.calls);
  }
  get waiting(): readonly NotifyWaiter[] {
    return this.waiters;
  }
  get generation(): number {
    return this.calls;
  }

  notifyOne(cx: PollContext): void {
    this.notify(cx, 'one');
  }
  notifyLast(cx: PollContext): void {
    this.notify(cx, 'last');
  }

  private notify(cx: PollContext, target: 'one' | 'last'): void {
    this.touch(cx);
    const waiter = target === 'one' ? this.waiters.shift() : this.waiters.pop();
    if (!waiter) {
      this.permit = true;
      if (recording(cx)) this.report(cx, 'notify.permit', { resource: this.id, stored: 1 });
      return;
    }
    waiter.notified = target;
    const seq = recording(cx)
      ? this.report(cx, 'notify.signal', { resource: this.id, target, woken: 1 })
      : 0;
    const { waker } = waiter;
    waiter.waker = null;
    because(cx, seq, () => waker?.wake(cx));
  }

  /** Wakes everyone present; stores nothing, but completes every `Notified` created before. */
  notifyWaiters(cx: PollContext): void {
    this.touch(cx);
    this.calls++;
    const all = this.waiters.splice(0);
    const seq = recording(cx)
      ? this.report(cx, 'notify.signal', { resource: this.id, target: 'all', woken: all.length })
      : 0;
    const wakers: Waker[] = [];
    for (const waiter of all) {
      waiter.notified = 'all';
      if (waiter.waker) wakers.push(waiter.waker);
      waiter.waker = null;
    }
    because(cx, seq, () => wakeAll(cx, wakers));
  }

  takePermit(cx: PollContext): boolean {
    this.touch(cx);
    if (!this.permit) return false;
    this.permit = false;
    if (recording(cx)) this.report(cx, 'notify.permit', { resource: this.id, stored: 0 });
    return true;
  }

  enqueue(cx: PollContext, waker: Waker | null): NotifyWaiter {
    this.touch(cx);
    const waiter: NotifyWaiter = {
      waker: waker ? waker.clone(cx, this) : null,
      notified: null,
      task: thread(cx).task,
    };
    this.waiters.push(waiter);
    if (recording(cx)) this.report(cx, 'notify.wait', { resource: this.id });
    return waiter;
  }

  /** A waiter that was notified but dropped before it saw it passes the notification on. */
  cancel(cx: PollContext, waiter: NotifyWaiter): void {
    this.touch(cx);
    const at = this.waiters.indexOf(waiter);
    if (at >= 0) this.waiters.splice(at, 1);
    waiter.waker?.drop(cx);
    waiter.waker = null;
    if (waiter.notified === 'one' || waiter.notified === 'last') this.notify(cx, waiter.notified);
  }
}

/** `Notified`: free of budget. `enable` joins the list without a waker. */
export class Notified {
  private waiter: NotifyWaiter | null = null;
  private done = false;

  constructor(
    private readonly notify: Notify,
    private readonly created: number,
  ) {}

  poll(cx: PollContext, waker: Waker | null): true | Pending {
    this.notify.touch(cx);
    if (this.done) return true;
    const { waiter, notify } = this;
    if (!waiter) {
      if (notify.generation !== this.created || notify.takePermit(cx)) {
        this.done = true;
        return true;
      }
      this.waiter = notify.enqueue(cx, waker);
      return PENDING;
    }
    if (waiter.notified) {
      this.done = true;
      this.waiter = null;
      return true;
    }
    if (waker && (waiter.waker === null || waiter.waker.identity !== waker.identity)) {
      waiter.waker?.drop(cx);
      waiter.waker = waker.clone(cx, notify);
    }
    return PENDING;
  }

  drop(cx: PollContext): void {
    if (this.waiter && !this.done) this.notify.cancel(cx, this.waiter);
    this.waiter = null;
    this.done = true;
  }
}
