import type {
  BreakExpr,
  ContinueExpr,
  Expr,
  ForExpr,
  IfExpr,
  LetExpr,
  LoopExpr,
  MatchExpr,
  ReturnExpr,
  WhileExpr,
} from '../syntax/ast';
import {
  boolTy,
  errorTy,
  neverTy,
  projectionTy,
  refTy,
  tyArg,
  unitTy,
  unknownTy,
} from '../types/intern';
import type { Ty } from '../types/ty';
import { checkBlock } from './blocks';
import { coerceExpr } from './coerce';
import { CoerceMany } from './coerceMany';
import { checkCoerce, checkExpr, type Hint } from './exprs';
import type { Breakable, Fcx } from './fcx';
import { reportMismatch } from './mismatch';
import { causeAt } from './obligation';
import { checkPat, declareBindings } from './pats';

/** A hint that is itself unsolved says nothing about branches. */
const solid = (f: Fcx, hint: Hint): Hint =>
  hint && f.structurally(hint).kind !== 'infer' ? hint : null;

export function checkIf(f: Fcx, e: IfExpr, hint: Hint): Ty {
  checkCoerce(f, e.cond, boolTy);
  const afterCond = f.diverges;
  f.diverges = false;
  const expected = solid(f, hint);
  if (!e.else_) {
    const alone = new CoerceMany(f, expected, (found, want, x, span) => {
      if (x) reportMismatch(f, x, want, found);
      else
        f.error(
          'E0317',
          span,
          '`if` may be missing an `else` clause',
          f.expectedFound(want, found),
        );
    });
    const ty = checkBlock(f, e.then, expected);
    alone.add(
      {
        kind: 'BlockExpr',
        id: e.then.id,
        span: e.then.span,
        label: null,
        mode: 'plain',
        block: e.then,
      },
      ty,
    );
    alone.addUnit(e.span, unitTy);
    f.diverges = afterCond;
    return f.icx.shallow(alone.result()) === neverTy ? unitTy : alone.result();
  }
  const merge = new CoerceMany(f, expected, (found, want, x, span) => {
    if (expected) reportMismatch(f, x ?? e, want, found);
    else
      f.error(
        'E0308',
        x ? blame(x).span : span,
        '`if` and `else` have incompatible types',
        f.expectedFound(want, found),
      );
  });
  const thenTy = checkBlock(f, e.then, expected);
  const thenDiverges = f.diverges;
  merge.add(
    {
      kind: 'BlockExpr',
      id: e.then.id,
      span: e.then.span,
      label: null,
      mode: 'plain',
      block: e.then,
    },
    thenTy,
  );
  f.diverges = false;
  const elseTy = checkExpr(f, e.else_, expected);
  merge.add(e.else_, elseTy);
  f.diverges = afterCond || (thenDiverges && f.diverges);
  return merge.result();
}

/** The expression rustc blames for a branch: the tail of a block. */
export function blame(e: Expr): Expr {
  if (e.kind === 'BlockExpr' && e.block.tail) return blame(e.block.tail);
  return e;
}

export function checkLet(f: Fcx, e: LetExpr): Ty {
  const ty = checkExpr(f, e.expr, null);
  declareBindings(f, e.pat);
  checkPat(f, e.pat, ty, e.expr);
  return boolTy;
}

export function checkMatch(f: Fcx, e: MatchExpr, hint: Hint): Ty {
  const scrutinee = checkExpr(f, e.scrutinee, null);
  const scrutDiverges = f.diverges;
  const expected = solid(f, hint);
  let _first: Ty | null = null;
  const merge = new CoerceMany(f, expected, (found, want, x, span) => {
    if (expected) reportMismatch(f, x ?? e, want, found);
    else
      f.error(
        'E0308',
        x ? blame(x).span : span,
        '`match` arms have incompatible types',
        f.expectedFound(want, found),
      );
  });
  for (const arm of e.arms) {
    declareBindings(f, arm.pat);
    checkPat(f, arm.pat, scrutinee, e.scrutinee);
  }
  let all = e.arms.length > 0;
  for (const arm of e.arms) {
    f.diverges = false;
    if (arm.guard) {
      checkCoerce(f, arm.guard, boolTy);
      f.diverges = false;
    }
    const ty = checkExpr(f, arm.body, expected);
    _first ??= ty;
    all &&= f.diverges;
    merge.add(arm.body, ty);
  }
  f.diverges = scrutDiverges || all || e.arms.length === 0;
  return e.arms.length === 0 ? neverTy : merge.result();
}

export function checkWhile(f: Fcx, e: WhileExpr): Ty {
  const target: Breakable = { node: e.id, coerce: null, mayBreak: true };
  f.breakables.push(target);
  checkCoerce(f, e.cond, boolTy);
  const before = f.diverges;
  checkBlock(f, e.body, unitTy);
  f.breakables.pop();
  f.diverges = before;
  return unitTy;
}

export function checkLoop(f: Fcx, e: LoopExpr, hint: Hint): Ty {
  const coerce = new CoerceMany(f, solid(f, hint), (found, want, x) =>
    reportMismatch(f, x ?? e, want, found),
  );
  const target: Breakable = { node: e.id, coerce, mayBreak: false };
  f.breakables.push(target);
  checkBlock(f, e.body, unitTy);
  f.breakables.pop();
  f.diverges = !target.mayBreak;
  return target.mayBreak ? coerce.result() : neverTy;
}

export function checkFor(f: Fcx, e: ForExpr): Ty {
  const { cx } = f;
  const iterable = checkExpr(f, e.iter, null);
  const trait = cx.lang('into_iterator_trait') ?? cx.lang('IntoIterator');
  const into = cx.lang('into_iter');
  const iterator = cx.lang('iterator');
  const next = cx.lang('next');
  const cause = causeAt(e.iter.span, e.iter.id, 'for');
  let item: Ty = unknownTy;
  const intoTrait = trait ?? (into === null ? null : cx.def(into).parent);
  const iterTrait = iterator ?? (next === null ? null : cx.def(next).parent);
  if (intoTrait === null || iterTrait === null || into === null || next === null)
    f.unsure(e.span, '`for` without `IntoIterator`');
  else {
    f.obligation({ trait: intoTrait, substs: [tyArg(iterable)] }, cause);
    const intoIter = cx.assocTyNamed(intoTrait, 'IntoIter');
    const itemDef = cx.assocTyNamed(iterTrait, 'Item');
    const iter =
      intoIter === null
        ? errorTy
        : f.normalize(projectionTy({ assoc: intoIter, substs: [tyArg(iterable)] }), cause);
    item =
      itemDef === null
        ? errorTy
        : f.normalize(projectionTy({ assoc: itemDef, substs: [tyArg(iter)] }), cause);
    f.setCallee(e.id, {
      def: next,
      substs: [tyArg(iter)],
      trait: iterTrait,
      sig: {
        params: [refTy(iter, true)],
        ret: cx.optionOf(item) ?? errorTy,
        unsafe: false,
        variadic: false,
        boundRegions: 0,
      },
    });
  }
  const before = f.diverges;
  declareBindings(f, e.pat);
  checkPat(f, e.pat, item, null);
  f.breakables.push({ node: e.id, coerce: null, mayBreak: true });
  checkBlock(f, e.body, unitTy);
  f.breakables.pop();
  f.diverges = before;
  return unitTy;
}

export function checkBreak(f: Fcx, e: BreakExpr): Ty {
  const node = f.cx.resolutions.target(e.id);
  const target = f.breakables.find((b) => b.node === node);
  if (!target) {
    if (e.expr) checkExpr(f, e.expr, null);
    outsideLoop(f, e);
    return neverTy;
  }
  target.mayBreak = true;
  if (e.expr) {
    const hint = target.coerce?.expected ?? null;
    const ty = checkExpr(f, e.expr, hint);
    if (target.coerce) target.coerce.add(e.expr, ty);
    else
      f.error(
        'E0571',
        e.span,
        `\`break\` with value from a \`${f.loopName(target.node)}\` loop`,
        'can only break with a value inside `loop` or breakable block',
      );
  } else if (target.coerce) target.coerce.addUnit(e.span, unitTy);
  return neverTy;
}

export function checkContinue(f: Fcx, e: ContinueExpr): Ty {
  if (!f.breakables.some((b) => b.node === f.cx.resolutions.target(e.id))) outsideLoop(f, e);
  return neverTy;
}

/** E0267 inside a closure or async block, E0268 elsewhere; an unknown label was reported by name resolution. */
function outsideLoop(f: Fcx, e: BreakExpr | ContinueExpr): void {
  if (e.label) {
    f.results.tainted = true;
    return;
  }
  const what = e.kind === 'BreakExpr' ? 'break' : 'continue';
  const kind = f.returns[f.returns.length - 1]?.kind;
  if (kind === 'closure' || kind === 'async')
    f.error(
      'E0267',
      e.span,
      `\`${what}\` inside ${kind === 'closure' ? 'a closure' : '`async` block'}`,
      `cannot \`${what}\` inside ${kind === 'closure' ? 'a closure' : '`async` block'}`,
    );
  else
    f.error(
      'E0268',
      e.span,
      `\`${what}\` outside of a loop or labeled block`,
      `cannot \`${what}\` outside of a loop or labeled block`,
    );
}

export function checkReturn(f: Fcx, e: ReturnExpr): Ty {
  const target = f.returns[f.returns.length - 1];
  // The value of a const or static is no function's body, though `?` in it asks for its type.
  const inItem =
    f.returns.length === 1 && /^(const|assocConst|static)$/.test(f.cx.def(f.owner).kind);
  if (!target || inItem) {
    f.error('E0572', e.span, 'return statement outside of function body');
    return neverTy;
  }
  if (e.expr) {
    const ty = checkExpr(f, e.expr, target.ty);
    if (target.coerce) target.coerce.add(e.expr, ty);
    else if (!coerceExpr(f, e.expr, ty, target.ty))
      reportMismatch(f, e.expr, target.ty, ty, 'return');
  } else if (target.coerce) target.coerce.addUnit(e.span, unitTy);
  else if (!f.icx.table.commitIf(() => f.icx.table.unify(target.ty, unitTy)))
    f.error(
      'E0069',
      e.span,
      '`return;` in a function whose return type is not `()`',
      'return type is not `()`',
    );
  return neverTy;
}
