import type { Diagnostic } from '../diagnostics/diagnostic';
import { errorAt, type Label, type Note } from '../diagnostics/diagnostic';
import { Marks } from '../expand/marks';
import type { NodeId, Span } from '../syntax/ast';
import { IDS_PER_FILE } from '../syntax/ast';
import { NodeIds } from '../syntax/cursor';
import type { Unsure } from '../typeck/results';
import {
  type DefId,
  Defs,
  type LifetimeRes,
  type Res,
  type Resolutions,
  type Visible,
} from './defs';
import { type Module, ModuleNames, type Namespace } from './module';

/** The tables that resolution fills; those of the known world stand behind a learner's. */
export class Tables implements Resolutions {
  readonly paths = new Map<NodeId, Res>();
  readonly lifetimes = new Map<NodeId, LifetimeRes>();
  readonly targets = new Map<NodeId, NodeId>();
  readonly traits = new Map<NodeId, readonly DefId[]>();
  readonly sameBinding = new Map<NodeId, NodeId>();

  constructor(
    readonly defs: Defs,
    private readonly base: Tables | null,
  ) {}

  res(node: NodeId): Res | undefined {
    return this.paths.get(node) ?? this.base?.res(node);
  }

  lifetime(node: NodeId): LifetimeRes | undefined {
    return this.lifetimes.get(node) ?? this.base?.lifetime(node);
  }

  target(node: NodeId): NodeId | undefined {
    return this.targets.get(node) ?? this.base?.target(node);
  }

  traitsInScope(node: NodeId): readonly DefId[] {
    return this.traits.get(node) ?? this.base?.traitsInScope(node) ?? [];
  }

  bindingOf(identPat: NodeId): NodeId {
    return this.sameBinding.get(identPat) ?? this.base?.bindingOf(identPat) ?? identPat;
  }

  isVisible(what: Visible, from: DefId): boolean {
    if (what === 'public') return true;
    for (let at: DefId | null = from; at !== null; at = this.defs.get(at).parent)
      if (at === what) return true;
    return false;
  }
}

/** Everything one resolution run shares: tables, names, hygiene, findings. */
export class Session {
  readonly defs: Defs;
  readonly names: ModuleNames;
  readonly tables: Tables;
  readonly marks: Marks;
  readonly errors: Diagnostic[] = [];
  readonly unsure: Unsure[] = [];
  private readonly ids = new Map<number, NodeIds>();

  constructor(readonly base: Session | null) {
    this.defs = new Defs(base?.defs ?? null);
    this.names = new ModuleNames(this.defs, base?.names ?? null);
    this.tables = new Tables(this.defs, base?.tables ?? null);
    this.marks = new Marks(base?.marks ?? null);
    this.names.crateOfMark = (mark) => this.marks.macroOf(mark)?.crate ?? null;
  }

  /** True while the known world itself is resolved: its flaws are ours, not a learner's. */
  get isWorld(): boolean {
    return this.base === null;
  }

  /** Traits in scope by innermost module: the same for every call in it. */
  readonly traitLists = new Map<Module, readonly DefId[]>();

  /** Traits of the prelude, for every module. */
  preludeTraits(): readonly DefId[] {
    const { prelude } = this.names;
    if (prelude) return this.names.traitsIn(prelude);
    return this.base?.preludeTraits() ?? [];
  }

  /** The fn or constant being resolved: owner of the items inside its body. */
  currentOwner: DefId = 0;

  inOwner(owner: DefId, body: () => void): void {
    const before = this.currentOwner;
    this.currentOwner = owner;
    body();
    this.currentOwner = before;
  }

  /** From here on, what lazy bodies add gets numbers that no learner's table uses. */
  freeze(): void {
    this.defs.freeze();
    this.marks.freeze();
  }

  private candidates: Map<string, string[]> | null = null;

  /** Public paths of the known world under which a name could be imported, `std` first. */
  importCandidates(name: string, ns: Namespace): readonly string[] {
    const world = this.base ?? this;
    world.candidates ??= publicPaths(world);
    return world.candidates.get(`${ns} ${name}`) ?? [];
  }

  /** The learner's text, for `line!()` and kin. */
  source = '';

  /** Line and column (from 1, in characters) of a span's start in the learner's text. */
  position(span: Span): { line: number; column: number } {
    const before = this.source.slice(0, span.start);
    const start = before.lastIndexOf('\n') + 1;
    return { line: before.split('\n').length, column: [...before.slice(start)].length + 1 };
  }

  useIds(ids: NodeIds): void {
    this.ids.set(ids.file, ids);
  }

  /** The allocator that goes on numbering nodes of the file in which `span` is written. */
  idsFor(span: Span): NodeIds {
    const known = this.ids.get(span.file);
    if (known) return known;
    const made = new NodeIds(span.file);
    this.ids.set(span.file, made);
    return made;
  }

  error(
    code: string | null,
    primary: Span,
    message: string,
    label = '',
    more: { labels?: readonly Label[]; notes?: readonly Note[] } = {},
  ): void {
    this.errors.push(errorAt(code, primary, message, label, more));
  }

  unsureAt(span: Span, what: string): void {
    this.unsure.push({ file: span.file, start: span.start, end: span.end, what });
  }
}

/** Every public definition's path through public modules, keyed by namespace and name. */
function publicPaths(world: Session): Map<string, string[]> {
  const out = new Map<string, string[]>();
  const walk = (m: Module, path: string, depth: number): void => {
    for (const ns of ['type', 'value'] as const) {
      for (const [name, b] of m.names[ns]) {
        if (b.visible !== 'public' || b.named.kind !== 'res' || b.named.res.kind !== 'def')
          continue;
        const inner = world.names.moduleOf(b.named.res.def);
        const key = `${ns} ${name}`;
        const list = out.get(key) ?? [];
        list.push(`${path}::${name}`);
        out.set(key, list);
        if (inner && inner.kind === 'mod' && depth < 6) walk(inner, `${path}::${name}`, depth + 1);
      }
    }
  };
  for (const [name, root] of world.names.crates) walk(root, name, 0);
  return out;
}

/** The file a node was numbered in. */
export function fileOfNode(id: NodeId): number {
  return Math.floor(id / IDS_PER_FILE);
}
