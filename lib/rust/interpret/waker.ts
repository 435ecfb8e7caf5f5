import type { Holder, PollContext, Waker } from '../../sim/program';
import { tyArg } from '../types/intern';
import type { DefId, Ty } from '../types/ty';
import { CallBody } from './body';
import { DropFrame } from './drop';
import { type Machine, Outside, type RunContext } from './machine';
import { Ptr, type Slots, type Value } from './value';
import type { World } from './world';

/** What the interpreter needs of `std::task::Waker`: its type and the functions the kernel has called. */
interface WakerFns {
  readonly ty: Ty;
  readonly wake: DefId;
  readonly wakeByRef: DefId;
  readonly clone: DefId;
}

const found = new WeakMap<World, WakerFns>();

function fns(world: World): WakerFns {
  const known = found.get(world);
  if (known) return known;
  const context = world.tcx.lang('Context');
  const field = context === null ? undefined : world.tcx.adt(context).variants[0]?.fields[0];
  const ty = field?.ty.kind === 'ref' ? world.tcx.eraseRegions(field.ty.ty) : null;
  const clone = world.tcx.lang('clone_fn');
  const methods = new Map<string, DefId>();
  for (const impl of world.defs.impls()) {
    const def = world.defs.get(impl);
    if (def.kind !== 'impl' || def.node.trait !== null || world.tcx.typeOf(impl) !== ty) continue;
    for (const child of world.defs.children(impl)) methods.set(world.defs.get(child).name, child);
  }
  const wake = methods.get('wake');
  const wakeByRef = methods.get('wake_by_ref');
  if (!ty || clone === null || wake === undefined || wakeByRef === undefined)
    throw new Outside('`Waker`');
  const made = { ty, wake, wakeByRef, clone };
  found.set(world, made);
  return made;
}

const identities = new WeakMap<object, number>();
let nextIdentity = -1;

/** Two wakers made from one object wake the same thing. */
function identityOf(v: Value): number {
  const p = firstPointer(v);
  const key = p ? p.base : NOTHING;
  let id = identities.get(key);
  if (id === undefined) {
    id = nextIdentity--;
    identities.set(key, id);
  }
  return id;
}
const NOTHING = {};

function firstPointer(v: Value): Ptr | null {
  if (v instanceof Ptr) return v;
  if (!Array.isArray(v)) return null;
  for (const part of v) {
    const found = firstPointer(part);
    if (found) return found;
  }
  return null;
}

const NOWHERE = { file: -1, start: 0, end: 0 };

/** A waker that the learner's program made (its own `Wake` or vtable), as the kernel holds it. */
class RustWaker implements Waker {
  readonly task = null;
  readonly identity: number;
  constructor(
    private readonly run: RunContext,
    private readonly slot: Slots,
  ) {
    this.identity = identityOf(slot[0]);
  }

  clone(cx: PollContext, _holder: Holder | null): Waker {
    const { world } = this.run;
    const { ty, clone } = fns(world);
    const value = this.now(cx, (m) =>
      world.target(clone, [tyArg(ty)], NOWHERE)(m, [new Ptr(this.slot, 0, undefined)]),
    );
    return new RustWaker(this.run, [value]);
  }
  wake(cx: PollContext): void {
    const { world } = this.run;
    const value = this.slot[0];
    this.slot[0] = undefined;
    cx.runLater(this.body((m) => world.target(fns(world).wake, [], NOWHERE)(m, [value])));
  }
  wakeByRef(cx: PollContext): void {
    const { world } = this.run;
    cx.runLater(
      this.body((m) =>
        world.target(fns(world).wakeByRef, [], NOWHERE)(m, [new Ptr(this.slot, 0, undefined)]),
      ),
    );
  }
  drop(cx: PollContext): void {
    const { world } = this.run;
    if (this.slot[0] !== undefined)
      cx.runLater(
        this.body((m) => m.push(new DropFrame(world, fns(world).ty, this.slot, 0, undefined))),
      );
  }

  private body(call: (m: Machine) => void): CallBody {
    return new CallBody(this.run.world, this.run.state, this.run.report, call);
  }
  /** Runs a call that cannot block to its end at once. */
  private now(cx: PollContext, call: (m: Machine) => void): Value {
    const body = this.body(call);
    for (let turns = 0; turns < 1000; turns++) {
      const stop = body.resume(cx);
      if (stop.kind === 'ready') return stop.value;
      if (stop.kind !== 'fuel' && stop.kind !== 'visible') break;
    }
    throw new Outside('a waker whose `clone` blocks or panics');
  }
}

/** The kernel's waker behind a `&Waker`. */
export function simWaker(m: Machine, waker: Value): Waker {
  const p = waker as Ptr;
  const kind = (p.base[p.key] as Slots)[0] as Slots;
  if (kind[0] === 0) return (kind[1] as Slots)[0] as Waker;
  if (kind[0] === 3) return NOOP;
  return new RustWaker(m.run0(), [p.base[p.key]]);
}

const NOOP: Waker = {
  identity: -999_999,
  task: null,
  clone: () => NOOP,
  wake: () => {},
  wakeByRef: () => {},
  drop: () => {},
};

/** A `Waker` value around one of the kernel's. */
export const rustWaker = (waker: Waker): Slots => [[0, [waker]]];
