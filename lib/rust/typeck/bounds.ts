import type { DefId } from '../resolve/defs';
import type { Bound, ParenArgs, PathSegment, TraitBound, Type } from '../syntax/ast';
import type { Span } from '../syntax/tokens';
import {
  dynTy,
  errorTy,
  paramTy,
  projectionTy,
  tupleTy,
  tyArg,
  unitTy,
  unknownTy,
} from '../types/intern';
import type { Predicate, Projection, Region, Substs, TraitRef, Ty } from '../types/ty';
import { assocInTrait, elaborate } from './assoc';
import { evalConst } from './constEval';
import type { SpannedPredicate } from './index';
import { bindLifetimes, elisionBinder, type LowerCx, lowerLifetime, lowerTy } from './lower';
import { ownArgs } from './pathArgs';

/** Stands for `Self` while a trait object's own parts are read; object types leave it out. */
export const dynSelf = paramTy(-1, 0, 'Self');

/** A bound's trait, with the `Fn` → `AsyncFn` of `async Fn()`. Null when it is not a trait or outside the model. */
function traitOf(l: LowerCx, b: TraitBound): DefId | null {
  const res = l.cx.resolutions.res(b.path.id);
  if (!res) return null;
  if (res.kind === 'unknown') {
    l.cx.unsure(b.path.span, 'this bound');
    return null;
  }
  if (res.kind !== 'def') return null;
  const def = l.cx.def(res.def);
  if (def.kind === 'traitAlias') {
    l.cx.unsure(b.path.span, 'trait aliases');
    return null;
  }
  if (def.kind !== 'trait') return null;
  if (b.modifier === 'async')
    for (const name of ['fn', 'fn_mut', 'fn_once'])
      if (l.cx.lang(name) === def.id) return l.cx.lang(`async_${name}`);
  return def.id;
}

/** Lowers one trait bound on `self`: the trait reference, then what its associated type constraints say. */
export function lowerTraitBound(
  l: LowerCx,
  self: Ty,
  b: TraitBound,
  out: SpannedPredicate[],
): TraitRef | null {
  const trait = traitOf(l, b);
  if (trait === null) return null;
  const inner = bindLifetimes(l, b.forLifetimes).cx;
  return lowerTraitSegment(
    inner,
    self,
    trait,
    b.path.segments[b.path.segments.length - 1] ?? null,
    b.path.span,
    out,
    b.forLifetimes.length,
  );
}

/** `Trait<Args, Assoc = T>` or `Fn(A) -> B` on `self`. The trait predicate comes first in `out`. */
export function lowerTraitSegment(
  l: LowerCx,
  self: Ty,
  trait: DefId,
  segment: PathSegment | null,
  span: Span,
  out: SpannedPredicate[],
  named = 0,
): TraitRef {
  if (segment?.args?.kind === 'ParenArgs')
    return lowerFnSugar(l, self, trait, segment.args, span, out, named);
  const ref: TraitRef = { trait, substs: ownArgs(l, trait, segment, [tyArg(self)], span) };
  out.push({ predicate: { kind: 'trait', ref }, span });
  const constraints = segment?.args?.kind === 'AngleArgs' ? segment.args.constraints : [];
  for (const c of constraints) {
    const found = assocInTrait(l.cx, ref, c.ident.name);
    if (!found) {
      l.cx.error(
        'E0220',
        c.ident.span,
        `associated type \`${c.ident.name}\` not found for \`${l.cx.def(trait).name}\``,
        `associated type \`${c.ident.name}\` not found`,
      );
      continue;
    }
    const projection: Projection = {
      assoc: found.assoc,
      substs: ownArgs(l, found.assoc, null, found.substs, span),
    };
    if (c.ty)
      out.push({
        predicate: { kind: 'projection', projection, ty: lowerTy(l, c.ty) },
        span: c.span,
      });
    else if (c.bounds) out.push(...lowerBounds(l, projectionTy(projection), c.bounds).predicates);
    else if (c.expr) void evalConst(l, c.expr);
  }
  return ref;
}

function lowerFnSugar(
  l: LowerCx,
  self: Ty,
  trait: DefId,
  args: ParenArgs,
  span: Span,
  out: SpannedPredicate[],
  named: number,
): TraitRef {
  const { cx } = l;
  const binder = elisionBinder(l, named);
  const inputs = tupleTy(args.inputs.map((t) => lowerTy(binder.inputs, t)));
  const ref: TraitRef = { trait, substs: [tyArg(self), tyArg(inputs)] };
  out.push({ predicate: { kind: 'trait', ref }, span });
  const isAsync = ['async_fn', 'async_fn_mut', 'async_fn_once'].some((n) => cx.lang(n) === trait);
  const assoc = cx.lang(isAsync ? 'async_fn_once_output' : 'fn_once_output');
  const ret = args.output ? lowerTy(binder.output(), args.output) : unitTy;
  if (assoc !== null)
    out.push({
      predicate: { kind: 'projection', projection: { assoc, substs: ref.substs }, ty: ret },
      span,
    });
  return ref;
}

export interface LoweredBounds {
  readonly predicates: SpannedPredicate[];
  /** `?Sized` was written. */
  readonly maybeUnsized: boolean;
  readonly regions: readonly Region[];
}

/** All bounds of a list on one type, in order. */
export function lowerBounds(l: LowerCx, self: Ty, bounds: readonly Bound[]): LoweredBounds {
  const predicates: SpannedPredicate[] = [];
  const regions: Region[] = [];
  let maybeUnsized = false;
  for (const b of bounds) {
    if (b.kind === 'LifetimeBound') {
      const region = lowerLifetime(l, b.lifetime);
      regions.push(region);
      predicates.push({ predicate: { kind: 'typeOutlives', ty: self, region }, span: b.span });
    } else if (b.kind === 'TraitBound') {
      if (b.modifier === 'maybe') maybeUnsized = true;
      else lowerTraitBound(l, self, b, predicates);
    }
  }
  return { predicates, maybeUnsized, regions };
}

const dropSelf = (substs: Substs): Substs => substs.slice(1);

/** `dyn Trait<A, Assoc = T> + Send + 'a` */
export function lowerDyn(l: LowerCx, ty: Type & { kind: 'DynType' }): Ty {
  const { predicates, regions } = lowerBounds({ ...l, infer: l.infer }, dynSelf, ty.bounds);
  let principal: TraitRef | null = null;
  const autoTraits: DefId[] = [];
  const projections: { projection: Projection; ty: Ty }[] = [];
  for (const { predicate: p, span } of predicates) {
    if (p.kind === 'trait') {
      const def = l.cx.def(p.ref.trait);
      if (def.kind === 'trait' && def.node.isAuto) autoTraits.push(def.id);
      else if (principal) {
        l.cx.error(
          'E0225',
          span,
          'only auto traits can be used as additional traits in a trait object',
          'additional non-auto trait',
        );
        return errorTy;
      } else principal = p.ref;
    } else if (p.kind === 'projection')
      projections.push({
        projection: { assoc: p.projection.assoc, substs: dropSelf(p.projection.substs) },
        ty: p.ty,
      });
  }
  if (!principal && autoTraits.length === 0)
    return ty.bounds.some((b) => b.kind === 'TraitBound') ? errorTy : unknownTy;
  checkDyn(l, principal, ty.span);
  if (principal && !missingAssoc(l, principal, predicates, ty)) return errorTy;
  return dynTy(
    principal && { trait: principal.trait, substs: dropSelf(principal.substs) },
    projections,
    autoTraits,
    regions[0] ?? l.objectRegion,
  );
}

/** E0191: an object type must name its trait's associated types. */
function missingAssoc(
  l: LowerCx,
  principal: TraitRef,
  given: readonly SpannedPredicate[],
  ty: Type & { kind: 'DynType' },
): boolean {
  const known = new Set<DefId>();
  const all = elaborate(l.cx, principal);
  for (const p of [...given.map((g) => g.predicate), ...all])
    if (p.kind === 'projection') known.add(p.projection.assoc);
  for (const p of all) {
    if (p.kind !== 'trait') continue;
    for (const c of l.cx.defs.children(p.ref.trait)) {
      const d = l.cx.def(c);
      if (
        d.kind !== 'assocTy' ||
        known.has(c) ||
        d.node.generics.where.length > 0 ||
        d.node.generics.params.length > 0
      )
        continue;
      const bound = ty.bounds.find((b) => b.kind === 'TraitBound');
      l.cx.error(
        'E0191',
        bound?.span ?? ty.span,
        `the value of the associated type \`${d.name}\` in \`${l.cx.def(p.ref.trait).name}\` must be specified`,
        `help: specify the associated type`,
      );
      return false;
    }
  }
  return true;
}

/** Set by the item checks: reports E0038 and E0191 for object types as they are read. */
export const dynChecks: { check: ((l: LowerCx, principal: TraitRef, span: Span) => void) | null } =
  { check: null };

function checkDyn(l: LowerCx, principal: TraitRef | null, span: Span): void {
  if (principal && dynChecks.check) dynChecks.check(l, principal, span);
}

/** The trait reference of a predicate, if it is one. */
export const traitOfPredicate = (p: Predicate): TraitRef | null =>
  p.kind === 'trait' ? p.ref : null;
