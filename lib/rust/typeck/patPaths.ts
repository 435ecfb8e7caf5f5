import type { DefId } from '../resolve/defs';
import type {
  Expr,
  Pat,
  Path,
  QualifiedSelf,
  Span,
  StructPat,
  TupleStructPat,
} from '../syntax/ast';
import { eraseFreeTy, substTy } from '../types/fold';
import { adtTy, errorTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { assocOfType } from './assoc';
import type { Fcx } from './fcx';
import type { VariantInfo } from './index';
import { adt, typeOf } from './items';
import { lowerRes, lowerTy } from './lower';
import { causeAt } from './obligation';
import { ownArgs } from './pathArgs';
import { pathLower, resolveValue } from './paths';
import { demand } from './pats';
import { projectType } from './projectItem';

export interface VariantOf {
  readonly adt: Ty;
  readonly variant: VariantInfo;
}

/** The struct or variant a struct literal or struct pattern names. */
// long: every way to name one
export function structVariant(
  f: Fcx,
  qself: QualifiedSelf | null,
  path: Path,
  span: Span,
  node: number,
): VariantOf | null {
  const cause = causeAt(path.span, node);
  const l = pathLower(f);
  const fail = (): null => {
    f.results.tainted = true;
    return null;
  };
  const ofType = (ty: Ty): VariantOf | null => {
    const t = f.structurally(f.normalize(ty, cause));
    if (t.kind !== 'adt') return fail();
    const info = adt(f.cx, t.def);
    const [only] = info.variants;
    if (info.kind !== 'enum' && only) return { adt: t, variant: only };
    f.error(
      'E0574',
      path.span,
      `expected struct, variant or union type, found enum \`${info.name}\``,
      'not a struct, variant or union type',
    );
    return null;
  };
  if (qself) {
    const last = path.segments[path.segments.length - 1];
    const self = lowerTy(l, qself.ty);
    if (!last) return fail();
    return ofType(
      qself.trait
        ? projectType(l, self, qself.trait, last)
        : assocOfType(l, self, null, last, span),
    );
  }
  const res = f.cx.resolutions.res(path.id);
  if (!res || res.kind === 'err' || res.kind === 'unknown') return fail();
  if (res.kind === 'def' && f.cx.def(res.def).kind === 'variant')
    return variantOf(f, res.def, path, span);
  if (res.kind === 'partial') {
    const cut = path.segments.length - res.rest;
    const base = f.structurally(f.normalize(lowerRes(l, res.base, path, cut), cause));
    const last = path.segments[path.segments.length - 1];
    if (base.kind === 'adt' && last && res.rest === 1) {
      const variant =
        adt(f.cx, base.def).kind === 'enum'
          ? adt(f.cx, base.def).variants.find((v) => v.name === last.ident.name)
          : undefined;
      if (variant) return { adt: base, variant };
      if (adt(f.cx, base.def).kind === 'enum') {
        f.error(
          'E0599',
          last.ident.span,
          `no variant named \`${last.ident.name}\` found for enum \`${f.cx.print(base)}\``,
          `variant not found in \`${f.cx.print(base)}\``,
        );
        return null;
      }
    }
    let ty: Ty = base;
    for (const s of path.segments.slice(cut)) ty = assocOfType(l, ty, res.base, s, span);
    return ofType(ty);
  }
  return ofType(eraseFreeTy(lowerRes(l, res, path, path.segments.length)));
}

function variantOf(f: Fcx, def: DefId, path: Path, span: Span): VariantOf | null {
  const parent = f.cx.def(def).parent;
  if (parent === null) return null;
  const variant = adt(f.cx, parent).variants.find((v) => v.def === def);
  const n = path.segments.length;
  const last = path.segments[n - 1] ?? null;
  const on = last?.args ? last : n > 1 ? (path.segments[n - 2] ?? null) : null;
  return variant
    ? { adt: adtTy(parent, ownArgs(pathLower(f), parent, on, [], span)), variant }
    : null;
}

/** The constructor a tuple-struct or struct pattern names, its type unified with the scrutinee's. */
export function patCtor(
  f: Fcx,
  p: TupleStructPat | StructPat,
  ty: Ty,
  scrutinee: Expr | null,
): VariantOf | null {
  const found =
    p.kind === 'StructPat' ? structVariant(f, p.qself, p.path, p.span, p.id) : tupleVariant(f, p);
  if (!found) return null;
  if (found.adt.kind !== 'adt') return null;
  f.results.variantIndex.set(p.id, adt(f.cx, found.adt.def).variants.indexOf(found.variant));
  f.results.path.set(p.id, { kind: 'ctor', def: found.variant.def, substs: found.adt.substs });
  return demand(f, p, ty, found.adt, scrutinee) ? found : null;
}

function tupleVariant(f: Fcx, p: TupleStructPat): VariantOf | null {
  const value = resolveValue(f, p.qself, p.path, p.span, p.id);
  if (value.res.kind !== 'ctor') {
    if (value.res.kind !== 'error' && value.res.kind !== 'unknown') {
      f.error(
        'E0532',
        p.path.span,
        'expected tuple struct or tuple variant, found something else',
        'not a tuple struct or tuple variant',
      );
    }
    f.results.tainted = true;
    return null;
  }
  const { def, substs } = value.res;
  const d = f.cx.def(def);
  const owner = d.kind === 'variant' ? d.parent : def;
  const variant = owner === null ? undefined : adt(f.cx, owner).variants.find((v) => v.def === def);
  if (owner === null || !variant) return null;
  if (variant.ctor !== 'tuple') {
    f.error(
      'E0532',
      p.path.span,
      `expected tuple struct or tuple variant, found ${variant.ctor === 'unit' ? 'unit' : 'struct'} ${d.kind === 'variant' ? 'variant' : 'struct'} \`${p.path.segments.map((s) => s.ident.name).join('::')}\``,
      'not a tuple struct or tuple variant',
    );
    return null;
  }
  return {
    adt: f.normalize(substTy(eraseFreeTy(typeOf(f.cx, owner)), substs), causeAt(p.span, p.id)),
    variant,
  };
}

/** `None`, `Enum::Unit`, `MAX`, `<T>::CONST` as a pattern. */
export function checkPathPat(
  f: Fcx,
  p: Pat & { kind: 'PathPat' | 'IdentPat' },
  ty: Ty,
  scrutinee: Expr | null,
): void {
  if (p.kind === 'PathPat') {
    const value = resolveValue(f, p.qself, p.path, p.span, p.id);
    record(f, p, value.res.kind === 'fn' ? errorTy : value.ty, value.res, ty, scrutinee);
    return;
  }
  const res = f.cx.resolutions.res(p.id);
  if (res?.kind !== 'def') {
    f.results.tainted = true;
    return;
  }
  const d = f.cx.def(res.def);
  const span = p.span;
  if (d.kind === 'const' || d.kind === 'static') {
    record(
      f,
      p,
      f.normalize(typeOf(f.cx, res.def), causeAt(span, p.id)),
      { kind: 'const', def: res.def, substs: [] },
      ty,
      scrutinee,
    );
    return;
  }
  const owner = d.kind === 'variant' ? d.parent : d.kind === 'struct' ? d.id : null;
  if (owner === null) return;
  const substs = ownArgs(pathLower(f), owner, null, [], span);
  record(f, p, adtTy(owner, substs), { kind: 'ctor', def: res.def, substs }, ty, scrutinee);
}

function record(
  f: Fcx,
  p: Pat,
  found: Ty,
  res: import('./results').PathRes,
  ty: Ty,
  scrutinee: Expr | null,
): void {
  f.results.path.set(p.id, res);
  if (res.kind === 'ctor' && found.kind === 'adt')
    f.results.variantIndex.set(
      p.id,
      Math.max(
        0,
        adt(f.cx, found.def).variants.findIndex((v) => v.def === res.def),
      ),
    );
  if (res.kind === 'error' || res.kind === 'unknown') f.results.tainted = true;
  else if (found.kind !== 'fnDef') demand(f, p, ty, found, scrutinee);
  else
    f.error(
      'E0532',
      p.span,
      `expected unit struct, unit variant or constant, found tuple variant \`${p.kind === 'PathPat' ? p.path.segments.map((s) => s.ident.name).join('::') : ''}\``,
      'not a unit struct, unit variant or constant',
    );
}
