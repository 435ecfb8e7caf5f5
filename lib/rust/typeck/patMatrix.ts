import type { Expr, Pat } from '../syntax/ast';
import type { Ty } from '../types/ty';
import { evalConst } from './constEval';
import type { Fcx } from './fcx';
import { adt } from './items';

/** A constructor of values, as far as exhaustiveness tells them apart. */
export type Ctor =
  | { readonly kind: 'variant'; readonly index: number }
  | { readonly kind: 'single' }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'range'; readonly lo: bigint; readonly hi: bigint }
  /** `len` elements, or at least `len` with a `..` after `prefix` of them. */
  | {
      readonly kind: 'slice';
      readonly len: number;
      readonly prefix: number;
      readonly open: boolean;
    }
  /** A string, float or opaque constant: never exhausts its type. */
  | { readonly kind: 'opaque'; readonly key: string };

/** A pattern in the form the usefulness check works on. `ctor` null matches everything. */
export interface P {
  readonly ctor: Ctor | null;
  readonly fields: readonly P[];
  readonly alts: readonly P[] | null;
}

export const wild: P = { ctor: null, fields: [], alts: null };
const make = (ctor: Ctor, fields: readonly P[] = []): P => ({ ctor, fields, alts: null });

/** Rewrites a pattern with its implicit dereferences written out; null when a part is outside the model. */
export function lowerPat(f: Fcx, p: Pat): P | null {
  const inner = lowerInner(f, p);
  if (!inner) return null;
  const derefs = f.results.patAdjust.get(p.id)?.derefs ?? [];
  return derefs.reduce(
    (at) => (at.ctor === null && !at.alts ? at : make({ kind: 'single' }, [at])),
    inner,
  );
}

function lowerAll(f: Fcx, ps: readonly Pat[]): P[] | null {
  const out: P[] = [];
  for (const p of ps) {
    const q = lowerPat(f, p);
    if (!q) return null;
    out.push(q);
  }
  return out;
}

// long: one case per pattern kind
function lowerInner(f: Fcx, p: Pat): P | null {
  switch (p.kind) {
    case 'WildPat':
    case 'RestPat':
      return wild;
    case 'IdentPat': {
      if (f.cx.resolutions.res(p.id)?.kind === 'def') return constant(f, p);
      return p.sub ? lowerPat(f, p.sub) : wild;
    }
    case 'PathPat':
      return constant(f, p);
    case 'RefPat': {
      const inner = lowerPat(f, p.inner);
      return inner && make({ kind: 'single' }, [inner]);
    }
    case 'TuplePat': {
      const ty = f.results.patTy.get(p.id);
      return ty?.kind === 'tuple'
        ? withRest(f, p.elems, ty.elems.length, { kind: 'single' })
        : null;
    }
    case 'TupleStructPat': {
      const ty = f.results.patTy.get(p.id);
      const index = f.results.variantIndex.get(p.id) ?? 0;
      if (ty?.kind !== 'adt') return null;
      return withRest(
        f,
        p.elems,
        adt(f.cx, ty.def).variants[index]?.fields.length ?? 0,
        ctorOf(f, ty, index),
      );
    }
    case 'StructPat': {
      const ty = f.results.patTy.get(p.id);
      const index = f.results.variantIndex.get(p.id) ?? 0;
      if (ty?.kind !== 'adt') return null;
      const fields: P[] = (adt(f.cx, ty.def).variants[index]?.fields ?? []).map(() => wild);
      for (const x of p.fields) {
        const at = f.results.fieldIndex.get(x.id);
        const q = lowerPat(f, x.pat);
        if (at === undefined || !q) return null;
        fields[at] = q;
      }
      return make(ctorOf(f, ty, index), fields);
    }
    case 'OrPat': {
      const alts = lowerAll(f, p.alts);
      return alts && { ctor: null, fields: [], alts };
    }
    case 'SlicePat':
      return slice(f, p);
    case 'LiteralPat':
      return literal(f, p.expr, f.results.patTy.get(p.id) ?? null);
    case 'RangePat':
      return range(f, p);
    case 'MacroPat':
      return p.call.expansion ? lowerPat(f, p.call.expansion) : null;
    case 'ErrorPat':
      return null;
  }
}

function ctorOf(f: Fcx, ty: Ty & { kind: 'adt' }, index: number): Ctor {
  return adt(f.cx, ty.def).kind === 'enum' ? { kind: 'variant', index } : { kind: 'single' };
}

function withRest(f: Fcx, elems: readonly Pat[], count: number, ctor: Ctor): P | null {
  const rest = elems.findIndex((x) => x.kind === 'RestPat');
  const fields: P[] = Array.from({ length: count }, () => wild);
  for (const [i, x] of elems.entries()) {
    if (i === rest) continue;
    const q = lowerPat(f, x);
    if (!q) return null;
    fields[rest >= 0 && i > rest ? count - (elems.length - i) : i] = q;
  }
  return make(ctor, fields);
}

function constant(f: Fcx, p: Pat): P | null {
  const res = f.results.path.get(p.id);
  const ty = f.results.patTy.get(p.id);
  if (res?.kind === 'ctor' && ty?.kind === 'adt')
    return make(ctorOf(f, ty, f.results.variantIndex.get(p.id) ?? 0));
  if (res?.kind !== 'const') return null;
  const def = f.cx.def(res.def);
  if ((def.kind !== 'const' && def.kind !== 'assocConst') || !def.node.value)
    return make({ kind: 'opaque', key: `const${res.def}` });
  const value = evalConst({ cx: f.cx, inferConst: null }, def.node.value);
  return value.kind === 'value' && typeof value.value === 'bigint'
    ? make({ kind: 'range', lo: value.value, hi: value.value })
    : make({ kind: 'opaque', key: `const${res.def}` });
}

function numberOf(e: Expr): bigint | null {
  if (e.kind === 'UnaryExpr' && e.op === '-') {
    const n = numberOf(e.expr);
    return n === null ? null : -n;
  }
  if (e.kind !== 'LiteralExpr') return null;
  if (e.lit.kind === 'int') return e.lit.value;
  if (e.lit.kind === 'byte') return BigInt(e.lit.value);
  return e.lit.kind === 'char' ? BigInt(e.lit.value.codePointAt(0) ?? 0) : null;
}

function literal(f: Fcx, e: Expr, ty: Ty | null): P | null {
  if (e.kind === 'LiteralExpr' && e.lit.kind === 'bool')
    return make({ kind: 'bool', value: e.lit.value });
  const n = numberOf(e);
  if (n !== null && ty?.kind !== 'float') return make({ kind: 'range', lo: n, hi: n });
  const own = e.kind === 'LiteralExpr' ? f.results.exprTy.get(e.id) : undefined;
  const key = e.kind === 'LiteralExpr' && e.lit.kind === 'str' ? `s${e.lit.value}` : `x${e.id}`;
  const leaf = make({ kind: 'opaque', key });
  // `"a"` matched against `&str`: the reference is part of the literal.
  return own?.kind === 'ref' && ty?.kind === 'ref' ? make({ kind: 'single' }, [leaf]) : leaf;
}

/** The whole range of an integer type or `char`. */
export function bounds(ty: Ty): { lo: bigint; hi: bigint } | null {
  if (ty.kind === 'char') return { lo: 0n, hi: 0x10ffffn };
  if (ty.kind !== 'int') return null;
  const size = ty.int.slice(1) === 'size' ? 64n : BigInt(ty.int.slice(1));
  return ty.int[0] === 'u'
    ? { lo: 0n, hi: (1n << size) - 1n }
    : { lo: -(1n << (size - 1n)), hi: (1n << (size - 1n)) - 1n };
}

function endOf(f: Fcx, e: Expr): bigint | null {
  const n = numberOf(e);
  if (n !== null) return n;
  const value = evalConst({ cx: f.cx, inferConst: null }, e);
  return value.kind === 'value' && typeof value.value === 'bigint' ? value.value : null;
}

function range(f: Fcx, p: Pat & { kind: 'RangePat' }): P | null {
  const ty = f.results.patTy.get(p.id);
  const all = ty ? bounds(ty) : null;
  if (!all) return make({ kind: 'opaque', key: `r${p.id}` });
  const lo = p.lo ? endOf(f, p.lo) : all.lo;
  const hi = p.hi ? endOf(f, p.hi) : all.hi;
  if (lo === null || hi === null) return null;
  return make({ kind: 'range', lo, hi: p.hi && !p.inclusive ? hi - 1n : hi });
}

function slice(f: Fcx, p: Pat & { kind: 'SlicePat' }): P | null {
  const isRest = (x: Pat) =>
    x.kind === 'RestPat' || (x.kind === 'IdentPat' && x.sub?.kind === 'RestPat');
  const rest = p.elems.findIndex(isRest);
  const fields = lowerAll(
    f,
    p.elems.filter((x) => !isRest(x)),
  );
  const ty = f.results.patTy.get(p.id);
  if (!fields) return null;
  if (ty?.kind === 'array') {
    if (ty.len.kind !== 'value' || typeof ty.len.value !== 'bigint') return null;
    const gap = Number(ty.len.value) - fields.length;
    const at = rest < 0 ? fields.length : rest;
    return make({ kind: 'single' }, [
      ...fields.slice(0, at),
      ...Array.from({ length: Math.max(0, gap) }, () => wild),
      ...fields.slice(at),
    ]);
  }
  return make(
    { kind: 'slice', len: fields.length, prefix: rest < 0 ? fields.length : rest, open: rest >= 0 },
    fields,
  );
}
