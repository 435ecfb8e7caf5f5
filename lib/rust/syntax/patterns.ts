import type { Expr, FieldPat, Pat, Path, QualifiedSelf } from './ast';
import { parseAttributes } from './attributes';
import { type Cursor, STRICT_KEYWORDS } from './cursor';
import { atPath, isPathKeyword, parsePath, parseQualifiedPath } from './names';
import type { Span } from './tokens';
import { macroCall } from './typeExprs';

/** A pattern with alternatives, and a leading `|`. */
export function parsePattern(p: Cursor): Pat {
  const start = p.hereSpan();
  if (p.isPunct('||')) p.abort('unexpected token `||` in pattern', p.hereSpan());
  p.eat('|');
  const first = parseSinglePattern(p);
  if (!p.isPunct('|')) {
    p.expected.push('`|`');
    return first;
  }
  const alts = [first];
  while (p.eat('|')) alts.push(parseSinglePattern(p));
  return { kind: 'OrPat', ...node(p, start), alts };
}

function node(p: Cursor, start: Span) {
  return { id: p.ids.next(), span: p.spanFrom(start) };
}

/** A pattern without top-level alternatives: closure and function parameters. */
export function parseSinglePattern(p: Cursor): Pat {
  const start = p.hereSpan();
  const t = p.peek();
  if (t?.kind === 'fragment') {
    if (t.fragment === 'pat') return p.inFragment(t, () => parsePattern(p));
    if (t.fragment === 'expr' || t.fragment === 'literal') return parseRangeOrLiteral(p, start);
  }
  if (p.isGroup('(')) return parseTuplePattern(p, start);
  if (p.isGroup('[')) {
    const elems = p.inGroup('[', () => p.commaList(() => parsePattern(p)));
    return { kind: 'SlicePat', ...node(p, start), elems };
  }
  if (p.startsPunct('&') && !p.isPunct('&=')) {
    p.eatSplit('&');
    const mutable = p.isKeyword('mut') && p.eatKeyword('mut');
    const inner = parseSinglePattern(p);
    return { kind: 'RefPat', ...node(p, start), mutable, inner };
  }
  if (p.isPunct('..') && !startsRangeEnd(p, 1)) {
    p.bump();
    return { kind: 'RestPat', ...node(p, start) };
  }
  if (p.isPunct('..') || p.isPunct('..=')) return parseHalfOpenBelow(p, start);
  if (t?.kind === 'literal' || p.isPunct('-') || p.isKeyword('true') || p.isKeyword('false'))
    return parseRangeOrLiteral(p, start);
  if (p.startsPunct('<')) {
    const { qself, path } = parseQualifiedPath(p, 'expr');
    return parseAfterPath(p, start, qself, path);
  }
  if (t?.kind === 'ident') {
    const named = parseIdentPattern(p, start);
    if (named) return named;
  }
  if (atPath(p) || p.isFragment('ty')) return parseAfterPath(p, start, null, parsePath(p, 'expr'));
  p.expected.length = 0;
  p.expected.push('pattern');
  return p.fail();
}

function parseIdentPattern(p: Cursor, start: Span): Pat | null {
  if (p.isKeyword('_')) {
    p.bump();
    return { kind: 'WildPat', ...node(p, start) };
  }
  if (p.isKeyword('const') && p.isGroup('{', 1)) return parseRangeOrLiteral(p, start);
  if (p.isKeyword('box')) return p.abort('box pattern syntax is experimental', p.hereSpan());
  const byRef = p.eatKeyword('ref');
  const mutable = p.eatKeyword('mut');
  if (!byRef && !mutable) {
    const t = p.peek();
    if (t?.kind !== 'ident') return null;
    if (STRICT_KEYWORDS.has(t.text) && !t.raw && !isPathKeyword(t.text)) {
      p.expected.length = 0;
      const ident = p.expectIdent();
      return { kind: 'IdentPat', ...node(p, start), ident, byRef, mutable, sub: null };
    }
    const after = p.peek(1);
    const pathLike =
      (isPathKeyword(t.text) && (t.text !== 'self' || p.isPunct('::', 1))) ||
      (after?.kind === 'group' && after.delimiter !== '[') ||
      (after?.kind === 'punct' && ['::', '!', '..', '..=', '...'].includes(after.text));
    if (
      pathLike &&
      (after?.kind !== 'punct' || after.text !== '!' || p.peek(2)?.kind === 'group')
    ) {
      // `x {` after a scrutinee-like pattern would be a block only in `match`-less positions: patterns win.
      return null;
    }
    if (t.text === 'self') {
      p.bump();
      return { kind: 'IdentPat', ...node(p, start), ident: p.ident(t), byRef, mutable, sub: null };
    }
  }
  const ident = p.expectIdent();
  const sub = p.eat('@') ? parseSinglePattern(p) : null;
  return { kind: 'IdentPat', ...node(p, start), ident, byRef, mutable, sub };
}

function parseAfterPath(p: Cursor, start: Span, qself: QualifiedSelf | null, path: Path): Pat {
  if (p.isPunct('!') && p.peek(1)?.kind === 'group' && !qself) {
    p.bump();
    return { kind: 'MacroPat', ...node(p, start), call: macroCall<Pat>(p, path, start) };
  }
  if (p.isGroup('(')) {
    const elems = p.inGroup('(', () => p.commaList(() => parsePattern(p)));
    return { kind: 'TupleStructPat', ...node(p, start), qself, path, elems };
  }
  if (p.isGroup('{')) return parseStructPattern(p, start, qself, path);
  if (p.isPunct('..=') || p.isPunct('..') || p.isPunct('...')) {
    const lo: Expr = { kind: 'PathExpr', ...node(p, start), qself, path };
    return parseRangeRest(p, start, lo);
  }
  return { kind: 'PathPat', ...node(p, start), qself, path };
}

function parseStructPattern(p: Cursor, start: Span, qself: QualifiedSelf | null, path: Path): Pat {
  let rest: Span | null = null;
  const fields = p.inGroup('{', () => {
    const out: FieldPat[] = [];
    while (!p.atEnd()) {
      parseAttributes(p, false);
      if (p.isPunct('..')) {
        rest = p.hereSpan();
        p.bump();
        if (!p.atEnd()) p.fail();
        break;
      }
      out.push(parseFieldPattern(p));
      if (!p.atEnd() && !p.eat(',')) {
        p.expected.push('`}`');
        p.fail();
      }
    }
    return out;
  });
  return { kind: 'StructPat', ...node(p, start), qself, path, fields, rest };
}

function parseFieldPattern(p: Cursor): FieldPat {
  const start = p.hereSpan();
  const t = p.peek();
  if (p.isPunct(':', 1) && (p.isIdent() || t?.kind === 'literal')) {
    const name = p.bump();
    const text = name.kind === 'ident' || name.kind === 'literal' ? name.text : '';
    p.bump();
    const pat = parsePattern(p);
    return {
      kind: 'FieldPat',
      ...node(p, start),
      ident: { name: text, span: name.span, mark: name.kind === 'ident' ? name.mark : 0 },
      pat,
      shorthand: false,
    };
  }
  const byRef = p.eatKeyword('ref');
  const mutable = p.eatKeyword('mut');
  const ident = p.expectIdent();
  const pat: Pat = { kind: 'IdentPat', ...node(p, start), ident, byRef, mutable, sub: null };
  return { kind: 'FieldPat', ...node(p, start), ident, pat, shorthand: true };
}

function parseTuplePattern(p: Cursor, start: Span): Pat {
  let comma = false;
  const elems = p.inGroup('(', () => {
    const out: Pat[] = [];
    while (!p.atEnd()) {
      out.push(parsePattern(p));
      comma = p.eat(',');
      if (!comma && !p.atEnd()) {
        p.expected.push('`)`');
        p.fail();
      }
    }
    return out;
  });
  const only = elems[0];
  if (elems.length === 1 && only && !comma && only.kind !== 'RestPat')
    return { ...only, span: p.spanFrom(start) };
  return { kind: 'TuplePat', ...node(p, start), elems };
}

function startsRangeEnd(p: Cursor, ahead: number): boolean {
  const t = p.peek(ahead);
  if (!t) return false;
  if (t.kind === 'literal') return true;
  if (t.kind === 'fragment') return t.fragment === 'expr' || t.fragment === 'literal';
  if (t.kind === 'punct') return t.text === '-';
  return t.kind === 'ident' && (isPathKeyword(t.text) || p.isIdent(ahead));
}

function parseHalfOpenBelow(p: Cursor, start: Span): Pat {
  const inclusive = p.isPunct('..=');
  p.bump();
  const hi = p.grammar.literalOrPathExpr(p);
  return { kind: 'RangePat', ...node(p, start), lo: null, hi, inclusive };
}

function parseRangeOrLiteral(p: Cursor, start: Span): Pat {
  const expr = p.grammar.literalOrPathExpr(p);
  if (p.isPunct('..=') || p.isPunct('..') || p.isPunct('...'))
    return parseRangeRest(p, start, expr);
  p.expected.push('`...`', '`..=`', '`..`');
  if (expr.kind === 'PathExpr')
    return { kind: 'PathPat', ...node(p, start), qself: expr.qself, path: expr.path };
  return { kind: 'LiteralPat', ...node(p, start), expr };
}

function parseRangeRest(p: Cursor, start: Span, lo: Expr): Pat {
  const inclusive = !p.isPunct('..');
  p.bump();
  const hi = startsRangeEnd(p, 0) ? p.grammar.literalOrPathExpr(p) : null;
  return { kind: 'RangePat', ...node(p, start), lo, hi, inclusive };
}
