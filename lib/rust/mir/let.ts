import type { Block, Expr, LetStmt } from '../syntax/ast';
import { neverTy } from '../types/intern';
import type { Builder } from './builder';
import { blockInto } from './control';
import { extend } from './extend';
import type { Place } from './mir';
import {
  bindAll,
  bindingOf,
  candidates,
  declareBindings,
  scheduleBindings,
  testPattern,
} from './pattern';
import { asPlace, into } from './place';

/**
 * `let`: the variables belong to the enclosing block, the initialiser's temporaries to the statement, except those
 * that extension keeps alive as long as the variables.
 */
export function letStmt(b: Builder, s: LetStmt): void {
  const scope = b.depth - 1;
  if (!s.init) {
    declareBindings(b, s.pat, scope);
    const local = s.pat.kind === 'IdentPat' ? b.vars.get(s.pat.id) : undefined;
    if (s.ty && local !== undefined) b.annotate({ local, proj: [] }, s.ty);
    scheduleBindings(b, s.pat, scope);
    return;
  }
  const init = s.init;
  const otherwise = s.else_ ? b.newBlock() : null;
  extend(b, s.pat, init, scope);
  const simple =
    s.pat.kind === 'IdentPat' && !s.pat.sub && !s.pat.byRef ? bindingOf(b, s.pat) : null;
  b.inTempScope(s.span, () => {
    const depth = b.depth - 1;
    if (simple !== null && !otherwise) {
      declareBindings(b, s.pat, scope);
      const dest: Place = { local: b.vars.get(simple) as number, proj: [] };
      if (s.ty) b.annotate(dest, s.ty);
      into(b, dest, init);
      scheduleBindings(b, s.pat, scope);
    } else letPattern(b, s, init, scope, depth, otherwise);
  });
  if (otherwise !== null) elseBlock(b, s.else_ as Block, otherwise);
  if (simple === null || otherwise !== null) scheduleBindings(b, s.pat, scope);
}

function letPattern(
  b: Builder,
  s: LetStmt,
  init: Expr,
  scope: number,
  depth: number,
  otherwise: number | null,
): void {
  const place = asPlace(b, init);
  const real = b.tryPlace(place);
  if (real && s.ty) b.annotate(real, s.ty);
  if (real) b.push({ kind: 'fakeRead', place: real, because: 'let' }, init.span);
  declareBindings(b, s.pat, scope);
  const matched = b.newBlock();
  for (const choice of candidates(b, s.pat)) {
    const next = b.newBlock();
    bindAll(b, testPattern(b, s.pat, place, next, choice));
    b.goto(matched, s.pat.span);
    b.current = next;
  }
  if (otherwise === null) b.terminate({ kind: 'unreachable' }, s.pat.span);
  else {
    b.exitScopes(depth, s.span);
    b.goto(otherwise, s.span);
  }
  b.current = matched;
}

/** Runs with the statement's temporaries gone and before the pattern's variables exist. */
function elseBlock(b: Builder, block: Block, at: number): void {
  const rest = b.current;
  b.current = at;
  const never = b.newLocal(neverTy, block.span);
  const dest: Place = { local: never, proj: [] };
  blockInto(b, dest, block, block.span);
  b.terminate({ kind: 'unreachable' }, block.span);
  b.current = rest;
}
