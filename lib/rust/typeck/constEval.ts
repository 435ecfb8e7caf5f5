import type { Expr } from '../syntax/ast';
import type { ConstArg } from '../types/ty';
import type { Cx } from './cx';
import { paramIndex } from './generics';
import type { LowerCx } from './lower';

/**
 * The value of a constant expression in a type or discriminant: literals, constants, parameters and arithmetic.
 * Anything else is `unknown`, from which nothing is concluded.
 */
export function evalConst(l: Pick<LowerCx, 'cx' | 'inferConst'>, e: Expr): ConstArg {
  if (e.kind === 'UnderscoreExpr') return l.inferConst?.() ?? { kind: 'unknown' };
  if (e.kind === 'PathExpr') {
    const res = l.cx.resolutions.res(e.path.id);
    if (res?.kind === 'constParam')
      return {
        kind: 'param',
        def: res.param.owner,
        index: paramIndex(l.cx, res.param),
        name: res.param.name,
      };
  }
  const value = fold(l.cx, e, 0);
  return value === null ? { kind: 'unknown' } : { kind: 'value', value };
}

function fold(cx: Cx, e: Expr, depth: number): bigint | boolean | string | null {
  if (depth > 30) return null;
  switch (e.kind) {
    case 'LiteralExpr':
      if (e.lit.kind === 'int') return e.lit.value;
      if (e.lit.kind === 'byte') return BigInt(e.lit.value);
      return e.lit.kind === 'bool' || e.lit.kind === 'char' ? e.lit.value : null;
    case 'BlockExpr':
      return e.block.stmts.length === 0 && e.block.tail ? fold(cx, e.block.tail, depth + 1) : null;
    case 'CastExpr':
      return fold(cx, e.expr, depth + 1);
    case 'UnaryExpr': {
      const v = fold(cx, e.expr, depth + 1);
      return e.op === '-' && typeof v === 'bigint'
        ? -v
        : e.op === '!' && typeof v === 'boolean'
          ? !v
          : null;
    }
    case 'PathExpr': {
      const res = cx.resolutions.res(e.path.id);
      if (res?.kind !== 'def') return null;
      const def = cx.def(res.def);
      return def.kind === 'const' && def.node.value ? fold(cx, def.node.value, depth + 1) : null;
    }
    case 'BinaryExpr':
      return arithmetic(e.op, fold(cx, e.lhs, depth + 1), fold(cx, e.rhs, depth + 1));
    default:
      return null;
  }
}

function arithmetic(
  op: string,
  a: bigint | boolean | string | null,
  b: bigint | boolean | string | null,
): bigint | null {
  if (typeof a !== 'bigint' || typeof b !== 'bigint') return null;
  switch (op) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0n ? null : a / b;
    case '%':
      return b === 0n ? null : a % b;
    case '<<':
      return b > 200n ? null : a << b;
    case '>>':
      return a >> b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    default:
      return null;
  }
}
