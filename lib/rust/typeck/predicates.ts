import type { DefId } from '../resolve/defs';
import type { Generics } from '../syntax/ast';
import { eraseFreePredicate } from '../types/fold';
import { paramTy, projectionKey, traitRefKey, tyArg } from '../types/intern';
import type { Predicate } from '../types/ty';
import { elaborate, superPredicates } from './assoc';
import { lowerBounds } from './bounds';
import type { Cx } from './cx';
import { allParams, generics, genericsOwner, identitySubsts, paramIndex } from './generics';
import type { ParamEnv, SpannedPredicate } from './index';
import { bindLifetimes, lowerLifetime, lowerTy } from './lower';
import { itemLower } from './lowerItem';

function genericsNode(cx: Cx, id: DefId): Generics | null {
  const node = cx.def(id).node;
  return node && 'generics' in node ? node.generics : null;
}

/** An item's own bounds and where-clauses, implied `Sized` included; without those of its parents. */
// long: each kind of bound in turn
export function ownPredicates(cx: Cx, id: DefId): readonly SpannedPredicate[] {
  return cx.query(
    'ownPredicates',
    id,
    () => {
      const out: SpannedPredicate[] = [];
      const def = cx.def(id);
      const l = itemLower(cx, id);
      if (def.kind === 'trait') {
        out.push({
          predicate: { kind: 'trait', ref: { trait: id, substs: identitySubsts(cx, id) } },
          span: def.span,
        });
        out.push(...superPredicates(cx, id));
      }
      const node = genericsNode(cx, id);
      const unsized = new Set<number>();
      for (const p of def.generics.own) {
        const index = paramIndex(cx, p);
        if (p.kind === 'lifetime') {
          for (const b of p.node.bounds)
            out.push({
              predicate: {
                kind: 'regionOutlives',
                long: lowerLifetime(l, p.node.lifetime),
                short: lowerLifetime(l, b),
              },
              span: b.span,
            });
        } else if (p.kind === 'type' && p.node) {
          const bounds = lowerBounds(l, paramTy(p.owner, index, p.name), p.node.bounds);
          if (bounds.maybeUnsized) unsized.add(index);
          out.push(...bounds.predicates);
        }
      }
      for (const w of node?.where ?? []) {
        if (w.kind === 'WhereLifetime') {
          for (const b of w.bounds)
            out.push({
              predicate: {
                kind: 'regionOutlives',
                long: lowerLifetime(l, w.lifetime),
                short: lowerLifetime(l, b),
              },
              span: b.span,
            });
          continue;
        }
        const inner = bindLifetimes(l, w.forLifetimes).cx;
        const self = lowerTy(inner, w.ty);
        const bounds = lowerBounds(inner, self, w.bounds);
        if (bounds.maybeUnsized && self.kind === 'param') unsized.add(self.index);
        if (!(def.kind === 'trait' && self.kind === 'param' && self.index === 0))
          out.push(...bounds.predicates);
      }
      const sized = cx.lang('sized');
      if (sized !== null) {
        for (const p of def.generics.own) {
          const index = paramIndex(cx, p);
          if (p.kind !== 'type' || unsized.has(index) || (def.kind === 'trait' && p.node === null))
            continue;
          out.push({
            predicate: {
              kind: 'trait',
              ref: { trait: sized, substs: [tyArg(paramTy(p.owner, index, p.name))] },
            },
            span: p.node?.span ?? def.span,
          });
        }
      }
      return out;
    },
    () => [],
  );
}

/** Own and parents' predicates, outermost first. */
export function predicatesOf(cx: Cx, def: DefId): readonly SpannedPredicate[] {
  const owner = genericsOwner(cx, def);
  const parent = generics(cx, owner).parent;
  const own = ownPredicates(cx, owner);
  return parent ? [...predicatesOf(cx, parent.def), ...own] : own;
}

/** Rewrites the env's own types with what the env says (`I: Iterator<Item = T>, I::Item: Debug`); set by the solver. */
export const envNormalizer: { run: ((cx: Cx, env: ParamEnv) => readonly Predicate[]) | null } = {
  run: null,
};
let nextEnv = 1;

/** No assumptions: for concrete types. */
export const emptyEnv: ParamEnv = { id: 0, predicates: [] };

/** What holds inside an item by its own bounds, elaborated with supertraits; free regions erased. */
export function paramEnv(cx: Cx, def: DefId): ParamEnv {
  const owner = genericsOwner(cx, def);
  return cx.query(
    'paramEnv',
    owner,
    () =>
      envOf(
        cx,
        predicatesOf(cx, owner).map((p) => p.predicate),
      ),
    () => emptyEnv,
  );
}

/** An environment in which these predicates hold, and what follows from them through supertraits. */
export function envOf(cx: Cx, predicates: readonly Predicate[]): ParamEnv {
  const out: Predicate[] = [];
  const seen = new Set<string>();
  const add = (p: Predicate) => {
    const erasedP = eraseFreePredicate(p);
    const key =
      erasedP.kind === 'trait'
        ? `t${traitRefKey(erasedP.ref)}`
        : erasedP.kind === 'projection'
          ? `p${projectionKey(erasedP.projection)}`
          : '';
    if (key === '' || seen.has(key)) return;
    seen.add(key);
    out.push(erasedP);
  };
  for (const p of predicates) {
    if (p.kind === 'trait') for (const e of elaborate(cx, p.ref)) add(e);
    else add(p);
  }
  if (out.length === 0) return emptyEnv;
  const env: ParamEnv = { id: nextEnv++, predicates: out };
  const better = envNormalizer.run?.(cx, env);
  return better ? { id: nextEnv++, predicates: better } : env;
}

/** True when the item has no type or const parameters: its bodies are concrete. */
export const isMonomorphic = (cx: Cx, def: DefId): boolean =>
  allParams(generics(cx, def)).every((p) => p.kind === 'region');
