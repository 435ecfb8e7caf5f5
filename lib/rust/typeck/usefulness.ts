import { eraseFreeTy, substTy } from '../types/fold';
import type { Ty } from '../types/ty';
import type { Fcx } from './fcx';
import { adt } from './items';
import { bounds, type Ctor, type P, wild } from './patMatrix';

const LIMIT = 20000;

interface Check {
  readonly f: Fcx;
  steps: number;
}

/**
 * Values that no row matches, as patterns; empty when the rows are exhaustive, null when the search was too long.
 * Maranget's algorithm: split the first column by constructors, go on with the fields.
 */
export function missing(
  f: Fcx,
  rows: readonly (readonly P[])[],
  tys: readonly Ty[],
): string[][] | null {
  const c: Check = { f, steps: 0 };
  const out = search(c, expandAlts(rows), tys);
  return c.steps > LIMIT ? null : out;
}

/** Or-patterns in the first column become rows of their own. */
function expandAlts(rows: readonly (readonly P[])[]): (readonly P[])[] {
  return rows.flatMap((row) => {
    const [first, ...rest] = row;
    return first?.alts ? expandAlts(first.alts.map((a) => [a, ...rest])) : [row];
  });
}

function search(c: Check, rows: readonly (readonly P[])[], tys: readonly Ty[]): string[][] {
  if (c.steps++ > LIMIT) return [];
  const [ty, ...rest] = tys;
  if (ty === undefined) return rows.length > 0 ? [] : [[]];
  const used = rows.flatMap((r) => (r[0]?.ctor ? [r[0].ctor] : []));
  const { ctors, open } = split(c, ty, used);
  const out: string[][] = [];
  for (const ctor of ctors) {
    const fields = fieldTys(c, ty, ctor);
    const inner = search(c, expandAlts(specialize(rows, ctor, fields.length)), [
      ...fields,
      ...rest,
    ]);
    for (const w of inner.slice(0, 4))
      out.push([show(c, ty, ctor, w.slice(0, fields.length)), ...w.slice(fields.length)]);
    if (out.length > 8) return out;
  }
  if (open) {
    const others = rows.filter((r) => !r[0]?.ctor).map((r) => r.slice(1));
    for (const w of search(c, expandAlts(others), rest).slice(0, 4)) out.push([open, ...w]);
  }
  return out;
}

/** Rows that a value made by `ctor` can still match, its fields in front. */
function specialize(rows: readonly (readonly P[])[], ctor: Ctor, arity: number): (readonly P[])[] {
  return rows.flatMap((row) => {
    const [first, ...rest] = row;
    if (!first?.ctor) return [[...Array.from({ length: arity }, () => wild), ...rest]];
    if (!covers(first.ctor, ctor)) return [];
    return [[...spread(first, ctor, arity), ...rest]];
  });
}

function covers(p: Ctor, v: Ctor): boolean {
  switch (p.kind) {
    case 'single':
      return true;
    case 'variant':
      return v.kind === 'variant' && v.index === p.index;
    case 'bool':
      return v.kind === 'bool' && v.value === p.value;
    case 'range':
      return v.kind === 'range' && p.lo <= v.lo && v.hi <= p.hi;
    case 'slice':
      return v.kind === 'slice' && (p.open ? v.len >= p.len : !v.open && v.len === p.len);
    case 'opaque':
      return v.kind === 'opaque' && v.key === p.key;
  }
}

function spread(p: P, v: Ctor, arity: number): P[] {
  if (p.ctor?.kind !== 'slice' || v.kind !== 'slice')
    return Array.from({ length: arity }, (_, i) => p.fields[i] ?? wild);
  const { prefix, len } = p.ctor;
  const gap = arity - len;
  return [
    ...p.fields.slice(0, prefix),
    ...Array.from({ length: Math.max(0, gap) }, () => wild),
    ...p.fields.slice(prefix),
  ];
}

/** The constructors that together make all values, as finely as the column needs; `open`: and values none of them makes. */
function split(c: Check, ty: Ty, used: readonly Ctor[]): { ctors: Ctor[]; open: string | null } {
  if (ty.kind === 'bool')
    return {
      ctors: [
        { kind: 'bool', value: false },
        { kind: 'bool', value: true },
      ],
      open: null,
    };
  if (ty.kind === 'never') return { ctors: [], open: null };
  if (ty.kind === 'adt' && adt(c.f.cx, ty.def).kind === 'enum') {
    const variants = adt(c.f.cx, ty.def).variants;
    if (used.length === 0 && variants.length > 0) return { ctors: [], open: '_' };
    const list = variants.flatMap((v, index): Ctor[] =>
      v.fields.some((x) => uninhabited(c, field(c, x.ty, ty), 0))
        ? []
        : [{ kind: 'variant', index }],
    );
    return { ctors: list, open: null };
  }
  if (ty.kind === 'tuple' || ty.kind === 'ref' || ty.kind === 'array' || ty.kind === 'adt') {
    return used.some((u) => u.kind === 'single')
      ? { ctors: [{ kind: 'single' }], open: null }
      : used.length > 0
        ? { ctors: [...used], open: '_' }
        : { ctors: [], open: '_' };
  }
  const range = bounds(ty);
  if (range)
    return used.some((u) => u.kind === 'range')
      ? { ctors: pieces(range, used), open: null }
      : { ctors: [], open: '_' };
  if (ty.kind === 'slice')
    return used.length === 0 ? { ctors: [], open: '_' } : { ctors: lengths(used), open: null };
  return { ctors: distinct(used), open: '_' };
}

function distinct(used: readonly Ctor[]): Ctor[] {
  const seen = new Set<string>();
  return used.filter((u) => {
    const key = u.kind === 'opaque' ? u.key : u.kind;
    return !seen.has(key) && seen.add(key);
  });
}

/** Cuts a range at every end of a used range. */
function pieces(all: { lo: bigint; hi: bigint }, used: readonly Ctor[]): Ctor[] {
  const cuts = new Set<bigint>([all.lo]);
  for (const u of used) {
    if (u.kind !== 'range') continue;
    if (u.lo > all.lo && u.lo <= all.hi) cuts.add(u.lo);
    if (u.hi >= all.lo && u.hi < all.hi) cuts.add(u.hi + 1n);
  }
  const starts = [...cuts].sort((a, b) => (a < b ? -1 : 1));
  return starts.map((lo, i) => ({ kind: 'range', lo, hi: (starts[i + 1] ?? all.hi + 1n) - 1n }));
}

/** Every length up to the longest pattern, and "longer". */
function lengths(used: readonly Ctor[]): Ctor[] {
  const max = Math.max(0, ...used.map((u) => (u.kind === 'slice' ? u.len + (u.open ? 0 : 1) : 0)));
  const out: Ctor[] = Array.from({ length: max }, (_, len) => ({
    kind: 'slice',
    len,
    prefix: len,
    open: false,
  }));
  out.push({ kind: 'slice', len: max, prefix: max, open: true });
  return out;
}

const field = (c: Check, t: Ty, of: Ty & { kind: 'adt' }): Ty =>
  c.f.resolve(c.f.fieldTyOf(of, eraseFreeTy(t)));

function uninhabited(c: Check, ty: Ty, depth: number): boolean {
  if (depth > 4) return false;
  if (ty.kind === 'never') return true;
  if (ty.kind === 'tuple') return ty.elems.some((t) => uninhabited(c, t, depth + 1));
  if (ty.kind !== 'adt') return false;
  const info = adt(c.f.cx, ty.def);
  if (info.kind === 'enum')
    return info.variants.every((v) =>
      v.fields.some((x) => uninhabited(c, substTy(eraseFreeTy(x.ty), ty.substs), depth + 1)),
    );
  return false;
}

function fieldTys(c: Check, ty: Ty, ctor: Ctor): Ty[] {
  if (ty.kind === 'tuple') return [...ty.elems];
  if (ty.kind === 'ref') return [ty.ty];
  if (ty.kind === 'array')
    return ty.len.kind === 'value' && typeof ty.len.value === 'bigint'
      ? Array.from({ length: Number(ty.len.value) }, () => ty.elem)
      : [];
  if (ty.kind === 'slice' && ctor.kind === 'slice')
    return Array.from({ length: ctor.len }, () => ty.elem);
  if (ty.kind !== 'adt') return [];
  const variant = adt(c.f.cx, ty.def).variants[ctor.kind === 'variant' ? ctor.index : 0];
  return (variant?.fields ?? []).map((x) => field(c, x.ty, ty));
}

/** A value as rustc names it: `Some(_)`, `&None`, `(true, _)`, `i32::MIN..=0_i32`. */
function show(c: Check, ty: Ty, ctor: Ctor, fields: readonly string[]): string {
  if (ctor.kind === 'bool') return String(ctor.value);
  if (ctor.kind === 'range') return showRange(ty, ctor.lo, ctor.hi);
  if (ctor.kind === 'slice')
    return `[${[...fields.slice(0, ctor.prefix), ...(ctor.open ? ['..'] : []), ...fields.slice(ctor.prefix)].join(', ')}]`;
  if (ctor.kind === 'opaque') return '_';
  if (ty.kind === 'ref') return `&${fields[0] ?? '_'}`;
  if (ty.kind === 'tuple') return `(${fields.join(', ')}${fields.length === 1 ? ',' : ''})`;
  if (ty.kind === 'array') return `[${fields.join(', ')}]`;
  if (ty.kind !== 'adt') return '_';
  const info = adt(c.f.cx, ty.def);
  const v = info.variants[ctor.kind === 'variant' ? ctor.index : 0];
  if (!v) return '_';
  const bare = c.f.cx.lang('Option') === ty.def || c.f.cx.lang('Result') === ty.def;
  const name = info.kind === 'enum' && !bare ? `${info.name}::${v.name}` : v.name;
  if (v.ctor === 'unit') return name;
  if (v.ctor === 'tuple') return `${name}(${fields.join(', ')})`;
  return fields.every((x) => x === '_')
    ? `${name} { .. }`
    : `${name} { ${v.fields.map((x, i) => `${x.name}: ${fields[i]}`).join(', ')} }`;
}

function showRange(ty: Ty, lo: bigint, hi: bigint): string {
  const all = bounds(ty);
  const suffix = ty.kind === 'int' ? `_${ty.int}` : '';
  const end = (n: bigint, which: 'MIN' | 'MAX'): string => {
    if (ty.kind === 'char') return JSON.stringify(String.fromCodePoint(Number(n)));
    return all && n === (which === 'MIN' ? all.lo : all.hi) && !(which === 'MIN' && n === 0n)
      ? `${ty.kind === 'int' ? ty.int : ''}::${which}`
      : `${n}${suffix}`;
  };
  return lo === hi ? end(lo, 'MIN') : `${end(lo, 'MIN')}..=${end(hi, 'MAX')}`;
}
