import type { DefId, GenericParamDef, Res } from '../resolve/defs';
import type { Expr, Lifetime, NodeId, Path, PathSegment, PathType, Type } from '../syntax/ast';
import type { Span } from '../syntax/tokens';
import { substTy } from '../types/fold';
import {
  adtTy,
  arrayTy,
  boolTy,
  charTy,
  errorTy,
  floatTy,
  fnPtrTy,
  intTy,
  neverTy,
  paramTy,
  ptrTy,
  refTy,
  sliceTy,
  staticRegion,
  strTy,
  tupleTy,
  unitTy,
  unknownTy,
} from '../types/intern';
import type { ConstArg, FloatKind, IntKind, Region, Substs, Ty } from '../types/ty';
import { checkLength } from './arrayLength';
import { assocOfType } from './assoc';
import { lowerDyn } from './bounds';
import { evalConst } from './constEval';
import type { Cx } from './cx';
import { identitySubsts, paramIndex } from './generics';
import { typeOf } from './items';
import { opaqueOfNode } from './opaque';
import { itemArgs } from './pathArgs';
import { projectType } from './projectItem';

/** How types are read at one place: in whose scope, and what stands for what the source leaves out. */
export interface LowerCx {
  readonly cx: Cx;
  readonly owner: DefId;
  /** The region of `&T` and `'_`. */
  readonly elided: (span: Span) => Region;
  /** For `_` and missing arguments; null where they are errors. */
  readonly infer: ((span: Span) => Ty) | null;
  readonly inferConst: (() => ConstArg) | null;
  /** In an impl's header, lifetimes of paths may not be left out (E0726). */
  readonly header?: boolean;
  /** In expression paths an item named without any argument has all of them inferred, defaults too. */
  readonly pathInfer?: boolean;
  /** Regions of enclosing `for<'a>`. */
  readonly bound: ReadonlyMap<NodeId, Region>;
  /** The region of `dyn Trait` that names none. */
  readonly objectRegion: Region;
  /** Types known from inference, for `<_>::X`. */
  readonly normalize: ((ty: Ty) => Ty) | null;
}

const INTS = new Set([
  'i8',
  'i16',
  'i32',
  'i64',
  'i128',
  'isize',
  'u8',
  'u16',
  'u32',
  'u64',
  'u128',
  'usize',
]);

/** The type a primitive's name means. */
export function primTy(name: string): Ty {
  if (INTS.has(name)) return intTy(name as IntKind);
  if (name === 'f32' || name === 'f64') return floatTy(name as FloatKind);
  if (name === 'bool') return boolTy;
  if (name === 'char') return charTy;
  return name === 'str' ? strTy : unknownTy;
}

export function lowerLifetime(l: LowerCx, lt: Lifetime): Region {
  const res = l.cx.resolutions.lifetime(lt.id);
  if (!res || res.kind === 'err') return { kind: 'erased' };
  if (res.kind === 'static') return staticRegion;
  if (res.kind === 'elided') return l.elided(lt.span);
  if (res.kind === 'bound') return l.bound.get(res.node) ?? { kind: 'erased' };
  return {
    kind: 'param',
    def: res.param.owner,
    index: paramIndex(l.cx, res.param),
    name: res.param.name,
  };
}

/** Lowers a written type. Errors are reported once, as the type `error`. */
export function lowerTy(l: LowerCx, ty: Type): Ty {
  switch (ty.kind) {
    case 'PathType':
      return lowerPathType(l, ty);
    case 'RefType': {
      const region = ty.lifetime ? lowerLifetime(l, ty.lifetime) : l.elided(ty.span);
      return refTy(lowerTy({ ...l, objectRegion: region }, ty.inner), ty.mutable, region);
    }
    case 'PtrType':
      return ptrTy(lowerTy(l, ty.inner), ty.mutable);
    case 'TupleType':
      return tupleTy(ty.elems.map((t) => lowerTy(l, t)));
    case 'ArrayType':
      checkLength(l.cx, ty.len);
      return arrayTy(lowerTy(l, ty.elem), evalConst(l, ty.len));
    case 'SliceType':
      return sliceTy(lowerTy(l, ty.elem));
    case 'FnPtrType': {
      const inner = bindLifetimes(l, ty.forLifetimes);
      const binder = elisionBinder(inner.cx, ty.forLifetimes.length);
      const params = ty.params.map((p) => lowerTy(binder.inputs, p));
      const ret = ty.ret ? lowerTy(binder.output(), ty.ret) : unitTy;
      return fnPtrTy({
        params,
        ret,
        unsafe: ty.isUnsafe,
        variadic: ty.variadic,
        boundRegions: binder.count(),
      });
    }
    case 'NeverType':
      return neverTy;
    case 'InferType':
      if (l.infer) return l.infer(ty.span);
      l.cx.error(
        'E0121',
        ty.span,
        'the placeholder `_` is not allowed within types on item signatures',
        'not allowed in type signatures',
      );
      return errorTy;
    case 'ImplType':
      return lowerImplType(l, ty);
    case 'DynType':
      return lowerDyn(l, ty);
    case 'MacroType':
      return ty.call.expansion ? lowerTy(l, ty.call.expansion) : unknownTy;
    case 'ErrorType':
      return errorTy;
  }
}

function lowerImplType(l: LowerCx, ty: Type & { kind: 'ImplType' }): Ty {
  const param = l.cx.def(l.owner).generics.own.find((p) => p.node?.id === ty.id);
  if (param) return paramTy(param.owner, paramIndex(l.cx, param), param.name);
  const opaque = opaqueOfNode(l.cx, ty.id, l.owner);
  if (opaque) return opaque;
  l.cx.error(
    'E0562',
    ty.span,
    '`impl Trait` is not allowed outside of function and inherent method argument and return types',
  );
  return errorTy;
}

/** Adds the regions of a `for<'a, …>` binder. */
export function bindLifetimes(
  l: LowerCx,
  params: readonly { readonly id: NodeId }[],
): { cx: LowerCx } {
  if (params.length === 0) return { cx: l };
  const bound = new Map(l.bound);
  params.forEach((p, index) => bound.set(p.id, { kind: 'bound', depth: 0, index }));
  return { cx: { ...l, bound } };
}

/** Elided lifetimes of `fn(&T) -> &U` and `Fn(&T) -> &U`: each input's own, the output's the only one there is. */
export function elisionBinder(
  l: LowerCx,
  named: number,
): { inputs: LowerCx; output: () => LowerCx; count: () => number } {
  let next = named;
  const elided = (): Region => ({ kind: 'bound', depth: 0, index: next++ });
  const inputs = { ...l, elided };
  const output = (): LowerCx => ({
    ...l,
    elided: () =>
      next > 0 ? { kind: 'bound', depth: 0, index: next === 1 ? 0 : named } : { kind: 'erased' },
  });
  return { inputs, output, count: () => next };
}

function lowerPathType(l: LowerCx, ty: PathType): Ty {
  if (ty.qself) return lowerQualified(l, ty);
  const res = l.cx.resolutions.res(ty.path.id);
  if (!res) return unknownTy;
  if (res.kind === 'partial') {
    const cut = ty.path.segments.length - res.rest;
    let at = lowerRes(l, res.base, ty.path, cut);
    for (const segment of ty.path.segments.slice(cut))
      at = assocOfType(l, at, res.base, segment, ty.span);
    return at;
  }
  return lowerRes(l, res, ty.path, ty.path.segments.length);
}

/** The type that the first `count` segments of a path mean. */
export function lowerRes(l: LowerCx, res: Res, path: Path, count: number): Ty {
  switch (res.kind) {
    case 'prim':
      return primTy(res.name);
    case 'typeParam':
      return paramOf(l, res.param);
    case 'selfTy':
      return selfTyOf(l, res.owner);
    case 'def':
      return lowerDef(l, res.def, path, count);
    case 'unknown':
      return unknownTy;
    case 'partial':
      return lowerRes(l, res.base, path, count - res.rest);
    default:
      return errorTy;
  }
}

const paramOf = (l: LowerCx, p: GenericParamDef): Ty =>
  paramTy(p.owner, paramIndex(l.cx, p), p.name);

/** `Self` in an impl is its type, in a trait its parameter 0. */
export function selfTyOf(l: LowerCx, owner: DefId): Ty {
  const def = l.cx.def(owner);
  return def.kind === 'trait' ? paramTy(owner, 0, 'Self') : typeOf(l.cx, owner);
}

function lowerDef(l: LowerCx, def: DefId, path: Path, count: number): Ty {
  const d = l.cx.def(def);
  const last = path.segments[count - 1];
  if (!last) return unknownTy;
  switch (d.kind) {
    case 'struct':
    case 'enum':
    case 'union':
      return adtTy(def, itemArgs(l, def, last, path.span));
    case 'typeAlias':
      return substTy(typeOf(l.cx, def), itemArgs(l, def, last, path.span));
    case 'variant': {
      // `Enum::Variant` in a struct literal or pattern: the enum's arguments stand on either segment.
      if (d.parent === null) return errorTy;
      const on = last.args ? last : (path.segments[count - 2] ?? last);
      const given: PathSegment = on.args || count < 2 ? on : last;
      return adtTy(d.parent, itemArgs(l, d.parent, given, path.span));
    }
    case 'trait':
      l.cx.error('E0782', path.span, 'expected a type, found a trait');
      return errorTy;
    case 'assocTy':
      return substTy(typeOf(l.cx, def), identitySubsts(l.cx, def));
    default:
      return errorTy;
  }
}

function lowerQualified(l: LowerCx, ty: PathType): Ty {
  const { qself, path } = ty;
  const segment = path.segments[0];
  if (!qself || !segment) return unknownTy;
  const self = lowerTy(l, qself.ty);
  let at: Ty;
  if (qself.trait) at = projectType(l, self, qself.trait, segment);
  else at = assocOfType(l, self, null, segment, ty.span);
  for (const rest of path.segments.slice(1)) at = assocOfType(l, at, null, rest, ty.span);
  return at;
}

/** Arguments of an item with defaults and inference filled in; exported for bodies. */
export type ArgsOf = (def: DefId, segment: PathSegment | null, parent: Substs) => Substs;

/** A place for constant expressions in types. */
export const constOf = (l: LowerCx, e: Expr): ConstArg => evalConst(l, e);
