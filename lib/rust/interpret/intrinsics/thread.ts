import { FunctionBody } from '../body';
import { type Intrinsic, RETRY, typeArg } from '../intrinsic';
import type { Machine } from '../machine';
import { type FnValue, NULL, Owned, Ptr, type Slots, type Value } from '../value';
import { block, slotOf } from './block';
import { handle, native } from './memory';

/** A thread as the program holds it. */
class ThreadHandle {
  constructor(readonly thread: number) {}
}

const NEVER = 2 ** 63;
const nanos = (v: Value): number | null => (Number(v) >= NEVER ? null : Number(v));

/** Kernel time of a timeout that begins now. */
export function deadline(m: Machine, timeout: Value): number | null {
  const wait = nanos(timeout);
  return wait === null ? null : m.cx.nowNanos + wait;
}

function handles(m: Machine, thread: number): Slots {
  const known = m.state.threads.get(thread);
  if (known) return native(known);
  const made = new ThreadHandle(thread);
  m.state.threads.set(thread, made);
  return native(made);
}

function join(m: Machine, args: Slots, keep: boolean): Value {
  const result = m.cx.joinThread(handle<ThreadHandle>(args[0]).thread);
  if ('kind' in result) return block(m, result);
  if (keep)
    m.taken.push(
      result.ok
        ? result.value instanceof Owned
          ? result.value.value
          : result.value
        : 'payload' in result
          ? result.payload
          : null,
    );
  return result.ok;
}

/** A `thread_local!` is known by its initialiser: each has a function of its own. */
const localName = (m: Machine, init: Value): string => `${m.cx.thread} ${(init as FnValue).ty.id}`;

/** Tasks that run on one thread meet in what the thread owns. */
function ownAccess(m: Machine): Machine['state'] {
  m.cx.touch('thread_local', m.cx.thread, true);
  return m.state;
}

const localKey = (key: Value): Map<number, Ptr> => slotOf(key, () => new Map<number, Ptr>());

export const thread: Record<string, Intrinsic> = {
  'thread::spawn': (m, [f, name], s) => {
    const context = m.run0();
    const body = new FunctionBody(m.world, context.state, context.report, typeArg(s), f);
    return handles(m, m.cx.spawnThread(name as string, body));
  },
  'thread::join': (m, args) => {
    const done = join(m, args, true);
    return done === RETRY ? RETRY : done ? 1 : 2;
  },
  'thread::forget_panic': (m, args) => join(m, args, false),
  'thread::is_finished': (m, [t]) => m.cx.isThreadFinished(handle<ThreadHandle>(t).thread),
  'thread::current': (m) => handles(m, m.cx.thread),
  'thread::name': (m, [t]) => m.cx.threadName(handle<ThreadHandle>(t).thread) ?? '',
  'thread::id': (_m, [t]) => handle<ThreadHandle>(t).thread + 1,
  'thread::park': (m, args) => {
    const { cx } = m;
    const ready = (): boolean => cx.parkToken || Number(args[0]) < NEVER;
    const op = { kind: 'thread', resource: null, write: true, ready } as const;
    if (args[1] === undefined && !m.visible(op)) return RETRY;
    args[1] ??= deadline(m, args[0]) ?? -1;
    const on = m.cx.parkThread(args[1] === -1 ? null : (args[1] as number));
    return on ? block(m, on) : null;
  },
  'thread::unpark': (m, [t]) => {
    m.cx.unparkThread(handle<ThreadHandle>(t).thread);
    return null;
  },
  'thread::sleep': (m, args) => {
    if (args[1] !== undefined) return null;
    args[1] = true;
    return block(m, m.cx.sleepThread(Number(args[0])));
  },
  'thread::yield_now': (m) => {
    m.cx.chargeNanos(1000);
    return m.visible({ kind: 'thread', resource: null, write: true }) ? null : RETRY;
  },
  'thread::spin_loop': (m) => {
    m.cx.chargeNanos(100);
    return null;
  },
  'thread::available_parallelism': (m) => Math.max(1, m.cx.runtime?.workerCount() ?? 4),
  /** Counts of an `Arc` are seen by few programs; only those pay for a stop at every change. */
  'arc::counts': (m) => {
    if (!m.world.looks.counts) return null;
    if (!m.visible({ kind: 'atomic', resource: null, write: true })) return RETRY;
    m.cx.touch('counts', 0, true);
    return null;
  },
  'thread::local_get': (m, [init]) => ownAccess(m).locals.get(localName(m, init)) ?? NULL,
  'thread::local_set': (m, [init, value]) => {
    ownAccess(m).locals.set(localName(m, init), new Ptr([value], 0, undefined));
    return null;
  },
  'thread::slot_get': (m, [key]) => localKey(key).get(m.cx.thread) ?? NULL,
  'thread::slot_set': (m, [key, value]) => {
    localKey(key).set(m.cx.thread, new Ptr([value], 0, undefined));
    return null;
  },
  'time::now': (m) => {
    m.cx.chargeNanos(50);
    return m.cx.nowNanos;
  },
  'io::print': (m, [text]) => {
    if (!m.visible({ kind: 'print', resource: null, write: true })) return RETRY;
    m.cx.print(text as string);
    return null;
  },
  'io::eprint': (m, [text]) => {
    m.cx.print(text as string, 'stderr');
    return null;
  },
};
