import { u8Ty } from '../types/intern';
import type { Ty } from '../types/ty';
import { coerceExpr } from './coerce';
import type { Fcx, PendingCast } from './fcx';
import { adt } from './items';

const isIntLike = (t: Ty): boolean => t.kind === 'int' || (t.kind === 'infer' && t.of === 'int');
const isFloatLike = (t: Ty): boolean =>
  t.kind === 'float' || (t.kind === 'infer' && t.of === 'float');

/** Judges an `as` cast once types are known: a coercion, a numeric cast, a pointer cast, or an error. */
export function checkCastNow(f: Fcx, c: PendingCast): void {
  const from = f.structurally(c.from);
  const to = f.structurally(c.to);
  if (f.isTainted(from) || f.isTainted(to) || from.kind === 'never') return;
  if (
    from.kind !== 'infer' &&
    !(isNumeric(from) && isNumeric(to)) &&
    coerceExpr(f, c.expr.expr, from, to)
  )
    return;
  if (isNumeric(from) && isNumeric(to)) return;
  if (allowed(f, from, to)) return;
  const [a, b] = [f.cx.print(f.resolve(from)), f.cx.print(f.resolve(to))];
  if (to.kind === 'char' && isIntLike(from))
    f.error(
      'E0604',
      c.expr.span,
      `only \`u8\` can be cast as \`char\`, not \`${a}\``,
      'invalid cast',
    );
  else if (to.kind === 'bool' && isNumeric(from))
    f.error('E0054', c.expr.span, `cannot cast \`${a}\` as \`bool\``, '');
  else if (from.kind === 'ref' && isNumeric(to))
    f.error(
      'E0606',
      c.expr.span,
      `casting \`${a}\` as \`${b}\` is invalid`,
      `cannot cast \`${a}\` as \`${b}\``,
    );
  else if (isScalar(f, from) && isScalar(f, to))
    f.error('E0606', c.expr.span, `casting \`${a}\` as \`${b}\` is invalid`, '');
  else
    f.error(
      'E0605',
      c.expr.span,
      `non-primitive cast: \`${a}\` as \`${b}\``,
      isScalar(f, to)
        ? 'an `as` expression can only be used to convert between primitive types or to coerce to a specific trait object'
        : 'an `as` expression can only be used to convert between primitive types or to coerce to a specific trait object',
    );
}

const isNumeric = (t: Ty): boolean => isIntLike(t) || isFloatLike(t);

function isScalar(f: Fcx, t: Ty): boolean {
  return (
    isNumeric(t) ||
    t.kind === 'bool' ||
    t.kind === 'char' ||
    t.kind === 'ptr' ||
    t.kind === 'fnPtr' ||
    fieldless(f, t)
  );
}

function fieldless(f: Fcx, t: Ty): boolean {
  return (
    t.kind === 'adt' &&
    adt(f.cx, t.def).kind === 'enum' &&
    adt(f.cx, t.def).variants.length > 0 &&
    adt(f.cx, t.def).variants.every((v) => v.fields.length === 0)
  );
}

function allowed(f: Fcx, from: Ty, to: Ty): boolean {
  if (isIntLike(to))
    return (
      from.kind === 'bool' ||
      from.kind === 'char' ||
      from.kind === 'ptr' ||
      from.kind === 'fnPtr' ||
      from.kind === 'fnDef' ||
      fieldless(f, from)
    );
  if (to.kind === 'char')
    return (
      (from.kind === 'int' && from.int === 'u8') ||
      (from.kind === 'infer' && from.of === 'int' && f.icx.table.unify(from, u8Ty))
    );
  if (to.kind === 'ptr')
    return (
      from.kind === 'ptr' ||
      isIntLike(from) ||
      from.kind === 'fnPtr' ||
      from.kind === 'fnDef' ||
      (from.kind === 'ref' && (!to.mut || from.mut))
    );
  return false;
}
