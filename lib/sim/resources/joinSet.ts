import {
  type Holder,
  type JoinHandle,
  type JoinResult,
  PENDING,
  type Pending,
  type PollContext,
  type Waker,
} from '../program';
import { Resource, thread, WakerSlot } from './resource';

/** A finished task reported by `join_next`; its id serves `join_next_with_id`. */
export interface Joined {
  readonly task: number;
  readonly result: JoinResult;
}

interface Entry {
  readonly handle: JoinHandle;
  readonly waker: EntryWaker;
}

/** `tokio::task::JoinSet` over `IdleNotifiedSet`: finished tasks move to a second list and leave it oldest first. */
export class JoinSet extends Resource {
  private readonly idle: Entry[] = [];
  private readonly notified: Entry[] = [];
  private readonly parent = new WakerSlot();

  constructor(cx: PollContext, name = '') {
    super(cx, 'join_set', name, 0);
  }

  get length(): number {
    return this.idle.length + this.notified.length;
  }

  insert(cx: PollContext, handle: JoinHandle): void {
    this.touch(cx);
    const entry: Entry = {
      handle,
      waker: new EntryWaker(cx.newWakerIdentity(), handle.task, (by) => this.wakeEntry(by, entry)),
    };
    this.idle.push(entry);
    thread(cx).kernel.setJoinWaker(thread(cx), handle, entry.waker);
  }

  private wakeEntry(cx: PollContext, entry: Entry): void {
    this.touch(cx);
    const at = this.idle.indexOf(entry);
    if (at < 0) return;
    this.idle.splice(at, 1);
    this.notified.push(entry);
    this.parent.wake(cx);
  }

  /** `poll_join_next`: null when the set is empty. */
  pollJoinNext(cx: PollContext, waker: Waker): Joined | null | Pending {
    this.touch(cx);
    if (this.length === 0) return null;
    this.parent.register(cx, waker, this);
    const entry = this.notified.shift();
    if (!entry) return PENDING;
    this.idle.push(entry);
    const result = entry.handle.poll(cx, entry.waker);
    if (result === PENDING) {
      waker.wakeByRef(cx);
      return PENDING;
    }
    this.idle.splice(this.idle.indexOf(entry), 1);
    entry.handle.drop(cx);
    return { task: entry.handle.task, result };
  }

  /** `try_join_next`: without waiting and without budget. */
  tryJoinNext(cx: PollContext): Joined | null {
    this.touch(cx);
    const entry = this.notified.shift();
    if (!entry) return null;
    const budget = cx.budget;
    cx.budget = Infinity;
    const result = entry.handle.poll(cx, entry.waker);
    cx.budget = budget;
    if (result === PENDING) {
      this.idle.push(entry);
      return null;
    }
    entry.handle.drop(cx);
    return { task: entry.handle.task, result };
  }

  /** Oldest first, idle ones before finished ones. */
  abortAll(cx: PollContext): void {
    this.touch(cx);
    for (const entry of [...this.idle, ...this.notified]) entry.handle.abort(cx);
  }

  /** Drops every handle without aborting; hands back outputs nobody took. */
  detachAll(cx: PollContext): unknown[] {
    this.touch(cx);
    this.parent.drop(cx);
    return [...this.idle.splice(0), ...this.notified.splice(0)].flatMap(
      (entry) => entry.handle.drop(cx)?.value ?? [],
    );
  }

  /** Dropping the set aborts what is left. */
  drop(cx: PollContext): unknown[] {
    this.touch(cx);
    const outputs: unknown[] = [];
    for (const entry of [...this.idle.splice(0), ...this.notified.splice(0)]) {
      entry.handle.abort(cx);
      const left = entry.handle.drop(cx);
      if (left) outputs.push(left.value);
    }
    this.parent.drop(cx);
    return outputs;
  }
}

/** The waker of one entry: moves it to the finished list. */
class EntryWaker implements Waker {
  constructor(
    readonly identity: number,
    readonly task: number | null,
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
    /* counted with the parent's waker */
  }
}
