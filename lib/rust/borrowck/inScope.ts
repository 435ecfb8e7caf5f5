import { visitLocation } from '../mir/visit';
import type { BodyTypes } from './bodyTypes';
import { ignoreLoan } from './conflicts';
import type { Loan } from './constraints';
import type { Graph } from './graph';
import type { RegionTable } from './regions';

/** For each point, the loans that are in force there: made before, their lifetime reaching the point, not overwritten. */
export function loansInScope(
  graph: Graph,
  table: RegionTable,
  types: BodyTypes,
  loans: readonly Loan[],
): Loan[][] {
  const at: Loan[][] = Array.from({ length: graph.points }, () => []);
  for (const loan of loans) {
    if (ignoreLoan(types, loan.place)) continue;
    const start = graph.point(loan.at);
    const seen = new Set<number>();
    const stack = graph.next(start);
    while (stack.length > 0) {
      const p = stack.pop() as number;
      if (seen.has(p) || !table.contains(loan.region, p)) continue;
      seen.add(p);
      at[p]?.push(loan);
      if (!kills(graph, loan, p)) stack.push(...graph.next(p));
    }
  }
  return at;
}

/** An assignment to the borrowed variable (or its end) makes the old loan of it moot. */
function kills(graph: Graph, loan: Loan, point: number): boolean {
  const loc = graph.location(point);
  let killed = false;
  visitLocation(graph.body, loc.block, loc.index, (place, use) => {
    const whole = place.proj.length === 0 && place.local === loan.place.local;
    if (whole && (use === 'assign' || use === 'callDest' || use === 'storageDead')) killed = true;
    // Assigning to a pointer ends loans of what the old pointer pointed to.
    if (
      use === 'assign' &&
      place.proj.length > 0 &&
      place.local === loan.place.local &&
      place.proj.length < loan.place.proj.length &&
      place.proj.every(
        (e, i) =>
          e.kind === loan.place.proj[i]?.kind &&
          (e.kind !== 'field' || (loan.place.proj[i] as typeof e).index === e.index),
      ) &&
      loan.place.proj.slice(place.proj.length).some((e) => e.kind === 'deref')
    )
      killed = true;
  });
  return killed;
}
