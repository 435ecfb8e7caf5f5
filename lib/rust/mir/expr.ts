import type { Expr } from '../syntax/ast';
import { boolTy, refTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { assignExpr, assignOp } from './assign';
import { type Builder, UNIT } from './builder';
import { callExpr, emitCall, langFn, methodCall, operatorCall, unaryCall } from './call';
import { closureExpr, coroutineExpr } from './closure';
import {
  blockInto,
  breakExpr,
  continueExpr,
  ifExpr,
  lazyBool,
  loopExpr,
  matchExpr,
  returnExpr,
  whileExpr,
} from './control';
import { awaitExpr, forExpr, tryExpr } from './desugar';
import { inlineLiterals } from './formatLiterals';
import type { Operand, Place } from './mir';
import {
  adjusted,
  asOperand,
  asPlace,
  fieldByName,
  fieldPlace,
  into,
  literalOrItem,
  rawPlace,
  tempOf,
  tyOfAdjusted,
} from './place';
import { promote } from './promote';

/** Evaluates an expression, without its adjustments, into `dest`. */
// long: one case per kind of expression
export function exprInto(b: Builder, dest: Place, e: Expr): void {
  const value = literalOrItem(b, e);
  if (value) {
    b.assign(dest, { kind: 'use', operand: value }, e.span);
    return;
  }
  switch (e.kind) {
    case 'MacroExpr':
      if (e.call.expansion) into(b, dest, e.call.expansion);
      else b.unsure(e.span, 'this macro call');
      return;
    case 'PathExpr':
      pathExpr(b, dest, e);
      return;
    case 'FieldExpr':
    case 'IndexExpr':
      usePlace(b, dest, e);
      return;
    case 'UnaryExpr':
      unaryExpr(b, dest, e);
      return;
    case 'BinaryExpr': {
      const callee = b.cx.results.callee.get(e.id);
      if (callee) operatorCall(b, dest, e, callee);
      else binaryExpr(b, dest, e);
      return;
    }
    case 'LazyBoolExpr':
      lazyBool(b, dest, e);
      return;
    case 'AssignExpr':
      assignExpr(b, e);
      b.unit(dest, e.span);
      return;
    case 'AssignOpExpr':
      assignOp(b, dest, e);
      return;
    case 'CallExpr':
      callExpr(b, dest, e);
      return;
    case 'MethodCallExpr':
      methodCall(b, dest, e);
      return;
    case 'RefExpr':
      refExpr(b, dest, e);
      return;
    case 'RawRefExpr':
      b.assign(
        dest,
        { kind: 'rawRef', mut: e.mutable, place: b.place(asPlace(b, e.expr), e.span) },
        e.span,
      );
      return;
    case 'CastExpr':
      castExpr(b, dest, e);
      return;
    case 'BlockExpr':
      blockInto(b, dest, e.block, e.span, e.label);
      return;
    case 'AsyncBlockExpr':
      coroutineExpr(b, dest, e);
      return;
    case 'IfExpr':
      ifExpr(b, dest, e);
      return;
    case 'MatchExpr':
      matchExpr(b, dest, e);
      return;
    case 'WhileExpr':
      whileExpr(b, dest, e);
      return;
    case 'LoopExpr':
      loopExpr(b, dest, e);
      return;
    case 'ForExpr':
      forExpr(b, dest, e);
      return;
    case 'ClosureExpr':
      closureExpr(b, dest, e);
      return;
    case 'BreakExpr':
      breakExpr(b, e);
      return;
    case 'ContinueExpr':
      continueExpr(b, e);
      return;
    case 'ReturnExpr':
      returnExpr(b, e);
      return;
    case 'StructExpr':
      structExpr(b, dest, e);
      return;
    case 'ArrayExpr':
    case 'TupleExpr':
      listExpr(b, dest, e);
      return;
    case 'RepeatExpr':
      repeatExpr(b, dest, e);
      return;
    case 'RangeExpr':
      rangeExpr(b, dest, e);
      return;
    case 'AwaitExpr':
      awaitExpr(b, dest, e);
      return;
    case 'TryExpr':
      tryExpr(b, dest, e);
      return;
    case 'FormatArgsExpr':
      formatArgs(b, dest, e);
      return;
    default:
      b.unsure(e.span, 'this expression');
  }
}

function pathExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'PathExpr' }>): void {
  const res = b.cx.results.path.get(e.id);
  const ty = b.tyOf(e);
  if (res?.kind === 'ctor' && ty.kind === 'adt') {
    const variant = b.cx.tcx.adt(ty.def).variants.findIndex((v) => v.def === res.def);
    b.assign(
      dest,
      {
        kind: 'aggregate',
        of: { kind: 'adt', def: ty.def, variant: Math.max(0, variant), substs: ty.substs },
        operands: [],
      },
      e.span,
    );
    return;
  }
  if (!res || res.kind === 'error' || res.kind === 'unknown') {
    b.unsure(e.span, 'this path');
    return;
  }
  usePlace(b, dest, e);
}

function usePlace(b: Builder, dest: Place, e: Expr): void {
  const place = rawPlace(b, e);
  b.assign(dest, { kind: 'use', operand: b.use(b.place(place, e.span), place.ty) }, e.span);
}

function unaryExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'UnaryExpr' }>): void {
  const callee = b.cx.results.callee.get(e.id);
  if (e.op === '*') {
    const place = rawPlace(b, e);
    b.assign(dest, { kind: 'use', operand: b.use(b.place(place, e.span), place.ty) }, e.span);
    return;
  }
  if (callee) {
    unaryCall(b, dest, e, callee);
    return;
  }
  const operand = asOperand(b, e.expr);
  b.assign(dest, { kind: 'unary', op: e.op, operand }, e.span);
}

/** Arithmetic and comparison on built-in types. Debug builds check `+ - *`, shifts and negation for overflow. */
function binaryExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'BinaryExpr' }>): void {
  const left = asOperand(b, e.lhs);
  const right = asOperand(b, e.rhs);
  const ty = tyOfAdjusted(b, adjusted(b, e.lhs));
  b.assign(dest, { kind: 'binary', op: e.op, left, right, checked: isChecked(ty, e.op) }, e.span);
}

/** Whether a debug build panics when the built-in operator overflows. */
export function isChecked(ty: Ty, op: string): boolean {
  return (
    ty.kind === 'int' && (op === '+' || op === '-' || op === '*' || op === '<<' || op === '>>')
  );
}

function refExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'RefExpr' }>): void {
  const operand = e.mutable ? null : promote(b, adjusted(b, e.expr), b.tyOf(e));
  if (operand) {
    b.assign(dest, { kind: 'use', operand }, e.span);
    return;
  }
  const place = b.place(asPlace(b, e.expr), e.span);
  b.assign(dest, { kind: 'ref', borrow: e.mutable ? 'mut' : 'shared', place }, e.span);
}

function castExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'CastExpr' }>): void {
  const to = b.tyOf(e);
  const a = adjusted(b, e.expr);
  const from = tyOfAdjusted(b, a);
  const operand = asOperand(b, e.expr);
  b.moved([operand]);
  b.annotate(dest, e.ty);
  if (from === to) {
    b.assign(dest, { kind: 'use', operand }, e.span);
    return;
  }
  const pointer = (t: Ty): boolean =>
    t.kind === 'ptr' || t.kind === 'ref' || t.kind === 'fnPtr' || t.kind === 'fnDef';
  const how =
    from.kind === 'fnDef' && to.kind === 'fnPtr'
      ? 'reifyFn'
      : from.kind === 'closure'
        ? 'closureToFn'
        : pointer(from) || pointer(to)
          ? 'pointer'
          : 'numeric';
  b.assign(dest, { kind: 'cast', operand, to, how }, e.span);
}

function structExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'StructExpr' }>): void {
  const ty = b.tyOf(e);
  if (ty.kind !== 'adt') {
    b.unsure(e.span, 'this struct literal');
    return;
  }
  const variant = b.cx.results.variantIndex.get(e.id) ?? 0;
  const names = b.cx.tcx.adt(ty.def).variants[variant]?.fields.map((f) => f.name) ?? [];
  const given = new Map<string, Operand>();
  for (const field of e.fields) given.set(field.ident.name, asOperand(b, field.expr));
  const base = e.base ? asPlace(b, e.base) : null;
  const operands = names.map((name): Operand => {
    const operand = given.get(name);
    if (operand) return operand;
    const field = base && fieldByName(b, base.ty, 0, name);
    if (!base || !field) return UNIT;
    return b.use(b.place(fieldPlace(base, field.index, name, field.ty), e.span), field.ty);
  });
  b.moved(operands);
  b.assign(
    dest,
    { kind: 'aggregate', of: { kind: 'adt', def: ty.def, variant, substs: ty.substs }, operands },
    e.span,
  );
}

function listExpr(
  b: Builder,
  dest: Place,
  e: Extract<Expr, { kind: 'ArrayExpr' | 'TupleExpr' }>,
): void {
  const operands = e.elems.map((x) => asOperand(b, x));
  b.moved(operands);
  const ty = b.tyOf(e);
  if (e.kind === 'TupleExpr' && operands.length === 0)
    b.assign(dest, { kind: 'use', operand: UNIT }, e.span);
  else
    b.assign(
      dest,
      {
        kind: 'aggregate',
        of: ty.kind === 'array' ? { kind: 'array', elem: ty.elem } : { kind: 'tuple' },
        operands,
      },
      e.span,
    );
}

function repeatExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'RepeatExpr' }>): void {
  const ty = b.tyOf(e);
  if (ty.kind !== 'array') {
    b.unsure(e.span, 'this array');
    return;
  }
  const operand = asOperand(b, e.elem);
  b.moved([operand]);
  const count =
    ty.len.kind === 'value'
      ? BigInt(ty.len.value as bigint)
      : ty.len.kind === 'param'
        ? ({ kind: 'constParam', def: ty.len.def, index: ty.len.index, ty: boolTy } as const)
        : 0n;
  b.assign(dest, { kind: 'repeat', operand, count }, e.span);
}

function rangeExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'RangeExpr' }>): void {
  const ty = b.tyOf(e);
  const operands = [e.lo, e.hi].filter((x) => x !== null).map((x) => asOperand(b, x));
  if (ty.kind !== 'adt') {
    b.unsure(e.span, 'this range');
    return;
  }
  if (e.lo && e.hi && e.inclusive && b.cx.tcx.lang('range_inclusive_new') !== null) {
    emitCall(b, {
      func: langFn(b, 'range_inclusive_new', ty.substs, e.span),
      args: operands,
      dest,
      span: e.span,
      from: { node: e.id, via: 'call' },
    });
    return;
  }
  b.moved(operands);
  b.assign(
    dest,
    {
      kind: 'aggregate',
      of: { kind: 'adt', def: ty.def, variant: 0, substs: ty.substs },
      operands,
    },
    e.span,
  );
}

/** Every argument is evaluated and borrowed once, in order; the texts between travel with the value. */
function formatArgs(b: Builder, dest: Place, e: Extract<Expr, { kind: 'FormatArgsExpr' }>): void {
  const of: Ty[] = [];
  const { pieces, kept } = inlineLiterals(e);
  const args = kept.map((arg): Operand => {
    const a = adjusted(b, arg.expr);
    const ty = tyOfAdjusted(b, a);
    of.push(ty);
    const place = asPlace(b, arg.expr);
    const temp = b.newTemp(refTy(ty, false), arg.expr.span);
    b.assign(
      { local: temp, proj: [] },
      { kind: 'ref', borrow: 'shared', place: b.place(place, arg.expr.span) },
      arg.expr.span,
    );
    return { kind: 'copy', place: { local: temp, proj: [] } };
  });
  b.assign(dest, { kind: 'formatArgs', pieces, args, of, ty: b.tyOf(e) }, e.span);
}

/** Evaluates for its effects; the value is dropped with the current temporaries. */
export function forEffect(b: Builder, e: Expr): void {
  tempOf(b, adjusted(b, e));
}
