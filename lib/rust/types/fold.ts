import {
  adtTy,
  arrayTy,
  closureTy,
  coroutineTy,
  dynTy,
  erased,
  fnDefTy,
  fnPtrTy,
  opaqueTy,
  projectionTy,
  ptrTy,
  refTy,
  sliceTy,
  tupleTy,
  tyArg,
} from './intern';
import {
  type ConstArg,
  type FnSig,
  type GenericArg,
  type Predicate,
  type Projection,
  type Region,
  type Substs,
  type TraitRef,
  type Ty,
  TyFlags,
} from './ty';

/** How a fold changes leaves: `ty` may answer for a whole subtree (undefined: go inside). */
export interface Folder {
  readonly ty?: (ty: Ty) => Ty | undefined;
  readonly region?: (region: Region) => Region;
  readonly konst?: (value: ConstArg) => ConstArg;
}

/** Rebuilds a type with its leaves changed; parts that stay the same stay the same object. */
export function foldTy(ty: Ty, f: Folder): Ty {
  const own = f.ty?.(ty);
  if (own !== undefined) return own;
  switch (ty.kind) {
    case 'adt':
      return ty.substs.length === 0 ? ty : adtTy(ty.def, foldSubsts(ty.substs, f));
    case 'ref':
      return refTy(foldTy(ty.ty, f), ty.mut, f.region ? f.region(ty.region) : ty.region);
    case 'ptr':
      return ptrTy(foldTy(ty.ty, f), ty.mut);
    case 'tuple':
      return ty.elems.length === 0 ? ty : tupleTy(ty.elems.map((t) => foldTy(t, f)));
    case 'array':
      return arrayTy(foldTy(ty.elem, f), f.konst ? f.konst(ty.len) : ty.len);
    case 'slice':
      return sliceTy(foldTy(ty.elem, f));
    case 'fnDef':
      return fnDefTy(ty.def, foldSubsts(ty.substs, f));
    case 'fnPtr':
      return fnPtrTy(foldSig(ty.sig, f));
    case 'closure':
      return closureTy(ty.def, foldSubsts(ty.substs, f));
    case 'coroutine':
      return coroutineTy(ty.def, foldSubsts(ty.substs, f));
    case 'opaque':
      return opaqueTy(ty.def, foldSubsts(ty.substs, f));
    case 'projection':
      return projectionTy(foldProjection(ty.projection, f));
    case 'dyn':
      return dynTy(
        ty.principal && foldTraitRef(ty.principal, f),
        ty.projections.map((p) => ({
          projection: foldProjection(p.projection, f),
          ty: foldTy(p.ty, f),
        })),
        ty.autoTraits,
        f.region ? f.region(ty.region) : ty.region,
      );
    default:
      return ty;
  }
}

/** Folds one generic argument. */
export function foldArg(arg: GenericArg, f: Folder): GenericArg {
  if (arg.kind === 'ty') return tyArg(foldTy(arg.ty, f));
  if (arg.kind === 'region') {
    const region = f.region ? f.region(arg.region) : arg.region;
    return region === arg.region ? arg : { kind: 'region', region };
  }
  const value = f.konst ? f.konst(arg.value) : arg.value;
  return value === arg.value ? arg : { kind: 'const', value };
}

export const foldSubsts = (substs: Substs, f: Folder): Substs =>
  substs.length === 0 ? substs : substs.map((a) => foldArg(a, f));
export const foldTraitRef = (ref: TraitRef, f: Folder): TraitRef => ({
  trait: ref.trait,
  substs: foldSubsts(ref.substs, f),
});
export const foldProjection = (p: Projection, f: Folder): Projection => ({
  assoc: p.assoc,
  substs: foldSubsts(p.substs, f),
});
export const foldSig = (sig: FnSig, f: Folder): FnSig => ({
  ...sig,
  params: sig.params.map((t) => foldTy(t, f)),
  ret: foldTy(sig.ret, f),
});

/** Folds every type and region of a predicate. */
export function foldPredicate(p: Predicate, f: Folder): Predicate {
  switch (p.kind) {
    case 'trait':
      return { ...p, ref: foldTraitRef(p.ref, f) };
    case 'projection':
      return {
        kind: 'projection',
        projection: foldProjection(p.projection, f),
        ty: foldTy(p.ty, f),
      };
    case 'regionOutlives':
      return f.region
        ? { kind: 'regionOutlives', long: f.region(p.long), short: f.region(p.short) }
        : p;
    case 'typeOutlives':
      return {
        kind: 'typeOutlives',
        ty: foldTy(p.ty, f),
        region: f.region ? f.region(p.region) : p.region,
      };
  }
}

function substFolder(substs: Substs): Folder {
  return {
    ty: (ty) => {
      if ((ty.flags & (TyFlags.param | TyFlags.region)) === 0) return ty;
      if (ty.kind !== 'param') return undefined;
      const arg = substs[ty.index];
      return arg?.kind === 'ty' ? arg.ty : ty;
    },
    region: (r) => {
      if (r.kind !== 'param') return r;
      const arg = substs[r.index];
      return arg?.kind === 'region' ? arg.region : erased;
    },
    konst: (c) => {
      if (c.kind !== 'param') return c;
      const arg = substs[c.index];
      return arg?.kind === 'const' ? arg.value : c;
    },
  };
}

/** Replaces the parameters of an item by arguments, by index. The type must belong to the item the arguments are for. */
export const substTy = (ty: Ty, substs: Substs): Ty =>
  (ty.flags & (TyFlags.param | TyFlags.region)) === 0 ? ty : foldTy(ty, substFolder(substs));
export const substSubsts = (args: Substs, substs: Substs): Substs =>
  foldSubsts(args, substFolder(substs));
export const substTraitRef = (ref: TraitRef, substs: Substs): TraitRef =>
  foldTraitRef(ref, substFolder(substs));
export const substSig = (sig: FnSig, substs: Substs): FnSig => foldSig(sig, substFolder(substs));
export const substPredicate = (p: Predicate, substs: Substs): Predicate =>
  foldPredicate(p, substFolder(substs));

const eraseFolder: Folder = {
  ty: (ty) => ((ty.flags & TyFlags.region) === 0 ? ty : undefined),
  region: () => erased,
};
/** All regions erased, bound ones too. */
export const eraseTy = (ty: Ty): Ty =>
  (ty.flags & TyFlags.region) === 0 ? ty : foldTy(ty, eraseFolder);
export const eraseSubsts = (substs: Substs): Substs => foldSubsts(substs, eraseFolder);
export const eraseTraitRef = (ref: TraitRef): TraitRef => foldTraitRef(ref, eraseFolder);
export const eraseSig = (sig: FnSig): FnSig => ({ ...foldSig(sig, eraseFolder), boundRegions: 0 });

const eraseFreeFolder: Folder = {
  ty: (ty) => ((ty.flags & TyFlags.region) === 0 ? ty : undefined),
  region: (r) => (r.kind === 'bound' || r.kind === 'var' ? r : erased),
};
/**
 * Free regions erased; those bound by `for<'a>` stay, so that closure signatures can be read off bounds. Variables stay
 * too: only the borrow checker has them, and its questions must be answered in them.
 */
export const eraseFreePredicate = (p: Predicate): Predicate => foldPredicate(p, eraseFreeFolder);
export const eraseFreeTy = (ty: Ty): Ty =>
  (ty.flags & TyFlags.region) === 0 ? ty : foldTy(ty, eraseFreeFolder);
export const eraseFreeSig = (sig: FnSig): FnSig => foldSig(sig, eraseFreeFolder);

/** True when `test` holds for the type or a part of it. */
export function someTy(ty: Ty, test: (ty: Ty) => boolean): boolean {
  let found = false;
  foldTy(ty, {
    ty: (t) => {
      if (found) return t;
      if (test(t)) {
        found = true;
        return t;
      }
      return undefined;
    },
  });
  return found;
}

/** The parts of a type that a walk over "types inside" visits: itself first, then its components. */
export function walkTy(ty: Ty, visit: (ty: Ty) => void): void {
  foldTy(ty, {
    ty: (t) => {
      visit(t);
      return undefined;
    },
  });
}
