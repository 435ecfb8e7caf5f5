import type { Expr, LiteralExpr } from '../syntax/ast';
import {
  arrayTy,
  boolTy,
  charTy,
  errorTy,
  floatTy,
  intTy,
  neverTy,
  refTy,
  sliceTy,
  strTy,
  tupleTy,
  u8Ty,
  unitTy,
  unknownTy,
} from '../types/intern';
import type { FloatKind, IntKind, Ty } from '../types/ty';
import { checkAssign, checkAssignOp } from './assigns';
import { checkAsyncBlock, checkAwait, checkClosure, checkTry } from './asyncs';
import { checkBlockExpr } from './blocks';
import { checkCall, checkMethodCall } from './calls';
import { coerceExpr } from './coerce';
import {
  checkBreak,
  checkContinue,
  checkFor,
  checkIf,
  checkLet,
  checkLoop,
  checkMatch,
  checkReturn,
  checkWhile,
} from './control';
import type { Fcx } from './fcx';
import { checkFormatArgs } from './format';
import { reportMismatch } from './mismatch';
import { checkBinary, checkLazy, checkUnary } from './ops';
import { checkPathExpr } from './paths';
import {
  checkArray,
  checkCast,
  checkField,
  checkIndex,
  checkRange,
  checkRef,
  checkRepeat,
  checkStruct,
} from './places';

/** What the context hopes for: a hint that guides inference, not a demand. */
export type Hint = Ty | null;

/** Infers an expression's type. The result is recorded under the expression's id. */
export function checkExpr(f: Fcx, e: Expr, hint: Hint): Ty {
  const before = f.diverges;
  f.diverges = false;
  const ty = kindOf(f, e, hint);
  f.setTy(e.id, ty);
  if (f.icx.shallow(ty) === neverTy) f.diverges = true;
  f.diverges ||= before;
  return ty;
}

/** Checks an expression that must have a type, coercing its value. Reports E0308 once. */
export function checkCoerce(f: Fcx, e: Expr, want: Ty): Ty {
  const ty = checkExpr(f, e, want);
  if (!coerceExpr(f, e, ty, want)) reportMismatch(f, e, want, ty);
  return want;
}

/** As `checkCoerce`, for places that coerce nothing: conditions, indices. */
export function checkHasType(f: Fcx, e: Expr, want: Ty): Ty {
  return checkCoerce(f, e, want);
}

// long: one case per expression kind
function kindOf(f: Fcx, e: Expr, hint: Hint): Ty {
  switch (e.kind) {
    case 'LiteralExpr':
      return literal(f, e, hint);
    case 'PathExpr':
      return checkPathExpr(f, e, hint);
    case 'UnaryExpr':
      return checkUnary(f, e, hint);
    case 'BinaryExpr':
      return checkBinary(f, e, hint);
    case 'LazyBoolExpr':
      return checkLazy(f, e);
    case 'AssignExpr':
      return checkAssign(f, e);
    case 'AssignOpExpr':
      return checkAssignOp(f, e);
    case 'CallExpr':
      return checkCall(f, e, hint);
    case 'MethodCallExpr':
      return checkMethodCall(f, e, hint);
    case 'FieldExpr':
      return checkField(f, e);
    case 'IndexExpr':
      return checkIndex(f, e);
    case 'RangeExpr':
      return checkRange(f, e, hint);
    case 'RefExpr':
    case 'RawRefExpr':
      return checkRef(f, e, hint);
    case 'CastExpr':
      return checkCast(f, e);
    case 'BlockExpr':
      return checkBlockExpr(f, e, hint);
    case 'AsyncBlockExpr':
      return checkAsyncBlock(f, e);
    case 'IfExpr':
      return checkIf(f, e, hint);
    case 'LetExpr':
      return checkLet(f, e);
    case 'MatchExpr':
      return checkMatch(f, e, hint);
    case 'WhileExpr':
      return checkWhile(f, e);
    case 'LoopExpr':
      return checkLoop(f, e, hint);
    case 'ForExpr':
      return checkFor(f, e);
    case 'ClosureExpr':
      return checkClosure(f, e, hint);
    case 'BreakExpr':
      return checkBreak(f, e);
    case 'ContinueExpr':
      return checkContinue(f, e);
    case 'ReturnExpr':
      return checkReturn(f, e);
    case 'StructExpr':
      return checkStruct(f, e, hint);
    case 'ArrayExpr':
      return checkArray(f, e, hint);
    case 'RepeatExpr':
      return checkRepeat(f, e, hint);
    case 'TupleExpr':
      return checkTuple(f, e, hint);
    case 'AwaitExpr':
      return checkAwait(f, e);
    case 'TryExpr':
      return checkTry(f, e);
    case 'UnderscoreExpr':
      return f.fresh(e.id);
    case 'MacroExpr':
      return checkMacro(f, e, hint);
    case 'FormatArgsExpr':
      return checkFormatArgs(f, e);
    case 'ErrorExpr':
      f.results.tainted = true;
      return errorTy;
  }
}

function checkMacro(f: Fcx, e: Expr & { kind: 'MacroExpr' }, hint: Hint): Ty {
  if (e.call.expansion) return checkExpr(f, e.call.expansion, hint);
  f.results.tainted = true;
  return unknownTy;
}

function checkTuple(f: Fcx, e: Expr & { kind: 'TupleExpr' }, hint: Hint): Ty {
  const expected = hint ? f.structurally(hint) : null;
  const parts =
    expected?.kind === 'tuple' && expected.elems.length === e.elems.length ? expected.elems : null;
  return tupleTy(
    e.elems.map((x, i) => {
      const want = parts?.[i];
      if (!want) return checkExpr(f, x, null);
      const ty = checkExpr(f, x, want);
      return coerceExpr(f, x, ty, want) ? want : ty;
    }),
  );
}

function literal(f: Fcx, e: LiteralExpr, hint: Hint): Ty {
  const { lit } = e;
  switch (lit.kind) {
    case 'int':
      if (lit.suffix)
        return lit.suffix.startsWith('f')
          ? floatTy(lit.suffix as FloatKind)
          : intTy(lit.suffix as IntKind);
      return intHint(f, hint) ?? f.icx.table.fresh('int', e.id);
    case 'float':
      if (lit.suffix) return floatTy(lit.suffix as FloatKind);
      return floatHint(f, hint) ?? f.icx.table.fresh('float', e.id);
    case 'bool':
      return boolTy;
    case 'char':
      return charTy;
    case 'byte':
      return u8Ty;
    case 'str':
      return refTy(strTy, false);
    case 'bytestr': {
      const want = hint ? f.structurally(hint) : null;
      if (want?.kind === 'ref' && f.icx.shallow(want.ty).kind === 'slice')
        return refTy(sliceTy(u8Ty), false);
      return refTy(arrayTy(u8Ty, { kind: 'value', value: BigInt(lit.value.length) }), false);
    }
    case 'cstr':
      f.unsure(e.span, 'C string literals');
      return unknownTy;
  }
}

function intHint(f: Fcx, hint: Hint): Ty | null {
  const t = hint ? f.structurally(hint) : null;
  return t && (t.kind === 'int' || (t.kind === 'infer' && t.of === 'int')) ? t : null;
}

function floatHint(f: Fcx, hint: Hint): Ty | null {
  const t = hint ? f.structurally(hint) : null;
  return t && (t.kind === 'float' || (t.kind === 'infer' && t.of === 'float')) ? t : null;
}

export const unit = unitTy;
