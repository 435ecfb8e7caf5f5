import {
  type CondvarWait,
  StdBarrier,
  StdCondvar,
  StdMpsc,
  StdMutex,
  StdOnce,
  StdRwLock,
} from '../../../sim/program';
import { type Intrinsic, RETRY, typeArg } from '../intrinsic';
import type { Machine } from '../machine';
import { canonical, exact, type Int, wrap } from '../numbers';
import { sameValue } from '../rvalue';
import { Owned, type Ptr, type Value } from '../value';
import { block, slotIfMade, slotOf } from './block';
import { handle, native } from './memory';
import { deadline } from './thread';

const mutexOf = (m: Machine, v: Value): StdMutex => slotOf(v, () => new StdMutex(m.cx));
const rwlockOf = (m: Machine, v: Value): StdRwLock => slotOf(v, () => new StdRwLock(m.cx));
const onceOf = (m: Machine, v: Value): StdOnce => slotOf(v, () => new StdOnce(m.cx));
const condvarOf = (m: Machine, v: Value): StdCondvar => slotOf(v, () => new StdCondvar(m.cx));
const open = (v: unknown): Value => (v instanceof Owned ? v.value : v);

const locks: Record<string, Intrinsic> = {
  'std_mutex::lock': (m, args) => {
    const lock = mutexOf(m, args[0]);
    const op = { kind: 'lock', resource: lock.id, write: true, ready: () => !lock.locked } as const;
    if (args[1] === undefined && !m.visible(op)) return RETRY;
    args[1] = true;
    const on = lock.lock(m.cx);
    return on ? block(m, on) : null;
  },
  'std_mutex::try_lock': (m, [v]) => {
    const lock = mutexOf(m, v);
    return m.visible({ kind: 'lock', resource: lock.id, write: true }) ? lock.tryLock(m.cx) : RETRY;
  },
  'std_mutex::unlock': (m, [v]) => {
    mutexOf(m, v).unlock(m.cx, m.cleanups > 0);
    return null;
  },
  'std_rwlock::lock': (m, args) => {
    const lock = rwlockOf(m, args[0]);
    if (
      args[2] === undefined &&
      !m.visible({ kind: 'lock', resource: lock.id, write: args[1] as boolean })
    )
      return RETRY;
    args[2] = true;
    const on = args[1] ? lock.write(m.cx) : lock.read(m.cx);
    return on ? block(m, on) : null;
  },
  'std_rwlock::try_lock': (m, [v, write]) =>
    write ? rwlockOf(m, v).tryWrite(m.cx) : rwlockOf(m, v).tryRead(m.cx),
  'std_rwlock::unlock': (m, [v, write]) => {
    rwlockOf(m, v).unlock(m.cx, write ? 'write' : 'read', m.cleanups > 0);
    return null;
  },
  /** The mutex is free while the thread waits, and locked again before it goes on. */
  'std_condvar::wait': (m, args) => {
    const condvar = condvarOf(m, args[0]);
    const lock = mutexOf(m, args[1]);
    if (args[3] === undefined) {
      if (!m.visible({ kind: 'lock', resource: condvar.id, write: true })) return RETRY;
      args[4] = deadline(m, args[2]);
      args[3] = condvar.begin(m.cx);
      lock.unlock(m.cx);
    }
    const wait = args[3] as CondvarWait;
    if (args[5] === undefined) {
      const on = condvar.wait(m.cx, wait, args[4] as number | null);
      if (on) return block(m, on);
      args[5] = true;
    }
    const on = lock.lock(m.cx);
    return on ? block(m, on) : wait.signalled;
  },
  'std_condvar::notify': (m, [v, all]) => {
    condvarOf(m, v).notify(m.cx, all as boolean);
    return null;
  },
  'std_barrier::wait': (m, args) => {
    const barrier = slotOf(args[0], () => new StdBarrier(m.cx, Number(args[1])));
    if (args[2] === undefined) {
      if (!m.visible({ kind: 'lock', resource: barrier.id, write: true })) return RETRY;
      args[2] = barrier.arrive(m.cx);
    }
    if (args[2] === 'leader') return true;
    const on = barrier.wait(m.cx, args[2] as number);
    return on ? block(m, on) : false;
  },
  'std_once::begin': (m, args) => {
    const once = onceOf(m, args[0]);
    const ready = (): boolean => once.state !== 'running';
    const op = { kind: 'lock', resource: once.id, write: true, ready } as const;
    if (args[1] === undefined && !m.visible(op)) return RETRY;
    args[1] = true;
    const begun = once.begin(m.cx);
    if (typeof begun === 'object') return block(m, begun);
    return begun === 'run' ? 1 : begun === 'done' ? 2 : 3;
  },
  'std_once::finish': (m, [v, state]) => {
    onceOf(m, v).finish(m.cx, state === 2 ? 'done' : state === 3 ? 'poisoned' : 'new');
    return null;
  },
  'std_once::is_done': (_m, [v]) => slotIfMade<StdOnce>(v)?.state === 'done',
};

const channels: Record<string, Intrinsic> = {
  'std_mpsc::new': (m, [bound]) =>
    native(new StdMpsc(m.cx, Number(bound) < 0 ? null : Number(bound))),
  'std_mpsc::send': (m, args, s) => {
    const channel = handle<StdMpsc>(args[0]);
    if (args[2] === undefined) {
      if (
        args[3] === undefined &&
        !m.visible({ kind: 'channel', resource: channel.id, write: true })
      )
        return RETRY;
      args[3] = true;
      const sent = channel.send(m.cx, new Owned(typeArg(s), args[1]));
      if (sent === 'disconnected') {
        m.taken.push(args[1]);
        return false;
      }
      if ('kind' in sent) return block(m, sent);
      args[2] = sent.ticket;
    }
    const on = channel.delivered(m.cx, args[2] as number);
    return on ? block(m, on) : true;
  },
  'std_mpsc::try_send': (m, [ch, value], s) => {
    const sent = handle<StdMpsc>(ch).send(m.cx, new Owned(typeArg(s), value));
    if (sent !== 'disconnected' && !('kind' in sent)) return 1;
    m.taken.push(value);
    return sent === 'disconnected' ? 3 : 2;
  },
  'std_mpsc::recv': (m, args) => {
    const channel = handle<StdMpsc>(args[0]);
    const ready = (): boolean => args[1] === 0 || args[2] !== undefined || channel.hasNews;
    const op = { kind: 'channel', resource: channel.id, write: true, ready } as const;
    if (args[3] === undefined && !m.visible(op)) return RETRY;
    args[3] = true;
    const got =
      args[1] === 0
        ? channel.tryRecv(m.cx)
        : channel.recv(m.cx, (args[2] ??= deadline(m, args[1])) as number | null);
    if (got === 'empty' || got === 'timeout') return 2;
    if (got === 'disconnected') return 3;
    if ('kind' in got) return block(m, got);
    m.taken.push(open(got.value));
    return 1;
  },
  'std_mpsc::clone_sender': (_m, [ch]) => {
    handle<StdMpsc>(ch).cloneSender();
    return null;
  },
  'std_mpsc::drop_sender': (m, [ch]) => {
    handle<StdMpsc>(ch).dropSender(m.cx);
    return null;
  },
  'std_mpsc::drop_receiver': (m, [ch]) => {
    const left = handle<StdMpsc>(ch).dropReceiver(m.cx);
    m.taken.push(...left.map(open));
    return left.length;
  },
};

/** One number per atomic, so that the kernel knows which operations touch the same place. */
function resource(m: Machine, p: Ptr): number {
  let id = m.state.atomics.get(p.base);
  if (id === undefined) {
    id = m.cx.newResource('atomic', '', 0);
    m.state.atomics.set(p.base, id);
  }
  return id;
}

function atomic(
  write: boolean,
  act: (
    m: Machine,
    p: Ptr,
    args: readonly Value[],
    kind: Parameters<typeof wrap>[0] | null,
  ) => Value,
  op: string,
): Intrinsic {
  return (m, args, s) => {
    const p = args[0] as Ptr;
    const id = resource(m, p);
    if (!m.visible({ kind: 'atomic', resource: id, write })) return RETRY;
    const ty = typeArg(s);
    const before = act(m, p, args, ty.kind === 'int' ? ty.int : null);
    if (m.cx.emit.on) m.cx.emit.atomic(id, op, String(p.base[p.key]));
    m.cx.chargeNanos(10);
    m.cx.atomicAccess(id, write);
    return before;
  };
}

const OPS = ['+', '-', '&', '|', '^'] as const;

function fetched(
  before: Value,
  value: Value,
  op: number,
  kind: Parameters<typeof wrap>[0] | null,
): Value {
  if (kind === null) {
    const a = before as boolean;
    const b = value as boolean;
    return op === 2 ? a && b : op === 3 ? a || b : op === 4 ? a !== b : !(a && b);
  }
  const a = before as Int;
  const b = value as Int;
  if (op === 6) return a > b ? a : b;
  if (op === 7) return a < b ? a : b;
  if (op === 5) return wrap(kind, canonical(-exact('&', a, b) - 1n));
  return wrap(kind, canonical(exact(OPS[op] as '+', a, b)));
}

const atomics: Record<string, Intrinsic> = {
  'atomic::load': atomic(false, (_m, p) => p.base[p.key], 'load'),
  'atomic::store': atomic(
    true,
    (_m, p, [, v]) => {
      p.base[p.key] = v;
      return null;
    },
    'store',
  ),
  'atomic::swap': atomic(
    true,
    (_m, p, [, v]) => {
      const before = p.base[p.key];
      p.base[p.key] = v;
      return before;
    },
    'swap',
  ),
  'atomic::compare_exchange': atomic(
    true,
    (_m, p, [, current, next]) => {
      const before = p.base[p.key];
      if (sameValue(before, current)) p.base[p.key] = next;
      return before;
    },
    'compare_exchange',
  ),
  'atomic::fetch': atomic(
    true,
    (_m, p, [, v, op], kind) => {
      const before = p.base[p.key];
      p.base[p.key] = fetched(before, v, op as number, kind);
      return before;
    },
    'fetch',
  ),
  'atomic::fence': () => null,
};

export const sync: Record<string, Intrinsic> = { ...locks, ...channels, ...atomics };
