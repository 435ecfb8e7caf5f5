// long: the operator and postfix layers of expressions; the primary layer is in primaries.ts
import type { Expr, PathSegment } from './ast';
import { parseAttributes } from './attributes';
import type { Cursor, Restrictions } from './cursor';
import { canBeginExpr, isBlockLike } from './exprShapes';
import { parseSegment } from './names';
import { INFIX, type Infix, PRECEDENCE, withoutEquals } from './operators';
import { parseSinglePattern } from './patterns';
import { parsePrimary } from './primaries';
import type { LiteralToken, Span } from './tokens';
import { parseType } from './typeExprs';

const NONE: Restrictions = {};

/** An expression, with operators and assignments. */
export function parseExpr(p: Cursor, r: Restrictions = NONE): Expr {
  return parseInfix(p, 0, r);
}

function node(p: Cursor, start: Span) {
  return { id: p.ids.next(), span: p.spanFrom(start) };
}

function parseInfix(p: Cursor, minPrecedence: number, r: Restrictions): Expr {
  const start = p.hereSpan();
  if (p.isPunct('..') || p.isPunct('..=')) {
    const inclusive = p.isPunct('..=');
    p.bump();
    const hi = canBeginExpr(p, r)
      ? parseInfix(p, PRECEDENCE.range + 1, { noStruct: r.noStruct })
      : null;
    return { kind: 'RangeExpr', ...node(p, start), lo: null, hi, inclusive };
  }
  const first = parsePrefix(p, r);
  if (r.stmt && isBlockLike(first)) return first;
  return continueInfix(p, first, minPrecedence, r);
}

/** Parses operators after a left operand: also for statements that begin with a macro call. */
export function continueInfix(
  p: Cursor,
  first: Expr,
  minPrecedence: number,
  r: Restrictions,
): Expr {
  let lhs = first;
  for (;;) {
    const t = p.peek();
    if (p.isKeyword('as')) {
      if (PRECEDENCE.cast < minPrecedence) return lhs;
      p.bump();
      const ty = parseType(p, { noPlus: true });
      lhs = { kind: 'CastExpr', ...node(p, lhs.span), expr: lhs, ty };
      continue;
    }
    p.expected.push('an operator');
    if (
      t?.kind === 'ident' &&
      !t.raw &&
      (t.text === 'and' || t.text === 'or') &&
      PRECEDENCE.or >= minPrecedence &&
      wordOperator(p, t.span, t.text)
    ) {
      const rhs = parseInfix(p, PRECEDENCE.and + 1, { noStruct: r.noStruct });
      lhs = {
        kind: 'LazyBoolExpr',
        ...node(p, lhs.span),
        op: t.text === 'and' ? '&&' : '||',
        opSpan: t.span,
        lhs,
        rhs,
      };
      continue;
    }
    const infix = t?.kind === 'punct' ? INFIX.get(t.text) : undefined;
    if (t?.kind !== 'punct' || !infix || infix.precedence < minPrecedence) return lhs;
    lhs = parseOperand(p, lhs, t.text, infix, r);
  }
}

function parseOperand(p: Cursor, lhs: Expr, op: string, infix: Infix, r: Restrictions): Expr {
  const opSpan = p.hereSpan();
  p.bump();
  const inner: Restrictions = { noStruct: r.noStruct, allowLet: r.allowLet && op === '&&' };
  if (infix.kind === 'range') {
    const hi = canBeginExpr(p, inner) ? parseInfix(p, PRECEDENCE.range + 1, inner) : null;
    return { kind: 'RangeExpr', ...node(p, lhs.span), lo: lhs, hi, inclusive: op === '..=' };
  }
  if (infix.kind === 'assign' || infix.kind === 'assignOp') {
    if (op === '=' && p.isPunct('+')) p.report(leadingPlus(p));
    const rhs = parseInfix(p, infix.precedence, inner);
    if (infix.kind === 'assign')
      return { kind: 'AssignExpr', ...node(p, lhs.span), eqSpan: opSpan, lhs, rhs };
    return { kind: 'AssignOpExpr', ...node(p, lhs.span), op: withoutEquals(op), opSpan, lhs, rhs };
  }
  if (op === '+' && p.isPunct('+')) postfixIncrement(p, opSpan);
  const rhs = parseInfix(p, infix.precedence + 1, inner);
  if (op === '||' && hasLet(lhs))
    p.report({
      severity: 'error',
      code: null,
      message: '`||` operators are not supported in let chain conditions',
      primary: opSpan,
      labels: [{ span: opSpan, text: '', primary: true }],
      notes: [],
    });
  if (infix.kind === 'lazy')
    return { kind: 'LazyBoolExpr', ...node(p, lhs.span), op: op as '&&' | '||', opSpan, lhs, rhs };
  if (
    infix.precedence === PRECEDENCE.compare &&
    lhs.kind === 'BinaryExpr' &&
    !lhs.parens &&
    INFIX.get(lhs.op)?.precedence === PRECEDENCE.compare
  ) {
    p.abort('comparison operators cannot be chained', lhs.opSpan, '', {
      labels: [{ span: opSpan, text: '', primary: true }],
    });
  }
  return { kind: 'BinaryExpr', ...node(p, lhs.span), op: op as never, opSpan, lhs, rhs };
}

/** `a and b`: reported, then read as `&&`. */
function wordOperator(p: Cursor, span: Span, word: string): boolean {
  const before = p.mark();
  p.bump();
  if (p.atEnd() || !canBeginExpr(p, { noStruct: true })) {
    p.reset(before);
    return false;
  }
  p.report({
    severity: 'error',
    code: null,
    message: `\`${word}\` is not a logical operator`,
    primary: span,
    labels: [{ span, text: '', primary: true }],
    notes: [
      {
        kind: 'help',
        text: `use \`${word === 'and' ? '&&' : '||'}\` to perform logical ${word === 'and' ? 'conjunction' : 'disjunction'}`,
      },
    ],
  });
  return true;
}

function hasLet(e: Expr): boolean {
  return (
    e.kind === 'LetExpr' ||
    (e.kind === 'LazyBoolExpr' && !e.parens && (hasLet(e.lhs) || hasLet(e.rhs)))
  );
}

function leadingPlus(p: Cursor) {
  const span = p.hereSpan();
  p.bump();
  return {
    severity: 'error' as const,
    code: null,
    message: 'leading `+` is not supported',
    primary: span,
    labels: [{ span, text: 'unexpected `+`', primary: true }],
    notes: [],
  };
}

function postfixIncrement(p: Cursor, first: Span): void {
  const mark = p.mark();
  p.bump();
  const postfix = !canBeginExpr(p, NONE);
  p.reset(mark);
  if (postfix)
    p.abort(
      'Rust has no postfix increment operator',
      p.spanBetween(first, p.hereSpan()),
      'not a valid postfix operator',
    );
}

function parsePrefix(p: Cursor, r: Restrictions): Expr {
  const start = p.hereSpan();
  const t = p.peek();
  const inner: Restrictions = { noStruct: r.noStruct };
  if (t?.kind === 'punct') {
    if (t.text === '-' || t.text === '!' || t.text === '*') {
      p.bump();
      const expr = parsePrefix(p, inner);
      return { kind: 'UnaryExpr', ...node(p, start), op: t.text, expr };
    }
    if (t.text === '#' && p.isGroup('[', 1)) {
      const attrs = parseAttributes(p, false);
      return { ...parsePrefix(p, r), attrs };
    }
    if (t.text === '&' || t.text === '&&') return parseBorrow(p, start, inner);
    if (t.text === '+') {
      p.report(leadingPlus(p));
      return parsePrefix(p, inner);
    }
  }
  if (p.isKeyword('let') && r.allowLet) return parseLet(p, start);
  const primary = parsePrimary(p, r);
  // A closure, `return` or `break` swallowed everything that follows: no postfix applies.
  if (r.stmt && isBlockLike(primary) && !p.isPunct('.') && !p.isPunct('?')) return primary;
  return parsePostfix(p, primary, start);
}

function parseBorrow(p: Cursor, start: Span, r: Restrictions): Expr {
  p.eatSplit('&');
  const next = p.peek(1);
  const raw =
    p.isKeyword('raw') && next?.kind === 'ident' && (next.text === 'const' || next.text === 'mut');
  if (raw) {
    p.bump();
    const mutable = p.isKeyword('mut');
    p.bump();
    const expr = parsePrefix(p, r);
    return { kind: 'RawRefExpr', ...node(p, start), mutable, expr };
  }
  const mutable = p.eatKeyword('mut');
  const expr = parsePrefix(p, r);
  return { kind: 'RefExpr', ...node(p, start), mutable, expr };
}

function parseLet(p: Cursor, start: Span): Expr {
  p.bump();
  const patStart = p.hereSpan();
  const first = parseSinglePattern(p);
  const alts = [first];
  while (p.eat('|')) alts.push(parseSinglePattern(p));
  const pat = alts.length === 1 ? first : ({ kind: 'OrPat', ...node(p, patStart), alts } as const);
  if (!p.isPunct('=')) {
    p.expected.length = 0;
    p.expected.push('`|`');
  }
  p.expect('=');
  const expr = parseInfix(p, PRECEDENCE.and + 1, { noStruct: true });
  return { kind: 'LetExpr', ...node(p, start), pat, expr };
}

// ---------------------------------------------------------------- postfix

export function parsePostfix(p: Cursor, first: Expr, start: Span): Expr {
  let e = first;
  for (;;) {
    if (p.check('?')) {
      const markSpan = p.hereSpan();
      p.bump();
      e = { kind: 'TryExpr', ...node(p, start), expr: e, markSpan };
    } else if (p.check('.')) {
      p.bump();
      e = parseDot(p, e, start);
    } else if (p.isGroup('(') && !isBlockLike(e)) {
      const args = parseArgs(p);
      e = args
        ? { kind: 'CallExpr', ...node(p, start), callee: e, args }
        : { kind: 'ErrorExpr', ...node(p, start) };
    } else if (p.isGroup('[') && !isBlockLike(e)) {
      const index = p.inGroup('[', () => parseExpr(p));
      e = { kind: 'IndexExpr', ...node(p, start), base: e, index };
    } else return e;
  }
}

/** Call arguments; null after an error that spoils the call, not the statement. */
export function parseArgs(p: Cursor): Expr[] | null {
  return p.inGroup('(', () => {
    const args: Expr[] = [];
    const one = (): boolean => {
      args.push(parseExpr(p));
      return true;
    };
    while (!p.atEnd()) {
      const ok = p.recover(one, () => false);
      if (!ok) {
        p.skipRest();
        return null;
      }
      if (p.atEnd() || p.eat(',')) continue;
      p.expected.push('`)`');
      // A missing comma is reported and read as if it were there.
      const goesOn = p.recover(
        () => p.fail(),
        () => canBeginExpr(p, {}),
      );
      if (!goesOn) p.skipRest();
    }
    return args;
  });
}

function parseDot(p: Cursor, base: Expr, start: Span): Expr {
  const t = p.peek();
  if (p.isKeyword('await')) {
    const awaitSpan = p.hereSpan();
    p.bump();
    const node_ = node(p, start);
    if (p.isGroup('(')) {
      const group = p.bump();
      p.report({
        severity: 'error',
        code: null,
        message: 'incorrect use of `await`',
        primary: group.span,
        labels: [{ span: group.span, text: '', primary: true }],
        notes: [{ kind: 'help', text: '`await` is not a method call, remove the parentheses' }],
      });
    }
    return { kind: 'AwaitExpr', ...node_, expr: base, awaitSpan };
  }
  if (t?.kind === 'literal') return parseTupleField(p, base, start, t);
  if (p.isIdent() || (t?.kind === 'ident' && (t.text === 'Self' || t.text === 'self'))) {
    const callStart = p.hereSpan();
    const segment: PathSegment = parseSegment(p, 'expr');
    if (p.isGroup('(')) {
      const args = parseArgs(p);
      if (!args) return { kind: 'ErrorExpr', ...node(p, start) };
      return {
        kind: 'MethodCallExpr',
        ...node(p, start),
        receiver: base,
        segment,
        args,
        callSpan: p.spanFrom(callStart),
      };
    }
    if (segment.args)
      p.report({
        severity: 'error',
        code: null,
        message: 'field expressions cannot have generic arguments',
        primary: segment.args.span,
        labels: [{ span: segment.args.span, text: '', primary: true }],
        notes: [],
      });
    return { kind: 'FieldExpr', ...node(p, start), base, ident: segment.ident };
  }
  const span = p.hereSpan();
  const found =
    t === null
      ? 'the end'
      : t.kind === 'group'
        ? `\`${t.delimiter}\``
        : `\`${t.kind === 'fragment' ? '' : t.text}\``;
  p.report({
    severity: 'error',
    code: null,
    message: `unexpected token: ${found}`,
    primary: span,
    labels: [{ span, text: '', primary: true }],
    notes: [],
  });
  // Recovered as in rustc: the field is missing, what stands before it is still checked.
  return { kind: 'FieldExpr', ...node(p, start), base, ident: { name: '', span, mark: 0 } };
}

/** `.0`, and `.0.1` or `.0.` which the lexer reads as floats. */
function parseTupleField(p: Cursor, base: Expr, start: Span, t: LiteralToken): Expr {
  if (t.literal === 'int' && /^[0-9]+$/.test(t.text)) {
    p.bump();
    return {
      kind: 'FieldExpr',
      ...node(p, start),
      base,
      ident: { name: t.text, span: t.span, mark: 0 },
    };
  }
  const pair = t.literal === 'float' ? /^([0-9]+)\.([0-9]*)$/.exec(t.text) : null;
  if (!pair) return p.abort(`unexpected token: \`${t.text}\``, t.span);
  p.bump();
  const [, first = '', second = ''] = pair;
  const firstSpan = { ...t.span, end: t.span.start + first.length };
  const outer: Expr = {
    kind: 'FieldExpr',
    id: p.ids.next(),
    span: { ...start, end: firstSpan.end },
    base,
    ident: { name: first, span: firstSpan, mark: 0 },
  };
  if (second === '') return parseDot(p, outer, start);
  const secondSpan = { ...t.span, start: firstSpan.end + 1 };
  return {
    kind: 'FieldExpr',
    ...node(p, start),
    base: outer,
    ident: { name: second, span: secondSpan, mark: 0 },
  };
}

// ---------------------------------------------------------------- literals

/** A literal, negated literal, path or `const` block: the ends of range patterns and const arguments. */
export function parseLiteralOrPath(p: Cursor): Expr {
  const start = p.hereSpan();
  if (p.eat('-')) {
    const expr = parsePrimary(p, NONE);
    return { kind: 'UnaryExpr', ...node(p, start), op: '-', expr };
  }
  return parsePrimary(p, { noStruct: true });
}
