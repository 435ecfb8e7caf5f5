import { eraseFreeTy, substSig, substTy } from '../types/fold';
import { coroutineTy, dynTy, neverTy, tupleTy, tyArg } from '../types/intern';
import type { DefId, FnSig, Substs, TraitRef, Ty } from '../types/ty';
import { elaborateRefs } from './assoc';
import { autoTrait } from './autoSelect';
import type { InferCtxt } from './icx';
import { adt, fnSig } from './items';
import type { Cause, Obligation } from './obligation';
import type { Selection } from './select';
import { selectUnsize } from './unsize';

const yes = (nested: readonly Obligation[] = []): Selection => ({
  kind: 'yes',
  nested,
  by: 'builtin',
});
const no: Selection = { kind: 'no' };
const ambiguous = (on: readonly Ty[] = []): Selection => ({ kind: 'ambiguous', on });

export type FnTraitKind = 'fn' | 'fnMut' | 'fnOnce';

/** Which of the six closure traits a trait is. */
export function fnTrait(
  icx: InferCtxt,
  trait: DefId,
): { readonly kind: FnTraitKind; readonly async: boolean } | null {
  const { cx } = icx;
  if (trait === cx.lang('fn')) return { kind: 'fn', async: false };
  if (trait === cx.lang('fn_mut')) return { kind: 'fnMut', async: false };
  if (trait === cx.lang('fn_once')) return { kind: 'fnOnce', async: false };
  if (trait === cx.lang('async_fn')) return { kind: 'fn', async: true };
  if (trait === cx.lang('async_fn_mut')) return { kind: 'fnMut', async: true };
  return trait === cx.lang('async_fn_once') ? { kind: 'fnOnce', async: true } : null;
}

/** Nested goals: the same trait for each part. */
export function forEach(
  trait: DefId,
  ref: TraitRef,
  parts: readonly Ty[],
  cause: Cause,
  depth: number,
): Obligation[] {
  const inner: Cause = { ...cause, parents: [...cause.parents, ref] };
  return parts.map((ty) => ({
    goal: { kind: 'trait', ref: { trait, substs: [tyArg(ty)] } },
    cause: inner,
    depth: depth + 1,
  }));
}

/** Traits that the language implements. Null: nothing built in, impls decide. */
export function builtin(
  icx: InferCtxt,
  ref: TraitRef,
  self: Ty,
  cause: Cause,
  depth: number,
): Selection | null {
  const { cx } = icx;
  const { trait } = ref;
  if (trait === cx.lang('sized')) return sized(icx, ref, self, cause, depth);
  if (trait === cx.lang('copy') || trait === cx.lang('clone'))
    return copyClone(icx, ref, self, cause, depth);
  const fnKind = fnTrait(icx, trait);
  if (fnKind) return callable(icx, ref, self, fnKind, cause, depth);
  if (trait === cx.lang('future_trait')) return self.kind === 'coroutine' ? yes() : null;
  if (trait === cx.lang('unsize')) return selectUnsize(icx, ref, self, cause, depth);
  if (trait === cx.lang('tuple_trait'))
    return self.kind === 'tuple' ? yes() : self.kind === 'infer' ? ambiguous() : no;
  if (trait === cx.lang('fn_ptr_trait')) return self.kind === 'fnPtr' ? yes() : no;
  if (
    trait === cx.lang('discriminant_kind') ||
    trait === cx.lang('destruct') ||
    trait === cx.lang('pointee_trait')
  )
    return yes();
  const def = cx.def(trait);
  return def.kind === 'trait' && def.node.isAuto ? autoTrait(icx, ref, self, cause, depth) : null;
}

function sized(icx: InferCtxt, ref: TraitRef, self: Ty, cause: Cause, depth: number): Selection {
  switch (self.kind) {
    case 'str':
    case 'slice':
    case 'dyn':
    case 'param':
    case 'projection':
      return no;
    case 'tuple': {
      const last = self.elems[self.elems.length - 1];
      return yes(last ? forEach(ref.trait, ref, [last], cause, depth) : []);
    }
    case 'adt': {
      const info = adt(icx.cx, self.def);
      const fields = info.kind === 'enum' ? [] : (info.variants[0]?.fields ?? []);
      const tail = fields[fields.length - 1];
      if (!tail) return yes();
      const needs =
        tail.ty.kind === 'param' ||
        tail.ty.kind === 'projection' ||
        tail.ty.kind === 'str' ||
        tail.ty.kind === 'slice' ||
        tail.ty.kind === 'dyn' ||
        (tail.ty.kind === 'adt' && tail.ty.substs.length > 0);
      if (!needs) return yes();
      const nested: Obligation[] = [];
      const ty = icx.normalize(
        eraseFreeTy(substTy(tail.ty, self.substs)),
        cause,
        nested,
        depth + 1,
      );
      return yes([...nested, ...forEach(ref.trait, ref, [ty], cause, depth)]);
    }
    default:
      return yes();
  }
}

function copyClone(
  icx: InferCtxt,
  ref: TraitRef,
  self: Ty,
  cause: Cause,
  depth: number,
): Selection | null {
  switch (self.kind) {
    case 'int':
    case 'float':
    case 'bool':
    case 'char':
    case 'never':
    case 'fnDef':
    case 'fnPtr':
    case 'ptr':
    case 'infer':
      return yes();
    case 'ref':
      return self.mut ? no : yes();
    case 'tuple':
      return yes(forEach(ref.trait, ref, self.elems, cause, depth));
    case 'array':
      return yes(forEach(ref.trait, ref, [self.elem], cause, depth));
    case 'closure': {
      const state = icx.closure(self.def, self.substs);
      if (!state?.captures) return ambiguous();
      if (state.captures.some((c) => c.mode === 'mutRef' || c.mode === 'uniqueRef')) return no;
      return yes(
        forEach(
          ref.trait,
          ref,
          state.captures.flatMap((c) => (c.mode === 'ref' ? [] : [c.ty])),
          cause,
          depth,
        ),
      );
    }
    case 'str':
    case 'slice':
    case 'coroutine':
    case 'dyn':
      return no;
    default:
      return null;
  }
}

export interface CallSig {
  readonly sig: FnSig;
  /** For closures whose kind decides which traits they implement. */
  readonly closure: DefId | null;
  readonly coroutine: DefId | null;
  readonly substs: Substs;
}

/** The signature by which a value of the type is called; null when it cannot be called without a user's `Fn` impl. */
export function callSig(icx: InferCtxt, self: Ty, cause: Cause, out: Obligation[]): CallSig | null {
  if (self.kind === 'closure') {
    const state = icx.closure(self.def, self.substs);
    return (
      state && {
        sig: state.sig,
        closure: self.def,
        coroutine: state.coroutine,
        substs: self.substs,
      }
    );
  }
  if (self.kind === 'fnDef') {
    const sig = substSig(fnSig(icx.cx, self.def), self.substs);
    return {
      sig: icx.normalizeSig(
        { ...sig, params: sig.params.map(eraseFreeTy), ret: eraseFreeTy(sig.ret) },
        cause,
        out,
      ),
      closure: null,
      coroutine: null,
      substs: self.substs,
    };
  }
  return self.kind === 'fnPtr'
    ? { sig: self.sig, closure: null, coroutine: null, substs: [] }
    : null;
}

function callable(
  icx: InferCtxt,
  ref: TraitRef,
  self: Ty,
  want: { kind: FnTraitKind; async: boolean },
  cause: Cause,
  depth: number,
): Selection | null {
  if (self.kind === 'infer') return no;
  const nested: Obligation[] = [];
  const call = callSig(icx, self, cause, nested);
  if (!call) return null;
  if (call.sig.unsafe) return no;
  const args = ref.substs[1];
  if (args?.kind !== 'ty') return no;
  if (!icx.table.commitIf(() => icx.table.unify(tupleTy(call.sig.params), args.ty))) return no;
  if (call.closure !== null)
    nested.push({
      goal: { kind: 'closureKind', closure: call.closure, want: want.kind },
      cause,
      depth: depth + 1,
    });
  if (call.closure !== null && !icx.closures.has(call.closure)) {
    const state = icx.closure(call.closure, call.substs);
    const rank = { fn: 0, fnMut: 1, fnOnce: 2 };
    if (state?.kind && rank[state.kind] > rank[want.kind]) return no;
  }
  if (want.async && call.coroutine === null) {
    const future = icx.cx.lang('future_trait');
    if (future !== null) nested.push(...forEach(future, ref, [call.sig.ret], cause, depth));
  }
  return yes(nested);
}

/** The coroutine type a call of an async closure returns. */
export const coroutineOfCall = (call: CallSig): Ty =>
  call.coroutine === null ? neverTy : coroutineTy(call.coroutine, call.substs);

/** Is the trait object's own trait, or one of its supertraits, this trait? */
export function dynHasSuper(icx: InferCtxt, self: Ty & { kind: 'dyn' }, trait: DefId): boolean {
  if (!self.principal) return false;
  const full = dynTy(self.principal, self.projections, self.autoTraits);
  return elaborateRefs(icx.cx, {
    trait: self.principal.trait,
    substs: [tyArg(full), ...self.principal.substs],
  }).some((r) => r.trait === trait);
}
