import type { Expr } from '../syntax/ast';
import type { DefId, Ty } from '../types/ty';
import { ExprUse, type PlaceStep, type Use, type UsedPlace } from './exprUse';
import type { Fcx } from './fcx';
import type { Capture, CaptureMode, ClosureInfo, LocalId } from './results';

/** A capture with the types along its path, for captures of captures. */
export interface CaptureWithSteps extends Capture {
  readonly steps: readonly PlaceStep[];
}

interface Found {
  readonly local: LocalId;
  steps: readonly PlaceStep[];
  ty: Ty;
  mode: CaptureMode;
  usedAt: number;
}

const rank: Record<CaptureMode, number> = { ref: 0, uniqueRef: 1, mutRef: 1, move: 2 };

/** Captures, kinds and called traits of the body's closures and coroutines, innermost first. */
export function analyzeCaptures(f: Fcx): void {
  // Inner before outer, and what stands earlier first: whether a closure is `Copy` depends on its own captures.
  const order = f.bodies
    .map((body, i) => ({ body, i }))
    .sort((x, y) => x.body.node.span.end - y.body.node.span.end || y.i - x.i);
  for (const { body: b } of order) {
    if (b.kind === 'closure' && b.node.kind === 'ClosureExpr') {
      closure(f, b.def, b.node);
      callees(f);
    } else if (b.node.kind === 'AsyncBlockExpr') block(f, b.node);
  }
  callees(f);
}

function collect(
  f: Fcx,
  walk: (u: ExprUse) => void,
): { found: Found[]; kind: ClosureInfo['kind'] } {
  const found: Found[] = [];
  let kind: ClosureInfo['kind'] = 'fn';
  const use = (place: UsedPlace, how: Use, node: number) => {
    if (place.local === null || visitor.declared.has(place.local)) return;
    if (how === 'move' && !throughRef(place)) kind = 'fnOnce';
    else if (how === 'mut' && kind === 'fn' && !throughShared(place)) kind = 'fnMut';
    found.push(found_(place, how === 'move' ? 'move' : how === 'mut' ? 'mutRef' : 'ref', node));
  };
  const visitor = new ExprUse(f, use);
  walk(visitor);
  return { found, kind };
}

const found_ = (p: UsedPlace, mode: CaptureMode, usedAt: number): Found => ({
  local: p.local as LocalId,
  steps: p.steps,
  ty: p.ty,
  mode,
  usedAt,
});
const throughRef = (p: UsedPlace): boolean =>
  p.steps.some((s) => s.name === '*' && s.of.kind === 'ref');
const throughShared = (p: UsedPlace): boolean =>
  p.steps.some((s) => s.name === '*' && s.of.kind === 'ref' && !s.of.mut);

/** Cuts a place before step `n`. */
function cut(c: Found, n: number): void {
  const at = c.steps[n];
  if (!at) return;
  c.ty = at.of;
  c.steps = c.steps.slice(0, n);
}

/** rustc's rules for how precisely a place is captured. */
function refine(c: Found, isMove: boolean): void {
  const stop = c.steps.findIndex(
    (s) =>
      s.name === '[]' ||
      s.name.startsWith('v') ||
      s.of.kind === 'ptr' ||
      (s.of.kind === 'adt' && s.name !== '*' && isEnumField(s)),
  );
  if (stop >= 0) {
    if (c.mode === 'move' && c.steps.slice(0, stop).every((s) => s.name !== '*')) c.mode = 'move';
    cut(c, stop);
  }
  if (isMove) {
    cut(c, firstDeref(c));
    c.mode = 'move';
    return;
  }
  if (c.mode === 'move') {
    const d = firstDeref(c);
    if (d >= 0) cut(c, d);
    return;
  }
  // A place behind a shared reference: the reference's target is borrowed whole.
  const last = c.steps
    .map((s) => s.name === '*' && s.of.kind === 'ref' && !s.of.mut)
    .lastIndexOf(true);
  if (c.mode === 'ref' && last >= 0) cut(c, last + 1);
}

const isEnumField = (s: PlaceStep): boolean => s.name.startsWith('v');
function firstDeref(c: Found): number {
  const n = c.steps.findIndex((s) => s.name === '*');
  return n < 0 ? c.steps.length : n;
}

/** Keeps the outermost of overlapping places, with the strongest use. */
function minimize(list: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (const c of list) {
    const prefix = (a: Found, b: Found) =>
      a.local === b.local &&
      a.steps.length <= b.steps.length &&
      a.steps.every((s, i) => s.name === b.steps[i]?.name);
    const above = out.find((o) => prefix(o, c));
    if (above) {
      if (rank[c.mode] > rank[above.mode]) {
        above.mode = c.mode;
        above.usedAt = c.usedAt;
      }
      continue;
    }
    const below = out.filter((o) => prefix(c, o));
    for (const b of below) {
      if (rank[b.mode] > rank[c.mode]) {
        c.mode = b.mode;
        c.usedAt = b.usedAt;
      }
    }
    const at = below.length > 0 ? out.indexOf(below[0] as Found) : out.length;
    for (const b of below) out.splice(out.indexOf(b), 1);
    out.splice(at, 0, c);
  }
  return out;
}

function finish(list: readonly Found[], isMove: boolean): CaptureWithSteps[] {
  for (const c of list) refine(c, isMove);
  return groupByLocal(minimize(list)).map((c) => ({
    local: c.local,
    projection: c.steps.map((s) => s.name),
    mode: c.mode,
    ty: c.ty,
    usedAt: c.usedAt,
    steps: c.steps,
  }));
}

/** Captures are stored variable by variable, in the order of their first use. */
function groupByLocal(list: readonly Found[]): Found[] {
  const order: LocalId[] = [];
  for (const c of list) if (!order.includes(c.local)) order.push(c.local);
  return order.flatMap((l) => list.filter((c) => c.local === l));
}

function block(f: Fcx, e: Expr & { kind: 'AsyncBlockExpr' }): void {
  const info = f.results.coroutines.get(e.id);
  if (!info) return;
  const { found } = collect(f, (u) => u.block(e.block));
  f.results.coroutines.set(e.id, { ...info, captures: finish(found, e.move) });
}

function closure(f: Fcx, def: DefId, e: Expr & { kind: 'ClosureExpr' }): void {
  const info = f.results.closures.get(e.id);
  const state = f.icx.closures.get(def);
  if (!info || !state) return;
  const walk = (u: ExprUse) => {
    for (const p of e.params)
      u.pat(p.pat, {
        local: null,
        steps: [],
        ty: f.resolve(f.results.patTy.get(p.pat.id) ?? f.fresh()),
      });
    u.consume(e.body);
  };
  const { found, kind } = collect(f, walk);
  if (e.isAsync) asyncBody(f, e, walk);
  const captures = finish(found, e.move);
  const wanted = f.closureExpected.get(def) ?? null;
  // A kind that the context asked for stands; a body that does more is the borrow checker's finding (E0507, E0594 …).
  const final = wanted ?? kind;
  state.kind = final;
  state.captures = captures;
  f.results.closures.set(e.id, { ...info, kind: final, captures });
}

/** The coroutine of an async closure takes from the closure what its body uses, as gently as the use allows. */
function asyncBody(f: Fcx, e: Expr & { kind: 'ClosureExpr' }, walk: (u: ExprUse) => void): void {
  const info = f.results.coroutines.get(e.id);
  if (!info) return;
  const { found } = collect(f, walk);
  const whole = finish(found, false);
  const outer = e.move
    ? whole.map((c) => ({ ...c, projection: c.projection, steps: c.steps }))
    : whole;
  f.results.coroutines.set(e.id, { ...info, captures: outer });
}

/** Direct calls of closures go through the trait their kind allows. */
function callees(f: Fcx): void {
  for (const c of f.closureCalls) {
    if (f.results.callee.has(c.node)) continue;
    if (c.closure.kind !== 'closure') continue;
    const state = f.icx.closures.get(c.closure.def);
    const kind = state?.kind ?? null;
    if (kind === null) continue;
    const trait = f.cx.lang(kind === 'fn' ? 'fn' : kind === 'fnMut' ? 'fn_mut' : 'fn_once');
    const method =
      trait === null
        ? undefined
        : f.cx.defs.children(trait).find((d) => f.cx.def(d).kind === 'assocFn');
    if (trait === null || method === undefined || !state) continue;
    f.setCalleeOfClosure(c.node, method, trait, c.closure, state.sig);
  }
}
