import { eraseFreeTy, substTy } from '../types/fold';
import { errorTy, refTy } from '../types/intern';
import type { TraitRef, Ty } from '../types/ty';
import { dynHasSuper, forEach } from './builtin';
import { checkedBodies, type InferCtxt } from './icx';
import { implsFor } from './impls';
import { adt } from './items';
import type { Cause, Obligation } from './obligation';
import { hiddenType, opaqueFn } from './opaque';
import type { Selection } from './select';

const yes = (nested: readonly Obligation[] = []): Selection => ({
  kind: 'yes',
  nested,
  by: 'builtin',
});

/** The parts that decide an auto trait of a type without an impl of its own; null: not structural. */
export function autoParts(icx: InferCtxt, self: Ty): readonly Ty[] | null {
  const { cx } = icx;
  switch (self.kind) {
    case 'ref':
    case 'ptr':
      return [self.ty];
    case 'tuple':
      return self.elems;
    case 'array':
    case 'slice':
      return [self.elem];
    case 'adt':
      if (self.def === cx.lang('phantom_data'))
        return self.substs.flatMap((a) => (a.kind === 'ty' ? [a.ty] : []));
      return adt(cx, self.def).variants.flatMap((v) =>
        v.fields.map((f) => eraseFreeTy(substTy(f.ty, self.substs))),
      );
    case 'closure': {
      const captures = icx.closure(self.def, self.substs)?.captures;
      return captures
        ? captures.map((c) => (c.mode === 'move' ? c.ty : refTy(c.ty, c.mode !== 'ref')))
        : null;
    }
    case 'opaque': {
      // A fn whose body is wrong has no hidden type to judge, as in rustc.
      const fn = opaqueFn(cx, self.def);
      if (cx.defs.isLocal(fn) && checkedBodies.tainted?.(cx, fn)) return [errorTy];
      const hidden = hiddenType(cx, self.def);
      return hidden && [eraseFreeTy(substTy(hidden, self.substs))];
    }
    default:
      return [];
  }
}

/** `Send`, `Sync`, `Unpin` …: an explicit impl for the type decides, else every part must have the trait. */
export function autoTrait(
  icx: InferCtxt,
  ref: TraitRef,
  self: Ty,
  cause: Cause,
  depth: number,
): Selection | null {
  switch (self.kind) {
    case 'param':
    case 'projection':
      return null;
    case 'infer':
      return yes();
    case 'dyn':
      return self.autoTraits.includes(ref.trait) || dynHasSuper(icx, self, ref.trait)
        ? yes()
        : { kind: 'no' };
    case 'coroutine':
      return ref.trait === icx.cx.lang('unpin') ? { kind: 'no' } : { kind: 'stalled' };
  }
  const explicit = implsFor(icx.cx, ref.trait, self).length > 0;
  if (explicit) return null;
  const parts = autoParts(icx, self);
  if (parts === null) return { kind: 'ambiguous', on: [] };
  const nested: Obligation[] = [];
  const normal = parts.map((p) => icx.normalize(p, cause, nested, depth + 1));
  return yes([...nested, ...forEach(ref.trait, ref, normal, cause, depth)]);
}
