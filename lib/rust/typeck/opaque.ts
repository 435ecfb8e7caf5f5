import type { DefId } from '../resolve/defs';
import { coroutineTy, opaqueTy, projectionTy, tyArg, unknownTy } from '../types/intern';
import type { GenericArg, Ty } from '../types/ty';
import { lowerBounds } from './bounds';
import type { Cx } from './cx';
import { identitySubsts } from './generics';
import type { SpannedPredicate } from './index';
import { sigElidedOutput, writtenOutput } from './items';
import { itemLower } from './lowerItem';

/** The fn whose return type an opaque type stands in. */
export function opaqueFn(cx: Cx, opaque: DefId): DefId {
  let d = cx.def(opaque);
  while (d.kind !== 'fn' && d.kind !== 'assocFn' && d.parent !== null) d = cx.def(d.parent);
  return d.id;
}

/** Is the fn declared in a trait? Then its `impl Trait` is an associated type that each impl chooses. */
function inTrait(cx: Cx, fn: DefId): boolean {
  const parent = cx.def(fn).parent;
  return parent !== null && cx.def(parent).kind === 'trait';
}

/** `impl Trait + use<'a, T>`: the lifetimes it may mention; null without `use<…>`, when it may mention all. */
function usedLifetimes(cx: Cx, fn: DefId, opaque: DefId): ReadonlySet<string> | null {
  const def = cx.def(fn);
  if (isAsyncOpaque(cx, opaque) || (def.kind !== 'fn' && def.kind !== 'assocFn')) return null;
  const bounds = findImpl(def.node.ret, cx.def(opaque).node?.id ?? -1)?.bounds ?? [];
  const use = bounds.find((b) => b.kind === 'UseBound');
  return use?.kind === 'UseBound' ? new Set(use.args.map((a) => a.name)) : null;
}

/** The type of `impl Trait` (or of an async fn's future) as its own fn writes it. */
export function opaqueType(cx: Cx, opaque: DefId): Ty {
  return cx.query(
    'opaqueType',
    opaque,
    () => opaqueTypeOf(cx, opaque),
    () => unknownTy,
  );
}

function opaqueTypeOf(cx: Cx, opaque: DefId): Ty {
  const fn = opaqueFn(cx, opaque);
  const used = usedLifetimes(cx, fn, opaque);
  // A lifetime that the type does not capture is no part of it.
  const substs = identitySubsts(cx, fn).map(
    (arg): GenericArg =>
      used && arg.kind === 'region' && arg.region.kind === 'param' && !used.has(arg.region.name)
        ? { kind: 'region', region: { kind: 'static' } }
        : arg,
  );
  return inTrait(cx, fn) ? projectionTy({ assoc: opaque, substs }) : opaqueTy(opaque, substs);
}

/** The type that `impl Trait` in return position means; null elsewhere. */
export function opaqueOfNode(cx: Cx, node: number, owner: DefId): Ty | null {
  const id = cx.defs.ofNode(node);
  if (id === undefined || cx.def(id).kind !== 'opaque') return null;
  const kind = cx.def(owner).kind;
  return kind === 'fn' || kind === 'assocFn' ? opaqueType(cx, id) : null;
}

/** The future type an `async fn` returns. */
export function asyncOpaque(cx: Cx, fn: DefId): Ty {
  const def = cx.def(fn);
  const id =
    def.kind === 'fn' || def.kind === 'assocFn' ? cx.defs.ofNode(-def.node.id - 1) : undefined;
  return id === undefined ? unknownTy : opaqueType(cx, id);
}

/** The state machine of an `async fn`; null for other fns and for declarations. */
export function coroutineOf(cx: Cx, fn: DefId): DefId | null {
  const def = cx.def(fn);
  if ((def.kind !== 'fn' && def.kind !== 'assocFn') || !def.node.isAsync || !def.node.body)
    return null;
  return cx.defs.ofNode(def.node.body.id) ?? null;
}

/** True for the opaque type of an `async fn`. */
export function isAsyncOpaque(cx: Cx, opaque: DefId): boolean {
  const def = cx.def(opaque);
  return def.kind === 'opaque' && def.node.id < 0;
}

/** What is known about an opaque type from outside: its bounds and `Sized`. */
export function opaqueBounds(cx: Cx, opaque: DefId): readonly SpannedPredicate[] {
  return cx.query(
    'opaqueBounds',
    opaque,
    () => {
      const fn = opaqueFn(cx, opaque);
      const def = cx.def(fn);
      const self = opaqueType(cx, opaque);
      const out: SpannedPredicate[] = [];
      const span = cx.def(opaque).span;
      if (isAsyncOpaque(cx, opaque)) {
        const future = cx.lang('future_trait');
        const output = cx.lang('future_output');
        if (future !== null)
          out.push({
            predicate: { kind: 'trait', ref: { trait: future, substs: [tyArg(self)] } },
            span,
          });
        if (output !== null)
          out.push({
            predicate: {
              kind: 'projection',
              projection: { assoc: output, substs: [tyArg(self)] },
              ty: writtenOutput(cx, fn),
            },
            span,
          });
      } else if ((def.kind === 'fn' || def.kind === 'assocFn') && def.node.ret) {
        const node = findImpl(def.node.ret, cx.def(opaque).node?.id ?? -1);
        if (node)
          out.push(
            ...lowerBounds(
              itemLower(cx, fn, null, () => sigElidedOutput(cx, fn)),
              self,
              node.bounds,
            ).predicates,
          );
      }
      const sized = cx.lang('sized');
      if (sized !== null)
        out.push({
          predicate: { kind: 'trait', ref: { trait: sized, substs: [tyArg(self)] } },
          span,
        });
      return out;
    },
    () => [],
  );
}

type ImplNode = Extract<import('../syntax/ast').Type, { kind: 'ImplType' }>;

function findImpl(value: unknown, id: number): ImplNode | null {
  if (value === null || typeof value !== 'object') return null;
  if ((value as { kind?: string }).kind === 'ImplType' && (value as { id: number }).id === id)
    return value as ImplNode;
  for (const v of Array.isArray(value) ? value : Object.values(value)) {
    const found = findImpl(v, id);
    if (found) return found;
  }
  return null;
}

/** Finds the hidden type of `-> impl Trait` from the fn's checked body; set by the body checker. */
export const hiddenFromBody: { find: ((cx: Cx, fn: DefId, opaque: DefId) => Ty | null) | null } = {
  find: null,
};

/** The type behind an opaque type, with the fn's parameters; null while it is being inferred. */
export function hiddenType(cx: Cx, opaque: DefId): Ty | null {
  const fn = opaqueFn(cx, opaque);
  if (isAsyncOpaque(cx, opaque)) {
    const coroutine = coroutineOf(cx, fn);
    return coroutine === null ? null : coroutineTy(coroutine, identitySubsts(cx, fn));
  }
  return hiddenFromBody.find?.(cx, fn, opaque) ?? null;
}
