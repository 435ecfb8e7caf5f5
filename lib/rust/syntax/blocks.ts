import type { Attribute, Block, Expr, MacroCall, Stmt, Type } from './ast';
import { parseAttributes } from './attributes';
import { type Cursor, describeToken, type Snapshot, SyntaxAbort } from './cursor';
import { canBeginExpr, isBlockLike } from './exprShapes';
import { continueInfix, parsePostfix } from './exprs';
import { atPath, parsePath } from './names';
import { INFIX } from './operators';
import { parsePattern } from './patterns';
import type { Span } from './tokens';
import { macroCall, parseType } from './typeExprs';

function node(p: Cursor, start: Span) {
  return { id: p.ids.next(), span: p.spanFrom(start) };
}

/** `{ … }`, or an inserted `$b:block`. */
export function parseBlock(p: Cursor): Block {
  const t = p.peek();
  if (t?.kind === 'fragment' && t.fragment === 'block') return p.inFragment(t, () => parseBlock(p));
  const start = p.hereSpan();
  const inner = p.inGroup('{', () => {
    parseAttributes(p, true);
    return splitTail(p, parseStmts(p));
  });
  return { kind: 'Block', ...node(p, start), ...inner };
}

/** The last expression statement without a semicolon is the block's value. */
function splitTail(p: Cursor, stmts: Stmt[]): { stmts: Stmt[]; tail: Expr | null } {
  const last = stmts[stmts.length - 1];
  if (last?.kind === 'ExprStmt' && !last.semi)
    return { stmts: stmts.slice(0, -1), tail: last.expr };
  if (last?.kind === 'MacroStmt' && !last.semi) {
    const call = last.call as unknown as MacroCall<Expr>;
    return {
      stmts: stmts.slice(0, -1),
      tail: { kind: 'MacroExpr', id: p.ids.next(), span: last.span, call },
    };
  }
  return { stmts, tail: null };
}

/** Statements up to the end of the group; an error is reported and the parser goes on after the next `;`. */
export function parseStmts(p: Cursor): Stmt[] {
  const out: Stmt[] = [];
  while (!p.atEnd()) {
    if (p.eat(';')) continue;
    const before = p.mark();
    const stmt = p.recover(
      () => parseStmt(p),
      () => {
        p.fatal = true;
        return skipStmt(p, before);
      },
    );
    if (stmt) out.push(stmt);
  }
  return out;
}

function skipStmt(p: Cursor, before: Snapshot): Stmt | null {
  const start = p.hereSpan();
  if (p.mark().at === before.at && !p.atEnd()) p.bump();
  while (!p.atEnd() && !p.isPunct(';') && !p.isGroup('{')) p.bump();
  if (!p.atEnd()) p.bump();
  return {
    kind: 'ExprStmt',
    ...node(p, start),
    semi: true,
    expr: { kind: 'ErrorExpr', ...node(p, start) },
  };
}

function parseStmt(p: Cursor): Stmt | null {
  const t = p.peek();
  if (t?.kind === 'fragment' && t.fragment === 'stmt') {
    const inner = p.inFragment(t, () => parseStmts(p))[0] ?? null;
    const semi = p.eat(';');
    return inner?.kind === 'ExprStmt' && semi ? { ...inner, semi } : inner;
  }
  const attrs = parseAttributes(p, false);
  const start = p.hereSpan();
  if (p.isKeyword('let')) return parseLet(p, attrs, start);
  const item = p.grammar.item(p, attrs);
  if (item) {
    if (item.kind === 'MacroItem')
      return macroItemStmt(p, item.call as unknown as MacroCall<readonly Stmt[]>, start);
    return { kind: 'ItemStmt', ...node(p, start), item };
  }
  if (p.isKeyword('mut') || (p.isKeyword('auto') && p.isIdent(1))) {
    p.report({
      severity: 'error',
      code: null,
      message: 'invalid variable declaration',
      primary: start,
      labels: [{ span: start, text: '', primary: true }],
      notes: [{ kind: 'help', text: 'missing keyword' }],
    });
    return parseLet(p, attrs, start);
  }
  return parseExprStmt(p, attrs, start);
}

function macroItemStmt(p: Cursor, call: MacroCall<readonly Stmt[]>, start: Span): Stmt {
  return { kind: 'MacroStmt', ...node(p, start), call, semi: true };
}

function parseLet(p: Cursor, attrs: readonly Attribute[], start: Span): Stmt {
  p.bump();
  const pat = parsePattern(p);
  const ty = p.eat(':') ? letType(p) : null;
  for (const op of ['==', '+=', '-=', '*=']) {
    if (!p.isPunct(op)) continue;
    const message = op === '==' ? 'unexpected `==`' : "can't reassign to an uninitialized variable";
    const span = p.hereSpan();
    if (op === '==') p.abort(message, span);
    p.report({
      severity: 'error',
      code: null,
      message,
      primary: span,
      labels: [{ span, text: '', primary: true }],
      notes: [],
    });
    p.bump();
    const init = p.grammar.expr(p);
    endStmt(p);
    return { kind: 'LetStmt', ...node(p, start), attrs, pat, ty, init, else_: null };
  }
  const init = p.eat('=') ? p.grammar.expr(p) : null;
  let else_: Block | null = null;
  if (p.eatKeyword('else')) {
    if (!p.isGroup('{')) {
      p.expected.length = 0;
      p.expected.push('`{`');
      p.fail();
    }
    else_ = parseBlock(p);
  } else if (init) p.expected.push('`else`');
  endStmt(p);
  return { kind: 'LetStmt', ...node(p, start), attrs, pat, ty, init, else_ };
}

/** `let x: = 3`: the missing type is reported and inferred. */
function letType(p: Cursor): Type {
  const missing = p.isPunct('=');
  const here = p.hereSpan();
  return p.recover(
    () => parseType(p),
    () => {
      if (!missing) throw new SyntaxAbort();
      return { kind: 'ErrorType', id: p.ids.next(), span: here };
    },
  );
}

/** Takes `;`, or reports its absence: mildly when the next token begins a new line, as rustc. */
export function endStmt(p: Cursor): void {
  if (p.eat(';')) return;
  const next = p.peek();
  if (
    onNewLine(p) &&
    (next === null || canBeginExpr(p, {}) || next.kind === 'ident' || next.kind === 'group')
  ) {
    const span = { ...p.hereSpan(), start: p.previousEnd, end: p.previousEnd };
    const found = describeToken(next, '}');
    p.report({
      severity: 'error',
      code: null,
      message: `expected \`;\`, found ${found}`,
      primary: span,
      labels: [
        { span, text: 'help: add `;` here', primary: true },
        { span: p.hereSpan(), text: 'unexpected token', primary: false },
      ],
      notes: [],
    });
    return;
  }
  p.fail();
}

function onNewLine(p: Cursor): boolean {
  return p.newlineBefore();
}

function parseExprStmt(p: Cursor, attrs: readonly Attribute[], start: Span): Stmt {
  const macro = parseMacroStmt(p, start);
  if (macro && macro.kind !== 'MacroExpr') return macro;
  const lhs = macro
    ? continueInfix(p, parsePostfix(p, macro, start), 0, {})
    : p.grammar.expr(p, { stmt: true });
  const expr = attrs.length > 0 ? { ...lhs, attrs } : lhs;
  if (p.eat(';')) return { kind: 'ExprStmt', ...node(p, start), expr, semi: true };
  p.expected.push('`}`');
  if (p.atEnd() || isBlockLike(expr))
    return { kind: 'ExprStmt', ...node(p, start), expr, semi: false };
  endStmt(p);
  // rustc forgets the expression whose semicolon is missing.
  const forgotten: Expr = { kind: 'ErrorExpr', ...node(p, start) };
  return { kind: 'ExprStmt', ...node(p, start), expr: forgotten, semi: true };
}

/** A macro call that is a whole statement; a MacroExpr when more of an expression follows; null if no macro. */
function parseMacroStmt(
  p: Cursor,
  start: Span,
): Stmt | Extract<Expr, { kind: 'MacroExpr' }> | null {
  if (!atPath(p) || p.isFragment()) return null;
  const before = p.mark();
  const path = p.attempt(() => parsePath(p, 'expr'));
  const group = p.peek(1);
  if (!path || !p.isPunct('!') || group?.kind !== 'group') {
    p.reset(before);
    return null;
  }
  p.bump();
  const call = macroCall<readonly Stmt[]>(p, path, start);
  if (p.isPunct(';')) {
    p.bump();
    return { kind: 'MacroStmt', ...node(p, start), call, semi: true };
  }
  const next = p.peek();
  const goesOn =
    (next?.kind === 'punct' &&
      (next.text === '.' ||
        next.text === '?' ||
        (group.delimiter !== '{' && INFIX.has(next.text)))) ||
    p.isKeyword('as');
  if (p.atEnd() || (group.delimiter === '{' && !goesOn))
    return { kind: 'MacroStmt', ...node(p, start), call, semi: false };
  return { kind: 'MacroExpr', ...node(p, start), call: call as unknown as MacroCall<Expr> };
}
