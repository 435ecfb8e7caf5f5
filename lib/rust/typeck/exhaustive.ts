import type { Block, Expr, Pat } from '../syntax/ast';

import type { Ty } from '../types/ty';
import { eachNode } from './eachNode';
import type { Fcx } from './fcx';
import { lintBlock } from './lints';
import { userSpan } from './mismatch';
import { bounds, lowerPat, type P } from './patMatrix';
import { missing } from './usefulness';

const list = (names: readonly string[]): string => {
  if (names.length === 1) return names[0] ?? '';
  if (names.length <= 3) return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
};

/** What is judged once types are known: E0004 and E0005 (patterns that leave values out), and `unused_must_use`. */
export function checkSolved(f: Fcx): void {
  const negated = new Set<number>();
  const negative = (e: Expr & { kind: 'UnaryExpr' }) => {
    if (e.op === '-') negated.add(e.expr.id);
  };
  eachNode(f.cx.def(f.owner).node, (node) => {
    if (node.kind === 'UnaryExpr') negative(node as Expr & { kind: 'UnaryExpr' });
    else if (node.kind === 'LiteralExpr')
      literalRange(f, node as Expr & { kind: 'LiteralExpr' }, negated.has(node.id));
    else if (node.kind === 'Block') lintBlock(f, node as unknown as Block);
    else if (node.kind === 'MatchExpr') checkMatch(f, node as Expr & { kind: 'MatchExpr' });
    else if (node.kind === 'LetStmt') {
      const s = node as unknown as { pat: Pat; else_: unknown; init: unknown };
      if (!s.else_) irrefutable(f, s.pat, 'local binding');
    } else if (node.kind === 'ForExpr')
      irrefutable(f, (node as unknown as { pat: Pat }).pat, '`for` loop binding');
    else if (node.kind === 'Param' || node.kind === 'ClosureParam')
      irrefutable(f, (node as unknown as { pat: Pat }).pat, 'function argument');
  });
}

/** `overflowing_literals`, which rustc denies: a literal that its type cannot hold. */
function literalRange(f: Fcx, e: Expr & { kind: 'LiteralExpr' }, negated: boolean): void {
  const ty = f.results.exprTy.get(e.id);
  const range = ty?.kind === 'int' ? bounds(ty) : null;
  if (!range || e.lit.kind !== 'int' || ty?.kind !== 'int') return;
  const value = negated ? -e.lit.value : e.lit.value;
  if (value >= range.lo && value <= range.hi) return;
  f.error('overflowing_literals', userSpan(e.span), `literal out of range for \`${ty.int}\``, '');
}

function checkMatch(f: Fcx, e: Expr & { kind: 'MatchExpr' }): void {
  const ty = adjustedTy(f, e.scrutinee);
  if (!ty) return;
  const rows: P[][] = [];
  for (const arm of e.arms) {
    const p = lowerPat(f, arm.pat);
    if (!p) return;
    if (!arm.guard) rows.push([p]);
  }
  const witnesses = missing(f, rows, [ty]);
  if (witnesses === null || witnesses.length === 0) return;
  const names = witnesses.map((w) => `\`${w[0]}\``);
  const span = userSpan(e.scrutinee.span);
  if (span.file !== 0) return;
  f.error(
    'E0004',
    span,
    `non-exhaustive patterns: ${list(names)} not covered`,
    `pattern${names.length === 1 ? '' : 's'} ${list(names)} not covered`,
  );
}

/** The scrutinee's type after its adjustments. */
function adjustedTy(f: Fcx, e: Expr): Ty | null {
  const steps = f.results.adjustments.get(e.id);
  return steps?.[steps.length - 1]?.to ?? f.results.exprTy.get(e.id) ?? null;
}

function irrefutable(f: Fcx, p: Pat, where: string): void {
  if (p.kind === 'IdentPat' || p.kind === 'WildPat') {
    if (p.kind === 'WildPat' || (!p.sub && f.cx.resolutions.res(p.id)?.kind !== 'def')) return;
  }
  const row = lowerPat(f, p);
  const own = f.results.patTy.get(p.id);
  if (!row || !own) return;
  const derefs = f.results.patAdjust.get(p.id)?.derefs ?? [];
  const ty = derefs[0] ?? own;
  const witnesses = missing(f, [[row]], [ty]);
  if (witnesses === null || witnesses.length === 0) return;
  const names = witnesses.map((w) => `\`${w[0]}\``);
  f.error(
    'E0005',
    userSpan(p.span),
    `refutable pattern in ${where}`,
    `pattern${names.length === 1 ? '' : 's'} ${list(names)} not covered`,
  );
}
