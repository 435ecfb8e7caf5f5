import type { AssignExpr, AssignOpExpr, Expr } from '../syntax/ast';
import { arrayTy, refTy, tupleTy, tyArg, unitTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { autoderef } from './autoderef';
import { coerceExpr } from './coerce';
import { checkCoerce, checkExpr } from './exprs';
import type { Fcx } from './fcx';
import { reportMismatch } from './mismatch';
import { makeMut } from './mutPlaces';
import { causeAt } from './obligation';
import { isBuiltinOp, isLiteral, isScalar, isShift, operatorMethod, peel, TRAITS } from './ops';
import { isPlace } from './placeKind';

export function checkAssign(f: Fcx, e: AssignExpr): Ty {
  if (isDestructuring(e.lhs)) {
    const ty = checkExpr(f, e.rhs, null);
    assignInto(f, e.lhs, ty);
    return unitTy;
  }
  const l = checkExpr(f, e.lhs, null);
  makeMut(f, e.lhs);
  if (isPlace(f, e.lhs)) checkCoerce(f, e.rhs, l);
  else {
    // `*lhs = rhs` was meant where that fits: rustc then says only E0070.
    const r = checkExpr(f, e.rhs, l);
    if (!coerceExpr(f, e.rhs, r, l) && !fitsTarget(f, e.lhs, l, r)) reportMismatch(f, e.rhs, l, r);
    f.error('E0070', e.eqSpan, 'invalid left-hand side of assignment', '', {
      labels: [{ span: e.lhs.span, text: 'cannot assign to this expression', primary: false }],
    });
  }
  f.require('sized', l, causeAt(e.lhs.span, e.lhs.id, 'sized'));
  return unitTy;
}

/** Would the value fit behind the left side's reference or smart pointer? */
function fitsTarget(f: Fcx, lhs: Expr, l: Ty, r: Ty): boolean {
  const target = autoderef(f, l, causeAt(lhs.span, lhs.id))[1]?.ty;
  return target !== undefined && f.icx.table.probe(() => f.icx.table.unify(target, r));
}

const isDestructuring = (e: Expr): boolean =>
  e.kind === 'TupleExpr' ||
  e.kind === 'ArrayExpr' ||
  e.kind === 'StructExpr' ||
  e.kind === 'UnderscoreExpr' ||
  (e.kind === 'CallExpr' && e.args.some(hasUnderscoreOrPlace));
const hasUnderscoreOrPlace = (e: Expr): boolean =>
  e.kind === 'UnderscoreExpr' ||
  e.kind === 'PathExpr' ||
  e.kind === 'FieldExpr' ||
  isDestructuring(e);

/** `(a, _, S { x, .. }) = value`: each place takes its part. */
function assignInto(f: Fcx, lhs: Expr, ty: Ty): void {
  const rest = (xs: readonly Expr[]) =>
    xs.findIndex((x) => x.kind === 'RangeExpr' && !x.lo && !x.hi);
  if (lhs.kind === 'UnderscoreExpr') {
    f.setTy(lhs.id, ty);
    return;
  }
  if (lhs.kind === 'TupleExpr' && rest(lhs.elems) < 0) {
    const parts = lhs.elems.map((x) => f.fresh(x.id));
    if (!f.icx.table.commitIf(() => f.icx.table.unify(ty, tupleTy(parts))))
      reportMismatch(f, lhs, ty, tupleTy(parts));
    lhs.elems.forEach((x, i) => assignInto(f, x, parts[i] as Ty));
    f.setTy(lhs.id, ty);
    return;
  }
  if (lhs.kind === 'ArrayExpr' && rest(lhs.elems) < 0) {
    const elem = f.fresh(lhs.id);
    f.icx.table.commitIf(() =>
      f.icx.table.unify(ty, arrayTy(elem, { kind: 'value', value: BigInt(lhs.elems.length) })),
    );
    for (const x of lhs.elems) assignInto(f, x, elem);
    f.setTy(lhs.id, ty);
    return;
  }
  if (isDestructuring(lhs)) {
    f.unsure(lhs.span, 'destructuring assignment of this form');
    return;
  }
  const l = checkExpr(f, lhs, null);
  makeMut(f, lhs);
  if (!f.icx.table.commitIf(() => f.icx.table.unify(l, ty))) reportMismatch(f, lhs, l, ty);
}

// long: built-in types, operator traits and their errors, in rustc's order
export function checkAssignOp(f: Fcx, e: AssignOpExpr): Ty {
  const l = f.structurally(checkExpr(f, e.lhs, null));
  const scalar = isScalar(l);
  const lang = `${TRAITS[e.op]?.[0] ?? ''}_assign`;
  const m = operatorMethod(f, lang, lang);
  const rTy = scalar
    ? checkExpr(f, e.rhs, isLiteral(e.rhs) && l.kind !== 'infer' && !isShift(e.op) ? l : null)
    : null;
  makeMut(f, e.lhs);
  const place = isPlace(f, e.lhs);
  const notPlace = () => {
    if (place) return;
    f.error(
      'E0067',
      e.lhs.span,
      'invalid left-hand side of assignment',
      'cannot assign to this expression',
    );
  };
  const behind = place ? undefined : autoderef(f, l, causeAt(e.lhs.span, e.lhs.id))[1]?.ty;
  if (!behind || !isScalar(behind)) notPlace();
  if (l.kind === 'error' || l.kind === 'unknown') {
    if (!rTy) checkExpr(f, e.rhs, null);
    return unitTy;
  }
  if (rTy) {
    const r = f.structurally(rTy);
    if (r.kind === 'error' || r.kind === 'unknown' || r.kind === 'never') return unitTy;
    if (isBuiltinOp(l, r, e.op)) {
      if (!isShift(e.op) && !f.icx.table.commitIf(() => f.icx.table.unify(l, r))) {
        reportMismatch(f, e.rhs, l, r);
        if (m)
          f.obligation(
            { trait: m.trait, substs: [tyArg(l), tyArg(r)] },
            causeAt(e.opSpan, e.id, 'operator'),
          );
      }
      return unitTy;
    }
  }
  const rhs = rTy ?? f.fresh(e.rhs.id);
  const ref = m && { trait: m.trait, substs: [tyArg(l), tyArg(rhs)] };
  if (
    m &&
    rTy &&
    ref &&
    f.icx.holds(ref) === 'no' &&
    f.icx.holds({ trait: m.trait, substs: [tyArg(l), tyArg(f.fresh(e.id))] }) !== 'no'
  ) {
    f.obligation(ref, causeAt(e.opSpan, e.id, 'operator'));
    return unitTy;
  }
  if (!m || !ref || f.icx.holds(ref) === 'no') {
    if (!rTy) checkExpr(f, e.rhs, null);
    if (l.kind !== 'infer' || l.of !== 'general') assignOpMissing(f, e, l);
    return unitTy;
  }
  f.obligation(ref, causeAt(e.opSpan, e.id, 'operator'));
  f.select();
  if (!rTy) checkCoerce(f, e.rhs, rhs);
  else if (f.icx.shallow(l).kind === 'infer') {
    const p = peel(f, f.structurally(rTy));
    if (isBuiltinOp(f.icx.shallow(l), p, e.op)) f.icx.table.commitIf(() => f.icx.table.unify(l, p));
  }
  f.adjust(e.lhs.id, [{ kind: 'borrow', to: refTy(l, true), mut: true, twoPhase: true }]);
  f.setCallee(e.id, {
    def: m.method,
    substs: ref.substs,
    trait: m.trait,
    sig: {
      params: [refTy(l, true), rhs],
      ret: unitTy,
      unsafe: false,
      variadic: false,
      boundRegions: 0,
    },
  });
  return unitTy;
}

function assignOpMissing(f: Fcx, e: AssignOpExpr, l: Ty): void {
  if (f.isTainted(l)) return;
  const ty = f.cx.print(f.resolve(l));
  f.error(
    'E0368',
    e.span,
    `binary assignment operation \`${e.op}=\` cannot be applied to type \`${ty}\``,
    '',
    {
      labels: [
        { span: e.lhs.span, text: `cannot use \`${e.op}=\` on type \`${ty}\``, primary: false },
      ],
    },
  );
}
