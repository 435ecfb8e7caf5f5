import { PENDING, type Pending, type PollContext, type Waker } from '../program';
import { because, describeValue, Resource, recording, WakerSlot } from './resource';

/** `tokio::sync::oneshot`: one value, or the news that the other side is gone. */
export class Oneshot extends Resource {
  private value: { value: unknown } | null = null;
  /** The sender sent or was dropped. */
  private complete = false;
  private rxClosed = false;
  private readonly rx = new WakerSlot();
  private readonly tx = new WakerSlot();
  private sentBy: number | null = null;

  constructor(cx: PollContext, name = '') {
    super(cx, 'oneshot', name, 1);
  }

  get isClosed(): boolean {
    return this.rxClosed;
  }
  get isComplete(): boolean {
    return this.complete;
  }

  /** False when the receiver is gone: the value stays with the caller. */
  send(cx: PollContext, value: unknown): boolean {
    this.touch(cx);
    if (this.rxClosed) {
      this.complete = true;
      if (recording(cx)) this.report(cx, 'chan.closed', { resource: this.id, side: 'send' });
      return false;
    }
    this.value = { value };
    this.complete = true;
    if (recording(cx))
      this.sentBy = this.report(cx, 'chan.send', {
        resource: this.id,
        value: describeValue(cx, value),
        buffered: 1,
      });
    because(cx, this.sentBy ?? 0, () => this.rx.wake(cx));
    this.tx.drop(cx);
    return true;
  }

  dropSender(cx: PollContext): void {
    this.touch(cx);
    this.tx.drop(cx);
    if (this.complete) return;
    this.complete = true;
    if (recording(cx))
      this.sentBy = this.report(cx, 'chan.closed', { resource: this.id, side: 'send' });
    because(cx, this.sentBy ?? 0, () => this.rx.wake(cx));
  }

  /** One unit of budget when ready. */
  pollRecv(cx: PollContext, waker: Waker): { value: unknown } | 'closed' | Pending {
    this.touch(cx);
    const before = cx.pollProceed(waker, 'oneshot');
    if (before === 0) return PENDING;
    if (this.complete || this.rxClosed) {
      const got = this.tryRecv(cx);
      return got === 'empty' ? 'closed' : got;
    }
    if (!this.rx.filled && recording(cx))
      this.report(cx, 'chan.wait', { resource: this.id, side: 'recv' });
    this.rx.register(cx, waker, this);
    cx.restoreBudget(before);
    return PENDING;
  }

  tryRecv(cx: PollContext): { value: unknown } | 'empty' | 'closed' {
    this.touch(cx);
    if (!this.complete && !this.rxClosed) return 'empty';
    const got = this.value;
    this.value = null;
    if (!got) return 'closed';
    if (recording(cx))
      this.report(
        cx,
        'chan.recv',
        { resource: this.id, value: describeValue(cx, got.value), buffered: 0 },
        this.sentBy,
      );
    return got;
  }

  /** `Sender::closed`. */
  pollClosed(cx: PollContext, waker: Waker): true | Pending {
    this.touch(cx);
    const before = cx.pollProceed(waker, 'oneshot closed');
    if (before === 0) return PENDING;
    if (this.rxClosed) return true;
    this.tx.register(cx, waker, this);
    cx.restoreBudget(before);
    return PENDING;
  }

  /** `Receiver::close`: a later send fails; a value already sent can still be taken. */
  close(cx: PollContext): void {
    this.touch(cx);
    if (this.rxClosed) return;
    this.rxClosed = true;
    if (!this.complete) this.tx.wake(cx);
  }

  /** Drops the receiver; hands back a value nobody took. */
  dropReceiver(cx: PollContext): { value: unknown } | null {
    this.touch(cx);
    this.close(cx);
    this.rx.drop(cx);
    const left = this.value;
    this.value = null;
    return left;
  }
}
