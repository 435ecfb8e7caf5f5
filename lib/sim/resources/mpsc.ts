import { PENDING, type Pending, type PollContext, type Waker } from '../program';
import { Notify } from './notify';
import { because, describeValue, Resource, recording, WakerSlot } from './resource';
import { Semaphore } from './semaphore';

export type Received = { readonly value: unknown } | 'closed';

/** `tokio::sync::mpsc`: a FIFO buffer; a bounded one is guarded by a semaphore of its capacity. */
export class Mpsc extends Resource {
  private readonly buffer: { value: unknown; sentBy: number }[] = [];
  /** Capacity as permits; null when unbounded. */
  readonly semaphore: Semaphore | null;
  private readonly receiver = new WakerSlot();
  private rxClosed = false;
  private receivedBy: number | null = null;
  senders = 1;
  private readonly rxGone: Notify;

  constructor(
    cx: PollContext,
    readonly capacity: number | null,
    name = '',
  ) {
    super(cx, capacity === null ? 'unbounded' : 'mpsc', name, capacity ?? 0);
    this.semaphore = capacity === null ? null : new Semaphore(cx, capacity, 'other', name, true);
    this.rxGone = new Notify(cx, '', true);
  }

  get length(): number {
    return this.buffer.length;
  }
  get isClosed(): boolean {
    return this.rxClosed;
  }
  get receiverClosed(): Notify {
    return this.rxGone;
  }

  /** Pushes a value whose permit (if any) is held already, and wakes the receiver. */
  push(cx: PollContext, value: unknown): void {
    this.touch(cx);
    const entry = { value, sentBy: 0 };
    this.buffer.push(entry);
    if (recording(cx))
      entry.sentBy = this.report(cx, 'chan.send', {
        resource: this.id,
        value: describeValue(cx, value),
        buffered: this.buffer.length,
      });
    because(cx, entry.sentBy, () => this.receiver.wake(cx));
  }

  /** `UnboundedSender::send`: false when the receiver is gone (the value stays with the caller). */
  sendUnbounded(cx: PollContext, value: unknown): boolean {
    this.touch(cx);
    if (this.rxClosed) return this.refuse(cx);
    this.push(cx, value);
    return true;
  }

  /** `Sender::try_send`. */
  trySend(cx: PollContext, value: unknown): 'ok' | 'full' | 'closed' {
    this.touch(cx);
    if (this.rxClosed) return this.refuse(cx) ? 'ok' : 'closed';
    const got = this.semaphore?.tryAcquire(cx, 1, 'send') ?? 'ok';
    if (got === 'closed') return 'closed';
    if (got === 'no_permits') {
      if (recording(cx))
        this.report(cx, 'chan.full', {
          resource: this.id,
          waiting: this.semaphore?.waiting.length ?? 0,
        });
      return 'full';
    }
    this.push(cx, value);
    return 'ok';
  }

  private refuse(cx: PollContext): false {
    if (recording(cx)) this.report(cx, 'chan.closed', { resource: this.id, side: 'send' });
    return false;
  }

  /** A sender found the buffer full and queues. */
  reportSendWait(cx: PollContext): void {
    if (recording(cx))
      this.report(cx, 'chan.full', {
        resource: this.id,
        waiting: this.semaphore?.waiting.length ?? 0,
      });
  }

  /** One unit of budget per value. */
  pollRecv(cx: PollContext, waker: Waker): Received | Pending {
    this.touch(cx);
    const before = cx.pollProceed(waker, 'mpsc recv');
    if (before === 0) return PENDING;
    const got = this.pop(cx);
    if (got !== null) return got;
    this.receiver.register(cx, waker, this);
    if (recording(cx)) this.report(cx, 'chan.wait', { resource: this.id, side: 'recv' });
    cx.restoreBudget(before);
    return PENDING;
  }

  /** `recv_many`: one unit for the whole batch; an empty batch means closed. */
  pollRecvMany(cx: PollContext, waker: Waker, limit: number): unknown[] | Pending {
    this.touch(cx);
    const before = cx.pollProceed(waker, 'mpsc recv_many');
    if (before === 0) return PENDING;
    const batch: unknown[] = [];
    while (batch.length < limit && this.buffer.length > 0) batch.push(this.takeFirst(cx));
    if (batch.length > 0) this.free(cx, batch.length);
    if (batch.length > 0 || limit === 0 || this.drained) return batch;
    this.receiver.register(cx, waker, this);
    if (recording(cx)) this.report(cx, 'chan.wait', { resource: this.id, side: 'recv' });
    cx.restoreBudget(before);
    return PENDING;
  }

  tryRecv(cx: PollContext): { value: unknown } | 'empty' | 'disconnected' {
    this.touch(cx);
    const got = this.pop(cx);
    return got === null ? 'empty' : got === 'closed' ? 'disconnected' : got;
  }

  private pop(cx: PollContext): Received | null {
    if (this.buffer.length > 0) {
      const value = this.takeFirst(cx);
      this.free(cx, 1);
      return { value };
    }
    if (!this.drained) return null;
    if (recording(cx)) this.report(cx, 'chan.closed', { resource: this.id, side: 'recv' });
    return 'closed';
  }

  /** Nothing is buffered and nothing can come: all senders gone, or closed with no permit still out. */
  private get drained(): boolean {
    if (this.buffer.length > 0) return false;
    if (this.senders === 0) return true;
    return this.rxClosed && (this.semaphore === null || this.semaphore.available === this.capacity);
  }

  private takeFirst(cx: PollContext): unknown {
    const first = this.buffer.shift();
    if (recording(cx) && first) {
      const buffered = this.buffer.length;
      const value = describeValue(cx, first.value);
      this.receivedBy = this.report(
        cx,
        'chan.recv',
        { resource: this.id, value, buffered },
        first.sentBy,
      );
    }
    return first?.value;
  }

  /** Frees permits after receiving: whoever gets one has that to thank for it. */
  private free(cx: PollContext, permits: number): void {
    because(cx, this.receivedBy, () => this.semaphore?.release(cx, permits, 'send'));
  }

  cloneSender(): void {
    this.senders++;
  }

  dropSender(cx: PollContext): void {
    this.touch(cx);
    this.senders--;
    if (this.senders > 0) return;
    if (recording(cx)) this.report(cx, 'chan.closed', { resource: this.id, side: 'send' });
    this.receiver.wake(cx);
  }

  /** `Receiver::close`: waiting and later sends fail; what is buffered can still be received. */
  close(cx: PollContext): void {
    this.touch(cx);
    if (this.rxClosed) return;
    this.rxClosed = true;
    if (recording(cx)) this.report(cx, 'chan.closed', { resource: this.id, side: 'recv' });
    this.semaphore?.close(cx);
    this.rxGone.notifyWaiters(cx);
  }

  /** Drops the receiver; hands back what was still buffered, oldest first, for its Drop to run. */
  dropReceiver(cx: PollContext): unknown[] {
    this.touch(cx);
    this.close(cx);
    this.receiver.drop(cx);
    const left = this.buffer.splice(0).map((entry) => entry.value);
    if (left.length > 0) this.semaphore?.addPermits(cx, left.length, null);
    return left;
  }
}

/** `Sender::send(value).await`: one permit, then the push. `rejected` hands the value back when the channel is closed. */
export class Send {
  private readonly permit: ReturnType<Semaphore['acquire']> | null;
  private sent = false;
  private waited = false;

  constructor(
    private readonly channel: Mpsc,
    private readonly value: unknown,
  ) {
    this.permit = channel.semaphore?.acquire(1, 'send') ?? null;
  }

  poll(cx: PollContext, waker: Waker): 'ok' | 'closed' | Pending {
    const answer = this.permit ? this.permit.poll(cx, waker) : 'ok';
    if (answer === PENDING) {
      if (!this.waited) this.channel.reportSendWait(cx);
      this.waited = true;
      return PENDING;
    }
    if (answer === 'ok') {
      this.sent = true;
      this.channel.push(cx, this.value);
    }
    return answer;
  }

  /** The unsent value, for its Drop to run; null when it was sent. */
  drop(cx: PollContext): { value: unknown } | null {
    this.permit?.drop(cx);
    return this.sent ? null : { value: this.value };
  }
}
