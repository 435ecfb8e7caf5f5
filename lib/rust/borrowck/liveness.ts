import { visitLocation } from '../mir/visit';
import { BitSet } from './bitset';
import type { Graph } from './graph';

/** Which uses count: `use` for ordinary reads, borrows and moves; `drop` for drops alone; `all` for both. */
export type LivenessKind = 'use' | 'drop' | 'all';

/**
 * For each point, the locals whose current value may still be read at or after it (before any overwrite).
 * Backward analysis after rustc's `MaybeLiveLocals`; a drop counts as a use unless `kind` is `use`.
 */
export function liveLocalsAt(graph: Graph, kind: LivenessKind): BitSet[] {
  const size = graph.body.locals.length;
  const live = Array.from({ length: graph.points }, () => new BitSet(size));
  const work: number[] = [];
  for (let p = graph.points - 1; p >= 0; p--) work.push(p);
  const queued = new BitSet(graph.points);
  for (const p of work) queued.add(p);
  while (work.length > 0) {
    const p = work.pop() as number;
    queued.delete(p);
    const state = new BitSet(size);
    for (const n of graph.next(p)) state.union(live[n] as BitSet);
    transfer(graph, p, state, kind);
    if ((live[p] as BitSet).union(state)) {
      for (const q of graph.previous(p)) if (queued.add(q)) work.push(q);
    }
  }
  return live;
}

function transfer(graph: Graph, point: number, state: BitSet, kind: LivenessKind): void {
  const at = graph.location(point);
  const uses: number[] = [];
  visitLocation(graph.body, at.block, at.index, (place, use) => {
    for (const e of place.proj) if (e.kind === 'index' && kind !== 'drop') uses.push(e.local);
    switch (use) {
      case 'storageLive':
      case 'storageDead':
        if (place.proj.length === 0) state.delete(place.local);
        break;
      case 'assign':
      case 'callDest':
      case 'yieldDest':
        if (place.proj.length === 0) state.delete(place.local);
        else if (kind !== 'drop') uses.push(place.local);
        break;
      case 'drop':
        if (kind !== 'use') uses.push(place.local);
        break;
      default:
        if (kind !== 'drop') uses.push(place.local);
        break;
    }
  });
  for (const local of uses) state.add(local);
  // A plain read of a local ends the stretch in which only its drop matters.
}
