import type { DefId, GenericParamDef } from '../resolve/defs';
import { paramTy, tyArg } from '../types/intern';
import type { GenericArg, Region, Substs } from '../types/ty';
import type { Cx } from './cx';
import type { GenericParamInfo, GenericsInfo } from './index';
import { elidedIn } from './items';

/** The item whose parameters a body-owned or dependent definition uses: variants, fields, closures, opaque types … */
export function genericsOwner(cx: Cx, def: DefId): DefId {
  let d = cx.def(def);
  while (
    d.parent !== null &&
    (d.kind === 'variant' ||
      d.kind === 'field' ||
      d.kind === 'closure' ||
      d.kind === 'coroutine' ||
      d.kind === 'opaque' ||
      d.kind === 'anonConst')
  )
    d = cx.def(d.parent);
  return d.id;
}

function ownParam(cx: Cx, p: GenericParamDef, index: number): GenericParamInfo {
  const synthetic = p.node?.kind === 'ImplType';
  const hasDefault = p.node !== null && 'default' in p.node && p.node.default !== null;
  void cx;
  return {
    kind: p.kind === 'lifetime' ? 'region' : p.kind === 'type' ? 'ty' : 'const',
    def: p.owner,
    index,
    name: p.name,
    synthetic,
    hasDefault,
  };
}

/** The parameters named in the source, without elided lifetimes: enough to lower types of the item itself. */
export function namedGenerics(cx: Cx, def: DefId): GenericsInfo {
  return cx.query(
    'namedGenerics',
    def,
    () => {
      const owner = genericsOwner(cx, def);
      if (owner !== def) return namedGenerics(cx, owner);
      const { parent, own } = cx.def(def).generics;
      const parentInfo = parent === null ? null : generics(cx, parent);
      const start = parentInfo?.count ?? 0;
      const params = own.map((p, i) => ownParam(cx, p, start + i));
      return { def, parent: parentInfo, own: params, count: start + params.length };
    },
    () => ({ def, parent: null, own: [], count: 0 }),
  );
}

/** All parameters; lifetimes that signatures and impl headers leave out are parameters too, after the named ones. */
export function generics(cx: Cx, def: DefId): GenericsInfo {
  return cx.query(
    'generics',
    def,
    () => {
      const owner = genericsOwner(cx, def);
      if (owner !== def) return generics(cx, owner);
      const named = namedGenerics(cx, def);
      const elided = elidedIn(cx, def);
      const extra = Array.from(
        { length: elided },
        (_, i): GenericParamInfo => ({
          kind: 'region',
          def,
          index: named.count + i,
          name: `'_`,
          elided: true,
          hasDefault: false,
        }),
      );
      return {
        def,
        parent: named.parent,
        own: [...named.own, ...extra],
        count: named.count + elided,
      };
    },
    () => namedGenerics(cx, def),
  );
}

/** All parameters in order, the parents' first. */
export function allParams(g: GenericsInfo): readonly GenericParamInfo[] {
  return g.parent ? [...allParams(g.parent), ...g.own] : g.own;
}

/** A parameter's place in `Substs`, which differs from resolution's where parents have elided lifetimes. */
export function paramIndex(cx: Cx, p: GenericParamDef): number {
  const g = cx.def(p.owner).generics;
  return (g.parent === null ? 0 : generics(cx, g.parent).count) + (p.index - g.parentCount);
}

export const regionOf = (p: GenericParamInfo): Region => ({
  kind: 'param',
  def: p.def,
  index: p.index,
  name: p.name,
});

/** The argument that stands for the parameter itself. */
export function identityArg(p: GenericParamInfo): GenericArg {
  if (p.kind === 'ty') return tyArg(paramTy(p.def, p.index, p.name));
  if (p.kind === 'region') return { kind: 'region', region: regionOf(p) };
  return { kind: 'const', value: { kind: 'param', def: p.def, index: p.index, name: p.name } };
}

/** Each parameter as its own argument: what types inside the item are written with. */
export function identitySubsts(cx: Cx, def: DefId): Substs {
  return cx.query(
    'identitySubsts',
    def,
    () => allParams(generics(cx, def)).map(identityArg),
    () => [],
  );
}
