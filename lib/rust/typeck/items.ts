// long: what the checker asks of items, one query per question
import type { DefId } from '../resolve/defs';
import type { Fields, FnItem, SelfParam, Span, Type } from '../syntax/ast';
import {
  adtTy,
  errorTy,
  fnDefTy,
  paramTy,
  projectionTy,
  refTy,
  staticRegion,
  unitTy,
  unknownTy,
} from '../types/intern';
import type { FnSig, Region, TraitRef, Ty } from '../types/ty';
import { lowerTraitBound } from './bounds';
import { evalConst } from './constEval';
import type { Cx } from './cx';
import { outputRegion } from './elision';
import {
  allParams,
  generics,
  genericsOwner,
  identitySubsts,
  namedGenerics,
  regionOf,
} from './generics';
import { implsOfTrait } from './impls';
import type { AdtInfo, FieldInfo, VariantInfo } from './index';
import { lowerTy, selfTyOf } from './lower';
import { itemLower } from './lowerItem';
import { asyncOpaque } from './opaque';

/** Gives each elided lifetime of a header the next region parameter. */
function counter(cx: Cx, def: DefId): { next: () => Region; count: () => number } {
  const start = namedGenerics(cx, def).count;
  let n = 0;
  return { next: () => ({ kind: 'param', def, index: start + n++, name: `'_` }), count: () => n };
}

export interface ImplHeader {
  readonly self: Ty;
  readonly traitRef: TraitRef | null;
  readonly negative: boolean;
  readonly elided: number;
}

/** The self type and trait of an impl, with its own parameters. */
export function implHeader(cx: Cx, impl: DefId): ImplHeader {
  return cx.query(
    'implHeader',
    impl,
    () => {
      const def = cx.def(impl);
      if (def.kind !== 'impl') return { self: errorTy, traitRef: null, negative: false, elided: 0 };
      const count = counter(cx, impl);
      const l = { ...itemLower(cx, impl, null, count.next), header: true };
      const self = lowerTy(l, def.node.selfTy);
      const path = def.node.trait;
      const traitRef = path
        ? lowerTraitBound(
            l,
            self,
            {
              kind: 'TraitBound',
              id: path.id,
              span: path.span,
              modifier: 'none',
              forLifetimes: [],
              path,
            },
            [],
          )
        : null;
      return { self, traitRef, negative: def.node.negative, elided: count.count() };
    },
    () => ({ self: errorTy, traitRef: null, negative: false, elided: 0 }),
  );
}

interface SigInputs {
  readonly params: readonly Ty[];
  readonly elided: number;
  /** What an elided lifetime of the return type means; null: an error (E0106). */
  readonly output: Region | null;
}

function selfParamTy(
  cx: Cx,
  def: DefId,
  self: SelfParam,
  next: () => Region,
): { ty: Ty; region: Region | null } {
  const parent = cx.def(def).parent;
  const selfTy = parent === null ? errorTy : selfTyOf(itemLower(cx, def), parent);
  if (self.ty) {
    const ty = lowerTy(itemLower(cx, def, null, next), self.ty);
    return { ty, region: refInside(ty, selfTy) };
  }
  if (!self.byRef) return { ty: selfTy, region: null };
  const region = self.lifetime ? (lowerNamed(cx, def, self) ?? next()) : next();
  return { ty: refTy(selfTy, self.mutable, region), region };
}

function lowerNamed(cx: Cx, def: DefId, self: SelfParam): Region | null {
  const res = self.lifetime ? cx.resolutions.lifetime(self.lifetime.id) : undefined;
  if (res?.kind === 'static') return staticRegion;
  if (res?.kind !== 'param') return null;
  const own = allParams(namedGenerics(cx, def)).find(
    (p) => p.def === res.param.owner && p.name === res.param.name,
  );
  return own ? regionOf(own) : null;
}

/** The region of the one `&Self` in `self: Pin<&mut Self>`. */
function refInside(ty: Ty, self: Ty): Region | null {
  if (ty.kind === 'ref' && ty.ty === self) return ty.region;
  if (ty.kind === 'ref') return refInside(ty.ty, self);
  if (ty.kind === 'adt')
    for (const a of ty.substs) if (a.kind === 'ty') return refInside(a.ty, self);
  return null;
}

function sigInputs(cx: Cx, def: DefId, node: FnItem): SigInputs {
  return cx.query(
    'sigInputs',
    def,
    () => {
      const count = counter(cx, def);
      const params: Ty[] = [];
      let selfRegion: Region | null = null;
      if (node.self) {
        const { ty, region } = selfParamTy(cx, def, node.self, count.next);
        params.push(ty);
        selfRegion = region;
      }
      const l = itemLower(cx, def, null, count.next);
      for (const p of node.params) params.push(lowerTy(l, p.ty));
      return { params, elided: count.count(), output: selfRegion ?? outputRegion(params) };
    },
    () => ({ params: [], elided: 0, output: null }),
  );
}

/** Number of lifetimes that an item's header leaves out. */
export function elidedIn(cx: Cx, id: DefId): number {
  const def = cx.def(id);
  if (def.kind === 'impl') return implHeader(cx, id).elided;
  return def.kind === 'fn' || def.kind === 'assocFn' ? sigInputs(cx, id, def.node).elided : 0;
}

/** What an elided lifetime in the return type stands for. */
export function sigElidedOutput(cx: Cx, id: DefId): Region {
  const def = cx.def(id);
  return (
    (def.kind === 'fn' || def.kind === 'assocFn' ? sigInputs(cx, id, def.node).output : null) ?? {
      kind: 'erased',
    }
  );
}

const NO_SIG: FnSig = { params: [], ret: errorTy, unsafe: false, variadic: false, boundRegions: 0 };

/** The signature of a fn or constructor with its own parameters; an `async fn` returns its opaque type. */
export function fnSig(cx: Cx, id: DefId): FnSig {
  return cx.query(
    'fnSig',
    id,
    () => {
      const def = cx.def(id);
      if (def.kind === 'fn' || def.kind === 'assocFn') {
        const { params } = sigInputs(cx, id, def.node);
        const ret = def.node.isAsync ? asyncOpaque(cx, id) : writtenOutput(cx, id);
        return {
          params,
          ret,
          unsafe: def.node.isUnsafe || foreign(cx, id),
          variadic: def.node.variadic,
          boundRegions: 0,
        };
      }
      if (def.kind === 'struct' || def.kind === 'variant') {
        const info = adt(cx, genericsOwner(cx, id));
        const variant = info.variants.find((v) => v.def === id);
        return {
          ...NO_SIG,
          params: variant?.fields.map((f) => f.ty) ?? [],
          ret: adtTy(info.def, identitySubsts(cx, info.def)),
        };
      }
      return NO_SIG;
    },
    () => NO_SIG,
  );
}

const foreign = (cx: Cx, id: DefId): boolean =>
  cx.def(id).kind === 'fn' && cx.defs.attr(id, 'foreign') !== undefined;

function missingLifetime(cx: Cx, span: Span): void {
  cx.error('E0106', span, 'missing lifetime specifier', 'expected named lifetime parameter');
}

/** The return type as written: for an `async fn`, what its future gives. */
export function writtenOutput(cx: Cx, id: DefId): Ty {
  return cx.query(
    'writtenOutput',
    id,
    () => {
      const def = cx.def(id);
      if (def.kind !== 'fn' && def.kind !== 'assocFn') return errorTy;
      if (!def.node.ret) return unitTy;
      const { output } = sigInputs(cx, id, def.node);
      let reported = false;
      const ty = lowerTy(
        itemLower(cx, id, null, (span) => {
          if (!output && !reported) {
            reported = true;
            missingLifetime(cx, span);
          }
          return output ?? staticRegion;
        }),
        def.node.ret,
      );
      // A type with a lifetime that is missing says nothing more.
      return reported ? errorTy : ty;
    },
    () => errorTy,
  );
}

/** The type of a type-like or value-like item with its own parameters. */
export function typeOf(cx: Cx, id: DefId): Ty {
  return cx.query(
    'typeOf',
    id,
    () => compute(cx, id),
    () => unknownTy,
  );
}

/** An alias names every lifetime it uses (E0106). */
function aliasTy(cx: Cx, id: DefId, written: Type): Ty {
  let reported = false;
  const ty = lowerTy(
    itemLower(cx, id, null, (span) => {
      if (!reported && cx.base) {
        reported = true;
        cx.error('E0106', span, 'missing lifetime specifier', 'expected named lifetime parameter');
      }
      return staticRegion;
    }),
    written,
  );
  return reported ? errorTy : ty;
}

function compute(cx: Cx, id: DefId): Ty {
  const def = cx.def(id);
  switch (def.kind) {
    case 'struct':
    case 'enum':
    case 'union':
      return adtTy(id, identitySubsts(cx, id));
    case 'variant':
      return def.parent === null ? errorTy : typeOf(cx, def.parent);
    case 'typeAlias':
      return def.node.ty ? aliasTy(cx, id, def.node.ty) : errorTy;
    case 'assocTy':
      if (def.node.ty && def.parent !== null && cx.def(def.parent).kind === 'impl')
        return lowerTy(itemLower(cx, id), def.node.ty);
      return projectionTy({ assoc: id, substs: identitySubsts(cx, id) });
    case 'const':
    case 'assocConst':
    case 'static':
      return lowerTy(
        itemLower(cx, id, null, () => staticRegion),
        def.node.ty,
      );
    case 'field': {
      let missing = false;
      const ty = lowerTy(
        itemLower(cx, genericsOwner(cx, id), null, (span) => {
          missing = true;
          missingLifetime(cx, span);
          return { kind: 'erased' };
        }),
        def.node.ty,
      );
      // A type with a lifetime that is an error silences what would follow from it, as in rustc.
      return missing ? errorTy : ty;
    }
    case 'impl':
      return implHeader(cx, id).self;
    case 'trait':
      return paramTy(id, 0, 'Self');
    case 'fn':
    case 'assocFn':
      return fnDefTy(id, identitySubsts(cx, id));
    default:
      return unknownTy;
  }
}

function fieldsOf(cx: Cx, parent: DefId): FieldInfo[] {
  return cx.defs.children(parent).flatMap((c): FieldInfo[] => {
    const d = cx.def(c);
    if (d.kind !== 'field') return [];
    let ty: Ty | null = null;
    return [
      {
        name: d.name,
        def: c,
        // Lazily: recursive types refer to themselves.
        get ty() {
          return (ty ??= typeOf(cx, c));
        },
        span: d.span,
      },
    ];
  });
}

const ctorOf = (f: Fields): VariantInfo['ctor'] => f.kind;

/** Fields and variants of a struct, enum or union. */
export function adt(cx: Cx, id: DefId): AdtInfo {
  return cx.query(
    'adt',
    id,
    () => {
      const def = cx.def(id);
      const dropImpl = () => dropImplOf(cx, id);
      const base = {
        def: id,
        name: def.name,
        get dropImpl() {
          return dropImpl();
        },
      };
      if (def.kind === 'struct')
        return {
          ...withDrop(base, dropImpl),
          kind: 'struct',
          variants: [
            {
              def: id,
              name: def.name,
              ctor: ctorOf(def.node.fields),
              fields: fieldsOf(cx, id),
              discriminant: 0n,
            },
          ],
        };
      if (def.kind === 'union')
        return {
          ...withDrop(base, dropImpl),
          kind: 'union',
          variants: [
            { def: id, name: def.name, ctor: 'named', fields: fieldsOf(cx, id), discriminant: 0n },
          ],
        };
      let next = 0n;
      const variants = cx.defs.children(id).flatMap((c): VariantInfo[] => {
        const v = cx.def(c);
        if (v.kind !== 'variant') return [];
        const given = v.node.discriminant
          ? evalConst({ cx, inferConst: null }, v.node.discriminant)
          : null;
        const discriminant =
          given?.kind === 'value' && typeof given.value === 'bigint' ? given.value : next;
        next = discriminant + 1n;
        return [
          {
            def: c,
            name: v.name,
            ctor: ctorOf(v.node.fields),
            fields: fieldsOf(cx, c),
            discriminant,
          },
        ];
      });
      return { ...withDrop(base, dropImpl), kind: 'enum', variants };
    },
    () => ({ def: id, name: '', kind: 'struct', variants: [], dropImpl: null }),
  );
}

/** `dropImpl` depends on impls, which depend on types: it is looked up when asked. */
function withDrop(
  base: { def: DefId; name: string },
  dropImpl: () => DefId | null,
): { readonly def: DefId; readonly name: string; readonly dropImpl: DefId | null } {
  return Object.defineProperty({ def: base.def, name: base.name, dropImpl: null }, 'dropImpl', {
    get: dropImpl,
    enumerable: true,
  });
}

function dropImplOf(cx: Cx, id: DefId): DefId | null {
  const drop = cx.lang('drop');
  if (drop === null) return null;
  return (
    implsOfTrait(cx, drop).find((i) => {
      const { self } = implHeader(cx, i);
      return self.kind === 'adt' && self.def === id;
    }) ?? null
  );
}

/** All named and elided region parameters in front of a signature's own types: for diagnostics of E0106. */
export const regionCount = (cx: Cx, def: DefId): number =>
  allParams(generics(cx, def)).filter((p) => p.kind === 'region').length;
