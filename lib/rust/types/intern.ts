import {
  type ConstArg,
  type DefId,
  type FloatKind,
  type FnSig,
  type GenericArg,
  type IntKind,
  type Projection,
  type Region,
  type Substs,
  type TraitRef,
  type Ty,
  TyFlags,
  type TyKind,
} from './ty';

/** Hash-consing: equal types are one object, so `===` is type equality and tables may be keyed by `ty.id`. */
const table = new Map<string, Ty>();
const argOf: GenericArg[] = [];
let nextId = 0;

function add(key: string, kind: TyKind, flags: number): Ty {
  const found = table.get(key);
  if (found) return found;
  const ty = { ...kind, id: nextId++, flags } as Ty;
  table.set(key, ty);
  return ty;
}

/** The region's part of a key; equal regions have equal keys. */
export function regionKey(r: Region): string {
  switch (r.kind) {
    case 'erased':
      return '_';
    case 'static':
      return 's';
    case 'param':
      return `p${r.def}.${r.index}`;
    case 'bound':
      return `b${r.depth}.${r.index}`;
    case 'var':
      return `v${r.index}`;
  }
}

function regionFlags(r: Region): number {
  if (r.kind === 'erased') return TyFlags.lifetime;
  return r.kind === 'bound'
    ? TyFlags.lifetime | TyFlags.region | TyFlags.bound
    : TyFlags.lifetime | TyFlags.region;
}

/** The constant's part of a key; equal constants have equal keys. */
export function constKey(c: ConstArg): string {
  switch (c.kind) {
    case 'value':
      return `=${typeof c.value === 'string' ? JSON.stringify(c.value) : String(c.value)}`;
    case 'param':
      return `p${c.def}.${c.index}`;
    case 'infer':
      return `?${c.index}`;
    case 'unknown':
      return '!';
  }
}

function constFlags(c: ConstArg): number {
  if (c.kind === 'param') return TyFlags.param;
  if (c.kind === 'infer') return TyFlags.infer;
  return c.kind === 'unknown' ? TyFlags.unknown : 0;
}

/** A key that is equal exactly for equal argument lists. */
export function substsKey(substs: Substs): string {
  let key = '';
  for (const arg of substs)
    key +=
      arg.kind === 'ty'
        ? `${arg.ty.id},`
        : arg.kind === 'region'
          ? `'${regionKey(arg.region)},`
          : `${constKey(arg.value)},`;
  return key;
}

/** The union of the flags of all arguments. */
export function substsFlags(substs: Substs): number {
  let flags = 0;
  for (const arg of substs)
    flags |=
      arg.kind === 'ty'
        ? arg.ty.flags
        : arg.kind === 'region'
          ? regionFlags(arg.region)
          : constFlags(arg.value);
  return flags;
}

export const traitRefKey = (ref: TraitRef): string => `${ref.trait}<${substsKey(ref.substs)}>`;
export const projectionKey = (p: Projection): string => `${p.assoc}<${substsKey(p.substs)}>`;

function tysKey(tys: readonly Ty[]): string {
  let key = '';
  for (const t of tys) key += `${t.id},`;
  return key;
}

const tysFlags = (tys: readonly Ty[]): number => tys.reduce((f, t) => f | t.flags, 0);

export const erased: Region = { kind: 'erased' };
export const staticRegion: Region = { kind: 'static' };

const prim = (kind: 'bool' | 'char' | 'str' | 'never'): Ty => add(kind, { kind }, 0);
export const boolTy = prim('bool');
export const charTy = prim('char');
export const strTy = prim('str');
export const neverTy = prim('never');
export const errorTy = add('error', { kind: 'error' }, TyFlags.error);
export const unknownTy = add('unknown', { kind: 'unknown' }, TyFlags.unknown);
export const intTy = (int: IntKind): Ty => add(int, { kind: 'int', int }, 0);
export const floatTy = (float: FloatKind): Ty => add(float, { kind: 'float', float }, 0);
export const usizeTy = intTy('usize');
export const i32Ty = intTy('i32');
export const u8Ty = intTy('u8');
export const f64Ty = floatTy('f64');

export const adtTy = (def: DefId, substs: Substs): Ty =>
  add(`A${def}<${substsKey(substs)}`, { kind: 'adt', def, substs }, substsFlags(substs));
export const refTy = (ty: Ty, mut: boolean, region: Region = erased): Ty =>
  add(
    `&${mut ? 'm' : ''}${regionKey(region)} ${ty.id}`,
    { kind: 'ref', region, mut, ty },
    ty.flags | regionFlags(region),
  );
export const ptrTy = (ty: Ty, mut: boolean): Ty =>
  add(`*${mut ? 'm' : ''}${ty.id}`, { kind: 'ptr', mut, ty }, ty.flags);
export const tupleTy = (elems: readonly Ty[]): Ty =>
  add(`(${tysKey(elems)}`, { kind: 'tuple', elems }, tysFlags(elems));
export const unitTy = tupleTy([]);
export const arrayTy = (elem: Ty, len: ConstArg): Ty =>
  add(`[${elem.id};${constKey(len)}`, { kind: 'array', elem, len }, elem.flags | constFlags(len));
export const sliceTy = (elem: Ty): Ty => add(`[${elem.id}`, { kind: 'slice', elem }, elem.flags);
export const fnDefTy = (def: DefId, substs: Substs): Ty =>
  add(`F${def}<${substsKey(substs)}`, { kind: 'fnDef', def, substs }, substsFlags(substs));
export const closureTy = (def: DefId, substs: Substs): Ty =>
  add(
    `C${def}<${substsKey(substs)}`,
    { kind: 'closure', def, substs },
    substsFlags(substs) | TyFlags.closure,
  );
export const coroutineTy = (def: DefId, substs: Substs): Ty =>
  add(
    `G${def}<${substsKey(substs)}`,
    { kind: 'coroutine', def, substs },
    substsFlags(substs) | TyFlags.closure,
  );
export const opaqueTy = (def: DefId, substs: Substs): Ty =>
  add(
    `O${def}<${substsKey(substs)}`,
    { kind: 'opaque', def, substs },
    substsFlags(substs) | TyFlags.opaque,
  );
export const projectionTy = (projection: Projection): Ty =>
  add(
    `P${projectionKey(projection)}`,
    { kind: 'projection', projection },
    substsFlags(projection.substs) | TyFlags.projection,
  );
export const paramTy = (def: DefId, index: number, name: string): Ty =>
  add(`T${def}.${index}`, { kind: 'param', def, index, name }, TyFlags.param);
export const inferTy = (index: number, of: 'general' | 'int' | 'float'): Ty =>
  add(`?${of}${index}`, { kind: 'infer', index, of }, TyFlags.infer);

/** A fn pointer type; its signature's own lifetimes are `bound` at depth 0. */
export function fnPtrTy(sig: FnSig): Ty {
  const key = `f${sig.unsafe ? 'u' : ''}${sig.variadic ? 'v' : ''}${sig.boundRegions}(${tysKey(sig.params)})${sig.ret.id}`;
  return add(key, { kind: 'fnPtr', sig }, tysFlags(sig.params) | sig.ret.flags);
}

type DynTy = Extract<TyKind, { kind: 'dyn' }>;

/** A trait object type. The principal's `substs` leave out `Self`; projections are kept in a canonical order. */
export function dynTy(
  principal: TraitRef | null,
  projections: DynTy['projections'],
  autoTraits: readonly DefId[],
  region: Region = erased,
): Ty {
  const sorted = [...projections].sort((a, b) => a.projection.assoc - b.projection.assoc);
  const autos = [...new Set(autoTraits)].sort((a, b) => a - b);
  let key = `D${principal ? traitRefKey(principal) : ''}+${autos.join()}+${regionKey(region)}`;
  let flags = (principal ? substsFlags(principal.substs) : 0) | regionFlags(region);
  for (const p of sorted) {
    key += `;${projectionKey(p.projection)}=${p.ty.id}`;
    flags |= p.ty.flags | substsFlags(p.projection.substs);
  }
  // The erased `Self` of the projections makes no flag of its own.
  return add(
    key,
    { kind: 'dyn', principal, projections: sorted, autoTraits: autos, region },
    flags,
  );
}

/** The argument that holds `ty`, one object per type. */
export function tyArg(ty: Ty): GenericArg {
  return (argOf[ty.id] ??= { kind: 'ty', ty });
}

export const erasedArg: GenericArg = { kind: 'region', region: erased };
export const tyArgs = (...tys: readonly Ty[]): Substs => tys.map(tyArg);

export const isUnit = (ty: Ty): boolean => ty === unitTy;
export const hasInfer = (ty: Ty): boolean => (ty.flags & TyFlags.infer) !== 0;
/** True when errors were reported about a part of the type, or a part is outside the model. */
export const isTainted = (ty: Ty): boolean => (ty.flags & (TyFlags.error | TyFlags.unknown)) !== 0;
