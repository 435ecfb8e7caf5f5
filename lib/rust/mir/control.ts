import type { Block, Expr, Lifetime, Stmt } from '../syntax/ast';
import { boolTy, unitTy } from '../types/intern';
import { type Builder, constant, UNIT } from './builder';
import { forEffect } from './expr';
import { letStmt } from './let';
import type { BlockIndex, MirSpan, Place } from './mir';
import {
  bindAll,
  candidates,
  declareBindings,
  scheduleBindings,
  testPattern,
  withGuardAliases,
} from './pattern';
import { peel } from './peel';
import { asPlace, into } from './place';

/** Where a condition goes when it fails, after leaving the scopes from `depth` on. */
export interface Otherwise {
  readonly depth: number;
  readonly block: BlockIndex;
}

/** A block's statements and value. In edition 2024 the temporaries of the last expression die before the locals. */
export function blockInto(
  b: Builder,
  dest: Place,
  block: Block,
  span: MirSpan,
  label: Lifetime | null = null,
): void {
  const end = b.newBlock();
  const depth = b.pushScope();
  if (label) b.breakables.push({ label, loop: false, depth, breakTo: end, continueTo: null, dest });
  stmts(b, block.stmts);
  if (block.tail) b.inTempScope(block.tail.span, () => into(b, dest, block.tail as Expr));
  else b.unit(dest, span);
  if (label) b.breakables.pop();
  b.popScope(endOf(span));
  b.goto(end, span);
  b.current = end;
}

/** The closing brace: where rustc says that values are dropped. */
export const endOf = (span: MirSpan): MirSpan => ({
  file: span.file,
  start: Math.max(span.start, span.end - 1),
  end: span.end,
});

export function stmts(b: Builder, list: readonly Stmt[]): void {
  for (const stmt of list) {
    if (stmt.kind === 'LetStmt') letStmt(b, stmt);
    else if (stmt.kind === 'ExprStmt') b.inTempScope(stmt.span, () => forEffect(b, stmt.expr));
    else if (stmt.kind === 'MacroStmt') {
      if (stmt.call.expansion) stmts(b, stmt.call.expansion);
      else b.unsure(stmt.span, 'this macro call');
    }
  }
}

/** Goes on when the condition holds (its bindings made), else leaves for `otherwise`. */
export function condition(b: Builder, expr: Expr, otherwise: Otherwise): void {
  const e = peel(expr);
  if (e.kind === 'LazyBoolExpr' && e.op === '&&') {
    condition(b, e.lhs, otherwise);
    condition(b, e.rhs, otherwise);
    return;
  }
  if (e.kind === 'LetExpr') {
    const place = asPlace(b, e.expr);
    b.push({ kind: 'fakeRead', place: b.place(place, e.expr.span), because: 'match' }, e.expr.span);
    declareBindings(b, e.pat);
    const all = candidates(b, e.pat);
    const matched = b.newBlock();
    for (const choice of all) {
      const next = b.newBlock();
      bindAll(b, testPattern(b, e.pat, place, next, choice));
      b.goto(matched, e.pat.span);
      b.current = next;
    }
    leave(b, otherwise, e.span);
    b.current = matched;
    scheduleBindings(b, e.pat);
    return;
  }
  const cond = b.inTempScope(e.span, () => {
    const temp = b.newLocal(boolTy, e.span);
    into(b, { local: temp, proj: [] }, expr);
    return temp;
  });
  const yes = b.newBlock();
  const no = b.newBlock();
  b.terminate(
    {
      kind: 'switch',
      on: { kind: 'copy', place: { local: cond, proj: [] } },
      targets: [{ value: 0n, block: no }],
      otherwise: yes,
    },
    e.span,
  );
  b.current = no;
  leave(b, otherwise, e.span);
  b.current = yes;
}

function leave(b: Builder, otherwise: Otherwise, span: MirSpan): void {
  b.exitScopes(otherwise.depth, span);
  b.goto(otherwise.block, span);
}

export function ifExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'IfExpr' }>): void {
  const otherwise = b.newBlock();
  const join = b.newBlock();
  const saved = b.tempScope;
  b.tempScope = b.pushScope();
  condition(b, e.cond, { depth: b.tempScope, block: otherwise });
  blockInto(b, dest, e.then, e.then.span);
  b.popScope(e.then.span);
  b.tempScope = saved;
  b.goto(join, e.span);
  b.current = otherwise;
  if (e.else_) into(b, dest, e.else_);
  else b.unit(dest, e.span);
  b.goto(join, e.span);
  b.current = join;
}

/** `a && b`, `a || b` outside a condition's chain: the right side runs in a scope of its own. */
export function lazyBool(
  b: Builder,
  dest: Place,
  e: Extract<Expr, { kind: 'LazyBoolExpr' }>,
): void {
  const right = b.newBlock();
  const short = b.newBlock();
  const join = b.newBlock();
  const left = b.inTempScope(e.lhs.span, () => {
    const temp = b.newLocal(boolTy, e.lhs.span);
    into(b, { local: temp, proj: [] }, e.lhs);
    return temp;
  });
  const whenFalse = e.op === '&&' ? short : right;
  const whenTrue = e.op === '&&' ? right : short;
  b.terminate(
    {
      kind: 'switch',
      on: { kind: 'copy', place: { local: left, proj: [] } },
      targets: [{ value: 0n, block: whenFalse }],
      otherwise: whenTrue,
    },
    e.span,
  );
  b.current = short;
  b.assign(
    dest,
    { kind: 'use', operand: constant({ kind: 'bool', value: e.op === '||' }) },
    e.span,
  );
  b.goto(join, e.span);
  b.current = right;
  b.inTempScope(e.rhs.span, () => into(b, dest, e.rhs));
  b.goto(join, e.span);
  b.current = join;
}

/** Arms are tried in order; a guard sees the bindings as the places they will be taken from. */
export function matchExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'MatchExpr' }>): void {
  const place = asPlace(b, e.scrutinee);
  const real = b.tryPlace(place);
  if (real) b.push({ kind: 'fakeRead', place: real, because: 'match' }, e.scrutinee.span);
  const join = b.newBlock();
  for (const arm of e.arms) {
    const body = b.newBlock();
    const depth = b.pushScope();
    const saved = b.tempScope;
    b.tempScope = depth;
    declareBindings(b, arm.pat);
    for (const choice of candidates(b, arm.pat)) {
      const next = b.newBlock();
      const found = testPattern(b, arm.pat, place, next, choice);
      if (arm.guard) {
        const guard = arm.guard;
        withGuardAliases(b, found, () => {
          const inside = b.pushScope();
          const outer = b.tempScope;
          b.tempScope = inside;
          condition(b, guard, { depth: inside, block: next });
          b.popScope(guard.span);
          b.tempScope = outer;
        });
      }
      bindAll(b, found, arm.guard !== null);
      b.goto(body, arm.pat.span);
      b.current = next;
    }
    const failed = b.current;
    b.current = body;
    scheduleBindings(b, arm.pat);
    into(b, dest, arm.body);
    b.popScope(arm.body.span);
    b.tempScope = saved;
    b.goto(join, arm.span);
    b.current = failed;
  }
  b.terminate({ kind: 'unreachable' }, e.span);
  b.current = join;
}

export function loopExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'LoopExpr' }>): void {
  const head = b.newBlock();
  const end = b.newBlock();
  b.goto(head, e.span);
  b.current = head;
  b.breakables.push({
    label: e.label,
    loop: true,
    depth: b.depth,
    breakTo: end,
    continueTo: head,
    dest,
  });
  bodyOf(b, e.body);
  b.breakables.pop();
  b.goto(head, e.span);
  b.current = end;
}

/** A loop's body: its value is `()` and its temporaries die each time round. */
export function bodyOf(b: Builder, body: Block): void {
  const unit = b.newLocal(unitTy, body.span);
  b.inTempScope(body.span, () => blockInto(b, { local: unit, proj: [] }, body, body.span));
}

export function whileExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'WhileExpr' }>): void {
  const head = b.newBlock();
  const end = b.newBlock();
  const failed = b.newBlock();
  b.goto(head, e.span);
  b.current = head;
  b.breakables.push({
    label: e.label,
    loop: true,
    depth: b.depth,
    breakTo: end,
    continueTo: head,
    dest,
  });
  const saved = b.tempScope;
  b.tempScope = b.pushScope();
  condition(b, e.cond, { depth: b.tempScope, block: failed });
  bodyOf(b, e.body);
  b.popScope(e.body.span);
  b.tempScope = saved;
  b.breakables.pop();
  b.goto(head, e.span);
  b.current = failed;
  b.unit(dest, e.span);
  b.goto(end, e.span);
  b.current = end;
}

function findBreakable(b: Builder, label: Lifetime | null, loopOnly: boolean) {
  for (let i = b.breakables.length - 1; i >= 0; i--) {
    const at = b.breakables[i];
    if (!at) continue;
    if (
      label ? at.label?.name === label.name && at.label.mark === label.mark : at.loop || !loopOnly
    )
      return at;
  }
  return null;
}

export function breakExpr(b: Builder, e: Extract<Expr, { kind: 'BreakExpr' }>): void {
  const at = findBreakable(b, e.label, true);
  if (!at) {
    b.unsure(e.span, 'this `break`');
    return;
  }
  if (e.expr) into(b, at.dest, e.expr);
  else b.unit(at.dest, e.span);
  b.exitScopes(at.depth, e.span);
  b.goto(at.breakTo, e.span);
  b.startDead();
}

export function continueExpr(b: Builder, e: Extract<Expr, { kind: 'ContinueExpr' }>): void {
  const at = findBreakable(b, e.label, true);
  if (at?.continueTo == null) {
    b.unsure(e.span, 'this `continue`');
    return;
  }
  b.exitScopes(at.depth, e.span);
  b.goto(at.continueTo, e.span);
  b.startDead();
}

export function returnExpr(b: Builder, e: Extract<Expr, { kind: 'ReturnExpr' }>): void {
  if (e.expr) into(b, { local: 0, proj: [] }, e.expr);
  else b.assign({ local: 0, proj: [] }, { kind: 'use', operand: UNIT }, e.span);
  returnFrom(b, e.span);
}

/** Leaves the body with what is in the return place. */
export function returnFrom(b: Builder, span: MirSpan): void {
  b.exitScopes(b.returnDepth, span);
  b.goto(b.returnTo, span);
  b.startDead();
}
