import type { DefId } from '../resolve/defs';
import { eraseFreeTy, substTy } from '../types/fold';
import {
  errorTy,
  intTy,
  opaqueTy,
  projectionTy,
  tupleTy,
  tyArg,
  unitTy,
  unknownTy,
} from '../types/intern';
import type { Predicate, Projection, Substs, TraitRef, Ty } from '../types/ty';
import { callSig, coroutineOfCall, fnTrait } from './builtin';
import { generics } from './generics';
import type { InferCtxt } from './icx';
import { fnSig, typeOf } from './items';
import type { Cause, Obligation } from './obligation';
import { hiddenType, opaqueFn } from './opaque';
import { aliasPredicates, dynPredicates, select, selfOf, varsIn } from './select';

export type Projected =
  | { readonly kind: 'done'; readonly ty: Ty; readonly nested: readonly Obligation[] }
  /** Cannot be known more exactly here: `<T as Tr>::Assoc` of a parameter. */
  | { readonly kind: 'rigid' }
  | { readonly kind: 'ambiguous'; readonly on: readonly Ty[] }
  | { readonly kind: 'error'; readonly ref: TraitRef | null };

const done = (ty: Ty, nested: readonly Obligation[] = []): Projected => ({
  kind: 'done',
  ty,
  nested,
});

/** The trait that declares an associated type, or whose method returns `impl Trait`. */
export function traitOfAssoc(icx: InferCtxt, assoc: DefId): DefId | null {
  let d = icx.cx.def(assoc);
  while (d.kind !== 'trait' && d.parent !== null) d = icx.cx.def(d.parent);
  return d.kind === 'trait' ? d.id : null;
}

function run(icx: InferCtxt, p: Projection, cause: Cause, depth: number): Projected {
  const trait = traitOfAssoc(icx, p.assoc);
  if (trait === null) return { kind: 'error', ref: null };
  const count = generics(icx.cx, trait).count;
  const substs = icx.table.resolveSubsts(p.substs);
  const ref: TraitRef = { trait, substs: substs.slice(0, count) };
  const self = icx.shallow(selfOf(ref));
  if (self.kind === 'error' || self.kind === 'unknown') return done(self);
  if (self.kind === 'infer' && self.of === 'general') return { kind: 'ambiguous', on: [self] };
  const assumed = fromAssumptions(icx, { assoc: p.assoc, substs }, self);
  if (assumed) return assumed;
  const special = builtinProjection(icx, p.assoc, ref, self, cause, depth);
  if (special) return special;
  const answer = select(icx, ref, cause, depth);
  if (answer.kind === 'ambiguous')
    return { kind: 'ambiguous', on: answer.on.length > 0 ? answer.on : varsIn(icx, substs) };
  if (answer.kind !== 'yes') return { kind: 'error', ref };
  if (!answer.impl) return { kind: 'rigid' };
  const ty = assocInImpl(
    icx,
    p.assoc,
    answer.impl.def,
    answer.impl.substs,
    substs.slice(count),
    ref,
  );
  return ty ? done(eraseFreeIf(icx, ty), answer.nested) : { kind: 'error', ref: null };
}

/** Inside bodies regions are erased; answers for the borrow checker keep those they were asked with. */
const eraseFreeIf = (_: InferCtxt, ty: Ty): Ty => ty;

function fromAssumptions(icx: InferCtxt, p: Projection, self: Ty): Projected | null {
  const list: Predicate[] = icx.env.predicates.filter(
    (q) => q.kind === 'projection' && q.projection.assoc === p.assoc,
  );
  if (self.kind === 'opaque' || self.kind === 'projection')
    list.push(...aliasPredicates(icx, self));
  if (self.kind === 'dyn') {
    for (const q of self.projections)
      list.push({
        kind: 'projection',
        projection: { assoc: q.projection.assoc, substs: [tyArg(self), ...q.projection.substs] },
        ty: q.ty,
      });
    list.push(...dynPredicates(icx.cx, self));
  }
  for (const q of list) {
    if (q.kind !== 'projection' || q.projection.assoc !== p.assoc) continue;
    if (icx.table.commitIf(() => icx.table.unifySubsts(q.projection.substs, p.substs)))
      return done(q.ty);
  }
  return null;
}

function builtinProjection(
  icx: InferCtxt,
  assoc: DefId,
  ref: TraitRef,
  self: Ty,
  cause: Cause,
  depth: number,
): Projected | null {
  const { cx } = icx;
  const fnKind = fnTrait(icx, ref.trait);
  if (fnKind) return callProjection(icx, assoc, ref, self, fnKind.async, cause);
  if (assoc === cx.lang('future_output') && self.kind === 'coroutine') {
    const out = icx.output(self.def, self.substs);
    return out ? done(out) : { kind: 'ambiguous', on: [] };
  }
  if (assoc === cx.lang('discriminant_type')) return done(intTy('isize'));
  if (assoc === cx.lang('metadata_type')) return done(unitTy);
  void depth;
  return null;
}

function callProjection(
  icx: InferCtxt,
  assoc: DefId,
  ref: TraitRef,
  self: Ty,
  isAsync: boolean,
  cause: Cause,
): Projected | null {
  const nested: Obligation[] = [];
  const call = callSig(icx, self, cause, nested);
  if (!call) return null;
  const args = ref.substs[1];
  if (args?.kind !== 'ty') return null;
  if (!icx.table.commitIf(() => icx.table.unify(tupleTy(call.sig.params), args.ty)))
    return { kind: 'error', ref };
  if (!isAsync) return done(call.sig.ret, nested);
  const isFuture = assoc !== icx.cx.lang('async_fn_once_output');
  const future = call.coroutine === null ? call.sig.ret : coroutineOfCall(call);
  if (isFuture) return done(future, nested);
  const output = icx.cx.lang('future_output');
  if (output === null) return null;
  return done(
    icx.normalize(projectionTy({ assoc: output, substs: [tyArg(future)] }), cause, nested),
    nested,
  );
}

/** The definition an impl gives to an associated type, or the trait's default; with the projection's own arguments. */
function assocInImpl(
  icx: InferCtxt,
  assoc: DefId,
  impl: DefId,
  implSubsts: Substs,
  own: Substs,
  ref: TraitRef,
): Ty | null {
  const { cx } = icx;
  const def = cx.def(assoc);
  if (def.kind === 'opaque') return opaqueInImpl(icx, assoc, impl, implSubsts, own, ref);
  const item = cx.defs
    .children(impl)
    .find((c) => cx.def(c).kind === 'assocTy' && cx.def(c).name === def.name);
  if (item !== undefined) return substTy(typeOf(cx, item), [...implSubsts, ...own]);
  if (def.kind === 'assocTy' && def.node.ty)
    return substTy(typeOf(cx, assoc), [...ref.substs, ...own]);
  return errorTy;
}

/** What an impl's method returns where the trait's says `impl Trait` (also the future of an `async fn` in a trait). */
function opaqueInImpl(
  icx: InferCtxt,
  opaque: DefId,
  impl: DefId,
  implSubsts: Substs,
  own: Substs,
  ref: TraitRef,
): Ty | null {
  const { cx } = icx;
  const traitFn = opaqueFn(cx, opaque);
  const method = cx.defs
    .children(impl)
    .find((c) => cx.def(c).kind === 'assocFn' && cx.def(c).name === cx.def(traitFn).name);
  // Provided methods keep their own opaque type.
  if (method === undefined) return opaqueTy(opaque, [...ref.substs, ...own]);
  const found = correspondingTy(fnSig(cx, traitFn).ret, fnSig(cx, method).ret, opaque);
  if (!found) return null;
  return eraseFreeTy(substTy(found, [...implSubsts, ...own]));
}

/** Walks two types of the same shape to where the first has the projection of `opaque`. */
function correspondingTy(pattern: Ty, given: Ty, opaque: DefId): Ty | null {
  if (pattern.kind === 'projection' && pattern.projection.assoc === opaque) return given;
  if (pattern.kind !== given.kind) return null;
  if (
    (pattern.kind === 'adt' || pattern.kind === 'opaque') &&
    (given.kind === 'adt' || given.kind === 'opaque')
  ) {
    for (let i = 0; i < pattern.substs.length; i++) {
      const a = pattern.substs[i];
      const b = given.substs[i];
      const found =
        a?.kind === 'ty' && b?.kind === 'ty' ? correspondingTy(a.ty, b.ty, opaque) : null;
      if (found) return found;
    }
  }
  if (pattern.kind === 'ref' && given.kind === 'ref')
    return correspondingTy(pattern.ty, given.ty, opaque);
  if (pattern.kind === 'tuple' && given.kind === 'tuple') {
    for (let i = 0; i < pattern.elems.length; i++) {
      const a = pattern.elems[i];
      const b = given.elems[i];
      const found = a && b ? correspondingTy(a, b, opaque) : null;
      if (found) return found;
    }
  }
  return null;
}

function reveal(
  icx: InferCtxt,
  t: Ty & { kind: 'opaque' },
  cause: Cause,
  out: Obligation[],
  depth: number,
): Ty {
  const hidden = depth > 40 ? null : hiddenType(icx.cx, t.def);
  return hidden ? icx.normalize(eraseFreeTy(substTy(hidden, t.substs)), cause, out, depth + 1) : t;
}

export const project = {
  run,
  reveal,
  rigidTy: (p: Projection): Ty => projectionTy(p),
  taint: (kind: 'error' | 'unknown'): Ty => (kind === 'error' ? errorTy : unknownTy),
};
