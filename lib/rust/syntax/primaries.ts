// long: one function per kind of primary expression, in the order of the reference
import type {
  Arm,
  Attribute,
  Block,
  ClosureParam,
  Expr,
  FieldInit,
  Lifetime,
  Path,
  QualifiedSelf,
} from './ast';
import { parseAttributes } from './attributes';
import { type Cursor, type Restrictions, SyntaxAbort } from './cursor';
import { canBeginExpr, isBlockLike, literal } from './exprShapes';
import { atPath, parseForLifetimes, parsePath, parseQualifiedPath } from './names';
import { parsePattern, parseSinglePattern } from './patterns';
import type { FragmentToken, Span } from './tokens';
import { macroCall, parseType } from './typeExprs';

function node(p: Cursor, start: Span) {
  return { id: p.ids.next(), span: p.spanFrom(start) };
}

/** An operand without prefix or postfix operators. */
export function parsePrimary(p: Cursor, r: Restrictions): Expr {
  const start = p.hereSpan();
  const t = p.peek();
  if (!t) return expectedExpression(p);
  switch (t.kind) {
    case 'fragment':
      return parseFragment(p, t, r);
    case 'literal':
      p.bump();
      return { kind: 'LiteralExpr', ...node(p, start), lit: literal(p, t) };
    case 'group':
      if (t.delimiter === '(') return parseParen(p, start);
      if (t.delimiter === '[') return parseArray(p, start);
      return blockExpr(p, start, null, 'plain');
    case 'lifetime':
      return parseLabelled(p, start, r);
    case 'punct':
      if (t.text === '|' || t.text === '||') return parseClosure(p, start, r);
      if (t.text === '#') {
        const attrs = parseAttributes(p, false);
        return withAttrs(parsePrimary(p, r), attrs);
      }
      if (t.text === '<' || t.text === '<<') {
        const { qself, path } = parseQualifiedPath(p, 'expr');
        return parseAfterPath(p, start, qself, path, r);
      }
      if (t.text === '::') return parseAfterPath(p, start, null, parsePath(p, 'expr'), r);
      return expectedExpression(p);
    case 'ident':
      return parseIdentExpr(p, t.raw ? '' : t.text, start, r);
    default:
      return expectedExpression(p);
  }
}

function withAttrs(e: Expr, attrs: readonly Attribute[]): Expr {
  return attrs.length > 0 ? { ...e, attrs } : e;
}

function expectedExpression(p: Cursor): never {
  p.expected.length = 0;
  p.expected.push('expression');
  return p.fail();
}

function parseFragment(p: Cursor, t: FragmentToken, r: Restrictions): Expr {
  const start = p.hereSpan();
  switch (t.fragment) {
    case 'expr':
    case 'stmt':
    case 'literal': {
      const inner = p.inFragment(t, () => p.grammar.expr(p, { allowLet: r.allowLet }));
      return { ...inner, parens: true };
    }
    case 'block':
      return { ...p.inFragment(t, () => p.grammar.expr(p)), parens: false };
    case 'path':
    case 'ty':
      return parseAfterPath(p, start, null, parsePath(p, 'expr'), r);
    default:
      return expectedExpression(p);
  }
}

function blockExpr(
  p: Cursor,
  start: Span,
  label: Lifetime | null,
  mode: 'plain' | 'unsafe' | 'const',
): Expr {
  const block = p.grammar.block(p);
  return { kind: 'BlockExpr', ...node(p, start), label, mode, block };
}

// long: a dispatch over the keywords that begin an expression
function parseIdentExpr(p: Cursor, word: string, start: Span, r: Restrictions): Expr {
  switch (word) {
    case 'true':
    case 'false':
      p.bump();
      return {
        kind: 'LiteralExpr',
        ...node(p, start),
        lit: { kind: 'bool', value: word === 'true' },
      };
    case '_':
      p.bump();
      return { kind: 'UnderscoreExpr', ...node(p, start) };
    case 'if':
      return parseIf(p, start);
    case 'match':
      return parseMatch(p, start);
    case 'unsafe':
      p.bump();
      return blockExpr(p, start, null, 'unsafe');
    case 'const':
      if (!p.isGroup('{', 1)) return parseClosure(p, start, r);
      p.bump();
      return blockExpr(p, start, null, 'const');
    case 'async':
      return parseAsync(p, start, r);
    case 'move':
    case 'static':
      return parseClosure(p, start, r);
    case 'for':
      if (p.isPunct('<', 1)) return parseClosure(p, start, r);
      return parseLoop(p, start, null, word);
    case 'while':
    case 'loop':
      return parseLoop(p, start, null, word);
    case 'return': {
      p.bump();
      const expr = canBeginExpr(p, r) ? p.grammar.expr(p, { noStruct: r.noStruct }) : null;
      return { kind: 'ReturnExpr', ...node(p, start), expr };
    }
    case 'break': {
      p.bump();
      const label = p.eatLifetime();
      const expr = canBeginExpr(p, r) ? p.grammar.expr(p, { noStruct: r.noStruct }) : null;
      return { kind: 'BreakExpr', ...node(p, start), label, expr };
    }
    case 'continue': {
      p.bump();
      const label = p.eatLifetime();
      return { kind: 'ContinueExpr', ...node(p, start), label };
    }
    case 'let':
      p.report({
        severity: 'error',
        code: null,
        message: 'expected expression, found `let` statement',
        primary: start,
        labels: [{ span: start, text: '', primary: true }],
        notes: [
          {
            kind: 'note',
            text: 'only supported directly in conditions of `if` and `while` expressions',
          },
        ],
      });
      p.bump();
      parsePattern(p);
      p.expect('=');
      return { kind: 'ErrorExpr', ...node(p, p.grammar.expr(p).span) };
    case 'await':
      return parsePrefixAwait(p, start, r);
    default:
      if (!atPath(p)) return expectedExpression(p);
      return parseAfterPath(p, start, null, parsePath(p, 'expr'), r);
  }
}

/** `await x` and `await!(x)`: reported, then read as `x.await`. */
function parsePrefixAwait(p: Cursor, start: Span, r: Restrictions): Expr {
  p.bump();
  const bang = p.isPunct('!') && p.isGroup('(', 1);
  if (bang) p.bump();
  p.eat('?');
  const expr = p.grammar.literalOrPathExpr(p);
  const span = p.spanFrom(start);
  p.report({
    severity: 'error',
    code: null,
    message: 'incorrect use of `await`',
    primary: span,
    labels: [{ span, text: '', primary: true }],
    notes: [{ kind: 'help', text: '`await` is a postfix operation' }],
  });
  return r.noStruct && expr.kind === 'ErrorExpr' ? expr : { kind: 'ErrorExpr', ...node(p, start) };
}

// ---------------------------------------------------------------- paths, structs, macros

function parseAfterPath(
  p: Cursor,
  start: Span,
  qself: QualifiedSelf | null,
  path: Path,
  r: Restrictions,
): Expr {
  if (!qself && p.isPunct('!') && p.peek(1)?.kind === 'group') {
    p.bump();
    const call = macroCall<Expr>(p, path, start);
    return { kind: 'MacroExpr', ...node(p, start), call };
  }
  if (p.isGroup('{') && !r.noStruct) return parseStruct(p, start, qself, path);
  if (!qself) {
    p.expected.push('`!`', '`::`');
    if (!r.noStruct) p.expected.push('`{`');
  }
  return { kind: 'PathExpr', ...node(p, start), qself, path };
}

function parseStruct(p: Cursor, start: Span, qself: QualifiedSelf | null, path: Path): Expr {
  let base: Expr | null = null;
  let rest: Span | null = null;
  const fields = p.inGroup('{', () => {
    const out: FieldInit[] = [];
    p.recover(
      () => {
        while (!p.atEnd()) {
          const attrs = parseAttributes(p, false);
          if (p.isPunct('..')) {
            rest = p.hereSpan();
            p.bump();
            if (!p.atEnd()) {
              base = p.grammar.expr(p);
              rest = null;
            }
            break;
          }
          out.push(parseFieldInit(p, attrs));
          if (!p.atEnd() && !p.eat(',')) {
            p.expected.push('`}`');
            p.fail();
          }
        }
      },
      () => p.skipRest(),
    );
    return out;
  });
  return { kind: 'StructExpr', ...node(p, start), qself, path, fields, base, rest };
}

function parseFieldInit(p: Cursor, attrs: readonly Attribute[]): FieldInit {
  const start = p.hereSpan();
  const t = p.peek();
  if (attrs.length > 0 && t === null) p.fail();
  if ((p.isIdent() || t?.kind === 'literal') && p.isPunct('=', 1)) {
    p.bump();
    const span = p.hereSpan();
    p.abort('expected `:`, found `=`', span);
  }
  if ((p.isIdent() || t?.kind === 'literal') && p.isPunct(':', 1)) {
    const name = p.bump();
    p.bump();
    const text = name.kind === 'ident' || name.kind === 'literal' ? name.text : '';
    const expr = p.grammar.expr(p);
    return {
      kind: 'FieldInit',
      ...node(p, start),
      ident: { name: text, span: name.span, mark: name.kind === 'ident' ? name.mark : 0 },
      expr,
      shorthand: false,
    };
  }
  const ident = p.expectIdent();
  const segment = { kind: 'PathSegment' as const, ...node(p, start), ident, args: null };
  const path: Path = { kind: 'Path', ...node(p, start), global: false, segments: [segment] };
  const expr: Expr = { kind: 'PathExpr', ...node(p, start), qself: null, path };
  if (!p.atEnd() && !p.isPunct(',')) p.expected.push('`:`');
  return { kind: 'FieldInit', ...node(p, start), ident, expr, shorthand: true };
}

// ---------------------------------------------------------------- groups

function parseParen(p: Cursor, start: Span): Expr {
  let comma = false;
  const elems = p.inGroup('(', () => {
    const out: Expr[] = [];
    p.recover(
      () => {
        while (!p.atEnd()) {
          out.push(p.grammar.expr(p, { allowLet: out.length === 0 }));
          comma = p.eat(',');
          if (!comma && !p.atEnd()) {
            p.expected.push('`)`');
            p.fail();
          }
        }
      },
      () => {
        out.push({ kind: 'ErrorExpr', id: p.ids.next(), span: p.hereSpan() });
        comma = out.length > 1;
        p.skipRest();
      },
    );
    return out;
  });
  const only = elems[0];
  if (elems.length === 1 && only && !comma)
    return { ...only, span: p.spanFrom(start), parens: true };
  return { kind: 'TupleExpr', ...node(p, start), elems };
}

function parseArray(p: Cursor, start: Span): Expr {
  const inner = p.inGroup('[', () => {
    if (p.atEnd()) return { elems: [], len: null };
    const first = p.grammar.expr(p);
    if (p.eat(';')) return { elems: [first], len: p.grammar.expr(p) };
    if (p.atEnd()) return { elems: [first], len: null };
    if (!p.eat(',')) {
      p.expected.push('`]`');
      p.fail();
    }
    return { elems: [first, ...p.commaList(() => p.grammar.expr(p))], len: null };
  });
  const elem = inner.elems[0];
  if (inner.len && elem) return { kind: 'RepeatExpr', ...node(p, start), elem, len: inner.len };
  return { kind: 'ArrayExpr', ...node(p, start), elems: inner.elems };
}

// ---------------------------------------------------------------- control flow

function parseCondition(p: Cursor): Expr {
  return p.grammar.expr(p, { noStruct: true, allowLet: true });
}

function parseIf(p: Cursor, start: Span): Expr {
  p.bump();
  if (p.isGroup('{')) {
    const follows = p.peek(1);
    const blockThenBlock = follows?.kind === 'group' && follows.delimiter === '{';
    if (!blockThenBlock) {
      const span = { ...start, start: start.end, end: start.end };
      p.report({
        severity: 'error',
        code: null,
        message: 'missing condition for `if` expression',
        primary: span,
        labels: [{ span, text: 'expected condition here', primary: true }],
        notes: [],
      });
    }
  }
  const missing = p.isGroup('{') && !p.isGroup('{', 1);
  const cond: Expr = missing ? { kind: 'ErrorExpr', ...node(p, start) } : parseCondition(p);
  const then = parseThen(p);
  let else_: Expr | null = null;
  if (p.eatKeyword('else')) {
    const elseStart = p.hereSpan();
    else_ = p.isKeyword('if') ? parseIf(p, elseStart) : blockExpr(p, elseStart, null, 'plain');
  } else p.expected.push('`else`');
  return { kind: 'IfExpr', ...node(p, start), cond, then, else_ };
}

function parseThen(p: Cursor): Block {
  if (!p.isGroup('{') && !p.isFragment('block')) {
    p.expected.length = 0;
    p.expected.push('`{`');
    p.fail();
  }
  return p.grammar.block(p);
}

function parseMatch(p: Cursor, start: Span): Expr {
  p.bump();
  const scrutinee = p.grammar.expr(p, { noStruct: true });
  const arms = p.inGroup('{', () => {
    parseAttributes(p, true);
    const out: Arm[] = [];
    while (!p.atEnd()) {
      const arm = p.recover(
        () => parseArm(p),
        () => {
          p.skipRest();
          return null;
        },
      );
      if (arm) out.push(arm);
    }
    return out;
  });
  return { kind: 'MatchExpr', ...node(p, start), scrutinee, arms };
}

function parseArm(p: Cursor): Arm {
  const attrs = parseAttributes(p, false);
  const start = p.hereSpan();
  const pat = parsePattern(p);
  if (!p.isKeyword('if')) p.expected.push('`if`');
  const guard = p.eatKeyword('if') ? p.grammar.expr(p, { allowLet: true }) : null;
  if (!p.eat('=>')) p.fail();
  const body = p.grammar.expr(p, { stmt: true });
  const arm: Arm = { kind: 'Arm', ...node(p, start), attrs, pat, guard, body };
  if (p.eat(',') || p.atEnd() || isBlockLike(body)) return arm;
  if (body.kind === 'AsyncBlockExpr') p.expected.push('`}`');
  const span = { ...body.span, start: body.span.end, end: body.span.end };
  const more = p.attempt(() => parsePattern(p));
  if (more && p.isPunct('=>')) {
    p.report({
      severity: 'error',
      code: null,
      message: 'expected `,` following `match` arm',
      primary: span,
      labels: [{ span, text: '', primary: true }],
      notes: [],
    });
    throw new SyntaxAbort();
  }
  p.expected.push('`,`', '`}`');
  return p.fail();
}

function parseLabelled(p: Cursor, start: Span, r: Restrictions): Expr {
  const label = p.eatLifetime();
  if (!p.eat(':')) {
    p.expected.length = 0;
    return p.abort(
      'expected `while`, `for`, `loop` or `{` after a label',
      p.hereSpan(),
      'expected `while`, `for`, `loop` or `{` after a label',
    );
  }
  const t = p.peek();
  if (t?.kind === 'ident' && (t.text === 'for' || t.text === 'while' || t.text === 'loop'))
    return parseLoop(p, start, label, t.text);
  if (p.isGroup('{') || p.isFragment('block')) return blockExpr(p, start, label, 'plain');
  p.report({
    severity: 'error',
    code: null,
    message: 'expected `while`, `for`, `loop` or `{` after a label',
    primary: p.hereSpan(),
    labels: [
      {
        span: p.hereSpan(),
        text: 'expected `while`, `for`, `loop` or `{` after a label',
        primary: true,
      },
    ],
    notes: [],
  });
  return parsePrimary(p, r);
}

function parseLoop(p: Cursor, start: Span, label: Lifetime | null, word: string): Expr {
  p.bump();
  if (word === 'loop') {
    const body = parseThen(p);
    return { kind: 'LoopExpr', ...node(p, start), label, body };
  }
  if (word === 'while') {
    const cond = parseCondition(p);
    const body = parseThen(p);
    return { kind: 'WhileExpr', ...node(p, start), label, cond, body };
  }
  if (p.isGroup('(') && reportParenthesisedHead(p)) {
    const { pat, iter } = p.inGroup('(', () => {
      const pat = parsePattern(p);
      p.expectKeyword('in');
      return { pat, iter: p.grammar.expr(p) };
    });
    return { kind: 'ForExpr', label, pat, iter, body: parseThen(p), ...node(p, start) };
  }
  const pat = parsePattern(p);
  if (!p.eatKeyword('in')) {
    const span = { ...p.hereSpan(), start: p.previousEnd, end: p.hereSpan().start };
    p.report({
      severity: 'error',
      code: null,
      message: 'missing `in` in `for` loop',
      primary: span,
      labels: [{ span, text: '', primary: true }],
      notes: [],
    });
  }
  const iter = p.grammar.expr(p, { noStruct: true });
  const body = parseThen(p);
  return { kind: 'ForExpr', ...node(p, start), label, pat, iter, body };
}

/** `for (x in xs) {…}` */
function reportParenthesisedHead(p: Cursor): boolean {
  const group = p.peek();
  if (
    group?.kind !== 'group' ||
    !group.trees.some((t) => t.kind === 'ident' && t.text === 'in' && !t.raw)
  )
    return false;
  p.report({
    severity: 'error',
    code: null,
    message: 'unexpected parentheses surrounding `for` loop head',
    primary: group.open,
    labels: [
      { span: group.open, text: '', primary: true },
      { span: group.close, text: '', primary: true },
    ],
    notes: [],
  });
  return true;
}

// ---------------------------------------------------------------- async and closures

function parseAsync(p: Cursor, start: Span, r: Restrictions): Expr {
  const moved = p.isKeyword('move', 1);
  if (p.isGroup('{', moved ? 2 : 1)) {
    p.bump();
    if (moved) p.bump();
    const block = p.grammar.block(p);
    return { kind: 'AsyncBlockExpr', ...node(p, start), move: moved, block };
  }
  return parseClosure(p, start, r);
}

function parseClosure(p: Cursor, start: Span, r: Restrictions): Expr {
  const forLifetimes = parseForLifetimes(p);
  p.eatKeyword('const');
  p.eatKeyword('static');
  const isAsync = p.eatKeyword('async');
  const move = p.eatKeyword('move');
  if (!p.isPunct('|') && !p.isPunct('||')) {
    p.expected.length = 0;
    if (isAsync && !move) p.expected.push('`gen`', '`move`', '`use`', '`{`');
    p.expected.push('`|`', '`||`');
    p.fail();
  }
  const params: ClosureParam[] = [];
  if (!p.eat('||')) {
    p.expect('|');
    p.recover(
      () => parseClosureParams(p, params),
      () => skipToBar(p),
    );
    p.expect('|');
  }
  const declEnd = p.spanFrom(start);
  const ret = p.eat('->') ? parseType(p, { noPlus: true }) : null;
  const declSpan = ret ? p.spanFrom(start) : declEnd;
  const bodyStart = p.hereSpan();
  const body = ret
    ? blockExpr(p, bodyStart, null, 'plain')
    : p.grammar.expr(p, { noStruct: r.noStruct });
  return {
    kind: 'ClosureExpr',
    ...node(p, start),
    forLifetimes,
    isAsync,
    move,
    params,
    ret,
    body,
    declSpan,
  };
}

function parseClosureParams(p: Cursor, params: ClosureParam[]): void {
  while (!p.startsPunct('|')) {
    parseAttributes(p, false);
    const at = p.hereSpan();
    const pat = parseSinglePattern(p);
    const ty = p.eat(':') ? parseType(p) : null;
    params.push({ kind: 'ClosureParam', ...node(p, at), pat, ty });
    if (p.eat(',')) continue;
    if (p.startsPunct('|')) break;
    p.expected.push('`|`');
    if (pat.kind === 'IdentPat' && !ty) p.expected.push('`@`');
    p.fail();
  }
}

function skipToBar(p: Cursor): void {
  while (!p.atEnd() && !p.startsPunct('|')) p.bump();
}
