import type { Generics, ImplType, Param, Type } from '../syntax/ast';
import type { DefId, GenericParamDef } from './defs';
import type { Session } from './session';

/** `impl Trait` written in parameter types, outermost first: each is a type parameter of its own. */
export function argumentImpls(params: readonly Param[]): ImplType[] {
  const out: ImplType[] = [];
  for (const p of params) collect(p.ty, out);
  return out;
}

function collect(ty: Type, out: ImplType[]): void {
  switch (ty.kind) {
    case 'ImplType':
      out.push(ty);
      return;
    case 'RefType':
    case 'PtrType':
      collect(ty.inner, out);
      return;
    case 'ArrayType':
    case 'SliceType':
      collect(ty.elem, out);
      return;
    case 'TupleType':
      for (const t of ty.elems) collect(t, out);
      return;
    case 'PathType':
      for (const segment of ty.path.segments) {
        if (segment.args?.kind !== 'AngleArgs') continue;
        for (const arg of segment.args.args) if (arg.kind === 'TypeArg') collect(arg.ty, out);
      }
      return;
    default:
  }
}

/** Numbers a definition's parameters: the parents' first, a trait's `Self` at 0, argument `impl`s last. */
export function declareGenerics(
  s: Session,
  owner: DefId,
  generics: Generics | null,
  options: { parent?: DefId; self?: boolean; impls?: readonly ImplType[] } = {},
): void {
  const parent = options.parent ?? null;
  const parentCount = parent === null ? 0 : s.defs.allParams(parent).length;
  const own: GenericParamDef[] = [];
  let index = parentCount;
  if (options.self) own.push({ kind: 'type', name: 'Self', index: index++, owner, node: null });
  const seen = new Map<string, GenericParamDef>();
  for (const g of generics?.params ?? []) {
    const name = g.kind === 'LifetimeParam' ? g.lifetime.name : g.ident.name;
    const span = g.kind === 'LifetimeParam' ? g.lifetime.span : g.ident.span;
    const earlier = seen.get(name);
    if (earlier?.node) {
      const first =
        earlier.node.kind === 'LifetimeParam'
          ? earlier.node.lifetime.span
          : earlier.node.kind === 'ImplType'
            ? earlier.node.span
            : earlier.node.ident.span;
      s.error(
        'E0403',
        span,
        `the name \`${name}\` is already used for a generic parameter in this item's generic parameters`,
        'already used',
        { labels: [{ span: first, text: `first use of \`${name}\``, primary: false }] },
      );
    }
    const common = { name, index: index++, owner };
    const def: GenericParamDef =
      g.kind === 'LifetimeParam'
        ? { ...common, kind: 'lifetime', node: g }
        : g.kind === 'TypeParam'
          ? { ...common, kind: 'type', node: g }
          : { ...common, kind: 'const', node: g };
    seen.set(name, def);
    own.push(def);
  }
  for (const node of options.impls ?? []) {
    const param: GenericParamDef = {
      kind: 'type',
      name: `impl#${node.id}`,
      index: index++,
      owner,
      node,
    };
    own.push(param);
    s.tables.paths.set(node.id, { kind: 'typeParam', param });
  }
  if (own.length > 0 || parent !== null) s.defs.setGenerics(owner, { parent, parentCount, own });
}
