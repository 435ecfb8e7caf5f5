import type { MacroDef } from '../expand/macroDef';
import type { Ident, NodeId, Span, UseItem } from '../syntax/ast';
import type { DefId, Defs, Res, Visible } from './defs';

/** Types (and modules), values, macros: three separate worlds of names. */
export type Namespace = 'type' | 'value' | 'macro';
export const NAMESPACES: readonly Namespace[] = ['type', 'value', 'macro'];

export type Named =
  | { readonly kind: 'res'; readonly res: Res }
  | { readonly kind: 'macro'; readonly macro: MacroDef };

/** What a name in a module stands for, and who may use it. */
export interface NameBinding {
  readonly named: Named;
  readonly visible: Visible;
  /** The definition's name, or the `use` that brought it in. */
  readonly span: Span;
  readonly imported: boolean;
}

/** `use path as name` or `use path::*`, resolved when first asked for. */
export interface Import {
  readonly module: Module;
  readonly item: UseItem;
  readonly tree: NodeId;
  /** With the prefixes of outer trees; the last one is the imported name (glob: the module). */
  readonly path: readonly Ident[];
  readonly global: boolean;
  readonly glob: boolean;
  /** The name it gets here; `_` for none. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly visible: Visible;
  state: 'todo' | 'busy' | 'done';
  readonly found: Map<Namespace, NameBinding>;
  target: Module | null;
}

/** A place that has names of its own: crate root, `mod`, enum (its variants), or a block with items. */
export interface Module {
  readonly kind: 'crate' | 'mod' | 'enum' | 'trait' | 'block';
  /** Its definition; a block has that of the fn around it. */
  readonly def: DefId;
  readonly name: string;
  readonly parent: Module | null;
  readonly root: Module;
  readonly names: Record<Namespace, Map<string, NameBinding>>;
  readonly imports: Import[];
  readonly globs: Import[];
  /** `macro_rules!` of this module in source order: visible below their definition. */
  readonly macros: MacroDef[];
  /** Traits brought in by `use Trait as _`. */
  readonly anonymousTraits: Import[];
  traits: readonly DefId[] | null;
}

export function newModule(
  kind: Module['kind'],
  def: DefId,
  name: string,
  parent: Module | null,
  root: Module | null,
): Module {
  const names = { type: new Map(), value: new Map(), macro: new Map() };
  const module = {
    kind,
    def,
    name,
    parent,
    names,
    imports: [],
    globs: [],
    macros: [],
    anonymousTraits: [],
    traits: null,
  };
  const made = module as unknown as { root: Module } & typeof module;
  made.root = root ?? (made as Module);
  return made as Module;
}

/** The nearest enclosing `mod` or crate: what `self` and `super` count from. */
export function normalModule(module: Module): Module {
  let at = module;
  while (at.parent && at.kind !== 'mod' && at.kind !== 'crate') at = at.parent;
  return at;
}

export type PathFailure = {
  readonly kind: 'failed';
  /** Index of the segment that could not be resolved. */
  readonly at: number;
  /** The module it was looked for in; null for the lexical scope. */
  readonly inside: Module | null;
  /** Found, but not a module, so that nothing can be looked up in it. */
  readonly notModule: Res | null;
  /** Found, but not visible here. */
  readonly hidden: NameBinding | null;
};

/** Looks names up in modules, resolving imports on the way. */
export class ModuleNames {
  /** Modules by definition (mod, crate, enum, trait). */
  readonly byDef = new Map<DefId, Module>();
  readonly crates = new Map<string, Module>();

  constructor(
    readonly defs: Defs,
    private readonly base: ModuleNames | null,
  ) {}

  moduleOf(def: DefId): Module | undefined {
    return this.byDef.get(def) ?? this.base?.moduleOf(def);
  }

  crate(name: string): Module | undefined {
    return this.crates.get(name) ?? this.base?.crate(name);
  }

  *crateNames(): IterableIterator<string> {
    yield* this.crates.keys();
    if (this.base) yield* this.base.crateNames();
  }

  /** True when `what` may be named from `from`. */
  canSee(what: Visible, from: Module): boolean {
    if (what === 'public') return true;
    for (let m: Module | null = from; m; m = m.parent)
      if (m.def === what && (m.kind === 'mod' || m.kind === 'crate')) return true;
    return false;
  }

  /** A name inside one module (not its parents), seen from `from`; explicit names hide globs. */
  inModule(module: Module, name: string, ns: Namespace, from: Module): NameBinding | null {
    const own = module.names[ns].get(name);
    if (own) return own;
    for (const one of module.imports) {
      if (one.name !== name || one.glob) continue;
      this.resolveImport(one);
      const found = one.found.get(ns);
      if (found) return found;
    }
    for (const glob of module.globs) {
      if (glob.state === 'busy' || !this.canSee(glob.visible, from)) continue;
      const target = this.globTarget(glob);
      if (!target || target === module) continue;
      glob.state = 'busy';
      const found = this.inModule(target, name, ns, module);
      glob.state = 'done';
      if (found && this.canSee(found.visible, module))
        return { ...found, visible: narrower(found.visible, glob.visible), imported: true };
    }
    return null;
  }

  private globTarget(glob: Import): Module | null {
    if (glob.state === 'todo') {
      glob.state = 'busy';
      const found = this.path(glob.path, glob.global, glob.module, 'type');
      glob.target = 'kind' in found ? null : this.asModule(found.named);
      glob.state = 'done';
    }
    return glob.target;
  }

  /** Fills `one.found` in every namespace. */
  resolveImport(one: Import): void {
    if (one.state !== 'todo') return;
    one.state = 'busy';
    if (one.glob) {
      one.state = 'todo';
      this.globTarget(one);
      return;
    }
    for (const ns of NAMESPACES) {
      const found = this.path(one.path, one.global, one.module, ns);
      if ('kind' in found || !this.canSee(found.visible, one.module)) continue;
      const visible = narrower(found.visible, one.visible);
      one.found.set(ns, { named: found.named, visible, span: one.nameSpan, imported: true });
    }
    one.state = 'done';
  }

  asModule(named: Named): Module | null {
    return named.kind === 'res' && named.res.kind === 'def'
      ? (this.moduleOf(named.res.def) ?? null)
      : null;
  }

  /** The first segment of a `use` path or a module path, from inside `module`. */
  firstSegment(
    ident: Ident,
    global: boolean,
    module: Module,
    crateOf: (mark: number) => DefId | null,
  ): NameBinding | null {
    const as = (m: Module | null | undefined): NameBinding | null =>
      m
        ? {
            named: { kind: 'res', res: { kind: 'def', def: m.def } },
            visible: 'public',
            span: ident.span,
            imported: false,
          }
        : null;
    switch (ident.name) {
      case 'crate':
        return as(module.root);
      case '$crate': {
        const root = crateOf(ident.mark);
        return as(root === null ? module.root : this.moduleOf(root));
      }
      case 'self':
        return as(normalModule(module));
      case 'super':
        return as(
          normalModule(module).parent ? normalModule(normalModule(module).parent as Module) : null,
        );
    }
    if (global) return as(this.crate(ident.name));
    for (
      let m: Module | null = module;
      m;
      m = m.kind === 'block' || m.kind === 'enum' || m.kind === 'trait' ? m.parent : null
    ) {
      const found = this.inModule(m, ident.name, 'type', module);
      if (found) return found;
    }
    return as(this.crate(ident.name)) ?? this.inPrelude(ident.name, 'type');
  }

  /** `$crate`'s meaning; set by the resolver that owns the hygiene marks. */
  crateOfMark: (mark: number) => DefId | null = () => null;
  /** The module of std whose public names are everywhere. */
  prelude: Module | null = null;
  /** `std`, whose exported macros are everywhere. */
  std: Module | null = null;

  inPrelude(name: string, ns: Namespace): NameBinding | null {
    if (this.prelude) {
      const found = this.inModule(this.prelude, name, ns, this.prelude);
      if (found) return found;
    }
    if (ns === 'macro' && this.std) return this.inModule(this.std, name, 'macro', this.std);
    return this.base?.inPrelude(name, ns) ?? null;
  }

  /** A path of names only, as `use` has them: through modules and enums. */
  path(
    idents: readonly Ident[],
    global: boolean,
    module: Module,
    ns: Namespace,
  ): NameBinding | PathFailure {
    const [first, ...rest] = idents;
    const failed = (
      at: number,
      inside: Module | null,
      more: Partial<PathFailure> = {},
    ): PathFailure => ({ kind: 'failed', at, inside, notModule: null, hidden: null, ...more });
    if (!first) return failed(0, null);
    let at =
      rest.length === 0 && !isPathWord(first.name)
        ? this.lexical(first.name, ns, module, global)
        : this.firstSegment(first, global, module, this.crateOfMark);
    if (!at) return failed(0, null);
    for (const [i, ident] of rest.entries()) {
      const inside = this.asModule(at.named);
      if (!inside)
        return failed(i, null, { notModule: at.named.kind === 'res' ? at.named.res : null });
      if (ident.name === 'self') continue;
      if (ident.name === 'super') {
        const up = normalModule(inside).parent;
        if (!up) return failed(i + 1, inside);
        at = { ...at, named: { kind: 'res', res: { kind: 'def', def: normalModule(up).def } } };
        continue;
      }
      const wanted = i === rest.length - 1 ? ns : 'type';
      const found = this.inModule(inside, ident.name, wanted, module);
      if (!found) return failed(i + 1, inside);
      if (!this.canSee(found.visible, module)) return failed(i + 1, inside, { hidden: found });
      at = found;
    }
    return at;
  }

  /** One name of a `use`: modules around, extern crates, the prelude. */
  private lexical(
    name: string,
    ns: Namespace,
    module: Module,
    global: boolean,
  ): NameBinding | null {
    if (!global)
      for (let m: Module | null = module; m; m = m.kind === 'block' ? m.parent : null) {
        const found = this.inModule(m, name, ns, module);
        if (found) return found;
      }
    const root = ns === 'type' ? this.crate(name) : undefined;
    if (root)
      return {
        named: { kind: 'res', res: { kind: 'def', def: root.def } },
        visible: 'public',
        span: { file: 0, start: 0, end: 0 },
        imported: false,
      };
    return global ? null : this.inPrelude(name, ns);
  }

  /** Traits named in a module (not its parents): by definition, import or glob. */
  traitsIn(module: Module): readonly DefId[] {
    if (module.traits) return module.traits;
    const traits = new Set<DefId>();
    this.addTraits(module, module, traits, new Set());
    module.traits = [...traits];
    return module.traits;
  }

  private addTraits(module: Module, from: Module, into: Set<DefId>, seen: Set<Module>): void {
    if (seen.has(module)) return;
    seen.add(module);
    const add = (b: NameBinding | undefined) => {
      if (b?.named.kind !== 'res' || b.named.res.kind !== 'def' || !this.canSee(b.visible, from))
        return;
      const kind = this.defs.get(b.named.res.def).kind;
      if (kind === 'trait' || kind === 'traitAlias') into.add(b.named.res.def);
    };
    for (const b of module.names.type.values()) add(b);
    for (const one of [...module.imports, ...module.anonymousTraits]) {
      this.resolveImport(one);
      add(one.found.get('type'));
    }
    for (const glob of module.globs) {
      const target = this.globTarget(glob);
      if (target && this.canSee(glob.visible, from)) this.addTraits(target, from, into, seen);
    }
  }
}

export function isPathWord(name: string): boolean {
  return name === 'crate' || name === '$crate' || name === 'self' || name === 'super';
}

function narrower(a: Visible, b: Visible): Visible {
  return a === 'public' ? b : b === 'public' ? a : a;
}
