import type { Tcx } from '../typeck';
import { type Folder, foldSubsts, foldTy } from '../types/fold';
import {
  adtTy,
  arrayTy,
  closureTy,
  coroutineTy,
  erased,
  opaqueTy,
  projectionTy,
  ptrTy,
  refTy,
  sliceTy,
  tupleTy,
  tyArg,
} from '../types/intern';
import { type GenericArg, type Region, type Substs, type Ty, TyFlags } from '../types/ty';

export type RegionFold = (region: Region) => Region;

const folderOf = (fold: RegionFold): Folder => ({
  ty: (ty) => ((ty.flags & TyFlags.lifetime) === 0 ? ty : undefined),
  region: fold,
});

/** Replaces every region of a type, erased ones too, in a fixed order that depends on the type's shape only. */
export const foldRegions = (ty: Ty, fold: RegionFold): Ty =>
  (ty.flags & TyFlags.lifetime) === 0 ? ty : foldTy(ty, folderOf(fold));

export const foldArgs = (substs: Substs, fold: RegionFold): Substs =>
  foldSubsts(substs, folderOf(fold));

/** Calls `visit` for every free region of a type, in a fixed order that depends on the type's shape only. */
export function eachRegion(ty: Ty, visit: (region: Region) => void): void {
  foldRegions(ty, (r) => {
    if (r.kind !== 'bound') visit(r);
    return r;
  });
}

/** Calls `visit` for every type parameter that occurs in a type. */
export function eachParam(ty: Ty, visit: (param: Ty) => void): void {
  switch (ty.kind) {
    case 'param':
    case 'projection':
      visit(ty);
      break;
    case 'adt':
    case 'opaque':
    case 'closure':
    case 'coroutine':
      for (const arg of ty.substs) if (arg.kind === 'ty') eachParam(arg.ty, visit);
      break;
    case 'ref':
    case 'ptr':
      eachParam(ty.ty, visit);
      break;
    case 'tuple':
      for (const t of ty.elems) eachParam(t, visit);
      break;
    case 'array':
    case 'slice':
      eachParam(ty.elem, visit);
      break;
    default:
      break;
  }
}

/** How many generic arguments a closure type has of its own accord; captured types follow after them. */
export function ownArgs(tcx: Tcx, def: number, kind: 'closure' | 'coroutine'): number {
  const owner = kind === 'closure' ? tcx.closure(def).owner : tcx.coroutine(def).owner;
  return tcx.generics(owner).count;
}

/**
 * Makes the types of captured variables visible to region checking: a closure's (or coroutine's) type is extended by
 * one type argument per capture, as rustc's closure substs are. Types without closures are returned as they are.
 */
export function expandClosures(tcx: Tcx, ty: Ty): Ty {
  if ((ty.flags & TyFlags.closure) === 0) return ty;
  if (ty.kind === 'closure' || ty.kind === 'coroutine') {
    const owner = (ty.kind === 'closure' ? tcx.closure(ty.def) : tcx.coroutine(ty.def)).owner;
    const own = tcx.generics(owner).count;
    if (ty.substs.length > own) return ty;
    // Inside bodies a closure's own lifetimes may be left out: captures must stand at known positions.
    const parents = [...ty.substs, ...tcx.identitySubsts(owner).slice(ty.substs.length)];
    const held = heldTys(tcx, ty.kind, ty.def).map((t) =>
      tyArg(expandClosures(tcx, tcx.subst(t, parents))),
    );
    const substs = [...parents, ...held];
    return ty.kind === 'closure' ? closureTy(ty.def, substs) : coroutineTy(ty.def, substs);
  }
  return mapChildren(ty, (t) => expandClosures(tcx, t));
}

/**
 * What must outlive a region for the type to do so. Of a closure or async block that is what it has captured: the
 * lifetimes and types of the function around it are arguments of its type, but no part of its value.
 */
export function outlivesParts(tcx: Tcx, ty: Ty): Ty {
  if ((ty.flags & TyFlags.closure) === 0) return ty;
  const known = expandClosures(tcx, ty);
  if (known.kind === 'closure' || known.kind === 'coroutine') {
    const held = known.substs.slice(ownArgs(tcx, known.def, known.kind));
    return tupleTy(held.flatMap((arg) => (arg.kind === 'ty' ? [outlivesParts(tcx, arg.ty)] : [])));
  }
  return mapChildren(known, (t) => outlivesParts(tcx, t));
}

/** The types of what a closure or coroutine holds, with the owner's parameters: an `async fn` holds its arguments. */
function heldTys(tcx: Tcx, kind: 'closure' | 'coroutine', def: number): readonly Ty[] {
  const info = kind === 'closure' ? tcx.closure(def) : tcx.coroutine(def);
  if (kind === 'coroutine' && tcx.coroutineOf(info.owner) === def)
    return tcx.fnSig(info.owner).params;
  return info.captures.map((c) => captureTy(c.ty, c.mode));
}

const captureTy = (ty: Ty, mode: 'ref' | 'uniqueRef' | 'mutRef' | 'move'): Ty =>
  mode === 'move' ? ty : refTy(ty, mode !== 'ref', erased);

/** Rebuilds a type with `map` applied to its direct parts. */
export function mapChildren(ty: Ty, map: (t: Ty) => Ty): Ty {
  const args = (substs: Substs): Substs => {
    let changed = false;
    const next = substs.map((arg): GenericArg => {
      if (arg.kind !== 'ty') return arg;
      const t = map(arg.ty);
      if (t === arg.ty) return arg;
      changed = true;
      return tyArg(t);
    });
    return changed ? next : substs;
  };
  switch (ty.kind) {
    case 'adt': {
      const substs = args(ty.substs);
      return substs === ty.substs ? ty : adtTy(ty.def, substs);
    }
    case 'ref': {
      const inner = map(ty.ty);
      return inner === ty.ty ? ty : refTy(inner, ty.mut, ty.region);
    }
    case 'ptr':
      return ptrTy(map(ty.ty), ty.mut);
    case 'tuple':
      return tupleTy(ty.elems.map(map));
    case 'array':
      return arrayTy(map(ty.elem), ty.len);
    case 'slice':
      return sliceTy(map(ty.elem));
    case 'opaque':
      return opaqueTy(ty.def, args(ty.substs));
    case 'projection':
      return projectionTy({ assoc: ty.projection.assoc, substs: args(ty.projection.substs) });
    default:
      return ty;
  }
}
