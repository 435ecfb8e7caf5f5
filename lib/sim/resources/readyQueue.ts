import type { Holder, PollContext, Waker } from '../program';
import { WakerSlot } from './resource';

/** What the set must do next: poll this child, report the end, or return Pending. */
export type NextChild = { readonly child: number; readonly waker: Waker } | 'empty' | 'pending';

interface Child {
  queued: boolean;
  woken: boolean;
  readonly waker: ChildWaker;
}

/**
 * The policy of `FuturesUnordered` (futures-util 0.3): only woken children are polled, in wake order. One turn ends at
 * the first Ready; or with a self-wake once it polled as many children as it had, or two of them woke themselves.
 */
export class ReadyQueue {
  private readonly children = new Map<number, Child>();
  private readonly queue: number[] = [];
  private readonly parent = new WakerSlot();
  private length = 0;
  private polled = 0;
  private yielded = 0;
  private readonly holder: Holder;

  constructor(resource: number) {
    this.holder = { id: resource, kind: 'other' };
  }

  get size(): number {
    return this.children.size;
  }
  /** Child ids in the order in which dropping the set drops them: newest first. */
  get dropOrder(): number[] {
    return [...this.children.keys()].reverse();
  }

  push(cx: PollContext, child: number): void {
    this.children.set(child, {
      queued: true,
      woken: false,
      waker: new ChildWaker(cx.newWakerIdentity(), (by) => this.wakeChild(by, child)),
    });
    this.queue.push(child);
  }

  private wakeChild(cx: PollContext, id: number): void {
    const child = this.children.get(id);
    if (!child) return;
    child.woken = true;
    if (child.queued) return;
    child.queued = true;
    this.queue.push(id);
    this.parent.wake(cx);
  }

  /** Opens one turn of `poll_next`. */
  begin(cx: PollContext, waker: Waker): void {
    this.length = this.children.size;
    this.polled = 0;
    this.yielded = 0;
    this.parent.register(cx, waker, this.holder);
  }

  next(): NextChild {
    for (;;) {
      const id = this.queue.shift();
      if (id === undefined) return this.children.size === 0 ? 'empty' : 'pending';
      const child = this.children.get(id);
      if (!child) continue;
      child.queued = false;
      child.woken = false;
      return { child: id, waker: child.waker };
    }
  }

  /** The child just polled is pending. True: the turn is over, return Pending. */
  pending(cx: PollContext, waker: Waker, id: number): boolean {
    this.polled++;
    if (this.children.get(id)?.woken) this.yielded++;
    if (this.yielded < 2 && this.polled !== this.length) return false;
    waker.wakeByRef(cx);
    return true;
  }

  /** The child is ready (or is dropped): forget it. */
  remove(id: number): void {
    this.children.delete(id);
  }
  drop(cx: PollContext): void {
    this.parent.drop(cx);
  }
}

class ChildWaker implements Waker {
  readonly task = null;

  constructor(
    readonly identity: number,
    private readonly onWake: (cx: PollContext) => void,
  ) {}

  clone(_cx: PollContext, _holder: Holder | null): Waker {
    return this;
  }
  wake(cx: PollContext): void {
    this.onWake(cx);
  }
  wakeByRef(cx: PollContext): void {
    this.onWake(cx);
  }
  drop(): void {
    /* shares the parent's registration */
  }
}
