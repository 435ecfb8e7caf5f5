import { PENDING, type Pending, type PollContext, type Waker } from '../program';
import { type Notified, Notify } from './notify';
import { because, describeValue, Resource, recording, thread } from './resource';

const LISTS = 8;

/** `tokio::sync::watch`: only the latest value. Receivers wait on one of 8 lists, picked at random for each wait. */
export class Watch extends Resource {
  version = 0;
  closed = false;
  senders = 1;
  receivers = 1;
  private readonly lists: Notify[] = [];
  private readonly rxGone: Notify;

  constructor(
    cx: PollContext,
    public value: unknown,
    name = '',
    quiet = false,
  ) {
    super(cx, 'watch', name, 1, quiet);
    for (let i = 0; i < LISTS; i++) this.lists.push(new Notify(cx, '', true));
    this.rxGone = new Notify(cx, '', true);
  }

  get receiversGone(): Notify {
    return this.rxGone;
  }

  /** `send`: null when nobody receives (the value stays with the caller), else the value replaced, for its Drop. */
  send(cx: PollContext, value: unknown): { replaced: unknown } | null {
    return this.receivers === 0 ? null : this.replace(cx, value);
  }

  /** `send_replace`: stores the value whether or not anybody receives. */
  replace(cx: PollContext, value: unknown): { replaced: unknown } {
    const replaced = this.value;
    this.value = value;
    this.modified(cx);
    return { replaced };
  }

  /** After a change in place (`send_modify`). */
  modified(cx: PollContext): void {
    this.touch(cx);
    this.version++;
    const seq = recording(cx)
      ? this.report(cx, 'chan.send', {
          resource: this.id,
          value: describeValue(cx, this.value),
          buffered: 1,
        })
      : 0;
    because(cx, seq, () => this.notifyAll(cx));
  }

  /** A receiver saw the latest version. */
  reportSeen(cx: PollContext): void {
    this.report(cx, 'chan.recv', {
      resource: this.id,
      value: describeValue(cx, this.value),
      buffered: 1,
    });
  }

  private notifyAll(cx: PollContext): void {
    for (const list of this.lists) list.notifyWaiters(cx);
  }

  notified(cx: PollContext): Notified {
    this.touch(cx, false);
    const drawn = thread(cx).rng.below(LISTS);
    const list =
      this.lists[cx.choose('watch list', LISTS, drawn, this.distinctLists())] ?? this.rxGone;
    return list.notified();
  }

  /** Lists are woken in order: it matters only behind, in front of or on which occupied list a receiver waits. */
  private distinctLists(): number[] {
    const occupied = this.lists.flatMap((list, i) => (list.waiting.length > 0 ? [i] : []));
    const options: number[] = [];
    let from = 0;
    for (const at of [...occupied, LISTS]) {
      if (at > from) options.push((from + at) >> 1);
      if (at < LISTS) options.push(at);
      from = at + 1;
    }
    return options;
  }

  dropSender(cx: PollContext): void {
    this.touch(cx);
    this.senders--;
    if (this.senders > 0) return;
    this.closed = true;
    if (recording(cx)) this.report(cx, 'chan.closed', { resource: this.id, side: 'send' });
    this.notifyAll(cx);
  }

  dropReceiver(cx: PollContext): void {
    this.touch(cx);
    this.receivers--;
    if (this.receivers === 0) this.rxGone.notifyWaiters(cx);
  }
}

/** `Receiver::changed` (and the waiting half of `wait_for`). `seen` is the version the receiver has looked at. */
export class WatchChanged {
  private waiting: Notified | null = null;

  constructor(
    private readonly watch: Watch,
    private readonly receiver: { seen: number },
    private readonly budgeted = true,
  ) {}

  poll(cx: PollContext, waker: Waker): 'changed' | 'closed' | Pending {
    this.watch.touch(cx, false);
    const before = this.budgeted ? cx.pollProceed(waker, 'watch changed') : 1;
    if (before === 0) return PENDING;
    for (;;) {
      if (!this.waiting) {
        this.waiting = this.watch.notified(cx);
        const answer = this.look(cx);
        if (answer) {
          this.drop(cx);
          return answer;
        }
      }
      if (this.waiting.poll(cx, waker) === PENDING) {
        if (this.budgeted) cx.restoreBudget(before);
        return PENDING;
      }
      this.waiting = null;
    }
  }

  private look(cx: PollContext): 'changed' | 'closed' | null {
    const { watch, receiver } = this;
    if (receiver.seen === watch.version) return watch.closed ? 'closed' : null;
    receiver.seen = watch.version;
    if (recording(cx)) watch.reportSeen(cx);
    return 'changed';
  }

  drop(cx: PollContext): void {
    this.waiting?.drop(cx);
    this.waiting = null;
  }
}

/** `tokio::sync::Barrier`, built on a watch as Tokio's is. Free of budget for the leader. */
export class Barrier extends Resource {
  private arrived = 0;
  private generation = 0;
  readonly watch: Watch;

  constructor(
    cx: PollContext,
    readonly size: number,
    name = '',
  ) {
    super(cx, 'barrier', name, size);
    this.watch = new Watch(cx, -1, '', true);
  }

  /** The last to arrive wakes the others; it is the leader. */
  arrive(cx: PollContext): 'leader' | BarrierWait {
    this.touch(cx);
    this.arrived++;
    if (this.arrived >= Math.max(1, this.size)) {
      this.watch.send(cx, this.generation);
      this.arrived = 0;
      this.generation++;
      return 'leader';
    }
    return new BarrierWait(this.watch, this.generation);
  }
}

/** A non-leader's wait. */
export class BarrierWait {
  private readonly changed: WatchChanged;

  constructor(
    private readonly watch: Watch,
    private readonly generation: number,
  ) {
    this.changed = new WatchChanged(watch, { seen: watch.version });
  }

  poll(cx: PollContext, waker: Waker): true | Pending {
    for (;;) {
      if (this.changed.poll(cx, waker) === PENDING) return PENDING;
      if (Number(this.watch.value) >= this.generation) return true;
    }
  }

  drop(cx: PollContext): void {
    this.changed.drop(cx);
  }
}
