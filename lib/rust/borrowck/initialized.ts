import { BitSet } from './bitset';
import { type ForwardAnalysis, solveForward } from './dataflow';
import type { Graph, Location } from './graph';
import { MoveData } from './movePaths';

/** Per location: which paths may be uninitialised, which may have been initialised, and which moves may have emptied them. */
export class InitState {
  private readonly uninitEntry: BitSet[];
  private readonly everInitEntry: BitSet[];
  private readonly uninit: ForwardAnalysis;
  private readonly everInit: ForwardAnalysis;

  constructor(
    private readonly graph: Graph,
    readonly moves: MoveData,
  ) {
    this.uninit = maybeUninit(moves);
    this.everInit = everInitialized(moves);
    this.uninitEntry = solveForward(graph, this.uninit);
    this.everInitEntry = solveForward(graph, this.everInit);
  }

  /** For each point, the locals that may hold a value (whole or in part): what a drop there may drop. */
  maybeInitLocals(): BitSet[] {
    const analysis = maybeInit(this.moves);
    const entries = solveForward(this.graph, analysis);
    const out: BitSet[] = [];
    this.graph.body.blocks.forEach((block, b) => {
      const state = (entries[b] as BitSet).clone();
      for (let i = 0; i <= block.statements.length; i++) {
        const locals = new BitSet(this.graph.body.locals.length);
        for (const p of state) locals.add(this.moves.paths[p]?.place.local ?? 0);
        out.push(locals);
        analysis.apply(state, b, i);
      }
    });
    return out;
  }

  /** Walks a block from its start; `visit` sees the state *before* each location. */
  walk(block: number, visit: (index: number, maybeUninit: BitSet, everInit: BitSet) => void): void {
    const u = (this.uninitEntry[block] as BitSet).clone();
    const e = (this.everInitEntry[block] as BitSet).clone();
    for (let i = 0; i <= this.graph.block(block).statements.length; i++) {
      visit(i, u, e);
      this.uninit.apply(u, block, i);
      this.everInit.apply(e, block, i);
    }
  }

  /**
   * The moves of `path` (or its parents and parts) that may reach `at` without being refilled, nearest first, and whether
   * some way from the start reaches `at` with no move at all (then the value was never assigned).
   */
  movesReaching(
    path: number,
    at: Location,
  ): { outs: number[]; unassigned: boolean; throughLoop: Set<number> } {
    const { moves, graph } = this;
    const related = new Set<number>();
    for (let p: number | null = path; p !== null; p = moves.paths[p]?.parent ?? null)
      related.add(p);
    moves.each(path, (p) => related.add(p));
    const above = new Set<number>();
    for (let p: number | null = path; p !== null; p = moves.paths[p]?.parent ?? null) above.add(p);
    const outs: number[] = [];
    const throughLoop = new Set<number>();
    const seen = new BitSet(graph.points);
    const start = graph.point(at);
    const stack = graph.previous(start).map((p) => ({ p, to: start }));
    let unassigned = at.block === 0 && at.index === 0;
    while (stack.length > 0) {
      const { p, to } = stack.pop() as { p: number; to: number };
      if (!seen.add(p)) continue;
      const loc = graph.location(p);
      const here = (moves.outsAt.get(MoveData.at(loc)) ?? []).filter((o) =>
        related.has(moves.moveOuts[o]?.path ?? -1),
      );
      const real = here.filter((o) => moves.moveOuts[o]?.because === 'value');
      const filled = (moves.initsAt.get(MoveData.at(loc)) ?? []).some((i) => {
        const init = moves.inits[i];
        return (
          init !== undefined &&
          above.has(init.path) &&
          (init.onEdgeTo === null || init.onEdgeTo === graph.location(to).block)
        );
      });
      if (filled) continue;
      if (real.length > 0) {
        for (const o of real) if (!outs.includes(o)) outs.push(o);
        if (p === start) for (const o of real) throughLoop.add(o);
        continue;
      }
      if (here.some((o) => moves.moveOuts[o]?.because !== 'drop')) {
        unassigned = true;
        continue;
      }
      if (p === 0) {
        const local = moves.paths[path]?.place.local ?? 0;
        if (!(local >= 1 && local <= graph.body.argCount)) unassigned = true;
        continue;
      }
      for (const q of graph.previous(p)) stack.push({ p: q, to: p });
    }
    return { outs, unassigned, throughLoop };
  }
}

function maybeUninit(moves: MoveData): ForwardAnalysis {
  return {
    size: moves.paths.length,
    entry: (state) => {
      for (const path of moves.paths) if (!isArg(moves, path.place.local)) state.add(path.index);
    },
    apply: (state, block, index) => {
      const at = MoveData.at({ block, index });
      for (const out of moves.outsAt.get(at) ?? [])
        moves.each(moves.moveOuts[out]?.path ?? 0, (p) => state.add(p));
      for (const i of moves.initsAt.get(at) ?? []) {
        const init = moves.inits[i];
        if (init && init.onEdgeTo === null) moves.each(init.path, (p) => state.delete(p));
      }
    },
    edge: (state, from, to) => {
      const end = moves.body.blocks[from]?.statements.length ?? 0;
      for (const i of moves.initsAt.get(MoveData.at({ block: from, index: end })) ?? []) {
        const init = moves.inits[i];
        if (init && init.onEdgeTo === to) moves.each(init.path, (p) => state.delete(p));
      }
    },
  };
}

function maybeInit(moves: MoveData): ForwardAnalysis {
  const fill = (state: BitSet, path: number): void => {
    moves.each(path, (p) => state.add(p));
  };
  return {
    size: moves.paths.length,
    entry: (state) => {
      for (let arg = 1; arg <= moves.body.argCount; arg++) fill(state, arg);
    },
    apply: (state, block, index) => {
      const at = MoveData.at({ block, index });
      for (const out of moves.outsAt.get(at) ?? []) {
        const path = moves.moveOuts[out]?.path ?? 0;
        moves.each(path, (p) => state.delete(p));
        dropEmptyParents(moves, state, path);
      }
      for (const i of moves.initsAt.get(at) ?? []) {
        const init = moves.inits[i];
        if (init && init.onEdgeTo === null) fill(state, init.path);
      }
    },
    edge: (state, from, to) => {
      const end = moves.body.blocks[from]?.statements.length ?? 0;
      for (const i of moves.initsAt.get(MoveData.at({ block: from, index: end })) ?? []) {
        const init = moves.inits[i];
        if (init && init.onEdgeTo === to) fill(state, init.path);
      }
    },
  };
}

/** A parent all of whose tracked parts are gone stays "maybe filled" only through parts that are not tracked: keep it. */
function dropEmptyParents(moves: MoveData, state: BitSet, path: number): void {
  const parent = moves.paths[path]?.parent ?? null;
  if (
    parent !== null &&
    moves.paths[parent]?.place.proj.length === 0 &&
    moves.paths[path]?.place.proj.at(-1)?.kind === 'deref'
  )
    state.delete(parent);
}

function everInitialized(moves: MoveData): ForwardAnalysis {
  const n = moves.paths.length;
  return {
    size: n,
    entry: (state) => {
      for (let arg = 1; arg <= moves.body.argCount; arg++) state.add(arg);
    },
    apply: (state, block, index) => {
      const statement = moves.body.blocks[block]?.statements[index];
      if (statement?.kind === 'storageDead') moves.each(statement.local, (p) => state.delete(p));
      for (const i of moves.initsAt.get(MoveData.at({ block, index })) ?? []) {
        const init = moves.inits[i];
        if (init && init.onEdgeTo === null) state.add(init.path);
      }
    },
    edge: (state, from, to) => {
      const end = moves.body.blocks[from]?.statements.length ?? 0;
      for (const i of moves.initsAt.get(MoveData.at({ block: from, index: end })) ?? []) {
        const init = moves.inits[i];
        if (init && init.onEdgeTo === to) state.add(init.path);
      }
    },
  };
}

const isArg = (moves: MoveData, local: number): boolean =>
  local >= 1 && local <= moves.body.argCount;
