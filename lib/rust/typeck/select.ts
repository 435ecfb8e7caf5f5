import type { DefId } from '../resolve/defs';
import { eraseFreePredicate, foldTy, substPredicate, substSubsts } from '../types/fold';
import { substsFlags, tyArg } from '../types/intern';
import {
  type Predicate,
  type Region,
  type Substs,
  type TraitRef,
  type Ty,
  TyFlags,
} from '../types/ty';
import { assocBounds, elaborate } from './assoc';
import { builtin } from './builtin';
import type { Cx } from './cx';
import type { InferCtxt } from './icx';
import { implsFor } from './impls';
import { implHeader } from './items';
import type { Cause, Obligation } from './obligation';
import { opaqueBounds } from './opaque';
import { predicatesOf } from './predicates';

export type Selection =
  | {
      readonly kind: 'yes';
      readonly nested: readonly Obligation[];
      readonly impl?: { readonly def: DefId; readonly substs: Substs };
      readonly by?: 'env' | 'alias' | 'dyn' | 'builtin';
    }
  | { readonly kind: 'no' }
  /** Only MIR can tell: an auto trait of a coroutine. */
  | { readonly kind: 'stalled' }
  | { readonly kind: 'ambiguous'; readonly on: readonly Ty[] };

export const selfOf = (ref: TraitRef): Ty => {
  const first = ref.substs[0];
  if (first?.kind !== 'ty') throw new Error('a trait reference without Self');
  return first.ty;
};

/** The variables in a list of arguments: an ambiguous answer waits for one of them. */
export function varsIn(icx: InferCtxt, substs: Substs): Ty[] {
  const out: Ty[] = [];
  for (const a of substs) {
    if (a.kind !== 'ty' || (a.ty.flags & TyFlags.infer) === 0) continue;
    foldTy(icx.resolve(a.ty), {
      ty: (t) => {
        if (t.kind === 'infer') out.push(t);
        return (t.flags & TyFlags.infer) === 0 ? t : undefined;
      },
    });
  }
  return out;
}

/** Chooses how a trait reference is implemented, unifying what the choice determines. */
export function select(icx: InferCtxt, ref: TraitRef, cause: Cause, depth: number): Selection {
  if (icx.nesting > 60) {
    icx.overflow = true;
    return { kind: 'ambiguous', on: [] };
  }
  icx.nesting++;
  try {
    return choose(icx, ref, cause, depth);
  } finally {
    icx.nesting--;
  }
}

function choose(icx: InferCtxt, ref: TraitRef, cause: Cause, depth: number): Selection {
  const self = icx.shallow(selfOf(ref));
  const at: TraitRef =
    self === selfOf(ref)
      ? ref
      : { trait: ref.trait, substs: [tyArg(self), ...ref.substs.slice(1)] };
  const ambiguous = (): Selection => ({ kind: 'ambiguous', on: varsIn(icx, at.substs) });
  if (self.kind === 'infer' && self.of === 'general') return ambiguous();
  const assumed = fromAssumptions(icx, at);
  if (assumed) return assumed === 'ambiguous' ? ambiguous() : assumed;
  const special = builtin(icx, at, self, cause, depth);
  if (special)
    return special.kind === 'ambiguous' && special.on.length === 0 ? ambiguous() : special;
  return fromImpls(icx, at, self, cause, depth) ?? { kind: 'no' };
}

/** Bounds in scope, promises of associated and opaque types, and what a trait object is of. */
function fromAssumptions(icx: InferCtxt, ref: TraitRef): Selection | 'ambiguous' | null {
  const fits: { p: Predicate & { kind: 'trait' }; by: 'env' | 'alias' | 'dyn' }[] = [];
  const consider = (p: Predicate, by: 'env' | 'alias' | 'dyn') => {
    if (p.kind !== 'trait' || p.ref.trait !== ref.trait) return;
    if (icx.table.probe(() => icx.table.unifySubsts(p.ref.substs, ref.substs)))
      fits.push({ p, by });
  };
  for (const p of icx.env.predicates) consider(p, 'env');
  if (fits.length === 0) for (const p of aliasPredicates(icx, selfOf(ref))) consider(p, 'alias');
  const self = selfOf(ref);
  if (self.kind === 'dyn' && self.principal)
    for (const p of dynPredicates(icx.cx, self)) consider(p, 'dyn');
  const [first] = fits;
  if (!first) return null;
  if (fits.length > 1 && (substsFlags(icx.table.resolveSubsts(ref.substs)) & TyFlags.infer) !== 0) {
    const exact = fits.find((f) =>
      icx.table
        .resolveSubsts(f.p.ref.substs)
        .every(
          (a, i) =>
            a === ref.substs[i] ||
            a.kind !== 'ty' ||
            (ref.substs[i]?.kind === 'ty' && a.ty === (ref.substs[i] as typeof a).ty),
        ),
    );
    if (!exact) return 'ambiguous';
  }
  icx.table.unifySubsts(first.p.ref.substs, ref.substs);
  return { kind: 'yes', nested: [], by: first.by };
}

/** What is promised of an associated or opaque type, also through outer ones. */
export function aliasPredicates(icx: InferCtxt, self: Ty): readonly Predicate[] {
  if (self.kind === 'opaque')
    return opaqueBounds(icx.cx, self.def).flatMap((b) =>
      withElaborated(
        icx.cx,
        ofSelf(eraseFreePredicate(substPredicate(b.predicate, self.substs)), self),
      ),
    );
  if (self.kind !== 'projection') return [];
  const { assoc, substs } = self.projection;
  const bounds =
    icx.cx.def(assoc).kind === 'opaque' ? opaqueBounds(icx.cx, assoc) : assocBounds(icx.cx, assoc);
  const own = bounds.map((b) => eraseFreePredicate(substPredicate(b.predicate, substs)));
  return own.flatMap((p) => (p.kind === 'trait' ? elaborate(icx.cx, p.ref) : [p]));
}

const withElaborated = (cx: Cx, p: Predicate): readonly Predicate[] =>
  p.kind === 'trait' ? elaborate(cx, p.ref) : [p];

/** A provided method's opaque type is asked about by its bounds in the trait, which speak of the projection. */
function ofSelf(p: Predicate, self: Ty): Predicate {
  const own = (substs: Substs): Substs => {
    const first = substs[0];
    return first?.kind === 'ty' &&
      first.ty.kind === 'projection' &&
      self.kind === 'opaque' &&
      first.ty.projection.assoc === self.def
      ? [tyArg(self), ...substs.slice(1)]
      : substs;
  };
  if (p.kind === 'trait') return { ...p, ref: { trait: p.ref.trait, substs: own(p.ref.substs) } };
  return p.kind === 'projection'
    ? { ...p, projection: { assoc: p.projection.assoc, substs: own(p.projection.substs) } }
    : p;
}

/** The trait references a trait object implements by its own type. */
export function dynPredicates(cx: Cx, self: Ty & { kind: 'dyn' }): readonly Predicate[] {
  if (!self.principal) return [];
  return elaborate(cx, {
    trait: self.principal.trait,
    substs: [tyArg(self), ...self.principal.substs],
  }).map(eraseFreePredicate);
}

/** Predicates of an impl or item with free regions erased, once per definition. */
export function erasedPredicates(
  cx: Cx,
  def: DefId,
): readonly {
  readonly predicate: Predicate;
  readonly span: { file: number; start: number; end: number };
}[] {
  return cx.query(
    'erasedPredicates',
    def,
    () =>
      predicatesOf(cx, def).filter(
        ({ predicate: p }) => p.kind === 'trait' || p.kind === 'projection',
      ),
    () => [],
  );
}

interface ImplFit {
  readonly impl: DefId;
}

function fitsHeader(
  icx: InferCtxt,
  impl: DefId,
  ref: TraitRef,
): { substs: Substs; nested: Obligation[] } | null {
  const header = implHeader(icx.cx, impl);
  if (!header.traitRef) return null;
  const substs = icx.freshSubsts(impl);
  const nested: Obligation[] = [];
  const own = icx.normalizeSubsts(
    substSubsts(header.traitRef.substs, substs),
    noCauseAt(ref),
    nested,
    1,
  );
  return icx.table.unifySubsts(own, ref.substs) ? { substs, nested } : null;
}

const noCauseAt = (_: TraitRef): Cause => ({
  span: { file: 0, start: 0, end: 0 },
  node: -1,
  boundSpan: null,
  requiredBy: null,
  parents: [],
  what: 'misc',
});

function implObligations(
  icx: InferCtxt,
  impl: DefId,
  substs: Substs,
  ref: TraitRef,
  cause: Cause,
  depth: number,
): Obligation[] {
  const out: Obligation[] = [];
  for (const { predicate, span } of erasedPredicates(icx.cx, impl)) {
    const inner: Cause = {
      ...cause,
      boundSpan: span,
      requiredBy: impl,
      parents: [...cause.parents, ref],
    };
    const p = icx.normalizePredicate(substPredicate(predicate, substs), inner, out, depth + 1);
    out.push({ goal: p, cause: inner, depth: depth + 1 });
  }
  return out;
}

function fromImpls(
  icx: InferCtxt,
  ref: TraitRef,
  self: Ty,
  cause: Cause,
  depth: number,
): Selection | null {
  const candidates: ImplFit[] = [];
  for (const impl of implsFor(icx.cx, ref.trait, self)) {
    if (icx.table.probe(() => fitsHeader(icx, impl, ref) !== null)) candidates.push({ impl });
  }
  let rest = candidates;
  if (rest.length > 1)
    rest = rest.filter((c) => icx.table.probe(() => couldHold(icx, c.impl, ref, depth)));
  if (rest.length === 0)
    return candidates.length > 0 && candidates[0]
      ? confirm(icx, candidates[0].impl, ref, cause, depth)
      : null;
  if (rest.length > 1 && (substsFlags(icx.table.resolveSubsts(ref.substs)) & TyFlags.infer) !== 0)
    return { kind: 'ambiguous', on: varsIn(icx, ref.substs) };
  const [chosen] = rest;
  return chosen ? confirm(icx, chosen.impl, ref, cause, depth) : null;
}

function couldHold(icx: InferCtxt, impl: DefId, ref: TraitRef, depth: number): boolean {
  const fit = fitsHeader(icx, impl, ref);
  if (!fit) return false;
  return [
    ...fit.nested,
    ...implObligations(icx, impl, fit.substs, ref, noCauseAt(ref), depth),
  ].every((o) => icx.evaluate(o.goal, depth + 1) !== 'no');
}

function confirm(
  icx: InferCtxt,
  impl: DefId,
  ref: TraitRef,
  cause: Cause,
  depth: number,
): Selection {
  if (implHeader(icx.cx, impl).negative) return { kind: 'no' };
  const fit = fitsHeader(icx, impl, ref);
  if (!fit) return { kind: 'no' };
  const substs = withRegions(icx, impl, fit.substs, ref);
  return {
    kind: 'yes',
    nested: [...fit.nested, ...implObligations(icx, impl, substs, ref, cause, depth)],
    impl: { def: impl, substs },
  };
}

/** Reads the impl's region arguments off the reference, for answers that keep regions. */
function withRegions(icx: InferCtxt, impl: DefId, substs: Substs, ref: TraitRef): Substs {
  if ((substsFlags(ref.substs) & TyFlags.region) === 0) return substs;
  const header = implHeader(icx.cx, impl).traitRef;
  const found = new Map<number, Region>();
  if (header) matchSubsts(header.substs, ref.substs, found);
  return substs.map((a, i) =>
    a.kind === 'region' ? { kind: 'region', region: found.get(i) ?? a.region } : a,
  );
}

function matchSubsts(pattern: Substs, given: Substs, found: Map<number, Region>): void {
  pattern.forEach((p, i) => {
    const g = given[i];
    if (p.kind === 'ty' && g?.kind === 'ty') matchTy(p.ty, g.ty, found);
    else if (p.kind === 'region' && g?.kind === 'region' && p.region.kind === 'param')
      found.set(p.region.index, g.region);
  });
}

function matchTy(p: Ty, g: Ty, found: Map<number, Region>): void {
  if (p.kind !== g.kind) return;
  if (p.kind === 'ref' && g.kind === 'ref') {
    if (p.region.kind === 'param') found.set(p.region.index, g.region);
    matchTy(p.ty, g.ty, found);
  } else if ((p.kind === 'adt' || p.kind === 'opaque') && g.kind === p.kind)
    matchSubsts(p.substs, g.substs, found);
  else if (p.kind === 'tuple' && g.kind === 'tuple')
    p.elems.forEach((e, i) => {
      const h = g.elems[i];
      if (h) matchTy(e, h, found);
    });
  else if ((p.kind === 'array' || p.kind === 'slice') && g.kind === p.kind)
    matchTy(p.elem, g.elem, found);
  else if (p.kind === 'ptr' && g.kind === 'ptr') matchTy(p.ty, g.ty, found);
}
