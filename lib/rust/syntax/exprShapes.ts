import type { Expr, Lit } from './ast';
import type { Cursor, Restrictions } from './cursor';
import { literalValue } from './literals';
import type { LiteralToken } from './tokens';

/** Block-like expressions end a statement without a semicolon. */
export function isBlockLike(e: Expr): boolean {
  switch (e.kind) {
    case 'BlockExpr':
    case 'IfExpr':
    case 'MatchExpr':
    case 'WhileExpr':
    case 'LoopExpr':
    case 'ForExpr':
      return e.parens !== true;
    default:
      return false;
  }
}

/** True when the next token can begin an expression (after `return`, `break`, `..`). */
export function canBeginExpr(p: Cursor, r: Restrictions): boolean {
  const t = p.peek();
  if (!t) return false;
  switch (t.kind) {
    case 'group':
      return t.delimiter !== '{' || !r.noStruct;
    case 'literal':
    case 'lifetime':
      return true;
    case 'fragment':
      return t.fragment !== 'pat' && t.fragment !== 'vis';
    case 'punct':
      return ['-', '!', '*', '&', '&&', '|', '||', '..', '..=', '::', '<', '<<', '#'].includes(
        t.text,
      );
    case 'ident':
      return t.raw || p.isIdent() || EXPR_KEYWORDS.has(t.text);
    default:
      return false;
  }
}

const EXPR_KEYWORDS = new Set(
  'async await break const continue crate false for if loop match move return self Self static super true unsafe while let $crate'.split(
    ' ',
  ),
);

/** Reports a literal's flaws and returns its value. */
export function literal(p: Cursor, token: LiteralToken): Lit {
  const { lit, flaws } = literalValue(token);
  for (const flaw of flaws)
    p.report({
      severity: 'error',
      code: null,
      message: flaw.message,
      primary: flaw.span,
      labels: [{ span: flaw.span, text: flaw.label, primary: true }],
      notes: [],
    });
  return lit;
}
