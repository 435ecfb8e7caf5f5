import type { Path, PathSegment } from '../syntax/ast';
import { errorTy, projectionTy, unknownTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { assocInTrait } from './assoc';
import { lowerTraitSegment } from './bounds';
import type { LowerCx } from './lower';
import { ownArgs } from './pathArgs';

/** `<self as Trait>::Name` */
export function projectType(l: LowerCx, self: Ty, trait: Path, segment: PathSegment): Ty {
  const res = l.cx.resolutions.res(trait.id);
  if (res?.kind !== 'def' || l.cx.def(res.def).kind !== 'trait')
    return res?.kind === 'err' ? errorTy : unknownTy;
  const ref = lowerTraitSegment(
    l,
    self,
    res.def,
    trait.segments[trait.segments.length - 1] ?? null,
    trait.span,
    [],
  );
  const found = assocInTrait(l.cx, ref, segment.ident.name);
  if (!found) {
    l.cx.error(
      'E0576',
      segment.ident.span,
      `cannot find associated type \`${segment.ident.name}\` in trait \`${l.cx.def(res.def).name}\``,
      `not found in \`${l.cx.def(res.def).name}\``,
    );
    return errorTy;
  }
  const ty = projectionTy({
    assoc: found.assoc,
    substs: ownArgs(l, found.assoc, segment, found.substs, segment.span),
  });
  return l.normalize ? l.normalize(ty) : ty;
}
