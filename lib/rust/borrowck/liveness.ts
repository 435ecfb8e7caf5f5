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
  const effects: Effect[] = [];
  for (let p = 0; p < graph.points; p++) effects.push(effectAt(graph, p, kind));
  const entry = liveAtEntry(graph, effects);
  const live: BitSet[] = [];
  graph.body.blocks.forEach((block, b) => {
    const start = graph.start(b);
    const state = new BitSet(size);
    for (const next of graph.succ[b] ?? []) state.union(entry[next] as BitSet);
    for (let p = start + block.statements.length; p >= start; p--) {
      apply(effects[p] as Effect, state);
      live[p] = state.clone();
    }
  });
  return live;
}

/** What one location does to the set of live locals, going backwards: the overwritten leave it, the read join it. */
interface Effect {
  readonly ends: readonly number[];
  readonly uses: readonly number[];
}

function apply({ ends, uses }: Effect, state: BitSet): void {
  for (const local of ends) state.delete(local);
  for (const local of uses) state.add(local);
}

/** The locals live at the start of each block, at the least fixed point. */
function liveAtEntry(graph: Graph, effects: readonly Effect[]): BitSet[] {
  const size = graph.body.locals.length;
  const entry = graph.body.blocks.map(() => new BitSet(size));
  // From the last block to the first: most edges go forwards.
  const work = graph.body.blocks.map((_, b) => b);
  const queued = BitSet.full(work.length);
  while (work.length > 0) {
    const b = work.pop() as number;
    queued.delete(b);
    const start = graph.start(b);
    const state = new BitSet(size);
    for (const next of graph.succ[b] ?? []) state.union(entry[next] as BitSet);
    for (let p = start + graph.block(b).statements.length; p >= start; p--)
      apply(effects[p] as Effect, state);
    if ((entry[b] as BitSet).union(state))
      for (const before of graph.pred[b] ?? []) if (queued.add(before)) work.push(before);
  }
  return entry;
}

function effectAt(graph: Graph, point: number, kind: LivenessKind): Effect {
  const at = graph.location(point);
  const uses: number[] = [];
  const ends: number[] = [];
  visitLocation(graph.body, at.block, at.index, (place, use) => {
    for (const e of place.proj) if (e.kind === 'index' && kind !== 'drop') uses.push(e.local);
    switch (use) {
      case 'storageLive':
      case 'storageDead':
        if (place.proj.length === 0) ends.push(place.local);
        break;
      case 'assign':
      case 'callDest':
      case 'yieldDest':
        if (place.proj.length === 0) ends.push(place.local);
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
  return { ends, uses };
}
