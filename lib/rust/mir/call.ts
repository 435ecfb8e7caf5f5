import type { Expr } from '../syntax/ast';
import type { Callee } from '../typeck/results';
import { fnDefTy, tupleTy } from '../types/intern';
import { type Builder, constant } from './builder';
import type { MirSpan, Operand, Place, TerminatorKind } from './mir';
import {
  adjusted,
  asOperand,
  asPlace,
  calleeOperand,
  operandOf,
  placeOf,
  refTo,
  tyOfAdjusted,
} from './place';

type CallFrom = Extract<TerminatorKind, { kind: 'call' }>['from'];

interface Call {
  readonly func: Operand;
  readonly args: readonly Operand[];
  readonly dest: Place;
  readonly span: MirSpan;
  readonly from: CallFrom;
  readonly diverges?: boolean;
}

/** Ends the block with a call and goes on where it returns to. The arguments belong to the callee from here on. */
export function emitCall(b: Builder, call: Call): void {
  b.moved(call.args);
  b.moved([call.func]);
  const unwind = b.unwindTarget();
  const target = call.diverges ? null : b.newBlock();
  b.terminate(
    {
      kind: 'call',
      func: call.func,
      args: call.args,
      dest: call.dest,
      target,
      unwind,
      from: call.from,
    },
    call.span,
  );
  if (target === null) b.startDead();
  else b.current = target;
}

/** `f(args)`: constructors become aggregates, closures and fn pointers go through `Fn*`. */
export function callExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'CallExpr' }>): void {
  const fn = adjusted(b, e.callee);
  if (fn.expr.kind === 'PathExpr') {
    const res = b.cx.results.path.get(fn.expr.id);
    if (res?.kind === 'ctor') {
      const ty = b.tyOf(e);
      if (ty.kind === 'adt') {
        const operands = e.args.map((arg) => asOperand(b, arg));
        b.moved(operands);
        b.assign(
          dest,
          {
            kind: 'aggregate',
            of: {
              kind: 'adt',
              def: ty.def,
              variant: variantOfCtor(b, ty.def, res.def),
              substs: ty.substs,
            },
            operands,
          },
          e.span,
        );
        return;
      }
    }
  }
  const callee = b.cx.results.callee.get(e.id);
  const diverges = b.tyOf(e).kind === 'never';
  const from: CallFrom = { node: e.id, via: 'call' };
  if (callee?.trait != null && isOverloadedCall(b, callee)) {
    const self = overloadedReceiver(b, e.callee, callee);
    const args = e.args.map((arg) => asOperand(b, arg));
    emitCall(b, {
      func: calleeOperand(callee),
      args: [self, tupleOperand(b, args, e)],
      dest,
      span: e.span,
      from,
      diverges,
    });
    return;
  }
  const func = operandOf(b, fn);
  const args = e.args.map((arg) => asOperand(b, arg));
  emitCall(b, { func, args, dest, span: e.span, from, diverges });
}

/** True for `Fn::call` and its family, whose arguments travel as one tuple. */
function isOverloadedCall(b: Builder, callee: Callee): boolean {
  return ['fn', 'fn_mut', 'fn_once', 'async_fn', 'async_fn_mut', 'async_fn_once'].some(
    (name) => b.cx.tcx.lang(name) === callee.trait,
  );
}

function overloadedReceiver(b: Builder, expr: Expr, callee: Callee): Operand {
  const a = adjusted(b, expr);
  const byValue =
    callee.trait === b.cx.tcx.lang('fn_once') || callee.trait === b.cx.tcx.lang('async_fn_once');
  const last = a.adjustments[a.level - 1];
  if (byValue || last?.kind === 'borrow') return operandOf(b, a);
  const mut =
    callee.trait === b.cx.tcx.lang('fn_mut') || callee.trait === b.cx.tcx.lang('async_fn_mut');
  const self = callee.substs[0];
  const ty = tyOfAdjusted(b, a);
  if (ty.kind === 'ref' && self?.kind === 'ty' && ty.ty === self.ty) return operandOf(b, a);
  return refTo(b, placeOf(b, a), mut, expr.span);
}

function tupleOperand(
  b: Builder,
  args: readonly Operand[],
  e: Extract<Expr, { kind: 'CallExpr' }>,
): Operand {
  const tys = e.args.map((arg) => tyOfAdjusted(b, adjusted(b, arg)));
  const temp = b.newTemp(tupleTy(tys), e.span);
  b.moved(args);
  b.assign(
    { local: temp, proj: [] },
    { kind: 'aggregate', of: { kind: 'tuple' }, operands: args },
    e.span,
  );
  return { kind: 'move', place: { local: temp, proj: [] } };
}

/** Position of the variant whose constructor (or own) definition is `def`; 0 for structs. */
export function variantOfCtor(b: Builder, adt: number, def: number): number {
  const index = b.cx.tcx.adt(adt).variants.findIndex((v) => v.def === def);
  return index < 0 ? 0 : index;
}

/** `receiver.method(args)`: the receiver's adjustments (autoref, deref) come from type checking. */
export function methodCall(
  b: Builder,
  dest: Place,
  e: Extract<Expr, { kind: 'MethodCallExpr' }>,
): void {
  const callee = b.cx.results.callee.get(e.id);
  if (!callee) {
    b.unsure(e.span, 'this method call');
    return;
  }
  const args = [asOperand(b, e.receiver), ...e.args.map((arg) => asOperand(b, arg))];
  emitCall(b, {
    func: calleeOperand(callee),
    args,
    dest,
    span: e.span,
    from: { node: e.id, via: 'method' },
    diverges: b.tyOf(e).kind === 'never',
  });
}

/** An operator implemented by a trait. Comparisons borrow both sides. */
export function operatorCall(
  b: Builder,
  dest: Place,
  e: Extract<Expr, { kind: 'BinaryExpr' }>,
  callee: Callee,
): void {
  const byRef = ['==', '!=', '<', '<=', '>', '>='].includes(e.op);
  const side = (expr: Expr): Operand =>
    byRef ? refTo(b, asPlace(b, expr), false, expr.span) : asOperand(b, expr);
  const args = [side(e.lhs), side(e.rhs)];
  emitCall(b, {
    func: calleeOperand(callee),
    args,
    dest,
    span: e.span,
    from: { node: e.id, via: 'operator' },
  });
}

/** `a += b` through `AddAssign`: the left side is borrowed first (two-phase), then the right side evaluated. */
export function assignOpCall(
  b: Builder,
  dest: Place,
  e: Extract<Expr, { kind: 'AssignOpExpr' }>,
  callee: Callee,
): void {
  const a = adjusted(b, e.lhs);
  const lhs =
    a.adjustments[a.level - 1]?.kind === 'borrow'
      ? operandOf(b, a)
      : refTo(b, placeOf(b, a), true, e.lhs.span, true);
  const rhs = asOperand(b, e.rhs);
  emitCall(b, {
    func: calleeOperand(callee),
    args: [lhs, rhs],
    dest,
    span: e.span,
    from: { node: e.id, via: 'operator' },
  });
}

/** An operator on a value by itself: `-x`, `!x`. */
export function unaryCall(
  b: Builder,
  dest: Place,
  e: Extract<Expr, { kind: 'UnaryExpr' }>,
  callee: Callee,
): void {
  emitCall(b, {
    func: calleeOperand(callee),
    args: [asOperand(b, e.expr)],
    dest,
    span: e.span,
    from: { node: e.id, via: 'operator' },
  });
}

/** A call of a trait's method named by language items: `into_iter`, `next`, `branch` …. */
export function langFn(b: Builder, lang: string, substs: Callee['substs'], span: MirSpan): Operand {
  const def = b.lang(lang, span);
  return constant({ kind: 'fn', def, substs, ty: fnDefTy(def, substs) });
}
