import type { BinaryExpr, Expr, LazyBoolExpr, UnaryExpr } from '../syntax/ast';
import { boolTy, errorTy, projectionTy, refTy, tyArg } from '../types/intern';
import type { DefId, TraitRef, Ty } from '../types/ty';
import { builtinDeref, overloadedDeref } from './autoderef';
import { coerceExpr } from './coerce';
import { checkCoerce, checkExpr, type Hint } from './exprs';
import type { Fcx } from './fcx';
import { reportMismatch } from './mismatch';
import { causeAt } from './obligation';

export const TRAITS: Record<string, readonly [lang: string, method: string]> = {
  '+': ['add', 'add'],
  '-': ['sub', 'sub'],
  '*': ['mul', 'mul'],
  '/': ['div', 'div'],
  '%': ['rem', 'rem'],
  '&': ['bitand', 'bitand'],
  '|': ['bitor', 'bitor'],
  '^': ['bitxor', 'bitxor'],
  '<<': ['shl', 'shl'],
  '>>': ['shr', 'shr'],
  '==': ['eq', 'eq'],
  '!=': ['eq', 'ne'],
  '<': ['partial_ord', 'lt'],
  '<=': ['partial_ord', 'le'],
  '>': ['partial_ord', 'gt'],
  '>=': ['partial_ord', 'ge'],
};

const isComparison = (op: string): boolean => ['==', '!=', '<', '<=', '>', '>='].includes(op);
export const isShift = (op: string): boolean => op === '<<' || op === '>>';
const isBit = (op: string): boolean => op === '&' || op === '|' || op === '^';

const isInt = (t: Ty): boolean => t.kind === 'int' || (t.kind === 'infer' && t.of === 'int');
const isFloat = (t: Ty): boolean => t.kind === 'float' || (t.kind === 'infer' && t.of === 'float');
export const isScalar = (t: Ty): boolean =>
  isInt(t) ||
  isFloat(t) ||
  t.kind === 'bool' ||
  t.kind === 'char' ||
  t.kind === 'ptr' ||
  t.kind === 'fnPtr';

/** May the operator on two types of these shapes be the language's own? */
export function isBuiltinOp(l: Ty, r: Ty, op: string): boolean {
  if (l.kind === 'error' || r.kind === 'error') return true;
  if (isShift(op)) return isInt(l) && isInt(r);
  if (isBit(op)) return (isInt(l) && isInt(r)) || (l.kind === 'bool' && r.kind === 'bool');
  if (isComparison(op)) return isScalar(l) && isScalar(r);
  return (isInt(l) && isInt(r)) || (isFloat(l) && isFloat(r));
}

export const peel = (f: Fcx, t: Ty): Ty => (t.kind === 'ref' ? f.structurally(t.ty) : t);

export function checkLazy(f: Fcx, e: LazyBoolExpr): Ty {
  checkCoerce(f, e.lhs, boolTy);
  const before = f.diverges;
  checkCoerce(f, e.rhs, boolTy);
  f.diverges = before;
  return boolTy;
}

export function checkBinary(f: Fcx, e: BinaryExpr, hint: Hint): Ty {
  void hint;
  const l = f.structurally(checkExpr(f, e.lhs, null));
  if (l.kind === 'error' || l.kind === 'unknown') {
    checkExpr(f, e.rhs, null);
    return isComparison(e.op) ? boolTy : l;
  }
  const found = operatorMethod(f, TRAITS[e.op]?.[0] ?? '', TRAITS[e.op]?.[1] ?? '');
  if (!found) {
    f.unsure(e.span, `the operator \`${e.op}\``);
    return errorTy;
  }
  return overloaded(f, e, l, found);
}

export const isLiteral = (e: Expr): boolean =>
  e.kind === 'LiteralExpr' || (e.kind === 'UnaryExpr' && e.op === '-' && isLiteral(e.expr));

interface OpMethod {
  readonly trait: DefId;
  readonly method: DefId;
}

export function operatorMethod(f: Fcx, lang: string, name: string): OpMethod | null {
  const trait = f.cx.lang(lang);
  const method =
    trait === null ? undefined : f.cx.defs.children(trait).find((c) => f.cx.def(c).name === name);
  return trait === null || method === undefined ? null : { trait, method };
}

function overloaded(f: Fcx, e: BinaryExpr, l: Ty, m: OpMethod): Ty {
  const rhs = f.fresh(e.rhs.id);
  const ref: TraitRef = { trait: m.trait, substs: [tyArg(l), tyArg(rhs)] };
  const possible = f.icx.holds(ref) !== 'no';
  const scalar = isScalar(l);
  if (possible && !scalar) {
    f.obligation(ref, { ...causeAt(e.opSpan, e.id, 'operator') });
    f.select();
  }
  const want = f.icx.shallow(rhs);
  const rTy = checkExpr(
    f,
    e.rhs,
    want.kind === 'infer'
      ? scalar && isLiteral(e.rhs) && l.kind !== 'infer' && !isShift(e.op)
        ? l
        : null
      : want,
  );
  const r = f.structurally(rTy);
  if (r.kind === 'error' || r.kind === 'unknown' || r.kind === 'never') {
    f.icx.table.commitIf(() => f.icx.table.unify(rhs, r));
    return isComparison(e.op) ? boolTy : scalar ? l : r;
  }
  const [pl, pr] = isComparison(e.op) ? [l, r] : [peel(f, l), peel(f, r)];
  if (isBuiltinOp(pl, pr, e.op)) {
    const same = isShift(e.op) || f.icx.table.commitIf(() => f.icx.table.unify(pl, pr));
    if (same) {
      const plain = pl === l && pr === r;
      if (!plain) record(f, e.id, m, l, r, isComparison(e.op));
      f.icx.table.commitIf(() => f.icx.table.unify(rhs, r));
      return isComparison(e.op) ? boolTy : pl;
    }
    f.icx.table.commitIf(() => f.icx.table.unify(rhs, r));
    return scalarMismatch(f, e, l, r, m);
  }
  if (!possible) return missing(f, e, l, r);
  // A number compares with its own type alone, so the other side is expected to have it.
  if (isComparison(e.op) && scalar && l.kind !== 'infer') {
    if (!coerceExpr(f, e.rhs, rTy, l)) reportMismatch(f, e.rhs, l, rTy);
    return boolTy;
  }
  if (!coerceExpr(f, e.rhs, rTy, rhs)) {
    if (!scalar || want.kind !== 'infer') reportMismatch(f, e.rhs, rhs, rTy);
    return isComparison(e.op) ? boolTy : output(f, m, l, rhs, e);
  }
  if (scalar)
    f.obligation(
      { trait: m.trait, substs: [tyArg(l), tyArg(rhs)] },
      { ...causeAt(e.opSpan, e.id, 'operator') },
    );
  record(f, e.id, m, l, rhs, isComparison(e.op));
  return isComparison(e.op) ? boolTy : output(f, m, l, rhs, e);
}

function record(f: Fcx, node: number, m: OpMethod, l: Ty, r: Ty, byRef: boolean): void {
  const params = byRef ? [refTy(l, false), refTy(r, false)] : [l, r];
  f.setCallee(node, {
    def: m.method,
    substs: [tyArg(l), tyArg(r)],
    trait: m.trait,
    sig: { params, ret: boolTy, unsafe: false, variadic: false, boundRegions: 0 },
  });
}

function output(f: Fcx, m: OpMethod, l: Ty, r: Ty, e: Expr): Ty {
  const assoc = f.cx.assocTyNamed(m.trait, 'Output');
  if (assoc === null) return errorTy;
  const ty = f.normalize(
    projectionTy({ assoc, substs: [tyArg(l), tyArg(r)] }),
    causeAt(e.span, e.id, 'operator'),
  );
  const callee = f.results.callee.get(e.id);
  if (callee) f.setCallee(e.id, { ...callee, sig: { ...callee.sig, ret: ty } });
  return ty;
}

const VERBS: Record<string, (l: string, r: string) => string> = {
  '+': (l, r) => `cannot add \`${r}\` to \`${l}\``,
  '-': (l, r) => `cannot subtract \`${r}\` from \`${l}\``,
  '*': (l, r) => `cannot multiply \`${l}\` by \`${r}\``,
  '/': (l, r) => `cannot divide \`${l}\` by \`${r}\``,
  '%': (l, r) => `cannot calculate the remainder of \`${l}\` divided by \`${r}\``,
};

/** `1i32 + 1i64`: the types differ, and no impl joins them. */
function scalarMismatch(f: Fcx, e: BinaryExpr, l: Ty, r: Ty, m: OpMethod): Ty {
  reportMismatch(f, e.rhs, l, r);
  if (!isComparison(e.op))
    f.obligation(
      { trait: m.trait, substs: [tyArg(l), tyArg(r)] },
      causeAt(e.opSpan, e.id, 'operator'),
    );
  return isComparison(e.op) ? boolTy : l;
}

function missing(f: Fcx, e: BinaryExpr, l: Ty, r: Ty): Ty {
  const [a, b] = [f.cx.print(f.resolve(l)), f.cx.print(f.resolve(r))];
  if (f.isTainted(l) || f.isTainted(r)) return isComparison(e.op) ? boolTy : errorTy;
  const verb = VERBS[e.op];
  const message = isComparison(e.op)
    ? `binary operation \`${e.op}\` cannot be applied to type \`${a}\``
    : verb
      ? verb(a, b)
      : `no implementation for \`${a} ${e.op} ${b}\``;
  const labels = [
    { span: e.lhs.span, text: a, primary: false },
    { span: e.rhs.span, text: b, primary: false },
  ];
  f.error('E0369', e.opSpan, message, '', { labels });
  return isComparison(e.op) ? boolTy : errorTy;
}

export function checkUnary(f: Fcx, e: UnaryExpr, hint: Hint): Ty {
  if (e.op === '*') return checkDeref(f, e, hint);
  const wanted = hint ? f.structurally(hint) : null;
  const ty = f.structurally(checkExpr(f, e.expr, wanted));
  if (ty.kind === 'error' || ty.kind === 'unknown' || ty.kind === 'never') return ty;
  if (
    isInt(ty) &&
    (e.op === '!' || ty.kind === 'infer' || (ty.kind === 'int' && ty.int.startsWith('i')))
  )
    return ty;
  if (e.op === '-' && isFloat(ty)) return ty;
  if (e.op === '!' && ty.kind === 'bool') return ty;
  const m = operatorMethod(f, e.op === '-' ? 'neg' : 'not', e.op === '-' ? 'neg' : 'not');
  const ref = m && { trait: m.trait, substs: [tyArg(ty)] };
  if (!m || !ref || f.icx.holds(ref) === 'no') {
    if (ty.kind !== 'infer') {
      const notes =
        ty.kind === 'int' && e.op === '-'
          ? [{ kind: 'note' as const, text: 'unsigned values cannot be negated' }]
          : [];
      f.error(
        'E0600',
        e.span,
        `cannot apply unary operator \`${e.op}\` to type \`${f.cx.print(f.resolve(ty))}\``,
        `cannot apply unary operator \`${e.op}\``,
        { notes },
      );
    }
    return errorTy;
  }
  f.obligation(ref, causeAt(e.span, e.id, 'operator'));
  const assoc = f.cx.assocTyNamed(m.trait, 'Output');
  const ret =
    assoc === null
      ? errorTy
      : f.normalize(projectionTy({ assoc, substs: ref.substs }), causeAt(e.span, e.id));
  f.setCallee(e.id, {
    def: m.method,
    substs: ref.substs,
    trait: m.trait,
    sig: { params: [ty], ret, unsafe: false, variadic: false, boundRegions: 0 },
  });
  return ret;
}

function checkDeref(f: Fcx, e: UnaryExpr, hint: Hint): Ty {
  void hint;
  const ty = f.structurally(checkExpr(f, e.expr, null));
  if (ty.kind === 'error' || ty.kind === 'unknown' || ty.kind === 'never') return ty;
  const plain = builtinDeref(f, ty, true);
  if (plain) return plain;
  const over = overloadedDeref(f, ty, causeAt(e.span, e.id));
  if (over?.adjust.overloaded) {
    const { method, substs } = over.adjust.overloaded;
    const sig = {
      params: [refTy(ty, false)],
      ret: refTy(over.target, false),
      unsafe: false,
      variadic: false,
      boundRegions: 0,
    };
    f.setCallee(e.id, { def: method, substs, trait: f.cx.lang('deref'), sig });
    f.adjust(e.expr.id, [{ kind: 'borrow', to: refTy(ty, false), mut: false, twoPhase: false }]);
    return over.target;
  }
  if (ty.kind === 'infer' && ty.of === 'general') f.cannotInfer(ty, e.expr.span);
  else
    f.error(
      'E0614',
      e.span,
      `type \`${f.cx.print(f.resolve(ty))}\` cannot be dereferenced`,
      `can't be dereferenced`,
    );
  return errorTy;
}
