import { PENDING, type Pending, type PollContext, type Waker } from '../program';
import { because, describeValue, Resource, recording, wakeAll } from './resource';

interface Slot {
  pos: number;
  remaining: number;
  value: { value: unknown } | null;
  sentBy: number;
}
interface Waiter {
  waker: Waker | null;
}

/** `value` is still the channel's unless `last`: then the receiver got the original, others would have got clones. */
export type BroadcastReceived =
  | { readonly value: unknown; readonly last: boolean }
  | 'closed'
  | 'empty'
  | { readonly lagged: number };

/** `tokio::sync::broadcast`: a ring of a power-of-two size that every receiver reads at its own pace. */
export class Broadcast extends Resource {
  private readonly slots: Slot[] = [];
  private readonly capacity: number;
  private tail = 0;
  private closed = false;
  senders = 1;
  receivers = 0;
  private readonly waiters: Waiter[] = [];

  constructor(cx: PollContext, capacity: number, name = '') {
    let rounded = 1;
    while (rounded < capacity) rounded *= 2;
    super(cx, 'broadcast', name, rounded);
    this.capacity = rounded;
    for (let i = 0; i < rounded; i++)
      this.slots.push({ pos: i - rounded, remaining: 0, value: null, sentBy: 0 });
  }

  subscribe(): BroadcastReceiver {
    this.receivers++;
    this.closed = this.senders === 0;
    return new BroadcastReceiver(this, this.tail);
  }

  /** How many values are buffered for someone. */
  get length(): number {
    return this.slots.filter((slot) => slot.remaining > 0).length;
  }
  get position(): number {
    return this.tail;
  }

  /** Ready count of receivers, or null when there is none (the value stays with the caller). `evicted` must be dropped. */
  send(
    cx: PollContext,
    value: unknown,
  ): { receivers: number; evicted: { value: unknown } | null } | null {
    this.touch(cx);
    if (this.receivers === 0) return null;
    const slot = this.slot(this.tail);
    const evicted = slot.value;
    slot.pos = this.tail++;
    slot.remaining = this.receivers;
    slot.value = { value };
    if (recording(cx))
      slot.sentBy = this.report(cx, 'chan.send', {
        resource: this.id,
        value: describeValue(cx, value),
        buffered: this.length,
      });
    because(cx, slot.sentBy, () => this.notifyReceivers(cx));
    return { receivers: this.receivers, evicted };
  }

  private notifyReceivers(cx: PollContext): void {
    const wakers: Waker[] = [];
    for (const waiter of this.waiters.splice(0)) {
      if (waiter.waker) wakers.push(waiter.waker);
      waiter.waker = null;
    }
    wakeAll(cx, wakers);
  }

  dropSender(cx: PollContext): void {
    this.touch(cx);
    this.senders--;
    if (this.senders > 0) return;
    this.closed = true;
    if (recording(cx)) this.report(cx, 'chan.closed', { resource: this.id, side: 'send' });
    this.notifyReceivers(cx);
  }

  /** Reads at a receiver's position; moves it. */
  read(cx: PollContext, receiver: { next: number }): BroadcastReceived {
    this.touch(cx);
    const slot = this.slot(receiver.next);
    if (slot.pos !== receiver.next) {
      if (slot.pos + this.capacity === receiver.next) return this.closed ? 'closed' : 'empty';
      const oldest = this.tail - this.capacity;
      const lagged = oldest - receiver.next;
      receiver.next = oldest;
      if (recording(cx)) this.report(cx, 'chan.lagged', { resource: this.id, missed: lagged });
      return { lagged };
    }
    receiver.next++;
    return this.take(cx, slot);
  }

  private take(cx: PollContext, slot: Slot): { value: unknown; last: boolean } {
    slot.remaining--;
    const last = slot.remaining === 0;
    const value = slot.value?.value;
    if (last) slot.value = null;
    if (recording(cx))
      this.report(
        cx,
        'chan.recv',
        { resource: this.id, value: describeValue(cx, value), buffered: this.length },
        slot.sentBy,
      );
    return { value, last };
  }

  enqueue(waiter: Waiter): void {
    if (!this.waiters.includes(waiter)) this.waiters.push(waiter);
  }

  cancel(cx: PollContext, waiter: Waiter): void {
    this.touch(cx);
    const at = this.waiters.indexOf(waiter);
    if (at >= 0) this.waiters.splice(at, 1);
    waiter.waker?.drop(cx);
    waiter.waker = null;
  }

  /** Values only this receiver had still to read, for their Drop to run. */
  dropReceiver(from: number): unknown[] {
    this.receivers--;
    const gone: unknown[] = [];
    for (let pos = Math.max(from, this.tail - this.capacity); pos < this.tail; pos++) {
      const slot = this.slot(pos);
      slot.remaining--;
      if (slot.remaining === 0 && slot.value) {
        gone.push(slot.value.value);
        slot.value = null;
      }
    }
    return gone;
  }

  private slot(pos: number): Slot {
    const slot = this.slots[pos % this.capacity];
    if (!slot) throw new Error('broadcast ring is empty');
    return slot;
  }
}

/** One `broadcast::Receiver`. */
export class BroadcastReceiver {
  private readonly waiter: Waiter = { waker: null };

  constructor(
    readonly channel: Broadcast,
    public next: number,
  ) {}

  pollRecv(cx: PollContext, waker: Waker): Exclude<BroadcastReceived, 'empty'> | Pending {
    const before = cx.pollProceed(waker, 'broadcast recv');
    if (before === 0) return PENDING;
    const got = this.channel.read(cx, this);
    if (got !== 'empty') return got;
    if (this.waiter.waker === null || this.waiter.waker.identity !== waker.identity) {
      this.waiter.waker?.drop(cx);
      this.waiter.waker = waker.clone(cx, this.channel);
    }
    this.channel.enqueue(this.waiter);
    cx.restoreBudget(before);
    return PENDING;
  }

  tryRecv(cx: PollContext): BroadcastReceived {
    return this.channel.read(cx, this);
  }
  get length(): number {
    return this.channel.position - this.next;
  }
  /** The `Recv` future was dropped while waiting. */
  cancel(cx: PollContext): void {
    this.channel.cancel(cx, this.waiter);
  }

  drop(cx: PollContext): unknown[] {
    this.cancel(cx);
    return this.channel.dropReceiver(this.next);
  }
}
