import type { ClosureExpr } from '../syntax/ast';
import type { FnSig, Predicate, Ty } from '../types/ty';
import { elaborate } from './assoc';
import { type FnTraitKind, fnTrait } from './builtin';
import type { Fcx } from './fcx';
import { aliasPredicates } from './select';

export interface DeducedClosure {
  readonly kind: FnTraitKind | null;
  readonly sig: FnSig | null;
  /** Deduced from an expected fn pointer. */
  readonly pointer?: boolean;
  /** For async closures: what the future gives. */
  readonly asyncOutput: Ty | null;
}

/** Kind and signature that the context wants: from an expected fn pointer or object, or from bounds on the variable. */
export function deduceClosure(f: Fcx, hint: Ty, e: ClosureExpr): DeducedClosure | null {
  const want = f.structurally(hint);
  switch (want.kind) {
    case 'fnPtr':
      return { kind: null, sig: want.sig, asyncOutput: null, pointer: true };
    case 'dyn': {
      const list: Predicate[] = [];
      if (want.principal)
        list.push({
          kind: 'trait',
          ref: {
            trait: want.principal.trait,
            substs: [{ kind: 'ty', ty: want }, ...want.principal.substs],
          },
        });
      for (const p of want.projections)
        list.push({
          kind: 'projection',
          projection: {
            assoc: p.projection.assoc,
            substs: [{ kind: 'ty', ty: want }, ...p.projection.substs],
          },
          ty: p.ty,
        });
      return fromPredicates(f, list, e);
    }
    case 'infer':
      return fromPredicates(f, pendingOn(f, want), e);
    case 'opaque':
      return fromPredicates(f, aliasPredicates(f.icx, want), e);
    case 'closure': {
      const state = f.icx.closure(want.def, want.substs);
      return state ? { kind: state.kind, sig: state.sig, asyncOutput: null } : null;
    }
    default:
      return null;
  }
}

/** Pending obligations whose self type is the variable, with what their traits imply. */
export function pendingOn(f: Fcx, v: Ty): Predicate[] {
  const out: Predicate[] = [];
  for (const { goal } of f.fulfill.pending) {
    if (goal.kind !== 'trait' && goal.kind !== 'projection') continue;
    const first = (goal.kind === 'trait' ? goal.ref.substs : goal.projection.substs)[0];
    if (first?.kind !== 'ty' || f.icx.shallow(first.ty) !== v) continue;
    if (goal.kind === 'trait') out.push(...elaborate(f.cx, goal.ref));
    else out.push(goal);
  }
  return out;
}

function fromPredicates(
  f: Fcx,
  predicates: readonly Predicate[],
  e: ClosureExpr,
): DeducedClosure | null {
  let kind: FnTraitKind | null = null;
  let params: readonly Ty[] | null = null;
  let ret: Ty | null = null;
  let asyncOutput: Ty | null = null;
  const rank = { fn: 0, fnMut: 1, fnOnce: 2 };
  const asyncOut = f.cx.lang('async_fn_once_output');
  const out = f.cx.lang('fn_once_output');
  for (const p of predicates) {
    const trait =
      p.kind === 'trait'
        ? p.ref.trait
        : p.kind === 'projection'
          ? (f.cx.def(p.projection.assoc).parent ?? -1)
          : -1;
    const which = fnTrait(f.icx, trait);
    if (!which) continue;
    const args =
      p.kind === 'trait'
        ? p.ref.substs[1]
        : p.kind === 'projection'
          ? p.projection.substs[1]
          : undefined;
    const tuple = args?.kind === 'ty' ? f.icx.shallow(args.ty) : null;
    if (tuple?.kind === 'tuple') params ??= tuple.elems;
    if (p.kind === 'trait' && (kind === null || rank[which.kind] < rank[kind])) kind = which.kind;
    if (p.kind === 'projection' && p.projection.assoc === out) ret = p.ty;
    if (p.kind === 'projection' && p.projection.assoc === asyncOut) asyncOutput = p.ty;
  }
  if (kind === null && params === null) return null;
  const sig = params && {
    params,
    ret: ret ?? f.fresh(e.id),
    unsafe: false,
    variadic: false,
    boundRegions: 0,
  };
  return { kind, sig, asyncOutput: ret && e.isAsync ? futureOutput(f, ret) : asyncOutput };
}

/** `F: Fn() -> Fut, Fut: Future<Output = T>`: what an async closure given for `F` must give. */
function futureOutput(f: Fcx, ret: Ty): Ty | null {
  const v = f.structurally(ret);
  const output = f.cx.lang('future_output');
  if (v.kind !== 'infer') return null;
  const p = pendingOn(f, v).find((q) => q.kind === 'projection' && q.projection.assoc === output);
  return p?.kind === 'projection' ? p.ty : null;
}
