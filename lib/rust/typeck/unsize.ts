import { eraseFreeTy, someTy, substTy } from '../types/fold';
import { tyArg } from '../types/intern';
import type { Substs, TraitRef, Ty } from '../types/ty';
import { elaborateRefs } from './assoc';
import { forEach } from './builtin';
import type { InferCtxt } from './icx';
import { adt } from './items';
import type { Cause, Obligation } from './obligation';
import type { Selection } from './select';

const no: Selection = { kind: 'no' };

/** `Self: Unsize<Target>`: arrays to slices, values to trait objects, structs by their last field. */
export function selectUnsize(
  icx: InferCtxt,
  ref: TraitRef,
  self: Ty,
  cause: Cause,
  depth: number,
): Selection {
  const arg = ref.substs[1];
  const target = arg?.kind === 'ty' ? icx.shallow(arg.ty) : null;
  if (!target || target.kind === 'infer' || (self.kind === 'infer' && self.of === 'general'))
    return {
      kind: 'ambiguous',
      on: target ? [target, self].filter((t) => t.kind === 'infer') : [],
    };
  if (self.kind === 'array' && target.kind === 'slice')
    return icx.table.commitIf(() => icx.table.unify(self.elem, target.elem))
      ? { kind: 'yes', nested: [], by: 'builtin' }
      : no;
  if (target.kind === 'dyn') return toDyn(icx, ref, self, target, cause, depth);
  if (self.kind === 'adt' && target.kind === 'adt' && self.def === target.def)
    return structTail(icx, ref, self, target, cause, depth);
  return no;
}

function toDyn(
  icx: InferCtxt,
  ref: TraitRef,
  self: Ty,
  target: Ty & { kind: 'dyn' },
  cause: Cause,
  depth: number,
): Selection {
  const inner: Cause = { ...cause, parents: cause.parents };
  if (self.kind === 'dyn') {
    if (!target.autoTraits.every((t) => self.autoTraits.includes(t))) return no;
    if (!target.principal) return { kind: 'yes', nested: [], by: 'builtin' };
    if (!self.principal) return no;
    const wanted = target.principal;
    const from = elaborateRefs(icx.cx, {
      trait: self.principal.trait,
      substs: [tyArg(self), ...self.principal.substs],
    }).find((r) => r.trait === wanted.trait);
    const ok =
      from && icx.table.commitIf(() => icx.table.unifySubsts(from.substs.slice(1), wanted.substs));
    return ok ? { kind: 'yes', nested: [], by: 'builtin' } : no;
  }
  const nested: Obligation[] = [];
  const self0 = tyArg(self);
  const push = (trait: number, substs: Substs) =>
    nested.push({
      goal: { kind: 'trait', ref: { trait, substs } },
      cause: inner,
      depth: depth + 1,
    });
  if (target.principal) push(target.principal.trait, [self0, ...target.principal.substs]);
  for (const p of target.projections) {
    nested.push({
      goal: {
        kind: 'projection',
        projection: { assoc: p.projection.assoc, substs: [self0, ...p.projection.substs] },
        ty: p.ty,
      },
      cause: inner,
      depth: depth + 1,
    });
  }
  for (const auto of target.autoTraits) push(auto, [self0]);
  const sized = icx.cx.lang('sized');
  if (sized !== null) nested.push(...forEach(sized, ref, [self], cause, depth));
  return { kind: 'yes', nested, by: 'builtin' };
}

function structTail(
  icx: InferCtxt,
  ref: TraitRef,
  self: Ty & { kind: 'adt' },
  target: Ty & { kind: 'adt' },
  cause: Cause,
  depth: number,
): Selection {
  const info = adt(icx.cx, self.def);
  const fields = info.kind === 'struct' ? (info.variants[0]?.fields ?? []) : [];
  const tail = fields[fields.length - 1];
  if (!tail) return no;
  // Parameters that only the last field mentions may change; all others must agree.
  const free = new Set<number>();
  someTy(tail.ty, (t) => {
    if (t.kind === 'param') free.add(t.index);
    return false;
  });
  const same = self.substs.every((a, i) => {
    const b = target.substs[i];
    return free.has(i) || a.kind !== 'ty' || (b?.kind === 'ty' && icx.table.unify(a.ty, b.ty));
  });
  if (!same || free.size === 0) return no;
  const from = eraseFreeTy(substTy(tail.ty, self.substs));
  const to = eraseFreeTy(substTy(tail.ty, target.substs));
  return {
    kind: 'yes',
    nested: [
      {
        goal: { kind: 'trait', ref: { trait: ref.trait, substs: [tyArg(from), tyArg(to)] } },
        cause,
        depth: depth + 1,
      },
    ],
    by: 'builtin',
  };
}
