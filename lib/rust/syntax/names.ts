// long: the paths, generics and bounds of one grammar layer call each other

import type {
  AssocConstraint,
  Bound,
  GenericArg,
  GenericArgs,
  GenericParam,
  Generics,
  Ident,
  Lifetime,
  LifetimeParam,
  Path,
  PathSegment,
  QualifiedSelf,
  TraitBound,
  Type,
  UseBound,
  WherePredicate,
} from './ast';
import { parseAttributes } from './attributes';
import { type Cursor, STRICT_KEYWORDS } from './cursor';
import type { Span } from './tokens';

/** `Type`: `Vec<u8>`, `Fn(A) -> B`; `Expr`: generics only after `::`; `Plain`: no generics (use, attributes, visibility). */
export type PathStyle = 'type' | 'expr' | 'plain';

/** True when a path segment can start at the cursor. */
export function atPathSegment(p: Cursor, ahead = 0): boolean {
  const t = p.peek(ahead);
  if (t?.kind !== 'ident') return false;
  return t.raw || p.isIdent(ahead) || isPathKeyword(t.text);
}

export function isPathKeyword(text: string): boolean {
  return (
    text === 'self' || text === 'Self' || text === 'super' || text === 'crate' || text === '$crate'
  );
}

/** True at `::`, a segment, `<` of a qualified path, or an inserted path. */
export function atPath(p: Cursor): boolean {
  if (p.isFragment('path')) return true;
  return p.isPunct('::') || atPathSegment(p);
}

function parseSegmentIdent(p: Cursor): Ident {
  const t = p.peek();
  if (t?.kind === 'ident' && !t.raw && isPathKeyword(t.text)) {
    p.bump();
    return p.ident(t);
  }
  return p.expectIdent();
}

/** One path segment with its generic arguments, as the style allows them. */
export function parseSegment(p: Cursor, style: PathStyle): PathSegment {
  const start = p.hereSpan();
  const ident = parseSegmentIdent(p);
  let args: GenericArgs | null = null;
  if (style === 'type') {
    const fish = p.isPunct('::') && (p.isPunct('<', 1) || p.isPunct('<<', 1) || p.isGroup('(', 1));
    if (fish) p.bump();
    if (p.startsPunct('<') && !p.isPunct('<=') && !p.isPunct('<<=')) args = parseAngleArgs(p);
    else if (p.isGroup('(')) args = parseParenArgs(p);
    else if (!fish) p.expected.push('`<`', '`(`');
  } else if (style === 'expr' && p.isPunct('::') && (p.isPunct('<', 1) || p.isPunct('<<', 1))) {
    p.bump();
    args = parseAngleArgs(p);
  }
  return { kind: 'PathSegment', id: p.ids.next(), span: p.spanFrom(start), ident, args };
}

export function parsePath(p: Cursor, style: PathStyle): Path {
  const token = p.peek();
  if (token?.kind === 'fragment' && token.fragment === 'path') {
    const path = p.inFragment(token, () => parsePath(p, 'type'));
    return p.isPunct('::') ? continuePath(p, path, style) : path;
  }
  // A `$t:ty` that is a path may continue: `$t::new()`.
  if (token?.kind === 'fragment' && token.fragment === 'ty') {
    const path = p.inFragment(token, () => parsePath(p, 'type'));
    return p.isPunct('::') ? continuePath(p, path, style) : path;
  }
  const start = p.hereSpan();
  const global = p.eat('::');
  const segments = [parseSegment(p, style)];
  return finishPath(p, start, global, segments, style);
}

function continuePath(p: Cursor, path: Path, style: PathStyle): Path {
  return finishPath(p, path.span, path.global, [...path.segments], style);
}

function finishPath(
  p: Cursor,
  start: Span,
  global: boolean,
  segments: PathSegment[],
  style: PathStyle,
): Path {
  while (p.isPunct('::') && (style !== 'plain' || atPathSegment(p, 1))) {
    if (!atPathSegment(p, 1) && (p.isPunct('*', 1) || p.isGroup('{', 1))) break;
    p.bump();
    segments.push(parseSegment(p, style));
  }
  return { kind: 'Path', id: p.ids.next(), span: p.spanFrom(start), global, segments };
}

/** `<T as Trait>::rest` */
export function parseQualifiedPath(
  p: Cursor,
  style: PathStyle,
): { qself: QualifiedSelf; path: Path } {
  const start = p.hereSpan();
  p.expect('<');
  const ty = parseType(p);
  const trait = p.eatKeyword('as') ? parsePath(p, 'type') : null;
  p.expect('>');
  const qself = { ty, trait, span: p.spanFrom(start) };
  p.expect('::');
  const at = p.hereSpan();
  const segments = [parseSegment(p, style)];
  return { qself, path: finishPath(p, at, false, segments, style) };
}

// ---------------------------------------------------------------- generic arguments

export function parseAngleArgs(p: Cursor): GenericArgs {
  const start = p.hereSpan();
  p.expect('<');
  const args: GenericArg[] = [];
  const constraints: AssocConstraint[] = [];
  while (!p.startsPunct('>')) {
    const start = p.hereSpan();
    const constraint = parseConstraint(p);
    if (constraint) constraints.push(constraint);
    else args.push(parseGenericArg(p));
    if (p.startsPunct('>')) break;
    if (p.eat(',')) continue;
    p.expected.push('`>`');
    if (start.start === p.hereSpan().start) p.fail();
    p.fail();
  }
  p.expect('>');
  return { kind: 'AngleArgs', id: p.ids.next(), span: p.spanFrom(start), args, constraints };
}

function parseConstraint(p: Cursor): AssocConstraint | null {
  if (!p.isIdent()) return null;
  const follows = p.peek(1);
  const direct = follows?.kind === 'punct' && (follows.text === '=' || follows.text === ':');
  const generic = follows?.kind === 'punct' && follows.text === '<';
  if (!direct && !generic) return null;
  const start = p.hereSpan();
  const mark = p.mark();
  const ident = p.expectIdent();
  const args = generic ? parseAngleArgs(p) : null;
  const node = { kind: 'AssocConstraint' as const, ident, args };
  if (p.eat('=')) {
    const expr = atConstArg(p) ? parseConstArg(p) : null;
    const ty = expr ? null : parseType(p);
    return { ...node, id: p.ids.next(), span: p.spanFrom(start), ty, expr, bounds: null };
  }
  if (p.eat(':')) {
    const bounds = parseBounds(p);
    return { ...node, id: p.ids.next(), span: p.spanFrom(start), ty: null, expr: null, bounds };
  }
  p.reset(mark);
  return null;
}

function atConstArg(p: Cursor): boolean {
  const t = p.peek();
  if (p.isGroup('{') || p.isKeyword('true') || p.isKeyword('false')) return true;
  if (t?.kind === 'literal' || p.isFragment('expr', 'literal', 'block')) return true;
  return p.isPunct('-') && p.peek(1)?.kind === 'literal';
}

function parseConstArg(p: Cursor) {
  if (!p.isGroup('{')) return p.grammar.literalOrPathExpr(p);
  const start = p.hereSpan();
  const block = p.grammar.block(p);
  return {
    kind: 'BlockExpr' as const,
    id: p.ids.next(),
    span: p.spanFrom(start),
    label: null,
    mode: 'plain' as const,
    block,
  };
}

function parseGenericArg(p: Cursor): GenericArg {
  const t = p.peek();
  if (t?.kind === 'lifetime') {
    p.bump();
    return { kind: 'LifetimeArg', lifetime: p.lifetime(t) };
  }
  if (atConstArg(p)) return { kind: 'ConstArg', expr: parseConstArg(p) };
  return { kind: 'TypeArg', ty: parseType(p) };
}

/** `(A, B) -> C` after `Fn` and its kin */
function parseParenArgs(p: Cursor): GenericArgs {
  const start = p.hereSpan();
  const inputs = p.inGroup('(', () => p.commaList(() => parseType(p)));
  const output = p.eat('->') ? parseType(p, { noPlus: true }) : null;
  return { kind: 'ParenArgs', id: p.ids.next(), span: p.spanFrom(start), inputs, output };
}

// ---------------------------------------------------------------- bounds

export function atBound(p: Cursor): boolean {
  const t = p.peek();
  if (t?.kind === 'lifetime' || p.isPunct('?') || p.isPunct('~') || p.isGroup('(')) return true;
  return (
    p.isKeyword('for') ||
    p.isKeyword('async') ||
    p.isKeyword('const') ||
    p.isKeyword('use') ||
    atPath(p) ||
    p.isFragment('ty')
  );
}

export function parseBounds(p: Cursor): Bound[] {
  const bounds: Bound[] = [];
  while (atBound(p)) {
    bounds.push(parseBound(p));
    if (!p.eat('+')) break;
  }
  return bounds;
}

function parseBound(p: Cursor): Bound {
  const start = p.hereSpan();
  const lifetime = p.eatLifetime();
  if (lifetime)
    return { kind: 'LifetimeBound', id: p.ids.next(), span: p.spanFrom(start), lifetime };
  if (p.isKeyword('use') && p.isPunct('<', 1)) return parseUseBound(p);
  if (p.isGroup('(')) return p.inGroup('(', () => parseTraitBound(p));
  return parseTraitBound(p);
}

export function parseTraitBound(p: Cursor): TraitBound {
  const start = p.hereSpan();
  let modifier: TraitBound['modifier'] = 'none';
  let forLifetimes = parseForLifetimes(p);
  if (p.eat('?')) modifier = 'maybe';
  else if (p.eat('~')) {
    p.expectKeyword('const');
    modifier = 'const';
  } else if (p.eatKeyword('async')) modifier = 'async';
  else if (p.eatKeyword('const')) modifier = 'const';
  if (forLifetimes.length === 0) forLifetimes = parseForLifetimes(p);
  const path = parsePath(p, 'type');
  return {
    kind: 'TraitBound',
    id: p.ids.next(),
    span: p.spanFrom(start),
    modifier,
    forLifetimes,
    path,
  };
}

function parseUseBound(p: Cursor): UseBound {
  const start = p.hereSpan();
  p.bump();
  p.expect('<');
  const args: (Ident | Lifetime)[] = [];
  while (!p.startsPunct('>')) {
    const t = p.peek();
    if (t?.kind === 'ident' && t.text === 'Self') {
      p.bump();
      args.push(p.ident(t));
    } else args.push(p.eatLifetime() ?? p.expectIdent());
    if (!p.eat(',')) break;
  }
  p.expect('>');
  return { kind: 'UseBound', id: p.ids.next(), span: p.spanFrom(start), args };
}

/** `for<'a, 'b>`; empty when there is none. */
export function parseForLifetimes(p: Cursor): LifetimeParam[] {
  if (!p.isKeyword('for') || !p.isPunct('<', 1)) return [];
  p.bump();
  return parseGenericParams(p).filter((g): g is LifetimeParam => g.kind === 'LifetimeParam');
}

// ---------------------------------------------------------------- generic parameters

export function parseGenericParams(p: Cursor): GenericParam[] {
  const params: GenericParam[] = [];
  p.expect('<');
  while (!p.startsPunct('>')) {
    params.push(parseGenericParam(p));
    if (!p.eat(',')) break;
  }
  p.expect('>');
  return params;
}

function parseGenericParam(p: Cursor): GenericParam {
  const attrs = parseAttributes(p, false);
  const start = p.hereSpan();
  const lifetime = p.eatLifetime();
  if (lifetime) {
    const bounds = p.eat(':') ? parseLifetimeBounds(p) : [];
    return {
      kind: 'LifetimeParam',
      id: p.ids.next(),
      span: p.spanFrom(start),
      lifetime,
      bounds,
      attrs,
    };
  }
  if (p.eatKeyword('const')) {
    const ident = p.expectIdent();
    p.expect(':');
    const ty = parseType(p);
    const value = p.eat('=') ? parseConstArg(p) : null;
    return {
      kind: 'ConstParam',
      id: p.ids.next(),
      span: p.spanFrom(start),
      ident,
      ty,
      default: value,
      attrs,
    };
  }
  const ident = p.expectIdent();
  const bounds = p.eat(':') ? parseBounds(p) : [];
  const value = p.eat('=') ? parseType(p) : null;
  return {
    kind: 'TypeParam',
    id: p.ids.next(),
    span: p.spanFrom(start),
    ident,
    bounds,
    default: value,
    attrs,
  };
}

function parseLifetimeBounds(p: Cursor): Lifetime[] {
  const out: Lifetime[] = [];
  for (let l = p.eatLifetime(); l; l = p.eatLifetime()) {
    out.push(l);
    if (!p.eat('+')) break;
  }
  return out;
}

/** `<…>` if present; the where clause comes later (parseWhere). */
export function parseGenerics(p: Cursor): Generics {
  const start = p.hereSpan();
  const params = p.isPunct('<') ? parseGenericParams(p) : [];
  return {
    span: params.length > 0 ? p.spanFrom(start) : { ...start, end: start.start },
    params,
    where: [],
    whereSpan: null,
  };
}

/** Adds a `where` clause, if there is one, to generics already parsed. */
export function parseWhere(p: Cursor, generics: Generics): Generics {
  const start = p.hereSpan();
  if (!p.eatKeyword('where')) {
    p.expected.push('`where`');
    return generics;
  }
  const where: WherePredicate[] = [];
  while (p.peek()?.kind === 'lifetime' || atTypeStart(p)) {
    where.push(parsePredicate(p));
    if (!p.eat(',')) break;
  }
  return { ...generics, where: [...generics.where, ...where], whereSpan: p.spanFrom(start) };
}

function atTypeStart(p: Cursor): boolean {
  if (atPath(p) || p.isFragment('ty') || p.isGroup('(') || p.isGroup('[')) return true;
  const t = p.peek();
  if (t?.kind === 'punct')
    return (
      t.text === '&' ||
      t.text === '&&' ||
      t.text === '*' ||
      t.text === '!' ||
      t.text.startsWith('<')
    );
  return (
    t?.kind === 'ident' &&
    STRICT_KEYWORDS.has(t.text) &&
    ['for', 'fn', 'unsafe', 'extern', 'impl', 'dyn'].includes(t.text)
  );
}

function parsePredicate(p: Cursor): WherePredicate {
  const start = p.hereSpan();
  const lifetime = p.eatLifetime();
  if (lifetime) {
    p.expect(':');
    const bounds = parseLifetimeBounds(p);
    return { kind: 'WhereLifetime', id: p.ids.next(), span: p.spanFrom(start), lifetime, bounds };
  }
  const forLifetimes = parseForLifetimes(p);
  const ty = parseType(p, { noPlus: true });
  p.expect(':');
  const bounds = parseBounds(p);
  return { kind: 'WhereType', id: p.ids.next(), span: p.spanFrom(start), forLifetimes, ty, bounds };
}

/** Types are a layer above; the grammar table breaks the cycle. */
function parseType(p: Cursor, options?: { noPlus?: boolean }): Type {
  return p.grammar.type(p, options);
}
