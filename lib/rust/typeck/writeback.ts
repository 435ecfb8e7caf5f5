import { foldTy } from '../types/fold';
import { errorTy } from '../types/intern';
import { type Ty, TyFlags } from '../types/ty';
import type { Fcx } from './fcx';
import { isBuiltinOp } from './ops';
import type { Adjustment } from './results';

/** Replaces every variable in the tables by its solution. A variable without one has been reported and is `error`. */
// long: one table after the other
export function writeback(f: Fcx): void {
  const r = f.results;
  const full = (t: Ty): Ty => {
    const ty = f.resolve(t);
    if ((ty.flags & TyFlags.infer) === 0) return ty;
    r.tainted = true;
    return foldTy(ty, { ty: (x) => (x.kind === 'infer' ? errorTy : undefined) });
  };
  const substs = (list: readonly import('../types/ty').GenericArg[]) =>
    f.icx.table.resolveSubsts(list).map((a) => (a.kind === 'ty' ? { ...a, ty: full(a.ty) } : a));
  for (const [k, t] of r.exprTy) r.exprTy.set(k, full(t));
  for (const [k, t] of r.patTy) r.patTy.set(k, full(t));
  for (const [k, t] of r.localTy) r.localTy.set(k, full(t));
  for (const [k, t] of r.typeNode) r.typeNode.set(k, full(t));
  for (const [k, list] of r.adjustments)
    r.adjustments.set(
      k,
      list.map((a): Adjustment => adjustment(a, full, substs)),
    );
  for (const [k, c] of r.callee)
    r.callee.set(k, {
      ...c,
      substs: substs(c.substs),
      sig: { ...c.sig, params: c.sig.params.map(full), ret: full(c.sig.ret) },
    });
  for (const [k, p] of r.path)
    if (p.kind === 'fn' || p.kind === 'const' || p.kind === 'static' || p.kind === 'ctor')
      r.path.set(k, { ...p, substs: substs(p.substs) });
  for (const [k, p] of r.patAdjust) r.patAdjust.set(k, { ...p, derefs: p.derefs.map(full) });
  for (const [k, c] of r.closures)
    r.closures.set(k, {
      ...c,
      sig: { ...c.sig, params: c.sig.params.map(full), ret: full(c.sig.ret) },
      captures: c.captures.map((x) => ({ ...x, ty: full(x.ty) })),
    });
  for (const [k, c] of r.coroutines)
    r.coroutines.set(k, {
      ...c,
      output: full(c.output),
      captures: c.captures.map((x) => ({ ...x, ty: full(x.ty) })),
    });
}

function adjustment(
  a: Adjustment,
  full: (t: Ty) => Ty,
  substs: (
    l: readonly import('../types/ty').GenericArg[],
  ) => readonly import('../types/ty').GenericArg[],
): Adjustment {
  if (a.kind === 'deref' && a.overloaded)
    return {
      ...a,
      to: full(a.to),
      overloaded: { ...a.overloaded, substs: substs(a.overloaded.substs) },
    };
  return { ...a, to: full(a.to) };
}

export const builtinOperator = isBuiltinOp;
