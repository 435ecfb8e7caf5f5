import {
  type Acquire,
  Barrier,
  type BarrierWait,
  Broadcast,
  type BroadcastReceived,
  type BroadcastReceiver,
  CancellationToken,
  type Cancelled,
  Mpsc,
  type Notified,
  Notify,
  newMutex,
  newRwLock,
  Oneshot,
  PENDING,
  ReadyQueue,
  Semaphore,
  Send,
  Sleep,
  Watch,
  WatchChanged,
} from '../../../sim/program';
import { type Intrinsic, RETRY, typeArg } from '../intrinsic';
import type { Machine } from '../machine';
import { Owned, Ptr, type Slots, type Value } from '../value';
import { rustWaker, simWaker } from '../waker';
import { slotOf } from './block';
import { handle, native } from './memory';
import { open } from './runtime';

const num = (v: Value): number => Number(v);
const done = (act: void): null => act ?? null;
const flag = (r: unknown): number => (r === PENDING ? 0 : 1);

/** Before an operation that other threads can see: false means stop and try again. */
const may = (m: Machine, kind: 'lock' | 'channel', of: { readonly id: number }): boolean =>
  m.visible({ kind, resource: of.id, write: true });
const take = (m: Machine, list: readonly unknown[]): number => {
  m.taken.push(...list.map(open));
  return list.length;
};

// --- time ---------------------------------------------------------------------------------------------------------

const sleeps: Record<string, Intrinsic> = {
  'sleep::new': (m, [deadline]) => native(new Sleep(m.cx, num(deadline))),
  'sleep::poll': (m, [s, w]) => flag(handle<Sleep>(s).poll(m.cx, simWaker(m, w))),
  'sleep::is_elapsed': (_m, [s]) => handle<Sleep>(s).isElapsed(),
  'sleep::reset': (m, [s, d]) => done(handle<Sleep>(s).reset(m.cx, num(d))),
  'sleep::rearm': (m, [s, d]) => done(handle<Sleep>(s).rearm(m.cx, num(d))),
  'sleep::drop': (m, [s]) => done(handle<Sleep>(s).drop(m.cx)),
};

// --- semaphores ---------------------------------------------------------------------------------------------------

/** `Sem { slot, kind, permits }`: 0 a semaphore, 1 a mutex, 2 a read-write lock. */
function sem(m: Machine, v: Value): { of: Semaphore; kind: number } {
  const p = v as Ptr;
  const [, kind, permits] = p.base[p.key] as Slots;
  const of = slotOf(v, () =>
    kind === 1 ? newMutex(m.cx) : kind === 2 ? newRwLock(m.cx) : new Semaphore(m.cx, num(permits)),
  );
  return { of, kind: num(kind) };
}
const mode = (kind: number, permits: number): string =>
  kind === 0 ? 'permit' : kind === 1 ? 'lock' : permits === 1 ? 'read' : 'write';
const CODE = { ok: 1, closed: 2, no_permits: 3, full: 3 } as const;

const semaphores: Record<string, Intrinsic> = {
  'sem::acquire': (m, [s, n]) => {
    const { of, kind } = sem(m, s);
    return native(of.acquire(num(n), mode(kind, num(n))));
  },
  'sem::poll_acquire': (m, [a, w]) => {
    if (!m.visible({ kind: 'lock', resource: null, write: true })) return RETRY;
    const r = handle<Acquire>(a).poll(m.cx, simWaker(m, w));
    return r === PENDING ? 0 : CODE[r];
  },
  'sem::drop_acquire': (m, [a]) => done(handle<Acquire>(a).drop(m.cx)),
  'sem::try_acquire': (m, [s, n]) => {
    const { of, kind } = sem(m, s);
    return may(m, 'lock', of) ? CODE[of.tryAcquire(m.cx, num(n), mode(kind, num(n)))] : RETRY;
  },
  'sem::release': (m, [s, n]) => {
    const { of, kind } = sem(m, s);
    return !m.world.looks.locks || may(m, 'lock', of)
      ? done(of.release(m.cx, num(n), mode(kind, num(n))))
      : RETRY;
  },
  'sem::add': (m, [s, n]) => done(sem(m, s).of.addPermits(m.cx, num(n), null)),
  'sem::forget': (m, [s, n]) => sem(m, s).of.forget(num(n)),
  'sem::available': (m, [s]) => sem(m, s).of.available,
  'sem::close': (m, [s]) => done(sem(m, s).of.close(m.cx)),
  'sem::is_closed': (m, [s]) => sem(m, s).of.closed,
};

// --- notify, oneshot ------------------------------------------------------------------------------------------------

const notify = (m: Machine, v: Value): Notify => slotOf(v, () => new Notify(m.cx));
const signals: Record<string, Intrinsic> = {
  'notify::notified': (m, [n]) => native(notify(m, n).notified()),
  'notify::poll': (m, [n, w]) => flag(handle<Notified>(n).poll(m.cx, simWaker(m, w))),
  'notify::enable': (m, [n]) => handle<Notified>(n).poll(m.cx, null) !== PENDING,
  'notify::drop': (m, [n]) => done(handle<Notified>(n).drop(m.cx)),
  'notify::notify': (m, [n, which]) => {
    const of = notify(m, n);
    if (!may(m, 'lock', of)) return RETRY;
    return done(
      which === 0 ? of.notifyOne(m.cx) : which === 1 ? of.notifyLast(m.cx) : of.notifyWaiters(m.cx),
    );
  },

  'oneshot::new': (m) => native(new Oneshot(m.cx)),
  'oneshot::send': (m, [c, v], s) => {
    const of = handle<Oneshot>(c);
    if (!may(m, 'channel', of)) return RETRY;
    const sent = of.send(m.cx, new Owned(typeArg(s), v));
    if (!sent) m.taken.push(v);
    return sent;
  },
  'oneshot::drop_sender': (m, [c]) => done(handle<Oneshot>(c).dropSender(m.cx)),
  'oneshot::poll_recv': (m, [c, w]) =>
    received(m, handle<Oneshot>(c).pollRecv(m.cx, simWaker(m, w))),
  'oneshot::try_recv': (m, [c]) => received(m, handle<Oneshot>(c).tryRecv(m.cx)),
  'oneshot::poll_closed': (m, [c, w]) => flag(handle<Oneshot>(c).pollClosed(m.cx, simWaker(m, w))),
  'oneshot::is_closed': (_m, [c]) => handle<Oneshot>(c).isClosed,
  'oneshot::close': (m, [c]) => done(handle<Oneshot>(c).close(m.cx)),
  'oneshot::drop_receiver': (m, [c]) => {
    const left = handle<Oneshot>(c).dropReceiver(m.cx);
    if (left) m.taken.push(open(left.value));
    return left !== null;
  },
};

/** 0 pending, 1 a value to take, 2 closed, 3 empty. */
function received(
  m: Machine,
  r: { readonly value: unknown } | 'closed' | 'disconnected' | 'empty' | typeof PENDING,
): number {
  if (r === PENDING) return 0;
  if (r === 'empty') return 3;
  if (typeof r === 'string') return 2;
  m.taken.push(open(r.value));
  return 1;
}

// --- mpsc -----------------------------------------------------------------------------------------------------------

const mpscs: Record<string, Intrinsic> = {
  'mpsc::new': (m, [bound]) => native(new Mpsc(m.cx, num(bound) < 0 ? null : num(bound))),
  'mpsc::send_start': (_m, [c, v], s) =>
    native(new Send(handle<Mpsc>(c), new Owned(typeArg(s), v))),
  'mpsc::send_poll': (m, args) => {
    if (!m.visible({ kind: 'channel', resource: null, write: true })) return RETRY;
    const send = handle<Send>(args[0]);
    const r = send.poll(m.cx, simWaker(m, args[1]));
    if (r === PENDING) return 0;
    if (r === 'ok') return 1;
    const back = send.drop(m.cx);
    m.taken.push(open(back?.value ?? null));
    return 2;
  },
  'mpsc::send_drop': (m, [s]) => {
    const back = handle<Send>(s).drop(m.cx);
    if (back) m.taken.push(open(back.value));
    return back !== null;
  },
  'mpsc::try_send': (m, [c, v], s) => {
    const of = handle<Mpsc>(c);
    if (!may(m, 'channel', of)) return RETRY;
    const owned = new Owned(typeArg(s), v);
    const r =
      of.capacity === null
        ? of.sendUnbounded(m.cx, owned)
          ? 'ok'
          : 'closed'
        : of.trySend(m.cx, owned);
    if (r !== 'ok') m.taken.push(v);
    return CODE[r];
  },
  'mpsc::reserve_start': (m, [c, n]) =>
    native(
      (handle<Mpsc>(c).semaphore ?? new Semaphore(m.cx, 1, 'other', '', true)).acquire(num(n)),
    ),
  'mpsc::reserve_poll': (m, [a, w]) => {
    const r = handle<Acquire>(a).poll(m.cx, simWaker(m, w));
    return r === PENDING ? 0 : CODE[r];
  },
  'mpsc::reserve_drop': (m, [a]) => done(handle<Acquire>(a).drop(m.cx)),
  'mpsc::try_reserve': (m, [c, n]) =>
    CODE[handle<Mpsc>(c).semaphore?.tryAcquire(m.cx, num(n)) ?? 'ok'],
  'mpsc::push': (m, [c, v], s) =>
    may(m, 'channel', handle<Mpsc>(c))
      ? done(handle<Mpsc>(c).push(m.cx, new Owned(typeArg(s), v)))
      : RETRY,
  'mpsc::unreserve': (m, [c, n]) => done(handle<Mpsc>(c).semaphore?.release(m.cx, num(n))),
  'mpsc::poll_recv': (m, [c, w]) =>
    may(m, 'channel', handle<Mpsc>(c))
      ? received(m, handle<Mpsc>(c).pollRecv(m.cx, simWaker(m, w)))
      : RETRY,
  'mpsc::poll_recv_many': (m, [c, w, limit]) => {
    const r = handle<Mpsc>(c).pollRecvMany(m.cx, simWaker(m, w), num(limit));
    return r === PENDING ? -1 : take(m, r);
  },
  'mpsc::try_recv': (m, [c]) =>
    may(m, 'channel', handle<Mpsc>(c)) ? received(m, handle<Mpsc>(c).tryRecv(m.cx)) : RETRY,
  'mpsc::poll_closed': (m, args) => {
    args[2] ??= handle<Mpsc>(args[0]).receiverClosed.notified();
    if (handle<Mpsc>(args[0]).isClosed) return 1;
    return flag((args[2] as Notified).poll(m.cx, simWaker(m, args[1])));
  },
  'mpsc::clone_sender': (_m, [c]) => done(handle<Mpsc>(c).cloneSender()),
  'mpsc::drop_sender': (m, [c]) =>
    !m.world.looks.ends || may(m, 'channel', handle<Mpsc>(c))
      ? done(handle<Mpsc>(c).dropSender(m.cx))
      : RETRY,
  'mpsc::query': (_m, [c, what]) => {
    const of = handle<Mpsc>(c);
    return (
      [of.senders, of.length, of.semaphore?.available ?? 0, of.capacity ?? 0, of.isClosed ? 1 : 0][
        num(what)
      ] ?? 0
    );
  },
  'mpsc::close': (m, [c]) => done(handle<Mpsc>(c).close(m.cx)),
  'mpsc::drop_receiver': (m, [c]) => take(m, handle<Mpsc>(c).dropReceiver(m.cx)),
  'mpsc::same': (_m, [a, b]) => handle(a) === handle(b),
};

// --- broadcast, watch, barrier --------------------------------------------------------------------------------------

/** What a receiver read last: the value's slot, and whether it was the last reader. */
interface LastRead {
  slot: Slots;
  last: boolean;
  missed: number;
}
const reads = new WeakMap<BroadcastReceiver, LastRead>();
const evictions = new WeakMap<Broadcast, unknown[]>();

function read(receiver: BroadcastReceiver, r: BroadcastReceived | typeof PENDING): number {
  if (r === PENDING) return 0;
  if (r === 'closed') return 2;
  if (r === 'empty') return 4;
  if ('lagged' in r) {
    reads.set(receiver, { slot: [], last: false, missed: r.lagged });
    return 3;
  }
  reads.set(receiver, { slot: [open(r.value)], last: r.last, missed: 0 });
  return 1;
}

const broadcasts: Record<string, Intrinsic> = {
  'broadcast::new': (m, [n]) => native(new Broadcast(m.cx, num(n))),
  'broadcast::send': (m, [c, v], s) => {
    const of = handle<Broadcast>(c);
    if (!may(m, 'channel', of)) return RETRY;
    const r = of.send(m.cx, new Owned(typeArg(s), v));
    if (!r) m.taken.push(v);
    evictions.set(of, r?.evicted ? [r.evicted.value] : []);
    return r?.receivers ?? 0;
  },
  'broadcast::evicted': (m, [c]) => {
    const list = evictions.get(handle<Broadcast>(c)) ?? [];
    evictions.delete(handle<Broadcast>(c));
    return take(m, list);
  },
  'broadcast::subscribe': (_m, [c]) => native(handle<Broadcast>(c).subscribe()),
  'broadcast::clone_sender': (_m, [c]) => {
    handle<Broadcast>(c).senders++;
    return null;
  },
  'broadcast::drop_sender': (m, [c]) => done(handle<Broadcast>(c).dropSender(m.cx)),
  'broadcast::poll_recv': (m, [r, w]) =>
    read(handle(r), handle<BroadcastReceiver>(r).pollRecv(m.cx, simWaker(m, w))),
  'broadcast::try_recv': (m, [r]) => read(handle(r), handle<BroadcastReceiver>(r).tryRecv(m.cx)),
  'broadcast::cancel': (m, [r]) => done(handle<BroadcastReceiver>(r).cancel(m.cx)),
  'broadcast::value': (_m, [r], s) => {
    const slot = reads.get(handle(r))?.slot ?? [];
    return typeArg(s).kind === 'str' ? slot[0] : new Ptr(slot, 0, undefined);
  },
  'broadcast::missed': (_m, [r]) => reads.get(handle(r))?.missed ?? 0,
  'broadcast::read_done': (m, [r]) => {
    const last = reads.get(handle(r));
    if (last?.last) m.taken.push(last.slot[0]);
    return last?.last ?? false;
  },
  'broadcast::query': (_m, [c, what]) => {
    const of = handle<Broadcast | BroadcastReceiver>(c);
    return of instanceof Broadcast ? (what === 0 ? of.receivers : of.length) : of.length;
  },
  'broadcast::drop_receiver': (m, [r]) => take(m, handle<BroadcastReceiver>(r).drop(m.cx)),
};

const watches: Record<string, Intrinsic> = {
  'watch::new': (m) => native(new Watch(m.cx, null)),
  'watch::version': (_m, [c]) => handle<Watch>(c).version,
  'watch::modified': (m, [c]) =>
    may(m, 'channel', handle<Watch>(c)) ? done(handle<Watch>(c).modified(m.cx)) : RETRY,
  'watch::changed_start': (_m, [c, seen]) =>
    native(new WatchChanged(handle<Watch>(c), { seen: num(seen) })),
  'watch::changed_poll': (m, [c, w]) => {
    const r = handle<WatchChanged>(c).poll(m.cx, simWaker(m, w));
    return r === PENDING ? 0 : r === 'changed' ? 1 : 2;
  },
  'watch::changed_drop': (m, [c]) => done(handle<WatchChanged>(c).drop(m.cx)),
  'watch::query': (_m, [c, what]) => {
    const of = handle<Watch>(c);
    return what === 0 ? of.receivers : what === 1 ? (of.closed ? 1 : 0) : of.senders;
  },
  'watch::count': (m, [c, what]) => {
    const of = handle<Watch>(c);
    if (what === 0) of.senders++;
    else if (what === 1) of.dropSender(m.cx);
    else if (what === 2) of.receivers++;
    else if (what === 3) of.dropReceiver(m.cx);
    else of.reportSeen(m.cx);
    return null;
  },
  'watch::poll_closed': (m, [c, w]) => {
    const of = handle<Watch>(c);
    return of.receivers === 0 ? 1 : flag(of.receiversGone.notified().poll(m.cx, simWaker(m, w)));
  },

  'barrier::new': (m, [n]) => native(new Barrier(m.cx, num(n))),
  'barrier::arrive': (m, [b]) => {
    const r = handle<Barrier>(b).arrive(m.cx);
    return native(r);
  },
  'barrier::poll': (m, [b, w]) => {
    const wait = handle<BarrierWait | 'leader'>(b);
    return wait === 'leader' ? 2 : flag(wait.poll(m.cx, simWaker(m, w)));
  },
  'barrier::drop': (m, [b]) => {
    const wait = handle<BarrierWait | 'leader'>(b);
    return wait === 'leader' ? null : done(wait.drop(m.cx));
  },
};

// --- cancellation, ready queues ----------------------------------------------------------------------------------------

const turns = new WeakMap<ReadyQueue, ReturnType<ReadyQueue['next']>>();
const others: Record<string, Intrinsic> = {
  'cancel::new': (m) => native(new CancellationToken(m.cx)),
  'cancel::child': (m, [t]) => native(handle<CancellationToken>(t).childToken(m.cx)),
  'cancel::cancel': (m, [t]) =>
    may(m, 'lock', handle<CancellationToken>(t))
      ? done(handle<CancellationToken>(t).cancel(m.cx))
      : RETRY,
  'cancel::is_cancelled': (_m, [t]) => handle<CancellationToken>(t).isCancelled(),
  'cancel::wait': (_m, [t]) => native(handle<CancellationToken>(t).cancelledFuture()),
  'cancel::poll': (m, [c, w]) => flag(handle<Cancelled>(c).poll(m.cx, simWaker(m, w))),
  'cancel::drop': (m, [c]) => done(handle<Cancelled>(c).drop(m.cx)),

  'ready_queue::new': (m) =>
    native(new ReadyQueue(m.cx.newResource('other', 'FuturesUnordered', 0))),
  'ready_queue::push': (m, [q, child]) => done(handle<ReadyQueue>(q).push(m.cx, num(child))),
  'ready_queue::begin': (m, [q, w]) => done(handle<ReadyQueue>(q).begin(m.cx, simWaker(m, w))),
  'ready_queue::next': (_m, [q]) => {
    const next = handle<ReadyQueue>(q).next();
    turns.set(handle(q), next);
    return next === 'empty' ? -1 : next === 'pending' ? -2 : next.child;
  },
  'ready_queue::waker': (_m, [q]) => {
    const next = turns.get(handle(q));
    return typeof next === 'object' ? rustWaker(next.waker) : null;
  },
  'ready_queue::pending': (m, [q, w, child]) =>
    handle<ReadyQueue>(q).pending(m.cx, simWaker(m, w), num(child)),
  'ready_queue::remove': (_m, [q, child]) => done(handle<ReadyQueue>(q).remove(num(child))),
  'ready_queue::drop': (m, [q]) => done(handle<ReadyQueue>(q).drop(m.cx)),
};

export const resources: Record<string, Intrinsic> = {
  ...sleeps,
  ...semaphores,
  ...signals,
  ...mpscs,
  ...broadcasts,
  ...watches,
  ...others,
};
