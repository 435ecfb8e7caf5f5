import type { Holder, PollContext, Waker } from '../../../sim/program'
import { CallBody } from '../body'
import { type Intrinsic, RETRY } from '../intrinsic'
import { type Machine, Outside, type RunContext } from '../machine'
import { addressOf, FnValue, Ptr, type Slots, type Value } from '../value'
import { handle, native } from './memory'

/** `WakerKind`'s variants, in the order of the stub. */
const RUNTIME = 0
const OBJECT = 1
const RAW = 2

/** The kernel's view of a `&Waker`: its own waker, or one that calls back into the program. */
export function wakerOf(m: Machine, v: Value): Waker {
  const p = v as Ptr
  const waker = p.base[p.key] as Slots
  const kind = waker[0] as Slots
  if (kind[0] === RUNTIME) return handle<Waker>(kind[1])
  return new ProgramWaker(m.run0(), waker, identity(m, kind))
}

/** A waker as the program holds it: `Waker { waker: WakerKind::Runtime(handle) }`. */
export const wakerValue = (waker: Waker): Slots => [[RUNTIME, native(waker)]]

/** Equal for wakers that `will_wake` each other: of one `Arc`, or of one data pointer and vtable. */
function identity(m: Machine, kind: Slots): number {
  const key = kind[0] === OBJECT ? `object ${arcAddress(kind[1])}` : kind[0] === RAW ? `raw ${rawAddress(kind[1])}` : 'noop'
  let known = identities.get(m.state)?.get(key)
  if (known === undefined) {
    known = m.cx.newWakerIdentity()
    const mine = identities.get(m.state) ?? new Map<string, number>()
    mine.set(key, known)
    identities.set(m.state, mine)
  }
  return known
}
const identities = new WeakMap<object, Map<string, number>>()

/** `Box<Arc<W>>`: the box's slot holds the Arc, whose slot holds the pointer to the counted value. */
function arcAddress(v: Value): number {
  let at = v
  for (let depth = 0; depth < 4; depth++) {
    if (at instanceof Ptr) at = at.base[at.key]
    while (Array.isArray(at) && at.length > 0 && !(at[0] instanceof Ptr) && Array.isArray(at[0])) at = at[0]
    if (Array.isArray(at) && at[0] instanceof Ptr) return addressOf(at[0])
  }
  return 0
}

function rawAddress(v: Value): string {
  return (v as Slots).map((part) => (part instanceof Ptr ? String(addressOf(part)) : part instanceof FnValue ? String(part.ty.id) : String(part))).join(' ')
}

/** A learner's own waker: cloning, waking and dropping it run the program's code. */
class ProgramWaker implements Waker {
  readonly task = null

  constructor(
    private readonly run: RunContext,
    /** The Rust `Waker`; owned by whoever cloned. */
    private readonly value: Slots,
    readonly identity: number,
  ) {}

  /** Cloning must answer at once: the program's `clone` runs to its end here. */
  clone(cx: PollContext, _holder: Holder | null): Waker {
    const cloned = this.call('waker_clone', [new Ptr([this.value], 0, undefined)])
    for (;;) {
      const stop = cloned.resume(cx)
      if (stop.kind === 'ready') return new ProgramWaker(this.run, stop.value as Slots, this.identity)
      if (stop.kind !== 'fuel' && stop.kind !== 'visible') throw new Outside(`a waker's clone that ends as ${stop.kind}`)
    }
  }

  wake(cx: PollContext): void {
    cx.runLater(this.call('waker_wake', [this.value]))
  }
  wakeByRef(cx: PollContext): void {
    cx.runLater(this.call('waker_wake_by_ref', [new Ptr([this.value], 0, undefined)]))
  }
  drop(cx: PollContext): void {
    cx.runLater(this.call('waker_drop', [this.value]))
  }

  private call(lang: string, args: Slots): CallBody {
    const { world, state, report } = this.run
    const def = world.tcx.lang(lang)
    if (def === null) throw new Outside('a waker of your own')
    return new CallBody(world, state, report, (m) => world.target(def, [], { file: -1, start: 0, end: 0 })(m, args))
  }
}

export const waker: Record<string, Intrinsic> = {
  'waker::clone': (m, [w]) => native(handle<Waker>(w).clone(m.cx, null)),
  'waker::wake': (m, args) => {
    if (!m.visible({ kind: 'wake', resource: null, write: true })) return RETRY
    handle<Waker>(args[0]).wake(m.cx)
    return null
  },
  'waker::wake_by_ref': (m, args) => {
    if (!m.visible({ kind: 'wake', resource: null, write: true })) return RETRY
    handle<Waker>(args[0]).wakeByRef(m.cx)
    return null
  },
  'waker::drop': (m, [w]) => {
    handle<Waker>(w).drop(m.cx)
    return null
  },
  'waker::will_wake': (_m, [a, b]) => handle<Waker>(a).identity === handle<Waker>(b).identity,
}
