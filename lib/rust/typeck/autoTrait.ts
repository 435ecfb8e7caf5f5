import { eraseTy, substTy } from '../types/fold';
import { tyArg } from '../types/intern';
import type { DefId, Ty } from '../types/ty';
import { autoParts } from './autoSelect';
import { bodyOf, cacheOf, coroutineIn, ownerOf } from './bodies';
import type { Cx } from './cx';
import { Fulfillment } from './fulfill';
import { InferCtxt } from './icx';
import { implsFor } from './impls';
import type { AutoTraitAnswer, AutoTraitStep, ParamEnv, Tcx } from './index';
import { fnSig } from './items';
import { causeAt } from './obligation';
import { select } from './select';

const nowhere = causeAt({ file: 0, start: 0, end: 0 }, -1);

interface Search {
  readonly cx: Cx;
  readonly tcx: Tcx;
  readonly env: ParamEnv;
  readonly seen: Set<string>;
}

/** Does the type have the auto trait? A refusal comes with the way to the part that lacks it. */
export function autoTraitOf(
  cx: Cx,
  tcx: Tcx,
  ty: Ty,
  trait: DefId,
  env: ParamEnv,
): AutoTraitAnswer {
  return visit({ cx, tcx, env, seen: new Set() }, eraseTy(ty), trait);
}

function step(s: Search, ty: Ty, trait: DefId): AutoTraitStep {
  void s;
  return { ty, coroutine: ty.kind === 'coroutine' ? ty.def : null, trait };
}

function all(
  s: Search,
  parts: readonly { readonly ty: Ty; readonly trait: DefId }[],
  here: AutoTraitStep,
): AutoTraitAnswer {
  let unknown: AutoTraitAnswer | null = null;
  for (const p of parts) {
    const answer = visit(s, eraseTy(s.tcx.normalizeIn(p.ty, s.env)), p.trait);
    if (answer.holds === 'no') return { holds: 'no', path: [here, ...answer.path] };
    if (answer.holds === 'unknown') unknown ??= answer;
  }
  return unknown ?? { holds: 'yes' };
}

// long: one decision after the other, as in trait selection
function visit(s: Search, ty: Ty, trait: DefId): AutoTraitAnswer {
  const key = `${ty.id}:${trait}`;
  if (s.seen.has(key)) return { holds: 'yes' };
  s.seen.add(key);
  const here = step(s, ty, trait);
  if (ty.kind === 'error' || ty.kind === 'unknown' || ty.kind === 'infer')
    return { holds: 'unknown', what: 'a type that could not be determined' };
  if (ty.kind === 'coroutine') return coroutine(s, ty, trait, here);
  const icx = new InferCtxt(s.cx, s.env, cacheOf(s.cx));
  const explicit = implsFor(s.cx, trait, ty).length > 0;
  if (explicit || ty.kind === 'param' || ty.kind === 'projection' || ty.kind === 'dyn') {
    const answer = select(icx, { trait, substs: [tyArg(ty)] }, nowhere, 0);
    if (answer.kind === 'no') return { holds: 'no', path: [here] };
    if (answer.kind !== 'yes')
      return { holds: 'unknown', what: 'an auto trait that could not be decided' };
    return nestedParts(s, icx, answer.nested, here);
  }
  if (ty.kind === 'opaque' && !s.tcx.hiddenType(ty.def, ty.substs))
    return { holds: 'unknown', what: 'an opaque type that is still being inferred' };
  const parts = autoParts(icx, ty);
  if (!parts) return { holds: 'unknown', what: 'a closure that could not be checked' };
  return all(
    s,
    parts.map((p) => ({ ty: p, trait })),
    here,
  );
}

function nestedParts(
  s: Search,
  icx: InferCtxt,
  nested: readonly import('./obligation').Obligation[],
  here: AutoTraitStep,
): AutoTraitAnswer {
  const parts: { ty: Ty; trait: DefId }[] = [];
  const solver = new Fulfillment(icx);
  for (const o of nested) {
    const { goal } = o;
    const def = goal.kind === 'trait' ? s.cx.def(goal.ref.trait) : null;
    const first = goal.kind === 'trait' ? goal.ref.substs[0] : undefined;
    if (goal.kind === 'trait' && def?.kind === 'trait' && def.node.isAuto && first?.kind === 'ty')
      parts.push({ ty: icx.resolve(first.ty), trait: goal.ref.trait });
    else solver.register(o);
  }
  solver.selectWherePossible();
  if (solver.errors.length > 0) return { holds: 'no', path: [here] };
  return all(
    s,
    parts.map((p) => ({ ty: icx.resolve(p.ty), trait: p.trait })),
    here,
  );
}

function coroutine(
  s: Search,
  ty: Ty & { kind: 'coroutine' },
  trait: DefId,
  here: AutoTraitStep,
): AutoTraitAnswer {
  const { cx, tcx } = s;
  if (trait === cx.lang('unpin')) return { holds: 'no', path: [here] };
  const owner = ownerOf(cx, ty.def);
  const info = coroutineIn(
    bodyOf(cx, owner)?.results ?? ({ coroutines: new Map() } as never),
    ty.def,
  );
  if (!info) return { holds: 'unknown', what: 'an async body that could not be checked' };
  const refs = info.captures.map((c) => (c.mode === 'move' ? c.ty : refOf(c.ty, c.mode !== 'ref')));
  const params = info.source === 'fn' ? fnSig(cx, owner).params.map(eraseTy) : [];
  const witness = tcx.coroutineWitness?.(ty.def) ?? null;
  const tys = [...refs, ...params, ...(witness?.tys ?? [])].map((t) => ({
    ty: eraseTy(substTy(t, ty.substs)),
    trait,
  }));
  const answer = all(s, tys, here);
  if (answer.holds === 'yes' && !witness?.complete)
    return { holds: 'unknown', what: 'an async body whose saved values are not known' };
  return answer;
}

import { refTy } from '../types/intern';

const refOf = (ty: Ty, mut: boolean): Ty => refTy(ty, mut);
