import type { DefId } from '../resolve/defs';
import type { AngleArgs, PathSegment, Type } from '../syntax/ast';
import type { Span } from '../syntax/tokens';
import { substTy } from '../types/fold';
import { erasedArg, errorTy, tyArg, unknownTy } from '../types/intern';
import type { ConstArg, GenericArg, Substs, Ty } from '../types/ty';
import { evalConst } from './constEval';
import { generics } from './generics';
import type { GenericParamInfo } from './index';
import { type LowerCx, lowerLifetime, lowerTy } from './lower';

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

/** What E0107 calls the definition. */
export function describeKind(l: LowerCx, def: DefId): string {
  const d = l.cx.def(def);
  switch (d.kind) {
    case 'fn':
      return 'function';
    case 'assocFn':
      return d.node.self ? 'method' : 'associated function';
    case 'typeAlias':
      return 'type alias';
    case 'assocTy':
      return 'associated type';
    default:
      return d.kind;
  }
}

function complain(
  l: LowerCx,
  def: DefId,
  segment: PathSegment,
  what: 'generic' | 'lifetime',
  want: readonly GenericParamInfo[],
  given: number,
): void {
  const name = l.cx.def(def).name;
  const required = want.filter((p) => !p.hasDefault).length;
  const atLeast = required < want.length;
  const bound = given < required ? required : want.length;
  const amount = `${atLeast ? (given < required ? 'at least ' : 'at most ') : ''}${plural(bound, `${what} argument`)}`;
  const head = `${describeKind(l, def)} takes ${amount} but ${plural(given, `${what} argument`)} ${given === 1 ? 'was' : 'were'} supplied`;
  const missing = given === 0 && required > 0;
  if (missing)
    l.cx.error(
      'E0107',
      segment.ident.span,
      what === 'lifetime'
        ? `missing lifetime specifier`
        : `missing generics for ${describeKind(l, def)} \`${name}\``,
      `expected ${amount}`,
    );
  else l.cx.error('E0107', segment.ident.span, head, `expected ${amount}`);
}

/** The arguments of a type named by one path segment, with defaults; missing ones are inferred or reported. */
export function itemArgs(l: LowerCx, def: DefId, segment: PathSegment, span: Span): Substs {
  return ownArgs(l, def, segment, [], span);
}

/** `parent` followed by the item's own arguments as the segment gives them. */
export function ownArgs(
  l: LowerCx,
  def: DefId,
  segment: PathSegment | null,
  parent: Substs,
  span: Span,
): Substs {
  const own = generics(l.cx, def).own.filter((p) => !(parent.length > p.index));
  const given = segment?.args?.kind === 'AngleArgs' ? segment.args : null;
  if (own.length === 0 && !given) return parent;
  const substs: GenericArg[] = [...parent];
  const regions = given?.args.filter((a) => a.kind === 'LifetimeArg') ?? [];
  const rest = given?.args.filter((a) => a.kind !== 'LifetimeArg') ?? [];
  const regionParams = own.filter((p) => p.kind === 'region' && !p.elided);
  const others = own.filter((p) => p.kind !== 'region' && !p.synthetic);
  if (segment && regions.length > regionParams.length)
    complain(l, def, segment, 'lifetime', regionParams, regions.length);
  const required = others.filter((p) => !p.hasDefault).length;
  const inferAll = l.pathInfer === true && rest.length === 0;
  const tooFew = rest.length < required && !inferAll;
  if (segment && (rest.length > others.length || tooFew))
    complain(l, def, segment, 'generic', others, rest.length);
  if (
    l.header &&
    segment &&
    regions.length === 0 &&
    regionParams.length > 0 &&
    l.cx.def(def).kind !== 'trait'
  )
    l.cx.error(
      'E0726',
      segment.span,
      'implicit elided lifetime not allowed here',
      `expected lifetime parameter${regionParams.length === 1 ? '' : 's'}`,
    );
  let r = 0;
  let t = 0;
  for (const p of own) {
    if (p.kind === 'region') {
      const arg = p.elided ? undefined : regions[r++];
      substs.push(
        arg?.kind === 'LifetimeArg'
          ? { kind: 'region', region: lowerLifetime(l, arg.lifetime) }
          : l.infer
            ? erasedArg
            : { kind: 'region', region: l.elided(segment?.ident.span ?? span) },
      );
    } else if (p.synthetic) substs.push(tyArg(l.infer ? l.infer(span) : errorTy));
    else substs.push(oneArg(l, def, p, rest[t++], substs, span, tooFew, inferAll));
  }
  return substs;
}

function oneArg(
  l: LowerCx,
  def: DefId,
  p: GenericParamInfo,
  given: AngleArgs['args'][number] | undefined,
  before: Substs,
  span: Span,
  reported: boolean,
  inferAll: boolean,
): GenericArg {
  if (p.kind === 'const') {
    if (given?.kind === 'ConstArg') return { kind: 'const', value: evalConst(l, given.expr) };
    if (given?.kind === 'TypeArg') return { kind: 'const', value: constOfTypeArg(l, given.ty) };
    return {
      kind: 'const',
      value: defaultConst(l, def, p) ?? l.inferConst?.() ?? { kind: 'unknown' },
    };
  }
  if (given?.kind === 'TypeArg') return tyArg(lowerTy(l, given.ty));
  if (given) return tyArg(errorTy);
  const fallback = p.hasDefault && !inferAll ? defaultOf(l, def, p, before) : null;
  if (fallback) return tyArg(fallback);
  return tyArg(inferAll && l.infer ? l.infer(span) : reported ? errorTy : unknownTy);
}

function constOfTypeArg(l: LowerCx, ty: Type): ConstArg {
  if (ty.kind === 'InferType') return l.inferConst?.() ?? { kind: 'unknown' };
  if (ty.kind !== 'PathType') return { kind: 'unknown' };
  return evalConst(l, {
    kind: 'PathExpr',
    id: ty.id,
    span: ty.span,
    qself: ty.qself,
    path: ty.path,
  });
}

function defaultConst(l: LowerCx, def: DefId, p: GenericParamInfo): ConstArg | null {
  const node = l.cx.def(def).generics.own.find((q) => q.name === p.name)?.node;
  return node?.kind === 'ConstParam' && node.default ? evalConst(l, node.default) : null;
}

/** A type parameter's default with the arguments before it put in. */
export function defaultOf(l: LowerCx, def: DefId, p: GenericParamInfo, before: Substs): Ty | null {
  const node = l.cx.def(def).generics.own.find((q) => q.name === p.name)?.node;
  if (node?.kind !== 'TypeParam' || !node.default) return null;
  const inner: LowerCx = { ...l, owner: def, infer: null, inferConst: null };
  return substTy(lowerTy(inner, node.default), before);
}
