import type { Expr } from '../syntax/ast';
import { usizeTy } from '../types/intern';
import type { Cx } from './cx';
import { typeOf } from './items';
import { userSpan } from './mismatch';

/** An array's length is a `usize`: E0308 for a constant of another type, rustc's own words for a literal's suffix. */
export function checkLength(cx: Cx, len: Expr): void {
  if (!cx.base || len.span.file !== 0) return;
  const found = otherType(cx, len, 0);
  if (found === null) return;
  if (len.kind === 'LiteralExpr' && len.lit.kind === 'int')
    cx.error(
      null,
      userSpan(len.span),
      `the constant \`${len.lit.value}\` is not of type \`usize\``,
      `expected \`usize\`, found \`${found}\``,
    );
  else
    cx.error(
      'E0308',
      userSpan(len.span),
      'mismatched types',
      `expected \`usize\`, found \`${found}\``,
    );
}

/** The type that the length certainly has instead, as printed; null when it may be a `usize`. */
function otherType(cx: Cx, e: Expr, depth: number): string | null {
  if (depth > 30) return null;
  switch (e.kind) {
    case 'LiteralExpr':
      if (e.lit.kind === 'int')
        return e.lit.suffix === '' || e.lit.suffix === 'usize' ? null : e.lit.suffix;
      return e.lit.kind === 'str' ? "&'static str" : e.lit.kind;
    case 'PathExpr': {
      const res = cx.resolutions.res(e.path.id);
      if (res?.kind !== 'def' || cx.def(res.def).kind !== 'const') return null;
      const ty = typeOf(cx, res.def);
      return ty === usizeTy || !/^(int|float|bool|char)$/.test(ty.kind) ? null : cx.print(ty);
    }
    case 'BinaryExpr':
      return otherType(cx, e.lhs, depth + 1) ?? otherType(cx, e.rhs, depth + 1);
    default:
      return null;
  }
}
