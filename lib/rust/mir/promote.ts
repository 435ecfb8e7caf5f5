import type { Expr } from '../syntax/ast';
import type { Ty } from '../types/ty';
import { Builder, constant } from './builder';
import { finish } from './finish';
import type { Operand } from './mir';
import { type Adjusted, adjusted, intoAdjusted, tyOfAdjusted } from './place';

/**
 * `&CONSTANT` is a reference to a static when the value is a constant expression without drop glue or interior
 * mutability (rvalue static promotion). Null: the value needs a temporary.
 */
export function promote(b: Builder, a: Adjusted, refTy: Ty): Operand | null {
  if (a.level > 0 || !promotable(b, a.expr)) return null;
  const ty = tyOfAdjusted(b, a);
  if (b.needsDrop(ty)) return null;
  const freeze = b.cx.tcx.lang('freeze');
  if (
    freeze !== null &&
    !hasOnlyLiterals(a.expr) &&
    b.cx.tcx.autoTrait(ty, freeze, b.cx.env).holds !== 'yes'
  )
    return null;
  const builder = new Builder(b.cx, b.owner, 'const', ty, null);
  builder.newLocal(ty, a.expr.span);
  builder.returnDepth = builder.pushScope();
  intoAdjusted(builder, { local: 0, proj: [] }, a);
  builder.popScope(a.expr.span);
  const body = finish(builder, a.expr.span, 0);
  if (builder.failed) return null;
  return constant({ kind: 'promoted', body, ty: refTy });
}

const hasOnlyLiterals = (e: Expr): boolean => e.kind === 'LiteralExpr';

// long: one case per kind of expression
function promotable(b: Builder, expr: Expr): boolean {
  const a = adjusted(b, expr);
  if (
    a.adjustments.some(
      (adj) =>
        adj.kind !== 'unsize' &&
        adj.kind !== 'borrow' &&
        !(adj.kind === 'deref' && !adj.overloaded),
    )
  )
    return false;
  const e = a.expr;
  const all = (es: readonly Expr[]): boolean => es.every((x) => promotable(b, x));
  switch (e.kind) {
    case 'LiteralExpr':
      return true;
    case 'PathExpr': {
      const res = b.cx.results.path.get(e.id);
      return (
        res?.kind === 'const' ||
        res?.kind === 'ctor' ||
        res?.kind === 'fn' ||
        res?.kind === 'constParam'
      );
    }
    case 'UnaryExpr':
      return (
        e.op !== '*' &&
        !b.cx.results.callee.has(e.id) &&
        (e.op === '!' || adjusted(b, e.expr).expr.kind === 'LiteralExpr') &&
        promotable(b, e.expr)
      );
    case 'BinaryExpr':
      return !b.cx.results.callee.has(e.id) && e.op !== '/' && e.op !== '%' && all([e.lhs, e.rhs]);
    case 'TupleExpr':
    case 'ArrayExpr':
      return all(e.elems);
    case 'RepeatExpr':
      return promotable(b, e.elem);
    case 'RefExpr':
      return !e.mutable && promotable(b, e.expr);
    case 'CastExpr':
      return promotable(b, e.expr);
    case 'StructExpr':
      return e.base === null && all(e.fields.map((f) => f.expr));
    case 'CallExpr': {
      const callee = adjusted(b, e.callee).expr;
      return (
        callee.kind === 'PathExpr' &&
        b.cx.results.path.get(callee.id)?.kind === 'ctor' &&
        all(e.args)
      );
    }
    case 'RangeExpr':
      return all([e.lo, e.hi].filter((x) => x !== null));
    default:
      return false;
  }
}
