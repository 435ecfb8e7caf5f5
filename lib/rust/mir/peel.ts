import type { Expr } from '../syntax/ast';

/** The expression a macro call stands for. */
export function peel(expr: Expr): Expr {
  let e = expr;
  while (e.kind === 'MacroExpr' && e.call.expansion) e = e.call.expansion;
  return e;
}
