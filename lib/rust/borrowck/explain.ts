import type { MirSpan, Place } from '../mir/mir';
import { visitLocation } from '../mir/visit';
import { captureAt } from './captureSite';
import type { Checked } from './checker';
import type { Loan } from './constraints';
import { eachRegion } from './foldRegions';
import type { Graph, Location } from './graph';
import type { Category, Outlives, Universal } from './regions';

/** Why a loan is still needed at some point. */
export type Explanation =
  | {
      readonly kind: 'usedLater';
      readonly span: MirSpan;
      readonly inLoop: boolean;
      readonly capture: boolean;
      readonly call: boolean;
    }
  | {
      readonly kind: 'usedLaterByDrop';
      readonly span: MirSpan;
      readonly name: string | null;
      readonly local: number;
    }
  | {
      readonly kind: 'mustOutlive';
      readonly universal: Universal;
      readonly category: Category;
      readonly span: MirSpan;
      readonly soft: boolean;
    }
  | { readonly kind: 'unexplained' };

/** Finds the later use, drop or outer lifetime for whose sake `loan` is in force at `at` (rustc `explain_why_borrow_contains_point`). */
export function explain(c: Checked, loan: Loan, at: Location): Explanation {
  const point = c.graph.point(at);
  const holder = liveHolder(c, loan, point);
  if (holder) return holder;
  const ends = c.table.ends(loan.region);
  for (const u of ends) {
    const universal = c.table.universals[u] as Universal;
    const path = c.table.path(loan.region, (r) => r === universal.region);
    if (path)
      return { kind: 'mustOutlive', universal, soft: path.some((s) => s.soft), ...blame(path) };
  }
  return { kind: 'unexplained' };
}

/** How much a reader learns from a constraint, most first (rustc `best_blame_constraint`). */
const interest: Record<Category, number> = {
  return: 0,
  opaque: 4,
  callArgument: 2,
  cast: 2,
  annotation: 2,
  assignment: 2,
  upvar: 5,
  bound: 3,
  reborrow: 4,
  boring: 5,
};

/** Of the constraints that lead from a loan to an outer lifetime, the one a reader would blame. */
export function blame(path: readonly Outlives[]): { category: Category; span: MirSpan } {
  // Of equals the last: the constraint nearest to what is demanded.
  const best = [...path].reverse().sort((a, b) => interest[a.category] - interest[b.category])[0];
  return best
    ? { category: best.category, span: best.span }
    : { category: 'boring', span: { file: 0, start: 0, end: 0 } };
}

/** A local whose type carries a lifetime reached from the loan's, and which is used (or dropped) after `point`. */
function liveHolder(c: Checked, loan: Loan, point: number): Explanation | null {
  const reach = new Set<number>();
  const stack = [loan.region];
  const holders = new Set<number>();
  while (stack.length > 0) {
    const r = stack.pop() as number;
    if (reach.has(r)) continue;
    reach.add(r);
    for (const k of c.table.constraints)
      if (k.sup === r && c.table.contains(k.sub, point)) stack.push(k.sub);
  }
  c.types.locals.forEach((ty, local) => {
    let reached = false;
    let inside = false;
    eachRegion(ty, (r) => {
      const n = c.table.number(r);
      if (n === null) return;
      reached ||= reach.has(n);
      inside ||= c.table.ends(n).length === 0;
    });
    // What outlives the body anyway is not why: its lifetimes are the caller's (rustc `compute_relevant_live_locals`).
    if (reached && inside) holders.add(local);
  });
  return nextUse(c, holders, point);
}

/** Control may come from `from` to `to`. */
function mayFollow(graph: Graph, from: number, to: number): boolean {
  const seen = new Set<number>();
  const stack = [graph.location(from).block];
  const target = graph.location(to).block;
  if (stack[0] === target && from < to) return true;
  for (let b = stack.pop(); b !== undefined; b = stack.pop())
    for (const next of graph.succ[b] ?? []) {
      if (next === target) return true;
      if (!seen.has(next)) stack.push(next);
      seen.add(next);
    }
  return false;
}

/** The nearest use of one of `locals` on some way from `point`. */
function nextUse(c: Checked, locals: ReadonlySet<number>, point: number): Explanation | null {
  const start = c.graph.location(point);
  const queue: { p: number; wrapped: boolean; dead: ReadonlySet<number> }[] = c.graph
    .next(point)
    .map((p) => ({ p, wrapped: p <= point, dead: new Set<number>() }));
  queue.unshift({ p: point, wrapped: false, dead: new Set() });
  const seen = new Set<number>();
  let dropped: Explanation | null = null;
  for (let i = 0; i < queue.length; i++) {
    const { p, wrapped, dead } = queue[i] as (typeof queue)[number];
    if (seen.has(p) && i > 0) continue;
    seen.add(p);
    const loc = c.graph.location(p);
    let found: Explanation | null = null;
    const killed = new Set(dead);
    if (p !== point || i > 0)
      visitLocation(c.body, loc.block, loc.index, (place: Place, use) => {
        if (!locals.has(place.local) || dead.has(place.local)) return;
        if (
          use === 'assign' ||
          use === 'callDest' ||
          use === 'storageLive' ||
          use === 'storageDead'
        ) {
          if (place.proj.length === 0) killed.add(place.local);
          return;
        }
        const block = c.graph.block(loc.block);
        const span = (block.statements[loc.index] ?? block.terminator).span;
        if (use === 'drop')
          dropped ??= {
            kind: 'usedLaterByDrop',
            span,
            name: c.body.locals[place.local]?.name ?? null,
            local: place.local,
          };
        else
          found ??= {
            kind: 'usedLater',
            span: captureAt(c, loc)?.span ?? span,
            inLoop:
              (loc.block === start.block ? p <= point : wrapped) && mayFollow(c.graph, p, point),
            capture: captureAt(c, loc) !== null,
            call: !block.statements[loc.index] && block.terminator.kind === 'call',
          };
      });
    if (found) return found;
    for (const n of c.graph.next(p))
      if (!seen.has(n)) queue.push({ p: n, wrapped: wrapped || n <= p, dead: killed });
  }
  return dropped;
}
