import { substTy } from '../types/fold';
import { projectionTy, refTy, sliceTy, tyArg } from '../types/intern';
import type { Ty } from '../types/ty';
import type { Fcx } from './fcx';
import type { Cause, Obligation } from './obligation';
import type { Adjustment } from './results';

export interface DerefStep {
  readonly ty: Ty;
  /** Derefs from the start to here. */
  readonly derefs: readonly (Adjustment & { kind: 'deref' })[];
  /** The last step turns an array into a slice. */
  readonly unsized: boolean;
  /** Passes through a raw pointer: not by itself in method calls. */
  readonly raw: boolean;
}

/** `*ty` by the language: references and boxes; raw pointers only where the source writes `*`. */
export function builtinDeref(f: Fcx, ty: Ty, explicit: boolean): Ty | null {
  if (ty.kind === 'ref') return ty.ty;
  if (ty.kind === 'adt' && ty.def === f.cx.lang('owned_box'))
    return ty.substs[0]?.kind === 'ty' ? ty.substs[0].ty : null;
  return ty.kind === 'ptr' && explicit ? ty.ty : null;
}

/** `<ty as Deref>::Target` if the type implements `Deref`. */
export function overloadedDeref(
  f: Fcx,
  ty: Ty,
  cause: Cause,
): { readonly target: Ty; readonly adjust: Adjustment & { kind: 'deref' } } | null {
  const { cx, icx } = f;
  const trait = cx.lang('deref');
  const target = cx.lang('deref_target');
  if (trait === null || target === null) return null;
  if (ty.kind !== 'adt' && ty.kind !== 'param' && ty.kind !== 'projection' && ty.kind !== 'opaque')
    return null;
  const ref = { trait, substs: [tyArg(ty)] };
  if (icx.holds(ref) === 'no') return null;
  const out: Obligation[] = [];
  const to = f.structurally(
    icx.normalize(projectionTy({ assoc: target, substs: ref.substs }), cause, out),
  );
  f.fulfill.registerAll(out);
  const method = cx.defs.children(trait).find((c) => cx.def(c).kind === 'assocFn');
  if (method === undefined) return null;
  return {
    target: to,
    adjust: { kind: 'deref', to, overloaded: { method, substs: ref.substs, mut: false } },
  };
}

/** Types reached from `start` by dereferencing, itself first; arrays end in their slice when `unsize` is asked. */
export function autoderef(f: Fcx, start: Ty, cause: Cause, unsize = false): DerefStep[] {
  const steps: DerefStep[] = [];
  let ty = f.structurally(start);
  let derefs: (Adjustment & { kind: 'deref' })[] = [];
  const seen = new Set<number>();
  for (let n = 0; n < 32 && !seen.has(ty.id); n++) {
    seen.add(ty.id);
    steps.push({ ty, derefs, unsized: false, raw: false });
    const plain = builtinDeref(f, ty, false);
    if (plain) {
      ty = f.structurally(plain);
      derefs = [...derefs, { kind: 'deref', to: ty, overloaded: null }];
      continue;
    }
    const over = overloadedDeref(f, ty, cause);
    if (!over) break;
    ty = over.target;
    derefs = [...derefs, over.adjust];
  }
  const last = steps[steps.length - 1];
  if (unsize && last?.ty.kind === 'array')
    steps.push({ ty: sliceTy(last.ty.elem), derefs: last.derefs, unsized: true, raw: false });
  return steps;
}

/** The same derefs, through `DerefMut` where they are overloaded. */
export function mutDerefs(
  f: Fcx,
  derefs: readonly (Adjustment & { kind: 'deref' })[],
): (Adjustment & { kind: 'deref' })[] {
  return derefs.map((d) => (d.overloaded ? { ...d, overloaded: derefMut(f, d.overloaded) } : d));
}

type Overloaded = NonNullable<(Adjustment & { kind: 'deref' })['overloaded']>;

/** `DerefMut::deref_mut` in place of `Deref::deref`; a type without it keeps `Deref`, and the borrow checker reports the write. */
export function derefMut(f: Fcx, o: Overloaded): Overloaded {
  const trait = f.cx.lang('deref_mut');
  const method =
    trait === null
      ? undefined
      : f.cx.defs.children(trait).find((c) => f.cx.def(c).kind === 'assocFn');
  const self = o.substs[0];
  if (
    trait === null ||
    method === undefined ||
    !self ||
    f.icx.holds({ trait, substs: [self] }) === 'no'
  )
    return o;
  return { method, substs: o.substs, mut: true };
}

export const asRef = (ty: Ty, mut: boolean): Ty => refTy(ty, mut);
export const withSubsts = substTy;
