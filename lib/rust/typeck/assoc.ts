import type { DefId, GenericParamDef, Res } from '../resolve/defs';
import type { Bound, PathSegment, Type } from '../syntax/ast';
import type { Span } from '../syntax/tokens';
import { substPredicate, substTy } from '../types/fold';
import { errorTy, paramTy, projectionTy, traitRefKey, unknownTy } from '../types/intern';
import type { Predicate, Substs, TraitRef, Ty } from '../types/ty';
import { lowerBounds, lowerTraitBound } from './bounds';
import type { Cx } from './cx';
import { genericsOwner, identitySubsts, paramIndex } from './generics';
import type { SpannedPredicate } from './index';
import { implHeader, typeOf } from './items';
import type { LowerCx } from './lower';
import { itemLower } from './lowerItem';
import { ownArgs } from './pathArgs';

/** What a trait says of `Self`: supertraits and their constraints, with the trait's own parameters. */
export function superPredicates(cx: Cx, trait: DefId): readonly SpannedPredicate[] {
  return cx.query(
    'superPredicates',
    trait,
    () => {
      const def = cx.def(trait);
      if (def.kind !== 'trait') return [];
      const self = paramTy(trait, 0, 'Self');
      const l = itemLower(cx, trait);
      const out = [...lowerBounds(l, self, def.node.supertraits).predicates];
      for (const w of def.node.generics.where)
        if (w.kind === 'WhereType' && isSelfPath(cx, w.ty))
          out.push(...lowerBounds(l, self, w.bounds).predicates);
      return out;
    },
    () => [],
  );
}

function isSelfPath(cx: Cx, ty: Type): boolean {
  return ty.kind === 'PathType' && !ty.qself && cx.resolutions.res(ty.path.id)?.kind === 'selfTy';
}

/** A trait reference with everything its supertraits add, itself first, each once. */
export function elaborate(cx: Cx, ref: TraitRef): readonly Predicate[] {
  const out: Predicate[] = [];
  const seen = new Set<string>();
  const work: TraitRef[] = [ref];
  out.push({ kind: 'trait', ref });
  for (let at = work.pop(); at; at = work.pop()) {
    const key = traitRefKey(at);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const { predicate } of superPredicates(cx, at.trait)) {
      const p = substPredicate(predicate, at.substs);
      if (p.kind === 'trait') {
        if (seen.has(traitRefKey(p.ref))) continue;
        work.push(p.ref);
      }
      out.push(p);
    }
  }
  return out;
}

/** The trait reference and those of its supertraits. */
export function elaborateRefs(cx: Cx, ref: TraitRef): readonly TraitRef[] {
  return elaborate(cx, ref).flatMap((p) => (p.kind === 'trait' ? [p.ref] : []));
}

/** The associated type called `name` of a trait or its supertraits, with the arguments of the trait that has it. */
export function assocInTrait(
  cx: Cx,
  ref: TraitRef,
  name: string,
): { readonly assoc: DefId; readonly substs: Substs } | null {
  const own = cx.defs
    .children(ref.trait)
    .find((c) => cx.def(c).kind === 'assocTy' && cx.def(c).name === name);
  if (own !== undefined) return { assoc: own, substs: ref.substs };
  for (const r of elaborateRefs(cx, ref)) {
    const found = cx.defs
      .children(r.trait)
      .find((c) => cx.def(c).kind === 'assocTy' && cx.def(c).name === name);
    if (found !== undefined) return { assoc: found, substs: r.substs };
  }
  return null;
}

/** Does the trait or a supertrait declare the associated type? Needs no arguments, so it cannot run in circles. */
function declares(cx: Cx, trait: DefId, name: string, seen: Set<DefId>): boolean {
  if (seen.has(trait)) return false;
  seen.add(trait);
  const def = cx.def(trait);
  if (def.kind !== 'trait') return false;
  if (cx.defs.children(trait).some((c) => cx.def(c).kind === 'assocTy' && cx.def(c).name === name))
    return true;
  return boundTraits(cx, def.node.supertraits).some((t) => declares(cx, t, name, seen));
}

function boundTraits(cx: Cx, bounds: readonly Bound[]): DefId[] {
  return bounds.flatMap((b) => {
    const res = b.kind === 'TraitBound' ? cx.resolutions.res(b.path.id) : undefined;
    return res?.kind === 'def' ? [res.def] : [];
  });
}

/** Trait references that the item's own text bounds a parameter with, if they could have the associated type. */
function refsWith(l: LowerCx, self: Ty & { kind: 'param' }, name: string): TraitRef[] {
  const { cx } = l;
  const refs: TraitRef[] = [];
  const take = (owner: DefId, bounds: readonly Bound[]) => {
    for (const b of bounds) {
      if (b.kind !== 'TraitBound') continue;
      const [trait] = boundTraits(cx, [b]);
      if (trait === undefined || !declares(cx, trait, name, new Set())) continue;
      const ref = lowerTraitBound(itemLower(cx, owner, l), self, b, []);
      if (ref) refs.push(ref);
    }
  };
  for (
    let at: DefId | null = genericsOwner(cx, l.owner);
    at !== null;
    at = cx.def(at).generics.parent
  ) {
    const def = cx.def(at);
    if (def.kind === 'trait' && self.def === at && self.index === 0)
      refs.push({ trait: at, substs: identitySubsts(cx, at) });
    for (const p of def.generics.own)
      if (isParam(cx, p, self))
        take(at, p.node && 'bounds' in p.node ? (p.node.bounds as readonly Bound[]) : []);
    if ('generics' in def.node! && def.node.generics && 'where' in def.node.generics) {
      for (const w of def.node.generics.where)
        if (w.kind === 'WhereType' && namesParam(cx, w.ty, self)) take(at, w.bounds);
    }
  }
  return refs;
}

const isParam = (cx: Cx, p: GenericParamDef, self: Ty & { kind: 'param' }): boolean =>
  p.owner === self.def && paramIndex(cx, p) === self.index;

function namesParam(cx: Cx, ty: Type, self: Ty & { kind: 'param' }): boolean {
  if (ty.kind !== 'PathType' || ty.qself) return false;
  const res = cx.resolutions.res(ty.path.id);
  if (res?.kind === 'typeParam') return isParam(cx, res.param, self);
  return res?.kind === 'selfTy' && res.owner === self.def && self.index === 0;
}

/** `base::Name` as a type. */
export function assocOfType(
  l: LowerCx,
  base: Ty,
  res: Res | null,
  segment: PathSegment,
  span: Span,
): Ty {
  const { cx } = l;
  const name = segment.ident.name;
  if (base.kind === 'error' || base.kind === 'unknown') return base;
  if (res?.kind === 'selfTy' && cx.def(res.owner).kind === 'impl') {
    const found = assocOfImplSelf(l, res.owner, segment, span);
    if (found) return found;
  }
  const refs =
    base.kind === 'param'
      ? refsWith(l, base, name)
      : base.kind === 'projection'
        ? boundsOfAssoc(cx, base)
        : [];
  for (const ref of refs) {
    const found = assocInTrait(cx, ref, name);
    if (found) return project(l, found, segment, span);
  }
  if (base.kind === 'param')
    cx.error(
      'E0220',
      segment.ident.span,
      `associated type \`${name}\` not found for \`${base.name}\``,
      `associated type \`${name}\` not found`,
    );
  else if (base.kind === 'projection') return unknownTy;
  else cx.error('E0223', span, 'ambiguous associated type');
  return errorTy;
}

function project(
  l: LowerCx,
  found: { assoc: DefId; substs: Substs },
  segment: PathSegment,
  span: Span,
): Ty {
  const ty = projectionTy({
    assoc: found.assoc,
    substs: ownArgs(l, found.assoc, segment, found.substs, span),
  });
  return l.normalize ? l.normalize(ty) : ty;
}

/** `Self::Name` inside an impl: the impl's own definition, else the trait's or a supertrait's. */
function assocOfImplSelf(l: LowerCx, impl: DefId, segment: PathSegment, span: Span): Ty | null {
  const { cx } = l;
  const own = cx.defs
    .children(impl)
    .find((c) => cx.def(c).kind === 'assocTy' && cx.def(c).name === segment.ident.name);
  if (own !== undefined)
    return substTy(typeOf(cx, own), ownArgs(l, own, segment, identitySubsts(cx, impl), span));
  const { traitRef } = implHeader(cx, impl);
  const found = traitRef && assocInTrait(cx, traitRef, segment.ident.name);
  return found ? project(l, found, segment, span) : null;
}

function boundsOfAssoc(cx: Cx, base: Ty & { kind: 'projection' }): TraitRef[] {
  return assocBounds(cx, base.projection.assoc)
    .flatMap(({ predicate: p }) =>
      p.kind === 'trait' ? [substPredicate(p, base.projection.substs) as typeof p] : [],
    )
    .map((p) => p.ref);
}

/** What a trait promises of its associated type: written bounds and `Sized`. */
export function assocBounds(cx: Cx, assoc: DefId): readonly SpannedPredicate[] {
  return cx.query(
    'assocBounds',
    assoc,
    () => {
      const def = cx.def(assoc);
      if (def.kind !== 'assocTy') return [];
      const self = projectionTy({ assoc, substs: identitySubsts(cx, assoc) });
      const l = itemLower(cx, assoc);
      const { predicates, maybeUnsized } = lowerBounds(l, self, def.node.bounds);
      const sized = cx.lang('sized');
      if (!maybeUnsized && sized !== null)
        predicates.push({
          predicate: { kind: 'trait', ref: { trait: sized, substs: [{ kind: 'ty', ty: self }] } },
          span: def.span,
        });
      if (def.parent !== null) predicates.push(...whereOnAssoc(cx, def.parent, self));
      return predicates;
    },
    () => [],
  );
}

/** `trait Tr where Self::Item: Bound` promises the bound like one written at the associated type. */
function whereOnAssoc(cx: Cx, trait: DefId, self: Ty): SpannedPredicate[] {
  const def = cx.def(trait);
  if (def.kind !== 'trait' || self.kind !== 'projection') return [];
  const name = cx.def(self.projection.assoc).name;
  return def.node.generics.where.flatMap((w) => {
    if (
      w.kind !== 'WhereType' ||
      w.ty.kind !== 'PathType' ||
      w.ty.path.segments.length !== 2 ||
      w.ty.path.segments[1]?.ident.name !== name
    )
      return [];
    if (w.ty.path.segments[0]?.ident.name !== 'Self') return [];
    return lowerBounds(itemLower(cx, trait), self, w.bounds).predicates;
  });
}
