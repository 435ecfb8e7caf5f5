import type { Body, RuntimeHandle, Stop } from '../../../sim/program'
import { FunctionBody, FutureBody } from '../body'
import { type Intrinsic, RETRY, type Site, typeArg } from '../intrinsic'
import type { Machine } from '../machine'
import { Owned, type Slots, type Value } from '../value'
import { handle, native } from './memory'
import { wakerOf } from './waker'

type KernelCall = Extract<Stop, { kind: 'call' }>['call']

/** A value the kernel kept, as the program's value again. */
export const open = (v: unknown): Value => (v instanceof Owned ? v.value : v)

/** A future as a body; its name is that of the function or block it comes from. */
export function futureBody(m: Machine, site: Site, future: Value): { body: FutureBody; name: string } {
  const run = m.run0()
  const ty = typeArg(site)
  const name = ty.kind === 'coroutine' ? m.world.nameOfBody(ty.def) : ''
  return { body: new FutureBody(m.world, run.state, run.report, ty, future), name }
}

/** Runs a kernel call (a turn of a LocalSet, a `block_on`) to its end; the same intrinsic is then called again, and goes on. */
export function called(m: Machine, args: Slots, at: number, make: () => KernelCall): boolean {
  if (args[at] === true) return true
  args[at] = true
  m.stop = { kind: 'call', call: make() }
  return false
}

/** The result of a `block_on`: its value through `take`, or its panic goes on here. */
function blockedOn(m: Machine): Value {
  const result = m.cx.takeBlockOnResult()
  if (result.ok) {
    m.taken.push(open(result.value))
    return true
  }
  m.panicking = { message: result.message ?? '', payload: result.value ?? result.message ?? '' }
  return undefined
}

function blockOn(m: Machine, args: Slots, at: number, runtime: () => RuntimeHandle | null, body: () => Body): Value | typeof RETRY {
  if (!called(m, args, at, () => m.cx.blockOn(runtime(), body()))) return RETRY
  return blockedOn(m)
}

const given = (v: Value): number | null => (Number(v) < 0 ? null : Number(v))

/** Runtimes entered with a guard on this thread, innermost last. */
const entered = new WeakMap<object, Map<number, (RuntimeHandle | null)[]>>()
function guards(m: Machine): (RuntimeHandle | null)[] {
  const byThread = entered.get(m.state) ?? new Map<number, (RuntimeHandle | null)[]>()
  entered.set(m.state, byThread)
  const mine = byThread.get(m.cx.thread) ?? []
  byThread.set(m.cx.thread, mine)
  return mine
}

const query = (rt: RuntimeHandle, what: number): number =>
  what === 0 ? (rt.flavor === 'multi_thread' ? 1 : 0) : what === 1 ? rt.workerCount() : what === 2 ? rt.aliveTasks() : what === 3 ? rt.globalQueueDepth() : rt.id + 1

const spawning: Record<string, Intrinsic> = {
  'rt::spawn': (m, args, s) => {
    if (!m.visible({ kind: 'queue', resource: null, write: true })) return RETRY
    const { body, name } = futureBody(m, s, args[1])
    return native(handle<RuntimeHandle>(args[0]).spawn(m.cx, body, { name, size: body.size }))
  },
  'rt::spawn_blocking': (m, args, s) => {
    if (!m.visible({ kind: 'queue', resource: null, write: true })) return RETRY
    const run = m.run0()
    const body = new FunctionBody(m.world, run.state, run.report, typeArg(s), args[1])
    return native(handle<RuntimeHandle>(args[0]).spawnBlocking(m.cx, body))
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
  'rt::block_on': (m, args, s) => blockOn(m, args, 2, () => handle<RuntimeHandle>(args[0]), () => futureBody(m, s, args[1]).body),
  'rt::block_on_plain': (m, args, s) => blockOn(m, args, 1, () => null, () => futureBody(m, s, args[0]).body),
  'rt::can_block': (m) => !m.cx.insideRuntime,
  'rt::enter': (m, [rt]) => {
    guards(m).push(m.cx.enterRuntime(handle<RuntimeHandle>(rt)))
    return null
  },
  'rt::leave': (m) => {
    m.cx.enterRuntime(guards(m).pop() ?? null)
    return null
  },
  'rt::shutdown': (m, args) => {
    if (!called(m, args, 2, () => handle<RuntimeHandle>(args[0]).shutdown(m.cx, args[1] as boolean))) return RETRY
    m.cx.takeBlockOnResult()
    return null
  },
  'rt::query': (_m, [rt, what]) => query(handle<RuntimeHandle>(rt), what as number),
  'rt::block_in_place_enter': (m) => m.cx.enterBlockInPlace() ?? '',
  'rt::block_in_place_exit': (m) => {
    m.cx.exitBlockInPlace()
    return null
  },
  'rt::task_id': (m) => m.cx.task ?? 0,
}

const NO_LIMIT = -1

const polling: Record<string, Intrinsic> = {
  'rt::random': (m, [n]) => m.cx.randomBelow(n as number),
  'rt::select_start': (m, [branches]) => {
    const start = m.cx.selectStart(branches as number)
    m.cx.emit.selectChoose(start, branches as number, false)
    return start
  },
  'rt::proceed': (m, [w]) => m.cx.pollProceed(wakerOf(m, w), 'coop') > 0,
  'rt::has_budget': (m) => m.cx.hasBudget(),
  'rt::defer': (m, [w]) => {
    m.cx.defer(wakerOf(m, w), 'yield')
    return null
  },
  'rt::swap_budget': (m, [units]) => {
    const before = m.cx.budget
    m.cx.budget = Number(units) === NO_LIMIT ? Infinity : Number(units)
    return before === Infinity ? NO_LIMIT : before
  },
  'rt::now': (m) => m.cx.tokioNowNanos(),
  'rt::clock': (m, [what]) => (what === 0 ? m.cx.pauseClock() : m.cx.resumeClock()) ?? '',
  'rt::advance': (m, [nanos]) => m.cx.advanceClock(Number(nanos)) ?? '',
  'rand::next': (m) => {
    const high = BigInt(m.cx.randomBelow(2 ** 20))
    const low = BigInt(m.cx.randomBelow(2 ** 20))
    const more = BigInt(m.cx.randomBelow(2 ** 20))
    const value = ((high << 44n) ^ (low << 22n) ^ more) & ((1n << 64n) - 1n)
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value
  },
}

export const runtime: Record<string, Intrinsic> = { ...spawning, ...polling }
