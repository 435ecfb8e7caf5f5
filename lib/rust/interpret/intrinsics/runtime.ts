import {
  type Body,
  type Joined,
  type JoinHandle,
  type JoinResult,
  JoinSet,
  LocalSet,
  PENDING,
  type RuntimeHandle,
  type Stop,
  type Waker,
} from '../../../sim/program';
import { FunctionBody, FutureBody } from '../body';
import { type Intrinsic, RETRY, type Site, typeArg } from '../intrinsic';
import type { Machine } from '../machine';
import { Owned, type Slots, type Value } from '../value';
import { simWaker } from '../waker';
import { handle, native } from './memory';

type KernelCall = Extract<Stop, { kind: 'call' }>['call'];

/** A value the kernel kept, as the program's value again. */
export const open = (v: unknown): Value => (v instanceof Owned ? v.value : v);

/** A future as a body; its name is that of the function or block it comes from. */
export function futureBody(
  m: Machine,
  site: Site,
  future: Value,
): { body: FutureBody; name: string } {
  const run = m.run0();
  const ty = typeArg(site);
  const name = ty.kind === 'coroutine' ? m.world.nameOfBody(ty.def) : '';
  return { body: new FutureBody(m.world, run.state, run.report, ty, future), name };
}

/** Runs a kernel call (a turn of a LocalSet, a `block_on`) to its end; the same intrinsic is then called again, and goes on. */
export function called(m: Machine, args: Slots, at: number, make: () => KernelCall): boolean {
  if (args[at] === true) return true;
  args[at] = true;
  m.stop = { kind: 'call', call: make() };
  return false;
}

/** The result of a `block_on`: its value through `take`, or its panic goes on here. */
function blockedOn(m: Machine): Value {
  const result = m.cx.takeBlockOnResult();
  if (result.ok) {
    m.taken.push(open(result.value));
    return true;
  }
  m.panicking = { message: result.message ?? '', payload: result.value ?? result.message ?? '' };
  return undefined;
}

function blockOn(
  m: Machine,
  args: Slots,
  at: number,
  runtime: () => RuntimeHandle | null,
  body: () => Body,
): Value | typeof RETRY {
  if (!called(m, args, at, () => m.cx.blockOn(runtime(), body()))) return RETRY;
  return blockedOn(m);
}

const given = (v: Value): number | null => (Number(v) < 0 ? null : Number(v));

/** Runtimes entered with a guard on this thread, innermost last. */
const entered = new WeakMap<object, Map<number, (RuntimeHandle | null)[]>>();
function guards(m: Machine): (RuntimeHandle | null)[] {
  const byThread = entered.get(m.state) ?? new Map<number, (RuntimeHandle | null)[]>();
  entered.set(m.state, byThread);
  const mine = byThread.get(m.cx.thread) ?? [];
  byThread.set(m.cx.thread, mine);
  return mine;
}

const query = (rt: RuntimeHandle, what: number): number =>
  what === 0
    ? rt.flavor === 'multi_thread'
      ? 1
      : 0
    : what === 1
      ? rt.workerCount()
      : what === 2
        ? rt.aliveTasks()
        : what === 3
          ? rt.globalQueueDepth()
          : rt.id + 1;

const spawning: Record<string, Intrinsic> = {
  'rt::spawn': (m, args, s) => {
    if (!m.visible({ kind: 'queue', resource: null, write: true })) return RETRY;
    const { body, name } = futureBody(m, s, args[1]);
    return native(handle<RuntimeHandle>(args[0]).spawn(m.cx, body, { name, size: body.size }));
  },
  'rt::spawn_blocking': (m, args, s) => {
    if (!m.visible({ kind: 'queue', resource: null, write: true })) return RETRY;
    const run = m.run0();
    const body = new FunctionBody(m.world, run.state, run.report, typeArg(s), args[1]);
    return native(handle<RuntimeHandle>(args[0]).spawnBlocking(m.cx, body));
  },
  'rt::entered': (m) => m.cx.runtime !== null,
  'rt::current': (m) => native(m.cx.runtime),
  'rt::new': (m, [multi, workers, paused, maxBlocking, gqi, eventInterval, disableLifo, name]) =>
    native(
      m.cx.createRuntime({
        flavor: multi ? 'multi_thread' : 'current_thread',
        workers: given(workers),
        paused: paused as boolean,
        maxBlockingThreads: given(maxBlocking),
        globalQueueInterval: given(gqi),
        eventInterval: given(eventInterval),
        disableLifoSlot: disableLifo as boolean,
        ...(name === '' ? {} : { threadName: name as string }),
      }),
    ),
  'rt::block_on': (m, args, s) =>
    blockOn(
      m,
      args,
      2,
      () => handle<RuntimeHandle>(args[0]),
      () => futureBody(m, s, args[1]).body,
    ),
  'rt::block_on_plain': (m, args, s) =>
    blockOn(
      m,
      args,
      1,
      () => null,
      () => futureBody(m, s, args[0]).body,
    ),
  'rt::can_block': (m) => !m.cx.insideRuntime,
  'rt::enter': (m, [rt]) => {
    guards(m).push(m.cx.enterRuntime(handle<RuntimeHandle>(rt)));
    return null;
  },
  'rt::leave': (m) => {
    m.cx.enterRuntime(guards(m).pop() ?? null);
    return null;
  },
  'rt::shutdown': (m, args) => {
    if (
      !called(m, args, 2, () => handle<RuntimeHandle>(args[0]).shutdown(m.cx, args[1] as boolean))
    )
      return RETRY;
    m.cx.takeBlockOnResult();
    return null;
  },
  'rt::query': (_m, [rt, what]) => query(handle<RuntimeHandle>(rt), what as number),
  'rt::block_in_place_enter': (m) => m.cx.enterBlockInPlace() ?? '',
  'rt::block_in_place_exit': (m) => {
    m.cx.exitBlockInPlace();
    return null;
  },
  'rt::task_id': (m) => m.cx.task ?? 0,
};

const NO_LIMIT = -1;

const polling: Record<string, Intrinsic> = {
  'rt::random': (m, [n]) => m.cx.randomBelow(n as number),
  'rt::select_start': (m, [branches]) => {
    const start = m.cx.selectStart(branches as number);
    m.cx.emit.selectChoose(start, branches as number, false);
    return start;
  },
  'rt::proceed': (m, [w]) => m.cx.pollProceed(simWaker(m, w), 'coop') > 0,
  'rt::has_budget': (m) => m.cx.hasBudget(),
  'rt::defer': (m, [w]) => {
    m.cx.defer(simWaker(m, w), 'yield');
    return null;
  },
  'rt::swap_budget': (m, [units]) => {
    const before = m.cx.budget;
    m.cx.budget = Number(units) === NO_LIMIT ? Infinity : Number(units);
    return before === Infinity ? NO_LIMIT : before;
  },
  'rt::now': (m) => m.cx.tokioNowNanos(),
  'rt::clock': (m, [what]) => (what === 0 ? m.cx.pauseClock() : m.cx.resumeClock()) ?? '',
  'rt::advance': (m, [nanos]) => m.cx.advanceClock(Number(nanos)) ?? '',
  'rand::next': (m) => {
    const high = BigInt(m.cx.randomBelow(2 ** 20));
    const low = BigInt(m.cx.randomBelow(2 ** 20));
    const more = BigInt(m.cx.randomBelow(2 ** 20));
    const value = ((high << 44n) ^ (low << 22n) ^ more) & ((1n << 64n) - 1n);
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  },
};

const wakers: Record<string, Intrinsic> = {
  'waker::clone': (m, [w]) => native(handle<Waker>(w).clone(m.cx, null)),
  'waker::wake': (m, [w]) => {
    if (!m.visible({ kind: 'wake', resource: null, write: true })) return RETRY;
    handle<Waker>(w).wake(m.cx);
    return null;
  },
  'waker::wake_by_ref': (m, [w]) => {
    if (!m.visible({ kind: 'wake', resource: null, write: true })) return RETRY;
    handle<Waker>(w).wakeByRef(m.cx);
    return null;
  },
  'waker::drop': (m, [w]) => {
    handle<Waker>(w).drop(m.cx);
    return null;
  },
  'waker::will_wake': (_m, [a, b]) => handle<Waker>(a).identity === handle<Waker>(b).identity,
};

/** 0 pending, 1 output to take, 2 cancelled, 3 a panic's payload to take. */
function joined(m: Machine, result: JoinResult | typeof PENDING): number {
  if (result === PENDING) return 0;
  if (result.ok) {
    m.taken.push(open(result.value));
    return 1;
  }
  if (result.cancelled) return 2;
  m.taken.push(open(result.payload ?? result.message));
  return 3;
}

/** The task that `poll_next` answered for last, by set. */
const lastJoined = new WeakMap<JoinSet, number>();

function next(m: Machine, set: JoinSet, got: Joined | null | typeof PENDING): number {
  if (got === PENDING) return 0;
  if (got === null) return 4;
  lastJoined.set(set, got.task);
  return joined(m, got.result);
}

const tasks: Record<string, Intrinsic> = {
  'join::poll': (m, [h, w]) => {
    if (!m.visible({ kind: 'other', resource: null, write: true })) return RETRY;
    return joined(m, handle<JoinHandle>(h).poll(m.cx, simWaker(m, w)));
  },
  'join::abort': (m, [h]) => {
    if (!m.visible({ kind: 'queue', resource: null, write: true })) return RETRY;
    handle<JoinHandle>(h).abort(m.cx);
    return null;
  },
  'join::is_finished': (_m, [h]) => handle<JoinHandle>(h).isFinished(),
  'join::id': (_m, [h]) => handle<JoinHandle>(h).task,
  'join::drop': (m, [h]) => {
    const left = handle<JoinHandle>(h).drop(m.cx);
    if (left) m.taken.push(open(left.value));
    return left !== null;
  },
  'joinset::new': (m) => native(new JoinSet(m.cx)),
  'joinset::insert': (m, [s, h]) => {
    handle<JoinSet>(s).insert(m.cx, handle<JoinHandle>(h));
    return null;
  },
  'joinset::len': (_m, [s]) => handle<JoinSet>(s).length,
  'joinset::poll_next': (m, [s, w]) => {
    if (!m.visible({ kind: 'other', resource: handle<JoinSet>(s).id, write: true })) return RETRY;
    return next(m, handle(s), handle<JoinSet>(s).pollJoinNext(m.cx, simWaker(m, w)));
  },
  'joinset::try_next': (m, [s]) => next(m, handle(s), handle<JoinSet>(s).tryJoinNext(m.cx)),
  'joinset::id': (_m, [s]) => lastJoined.get(handle<JoinSet>(s)) ?? 0,
  'joinset::abort_all': (m, [s]) => {
    handle<JoinSet>(s).abortAll(m.cx);
    return null;
  },
  'joinset::detach_all': (m, [s]) => handed(m, handle<JoinSet>(s).detachAll(m.cx)),
  'joinset::drop': (m, [s]) => handed(m, handle<JoinSet>(s).drop(m.cx)),
};

function handed(m: Machine, values: readonly unknown[]): number {
  m.taken.push(...values.map(open));
  return values.length;
}

/** Sets entered on this thread, innermost last. */
const enteredSets = new WeakMap<object, Map<number, (LocalSet | null)[]>>();
function setGuards(m: Machine): (LocalSet | null)[] {
  const byThread = enteredSets.get(m.state) ?? new Map<number, (LocalSet | null)[]>();
  enteredSets.set(m.state, byThread);
  const mine = byThread.get(m.cx.thread) ?? [];
  byThread.set(m.cx.thread, mine);
  return mine;
}

const localSets: Record<string, Intrinsic> = {
  'localset::new': (m) => native(new LocalSet(m.cx)),
  'localset::spawn': (m, [set, future], s) => {
    const { body, name } = futureBody(m, s, future);
    return native(handle<LocalSet>(set).spawnLocal(m.cx, body, { name, size: body.size }));
  },
  'localset::current': (m) => native(m.cx.localSet),
  'localset::entered': (m) => m.cx.localSet !== null,
  'localset::enter': (m, [set]) => {
    setGuards(m).push(m.cx.enterLocalSet(handle<LocalSet>(set)));
    return null;
  },
  'localset::leave': (m) => {
    m.cx.enterLocalSet(setGuards(m).pop() ?? null);
    return null;
  },
  'localset::register': (m, [set, w]) => {
    handle<LocalSet>(set).register(m.cx, simWaker(m, w));
    return null;
  },
  'localset::turn': (m, args) =>
    called(m, args, 1, () => handle<LocalSet>(args[0]).turn())
      ? handle<LocalSet>(args[0]).more
      : RETRY,
  'localset::is_empty': (_m, [set]) => handle<LocalSet>(set).isEmpty,
  'localset::drop': (m, args) =>
    called(m, args, 1, () => handle<LocalSet>(args[0]).dropTasks()) ? null : RETRY,
};

export const runtime: Record<string, Intrinsic> = {
  ...spawning,
  ...polling,
  ...wakers,
  ...tasks,
  ...localSets,
};
