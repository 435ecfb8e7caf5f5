import type { Tcx } from '../typeck';
import type { DefId, Ty } from '../types/ty';

/** A way to build a value of some type; patterns are trees of these. */
export type Ctor =
  /** Structs, tuples, references: the one way there is. */
  | { readonly kind: 'single' }
  | { readonly kind: 'variant'; readonly index: number }
  | { readonly kind: 'bool'; readonly value: boolean }
  /** Integers and chars, inclusive. */
  | { readonly kind: 'range'; readonly lo: bigint; readonly hi: bigint }
  /** A slice of exactly `prefix` elements, or (with `suffix` not null) of at least `prefix + suffix`. */
  | { readonly kind: 'slice'; readonly prefix: number; readonly suffix: number | null }
  /** A string, float or constant: equal only to itself; no set of them is complete. */
  | { readonly kind: 'value'; readonly key: string };

/** A pattern with binding modes and sugar gone. */
export type Deconstructed =
  | { readonly kind: 'wild' }
  | { readonly kind: 'or'; readonly alts: readonly Deconstructed[] }
  | { readonly kind: 'ctor'; readonly ctor: Ctor; readonly fields: readonly Deconstructed[] };

export const WILD: Deconstructed = { kind: 'wild' };

const INT_BITS: Record<string, number> = {
  i8: 8,
  i16: 16,
  i32: 32,
  i64: 64,
  i128: 128,
  isize: 64,
  u8: 8,
  u16: 16,
  u32: 32,
  u64: 64,
  u128: 128,
  usize: 64,
};

/** The least and greatest value of an integer or char type, or null for other types. */
export function intBounds(ty: Ty): { lo: bigint; hi: bigint } | null {
  if (ty.kind === 'char') return { lo: 0n, hi: 0x10ffffn };
  if (ty.kind !== 'int') return null;
  const bits = BigInt(INT_BITS[ty.int] ?? 64);
  return ty.int.startsWith('i')
    ? { lo: -(1n << (bits - 1n)), hi: (1n << (bits - 1n)) - 1n }
    : { lo: 0n, hi: (1n << bits) - 1n };
}

/** The types of a constructor's fields. */
export function fieldTys(tcx: Tcx, ty: Ty, ctor: Ctor): readonly Ty[] {
  switch (ty.kind) {
    case 'ref':
      return [ty.ty];
    case 'tuple':
      return ty.elems;
    case 'adt': {
      if (ctor.kind !== 'single' && ctor.kind !== 'variant') return [];
      const variant = tcx.adt(ty.def).variants[ctor.kind === 'variant' ? ctor.index : 0];
      return (variant?.fields ?? []).map((f) => tcx.normalize(tcx.subst(f.ty, ty.substs)));
    }
    case 'array':
    case 'slice':
      return ctor.kind === 'slice'
        ? new Array<Ty>(ctor.prefix + (ctor.suffix ?? 0)).fill(ty.elem)
        : [];
    default:
      return [];
  }
}

/** True when no value of the type exists: `!`, and enums without variants. */
export function isEmpty(tcx: Tcx, ty: Ty): boolean {
  if (ty.kind === 'never') return true;
  return ty.kind === 'adt' && isEnum(tcx, ty.def) && tcx.adt(ty.def).variants.length === 0;
}

export const isEnum = (tcx: Tcx, def: DefId): boolean => tcx.adt(def).kind === 'enum';

/** How a missing value is written in the message: `None`, `Some(_)`, `i32::MIN..=0_i32`, `&[]`. */
export function printCtor(tcx: Tcx, ty: Ty, ctor: Ctor, fields: readonly string[]): string {
  switch (ctor.kind) {
    case 'bool':
      return String(ctor.value);
    case 'range':
      return printRange(ty, ctor.lo, ctor.hi);
    case 'value':
      return '_';
    case 'slice': {
      const rest = ctor.suffix === null ? [] : ['..'];
      return `[${[...fields.slice(0, ctor.prefix), ...rest, ...fields.slice(ctor.prefix)].join(', ')}]`;
    }
    default:
      break;
  }
  if (ty.kind === 'ref') return `&${fields[0] ?? '_'}`;
  if (ty.kind === 'tuple') return `(${fields.join(', ')}${fields.length === 1 ? ',' : ''})`;
  if (ty.kind !== 'adt') return '_';
  const adt = tcx.adt(ty.def);
  const variant = adt.variants[ctor.kind === 'variant' ? ctor.index : 0];
  if (!variant) return '_';
  const prelude = adt.name === 'Option' || adt.name === 'Result';
  const name =
    adt.kind === 'enum' ? (prelude ? variant.name : `${adt.name}::${variant.name}`) : adt.name;
  if (variant.ctor === 'unit') return name;
  if (variant.ctor === 'tuple') return `${name}(${fields.join(', ')})`;
  const named = fields.map((f, i) => `${variant.fields[i]?.name}: ${f}`);
  return fields.length > 0 && fields.every((f) => f === '_')
    ? `${name} { .. }`
    : `${name} { ${named.join(', ')} }`;
}

function printRange(ty: Ty, lo: bigint, hi: bigint): string {
  const bounds = intBounds(ty);
  if (!bounds) return '_';
  if (lo === bounds.lo && hi === bounds.hi) return '_';
  if (ty.kind === 'char') {
    const show = (v: bigint): string =>
      `'${v < 0x20n || v === 0x7fn ? `\\u{${v.toString(16)}}` : String.fromCodePoint(Number(v))}'`;
    return lo === hi
      ? show(lo)
      : hi === bounds.hi
        ? `${show(lo)}..='\\u{10ffff}'`
        : `${show(lo)}..=${show(hi)}`;
  }
  const name = ty.kind === 'int' ? ty.int : '';
  const show = (v: bigint): string =>
    v === bounds.lo && bounds.lo < 0n
      ? `${name}::MIN`
      : v === bounds.hi
        ? `${name}::MAX`
        : `${v}_${name}`;
  if (lo === hi) return show(lo);
  if (lo === bounds.lo) return `${show(lo)}..=${show(hi)}`;
  return hi === bounds.hi ? `${show(lo)}..=${show(hi)}` : `${show(lo)}..=${show(hi)}`;
}
