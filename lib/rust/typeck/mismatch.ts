import type { Label } from '../diagnostics/diagnostic';
import type { Expr, Pat, Span } from '../syntax/ast';
import { isTainted, unitTy } from '../types/intern';
import type { DefId, Ty } from '../types/ty';
import type { Fcx } from './fcx';

/** The expression rustc points at: the tail of a block. */
function blamed(e: Expr): Expr {
  if (e.kind === 'BlockExpr' && e.block.tail) return blamed(e.block.tail);
  if (e.kind === 'MacroExpr' && e.call.expansion && !e.call.expansion.span.origin) return e;
  return e;
}

/** E0308: an expression does not have the type its place demands. */
export function reportMismatch(
  f: Fcx,
  e: Expr,
  want: Ty,
  found: Ty,
  where: 'value' | 'argument' | 'return' = 'value',
  callee: DefId | null = null,
): void {
  const expected = f.resolve(want);
  const actual = f.resolve(found);
  if (isTainted(expected) || isTainted(actual)) {
    f.results.tainted = true;
    return;
  }
  const at = blamed(e);
  const labels: Label[] = [];
  const target = f.returns[f.returns.length - 1];
  if (where === 'return' && target?.retSpan)
    labels.push({
      span: target.retSpan,
      text: `expected \`${f.cx.print(expected)}\` because of return type`,
      primary: false,
    });
  void callee;
  f.error('E0308', userSpan(at.span), 'mismatched types', f.expectedFound(expected, actual), {
    labels,
  });
}

/** Text that a macro of the known world wrote is blamed on the call. */
export function userSpan(span: Span): Span {
  return span.origin?.external && span.file !== 0 ? span.origin.call : span;
}

/** E0308 on a pattern. */
export function reportPatMismatch(
  f: Fcx,
  p: Pat,
  expected: Ty,
  found: Ty,
  scrutinee: Expr | null,
): void {
  if (isTainted(expected) || isTainted(found)) {
    f.results.tainted = true;
    return;
  }
  const labels: Label[] = scrutinee
    ? [
        {
          span: scrutinee.span,
          text: `this expression has type \`${f.cx.print(expected)}\``,
          primary: false,
        },
      ]
    : [];
  f.error('E0308', userSpan(p.span), 'mismatched types', f.expectedFound(expected, found), {
    labels,
  });
}

/** True for the type of a statement without a value. */
export const isUnitTy = (t: Ty): boolean => t === unitTy;
