import type { Tcx } from '../typeck';
import type { DefId, Region, Ty } from '../types/ty';
import { eachRegion } from './foldRegions';

/**
 * Regions that dropping a value of the type may use: those of types with their own `Drop` impl, found through fields,
 * elements and captures. Containers that only drop what they own (`#[may_dangle]` in std) add none of their own.
 */
export function dropRegions(
  tcx: Tcx,
  mayDangle: (adt: DefId) => boolean,
  ty: Ty,
  seen: Set<number> = new Set(),
): Region[] {
  if (seen.has(ty.id)) return [];
  seen.add(ty.id);
  const all = (): Region[] => {
    const out: Region[] = [];
    eachRegion(ty, (r) => out.push(r));
    return out;
  };
  const each = (tys: readonly Ty[]): Region[] =>
    tys.flatMap((t) => dropRegions(tcx, mayDangle, t, seen));
  switch (ty.kind) {
    case 'tuple':
      return each(ty.elems);
    case 'array':
    case 'slice':
      return dropRegions(tcx, mayDangle, ty.elem, seen);
    case 'closure':
      return each(ty.substs.flatMap((arg) => (arg.kind === 'ty' ? [arg.ty] : [])));
    case 'coroutine':
    case 'opaque':
    case 'dyn':
      return tcx.needsDrop(tcx.eraseRegions(ty)) ? all() : [];
    case 'adt': {
      const adt = tcx.adt(ty.def);
      if (adt.dropImpl !== null)
        return mayDangle(ty.def)
          ? each(ty.substs.flatMap((arg) => (arg.kind === 'ty' ? [arg.ty] : [])))
          : all();
      return each(adt.variants.flatMap((v) => v.fields.map((f) => tcx.subst(f.ty, ty.substs))));
    }
    default:
      return [];
  }
}
