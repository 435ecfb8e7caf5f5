import type { Diagnostic } from '../diagnostics/diagnostic';
import type { MirBody, MirSpan } from '../mir/mir';
import type { Defs } from '../resolve/defs';
import type { StalledObligation, TypeckCrate, Unsure } from '../typeck/index';
import type { DefId } from '../types/ty';
import { type BorrowckInput, borrowck, type SavedLocal, savedLocals } from './index';
import { checkStalled } from './send';

/** Where the graphs of bodies come from. */
export interface Graphs {
  /** The graphs of an item and of the closures and async blocks in it, or why there are none. */
  mir(owner: DefId): readonly MirBody[] | { readonly unsure: string; readonly span: MirSpan };
}

/** What was found in one body: where its loans and moves are wrong, and whether its futures may go between threads. */
export interface BodyBorrows {
  readonly diagnostics: readonly Diagnostic[];
  readonly unsure: readonly Unsure[];
  readonly send: Pick<CrateFindings, 'diagnostics' | 'unsure'>;
}

export interface CrateFindings {
  readonly diagnostics: readonly Diagnostic[];
  readonly unsure: readonly Unsure[];
  readonly bodies: ReadonlyMap<DefId, BodyBorrows>;
}

/** Graphs loaded so far, and what async bodies keep across their awaits. */
class KnownGraphs {
  private readonly bodies = new Map<DefId, MirBody>();
  private readonly witnesses = new Map<DefId, readonly SavedLocal[] | null>();

  constructor(
    private readonly crate: TypeckCrate,
    private readonly graphs: Graphs,
    private readonly defs: Defs,
  ) {}

  /** Loads an item's graphs; answers why there are none. */
  load(owner: DefId): string | null {
    const made = this.graphs.mir(owner);
    if ('unsure' in made) return made.unsure;
    for (const body of made) this.bodies.set(body.owner, body);
    return null;
  }

  /** The item a closure or async block stands in. */
  ownerOf(def: DefId): DefId {
    const { kind } = this.defs.get(def);
    if (kind === 'coroutine') return this.crate.tcx.coroutine(def).owner;
    return kind === 'closure' ? this.crate.tcx.closure(def).owner : def;
  }

  find(def: DefId): MirBody | null {
    if (!this.bodies.has(def)) this.load(this.ownerOf(def));
    return this.bodies.get(def) ?? null;
  }

  saved(def: DefId): readonly SavedLocal[] | null {
    if (!this.witnesses.has(def)) {
      const body = this.find(def);
      this.witnesses.set(def, body ? savedLocals(body) : null);
    }
    return this.witnesses.get(def) ?? null;
  }
}

/**
 * Borrow-checks the learner's bodies that type checking understood, and decides the `Send` and `Sync` questions that
 * had to wait for their graphs. A body without a graph is said to be outside the model. A body of which everything is
 * `before` known is not looked into.
 */
export function borrowckCrate(
  crate: TypeckCrate,
  graphs: Graphs,
  defs: Defs,
  root: unknown,
  before: (owner: DefId) => BodyBorrows | null = () => null,
): CrateFindings {
  const { tcx } = crate;
  const known = new KnownGraphs(crate, graphs, defs);
  const saved = (def: DefId): readonly SavedLocal[] | null => known.saved(def);
  tcx.coroutineWitness = (def) => {
    const kept = saved(def);
    return kept
      ? { tys: kept.map((local) => local.ty), complete: true }
      : { tys: [], complete: false };
  };
  const spans = new SpanIndex(root);
  const input: BorrowckInput = {
    tcx,
    mir: (def) => known.find(def),
    env: (def) => tcx.paramEnv(known.ownerOf(def)),
    spanOf: (node) => spans.of(node),
    paramName: (def, index) => paramName(defs, def, index),
    mayDangle: (adt) => mayDangle(crate, defs, adt),
    ownerKind: (def) => ownerKind(defs, known.ownerOf(def)),
  };
  const sendInput = { tcx, saved, describe: (def: DefId) => describe(crate, defs, def) };
  const stalled = new Map<DefId, StalledObligation[]>();
  for (const o of crate.stalled) stalled.set(o.owner, [...(stalled.get(o.owner) ?? []), o]);
  const check = (owner: DefId): BodyBorrows => {
    const send = checkStalled(sendInput, stalled.get(owner) ?? []);
    if (crate.verdicts.get(owner)?.tainted !== false || send.failed)
      return { diagnostics: [], unsure: [], send };
    const why = known.load(owner);
    if (why === null) return { ...borrowck(input, owner), send };
    const { file, start, end } = defs.get(owner).span;
    return { diagnostics: [], unsure: [{ file, start, end, what: why }], send };
  };
  const bodies = new Map(crate.owners.map((owner) => [owner, before(owner) ?? check(owner)]));
  const all = [...bodies.values()];
  return {
    diagnostics: [
      ...all.flatMap((body) => body.diagnostics),
      ...all.flatMap(({ send }) => send.diagnostics),
    ],
    unsure: [...all.flatMap((body) => body.unsure), ...all.flatMap(({ send }) => send.unsure)],
    bodies,
  };
}

/** `unsafe impl<#[may_dangle] T> Drop for Vec<T>` */
function mayDangle(crate: TypeckCrate, defs: Defs, adt: DefId): boolean {
  const impl = crate.tcx.adt(adt).dropImpl;
  return (
    impl !== null &&
    defs
      .get(impl)
      .generics.own.some(
        (p) =>
          p.kind === 'type' &&
          p.node !== null &&
          p.node.kind === 'TypeParam' &&
          p.node.attrs.some((attr) => attr.path === 'may_dangle'),
      )
  );
}

function paramName(defs: Defs, def: DefId, index: number): string | null {
  const item = defs.get(def);
  if (item.kind !== 'fn' && item.kind !== 'assocFn') return null;
  if (item.node.self && index === 0) return 'self';
  const pat = item.node.params[index - (item.node.self ? 1 : 0)]?.pat;
  return pat?.kind === 'IdentPat' ? pat.ident.name : null;
}

function ownerKind(defs: Defs, def: DefId): 'function' | 'method' | 'associated function' {
  const item = defs.get(def);
  if (item.kind !== 'assocFn') return 'function';
  return item.node.self ? 'method' : 'associated function';
}

function describe(crate: TypeckCrate, defs: Defs, def: DefId): string {
  const info = crate.tcx.coroutine(def);
  if (info.source === 'fn') return `future returned by \`${defs.get(info.owner).name}\``;
  return info.source === 'block'
    ? 'future created by async block'
    : 'future created by async closure';
}

/** Source places of syntax nodes, collected from the tree when first asked for. */
class SpanIndex {
  private spans: Map<number, MirSpan> | null = null;
  constructor(private readonly root: unknown) {}

  of(node: number): MirSpan | null {
    if (!this.spans) {
      this.spans = new Map();
      this.collect(this.root, new Set());
    }
    return this.spans.get(node) ?? null;
  }

  private collect(at: unknown, seen: Set<object>): void {
    if (typeof at !== 'object' || at === null || seen.has(at)) return;
    seen.add(at);
    if (Array.isArray(at)) {
      for (const child of at) this.collect(child, seen);
      return;
    }
    const node = at as { id?: unknown; span?: MirSpan };
    if (typeof node.id === 'number' && node.span) this.spans?.set(node.id, node.span);
    for (const child of Object.values(at)) this.collect(child, seen);
  }
}
