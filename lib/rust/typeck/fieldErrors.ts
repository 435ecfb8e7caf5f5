import type { FieldExpr } from '../syntax/ast';
import type { Ty } from '../types/ty';
import type { Fcx } from './fcx';
import { adt } from './items';
import { causeAt } from './obligation';
import { probeMethod } from './probe';

/** E0609, E0610, E0615: a field that is not there. */
export function noField(f: Fcx, e: FieldExpr, base: Ty): void {
  const ty = f.resolve(base);
  if (f.isTainted(ty)) return;
  const name = e.ident.name;
  const shown = f.cx.print(ty);
  if (!/^\d+$/.test(name) && probeMethod(f, base, name, e.id, causeAt(e.span, e.id)).pick) {
    f.error(
      'E0615',
      e.ident.span,
      `attempted to take value of method \`${name}\` on type \`${shown}\``,
      'method, not a field',
    );
    return;
  }
  if (
    ty.kind === 'int' ||
    ty.kind === 'float' ||
    ty.kind === 'bool' ||
    ty.kind === 'char' ||
    ty.kind === 'infer'
  ) {
    f.error(
      'E0610',
      e.ident.span,
      `\`${shown}\` is a primitive type and therefore doesn't have fields`,
      '',
    );
    return;
  }
  const fields = ty.kind === 'adt' ? (adt(f.cx, ty.def).variants[0]?.fields ?? []) : [];
  const label =
    ty.kind === 'opaque' || ty.kind === 'coroutine'
      ? 'field not available in `impl Future`, but it is available in its `Output`'
      : 'unknown field';
  void fields;
  f.error('E0609', e.ident.span, `no field \`${name}\` on type \`${shown}\``, label);
}
