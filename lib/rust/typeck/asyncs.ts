import type { AsyncBlockExpr, AwaitExpr, ClosureExpr, Expr, TryExpr } from '../syntax/ast';
import { eraseSig, foldTy } from '../types/fold';
import {
  adtTy,
  closureTy,
  coroutineTy,
  errorTy,
  neverTy,
  projectionTy,
  tyArg,
  unitTy,
  unknownTy,
} from '../types/intern';
import type { DefId, FnSig, Ty } from '../types/ty';
import { checkBlock } from './blocks';
import { deduceClosure } from './closureSig';
import { coerceExpr } from './coerce';
import { CoerceMany } from './coerceMany';
import { checkExpr, type Hint } from './exprs';
import type { Fcx, ReturnTarget } from './fcx';
import { reportMismatch } from './mismatch';
import { causeAt } from './obligation';
import { checkParamPat } from './pats';

/** Runs the check of an inner body with its own returns, loops and flow. */
export function inBody<T>(f: Fcx, target: ReturnTarget, run: () => T): T {
  const { breakables, diverges, unsafeDepth } = f;
  f.breakables = [];
  f.diverges = false;
  f.returns.push(target);
  const result = run();
  f.returns.pop();
  f.breakables = breakables;
  f.diverges = diverges;
  f.unsafeDepth = unsafeDepth;
  return result;
}

/** The value of a body must be what it returns. */
export function bodyValue(f: Fcx, body: Expr, want: Ty, span = body.span): void {
  void span;
  const ty = checkExpr(f, body, want);
  if (!coerceExpr(f, body, ty, want)) reportMismatch(f, body, want, ty, 'return');
}

export function checkAsyncBlock(f: Fcx, e: AsyncBlockExpr): Ty {
  const def = f.cx.defs.ofNode(e.id);
  if (def === undefined) {
    f.unsure(e.span, 'this async block');
    return unknownTy;
  }
  const out = f.fresh(e.id);
  f.icx.outputs.set(def, out);
  f.bodies.push({ def, node: e, kind: 'coroutine' });
  const merge = returnMerge(f, out, e);
  inBody(
    f,
    { ty: out, coerce: merge, kind: 'async', isAsync: true, span: e.span, retSpan: null },
    () => blockValue(f, e, merge),
  );
  f.icx.table.commitIf(() => f.icx.table.unify(out, merge.result()));
  f.results.coroutines.set(e.id, {
    def,
    nodeId: e.id,
    source: 'block',
    move: e.move,
    output: out,
    captures: [],
  });
  return coroutineTy(def, f.identity);
}

/** `return`s and the tail of a body whose return type is inferred agree on one type. */
function returnMerge(f: Fcx, out: Ty, e: Expr): CoerceMany {
  return new CoerceMany(f, out, (found, want, x) =>
    reportMismatch(f, x ?? e, want, found, 'return'),
  );
}

function blockValue(f: Fcx, e: AsyncBlockExpr, merge: CoerceMany): void {
  const { block } = e;
  const ty = checkBlock(f, block, null);
  if (block.tail) merge.add(block.tail, ty);
  else if (f.icx.shallow(ty) !== neverTy) merge.addUnit(e.span, unitTy);
}

export function checkAwait(f: Fcx, e: AwaitExpr): Ty {
  const ty = checkExpr(f, e.expr, null);
  const inAsync = f.returns[f.returns.length - 1]?.isAsync ?? false;
  if (!inAsync) {
    // As rustc: the awaited expression is checked, the await itself is an error.
    f.awaitOutside(e);
    return errorTy;
  }
  const into = f.cx.lang('into_future');
  const trait = into === null ? null : f.cx.def(into).parent;
  const output = trait === null ? null : f.cx.assocTyNamed(trait, 'Output');
  const t = f.structurally(ty);
  if (t.kind === 'error' || t.kind === 'unknown' || t.kind === 'never') return t;
  if (trait === null || output === null) {
    f.unsure(e.span, '`.await` without `IntoFuture`');
    return unknownTy;
  }
  const cause = causeAt(e.awaitSpan, e.id, 'await');
  f.obligation({ trait, substs: [tyArg(ty)] }, { ...cause, node: e.id });
  return f.normalize(projectionTy({ assoc: output, substs: [tyArg(ty)] }), cause);
}

export function checkTry(f: Fcx, e: TryExpr): Ty {
  const ty = checkExpr(f, e.expr, null);
  const { cx } = f;
  const branch = cx.lang('branch');
  const trait = cx.lang('Try') ?? (branch === null ? null : cx.def(branch).parent);
  const fromResidual = cx.lang('from_residual');
  const residualTrait = fromResidual === null ? null : cx.def(fromResidual).parent;
  const output = trait === null ? null : cx.assocTyNamed(trait, 'Output');
  const residual = trait === null ? null : cx.assocTyNamed(trait, 'Residual');
  const t = f.structurally(ty);
  if (t.kind === 'error' || t.kind === 'unknown' || t.kind === 'never') return t;
  if (trait === null || residualTrait === null || output === null || residual === null) {
    f.unsure(e.span, '`?` without `Try`');
    return unknownTy;
  }
  const cause = causeAt(e.markSpan, e.id, 'question');
  f.obligation({ trait, substs: [tyArg(ty)] }, { ...cause, span: e.span });
  const res = f.normalize(projectionTy({ assoc: residual, substs: [tyArg(ty)] }), {
    ...cause,
    span: e.span,
  });
  const target = f.returns[f.returns.length - 1];
  if (target)
    f.questionIn.set(
      e.id,
      target.kind === 'fn' ? (target.isAsync ? 'asyncFn' : 'fn') : target.kind,
    );
  if (target) f.obligation({ trait: residualTrait, substs: [tyArg(target.ty), tyArg(res)] }, cause);
  const value = f.normalize(projectionTy({ assoc: output, substs: [tyArg(ty)] }), {
    ...cause,
    span: e.span,
  });
  // `?` is a match whose other arm returns: a value nobody asks for falls back to `!` (edition 2024).
  const open = f.icx.shallow(value);
  if (open.kind === 'infer' && open.of === 'general') f.icx.table.markDiverging(open);
  return value;
}

/** E0593 for a closure where a fn pointer is expected. */
function wrongArity(f: Fcx, e: ClosureExpr, want: number): Ty {
  const n = (k: number) => `${k} argument${k === 1 ? '' : 's'}`;
  f.error(
    'E0593',
    e.declSpan,
    `closure is expected to take ${n(want)}, but it takes ${n(e.params.length)}`,
    `expected closure that takes ${n(want)}`,
  );
  return errorTy;
}

/**
 * The parameters' types: those the context wants, joined with the written ones. With nothing wanted, each lifetime left
 * out of a written type is chosen anew at every call.
 */
function closureParams(
  f: Fcx,
  e: ClosureExpr,
  wanted: FnSig | null,
): { readonly params: Ty[]; readonly boundRegions: number } {
  let count = wanted?.boundRegions ?? 0;
  const anew = (ty: Ty): Ty =>
    foldTy(ty, {
      region: (r) => (r.kind === 'erased' ? { kind: 'bound', depth: 0, index: count++ } : r),
    });
  const params = e.params.map((p, i) => {
    const written = p.ty ? f.lowerTy(p.ty) : null;
    const given = wanted?.params[i] ?? null;
    if (!written) return given ?? f.fresh(p.pat.id);
    if (!given) return anew(written);
    const sig = { params: [given], ret: unitTy, unsafe: false, variadic: false, boundRegions: 0 };
    const plain = eraseSig(sig).params[0] ?? given;
    const fits = f.icx.table.commitIf(() => f.icx.table.unify(written, plain));
    return fits && given.kind !== 'infer' ? given : written;
  });
  return { params, boundRegions: count };
}

// long: the steps of checking a closure, in rustc's order
export function checkClosure(f: Fcx, e: ClosureExpr, hint: Hint): Ty {
  const def = f.cx.defs.ofNode(e.id);
  if (def === undefined) {
    f.unsure(e.span, 'this closure');
    return unknownTy;
  }
  const ty = closureTy(def, f.identity);
  const deduced = hint ? deduceClosure(f, hint, e) : null;
  const bound = deduced?.sig && deduced.sig.params.length === e.params.length ? deduced.sig : null;
  if (deduced?.pointer && deduced.sig && deduced.sig.params.length !== e.params.length)
    return wrongArity(f, e, deduced.sig.params.length);
  const { params, boundRegions } = closureParams(f, e, bound);
  const coroutine = e.isAsync ? (f.cx.defs.ofNode(-e.id - 1) ?? null) : null;
  const ret = e.ret
    ? f.lowerTy(e.ret)
    : e.isAsync
      ? (deduced?.asyncOutput ?? f.fresh(e.id))
      : (bound?.ret ?? f.fresh(e.id));
  const sigRet = coroutine === null ? ret : coroutineTy(coroutine, f.identity);
  if (coroutine !== null) {
    f.icx.outputs.set(coroutine, ret);
    if (bound?.ret) f.icx.table.commitIf(() => f.icx.table.unify(bound.ret, sigRet));
  }
  const sig = {
    params,
    ret: sigRet,
    unsafe: false,
    variadic: false,
    boundRegions,
  };
  f.icx.closures.set(def, { kind: deduced?.kind ?? null, sig, coroutine, captures: null });
  f.closureExpected.set(def, deduced?.kind ?? null);
  f.bodies.push({ def, node: e, kind: 'closure' });
  if (coroutine !== null) f.bodies.push({ def: coroutine, node: e, kind: 'coroutine' });
  const merge = returnMerge(f, ret, e);
  inBody(
    f,
    {
      ty: ret,
      coerce: merge,
      kind: e.isAsync ? 'async' : 'closure',
      isAsync: e.isAsync,
      span: e.span,
      retSpan: e.ret?.span ?? null,
    },
    () => {
      const erasedParams = eraseSig(sig).params;
      e.params.forEach((p, i) => checkParamPat(f, p.pat, erasedParams[i] ?? errorTy));
      const hintTy = f.icx.shallow(ret).kind === 'infer' ? null : ret;
      const body = checkExpr(f, e.body, hintTy);
      merge.add(e.body, body);
    },
  );
  f.icx.table.commitIf(() => f.icx.table.unify(ret, merge.result()));
  f.results.closures.set(e.id, {
    def,
    nodeId: e.id,
    kind: deduced?.kind ?? 'fn',
    async: e.isAsync,
    move: e.move,
    sig,
    captures: [],
  });
  if (coroutine !== null)
    f.results.coroutines.set(e.id, {
      def: coroutine,
      nodeId: e.id,
      source: 'closure',
      move: e.move,
      output: ret,
      captures: [],
    });
  return ty;
}

/** `Poll<T>` of the language. */
export function pollOf(f: Fcx, ty: Ty): Ty {
  const poll: DefId | null = f.cx.lang('Poll');
  return poll === null ? errorTy : adtTy(poll, [tyArg(ty)]);
}
