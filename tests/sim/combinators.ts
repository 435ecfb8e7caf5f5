import {
  type JoinHandle,
  type JoinResult,
  JoinRotation,
  type LocalSet,
  type Notified,
  PENDING,
  type Pending,
  type PollContext,
  ReadyQueue,
  Sleep,
  selectBranch,
  type Waker,
  YieldNow,
} from '@/lib/sim/program';
import { type Fut, Interrupt } from './coroutine';

/** A leaf as a future; `drop` only where the leaf has one. */
export function leaf<T>(
  poll: (cx: PollContext, waker: Waker) => T | Pending,
  drop?: (cx: PollContext) => void,
): Fut<T> {
  return { poll, drop: (cx) => drop?.(cx) };
}

export const yieldNow = (): Fut => {
  const inner = new YieldNow();
  return leaf((cx, waker) => inner.poll(cx, waker));
};

export const ready = <T>(value: T): Fut<T> => leaf(() => value);
export const never = (): Fut => leaf(() => PENDING);

export const selfWake = (): Fut => {
  let done = false;
  return leaf((cx, waker) => {
    if (done) return true;
    done = true;
    waker.wakeByRef(cx);
    return PENDING;
  });
};

export const consumeBudget = (): Fut =>
  leaf((cx, waker) => (cx.pollProceed(waker, 'consume_budget') === 0 ? PENDING : true));

const MS = 1e6;
export const sleepUntil = (deadline: number): Fut => {
  let sleep: Sleep | null = null;
  return leaf(
    (cx, waker) => {
      sleep ??= new Sleep(cx, deadline);
      return sleep.poll(cx, waker);
    },
    (cx) => sleep?.drop(cx),
  );
};

/** Created when first polled, as `sleep(..)` in an await expression is. */
export const sleepMs = (ms: number): Fut => {
  let sleep: Sleep | null = null;
  return leaf(
    (cx, waker) => {
      sleep ??= new Sleep(cx, cx.tokioNowNanos() + ms * MS);
      return sleep.poll(cx, waker);
    },
    (cx) => sleep?.drop(cx),
  );
};

export const notified = (inner: Notified): Fut =>
  leaf(
    (cx, waker) => inner.poll(cx, waker),
    (cx) => inner.drop(cx),
  );

/** Awaits a JoinHandle; keeps it until awaited or dropped. */
export const joined = (handle: JoinHandle): Fut<JoinResult> =>
  leaf(
    (cx, waker) => handle.poll(cx, waker),
    (cx) => void handle.drop(cx),
  );

/** A future whose polls and drop are reported, as the recording harness's `sub`. */
export function sub<T>(cx: PollContext, name: string, inner: Fut<T>): Fut<T> {
  const fut = cx.newFutureId();
  let state: 'unpolled' | 'pending' | 'ready' = 'unpolled';
  let dropped = false;
  let polling = false;
  return {
    poll(on, waker) {
      // A poll whose thread had to stop in the middle is made again: it is still the same poll.
      if (!polling) on.emit.subPollStart(fut, name, 0);
      polling = true;
      const got = inner.poll(on, waker);
      polling = false;
      state = got === PENDING ? 'pending' : 'ready';
      on.emit.subPollEnd(fut, state);
      return got;
    },
    drop(on) {
      if (dropped) return;
      dropped = true;
      on.emit.subDrop(fut, name, state);
      inner.drop(on);
    },
  };
}

/** `join!` / `try_join!` over children: rotation, a finished branch is dropped at once. */
export function join(
  children: readonly Fut[],
  biased = false,
  failed: (value: unknown) => boolean = () => false,
): Fut<unknown[]> {
  const rotation = new JoinRotation(children.length, biased);
  const outputs: unknown[] = children.map(() => PENDING);
  let over = false;
  return {
    poll(cx, waker) {
      const start = rotation.next(cx);
      for (let i = 0; i < children.length; i++) {
        const at = (start + i) % children.length;
        const child = children[at];
        if (!child || outputs[at] !== PENDING) continue;
        const got = child.poll(cx, waker);
        if (got === PENDING) continue;
        outputs[at] = got;
        child.drop(cx);
        if (failed(got)) return [got];
      }
      over = outputs.every((output) => output !== PENDING);
      return over ? outputs : PENDING;
    },
    drop(cx) {
      children.forEach((child, at) => {
        if (outputs[at] === PENDING) child.drop(cx);
      });
    },
  };
}

export interface Branch {
  readonly future: Fut;
  readonly enabled?: boolean;
  /** False where the pattern does not match: disables the branch. */
  readonly matches?: (value: unknown) => boolean;
  /** A branch by `&mut`: losing does not drop it. */
  readonly borrowed?: boolean;
}

/** `select!`: yields [branch, value], or [-1] when all are disabled; every future is dropped before the handler. */
export function select(branches: readonly Branch[], biased = false): Fut<[number, unknown]> {
  const disabled = branches.map((branch) => branch.enabled === false);
  return {
    poll(cx, waker) {
      if (!cx.hasBudget()) {
        cx.defer(waker, 'coop');
        return PENDING;
      }
      const start = selectBranch(cx, branches.length, biased);
      for (let i = 0; i < branches.length; i++) {
        const at = (start + i) % branches.length;
        const branch = branches[at];
        if (!branch || disabled[at]) continue;
        const got = branch.future.poll(cx, waker);
        if (got === PENDING) continue;
        if (branch.matches && !branch.matches(got)) {
          disabled[at] = true;
          continue;
        }
        return [at, got];
      }
      return disabled.every((off) => off) ? [-1, null] : PENDING;
    },
    drop(cx) {
      for (const branch of branches) if (!branch.borrowed) branch.future.drop(cx);
    },
  };
}

/** `timeout`: the value first, then the timer; `null` when it elapsed. */
export function timeout(ms: number, inner: Fut, borrowed = false): Fut<{ value: unknown } | null> {
  let timer: Sleep | null = null;
  return {
    poll(cx, waker) {
      timer ??= new Sleep(cx, cx.tokioNowNanos() + ms * MS);
      const had = cx.hasBudget();
      const got = inner.poll(cx, waker);
      if (got !== PENDING) return { value: got };
      const budget = cx.budget;
      if (had && !cx.hasBudget()) cx.budget = Number.POSITIVE_INFINITY;
      const fired = timer.poll(cx, waker);
      if (had && budget === 0) cx.budget = 0;
      return fired === PENDING ? PENDING : null;
    },
    drop(cx) {
      if (!borrowed) inner.drop(cx);
      timer?.drop(cx);
    },
  };
}

/** `FuturesUnordered` as a stream: `next()` yields a value, or null at the end. */
export class Unordered {
  private readonly children = new Map<number, Fut>();
  private readonly queue = new ReadyQueue(-1);
  private nextId = 0;

  get size(): number {
    return this.children.size;
  }

  push(cx: PollContext, child: Fut): void {
    const id = this.nextId++;
    this.children.set(id, child);
    this.queue.push(cx, id);
  }

  pollNext(cx: PollContext, waker: Waker): { value: unknown } | null | Pending {
    this.queue.begin(cx, waker);
    for (;;) {
      const next = this.queue.next();
      if (next === 'empty') return null;
      if (next === 'pending') return PENDING;
      const child = this.children.get(next.child);
      if (!child) continue;
      const got = child.poll(cx, next.waker);
      if (got !== PENDING) {
        this.queue.remove(next.child);
        this.children.delete(next.child);
        child.drop(cx);
        return { value: got };
      }
      if (this.queue.pending(cx, waker, next.child)) return PENDING;
    }
  }

  next(): Fut<{ value: unknown } | null> {
    return leaf((cx, waker) => this.pollNext(cx, waker));
  }

  drop(cx: PollContext): void {
    for (const id of this.queue.dropOrder) this.children.get(id)?.drop(cx);
    this.children.clear();
    this.queue.drop(cx);
  }
}

/** `FuturesOrdered`: completion is put back into push order. */
export class Ordered {
  private readonly inner = new Unordered();
  private readonly done = new Map<number, unknown>();
  private pushed = 0;
  private taken = 0;

  get size(): number {
    return this.inner.size + this.done.size;
  }

  push(cx: PollContext, child: Fut): void {
    const index = this.pushed++;
    this.inner.push(cx, {
      poll: (on, waker) => {
        const got = child.poll(on, waker);
        return got === PENDING ? PENDING : { index, got };
      },
      drop: (on) => child.drop(on),
    });
  }

  pollNext(cx: PollContext, waker: Waker): { value: unknown } | null | Pending {
    for (;;) {
      if (this.done.has(this.taken)) {
        const value = this.done.get(this.taken);
        this.done.delete(this.taken++);
        return { value };
      }
      const got = this.inner.pollNext(cx, waker);
      if (got === PENDING || got === null) return got;
      const { index, got: value } = got.value as { index: number; got: unknown };
      this.done.set(index, value);
    }
  }

  next(): Fut<{ value: unknown } | null> {
    return leaf((cx, waker) => this.pollNext(cx, waker));
  }

  drop(cx: PollContext): void {
    this.inner.drop(cx);
  }
}

/** `buffered(n)` / `buffer_unordered(n)`: refills up to n, then polls what is inside. */
export function buffer(
  set: Unordered | Ordered,
  source: Iterator<(cx: PollContext) => Fut>,
  n: number,
): () => Fut<{ value: unknown } | null> {
  let dry = false;
  return () =>
    leaf((cx, waker) => {
      while (set.size < n && !dry) {
        const step = source.next();
        if (step.done) dry = true;
        else set.push(cx, step.value(cx));
      }
      const got = set.pollNext(cx, waker);
      if (got !== null) return got;
      return dry ? null : PENDING;
    });
}

/** Awaiting a LocalSet: each poll is one turn, a call the kernel makes. */
export function awaitLocalSet(set: LocalSet): Fut {
  let turning = false;
  return leaf((cx, waker) => {
    if (!turning) {
      set.register(cx, waker);
      turning = true;
      throw new Interrupt({ kind: 'call', call: set.turn() });
    }
    turning = false;
    if (set.more) waker.wakeByRef(cx);
    return !set.more && set.isEmpty ? true : PENDING;
  });
}

/** `LocalSet::run_until`: the inner future first, then a turn. */
export function runUntil<T>(set: LocalSet, inner: Fut<T>): Fut<T> {
  let turning = false;
  return {
    poll(cx, waker) {
      if (!turning) {
        set.register(cx, waker);
        const before = cx.enterLocalSet(set);
        const got = inner.poll(cx, waker);
        cx.enterLocalSet(before);
        if (got !== PENDING) return got;
        turning = true;
        throw new Interrupt({ kind: 'call', call: set.turn() });
      }
      turning = false;
      if (set.more) waker.wakeByRef(cx);
      return PENDING;
    },
    drop: (cx) => inner.drop(cx),
  };
}
