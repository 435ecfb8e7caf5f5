import { erasedArg } from '../types/intern';
import type { DefId, GenericArg, Substs, TraitRef, Ty } from '../types/ty';
import { elaborateRefs } from './assoc';
import type { Cx } from './cx';
import { generics } from './generics';
import type { Instance, Tcx } from './index';

const FN_LANGS = ['fn', 'fn_mut', 'fn_once', 'async_fn', 'async_fn_mut', 'async_fn_once'];

/** What a call runs when all types are known: impl's item, provided method, or built-in behaviour. */
export function resolveInstance(cx: Cx, tcx: Tcx, def: DefId, substs: Substs): Instance | null {
  const parent = cx.def(def).parent;
  if (parent === null || cx.def(parent).kind !== 'trait') return { kind: 'item', def, substs };
  const count = generics(cx, parent).count;
  const ref: TraitRef = { trait: parent, substs: substs.slice(0, count) };
  const first = ref.substs[0];
  if (first?.kind !== 'ty') return null;
  const self = first.ty;
  const special = builtinInstance(cx, def, ref, self, substs);
  if (special) return special;
  const found = tcx.implFor(ref);
  if (!found) return dynInstance(cx, def, parent, self, substs);
  const item = cx.defs
    .children(found.impl)
    .find((c) => cx.def(c).kind === cx.def(def).kind && cx.def(c).name === cx.def(def).name);
  if (item === undefined) return { kind: 'item', def, substs };
  return { kind: 'item', def: item, substs: rebase(cx, item, found.substs, substs.slice(count)) };
}

/** An impl's method takes the trait method's own arguments; lifetimes may be counted differently. */
function rebase(cx: Cx, item: DefId, implSubsts: Substs, own: Substs): Substs {
  const rest = own.filter((a) => a.kind !== 'region');
  let next = 0;
  const args = generics(cx, item).own.map(
    (p): GenericArg => (p.kind === 'region' ? erasedArg : (rest[next++] ?? erasedArg)),
  );
  return [...implSubsts, ...args];
}

function builtinInstance(
  cx: Cx,
  def: DefId,
  ref: TraitRef,
  self: Ty,
  substs: Substs,
): Instance | null {
  if (FN_LANGS.some((n) => cx.lang(n) === ref.trait)) {
    if (self.kind === 'closure') return { kind: 'closureCall', def: self.def, substs: self.substs };
    if (self.kind === 'fnDef') return { kind: 'fnDefCall', def: self.def, substs: self.substs };
    if (self.kind === 'fnPtr') return { kind: 'fnPtrCall' };
  }
  if (self.kind === 'coroutine' && ref.trait === cx.lang('future_trait'))
    return { kind: 'coroutinePoll', def: self.def, substs: self.substs };
  const isClone = ref.trait === cx.lang('clone') && cx.def(def).name === 'clone';
  if (
    isClone &&
    (self.kind === 'tuple' ||
      self.kind === 'array' ||
      self.kind === 'closure' ||
      self.kind === 'fnDef' ||
      self.kind === 'fnPtr')
  )
    return { kind: 'builtin', method: def, self };
  void substs;
  return null;
}

function dynInstance(cx: Cx, def: DefId, trait: DefId, self: Ty, substs: Substs): Instance | null {
  if (self.kind !== 'dyn' || !self.principal) return null;
  const refs = elaborateRefs(cx, {
    trait: self.principal.trait,
    substs: [{ kind: 'ty', ty: self }, ...self.principal.substs],
  });
  return refs.some((r) => r.trait === trait) ? { kind: 'dyn', method: def, substs } : null;
}
