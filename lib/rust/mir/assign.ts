import type { Expr } from '../syntax/ast';
import type { Ty } from '../types/ty';
import type { Builder, PlaceBuilder } from './builder';
import { assignOpCall, variantOfCtor } from './call';
import { forEffect, isChecked } from './expr';
import type { Operand, Place } from './mir';
import { peel } from './peel';
import {
  adjusted,
  asOperand,
  asPlace,
  downcastPlace,
  elementPlace,
  fieldByName,
  fieldPlace,
  tyOfAdjusted,
} from './place';

/** `place = value`: the value first, then the place; the old value is dropped just before the new one is written. */
export function assignExpr(b: Builder, e: Extract<Expr, { kind: 'AssignExpr' }>): void {
  const lhs = peel(e.lhs);
  if (lhs.kind === 'UnderscoreExpr') {
    forEffect(b, e.rhs);
    return;
  }
  if (isPattern(lhs)) {
    destructure(b, lhs, asPlace(b, e.rhs));
    return;
  }
  const value = asOperand(b, e.rhs);
  overwrite(b, asPlace(b, lhs), value, e);
}

function overwrite(b: Builder, place: PlaceBuilder, value: Operand, at: Expr): void {
  // rustc points at the place when its old value is dropped first, at the whole assignment otherwise.
  const drops = b.needsDrop(place.ty);
  const span = drops && at.kind === 'AssignExpr' ? at.lhs.span : at.span;
  const target = b.place(place, span);
  if (drops) b.dropPlace(target, span, b.unwindTarget(), true);
  b.moved([value]);
  b.assign(target, { kind: 'use', operand: value }, span);
}

const isPattern = (e: Expr): boolean =>
  e.kind === 'TupleExpr' ||
  e.kind === 'ArrayExpr' ||
  e.kind === 'StructExpr' ||
  e.kind === 'CallExpr';
const isRest = (e: Expr): boolean => e.kind === 'RangeExpr' && e.lo === null && e.hi === null;

/** `(a, _, S { x, .. }) = value`: each part of the value is assigned on its own, left to right. */
function destructure(b: Builder, lhs: Expr, from: PlaceBuilder): void {
  const e = peel(lhs);
  if (e.kind === 'UnderscoreExpr') return;
  if (e.kind === 'TupleExpr') list(b, e.elems, from, tupleTys(from.ty));
  else if (e.kind === 'ArrayExpr') array(b, e.elems, from);
  else if (e.kind === 'StructExpr') {
    for (const field of e.fields) part(b, field.expr, from, 0, field.ident.name);
  } else if (e.kind === 'CallExpr') {
    const res = b.cx.results.path.get(peel(e.callee).id);
    const variant =
      from.ty.kind === 'adt' && res?.kind === 'ctor' ? variantOfCtor(b, from.ty.def, res.def) : 0;
    const count =
      from.ty.kind === 'adt'
        ? (b.cx.tcx.adt(from.ty.def).variants[variant]?.fields.length ?? 0)
        : 0;
    const rest = e.args.findIndex(isRest);
    e.args.forEach((arg, i) => {
      if (!isRest(arg))
        part(
          b,
          arg,
          variant > 0 ? downcastPlace(from, variant) : from,
          variant,
          String(rest >= 0 && i > rest ? count - (e.args.length - i) : i),
        );
    });
  } else overwrite(b, asPlace(b, e), b.use(b.place(from, e.span), from.ty), e);
}

const tupleTys = (ty: Ty): readonly Ty[] => (ty.kind === 'tuple' ? ty.elems : []);

function part(b: Builder, lhs: Expr, from: PlaceBuilder, variant: number, name: string): void {
  const field = fieldByName(b, from.ty, variant, name);
  if (field) destructure(b, lhs, fieldPlace(from, field.index, name, field.ty));
  else b.unsure(lhs.span, 'this destructuring assignment');
}

function list(b: Builder, elems: readonly Expr[], from: PlaceBuilder, tys: readonly Ty[]): void {
  const rest = elems.findIndex(isRest);
  elems.forEach((elem, i) => {
    if (!isRest(elem))
      part(b, elem, from, 0, String(rest >= 0 && i > rest ? tys.length - (elems.length - i) : i));
  });
}

function array(b: Builder, elems: readonly Expr[], from: PlaceBuilder): void {
  const ty = from.ty.kind === 'array' || from.ty.kind === 'slice' ? from.ty.elem : from.ty;
  const rest = elems.findIndex(isRest);
  elems.forEach((elem, i) => {
    if (isRest(elem)) return;
    const fromEnd = rest >= 0 && i > rest;
    destructure(
      b,
      elem,
      elementPlace(
        from,
        { kind: 'constIndex', offset: fromEnd ? elems.length - i : i, fromEnd },
        ty,
      ),
    );
  });
}

/** `a += b`: for built-in types the right side is evaluated first, for operator traits the left. */
export function assignOp(
  b: Builder,
  dest: Place,
  e: Extract<Expr, { kind: 'AssignOpExpr' }>,
): void {
  const callee = b.cx.results.callee.get(e.id);
  if (callee) {
    assignOpCall(b, dest, e, callee);
    return;
  }
  const right = asOperand(b, e.rhs);
  const target = b.place(asPlace(b, e.lhs), e.span);
  const ty = tyOfAdjusted(b, adjusted(b, e.lhs));
  b.assign(
    target,
    {
      kind: 'binary',
      op: e.op,
      left: { kind: 'copy', place: target },
      right,
      checked: isChecked(ty, e.op),
    },
    e.span,
  );
  b.unit(dest, e.span);
}
