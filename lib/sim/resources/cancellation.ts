import { PENDING, type Pending, type PollContext, type Waker } from '../program';
import { type Notified, Notify } from './notify';
import { Resource, recording } from './resource';

/** `tokio_util::sync::CancellationToken`: cancelling a token cancels its descendants. */
export class CancellationToken extends Resource {
  private cancelled = false;
  private children: CancellationToken[] = [];
  readonly notify: Notify;

  constructor(cx: PollContext, name = '') {
    super(cx, 'cancellation_token', name, 0);
    this.notify = new Notify(cx, '', true);
  }

  isCancelled(): boolean {
    return this.cancelled;
  }

  childToken(cx: PollContext): CancellationToken {
    this.touch(cx);
    const child = new CancellationToken(cx);
    if (this.cancelled) child.cancelled = true;
    else {
      this.children.push(child);
    }
    return child;
  }

  /** `tree_node::cancel`: descendants are marked and notified first, in the order Tokio's walk leaves them. */
  cancel(cx: PollContext): void {
    this.touch(cx);
    if (this.cancelled) return;
    const list = this.children;
    let at = 0;
    while (at < list.length) {
      const child = list.pop();
      if (!child) break;
      if (child.cancelled) continue;
      for (let grand = child.children.pop(); grand; grand = child.children.pop()) {
        if (!grand.cancelled) list.push(grand);
      }
      child.cancelled = true;
      list.push(child);
      const last = list.length - 1;
      const swapped = list[at];
      if (swapped) {
        list[at] = child;
        list[last] = swapped;
      }
      at++;
    }
    this.cancelled = true;
    this.children = [];
    if (recording(cx))
      this.report(cx, 'cancel.signal', { resource: this.id, woken: list.length + 1 });
    for (const child of list) child.touch(cx);
    for (const child of list) child.notify.notifyWaiters(cx);
    this.notify.notifyWaiters(cx);
  }

  cancelledFuture(): Cancelled {
    return new Cancelled(this);
  }
}

/** `cancelled()`. */
export class Cancelled {
  private waiting: Notified;

  constructor(private readonly token: CancellationToken) {
    this.waiting = token.notify.notified();
  }

  poll(cx: PollContext, waker: Waker): true | Pending {
    this.token.touch(cx, false);
    for (;;) {
      if (this.token.isCancelled()) return true;
      if (this.waiting.poll(cx, waker) === PENDING) return PENDING;
      this.waiting = this.token.notify.notified();
    }
  }

  drop(cx: PollContext): void {
    this.waiting.drop(cx);
  }
}
