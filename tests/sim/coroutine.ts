import type { BlockOn, Body, Pending, PollContext, Stop, Waker } from '@/lib/sim/program';
import { PENDING } from '@/lib/sim/program';

/** A future as tests write it: poll with a waker, drop what is left. */
export interface Fut<T = unknown> {
  poll(cx: PollContext, waker: Waker): T | Pending;
  drop(cx: PollContext): void;
}

/** What an async block yields: a future to await, or a reason why its thread stops. */
export type Op =
  | Fut
  | { readonly block: BlockOn }
  | { readonly call: (Stop & { kind: 'call' })['call'] }
  | { readonly visible: true }
  | { readonly fuel: true };

export type Async<T = void> = Generator<Op, T, unknown>;

/** A panic, as Rust's. */
export class Panic extends Error {}

/** Raised through nested polls when the thread itself must stop; the outermost body hands it to the kernel. */
export class Interrupt {
  constructor(readonly stop: Stop) {}
}

/**
 * An async block out of a generator. The context of the poll at work is `io.cx`; code after an await sees the new one.
 * Dropping runs the generator's `finally` blocks, as leaving a scope runs Drop.
 */
export class Io {
  cx!: PollContext;
  waker!: Waker;

  say(text: string): void {
    this.cx.print(`${text}\n`);
  }

  loud(name: string): void {
    this.cx.emit.valueDrop(name);
  }
}

/** Wraps an async block as a future. `start` runs at the first poll, as nothing of an async block runs before. */
export function block<T>(start: (io: Io) => Async<T>): Fut<T> {
  const io = new Io();
  let gen: Async<T> | null = null;
  let awaiting: Fut | null = null;
  let finished = false;
  return {
    poll(cx, waker) {
      io.cx = cx;
      io.waker = waker;
      gen ??= start(io);
      let input: unknown;
      if (awaiting) {
        const got = awaiting.poll(cx, waker);
        if (got === PENDING) return PENDING;
        const done: Fut = awaiting;
        awaiting = null;
        done.drop(cx);
        input = got;
      }
      for (;;) {
        const step = gen.next(input);
        if (step.done) {
          finished = true;
          return step.value;
        }
        const op = step.value;
        input = undefined;
        if ('block' in op) throw new Interrupt({ kind: 'blocked', on: op.block });
        if ('call' in op) throw new Interrupt({ kind: 'call', call: op.call });
        if ('fuel' in op) throw new Interrupt({ kind: 'fuel' });
        if ('visible' in op)
          throw new Interrupt({
            kind: 'visible',
            op: { kind: 'other', resource: null, write: true },
          });
        awaiting = op;
        const got = op.poll(cx, waker);
        if (got === PENDING) return PENDING;
        awaiting = null;
        op.drop(cx);
        input = got;
      }
    },
    drop(cx) {
      io.cx = cx;
      if (finished) return;
      finished = true;
      awaiting?.drop(cx);
      awaiting = null;
      gen?.return(undefined as T);
    },
  };
}

/** A future as a task's body. */
export function body(future: Fut): Body {
  return {
    resume(cx): Stop {
      try {
        const waker = cx.waker;
        if (!waker) throw new Error('polled without a waker');
        const got = future.poll(cx, waker);
        return got === PENDING ? { kind: 'pending' } : { kind: 'ready', value: got };
      } catch (raised) {
        return stopOf(raised);
      }
    },
    drop(cx): Stop {
      try {
        future.drop(cx);
        return { kind: 'ready', value: undefined };
      } catch (raised) {
        return stopOf(raised);
      }
    },
  };
}

/** A plain function (a thread's, a `spawn_blocking` job's) out of a generator of stops. */
export function plain<T>(start: (io: Io) => Async<T>): Body {
  const io = new Io();
  let gen: Async<T> | null = null;
  return {
    resume(cx): Stop {
      io.cx = cx;
      gen ??= start(io);
      try {
        for (;;) {
          const step = gen.next();
          if (step.done) return { kind: 'ready', value: step.value };
          const op = step.value;
          if ('block' in op) return { kind: 'blocked', on: op.block };
          if ('call' in op) return { kind: 'call', call: op.call };
          if ('fuel' in op) return { kind: 'fuel' };
          if ('visible' in op)
            return { kind: 'visible', op: { kind: 'other', resource: null, write: true } };
          throw new Error('a plain function cannot await');
        }
      } catch (raised) {
        return stopOf(raised);
      }
    },
    drop: () => ({ kind: 'ready', value: undefined }),
  };
}

function stopOf(raised: unknown): Stop {
  if (raised instanceof Interrupt) return raised.stop;
  if (raised instanceof Panic) return { kind: 'panicked', message: raised.message };
  throw raised;
}
