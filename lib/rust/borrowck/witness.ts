import type { LocalIndex, MirBody, MirSpan } from '../mir/mir';
import { visitLocation } from '../mir/visit';
import type { Ty } from '../types/ty';
import { BitSet } from './bitset';
import { type ForwardAnalysis, solveForward } from './dataflow';
import { Graph } from './graph';
import { liveLocalsAt } from './liveness';

/** One local that an async body keeps in its state machine, with the awaits it is kept across. */
export interface SavedLocal {
  readonly local: LocalIndex;
  readonly name: string | null;
  readonly ty: Ty;
  readonly span: MirSpan;
  readonly awaits: readonly {
    readonly node: number;
    readonly span: MirSpan;
    readonly block: number;
  }[];
}

/**
 * The locals that live across at least one suspension point of a coroutine body, as rustc decides it
 * (rustc_mir_transform `locals_live_across_suspend_points`): live or borrowed, and still needing their storage.
 * A local that was borrowed keeps its storage until the end of its scope even when its value is moved away:
 * this is why `drop(guard)` before an await often does not make a future `Send`.
 */
export function savedLocals(body: MirBody): SavedLocal[] {
  const graph = new Graph(body);
  const live = liveLocalsAt(graph, 'all');
  const borrowed = solveForward(graph, borrowedLocals(body));
  const storage = solveForward(graph, requiresStorage(body));
  const awaits = new Map<LocalIndex, { node: number; span: MirSpan; block: number }[]>();
  body.blocks.forEach((block, b) => {
    const terminator = block.terminator;
    if (terminator.kind !== 'yield' || !graph.reachable[b]) return;
    const end = block.statements.length;
    const state = new BitSet(body.locals.length);
    for (const n of graph.next(graph.start(b) + end)) state.union(live[n] as BitSet);
    state.union(stateBefore(borrowed, borrowedLocals(body), b, end));
    state.intersect(stateBefore(storage, requiresStorage(body), b, end));
    for (const local of state) {
      if (local <= body.argCount && local > 0 && body.locals[local]?.name === null) continue; // the coroutine itself and its context
      const list = awaits.get(local) ?? [];
      list.push({ node: terminator.awaitNode, span: terminator.span, block: b });
      awaits.set(local, list);
    }
  });
  return [...awaits.entries()]
    .sort(([a], [b]) => a - b)
    .map(([local, list]) => {
      const decl = body.locals[local] as MirBody['locals'][number];
      return { local, name: decl.name, ty: decl.ty, span: decl.span, awaits: list };
    });
}

function stateBefore(
  entries: BitSet[],
  analysis: ForwardAnalysis,
  block: number,
  index: number,
): BitSet {
  const state = (entries[block] as BitSet).clone();
  for (let i = 0; i < index; i++) analysis.apply(state, block, i);
  return state;
}

/** Locals that may be pointed to: set by a borrow that does not go through a pointer, or by a drop; cleared when storage dies. */
function borrowedLocals(body: MirBody): ForwardAnalysis {
  return {
    size: body.locals.length,
    entry: () => {},
    apply: (state, block, index) => applyBorrows(body, state, block, index),
  };
}

function applyBorrows(body: MirBody, state: BitSet, block: number, index: number): void {
  visitLocation(body, block, index, (place, use) => {
    const direct = !place.proj.some((e) => e.kind === 'deref');
    if ((use === 'borrow' || use === 'mutBorrow' || use === 'rawBorrow') && direct)
      state.add(place.local);
    else if (use === 'drop') state.add(place.local);
    else if (use === 'storageDead') state.delete(place.local);
  });
}

/** Locals whose storage may be needed (rustc `MaybeRequiresStorage`). The upper half of the state tracks borrows. */
function requiresStorage(body: MirBody): ForwardAnalysis {
  const n = body.locals.length;
  return {
    size: 2 * n,
    entry: (state) => {
      for (let arg = 1; arg <= body.argCount; arg++) state.add(arg);
    },
    apply: (state, block, index) => {
      const moved: number[] = [];
      visitLocation(body, block, index, (place, use) => {
        const direct = !place.proj.some((e) => e.kind === 'deref');
        switch (use) {
          case 'borrow':
          case 'mutBorrow':
          case 'rawBorrow':
            if (direct) {
              state.add(n + place.local);
              state.add(place.local);
            }
            break;
          case 'drop':
            state.add(n + place.local);
            break;
          case 'storageDead':
            state.delete(place.local);
            state.delete(n + place.local);
            break;
          case 'move':
            if (place.proj.length === 0) moved.push(place.local);
            break;
          case 'assign':
          case 'callDest':
          case 'yieldDest':
            state.add(place.local);
            break;
          default:
            break;
        }
      });
      for (const local of moved) if (!state.has(n + local)) state.delete(local);
    },
  };
}
