import type { Block, BlockExpr, Expr, LetStmt, Stmt } from '../syntax/ast';
import { neverTy, unitTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { coerceExpr } from './coerce';
import { CoerceMany } from './coerceMany';
import { checkCoerce, checkExpr, type Hint } from './exprs';
import type { Fcx } from './fcx';
import { reportMismatch } from './mismatch';
import { causeAt } from './obligation';
import { checkPat, declareBindings } from './pats';

export function checkBlockExpr(f: Fcx, e: BlockExpr, hint: Hint): Ty {
  if (e.mode !== 'unsafe') return blockExpr(f, e, hint);
  f.unsafeDepth++;
  const ty = blockExpr(f, e, hint);
  f.unsafeDepth--;
  return ty;
}

function blockExpr(f: Fcx, e: BlockExpr, hint: Hint): Ty {
  if (!e.label) return checkBlock(f, e.block, hint);
  const coerce = new CoerceMany(f, hint, (found, expected, x) =>
    reportMismatch(f, x ?? e, expected, found),
  );
  const target = { node: e.id, coerce, mayBreak: false };
  f.breakables.push(target);
  const before = f.diverges;
  f.diverges = false;
  const ty = checkBlock(f, e.block, hint);
  f.breakables.pop();
  const diverged = f.diverges && !target.mayBreak;
  f.diverges = before || diverged;
  if (!target.mayBreak) return ty;
  const at = e.block.tail;
  if (at) coerce.add(at, ty);
  else if (f.icx.shallow(ty) !== neverTy) coerce.addUnit(e.span, unitTy);
  return coerce.result();
}

/** A block's type: its tail's, `()` without one, `!` when a statement before the end diverges. */
export function checkBlock(f: Fcx, b: Block, hint: Hint): Ty {
  const before = f.diverges;
  f.diverges = false;
  for (const s of b.stmts) checkStmt(f, s);
  let ty: Ty;
  if (b.tail) {
    ty = checkExpr(f, b.tail, hint);
    if (hint && f.icx.shallow(hint).kind !== 'infer') {
      if (!coerceExpr(f, b.tail, ty, hint)) reportMismatch(f, b.tail, hint, ty);
      ty = f.icx.shallow(ty) === neverTy ? ty : hint;
    }
  } else ty = f.diverges ? neverTy : unitTy;
  f.setTy(b.id, ty);
  f.diverges ||= before;
  return ty;
}

/** Statements in order; items inside are bodies of their own. */
export function checkStmt(f: Fcx, s: Stmt): void {
  switch (s.kind) {
    case 'LetStmt':
      checkLetStmt(f, s);
      return;
    case 'ItemStmt':
      return;
    case 'MacroStmt':
      if (s.call.expansion) for (const inner of s.call.expansion) checkStmt(f, inner);
      else f.results.tainted = true;
      return;
    case 'ExprStmt':
      if (s.semi) {
        checkExpr(f, s.expr, null);
        return;
      }
      checkUnitStmt(f, s.expr);
  }
}

/** `if … { }` and the like in statement position must be `()`. */
function checkUnitStmt(f: Fcx, e: Expr): void {
  const ty = checkExpr(f, e, unitTy);
  if (!coerceExpr(f, e, ty, unitTy)) reportMismatch(f, e, unitTy, ty);
}

function checkLetStmt(f: Fcx, s: LetStmt): void {
  const declared = s.ty ? f.lowerTy(s.ty) : f.fresh(s.pat.id);
  declareBindings(f, s.pat);
  if (s.init) {
    const hasRef = bindsByRef(s.pat);
    if (hasRef && !s.ty) {
      const ty = checkExpr(f, s.init, null);
      f.icx.table.unify(declared, ty);
    } else if (s.ty) checkCoerce(f, s.init, declared);
    else {
      const ty = checkExpr(f, s.init, null);
      if (!coerceExpr(f, s.init, ty, declared)) reportMismatch(f, s.init, declared, ty);
    }
    checkPat(f, s.pat, declared, s.init);
  } else checkPat(f, s.pat, declared, null);
  f.require('sized', declared, causeAt(s.pat.span, s.pat.id, 'sized'));
  if (!s.else_) return;
  const saved = f.diverges;
  f.diverges = false;
  const ty = checkBlock(f, s.else_, null);
  if (f.icx.shallow(ty) !== neverTy) {
    f.error(
      'E0308',
      s.else_.span,
      '`else` clause of `let...else` does not diverge',
      `expected \`!\`, found \`${f.cx.print(f.resolve(ty))}\``,
    );
  }
  f.diverges = saved;
}

function bindsByRef(p: LetStmt['pat']): boolean {
  switch (p.kind) {
    case 'IdentPat':
      return p.byRef;
    case 'TuplePat':
    case 'SlicePat':
    case 'TupleStructPat':
      return p.elems.some(bindsByRef);
    case 'StructPat':
      return p.fields.some((x) => bindsByRef(x.pat));
    default:
      return false;
  }
}
