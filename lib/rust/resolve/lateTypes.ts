import type {
  Bound,
  GenericArgs,
  Generics,
  Lifetime,
  LifetimeParam,
  NodeId,
  Path,
  PathSegment,
  QualifiedSelf,
  Type,
} from '../syntax/ast';
import type { LifetimeRes } from './defs';
import { rememberTraits, resolvePath } from './paths';
import type { Scope } from './scope';
import type { Walker } from './walker';

/** Resolves the names in a type. */
export function walkType(w: Walker, ty: Type, scope: Scope): void {
  switch (ty.kind) {
    case 'PathType':
      return walkTypePath(w, ty.qself, ty.path, scope);
    case 'RefType':
      if (ty.lifetime) lifetime(w, ty.lifetime, scope);
      return walkType(w, ty.inner, scope);
    case 'PtrType':
      return walkType(w, ty.inner, scope);
    case 'TupleType':
      for (const t of ty.elems) walkType(w, t, scope);
      return;
    case 'ArrayType':
      walkType(w, ty.elem, scope);
      w.expr(ty.len, { kind: 'item', what: 'const', outer: scope });
      return;
    case 'SliceType':
      return walkType(w, ty.elem, scope);
    case 'FnPtrType': {
      const inner = withForLifetimes(ty.forLifetimes, scope);
      for (const t of ty.params) walkType(w, t, inner);
      if (ty.ret) walkReturn(w, ty.ret, inner);
      return;
    }
    case 'ImplType':
    case 'DynType':
      return walkBounds(w, ty.bounds, scope);
    case 'MacroType':
      w.expand(ty.call, 'type', scope);
      if (ty.call.expansion) walkType(w, ty.call.expansion, scope);
      return;
    case 'NeverType':
      if (!w.s.isWorld && ty.span.file === 0)
        w.s.error('E0658', ty.span, 'the `!` type is experimental');
      return;
    default:
  }
}

/** A return type: only there is `!` stable. */
export function walkReturn(w: Walker, ty: Type, scope: Scope): void {
  if (ty.kind !== 'NeverType') walkType(w, ty, scope);
}

function walkTypePath(w: Walker, qself: QualifiedSelf | null, path: Path, scope: Scope): void {
  if (qself) {
    walkQualified(w, qself, path, scope);
    return;
  }
  walkSegmentArgs(w, path.segments, scope);
  resolvePath(w.s, scope, path, 'type');
}

/** `<T as Trait>::rest`: the type and the trait; the rest is an associated item. */
export function walkQualified(w: Walker, qself: QualifiedSelf, path: Path, scope: Scope): void {
  walkType(w, qself.ty, scope);
  if (qself.trait) {
    walkSegmentArgs(w, qself.trait.segments, scope);
    resolvePath(w.s, scope, qself.trait, 'trait');
  }
  walkSegmentArgs(w, path.segments, scope);
  rememberTraits(w.s, path.id, scope);
}

export function walkSegmentArgs(w: Walker, segments: readonly PathSegment[], scope: Scope): void {
  for (const segment of segments) if (segment.args) walkArgs(w, segment.args, scope);
}

/** Generic arguments of a path or method call. */
export function walkArgs(w: Walker, args: GenericArgs, scope: Scope): void {
  if (args.kind === 'ParenArgs') {
    for (const t of args.inputs) walkType(w, t, scope);
    if (args.output) walkReturn(w, args.output, scope);
    return;
  }
  for (const arg of args.args) {
    if (arg.kind === 'LifetimeArg') lifetime(w, arg.lifetime, scope);
    else if (arg.kind === 'ConstArg') w.expr(arg.expr, scope);
    else if (!asConstName(w, arg.ty, scope)) walkType(w, arg.ty, scope);
  }
  for (const c of args.constraints) {
    if (c.args) walkArgs(w, c.args, scope);
    if (c.ty) walkType(w, c.ty, scope);
    if (c.expr) w.expr(c.expr, scope);
    if (c.bounds) walkBounds(w, c.bounds, scope);
  }
}

/** `Foo<N>` where `N` is no type but a constant: resolved in the value namespace. */
function asConstName(w: Walker, ty: Type, scope: Scope): boolean {
  if (
    ty.kind !== 'PathType' ||
    ty.qself ||
    ty.path.segments.length !== 1 ||
    ty.path.segments[0]?.args
  )
    return false;
  const name = ty.path.segments[0]?.ident;
  if (!name) return false;
  const errors = w.s.errors.length;
  const res = resolvePath(w.s, scope, ty.path, 'type');
  if (w.s.errors.length === errors) return res.kind !== 'err' || true;
  const typeErrors = w.s.errors.splice(errors);
  const value = resolvePath(w.s, scope, ty.path, 'value');
  const isConst =
    value.kind === 'constParam' ||
    (value.kind === 'def' && ['const', 'static'].includes(w.s.defs.get(value.def).kind));
  if (isConst && w.s.errors.length === errors) return true;
  w.s.errors.length = errors;
  w.s.errors.push(...typeErrors);
  w.s.tables.paths.set(ty.path.id, { kind: 'err' });
  return true;
}

export function walkBounds(w: Walker, bounds: readonly Bound[], scope: Scope): void {
  for (const b of bounds) {
    if (b.kind === 'LifetimeBound') lifetime(w, b.lifetime, scope);
    else if (b.kind === 'TraitBound') {
      const inner = withForLifetimes(b.forLifetimes, scope);
      walkSegmentArgs(w, b.path.segments, inner);
      resolvePath(w.s, inner, b.path, 'trait');
    } else for (const a of b.args) if ('kind' in a) lifetime(w, a, scope);
  }
}

/** Bounds, defaults and where clauses of an item's generics; `scope` already holds its parameters. */
export function walkGenerics(w: Walker, generics: Generics, scope: Scope): void {
  for (const g of generics.params) {
    if (g.kind === 'LifetimeParam') for (const b of g.bounds) lifetime(w, b, scope);
    else if (g.kind === 'TypeParam') {
      walkBounds(w, g.bounds, scope);
      if (g.default) walkType(w, g.default, scope);
    } else {
      walkType(w, g.ty, scope);
      if (g.default) w.expr(g.default, scope);
    }
  }
  for (const p of generics.where) {
    if (p.kind === 'WhereLifetime') {
      lifetime(w, p.lifetime, scope);
      for (const b of p.bounds) lifetime(w, b, scope);
      continue;
    }
    const inner = withForLifetimes(p.forLifetimes, scope);
    walkType(w, p.ty, inner);
    walkBounds(w, p.bounds, inner);
  }
}

export function withForLifetimes(params: readonly LifetimeParam[], scope: Scope): Scope {
  if (params.length === 0) return scope;
  const names = new Map<string, NodeId>(params.map((p) => [p.lifetime.name, p.id]));
  return { kind: 'forLifetimes', names, outer: scope };
}

/** Resolves a lifetime's name; labels are not lifetimes and are resolved where they are used. */
export function lifetime(w: Walker, l: Lifetime, scope: Scope): void {
  w.s.tables.lifetimes.set(l.id, findLifetime(w, l, scope));
}

function findLifetime(w: Walker, l: Lifetime, scope: Scope): LifetimeRes {
  if (l.name === "'static") return { kind: 'static' };
  if (l.name === "'_") return { kind: 'elided' };
  for (let s: Scope | null = scope; s; s = s.outer) {
    if (s.kind === 'forLifetimes') {
      const node = s.names.get(l.name);
      if (node !== undefined) return { kind: 'bound', node, name: l.name };
    }
    if (s.kind === 'generics') {
      const param = s.params.find((p) => p.kind === 'lifetime' && p.name === l.name);
      if (param) return { kind: 'param', param };
    }
    if (s.kind === 'item' && s.what !== 'const') break;
  }
  w.s.error(
    'E0261',
    l.span,
    `use of undeclared lifetime name \`${l.name}\``,
    'undeclared lifetime',
  );
  return { kind: 'err' };
}
