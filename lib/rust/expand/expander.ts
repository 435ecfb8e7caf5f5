import type { Session } from '../resolve/session';
import type { Expr, Item, MacroCall, Pat, Span, Stmt, Type } from '../syntax/ast';
import { type Cursor, describeToken, SyntaxAbort } from '../syntax/cursor';
import { cursorOver } from '../syntax/parse';
import type { TokenTree } from '../syntax/tokens';
import { BUILTINS } from './builtins';
import type { MacroDef } from './macroDef';
import { type Bindings, type MatchFailure, matchRule } from './match';
import { Expansion, TranscribeFlaw, transcribe } from './transcribe';

export type MacroPosition = 'expr' | 'stmts' | 'items' | 'pat' | 'type';

const MAX_DEPTH = 128;

/** What a built-in macro gives: tokens to be parsed where the call stands, a finished expression, or nothing after an error. */
export type Expanded =
  | { readonly kind: 'tokens'; readonly trees: readonly TokenTree[] }
  | { readonly kind: 'expr'; readonly expr: Expr }
  | { readonly kind: 'failed' };

/** One call being expanded, as the built-in macros see it. */
export interface CallSite {
  readonly s: Session;
  readonly macro: MacroDef;
  readonly path: string;
  readonly span: Span;
  readonly argsSpan: Span;
  readonly tokens: readonly TokenTree[];
  readonly x: Expansion;
  /** A cursor over the arguments (or part of them), numbering nodes for the file of the call. */
  cursor(trees?: readonly TokenTree[]): Cursor;
  error(span: Span, message: string, label?: string): Expanded;
  unsure(what: string): Expanded;
}

/** The text of a call's path: `tokio::select`. */
function shownPath(call: MacroCall<unknown>): string {
  return call.path.segments
    .map((seg) => (seg.ident.name === '$crate' ? 'crate' : seg.ident.name))
    .join('::');
}

/** Expands one call and parses the result for its position. Errors are reported to the session; null then. */
export function expandCall(
  s: Session,
  macro: MacroDef,
  call: MacroCall<unknown>,
  position: MacroPosition,
): Expr | Stmt[] | Item[] | Pat | Type | null {
  if (depthOf(call.span) > MAX_DEPTH) {
    s.error(null, call.span, `recursion limit reached while expanding \`${shownPath(call)}!\``);
    return null;
  }
  const x = new Expansion(macro, s.marks, call.span, `${shownPath(call)}!`);
  const result = macro.builtin ? builtin(s, macro, call, x) : byRules(s, macro, call, x);
  if (result.kind === 'failed') return null;
  if (result.kind === 'expr')
    return position === 'stmts'
      ? [
          {
            kind: 'ExprStmt',
            id: s.idsFor(call.span).next(),
            span: result.expr.span,
            expr: result.expr,
            semi: true,
          },
        ]
      : result.expr;
  return parseResult(s, result.trees, call, position, x);
}

function depthOf(span: Span): number {
  let depth = 0;
  for (let o = span.origin; o; o = o.call.origin) depth++;
  return depth;
}

function callSite(s: Session, macro: MacroDef, call: MacroCall<unknown>, x: Expansion): CallSite {
  const end = { ...call.argsSpan, start: Math.max(call.argsSpan.start, call.argsSpan.end - 1) };
  return {
    s,
    macro,
    x,
    path: shownPath(call),
    span: x.span(call.span),
    argsSpan: call.argsSpan,
    tokens: call.tokens,
    cursor: (trees = call.tokens) =>
      cursorOver(trees, s.idsFor(call.span), end, CLOSING[call.delimiter]),
    error: (span, message, label = '') => {
      s.error(null, span, message, label);
      return { kind: 'failed' };
    },
    unsure: (what) => {
      s.unsureAt(call.span, what);
      return { kind: 'failed' };
    },
  };
}

const CLOSING = { '(': ')', '[': ']', '{': '}' };

function builtin(s: Session, macro: MacroDef, call: MacroCall<unknown>, x: Expansion): Expanded {
  const expand = BUILTINS.get(macro.builtin ?? '');
  const site = callSite(s, macro, call, x);
  if (!expand) return site.unsure(`the macro \`${shownPath(call)}!\``);
  try {
    return expand(site);
  } catch (e) {
    if (!(e instanceof SyntaxAbort)) throw e;
    return { kind: 'failed' };
  }
}

function byRules(s: Session, macro: MacroDef, call: MacroCall<unknown>, x: Expansion): Expanded {
  if (macro.flaw) {
    s.unsureAt(call.span, `\`macro_rules! ${macro.name}\` uses ${macro.flaw}`);
    return { kind: 'failed' };
  }
  const end = { ...call.argsSpan, start: Math.max(call.argsSpan.start, call.argsSpan.end - 1) };
  let furthest: MatchFailure | null = null;
  for (const rule of macro.rules) {
    const bound = matchRule(rule.matcher, call.tokens, s.idsFor(call.span), end);
    if (bound instanceof Map) return fill(s, rule.body, bound, call, x);
    if (!furthest || bound.progress > furthest.progress) furthest = bound;
  }
  noRule(s, macro, call, furthest);
  return { kind: 'failed' };
}

function fill(
  s: Session,
  body: Parameters<typeof transcribe>[0],
  bound: Bindings,
  call: MacroCall<unknown>,
  x: Expansion,
): Expanded {
  try {
    return { kind: 'tokens', trees: transcribe(body, bound, x) };
  } catch (e) {
    if (!(e instanceof TranscribeFlaw)) throw e;
    s.error(null, call.span, e.message);
    return { kind: 'failed' };
  }
}

function noRule(
  s: Session,
  macro: MacroDef,
  call: MacroCall<unknown>,
  failure: MatchFailure | null,
): void {
  const labels = macro.external
    ? []
    : [{ span: macro.span, text: 'when calling this macro', primary: false }];
  if (failure?.found) {
    const found = describeToken(failure.found, '');
    s.error(
      null,
      failure.span,
      `no rules expected ${found}`,
      'no rules expected this token in macro call',
      { labels },
    );
  } else
    s.error(
      null,
      call.span,
      'unexpected end of macro invocation',
      'missing tokens in macro arguments',
      { labels },
    );
}

// ---------------------------------------------------------------- parsing the result

function parseResult(
  s: Session,
  trees: readonly TokenTree[],
  call: MacroCall<unknown>,
  position: MacroPosition,
  x: Expansion,
): Expr | Stmt[] | Item[] | Pat | Type | null {
  const end = x.span({ ...call.span, start: call.span.end });
  const p = cursorOver(trees, s.idsFor(call.span), end);
  try {
    const result = parseAt(p, position, s, call);
    if (p.errors.length > 0) s.errors.push(...p.errors);
    return result;
  } catch (e) {
    if (!(e instanceof SyntaxAbort)) throw e;
    s.errors.push(...p.errors);
    return null;
  }
}

function parseAt(
  p: Cursor,
  position: MacroPosition,
  s: Session,
  call: MacroCall<unknown>,
): Expr | Stmt[] | Item[] | Pat | Type {
  switch (position) {
    case 'expr':
      return exprOrBlock(p, s, call);
    case 'stmts': {
      const stmts = p.grammar.stmts(p);
      const last = stmts[stmts.length - 1];
      // `m!(…);` as a statement: its last expression is a statement too.
      if (last && (last.kind === 'ExprStmt' || last.kind === 'MacroStmt') && !last.semi)
        stmts[stmts.length - 1] = { ...last, semi: true };
      return stmts;
    }
    case 'items':
      return p.grammar.items(p);
    case 'pat':
      return p.grammar.pattern(p);
    case 'type':
      return p.grammar.type(p);
  }
}

/** An expression; several statements (a macro that ends a block) become a block. */
function exprOrBlock(p: Cursor, s: Session, call: MacroCall<unknown>): Expr {
  const start = p.mark();
  const span = p.hereSpan();
  const single = p.attempt(() => {
    const e = p.grammar.expr(p);
    p.eat(';');
    if (!p.atEnd()) p.fail();
    return e;
  });
  if (single) return single;
  p.reset(start);
  if (p.atEnd()) {
    s.error(null, call.span, `expected expression, found end of macro arguments`);
    throw new SyntaxAbort();
  }
  const stmts = p.grammar.stmts(p);
  const last = stmts[stmts.length - 1];
  const tail = last?.kind === 'ExprStmt' && !last.semi ? last.expr : null;
  const ids = s.idsFor(call.span);
  const block = {
    kind: 'Block' as const,
    id: ids.next(),
    span,
    stmts: tail ? stmts.slice(0, -1) : stmts,
    tail,
  };
  return { kind: 'BlockExpr', id: ids.next(), span, label: null, mode: 'plain', block };
}
