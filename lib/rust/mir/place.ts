// long: every kind of place expression in one place: each case is a step of the same projection
import type { Expr } from '../syntax/ast';
import type { Adjustment, Callee, LocalId, PathRes } from '../typeck/results';
import { fnDefTy, ptrTy, refTy, unitTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { type Builder, constant, type PlaceBuilder } from './builder';
import { emitCall } from './call';
import { exprInto } from './expr';
import type { LocalIndex, MirSpan, Operand, Place, PlaceElem } from './mir';
import { peel } from './peel';
import { promote } from './promote';

/** An expression with only its first `level` adjustments applied. Macro calls are seen through. */
export interface Adjusted {
  readonly expr: Expr;
  readonly adjustments: readonly Adjustment[];
  readonly level: number;
}

/** The expression with all its adjustments. */
export function adjusted(b: Builder, expr: Expr): Adjusted {
  const table = b.cx.results.adjustments;
  let e = expr;
  let adjustments = table.get(e.id) ?? [];
  while (e.kind === 'MacroExpr' && e.call.expansion) {
    e = e.call.expansion;
    const inner = table.get(e.id);
    if (inner) adjustments = [...inner, ...adjustments];
  }
  return { expr: e, adjustments, level: adjustments.length };
}

export function tyOfAdjusted(b: Builder, a: Adjusted): Ty {
  return a.level === 0 ? b.tyOf(a.expr) : (a.adjustments[a.level - 1] as Adjustment).to;
}
const inner = (a: Adjusted): Adjusted => ({ ...a, level: a.level - 1 });

// --- projections ------------------------------------------------------------------------------------------------

const grow = (p: PlaceBuilder, elem: PlaceElem, name: string | null, ty: Ty): PlaceBuilder => ({
  base: p.base,
  proj: [...p.proj, elem],
  names: [...p.names, name],
  ty,
});

export function derefPlace(p: PlaceBuilder, ty: Ty): PlaceBuilder {
  return grow(p, { kind: 'deref' }, '*', ty);
}
export function fieldPlace(p: PlaceBuilder, index: number, name: string, ty: Ty): PlaceBuilder {
  return grow(p, { kind: 'field', index, ty }, name, ty);
}
export function downcastPlace(p: PlaceBuilder, variant: number): PlaceBuilder {
  return grow(p, { kind: 'downcast', variant }, null, p.ty);
}
export function elementPlace(p: PlaceBuilder, elem: PlaceElem, ty: Ty): PlaceBuilder {
  return grow(p, elem, null, ty);
}

/** What a reference, raw pointer or box points at. */
export function pointee(b: Builder, ty: Ty): Ty | null {
  if (ty.kind === 'ref' || ty.kind === 'ptr') return ty.ty;
  if (ty.kind === 'adt' && ty.def === b.cx.tcx.lang('owned_box')) {
    const first = ty.substs.find((s) => s.kind === 'ty');
    return first?.kind === 'ty' ? first.ty : null;
  }
  return null;
}

/** Position and type of a field by name, for structs, tuples and single variants. */
export function fieldByName(
  b: Builder,
  ty: Ty,
  variant: number,
  name: string,
): { index: number; ty: Ty } | null {
  if (ty.kind === 'tuple') {
    const elem = ty.elems[Number(name)];
    return elem ? { index: Number(name), ty: elem } : null;
  }
  if (ty.kind !== 'adt') return null;
  const fields = b.cx.tcx.adt(ty.def).variants[variant]?.fields ?? [];
  const index = fields.findIndex((f) => f.name === name);
  const field = fields[index];
  return field
    ? { index, ty: b.normalize(b.cx.tcx.eraseRegions(b.cx.tcx.subst(field.ty, ty.substs))) }
    : null;
}

/** The place of a local variable: its own local, the place it stands for in a guard, or a captured variable. */
export function variablePlace(b: Builder, local: LocalId): PlaceBuilder {
  const alias = b.aliases.get(local);
  if (alias) return alias;
  const index = b.vars.get(local);
  if (index !== undefined) return b.localPlace(index);
  return {
    base: { kind: 'upvar', local },
    proj: [],
    names: [],
    ty: b.cx.results.localTy.get(local) ?? unitTy,
  };
}

/** The place a capture stands for, as the body that makes the closure sees it. */
export function capturedPlace(
  b: Builder,
  local: LocalId,
  projection: readonly string[],
  span: MirSpan,
): PlaceBuilder {
  let place = variablePlace(b, local);
  for (const name of projection) {
    if (name === '*') place = derefPlace(place, pointee(b, place.ty) ?? unitTy);
    else {
      const field = fieldByName(b, place.ty, 0, name);
      if (!field) {
        b.unsure(span, 'this captured field');
        return place;
      }
      place = fieldPlace(place, field.index, name, field.ty);
    }
  }
  return place;
}

// --- expressions as places --------------------------------------------------------------------------------------

/** Builds the expression as a place; values get a temporary. */
export function asPlace(b: Builder, expr: Expr): PlaceBuilder {
  return placeOf(b, adjusted(b, expr));
}

export function placeOf(b: Builder, a: Adjusted): PlaceBuilder {
  if (a.level === 0) return unadjustedPlace(b, a);
  const adj = a.adjustments[a.level - 1] as Adjustment;
  if (adj.kind !== 'deref') return b.localPlace(tempOf(b, a));
  if (!adj.overloaded) return derefPlace(placeOf(b, inner(a)), adj.to);
  const base = placeOf(b, inner(a));
  return overloadedDeref(b, base, adj.overloaded, adj.to, a.expr);
}

function overloadedDeref(
  b: Builder,
  base: PlaceBuilder,
  method: { method: number; substs: Callee['substs']; mut: boolean },
  to: Ty,
  at: Expr,
): PlaceBuilder {
  const span = at.span;
  const self = refTo(b, base, method.mut, span);
  const result = b.newTemp(refTy(to, method.mut), span);
  const func = fnOperand(method.method, method.substs);
  emitCall(b, {
    func,
    args: [self],
    dest: { local: result, proj: [] },
    span,
    from: { node: at.id, via: 'deref' },
  });
  return derefPlace(b.localPlace(result), to);
}

/** A temporary that borrows the place. */
export function refTo(
  b: Builder,
  place: PlaceBuilder,
  mut: boolean,
  span: MirSpan,
  twoPhase = false,
): Operand {
  const temp = b.newTemp(refTy(place.ty, mut), span);
  b.assign(
    { local: temp, proj: [] },
    {
      kind: 'ref',
      borrow: mut ? (twoPhase ? 'twoPhaseMut' : 'mut') : 'shared',
      place: b.place(place, span),
    },
    span,
  );
  return { kind: 'move', place: { local: temp, proj: [] } };
}

export function fnOperand(def: number, substs: Callee['substs']): Operand {
  return constant({ kind: 'fn', def, substs, ty: fnDefTy(def, substs) });
}

/** The place of a place expression before its adjustments. */
export function rawPlace(b: Builder, e: Expr): PlaceBuilder {
  return unadjustedPlace(b, { expr: e, adjustments: [], level: 0 });
}

function unadjustedPlace(b: Builder, a: Adjusted): PlaceBuilder {
  const e = a.expr;
  switch (e.kind) {
    case 'PathExpr': {
      const res = b.cx.results.path.get(e.id);
      if (res?.kind === 'local') return { ...variablePlace(b, res.local) };
      if (res?.kind === 'static') return staticPlace(b, res, e);
      break;
    }
    case 'FieldExpr': {
      const base = asPlace(b, e.base);
      const index = b.cx.results.fieldIndex.get(e.id);
      if (index === undefined) {
        b.unsure(e.span, 'this field');
        return base;
      }
      return fieldPlace(base, index, e.ident.name, b.tyOf(e));
    }
    case 'IndexExpr':
      return indexPlace(b, e);
    case 'UnaryExpr':
      if (e.op === '*') return derefExprPlace(b, e);
      break;
    default:
      break;
  }
  return b.localPlace(tempOf(b, a));
}

function staticPlace(
  b: Builder,
  res: Extract<PathRes, { def: number; substs: unknown }>,
  e: Expr,
): PlaceBuilder {
  const ty = b.tyOf(e);
  const pointer = b.cx.tcx.isMutStatic(res.def) ? ptrTy(ty, true) : refTy(ty, false);
  const temp = b.newTemp(pointer, e.span);
  b.assign(
    { local: temp, proj: [] },
    {
      kind: 'use',
      operand: constant({ kind: 'static', def: res.def, substs: res.substs, ty: pointer }),
    },
    e.span,
  );
  return derefPlace(b.localPlace(temp), ty);
}

function indexPlace(b: Builder, e: Extract<Expr, { kind: 'IndexExpr' }>): PlaceBuilder {
  const callee = b.cx.results.callee.get(e.id);
  if (callee) return overloadedIndex(b, e, callee);
  const base = asPlace(b, e.base);
  const index = localOperand(b, e.index);
  return elementPlace(base, { kind: 'index', local: index }, b.tyOf(e));
}

function overloadedIndex(
  b: Builder,
  e: Extract<Expr, { kind: 'IndexExpr' }>,
  callee: Callee,
): PlaceBuilder {
  const self = receiver(b, e.base, callee);
  const index = asOperand(b, e.index);
  const ret = callee.sig.ret;
  const to = b.tyOf(e);
  const result = b.newTemp(ret.kind === 'ref' ? ret : refTy(to, false), e.span);
  emitCall(b, {
    func: calleeOperand(callee),
    args: [self, index],
    dest: { local: result, proj: [] },
    span: e.span,
    from: { node: e.id, via: 'index' },
  });
  return derefPlace(b.localPlace(result), to);
}

function derefExprPlace(b: Builder, e: Extract<Expr, { kind: 'UnaryExpr' }>): PlaceBuilder {
  const callee = b.cx.results.callee.get(e.id);
  if (!callee) return derefPlace(asPlace(b, e.expr), b.tyOf(e));
  const self = receiver(b, e.expr, callee);
  const ret = callee.sig.ret;
  const to = b.tyOf(e);
  const result = b.newTemp(ret.kind === 'ref' ? ret : refTy(to, false), e.span);
  emitCall(b, {
    func: calleeOperand(callee),
    args: [self],
    dest: { local: result, proj: [] },
    span: e.span,
    from: { node: e.id, via: 'deref' },
  });
  return derefPlace(b.localPlace(result), to);
}

/** The `self` argument of an overloaded `*` or `[]`: borrowed here when type checking left the borrow implicit. */
function receiver(b: Builder, expr: Expr, callee: Callee): Operand {
  const a = adjusted(b, expr);
  const last = a.adjustments[a.level - 1];
  const want = callee.sig.params[0];
  if (last?.kind === 'borrow' || want?.kind !== 'ref') return operandOf(b, a);
  const ty = tyOfAdjusted(b, a);
  if (ty.kind === 'ref' && ty.ty === want.ty) return operandOf(b, a);
  return refTo(b, placeOf(b, a), want.mut, expr.span);
}

// --- expressions as operands and temporaries -------------------------------------------------------------------

export function calleeOperand(callee: Callee): Operand {
  return fnOperand(callee.def, callee.substs);
}

/** The value of the expression, held in a constant or a fresh temporary (so that later operands cannot change it). */
export function asOperand(b: Builder, expr: Expr): Operand {
  return operandOf(b, adjusted(b, expr));
}

export function operandOf(b: Builder, a: Adjusted): Operand {
  const value = a.level === 0 ? literalOrItem(b, a.expr) : null;
  if (value) return value;
  return { kind: 'move', place: { local: tempOf(b, a), proj: [] } };
}

/** A temporary that holds the value of an index. */
function localOperand(b: Builder, expr: Expr): LocalIndex {
  return tempOf(b, adjusted(b, expr));
}

/** Evaluates into a temporary of the current temporary scope (or of the block, when the temporary is extended). */
export function tempOf(b: Builder, a: Adjusted): LocalIndex {
  const span = a.expr.span;
  const scope = b.extended.get(a.expr.id) ?? b.tempScope;
  const temp = b.newTemp(tyOfAdjusted(b, a), span, scope);
  intoAdjusted(b, { local: temp, proj: [] }, a);
  b.schedule(temp, 'value', scope);
  return temp;
}

/** Constants: literals, paths to fns and consts. */
export function literalOrItem(b: Builder, e: Expr): Operand | null {
  const literal = literalOperand(b, e);
  if (literal) return literal;
  if (e.kind !== 'PathExpr') return null;
  const res = b.cx.results.path.get(e.id);
  if (res?.kind === 'fn')
    return constant({ kind: 'fn', def: res.def, substs: res.substs, ty: b.tyOf(e) });
  if (res?.kind === 'const')
    return constant({ kind: 'const', def: res.def, substs: res.substs, ty: b.tyOf(e) });
  if (res?.kind === 'constParam')
    return constant({ kind: 'constParam', def: res.def, index: res.index, ty: b.tyOf(e) });
  if (res?.kind === 'ctor' && b.tyOf(e).kind === 'fnDef')
    return constant({ kind: 'fn', def: res.def, substs: res.substs, ty: b.tyOf(e) });
  return null;
}

/** Literals, and negated number literals. */
export function literalOperand(b: Builder, e: Expr): Operand | null {
  if (e.kind === 'UnaryExpr' && e.op === '-') {
    const of = peel(e.expr);
    if (of.kind !== 'LiteralExpr' || b.cx.results.callee.has(e.id)) return null;
    const ty = b.tyOf(e);
    if (of.lit.kind === 'int' && ty.kind === 'int')
      return constant({ kind: 'int', value: -of.lit.value, ty });
    if (of.lit.kind === 'float' || of.lit.kind === 'int')
      return constant({
        kind: 'float',
        value: -Number(of.lit.kind === 'int' ? of.lit.value : of.lit.text),
        ty,
      });
    return null;
  }
  if (e.kind !== 'LiteralExpr') return null;
  const lit = e.lit;
  const ty = b.tyOf(e);
  switch (lit.kind) {
    case 'int':
      return ty.kind === 'float'
        ? constant({ kind: 'float', value: Number(lit.value), ty })
        : constant({ kind: 'int', value: lit.value, ty });
    case 'float':
      return constant({ kind: 'float', value: Number(lit.text), ty });
    case 'bool':
      return constant({ kind: 'bool', value: lit.value });
    case 'char':
      return constant({ kind: 'char', value: lit.value.codePointAt(0) ?? 0 });
    case 'byte':
      return constant({ kind: 'int', value: BigInt(lit.value), ty });
    case 'str':
      return constant({ kind: 'str', value: lit.value });
    case 'bytestr':
      return constant({ kind: 'bytes', value: [...lit.value], ty });
    case 'cstr':
      b.unsure(e.span, 'C string literals');
      return constant({ kind: 'unit' });
  }
}

// --- adjustments as values -------------------------------------------------------------------------------------

/** Evaluates the adjusted expression into `dest`, which must be free (not hold a value that needs dropping). */
export function intoAdjusted(b: Builder, dest: Place, a: Adjusted): void {
  if (a.level === 0) {
    exprInto(b, dest, a.expr);
    return;
  }
  const adj = a.adjustments[a.level - 1] as Adjustment;
  const span: MirSpan =
    a.expr.kind === 'AwaitExpr' ? { ...a.expr.span, desugared: true } : a.expr.span;
  switch (adj.kind) {
    case 'deref':
      b.assign(dest, { kind: 'use', operand: b.use(b.place(placeOf(b, a), span), adj.to) }, span);
      break;
    case 'borrow': {
      const promoted = adj.mut ? null : promote(b, inner(a), adj.to);
      if (promoted) b.assign(dest, { kind: 'use', operand: promoted }, span);
      else {
        const place = b.place(placeOf(b, inner(a)), span);
        b.assign(
          dest,
          {
            kind: 'ref',
            borrow: adj.mut ? (adj.twoPhase ? 'twoPhaseMut' : 'mut') : 'shared',
            place,
          },
          span,
        );
      }
      break;
    }
    case 'rawBorrow':
      b.assign(
        dest,
        { kind: 'rawRef', mut: adj.mut, place: b.place(placeOf(b, inner(a)), span) },
        span,
      );
      break;
    case 'neverToAny':
      tempOf(b, inner(a));
      b.terminate({ kind: 'unreachable' }, span);
      b.startDead();
      break;
    default: {
      const operand = operandOf(b, inner(a));
      b.moved([operand]);
      const how = adj.kind === 'mutToConstPtr' ? 'pointer' : adj.kind;
      b.assign(dest, { kind: 'cast', operand, to: adj.to, how }, span);
    }
  }
}

/** Evaluates an expression with its adjustments into `dest`. */
export function into(b: Builder, dest: Place, expr: Expr): void {
  intoAdjusted(b, dest, adjusted(b, expr));
}
