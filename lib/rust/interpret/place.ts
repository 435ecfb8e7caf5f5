import type { Place, PlaceElem } from '../mir/mir';
import type { Ty } from '../types/ty';
import type { CodeContext } from './context';
import type { MirFrame } from './frame';
import { InvalidMemory } from './graveyard';
import { Outside } from './machine';
import { PanicSignal } from './numbers';
import { type Meta, Ptr, type Slots, type Value } from './value';

/**
 * A prepared place. `base` answers the array the slot is in; `key` is its index when that is known beforehand,
 * else -1 and `base` left it in `reg.key`. A dereference leaves the pointer's metadata in `reg.meta`.
 */
export interface Access {
  readonly base: (f: MirFrame) => Slots;
  readonly key: number;
  readonly ty: Ty;
  /** The place is exactly what the pointer `pointer` points at: borrowing it again is copying the pointer. */
  readonly pointer: ((f: MirFrame) => Value) | null;
}

export const reg: { key: number; meta: Meta } = { key: 0, meta: undefined };

/** Prepares a place of the body for its concrete types. */
export function access(cx: CodeContext, place: Place): Access {
  const local = place.local;
  let at: Access = { base: (f) => f.slots, key: local, ty: cx.localTy(local), pointer: null };
  let variant = 0;
  for (const elem of place.proj) {
    if (elem.kind === 'downcast') variant = elem.variant;
    else {
      at = project(cx, at, elem, variant);
      variant = 0;
    }
  }
  return at;
}

function project(cx: CodeContext, at: Access, elem: PlaceElem, variant: number): Access {
  switch (elem.kind) {
    case 'deref':
      return deref(cx, at);
    case 'field':
      return fieldOf(cx, at, elem.index, variant, cx.mono(elem.ty));
    case 'upvar':
      return { base: container(at), key: elem.index, ty: cx.mono(elem.ty), pointer: null };
    case 'index':
      return indexed(at, (f) => f.slots[elem.local] as number);
    case 'constIndex':
      return indexed(at, null, elem.offset, elem.fromEnd);
    case 'subslice':
      return subslice(at, elem.from, elem.to, elem.fromEnd);
    case 'downcast':
      return at;
  }
}

/** The aggregate in the slot, as the array that holds its parts. */
function container(at: Access): (f: MirFrame) => Slots {
  const { base, key } = at;
  if (key >= 0) return (f) => base(f)[key] as Slots;
  return (f) => {
    const slots = base(f);
    return slots[reg.key] as Slots;
  };
}

/** The value in the slot, without copying. */
export function peek(at: Access): (f: MirFrame) => Value {
  const { base, key } = at;
  if (key >= 0) return (f) => base(f)[key];
  return (f) => {
    const slots = base(f);
    return slots[reg.key];
  };
}

function deref(cx: CodeContext, at: Access): Access {
  const pointer = peek(at);
  const ty = cx.facts.pointee(at.ty);
  if (!ty) throw new Outside('a dereference of this type');
  const base = (f: MirFrame): Slots => {
    const p = pointer(f) as Ptr;
    if (cx.strict) followed(cx, p);
    reg.key = p.key;
    reg.meta = p.meta;
    return p.base;
  };
  return { base, key: -1, ty, pointer };
}

/** In a rejected program: a reference may point at what is gone. */
export function followed(cx: CodeContext, pointer: Value): void {
  const gone = cx.world.state.graveyard?.gone(pointer);
  if (gone) throw new InvalidMemory({ problem: 'dangling', ...gone, span: null });
}

function fieldOf(cx: CodeContext, at: Access, index: number, variant: number, ty: Ty): Access {
  const holder = at.ty;
  const isAdt = holder.kind === 'adt';
  if (isAdt && cx.facts.isBox(holder)) throw new Outside('the inside of a `Box`');
  const adt = isAdt ? cx.facts.adt(holder.def) : null;
  const key = adt?.kind === 'union' ? 0 : index + (adt?.kind === 'enum' ? 1 : 0);
  const exact = adt
    ? (cx.facts.fields(holder, variant)[index] ?? ty)
    : holder.kind === 'tuple'
      ? (holder.elems[index] ?? ty)
      : ty;
  const inside = container(at);
  if (exact.kind !== 'slice') return { base: inside, key, ty: exact, pointer: null };
  // An unsized array at the end of a struct: the place is the array's elements.
  const base = (f: MirFrame): Slots => {
    const elements = inside(f)[key] as Slots;
    reg.key = 0;
    reg.meta = elements.length;
    return elements;
  };
  return { base, key: -1, ty: exact, pointer: null };
}

function outOfBounds(len: number, index: number): never {
  throw new PanicSignal(`index out of bounds: the len is ${len} but the index is ${index}`);
}

function indexed(
  at: Access,
  index: ((f: MirFrame) => number) | null,
  offset = 0,
  fromEnd = false,
): Access {
  const isSlice = at.ty.kind === 'slice';
  const ty = at.ty.kind === 'slice' || at.ty.kind === 'array' ? at.ty.elem : at.ty;
  const list = isSlice ? at.base : container(at);
  const base = (f: MirFrame): Slots => {
    const elements = list(f);
    const start = isSlice ? reg.key : 0;
    const len = isSlice ? (reg.meta as number) : elements.length;
    const i = index ? index(f) : fromEnd ? len - offset : offset;
    if (i >= len || i < 0) outOfBounds(len, i);
    reg.key = start + i;
    reg.meta = undefined;
    return elements;
  };
  return { base, key: -1, ty, pointer: null };
}

function subslice(at: Access, from: number, to: number, fromEnd: boolean): Access {
  const isSlice = at.ty.kind === 'slice';
  const list = isSlice ? at.base : container(at);
  const base = (f: MirFrame): Slots => {
    const elements = list(f);
    const start = isSlice ? reg.key : 0;
    const len = isSlice ? (reg.meta as number) : elements.length;
    reg.key = start + from;
    reg.meta = (fromEnd ? len - to : to) - from;
    return elements;
  };
  return { base, key: -1, ty: at.ty, pointer: null };
}

/** Evaluates `&place` or `&raw place`. */
export function borrow(at: Access): (f: MirFrame) => Value {
  const { base, key, ty } = at;
  if (at.pointer) return at.pointer;
  if (ty.kind === 'str') return peek(at);
  if (key >= 0) return (f) => new Ptr(base(f), key, reg.meta);
  return (f) => {
    const slots = base(f);
    return new Ptr(slots, reg.key, reg.meta);
  };
}

/** Writes a slot. */
export function store(at: Access): (f: MirFrame, v: Value) => void {
  const { base, key } = at;
  if (key >= 0) {
    return (f, v) => {
      base(f)[key] = v;
    };
  }
  return (f, v) => {
    const slots = base(f);
    slots[reg.key] = v;
  };
}

/** Reads a slot and leaves it empty: a move of something that has drop glue. */
export function take(at: Access): (f: MirFrame) => Value {
  const { base, key } = at;
  return (f) => {
    const slots = base(f);
    const k = key >= 0 ? key : reg.key;
    const v = slots[k];
    slots[k] = undefined;
    return v;
  };
}
