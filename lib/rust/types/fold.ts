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
// long: one case per kind of type
export function foldTy(ty: Ty, f: Folder): Ty {
  const own = f.ty?.(ty);
  if (own !== undefined) return own;
  switch (ty.kind) {
    case 'adt': {
      const substs = foldSubsts(ty.substs, f);
      return substs === ty.substs ? ty : adtTy(ty.def, substs);
    }
    case 'ref': {
      const inner = foldTy(ty.ty, f);
      const region = f.region ? f.region(ty.region) : ty.region;
      return inner === ty.ty && region === ty.region ? ty : refTy(inner, ty.mut, region);
    }
    case 'ptr': {
      const inner = foldTy(ty.ty, f);
      return inner === ty.ty ? ty : ptrTy(inner, ty.mut);
    }
    case 'tuple': {
      const elems = foldTys(ty.elems, f);
      return elems === ty.elems ? ty : tupleTy(elems);
    }
    case 'array': {
      const elem = foldTy(ty.elem, f);
      const len = f.konst ? f.konst(ty.len) : ty.len;
      return elem === ty.elem && len === ty.len ? ty : arrayTy(elem, len);
    }
    case 'slice': {
      const elem = foldTy(ty.elem, f);
      return elem === ty.elem ? ty : sliceTy(elem);
    }
    case 'fnDef': {
      const substs = foldSubsts(ty.substs, f);
      return substs === ty.substs ? ty : fnDefTy(ty.def, substs);
    }
    case 'fnPtr': {
      const sig = foldSig(ty.sig, f);
      return sig === ty.sig ? ty : fnPtrTy(sig);
    }
    case 'closure': {
      const substs = foldSubsts(ty.substs, f);
      return substs === ty.substs ? ty : closureTy(ty.def, substs);
    }
    case 'coroutine': {
      const substs = foldSubsts(ty.substs, f);
      return substs === ty.substs ? ty : coroutineTy(ty.def, substs);
    }
    case 'opaque': {
      const substs = foldSubsts(ty.substs, f);
      return substs === ty.substs ? ty : opaqueTy(ty.def, substs);
    }
    case 'projection': {
      const projection = foldProjection(ty.projection, f);
      return projection === ty.projection ? ty : projectionTy(projection);
    }
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
  if (arg.kind === 'ty') {
    const ty = foldTy(arg.ty, f);
    return ty === arg.ty ? arg : tyArg(ty);
  }
  if (arg.kind === 'region') {
    const region = f.region ? f.region(arg.region) : arg.region;
    return region === arg.region ? arg : { kind: 'region', region };
  }
  const value = f.konst ? f.konst(arg.value) : arg.value;
  return value === arg.value ? arg : { kind: 'const', value };
}

/** Folds a list of arguments; the same list when nothing in it changes. */
export function foldSubsts(substs: Substs, f: Folder): Substs {
  let out: GenericArg[] | null = null;
  for (let i = 0; i < substs.length; i++) {
    const arg = substs[i] as GenericArg;
    const next = foldArg(arg, f);
    if (out) out.push(next);
    else if (next !== arg) out = [...substs.slice(0, i), next];
  }
  return out ?? substs;
}

function foldTys(tys: readonly Ty[], f: Folder): readonly Ty[] {
  let out: Ty[] | null = null;
  for (let i = 0; i < tys.length; i++) {
    const ty = tys[i] as Ty;
    const next = foldTy(ty, f);
    if (out) out.push(next);
    else if (next !== ty) out = [...tys.slice(0, i), next];
  }
  return out ?? tys;
}

export function foldTraitRef(ref: TraitRef, f: Folder): TraitRef {
  const substs = foldSubsts(ref.substs, f);
  return substs === ref.substs ? ref : { trait: ref.trait, substs };
}

export function foldProjection(p: Projection, f: Folder): Projection {
  const substs = foldSubsts(p.substs, f);
  return substs === p.substs ? p : { assoc: p.assoc, substs };
}

export function foldSig(sig: FnSig, f: Folder): FnSig {
  const params = foldTys(sig.params, f);
  const ret = foldTy(sig.ret, f);
  return params === sig.params && ret === sig.ret ? sig : { ...sig, params, ret };
}

/** Folds every type and region of a predicate. */
export function foldPredicate(p: Predicate, f: Folder): Predicate {
  switch (p.kind) {
    case 'trait': {
      const ref = foldTraitRef(p.ref, f);
      return ref === p.ref ? p : { ...p, ref };
    }
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
