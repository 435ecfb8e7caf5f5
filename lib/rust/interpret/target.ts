import type { MirSpan } from '../mir/mir';
import { substsKey, tyArg } from '../types/intern';
import type { DefId, Substs, Ty } from '../types/ty';
import { CloneFrame } from './clone';
import { pollCoroutine } from './coroutine';
import { DropFrame } from './drop';
import { MirFrame } from './frame';
import { type Intrinsic, RETRY, type Site } from './intrinsic';
import { Frame, type Machine, Outside, type Panic } from './machine';
import { FnValue, Ptr, type Slots, type Value } from './value';
import type { World } from './world';

/** Performs one call: pushes a frame, or hands the result to the frame on top at once. */
export type Target = (m: Machine, args: Slots) => void;

/** Finds what a call with concrete type arguments runs. */
export function resolveTarget(world: World, def: DefId, substs: Substs, span: MirSpan): Target {
  const primitive = primitiveTarget(world, def, substs);
  if (primitive) return primitive;
  const inst = world.tcx.resolveInstance(def, substs);
  if (!inst) {
    const self = substs.find((a) => a.kind === 'ty');
    if (self?.kind === 'ty' && def === world.tcx.lang('clone_fn') && world.tcx.isCopy(self.ty))
      return builtinTarget(world, def, self.ty, span);
    throw new Outside(
      `the call of \`${world.tcx.printPath(def, substs)}\`${self?.kind === 'ty' ? ` for ${world.tcx.print(self.ty)}` : ''}`,
      span,
    );
  }
  switch (inst.kind) {
    case 'item':
      return itemTarget(world, inst.def, inst.substs, span);
    case 'closureCall':
      return closureTarget(world, inst.def, inst.substs, isOnce(world, def));
    case 'fnPtrCall':
      return (m, args) => {
        const fn = deref(args[0]);
        if (!(fn instanceof FnValue)) throw new Outside('this function pointer', span);
        world.callValue(m, fn.ty, fn, untuple(args[1]));
      };
    case 'fnDefCall': {
      const target = world.target(inst.def, inst.substs, span);
      return (m, args) => target(m, untuple(args[1]));
    }
    case 'coroutinePoll':
      return (m, args) => pollCoroutine(m, args);
    case 'builtin':
      return builtinTarget(world, inst.method, inst.self, span);
    case 'dyn':
      return dynTarget(world, inst.method, inst.substs, span);
  }
}

type Compare = (a: number, b: number) => boolean;
const COMPARE: Readonly<Record<string, Compare>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
};

/** Comparing and cloning numbers, characters and booleans through their traits is the built-in operator. */
function primitiveTarget(world: World, def: DefId, substs: Substs): Target | null {
  const [self, other] = substs;
  if (self?.kind !== 'ty') return null;
  const { kind } = self.ty;
  if (kind !== 'int' && kind !== 'float' && kind !== 'char' && kind !== 'bool') return null;
  if (def === world.tcx.lang('clone_fn')) return (m, args) => m.frame?.receive(m, deref(args[0]));
  const trait = world.tcx.traitOfItem(def);
  if (trait === null || (trait !== world.tcx.lang('eq') && trait !== world.tcx.lang('partial_ord')))
    return null;
  const compare = COMPARE[world.defs.get(def).name];
  if (!compare || (other?.kind === 'ty' && other.ty !== self.ty)) return null;
  return (m, args) =>
    m.frame?.receive(m, compare(deref(args[0]) as number, deref(args[1]) as number));
}

const untuple = (v: Value): Slots => (Array.isArray(v) ? v.slice() : []);
const deref = (v: Value): Value => (v instanceof Ptr ? v.base[v.key] : v);

function isOnce(world: World, method: DefId): boolean {
  const trait = world.tcx.traitOfItem(method);
  return (
    trait !== null &&
    (trait === world.tcx.lang('fn_once') || trait === world.tcx.lang('async_fn_once'))
  );
}

function itemTarget(world: World, def: DefId, substs: Substs, span: MirSpan): Target {
  const item = world.defs.get(def);
  if (item.kind === 'variant') {
    const parent = world.tcx.adt(item.parent as DefId);
    const index = parent.variants.findIndex((v) => v.def === def);
    return (m, args) => m.frame?.receive(m, [index, ...args]);
  }
  if (item.kind === 'struct') return (m, args) => m.frame?.receive(m, args);
  const unmodelled = world.defs.attr(def, 'unmodelled');
  if (unmodelled) throw new Outside(unmodelled.value ?? item.name, span);
  const name = world.defs.attr(def, 'intrinsic');
  if (name) {
    const key = world.intrinsicName(name);
    const intrinsic = world.intrinsics.get(key);
    if (!intrinsic) throw new Outside(`\`${world.tcx.printPath(def)}\` (${key})`, span);
    return nativeTarget(intrinsic, { substs, span, name: key });
  }
  const code = world.codeOf(def, substs);
  return (m, args) => {
    const frame = new MirFrame(code);
    const slots = frame.slots;
    for (let i = 0; i < args.length; i++) slots[i + 1] = args[i];
    m.push(frame);
  };
}

/** An intrinsic that asks to be called again keeps its arguments in a frame meanwhile. */
class NativeFrame extends Frame {
  constructor(
    private readonly intrinsic: Intrinsic,
    private readonly args: Slots,
    private readonly site: Site,
  ) {
    super();
  }
  run(m: Machine): void {
    const result = this.intrinsic(m, this.args, this.site);
    if (result !== RETRY && m.frame === this && m.panicking === null) m.pop(this, result);
  }
  receive(m: Machine, value: Value): void {
    m.pop(this, value);
  }
  override span(): MirSpan {
    return this.site.span;
  }
}

function nativeTarget(intrinsic: Intrinsic, site: Site): Target {
  return (m, args) => {
    const caller = m.frame;
    const result = intrinsic(m, args, site);
    if (result === RETRY) m.push(new NativeFrame(intrinsic, args, site));
    else if (result !== undefined && m.panicking === null) caller?.receive(m, result);
  };
}

/** A by-value call of a closure that works by reference: the closure is kept here and dropped afterwards. */
class OnceFrame extends Frame {
  private state: 'start' | 'called' | 'done' = 'start';
  private result: Value = null;
  private panic: Panic | null = null;
  constructor(
    private readonly world: World,
    private readonly ty: Ty,
    private readonly held: Slots,
    private readonly frame: MirFrame,
  ) {
    super();
  }
  run(m: Machine): void {
    if (this.state === 'start') {
      this.state = 'called';
      m.push(this.frame);
    } else if (this.panic) {
      m.panicking = this.panic;
      m.frame = this.parent;
      m.depth--;
    } else m.pop(this, this.result);
  }
  receive(m: Machine, value: Value): void {
    if (this.state !== 'called') return;
    this.result = value;
    this.dropHeld(m);
  }
  override unwind(m: Machine): void {
    if (this.state !== 'called') {
      super.unwind(m);
      return;
    }
    this.panic = m.panicking;
    m.panicking = null;
    this.dropHeld(m);
  }
  private dropHeld(m: Machine): void {
    this.state = 'done';
    if (this.world.facts.needsDrop(this.ty))
      m.push(new DropFrame(this.world, this.ty, this.held, 0, undefined));
  }
}

function closureTarget(world: World, def: DefId, substs: Substs, once: boolean): Target {
  const info = world.tcx.closure(def);
  const byRef = info.kind !== 'fnOnce';
  const code = world.codeOf(def, substs);
  const ty = world.closureTy(def, substs);
  return (m, args) => {
    const frame = new MirFrame(code);
    const held: Slots = [args[0]];
    frame.slots[1] =
      byRef && once
        ? new Ptr(held, 0, undefined)
        : !byRef && args[0] instanceof Ptr
          ? deref(args[0])
          : args[0];
    const list = untuple(args[1]);
    for (let i = 0; i < list.length; i++) frame.slots[i + 2] = list[i];
    if (byRef && once) m.push(new OnceFrame(world, ty, held, frame));
    else m.push(frame);
  };
}

/** Calls a fn pointer's or closure's value with plain arguments. */
export function callFnValue(
  world: World,
  m: Machine,
  ty: Ty,
  value: Value,
  args: Slots,
  span: MirSpan,
): void {
  if (ty.kind === 'fnDef') world.target(ty.def, ty.substs, span)(m, args);
  else if (ty.kind === 'closure')
    closureTarget(world, ty.def, ty.substs, true)(m, [value instanceof FnValue ? [] : value, args]);
  else throw new Outside('the call of this value', span);
}

function builtinTarget(world: World, method: DefId, self: Ty, span: MirSpan): Target {
  const name = world.defs.get(method).name;
  if (name === 'clone') {
    const copy = world.facts.copier(self);
    if (world.tcx.isCopy(self))
      return (m, args) => m.frame?.receive(m, copy ? copy(deref(args[0])) : deref(args[0]));
    return (m, args) => m.push(new CloneFrame(world, method, self, deref(args[0])));
  }
  throw new Outside(`\`${name}\` of ${world.tcx.print(self)}`, span);
}

/** The concrete type behind a trait object receiver: `&dyn T`, `Box<dyn T>`, `Pin<&mut dyn T>`, `Arc<dyn T>` … */
function concreteOf(v: Value): Ty | null {
  if (v instanceof Ptr) return typeof v.meta === 'object' ? v.meta : null;
  if (!Array.isArray(v)) return null;
  for (const part of v) {
    const found = concreteOf(part);
    if (found) return found;
  }
  return null;
}

function dynTarget(world: World, method: DefId, substs: Substs, span: MirSpan): Target {
  const found = new Map<Ty, Target>();
  return (m, args) => {
    const ty = concreteOf(args[0]);
    if (!ty) throw new Outside('a method of this trait object', span);
    let target = found.get(ty);
    if (!target) {
      target = world.target(method, [tyArg(ty), ...substs.slice(1)], span);
      found.set(ty, target);
    }
    target(m, args);
  };
}

export const instanceKey = (def: DefId, substs: Substs): string => `${def}<${substsKey(substs)}`;
