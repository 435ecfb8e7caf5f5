import type { CallExpr, Expr, MethodCallExpr, Span } from '../syntax/ast';
import { eraseSig } from '../types/fold';
import { errorTy, refTy, sliceTy, tupleTy, tyArg, unknownTy } from '../types/intern';
import type { DefId, FnSig, Ty } from '../types/ty';
import { autoderef, mutDerefs } from './autoderef';
import { argumentCount, notCallable } from './callErrors';
import { coerceExpr, tryCoerce } from './coerce';
import { checkExpr, type Hint } from './exprs';
import type { Fcx } from './fcx';
import { reportMismatch } from './mismatch';
import { makeMut } from './mutPlaces';
import { causeAt } from './obligation';
import { ownArgs } from './pathArgs';
import { pathLower } from './paths';
import { noMethod, type Pick, parentSubsts, probeMethod } from './probe';
import type { Adjustment } from './results';

export function checkCall(f: Fcx, e: CallExpr, hint: Hint): Ty {
  const callee = f.structurally(checkExpr(f, e.callee, null));
  const cause = causeAt(e.callee.span, e.callee.id);
  if (callee.kind === 'error' || callee.kind === 'unknown') {
    for (const a of e.args) checkExpr(f, a, null);
    return callee;
  }
  for (const step of autoderef(f, callee, cause)) {
    const ty = f.structurally(step.ty);
    if (ty.kind === 'fnDef') {
      f.adjust(e.callee.id, step.derefs);
      const sig = f.sigOf(ty.def, ty.substs, cause);
      if (f.cx.def(ty.def).parent !== null && f.cx.def(ty.def).parent === f.cx.lang('drop'))
        f.error(
          'E0040',
          e.callee.span,
          'explicit use of destructor method',
          'explicit destructor calls not allowed',
        );
      f.requireUnsafe(
        sig.unsafe,
        e.span,
        `call to unsafe function \`${f.cx.printPath(ty.def)}\` is unsafe and requires unsafe block`,
        'call to unsafe function',
      );
      return finishCall(f, e, sig, hint, ty.def);
    }
    if (ty.kind === 'fnPtr') {
      f.adjust(e.callee.id, step.derefs);
      f.requireUnsafe(
        ty.sig.unsafe,
        e.span,
        'call to unsafe function pointer is unsafe and requires unsafe block',
        'call to unsafe function',
      );
      return finishCall(f, e, eraseSig(ty.sig), hint, null);
    }
    if (ty.kind === 'closure') {
      f.adjust(e.callee.id, step.derefs);
      const state = f.icx.closure(ty.def, ty.substs);
      if (!state) return unknownTy;
      f.closureCalls.push({ node: e.id, callee: e.callee, closure: ty });
      return finishCall(f, e, eraseSig(state.sig), hint, null);
    }
    // What a reference points to is called, not the reference: `h: &mut Box<dyn FnMut()>` need not be `mut`
    // (rustc `try_overloaded_call_step`).
    const found = ty.kind === 'ref' && step.derefs.length === 0 ? null : overloadedCall(f, e, ty);
    if (found) {
      f.adjust(e.callee.id, step.derefs);
      return finishCall(f, e, found, hint, null);
    }
  }
  if (callee.kind === 'infer' && callee.of === 'general') f.cannotInfer(callee, e.callee.span);
  else notCallable(f, e, callee);
  for (const a of e.args) checkExpr(f, a, null);
  return errorTy;
}

const FN_TRAITS = ['fn', 'fn_mut', 'fn_once', 'async_fn', 'async_fn_mut', 'async_fn_once'];

/** A call through `Fn*`: of a parameter bounded by it, a trait object, or a type with an impl. */
function overloadedCall(f: Fcx, e: CallExpr, ty: Ty): FnSig | null {
  if (ty.kind === 'infer') return null;
  for (const lang of FN_TRAITS) {
    const trait = f.cx.lang(lang);
    if (trait === null) continue;
    const args = f.fresh(e.id);
    const ref = { trait, substs: [tyArg(ty), tyArg(args)] };
    if (f.icx.holds(ref) === 'no') continue;
    const known = tupleTy(e.args.map((a) => f.fresh(a.id)));
    const sameCount = f.icx.table.probe(
      () => f.icx.table.unify(args, known) && f.icx.holds(ref) !== 'no',
    );
    if (sameCount) f.icx.table.unify(args, known);
    f.obligation(ref, causeAt(e.callee.span, e.callee.id));
    f.select();
    const tuple = f.structurally(args);
    const method = f.cx.defs.children(trait).find((c) => f.cx.def(c).kind === 'assocFn');
    if (method === undefined || tuple.kind !== 'tuple') return null;
    const sig = f.sigOf(
      method,
      lang.startsWith('async') ? f.icx.freshSubsts(method, ref.substs) : ref.substs,
      causeAt(e.callee.span, e.callee.id),
    );
    f.setCallee(e.id, { def: method, substs: ref.substs, trait, sig });
    if (lang.endsWith('fn_mut')) makeMut(f, e.callee);
    return { params: tuple.elems, ret: sig.ret, unsafe: false, variadic: false, boundRegions: 0 };
  }
  return null;
}

function finishCall(f: Fcx, e: CallExpr, sig: FnSig, hint: Hint, def: DefId | null): Ty {
  if (def !== null) f.callArgs.set(e.callee.id, { def, args: e.args });
  checkArgs(f, e.span, e.callee.span, sig, sig.params, e.args, hint, def);
  // What the missing arguments would have decided is asked of nothing.
  if (e.args.length < sig.params.length)
    f.fulfill.pending = f.fulfill.pending.filter((o) => o.cause.node !== e.callee.id);
  return sig.ret;
}

/** What the arguments should be, judged by what the call's result should be. */
function expectedInputs(f: Fcx, params: readonly Ty[], ret: Ty, hint: Hint): readonly Ty[] | null {
  if (!hint) return null;
  const want = f.resolve(hint);
  if (want.kind === 'infer') return null;
  return f.icx.table.probe(() =>
    f.icx.table.unify(ret, want) ? params.map((p) => f.resolve(p)) : null,
  );
}

/** Checks arguments against parameters: closures last, so that their signatures are known from the others. */
export function checkArgs(
  f: Fcx,
  span: Span,
  calleeSpan: Span,
  sig: FnSig,
  params: readonly Ty[],
  args: readonly Expr[],
  hint: Hint,
  def: DefId | null,
): void {
  if (sig.variadic ? args.length < params.length : args.length !== params.length) {
    argumentCount(f, span, calleeSpan, params, args, def);
    for (const a of args) checkExpr(f, a, null);
    return;
  }
  const expected = expectedInputs(f, params, sig.ret, hint);
  const bad: { arg: Expr; want: Ty; found: Ty }[] = [];
  for (const closures of [false, true]) {
    if (closures) f.select();
    args.forEach((arg, i) => {
      if (isClosure(arg) !== closures) return;
      const formal = params[i];
      if (!formal) {
        checkExpr(f, arg, null);
        return;
      }
      const want = expected?.[i] ?? formal;
      const ty = checkExpr(f, arg, want);
      if (!takeArg(f, arg, ty, want, formal)) bad.push({ arg, want: formal, found: ty });
    });
  }
  for (const b of bad) reportMismatch(f, b.arg, b.want, b.found, 'argument', def);
}

function isClosure(e: Expr): boolean {
  return e.kind === 'ClosureExpr';
}

function takeArg(f: Fcx, arg: Expr, ty: Ty, want: Ty, formal: Ty): boolean {
  if (want !== formal) {
    const fits = f.icx.table.commitIf(() => {
      const c = tryCoerce(f, ty, want, causeAt(arg.span, arg.id, 'coercion'));
      if (!c || !f.icx.table.unify(formal, want)) return false;
      f.adjust(arg.id, c.adjust);
      return true;
    });
    if (fits) return true;
  }
  return coerceExpr(f, arg, ty, formal);
}

export function checkMethodCall(f: Fcx, e: MethodCallExpr, hint: Hint): Ty {
  const self = f.structurally(checkExpr(f, e.receiver, null));
  const { name } = e.segment.ident;
  const cause = { ...causeAt(e.segment.ident.span, e.id, 'method') };
  const giveUp = (ty: Ty): Ty => {
    for (const a of e.args) checkExpr(f, a, null);
    return ty;
  };
  if (self.kind === 'error' || self.kind === 'unknown') {
    f.results.tainted = true;
    return giveUp(self);
  }
  const probe = probeMethod(f, self, name, e.id, cause);
  if (!probe.pick) {
    const last = probe.steps[probe.steps.length - 1]?.ty;
    if (last?.kind === 'unknown') return giveUp(unknownTy);
    if (last?.kind !== 'error') noMethod(f, e, self, probe);
    return giveUp(errorTy);
  }
  return confirm(f, e, probe.pick, hint);
}

/** The receiver's adjustments for a pick. */
export function adjustmentsOf(f: Fcx, pick: Pick, sigSelf: Ty): Adjustment[] {
  const { step, autoref } = pick;
  const takesMut =
    autoref === 'mut' ||
    (autoref === 'none' && pick.self.kind === 'ref' && pick.self.mut && sigSelf.kind === 'ref');
  const derefs = takesMut ? mutDerefs(f, step.derefs) : step.derefs;
  if (autoref === 'none') {
    // A reference taken by value is reborrowed (rustc `pick_by_value_method`): it stays usable, and a closure that only
    // calls methods on `*x` captures what `x` points to, not `x`.
    if (pick.self.kind !== 'ref') return [...derefs];
    const inner = f.icx.shallow(pick.self.ty);
    const { mut } = pick.self;
    return [
      ...derefs,
      { kind: 'deref', to: inner, overloaded: null },
      { kind: 'borrow', to: pick.self, mut, twoPhase: mut },
    ];
  }
  if (autoref === 'constPtr') return [...derefs, { kind: 'mutToConstPtr', to: pick.self }];
  const mut = autoref === 'mut';
  if (!step.unsized) return [...derefs, { kind: 'borrow', to: pick.self, mut, twoPhase: mut }];
  const before =
    derefs.length > 0 ? (derefs[derefs.length - 1]?.to ?? errorTy) : f.icx.shallow(pick.step.ty);
  const array = arrayBefore(before, pick);
  return [
    ...derefs,
    { kind: 'borrow', to: refTy(array, mut), mut, twoPhase: mut },
    { kind: 'unsize', to: refTy(sliceTy(elemOf(pick.step.ty)), mut) },
  ];
}

const arrayBefore = (ty: Ty, pick: Pick): Ty =>
  ty.kind === 'array' ? ty : (pick.sourceArray ?? ty);
const elemOf = (ty: Ty): Ty => (ty.kind === 'slice' ? ty.elem : errorTy);

function confirm(f: Fcx, e: MethodCallExpr, pick: Pick, hint: Hint): Ty {
  const c = pick.candidate;
  const cause = causeAt(e.segment.ident.span, e.id, 'method');
  const parent = parentSubsts(f, c);
  const substs = ownArgs({ ...pathLower(f) }, c.def, e.segment, parent, e.segment.span);
  const sig = f.sigOf(c.def, substs, cause);
  const self = sig.params[0] ?? errorTy;
  f.icx.table.commitIf(() => f.icx.table.unify(self, pick.self));
  const receiver = f.results.exprTy.get(e.receiver.id);
  const steps = adjustmentsOf(
    f,
    pick.step.unsized && receiver ? { ...pick, sourceArray: lastArray(f, receiver, pick) } : pick,
    f.icx.shallow(self),
  );
  f.adjust(e.receiver.id, steps);
  if (pick.autoref === 'mut' || (pick.self.kind === 'ref' && pick.self.mut)) makeMut(f, e.receiver);
  f.callArgs.set(e.id, { def: c.def, args: [e.receiver, ...e.args] });
  f.addPredicates(c.def, substs, cause);
  f.requireUnsafe(
    sig.unsafe,
    e.span,
    `call to unsafe function \`${f.cx.printPath(c.def)}\` is unsafe and requires unsafe block`,
    'call to unsafe function',
  );
  f.setCallee(e.id, { def: c.def, substs, trait: c.kind === 'inherent' ? null : c.parent, sig });
  f.checkDropCall(c, e);
  checkArgs(f, e.span, e.segment.ident.span, sig, sig.params.slice(1), e.args, hint, c.def);
  return sig.ret;
}

/** The array that the last step turned into a slice. */
function lastArray(f: Fcx, receiver: Ty, pick: Pick): Ty {
  const d = pick.step.derefs[pick.step.derefs.length - 1];
  return f.icx.shallow(d ? d.to : receiver);
}
