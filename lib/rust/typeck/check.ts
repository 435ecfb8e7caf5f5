import type { DefId } from '../resolve/defs';
import type { Expr } from '../syntax/ast';
import { eraseFreeTy, foldTy, substPredicate } from '../types/fold';
import { f64Ty, i32Ty, neverTy, tyArg, unitTy } from '../types/intern';
import { type Ty, TyFlags } from '../types/ty';
import { reportAmbiguity } from './ambiguity';
import { inBody } from './asyncs';
import { checkBlock } from './blocks';
import { checkCastNow } from './casts';
import type { Cx } from './cx';
import { checkSolved } from './exhaustive';
import { checkCoerce } from './exprs';
import { emptyResults, Fcx } from './fcx';
import { reportFulfillErrors } from './fulfillErrors';
import { identitySubsts } from './generics';
import type { StalledObligation } from './index';
import { fnSig, typeOf, writtenOutput } from './items';
import { userSpan } from './mismatch';
import type { Holds } from './obligation';
import { causeAt } from './obligation';
import { coroutineOf, opaqueBounds, opaqueFn } from './opaque';
import { checkParamPat } from './pats';
import { paramEnv } from './predicates';
import type { BodyResults } from './results';
import { analyzeCaptures } from './upvars';
import { writeback } from './writeback';

export interface CheckedBody {
  readonly results: BodyResults;
  readonly stalled: readonly StalledObligation[];
  /** Hidden types of the fn's `impl Trait`s. */
  readonly opaques: ReadonlyMap<DefId, Ty>;
}

/** Checks one body from its signature to the tables. Never throws for what the source says. */
export function checkBody(cx: Cx, owner: DefId, cache: Map<string, Holds>): CheckedBody {
  const def = cx.def(owner);
  const f = new Fcx(cx, owner, paramEnv(cx, owner), identitySubsts(cx, owner), cache);
  const opaques = new Map<DefId, Ty>();
  if ((def.kind === 'fn' || def.kind === 'assocFn') && def.node.body) checkFn(f, opaques);
  else if (
    (def.kind === 'const' || def.kind === 'assocConst' || def.kind === 'static') &&
    def.node.value
  )
    checkConst(f, def.node.value);
  else return { results: emptyResults(owner), stalled: [], opaques };
  finish(f);
  const hidden = new Map<DefId, Ty>();
  for (const [d, t] of opaques) hidden.set(d, f.resolve(t));
  writeback(f);
  if (!f.results.tainted && cx.base) checkSolved(f);
  for (const args of f.lateErrors) cx.late.push(args);
  return { results: f.results, stalled: stalledOf(f), opaques: hidden };
}

function checkConst(f: Fcx, value: Expr): void {
  const ty = f.normalize(eraseFreeTy(typeOf(f.cx, f.owner)), causeAt(value.span, value.id));
  f.returns.push({ ty, coerce: null, kind: 'fn', isAsync: false, span: value.span, retSpan: null });
  checkCoerce(f, value, ty);
}

/** `impl Trait` in the fn's own return type stands for a variable that the body decides. */
function ownOpaques(f: Fcx, ty: Ty, out: Map<DefId, Ty>): Ty {
  return foldTy(ty, {
    ty: (t) => {
      const def =
        t.kind === 'opaque'
          ? t.def
          : t.kind === 'projection' && f.cx.def(t.projection.assoc).kind === 'opaque'
            ? t.projection.assoc
            : null;
      if (def === null || opaqueFn(f.cx, def) !== f.owner) return undefined;
      let v = out.get(def);
      if (v) return v;
      v = f.fresh();
      out.set(def, v);
      const d = f.cx.def(def);
      for (const { predicate: p, span } of opaqueBounds(f.cx, def)) {
        if (p.kind !== 'trait' && p.kind !== 'projection') continue;
        const self = v;
        const goal = withSelf(substPredicate(p, f.identity), self);
        f.fulfill.register({
          goal: f.erase(goal, out, (x) => ownOpaques(f, x, out)),
          cause: {
            ...causeAt(userSpan(d.span), d.node?.id ?? -1, 'return'),
            boundSpan: span,
            requiredBy: f.owner,
          },
          depth: 0,
        });
      }
      return v;
    },
  });
}

type Pred = ReturnType<typeof substPredicate>;
function withSelf(p: Pred, self: Ty): Pred {
  if (p.kind === 'trait')
    return { ...p, ref: { trait: p.ref.trait, substs: [tyArg(self), ...p.ref.substs.slice(1)] } };
  return p.kind === 'projection'
    ? {
        ...p,
        projection: {
          assoc: p.projection.assoc,
          substs: [tyArg(self), ...p.projection.substs.slice(1)],
        },
      }
    : p;
}

// long: parameters, return type, body: one after the other
function checkFn(f: Fcx, opaques: Map<DefId, Ty>): void {
  const { cx, owner } = f;
  const def = cx.def(owner);
  if ((def.kind !== 'fn' && def.kind !== 'assocFn') || !def.node.body) return;
  const { node } = def;
  const body = def.node.body;
  const cause = causeAt(node.headSpan, node.id);
  const sig = fnSig(cx, owner);
  const params = sig.params.map((p) => f.normalize(eraseFreeTy(p), cause));
  if (params.some((p) => f.isTainted(p))) f.results.tainted = true;
  let at = 0;
  if (node.self) {
    const self = params[at++] ?? unitTy;
    f.results.localTy.set(node.self.id, self);
    f.results.patTy.set(node.self.id, self);
  }
  for (const p of node.params) {
    checkParamPat(f, p.pat, params[at++] ?? unitTy);
    f.require('sized', params[at - 1] ?? unitTy, causeAt(p.ty.span, p.ty.id, 'sized'));
  }
  const written = eraseFreeTy(writtenOutput(cx, owner));
  const ret = f.normalize(ownOpaques(f, written, opaques), cause);
  const coroutine = coroutineOf(cx, owner);
  if (coroutine !== null) {
    f.icx.outputs.set(coroutine, ret);
    f.results.coroutines.set(body.id, {
      def: coroutine,
      nodeId: body.id,
      source: 'fn',
      move: true,
      output: ret,
      captures: [],
    });
  }
  f.fnReturn = ret;
  inBody(
    f,
    {
      ty: ret,
      coerce: null,
      kind: 'fn',
      isAsync: node.isAsync,
      span: { ...def.span },
      retSpan: node.ret?.span ?? null,
    },
    () => {
      const ty = checkBlock(f, body, ret);
      if (body.tail && f.icx.shallow(ty) !== neverTy) {
        if (!f.icx.table.commitIf(() => f.icx.table.unify(ret, ty)))
          f.returnTail(body.tail, ret, ty);
        return;
      }
      if (f.icx.shallow(ty) === neverTy) return;
      if (f.icx.table.commitIf(() => f.icx.table.unify(ret, unitTy))) return;
      if (f.isTainted(ret)) return;
      f.error('E0308', node.retSpan, 'mismatched types', f.expectedFound(ret, unitTy), {
        labels: [
          {
            span: node.ident.span,
            text: 'implicitly returns `()` as its body has no tail or `return` expression',
            primary: false,
          },
        ],
      });
    },
  );
}

/** What rustc does between checking expressions and writing the tables. */
function finish(f: Fcx): void {
  f.select();
  for (const run of f.later) run();
  f.select();
  fallback(f);
  f.select();
  for (const c of f.casts) checkCastNow(f, c);
  f.select();
  fallback(f);
  f.select();
  analyzeCaptures(f);
  f.fulfill.wakeAll();
  f.select();
  fallback(f);
  f.select();
  reportFulfillErrors(f);
  if (f.fulfill.errors.length === 0 && !f.results.tainted) reportAmbiguity(f);
  if (f.fulfill.errors.length > 0) f.results.tainted = true;
}

/** Unsolved `{integer}` is `i32`, `{float}` is `f64`, and what only `!` flowed into is `!` (edition 2024). */
function fallback(f: Fcx): void {
  const { table } = f.icx;
  for (let i = 0; i < table.count(); i++) {
    const v = table.varAt(i);
    const root = table.shallow(v);
    if (root.kind !== 'infer') continue;
    if (root.of === 'int') table.unify(root, i32Ty);
    else if (root.of === 'float') table.unify(root, f64Ty);
    else if (table.isDiverging(root)) table.unify(root, neverTy);
  }
}

function stalledOf(f: Fcx): StalledObligation[] {
  return f.fulfill.stalled.flatMap(({ ref, cause }): StalledObligation[] => {
    const resolved = f.icx.table.resolveTraitRef(ref);
    if (
      resolved.substs.some(
        (a) =>
          a.kind === 'ty' && (a.ty.flags & (TyFlags.infer | TyFlags.error | TyFlags.unknown)) !== 0,
      )
    )
      return [];
    return [
      {
        owner: f.owner,
        ref: resolved,
        env: f.env,
        span: userSpan(f.blamedSpan(cause)),
        nodeId: cause.node,
        boundSpan: cause.boundSpan,
        requiredBy: cause.requiredBy,
        parents: cause.parents.map((p) => f.icx.table.resolveTraitRef(p)),
      },
    ];
  });
}
