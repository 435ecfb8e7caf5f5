import type { Ty } from '../types/ty';
import type { CodeContext } from './context';
import type { Facts } from './facts';
import { Outside } from './machine';
import { canonical, floatToInt, type Int, wrap } from './numbers';
import { addressOf, FnValue, type Meta, NULL, Ptr, type Slots, type Value } from './value';

type Cast = (v: Value) => Value;

/** `as` between numbers, from bool, char and field-less enums. */
export function numericCast(cx: CodeContext, from: Ty, to: Ty): Cast {
  if (to.kind === 'int') {
    const kind = to.int;
    if (from.kind === 'int' || from.kind === 'char') return (v) => wrap(kind, v as Int);
    if (from.kind === 'bool') return (v) => (v ? 1 : 0);
    if (from.kind === 'float') return (v) => floatToInt(kind, v as number);
    if (from.kind === 'adt') {
      const values = cx.facts
        .adt(from.def)
        .variants.map((x) => wrap(kind, canonical(x.discriminant)));
      return (v) => values[(v as Slots)[0] as number];
    }
  }
  if (to.kind === 'float') {
    const single = to.float === 'f32';
    return (v) => (single ? Math.fround(Number(v)) : Number(v));
  }
  if (to.kind === 'char' && from.kind === 'int') return (v) => v;
  if (from === to) return (v) => v;
  throw new Outside(`a cast from ${cx.world.tcx.print(from)} to ${cx.world.tcx.print(to)}`);
}

/** Casts and coercions of pointers and functions. */
export function castValue(
  cx: CodeContext,
  from: Ty,
  to: Ty,
  how: 'unsize' | 'reifyFn' | 'closureToFn' | 'pointer',
): Cast {
  if (how === 'reifyFn' || how === 'closureToFn') return () => new FnValue(from);
  if (how === 'unsize') return unsizing(cx.facts, from, to) ?? ((v) => v);
  if (from.kind === 'fnDef')
    return () => (to.kind === 'int' ? 0x5000_0000 + from.id * 16 : new FnValue(from));
  if (to.kind === 'int') {
    if (from.kind === 'fnPtr') return (v) => 0x5000_0000 + (v as FnValue).ty.id * 16;
    return (v) => {
      cx.world.exactAddresses = true;
      return v instanceof Ptr ? addressOf(v) : 0;
    };
  }
  if (from.kind === 'int') {
    return (v) => {
      if (v === 0) return NULL;
      throw new Outside('a pointer made from a number');
    };
  }
  if (
    from.kind === 'ref' &&
    from.ty.kind === 'array' &&
    to.kind === 'ptr' &&
    to.ty.kind !== 'array'
  )
    return (v) => arrayElements(v as Ptr);
  return (v) => v;
}

const arrayElements = (p: Ptr): Ptr => new Ptr(p.base[p.key] as Slots, 0, undefined);

/** `T` to `dyn Trait`, `[T; N]` to `[T]`, behind any pointer; null when nothing changes. */
function unsizing(facts: Facts, from: Ty, to: Ty): Cast | null {
  if (from === to) return null;
  const source = facts.pointee(from);
  const target = facts.pointee(to);
  if (source && target) return unsizePointer(facts, source, target);
  if (from.kind !== 'adt' || to.kind !== 'adt' || from.def !== to.def) return null;
  const isEnum = facts.isEnum(from);
  const before = facts.fields(from);
  const after = facts.fields(to);
  const parts = before.map((ty, i) => unsizing(facts, ty, after[i] ?? ty));
  if (isEnum || parts.every((p) => p === null)) return null;
  return (v) => (v as Slots).map((x, i) => (parts[i] ? (parts[i] as Cast)(x) : x));
}

function unsizePointer(facts: Facts, source: Ty, target: Ty): Cast | null {
  if (source === target) return null;
  if (source.kind === 'array' && target.kind === 'slice') {
    return (v) => {
      const p = v as Ptr;
      const list = p.base[p.key] as Slots;
      return new Ptr(list, 0, list.length);
    };
  }
  const meta = tailMeta(facts, source, target);
  return meta === undefined ? null : (v) => withMeta(v as Ptr, meta);
}

const withMeta = (p: Ptr, meta: Meta): Ptr => new Ptr(p.base, p.key, meta);

/** The metadata of a pointer to `target` whose value really is a `source`; undefined: keep what is there. */
function tailMeta(facts: Facts, source: Ty, target: Ty): Meta {
  if (target.kind === 'dyn') return source.kind === 'dyn' ? undefined : source;
  if (source.kind === 'array' && target.kind === 'slice')
    return source.len.kind === 'value' ? Number(source.len.value) : undefined;
  if (source.kind !== 'adt' || target.kind !== 'adt' || source.def !== target.def) return undefined;
  const before = facts.fields(source);
  const after = facts.fields(target);
  const last = before.length - 1;
  const a = before[last];
  const b = after[last];
  return a && b && a !== b ? tailMeta(facts, a, b) : undefined;
}
