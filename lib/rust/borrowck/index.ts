/**
 * The borrow checker: moves, loans and lifetimes of one fn and of the closures and async blocks in it, on MIR.
 * Modelled on rustc's NLL (RFC 2094; rustc_borrowck). What it cannot relate exactly it says, and does not guess.
 */
import type { Diagnostic } from '../diagnostics/diagnostic';
import type { MirBody, MirSpan } from '../mir/mir';
import type { ParamEnv, Tcx, Unsure } from '../typeck';
import type { DefId, Region, Ty } from '../types/ty';
import { BodyTypes } from './bodyTypes';
import { AccessChecker, type Checked, type Reports } from './checker';
import { ConstraintGenerator } from './constraints';
import { dropRegions } from './dropRegions';
import { eachRegion } from './foldRegions';
import { Graph } from './graph';
import { IllegalMoves } from './illegalMoves';
import { InitState } from './initialized';
import { loansInScope } from './inScope';
import { liveLocalsAt } from './liveness';
import { LoanReports } from './loanReports';
import { MoveData } from './movePaths';
import { MoveReports } from './moveReports';
import { MutabilityReports } from './mutability';
import type { Nested } from './nested';
import { checkRegions } from './regionReports';
import { RegionTable } from './regions';

export { type SavedLocal, savedLocals } from './witness';

export interface BorrowckInput {
  readonly tcx: Tcx;
  /** MIR of an item, closure or coroutine; null when it could not be built. */
  readonly mir: (def: DefId) => MirBody | null;
  readonly env: (def: DefId) => ParamEnv;
  /** Source span of a syntax node, for captures. */
  readonly spanOf: (node: number) => MirSpan | null;
  /** Types whose `Drop` promises not to look at their type parameters' values (`#[may_dangle]`): Vec, Box, Arc … */
  readonly mayDangle: (adt: DefId) => boolean;
  /** The name of a parameter: `self`, or that of a plain identifier pattern. */
  readonly paramName: (def: DefId, index: number) => string | null;
  readonly ownerKind: (def: DefId) => 'function' | 'method' | 'associated function';
}

export interface BorrowckResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly unsure: readonly Unsure[];
}

/** Checks the item `def` and every closure and async block inside it. Each finding is sorted by its place. */
export function borrowck(input: BorrowckInput, def: DefId): BorrowckResult {
  const diagnostics: Diagnostic[] = [];
  const unsure: Unsure[] = [];
  const done = new Map<DefId, Nested>();
  const visit = (at: DefId): Nested => {
    const known = done.get(at);
    if (known) return known;
    const none: Nested = { outlives: [], params: [], flows: [] };
    done.set(at, none);
    const body = input.mir(at);
    if (!body) return none;
    const result = checkOne(input, body, visit);
    diagnostics.push(...result.diagnostics);
    unsure.push(...result.unsure);
    done.set(at, result.nested);
    return result.nested;
  };
  visit(def);
  diagnostics.sort((a, b) => a.primary.start - b.primary.start);
  return { diagnostics, unsure };
}

function checkOne(
  input: BorrowckInput,
  body: MirBody,
  nested: (def: DefId) => Nested,
): BorrowckResult & { nested: Nested } {
  const graph = new Graph(body);
  const table = new RegionTable(graph.points);
  const env = input.env(body.owner);
  const types = new BodyTypes(input.tcx, body, table, env, input.paramName, nested);
  const generator = new ConstraintGenerator(input.tcx, body, types, table, nested);
  generator.run(graph.reachable);
  const moves = new MoveData(body, (place) => types.isBox(types.place(place).ty));
  const init = new InitState(graph, moves);
  addLiveness(input, graph, types, table, init);
  const pass = (withSoft: boolean) => {
    table.solve(withSoft);
    const out: Diagnostic[] = [];
    const checked: Checked = {
      tcx: input.tcx,
      env,
      body,
      graph,
      types,
      table,
      moves,
      init,
      loans: generator.loans,
      inScope: loansInScope(graph, table, types, generator.loans),
      spanOf: input.spanOf,
    };
    new AccessChecker(checked, reports(checked, out)).run();
    const regions = checkRegions(types, table, env, input.ownerKind(body.owner));
    return { out: [...out, ...regions.diagnostics], regions };
  };
  const hard = pass(false);
  const unsure: Unsure[] = [];
  if (table.constraints.some((k) => k.soft)) {
    const key = (d: Diagnostic): string => `${d.code}:${d.primary.start}:${d.primary.end}`;
    const certain = new Set(hard.out.map(key));
    for (const d of pass(true).out)
      if (!certain.has(key(d)))
        unsure.push({
          file: d.primary.file,
          start: d.primary.start,
          end: d.primary.end,
          what: 'how long this borrow lasts',
        });
  }
  return {
    diagnostics: hard.out,
    unsure,
    nested: {
      outlives: hard.regions.requirements,
      params: hard.regions.params,
      flows: hard.regions.flows,
    },
  };
}

function reports(c: Checked, out: Diagnostic[]): Reports {
  const moves = new MoveReports(c, out);
  const loans = new LoanReports(c, out);
  const mutability = new MutabilityReports(c, out);
  const illegal = new IllegalMoves(c, out);
  return {
    diagnostics: out,
    moved: (...args) => moves.moved(...args),
    conflict: (...args) => loans.conflict(...args),
    reassigned: (...args) => mutability.reassigned(...args),
    notMutable: (...args) => mutability.notMutable(...args),
    badMove: (...args) => illegal.badMove(...args),
  };
}

/** A lifetime must cover every point at which a variable whose type mentions it may still be used, or dropped with effect. */
function addLiveness(
  input: BorrowckInput,
  graph: Graph,
  types: BodyTypes,
  table: RegionTable,
  init: InitState,
): void {
  const useLive = liveLocalsAt(graph, 'use');
  const dropLive = liveLocalsAt(graph, 'drop');
  const maybeInit = init.maybeInitLocals();
  const regionsOf = types.locals.map((ty) => collect(ty));
  const dropsOf = types.locals.map((ty) => dropRegions(input.tcx, input.mayDangle, ty));
  for (let p = 0; p < graph.points; p++) {
    for (const local of useLive[p] ?? [])
      for (const r of regionsOf[local] ?? []) table.liveAt(r, p);
    for (const local of dropLive[p] ?? [])
      if (maybeInit[p]?.has(local)) for (const r of dropsOf[local] ?? []) table.liveAt(r, p);
  }
}

function collect(ty: Ty): Region[] {
  const out: Region[] = [];
  eachRegion(ty, (r) => out.push(r));
  return out;
}
