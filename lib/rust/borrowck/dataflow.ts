import type { BlockIndex } from '../mir/mir';
import { BitSet } from './bitset';
import type { Graph } from './graph';

/** A forward analysis whose states join by union ("may" analyses). `apply` mutates the state over one location. */
export interface ForwardAnalysis {
  readonly size: number;
  entry(state: BitSet): void;
  apply(state: BitSet, block: BlockIndex, index: number): void;
  /** Effect that only one outgoing edge sees, as the destination of a call that returns. */
  edge?(state: BitSet, from: BlockIndex, to: BlockIndex): void;
}

/** The state before each block, at the least fixed point. */
export function solveForward(graph: Graph, analysis: ForwardAnalysis): BitSet[] {
  const entry = graph.body.blocks.map(() => new BitSet(analysis.size));
  const seen = graph.body.blocks.map((_, b) => b === 0);
  analysis.entry(entry[0] as BitSet);
  const work: BlockIndex[] = [0];
  while (work.length > 0) {
    const b = work.pop() as number;
    const state = (entry[b] as BitSet).clone();
    for (let i = 0; i <= graph.block(b).statements.length; i++) analysis.apply(state, b, i);
    for (const s of graph.succ[b] ?? []) {
      let out = state;
      if (analysis.edge) {
        out = state.clone();
        analysis.edge(out, b, s);
      }
      const grew = (entry[s] as BitSet).union(out);
      if (grew || !seen[s]) {
        seen[s] = true;
        work.push(s);
      }
    }
  }
  return entry;
}
