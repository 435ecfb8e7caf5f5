import type { DefId, Res } from '../resolve/defs';
import type { Path, PathExpr, PathSegment, QualifiedSelf, Span } from '../syntax/ast';
import { eraseFreeTy, substTy } from '../types/fold';
import { errorTy, fnDefTy, paramTy, tyArg, unknownTy, usizeTy } from '../types/intern';
import type { Substs, Ty } from '../types/ty';
import { assocOfType } from './assoc';
import { lowerTraitSegment } from './bounds';
import type { Hint } from './exprs';
import type { Fcx } from './fcx';
import { generics, genericsOwner, paramIndex } from './generics';
import { adt, implHeader, typeOf } from './items';
import { type LowerCx, lowerRes, lowerTy, selfTyOf } from './lower';
import { type Cause, causeAt } from './obligation';
import { ownArgs } from './pathArgs';
import { probePath } from './probe';
import type { PathRes } from './results';

/** Lowering inside expression paths: what is left out is inferred. */
export const pathLower = (f: Fcx): LowerCx => ({ ...f.lower, pathInfer: true });

export interface ValuePath {
  readonly res: PathRes;
  readonly ty: Ty;
}

export function checkPathExpr(f: Fcx, e: PathExpr, hint: Hint): Ty {
  void hint;
  const found = resolveValue(f, e.qself, e.path, e.span, e.id);
  f.results.path.set(e.id, found.res);
  if (found.res.kind === 'error' || found.res.kind === 'unknown') f.results.tainted = true;
  return found.ty;
}

const failed: ValuePath = { res: { kind: 'error' }, ty: errorTy };

/** What a path means as a value, with its type; obligations of generic items are registered. */
export function resolveValue(
  f: Fcx,
  qself: QualifiedSelf | null,
  path: Path,
  span: Span,
  node: number,
): ValuePath {
  const cause: Cause = {
    ...causeAt(path.segments[path.segments.length - 1]?.span ?? span, node),
    span,
  };
  if (qself) return qualified(f, qself, path, span, cause);
  const res = f.cx.resolutions.res(path.id);
  if (!res || res.kind === 'unknown') return { res: { kind: 'unknown' }, ty: unknownTy };
  switch (res.kind) {
    case 'local': {
      const ty = f.results.localTy.get(res.node);
      return ty ? { res: { kind: 'local', local: res.node }, ty } : failed;
    }
    case 'constParam':
      return {
        res: { kind: 'constParam', def: res.param.owner, index: paramIndex(f.cx, res.param) },
        ty: res.param.kind === 'const' ? f.lowerTy(res.param.node.ty) : usizeTy,
      };
    case 'def':
      return valueDef(f, res.def, path, cause);
    case 'selfTy':
      return selfCtor(f, res.owner, cause);
    case 'partial':
      return partial(f, res, path, span, cause);
    default:
      return failed;
  }
}

function valueDef(f: Fcx, def: DefId, path: Path, cause: Cause): ValuePath {
  const d = f.cx.def(def);
  const last = path.segments[path.segments.length - 1] ?? null;
  const l = pathLower(f);
  switch (d.kind) {
    case 'fn':
      return instantiate(f, def, ownArgs(l, def, last, [], cause.span), 'fn', cause);
    case 'const':
    case 'static':
      return { res: { kind: d.kind, def, substs: [] }, ty: f.normalize(typeOf(f.cx, def), cause) };
    case 'struct':
      return ctor(f, def, def, ownArgs(l, def, last, [], cause.span), cause);
    case 'variant': {
      const parent = d.parent;
      if (parent === null) return failed;
      const on = last?.args ? last : (path.segments[path.segments.length - 2] ?? last);
      return ctor(
        f,
        parent,
        def,
        ownArgs(l, parent, on?.args || path.segments.length > 1 ? on : null, [], cause.span),
        cause,
      );
    }
    case 'assocFn':
    case 'assocConst':
      return traitItem(f, def, path, cause);
    default:
      return failed;
  }
}

/** `Default::default`, `Trait::method::<T>`: `Self` is inferred. */
function traitItem(f: Fcx, def: DefId, path: Path, cause: Cause): ValuePath {
  const trait = f.cx.def(def).parent;
  if (trait === null) return failed;
  const l = pathLower(f);
  const before = path.segments[path.segments.length - 2] ?? null;
  if (f.cx.def(trait).kind === 'impl')
    return instantiate(
      f,
      def,
      ownArgs(
        l,
        def,
        path.segments[path.segments.length - 1] ?? null,
        f.icx.freshSubsts(trait),
        cause.span,
      ),
      'fn',
      cause,
    );
  const parent = ownArgs(l, trait, before, [tyArg(f.fresh(cause.node))], cause.span);
  return instantiateAssoc(
    f,
    def,
    parent,
    path.segments[path.segments.length - 1] ?? null,
    cause,
    trait,
  );
}

/** An associated fn or const with its parent's arguments known. */
export function instantiateAssoc(
  f: Fcx,
  def: DefId,
  parent: Substs,
  segment: PathSegment | null,
  cause: Cause,
  trait: DefId | null,
): ValuePath {
  const substs = ownArgs(pathLower(f), def, segment, parent, cause.span);
  if (f.cx.def(def).kind === 'assocConst') {
    f.addPredicates(def, substs, cause);
    return {
      res: { kind: 'const', def, substs, trait },
      ty: f.normalize(substTy(typeOf(f.cx, def), substs), cause),
    };
  }
  return instantiate(f, def, substs, 'fn', cause, trait);
}

function instantiate(
  f: Fcx,
  def: DefId,
  substs: Substs,
  kind: 'fn',
  cause: Cause,
  trait: DefId | null = null,
): ValuePath {
  f.addPredicates(def, substs, cause);
  return { res: { kind, def, substs, trait }, ty: fnDefTy(def, substs) };
}

function ctor(f: Fcx, owner: DefId, def: DefId, substs: Substs, cause: Cause): ValuePath {
  const variant = adt(f.cx, owner).variants.find((v) => v.def === def);
  if (!variant) return failed;
  f.addPredicates(owner, substs, cause);
  if (variant.ctor === 'named') {
    f.error(
      'E0533',
      cause.span,
      `expected value, found struct variant \`${f.cx.def(owner).name}::${variant.name}\``,
      'not a value',
    );
    return failed;
  }
  const private_ =
    variant.ctor === 'tuple' &&
    variant.fields.some((x) => !f.cx.resolutions.isVisible(f.cx.def(x.def).visible, f.owner));
  if (private_ && f.cx.def(def).kind === 'struct') {
    f.error('E0423', cause.span, `cannot initialize a tuple struct which contains private fields`);
    return failed;
  }
  const res: PathRes = { kind: 'ctor', def, substs };
  if (variant.ctor === 'unit')
    return { res, ty: f.normalize(substTy(typeOf(f.cx, owner), substs), cause) };
  return { res, ty: fnDefTy(def, substs) };
}

function selfCtor(f: Fcx, owner: DefId, cause: Cause): ValuePath {
  const self = f.normalize(
    eraseFreeTy(
      f.cx.def(owner).kind === 'impl' ? implHeader(f.cx, owner).self : paramTy(owner, 0, 'Self'),
    ),
    cause,
  );
  if (self.kind !== 'adt' || f.cx.def(self.def).kind !== 'struct') return failed;
  return ctor(f, self.def, self.def, self.substs, cause);
}

function partial(
  f: Fcx,
  res: Res & { kind: 'partial' },
  path: Path,
  span: Span,
  cause: Cause,
): ValuePath {
  const l = pathLower(f);
  const cut = path.segments.length - res.rest;
  const last = path.segments[path.segments.length - 1];
  if (!last) return failed;
  if (res.base.kind === 'def' && f.cx.def(res.base.def).kind === 'trait' && res.rest === 1) {
    const trait = res.base.def;
    const item = f.cx.defs
      .children(trait)
      .find((c) => f.cx.def(c).name === last.ident.name && f.cx.def(c).kind !== 'assocTy');
    const parent = ownArgs(
      l,
      trait,
      path.segments[cut - 1] ?? null,
      [tyArg(f.fresh(cause.node))],
      span,
    );
    if (item !== undefined) return instantiateAssoc(f, item, parent, last, cause, trait);
    f.error(
      'E0576',
      last.ident.span,
      `cannot find method or associated constant \`${last.ident.name}\` in trait \`${f.cx.def(trait).name}\``,
      `not found in \`${f.cx.def(trait).name}\``,
    );
    return failed;
  }
  let base = f.normalize(lowerRes(l, res.base, path, cut), cause);
  for (const segment of path.segments.slice(cut, -1))
    base = f.normalize(assocOfType(l, base, res.base, segment, span), cause);
  return probePath(f, base, last, path, span, cause);
}

function qualified(f: Fcx, q: QualifiedSelf, path: Path, span: Span, cause: Cause): ValuePath {
  const l = pathLower(f);
  const self = f.normalize(lowerTy(f.lower, q.ty), cause);
  const last = path.segments[path.segments.length - 1];
  if (!last) return failed;
  if (!q.trait || path.segments.length > 1) {
    let base = self;
    const first = path.segments[0];
    if (q.trait && first) {
      const viaTrait = qualifiedType(f, q, first, self, l);
      base = viaTrait;
      for (const s of path.segments.slice(1, -1))
        base = f.normalize(assocOfType(l, base, null, s, span), cause);
    } else
      for (const s of path.segments.slice(0, -1))
        base = f.normalize(assocOfType(l, base, null, s, span), cause);
    return probePath(f, base, last, path, span, cause);
  }
  const res = f.cx.resolutions.res(q.trait.id);
  if (res?.kind !== 'def')
    return res?.kind === 'unknown' ? { res: { kind: 'unknown' }, ty: unknownTy } : failed;
  const ref = lowerTraitSegment(
    { ...l, pathInfer: true },
    self,
    res.def,
    q.trait.segments[q.trait.segments.length - 1] ?? null,
    span,
    [],
  );
  const item = f.cx.defs
    .children(res.def)
    .find((c) => f.cx.def(c).name === last.ident.name && f.cx.def(c).kind !== 'assocTy');
  if (item === undefined) {
    f.error(
      'E0576',
      last.ident.span,
      `cannot find method or associated constant \`${last.ident.name}\` in trait \`${f.cx.def(res.def).name}\``,
      `not found in \`${f.cx.def(res.def).name}\``,
    );
    return failed;
  }
  return instantiateAssoc(f, item, ref.substs, last, cause, res.def);
}

function qualifiedType(f: Fcx, q: QualifiedSelf, segment: PathSegment, self: Ty, l: LowerCx): Ty {
  return q.trait
    ? f.normalize(projectTypeOf(l, self, q.trait, segment), causeAt(segment.span, segment.id))
    : errorTy;
}

import { projectType } from './projectItem';

const projectTypeOf = projectType;

/** Number of type and const arguments an item's own parameters take. */
export const ownCount = (f: Fcx, def: DefId): number =>
  generics(f.cx, genericsOwner(f.cx, def)).own.length;
export const selfType = selfTyOf;
