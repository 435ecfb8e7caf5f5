import type { Ty } from '../../types/ty';
import { DropFrame } from '../drop';
import { type Intrinsic, typeArg } from '../intrinsic';
import { Outside } from '../machine';
import { addressOf, FnValue, NULL, Ptr, type Slots, samePlace, type Value } from '../value';

const unit = null;

/** An opaque handle as stubs hold it: `struct Native { handle }`. */
export const native = (of: unknown): Slots => [of];
export function handle<T>(v: Value): T {
  let at = v;
  while (Array.isArray(at)) at = at[0];
  return at as T;
}

/** `Buf<T>`: a struct around one pointer to the row of slots. */
const buf = (list: Slots): Slots => [[new Ptr(list, 0, list.length)]];
const rowOf = (v: Value): Slots => (((v as Slots)[0] as Slots)[0] as Ptr).base;

/** The elements a slice pointer sees. */
export function elements(v: Value): Slots {
  const p = v as Ptr;
  return p.key === 0 && p.meta === p.base.length
    ? p.base
    : p.base.slice(p.key, p.key + (p.meta as number));
}

const ptr = (v: Value): Ptr => v as Ptr;
const num = (v: Value): number => v as number;

/** Cells that `inner_of_value` made for a counted value, so that the same value gives the same cell. */
const cells = new WeakMap<Slots, Slots>();

const size = (ty: Ty, of: (ty: Ty) => { size: number; align: number } | null): number => {
  const layout = of(ty);
  if (!layout) throw new Outside('the size of this type');
  return layout.size;
};

export const memory: Record<string, Intrinsic> = {
  'mem::size_of': (m, _a, s) => size(typeArg(s), (t) => m.world.layouts.of(t)),
  'mem::align_of': (m, _a, s) => m.world.layouts.of(typeArg(s))?.align ?? 1,
  'mem::size_of_val': (m, [v], s) => sizeOfVal(m.world.layouts, typeArg(s), v),
  'mem::align_of_val': (m, [v], s) => m.world.layouts.of(concrete(typeArg(s), v))?.align ?? 1,
  'mem::needs_drop': (m, _a, s) => m.world.facts.needsDrop(typeArg(s)),
  'mem::forget': () => unit,
  'mem::transmute': (_m, [v]) => v,
  'mem::zeroed': () => {
    throw new Outside('`mem::zeroed`');
  },
  'mem::discriminant': (_m, [v]) => {
    const value = ptr(v).base[ptr(v).key];
    return [Array.isArray(value) ? value[0] : 0];
  },

  'ptr::read': (m, [p], s) => {
    const value = ptr(p).base[ptr(p).key];
    const ty = typeArg(s);
    const copy = m.world.exactAddresses || m.world.tcx.isCopy(ty) ? m.world.facts.copier(ty) : null;
    return copy ? copy(value) : (value ?? null);
  },
  'ptr::write': (m, [p, v]) => {
    const to = ptr(p);
    const there = to.base[to.key];
    if (m.world.exactAddresses && Array.isArray(there) && Array.isArray(v) && there !== v)
      overwrite(there, v);
    else to.base[to.key] = v;
    return unit;
  },
  'mem::replace': (m, [p, v], s) => {
    const to = ptr(p);
    const before = to.base[to.key];
    const copy = m.world.exactAddresses ? m.world.facts.copier(typeArg(s)) : null;
    if (!copy || !Array.isArray(before) || !Array.isArray(v)) {
      to.base[to.key] = v;
      return before;
    }
    const moved = copy(before);
    overwrite(before, v);
    return moved;
  },
  'ptr::drop_in_place': (m, [p], s) => {
    const ty = typeArg(s);
    const to = ptr(p);
    if (!(to instanceof Ptr)) return unit;
    const element = ty.kind === 'slice' ? ty.elem : ty;
    if (!m.world.facts.needsDrop(element)) return unit;
    m.push(new DropFrame(m.world, ty, to.base, to.key, to.meta));
    return undefined;
  },
  'ptr::addr': (m, [p]) => {
    m.world.exactAddresses = true;
    return p instanceof Ptr ? addressOf(p) : stringAddress(p as string);
  },
  'ptr::fn_addr': (_m, [f], s) => 0x5000_0000 + (f instanceof FnValue ? f.ty : typeArg(s)).id * 16,
  'ptr::is_null': (_m, [p]) => p === NULL,
  'ptr::null': () => NULL,
  'ptr::dangling': () => new Ptr([null], 0, undefined),
  'ptr::eq': (_m, [a, b]) => (a instanceof Ptr && b instanceof Ptr ? samePlace(a, b) : a === b),

  'box::new': (_m, [v]) => new Ptr([v], 0, undefined),
  'box::into_raw': (_m, [v]) => v,
  'box::from_raw': (_m, [v]) => v,
  'box::free': () => unit,
  'box::call_once': (m, [b, args], s) => {
    // The callee is moved out of its box; the box itself has no drop glue of its own.
    const p = ptr(b);
    const self = typeArg(s);
    const inner = typeof p.meta === 'object' ? p.meta : self;
    m.world.callOnce(m, inner, p.base[p.key], args, s.span);
    return undefined;
  },

  'rc::from_box': (_m, [b, strong, weak], s) => {
    const ty = typeArg(s);
    if (ty.kind === 'str') return [new Ptr([[strong, weak, b]], 0, undefined)];
    const p = ptr(b);
    if (ty.kind === 'slice') return [new Ptr([[strong, weak, elements(p)]], 0, p.meta)];
    return [new Ptr([[strong, weak, p.base[p.key]]], 0, p.meta)];
  },
  'rc::inner_of_value': (_m, [v]) => {
    const p = ptr(v);
    let cell = cells.get(p.base);
    if (!cell) {
      cell = [p.base];
      cells.set(p.base, cell);
    }
    return [new Ptr(cell, 0, p.meta)];
  },

  'buf::new': () => buf([]),
  'buf::len': (_m, [b]) => rowOf(b).length,
  'buf::push': (_m, [b, v]) => {
    rowOf(b).push(v);
    return unit;
  },
  'buf::pop': (_m, [b]) => rowOf(b).pop(),
  'buf::insert': (_m, [b, i, v]) => {
    rowOf(b).splice(num(i), 0, v);
    return unit;
  },
  'buf::remove': (_m, [b, i]) => (i === 0 ? rowOf(b).shift() : rowOf(b).splice(num(i), 1)[0]),
  'buf::set_len': (_m, [b, n]) => {
    rowOf(b).length = num(n);
    return unit;
  },
  'buf::slots': (_m, [b]) => {
    const list = rowOf(b);
    return new Ptr(list, 0, list.length);
  },
  'buf::split_off': (_m, [b, at]) => buf(rowOf(b).splice(num(at))),
  'buf::append': (_m, [b, other]) => {
    const from = rowOf(other);
    const to = rowOf(b);
    for (const v of from) to.push(v);
    from.length = 0;
    return unit;
  },
  'buf::from_box': (_m, [b]) => buf(elements(b)),
  'buf::into_box': (_m, [b]) => {
    const list = rowOf(b);
    return new Ptr(list, 0, list.length);
  },
  'buf::reverse': (_m, [b]) => {
    rowOf(b).reverse();
    return unit;
  },
  'array::from_buf': (_m, [b]) => rowOf(b).slice(),
  'array::into_buf': (_m, [a]) => buf(a as Slots),

  'slice::len': (_m, [s]) => ptr(s).meta,
  'slice::elem': (_m, [s, i]) => new Ptr(ptr(s).base, ptr(s).key + num(i), undefined),
  'slice::sub': (_m, [s, from, to]) =>
    new Ptr(ptr(s).base, ptr(s).key + num(from), num(to) - num(from)),
  'slice::from_ref': (_m, [s]) => new Ptr(ptr(s).base, ptr(s).key, 1),

  'any::type_name': (m, _a, s) => m.world.typeName(typeArg(s)),
  'any::type_id': (_m, _a, s) => typeArg(s).id + 1,
};

/** Puts a value where another was, part by part: pointers into the place see the new parts. */
function overwrite(there: Slots, v: Slots): void {
  for (let i = 0; i < v.length; i++) {
    const before = there[i];
    const after = v[i];
    if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
      overwrite(before, after);
    else there[i] = after;
  }
  there.length = v.length;
}

const addresses = new Map<string, number>();
function stringAddress(text: string): number {
  let at = addresses.get(text);
  if (at === undefined) {
    at = 0x5555_0000 + addresses.size * 64;
    addresses.set(text, at);
  }
  return at;
}

function concrete(ty: Ty, v: Value): Ty {
  return ty.kind === 'dyn' && v instanceof Ptr && typeof v.meta === 'object' ? v.meta : ty;
}

function sizeOfVal(layouts: { of(ty: Ty): { size: number } | null }, ty: Ty, v: Value): number {
  if (ty.kind === 'str') return new TextEncoder().encode(v as string).length;
  if (ty.kind === 'slice') return (layouts.of(ty.elem)?.size ?? 0) * ((v as Ptr).meta as number);
  const of = concrete(ty, v);
  const layout = layouts.of(of);
  if (!layout)
    throw new Outside(
      of.kind === 'coroutine' ? 'the size of this future' : 'the size of this value',
    );
  return layout.size;
}
