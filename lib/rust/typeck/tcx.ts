import type { Block, Expr } from '../syntax/ast';
import { eraseSubsts, eraseTy, substSig, substSubsts, substTy } from '../types/fold';
import { errorTy, substsKey, traitRefKey, tyArg } from '../types/intern';
import type { DefId, Substs, TraitRef, Ty } from '../types/ty';
import { elaborateRefs } from './assoc';
import { autoTraitOf } from './autoTrait';
import { bodyOf, cacheOf, closureIn, coroutineIn, ownerOf } from './bodies';
import type { Cx } from './cx';
import { Fulfillment } from './fulfill';
import { generics, identitySubsts } from './generics';
import { InferCtxt } from './icx';
import type { CoroutineWitness, ParamEnv, Tcx } from './index';
import { resolveInstance } from './instance';
import { adt, fnSig, implHeader, typeOf } from './items';
import { needsDrop } from './needsDrop';
import { causeAt, type Obligation } from './obligation';
import { coroutineOf, hiddenType, opaqueBounds, opaqueType } from './opaque';
import { emptyEnv, paramEnv, predicatesOf } from './predicates';
import { printPath, printTraitRef, printTy } from './print';
import { select } from './select';

const nowhere = causeAt({ file: 0, start: 0, end: 0 }, -1);

/** The queries that later stages ask. Answers are remembered for as long as the compilation lives. */
// long: one method per query
export function makeTcx(cx: Cx): Tcx {
  const normal = new Map<number, Ty>();
  const impls = new Map<string, { impl: DefId; substs: Substs } | null>();
  const instances = new Map<string, ReturnType<Tcx['resolveInstance']>>();
  const drops = new Map<number, boolean>();
  const cache = cacheOf(cx);
  const ask = (env: ParamEnv = emptyEnv, reveal = false) => new InferCtxt(cx, env, cache, reveal);
  const normalizeWith = (ty: Ty, env: ParamEnv, reveal: boolean): Ty => {
    const icx = ask(env, reveal);
    const out: Obligation[] = [];
    const t = icx.normalize(ty, nowhere, out);
    const solver = new Fulfillment(icx);
    solver.registerAll(out);
    solver.selectWherePossible();
    return icx.resolve(t);
  };
  const holds = (ty: Ty, trait: DefId, env: ParamEnv = emptyEnv): boolean | null => {
    const icx = ask(env);
    const h = icx.holds({ trait, substs: [tyArg(ty)] });
    return icx.sawStalled || h === 'maybe' ? null : h === 'yes';
  };
  const holdsLang = (name: string, ty: Ty, env?: ParamEnv): boolean => {
    const trait = cx.lang(name);
    return trait !== null && holds(ty, trait, env) === true;
  };
  const tcx: Tcx = {
    coroutineWitness: null as ((coroutine: DefId) => CoroutineWitness) | null,
    lang: (name) => cx.lang(name),
    generics: (def) => generics(cx, def),
    identitySubsts: (def) => identitySubsts(cx, def),
    opaqueSelf: (opaque) => opaqueType(cx, opaque),
    opaqueBounds: (opaque) => opaqueBounds(cx, opaque),
    predicatesOf: (def) => predicatesOf(cx, def),
    paramEnv: (def) => paramEnv(cx, def),
    typeOf: (def) => typeOf(cx, def),
    fnSig: (def) => fnSig(cx, def),
    adt: (def) => adt(cx, def),
    subst: substTy,
    substSig,
    substArgs: substSubsts,
    eraseRegions: eraseTy,
    mkArg: tyArg,
    normalize: (ty) => {
      let t = normal.get(ty.id);
      if (!t) normal.set(ty.id, (t = eraseTy(normalizeWith(eraseTy(ty), emptyEnv, true))));
      return t;
    },
    normalizeIn: (ty, env) => normalizeWith(ty, env, false),
    hiddenType: (opaque, substs) => {
      const hidden = hiddenType(cx, opaque);
      return hidden && substTy(hidden, substs);
    },
    implFor: (ref) => {
      const key = traitRefKey(ref);
      let found = impls.get(key);
      if (found === undefined) impls.set(key, (found = implFor(ask(emptyEnv, true), ref)));
      return found;
    },
    implAssocTy: (impl, assoc) => {
      const { kind, name } = cx.def(assoc);
      const is = (d: DefId): boolean => cx.def(d).kind === 'assocTy' && cx.def(d).name === name;
      return kind === 'assocTy' ? (cx.defs.children(impl).find(is) ?? null) : null;
    },
    implTraitRef: (impl) => implHeader(cx, impl).traitRef,
    resolveInstance: (def, substs) => {
      const key = `${def}<${substsKey(substs)}`;
      let found = instances.get(key);
      if (found === undefined)
        instances.set(key, (found = resolveInstance(cx, tcx, def, eraseSubsts(substs))));
      return found;
    },
    holds,
    isMutStatic: (id) => {
      const def = cx.def(id);
      return def.kind === 'static' && def.node.mutable;
    },
    isCopy: (ty, env) => holdsLang('copy', ty, env),
    isSized: (ty, env) => holdsLang('sized', ty, env),
    needsDrop: (ty, env) => {
      if (env !== undefined && env.id !== 0) return needsDrop(cx, tcx, ty, env);
      let d = drops.get(ty.id);
      if (d === undefined) drops.set(ty.id, (d = needsDrop(cx, tcx, ty, emptyEnv)));
      return d;
    },
    autoTrait: (ty, trait, env = emptyEnv) => autoTraitOf(cx, tcx, ty, trait, env),
    closure: (def) => {
      const owner = ownerOf(cx, def);
      const info = closureIn(bodyOf(cx, owner)?.results ?? emptyOwner(owner), def);
      const node = cx.def(def).node as unknown as { body: Expr; id: number };
      return info
        ? { ...info, owner, body: node.body }
        : {
            def,
            nodeId: node.id,
            kind: 'fn',
            async: false,
            move: false,
            sig: { params: [], ret: errorTy, unsafe: false, variadic: false, boundRegions: 0 },
            captures: [],
            owner,
            body: node.body,
          };
    },
    coroutine: (def) => {
      const owner = ownerOf(cx, def);
      const info = coroutineIn(bodyOf(cx, owner)?.results ?? emptyOwner(owner), def);
      const body = bodyNode(cx, def, owner);
      return info
        ? { ...info, owner, body }
        : {
            def,
            nodeId: -1,
            source: 'block',
            move: false,
            output: errorTy,
            captures: [],
            owner,
            body,
          };
    },
    coroutineOf: (fn) => coroutineOf(cx, fn),
    vtableMethods: (trait) => vtableMethods(cx, trait),
    traitOfItem: (def) => traitOfItem(cx, def),
    print: (ty) => printTy(cx, ty),
    printTraitRef: (ref) => printTraitRef(cx, ref),
    printPath: (def, substs) => printPath(cx, def, substs),
  };
  return tcx;
}

const emptyOwner = (owner: DefId) =>
  ({ owner, closures: new Map(), coroutines: new Map() }) as unknown as Parameters<
    typeof closureIn
  >[0];

/** The block of an async block or fn, the expression of an async closure. */
function bodyNode(cx: Cx, def: DefId, owner: DefId): Expr | Block {
  const d = cx.def(def);
  const o = cx.def(owner);
  if ((o.kind === 'fn' || o.kind === 'assocFn') && o.node.body && d.node?.id === o.node.body.id)
    return o.node.body;
  const node = d.node as unknown as { block?: Block; body?: Expr; id: number };
  if (node.block) return node.block;
  const closure = d.parent === null ? null : (cx.def(d.parent).node as unknown as { body: Expr });
  return closure?.body ?? (node as unknown as Expr);
}

function implFor(icx: InferCtxt, ref: TraitRef): { impl: DefId; substs: Substs } | null {
  const answer = select(icx, ref, nowhere, 0);
  if (answer.kind !== 'yes' || !answer.impl) return null;
  const solver = new Fulfillment(icx);
  solver.registerAll(answer.nested);
  solver.selectWherePossible();
  return { impl: answer.impl.def, substs: icx.table.resolveSubsts(answer.impl.substs) };
}

function traitOfItem(cx: Cx, def: DefId): DefId | null {
  const parent = cx.def(def).parent;
  if (parent === null) return null;
  const p = cx.def(parent);
  if (p.kind === 'trait') return parent;
  if (p.kind !== 'impl' || !p.node.trait) return null;
  const res = cx.resolutions.res(p.node.trait.id);
  return res?.kind === 'def' ? res.def : null;
}

function vtableMethods(cx: Cx, trait: DefId): readonly DefId[] {
  return cx.query(
    'vtableMethods',
    trait,
    () => {
      const refs = [...elaborateRefs(cx, { trait, substs: identitySubsts(cx, trait) })].reverse();
      return refs.flatMap((r) =>
        cx.defs.children(r.trait).filter((c) => {
          const d = cx.def(c);
          return (
            d.kind === 'assocFn' &&
            d.node.self !== null &&
            d.node.generics.params.every((p) => p.kind === 'LifetimeParam') &&
            !requiresSized(cx, c)
          );
        }),
      );
    },
    () => [],
  );
}

/** `where Self: Sized` takes an item out of the trait object. */
export function requiresSized(cx: Cx, def: DefId): boolean {
  const d = cx.def(def);
  if (d.kind !== 'assocFn') return false;
  return d.node.generics.where.some(
    (w) =>
      w.kind === 'WhereType' &&
      w.ty.kind === 'PathType' &&
      w.ty.path.segments.length === 1 &&
      w.ty.path.segments[0]?.ident.name === 'Self' &&
      w.bounds.some((b) => {
        const res = b.kind === 'TraitBound' ? cx.resolutions.res(b.path.id) : undefined;
        return res?.kind === 'def' && res.def === cx.lang('sized');
      }),
  );
}
