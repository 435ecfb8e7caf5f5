import type { Expr } from '../syntax/ast';
import { refTy } from '../types/intern';
import type { DefId, Ty } from '../types/ty';
import { derefMut } from './autoderef';
import type { Fcx } from './fcx';
import { causeAt } from './obligation';
import type { Adjustment } from './results';

/**
 * A place is borrowed mutably or assigned: overloaded `*` and `[]` on the way to it go through `DerefMut` and
 * `IndexMut`. A type without them keeps `Deref`, and the borrow checker reports the write.
 */
export function makeMut(f: Fcx, e: Expr): void {
  switch (e.kind) {
    case 'FieldExpr':
      mutAdjustments(f, e.base);
      makeMut(f, e.base);
      return;
    case 'IndexExpr':
      indexMut(f, e);
      mutAdjustments(f, e.base);
      makeMut(f, e.base);
      return;
    case 'UnaryExpr':
      if (e.op !== '*') return;
      derefExprMut(f, e);
      mutAdjustments(f, e.expr);
      makeMut(f, e.expr);
      return;
    case 'MacroExpr':
      if (e.call.expansion) makeMut(f, e.call.expansion);
  }
}

const selfOf = (f: Fcx, t: Ty, lang: string): boolean => {
  const trait = f.cx.lang(lang);
  return trait !== null && f.icx.holds({ trait, substs: [{ kind: 'ty', ty: t }] }) !== 'no';
};

/** Rewrites recorded derefs and the borrow of a base expression. */
export function mutAdjustments(f: Fcx, e: Expr): void {
  const steps = f.results.adjustments.get(e.id);
  if (!steps) return;
  const source = f.results.exprTy.get(e.id);
  let at: Ty | null = source ? f.icx.shallow(source) : null;
  let blocked = false;
  const changed = steps.map((a): Adjustment => {
    const from = at;
    at = f.icx.shallow(a.to);
    if (a.kind !== 'deref' || !a.overloaded || a.overloaded.mut || !from) return a;
    if (blocked || !selfOf(f, from, 'deref_mut')) {
      blocked = true;
      return a;
    }
    return { ...a, overloaded: derefMut(f, a.overloaded) };
  });
  f.results.adjustments.set(e.id, changed);
}

function derefExprMut(f: Fcx, e: Expr & { kind: 'UnaryExpr' }): void {
  const callee = f.results.callee.get(e.id);
  const self = callee?.substs[0];
  const trait = f.cx.lang('deref_mut');
  if (
    !callee ||
    self?.kind !== 'ty' ||
    trait === null ||
    callee.trait === trait ||
    !selfOf(f, self.ty, 'deref_mut')
  )
    return;
  const method = f.cx.defs.children(trait).find((c) => f.cx.def(c).kind === 'assocFn');
  if (method === undefined) return;
  const ret = callee.sig.ret;
  f.setCallee(e.id, {
    ...callee,
    def: method,
    trait,
    sig: {
      ...callee.sig,
      params: [refTy(self.ty, true)],
      ret: ret.kind === 'ref' ? refTy(ret.ty, true) : ret,
    },
  });
  reborrowMut(f, e.expr);
}

function indexMut(f: Fcx, e: Expr & { kind: 'IndexExpr' }): void {
  const callee = f.results.callee.get(e.id);
  const self = callee?.substs[0];
  const trait: DefId | null = f.cx.lang('index_mut');
  if (!callee || self?.kind !== 'ty' || trait === null || callee.trait === trait) return;
  if (f.icx.holds({ trait, substs: callee.substs }) === 'no') return;
  const method = f.cx.defs.children(trait).find((c) => f.cx.def(c).kind === 'assocFn');
  if (method === undefined) return;
  f.obligation({ trait, substs: callee.substs }, causeAt(e.span, e.id));
  const ret = f.icx.shallow(callee.sig.ret);
  f.setCallee(e.id, {
    ...callee,
    def: method,
    trait,
    sig: {
      ...callee.sig,
      params: [refTy(self.ty, true), ...callee.sig.params.slice(1)],
      ret: ret.kind === 'ref' ? refTy(ret.ty, true) : ret,
    },
  });
  reborrowMut(f, e.base);
}

/** The implicit borrow of an overloaded operator's receiver becomes mutable. */
function reborrowMut(f: Fcx, e: Expr): void {
  const steps = f.results.adjustments.get(e.id);
  const last = steps?.[steps.length - 1];
  if (!steps || last?.kind !== 'borrow' || last.mut) return;
  const inner = last.to.kind === 'ref' ? last.to.ty : last.to;
  f.results.adjustments.set(e.id, [
    ...steps.slice(0, -1),
    { ...last, mut: true, to: refTy(inner, true) },
  ]);
}
