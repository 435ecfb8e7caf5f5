import { resolveWorld } from '@/lib/rust/resolve';
import type { Def, DefId } from '@/lib/rust/resolve/defs';
import type { Module, NameBinding, Namespace } from '@/lib/rust/resolve/module';
import type { Session } from '@/lib/rust/resolve/session';
import { STUB_CRATE_ALIASES, stubFiles } from '@/lib/rust/stubs';

/** `runs`: checked and executed; `varies`: runs, with values that real runs do not share; `checked`: types only. */
export type Support = 'runs' | 'varies' | 'checked';

export interface KnownItem {
  readonly name: string;
  readonly kind:
    | 'struct'
    | 'enum'
    | 'union'
    | 'trait'
    | 'fn'
    | 'const'
    | 'static'
    | 'type'
    | 'macro';
  readonly support: Support;
  /** Methods and associated functions, by name. */
  readonly methods: readonly { readonly name: string; readonly support: Support }[];
}

export interface KnownModule {
  /** `std::sync::mpsc` */
  readonly path: string;
  readonly items: readonly KnownItem[];
}

export interface KnownCrate {
  readonly name: string;
  readonly modules: readonly KnownModule[];
  /** Items and methods of the whole crate, counted by what can be done with them. */
  readonly counts: Readonly<Record<Support, number>>;
}

const KINDS: Partial<Record<Def['kind'], KnownItem['kind']>> = {
  struct: 'struct',
  enum: 'enum',
  union: 'union',
  trait: 'trait',
  fn: 'fn',
  const: 'const',
  static: 'static',
  typeAlias: 'type',
};

const has = (def: Def, path: string): boolean => def.attrs.some((attr) => attr.path === path);

function supportOf(def: Def, inside: Def | null): Support {
  if (has(def, 'unmodelled') || (inside && has(inside, 'unmodelled'))) return 'checked';
  if (has(def, 'nondeterministic')) return 'varies';
  const isFn = def.kind === 'fn' || def.kind === 'assocFn';
  // A trait's method without a body is what its impls write.
  if (!isFn || inside?.kind === 'trait' || def.node.body !== null || has(def, 'intrinsic'))
    return 'runs';
  return 'checked';
}

const isShown = (def: Def): boolean =>
  def.visible === 'public' && !def.name.startsWith('_') && !has(def, 'doc') && def.name !== '';

interface Places {
  /** Each public definition's module: its own when that is public, else where it is exported. */
  readonly defs: ReadonlyMap<DefId, string>;
  /** Macros and derives by module. */
  readonly macros: ReadonlyMap<string, readonly string[]>;
}

/** What a module offers: its own names and those it exports from elsewhere. */
function bindings(session: Session, m: Module, ns: Namespace): Map<string, NameBinding> {
  const out = new Map(m.names[ns]);
  for (const { name, glob, visible, target } of m.imports) {
    if (visible !== 'public') continue;
    for (const one of glob ? (target?.names[ns].keys() ?? []) : [name]) {
      const found = session.names.inModule(m, one, ns, m);
      if (found && !out.has(one)) out.set(one, { ...found, imported: true });
    }
  }
  return out;
}

function publicPlaces(session: Session): Places {
  const found = new Map<DefId, { readonly path: string; readonly own: boolean }>();
  const macros = new Map<string, string[]>();
  const walk = (m: Module, path: string): void => {
    const words = [...bindings(session, m, 'macro')].filter(([name, b]) => {
      return b.visible === 'public' && !name.startsWith('_');
    });
    if (words.length > 0) macros.set(path, words.map(([name]) => name).sort());
    for (const ns of ['type', 'value'] as const)
      for (const { named, visible, imported } of bindings(session, m, ns).values()) {
        if (visible !== 'public' || named.kind !== 'res' || named.res.kind !== 'def') continue;
        const { def } = named.res;
        const known = found.get(def);
        if (!known || (!known.own && (!imported || path.length < known.path.length)))
          found.set(def, { path, own: !imported });
        const inner = session.names.moduleOf(def);
        if (!imported && inner?.kind === 'mod' && isShown(session.defs.get(def)))
          walk(inner, `${path}::${inner.name}`);
      }
  };
  for (const [name, root] of session.names.crates) if (root.name === name) walk(root, name);
  return { defs: new Map([...found].map(([def, { path }]) => [def, path])), macros };
}

/** The type that an inherent impl is for, when it has a name. */
function selfOf(session: Session, impl: Def): DefId | null {
  if (impl.kind !== 'impl' || impl.node.trait || impl.node.selfTy.kind !== 'PathType') return null;
  const res = session.tables.res(impl.node.selfTy.path.id);
  return res?.kind === 'def' ? res.def : null;
}

function methodsByOwner(session: Session): Map<DefId, Map<string, Support>> {
  const { defs } = session;
  const out = new Map<DefId, Map<string, Support>>();
  for (const id of defs.localIds()) {
    const def = defs.get(id);
    if (def.kind !== 'assocFn' || def.parent === null || def.name.startsWith('_')) continue;
    const inside = defs.get(def.parent);
    const owner = inside.kind === 'trait' ? inside.id : selfOf(session, inside);
    if (owner === null || (inside.kind === 'impl' && def.visible !== 'public')) continue;
    const methods = out.get(owner) ?? new Map<string, Support>();
    methods.set(def.name, supportOf(def, inside));
    out.set(owner, methods);
  }
  return out;
}

/** Methods of the types that the language has without a definition: `str`, `[T]`, numbers. */
function builtIn(
  session: Session,
  text: (file: number) => string | undefined,
): [string, KnownItem[]][] {
  const { defs } = session;
  const types = new Map<string, KnownItem['methods'][number][]>();
  for (const id of defs.localIds()) {
    const impl = defs.get(id);
    if (impl.kind !== 'impl' || impl.node.trait || selfOf(session, impl) !== null) continue;
    const { file, start, end } = impl.node.selfTy.span;
    const name = text(file)?.slice(start, end) ?? '';
    const methods = types.get(name) ?? [];
    for (const child of defs.children(id)) {
      const def = defs.get(child);
      if (def.kind === 'assocFn' && def.visible === 'public' && !def.name.startsWith('_'))
        methods.push({ name: def.name, support: supportOf(def, impl) });
    }
    if (methods.length > 0) types.set(name, methods);
  }
  const items = [...types].map(
    ([name, methods]): KnownItem => ({
      name,
      kind: 'type',
      support: 'runs',
      methods: methods.sort(byName),
    }),
  );
  return [['std::primitive', items]];
}

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0;

/** Every public name of the known world, by crate and module, read from the stubs that the checker and the simulator use. */
export function knownCrates(): readonly KnownCrate[] {
  const { session, crates, files } = resolveWorld(stubFiles(), STUB_CRATE_ALIASES);
  const { defs } = session;
  const methods = methodsByOwner(session);
  const places = publicPlaces(session);
  const modules = new Map<string, KnownItem[]>(builtIn(session, (file) => files[file - 1]?.source));
  for (const id of defs.localIds()) {
    const def = defs.get(id);
    const kind = KINDS[def.kind];
    const path = isShown(def) ? places.defs.get(id) : undefined;
    if (!kind || path === undefined) continue;
    const own = [...(methods.get(id) ?? [])].map(([name, support]) => ({ name, support }));
    const item = { name: def.name, kind, support: supportOf(def, null), methods: own.sort(byName) };
    modules.set(path, [...(modules.get(path) ?? []), item]);
  }
  for (const [path, names] of places.macros) {
    const known = names.map(
      (name): KnownItem => ({ name, kind: 'macro', support: 'runs', methods: [] }),
    );
    modules.set(path, [...(modules.get(path) ?? []), ...known]);
  }
  return crates.map((name) => {
    const own = [...modules]
      .filter(([path]) => path === name || path.startsWith(`${name}::`))
      .map(([path, items]) => ({ path, items: items.sort(byName) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    const counts = { runs: 0, varies: 0, checked: 0 };
    for (const { items } of own)
      for (const item of items)
        for (const { support } of [item, ...item.methods]) counts[support] += 1;
    return { name, modules: own, counts };
  });
}
