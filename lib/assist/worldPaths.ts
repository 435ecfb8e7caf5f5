import type { Module, NameBinding, Namespace } from '../rust/resolve/module';
import type { Session } from '../rust/resolve/session';

/** One name that a module offers, its own or re-exported. */
export interface Offered {
  readonly name: string;
  readonly ns: Namespace;
  readonly binding: NameBinding;
}

const NAMESPACES: readonly Namespace[] = ['type', 'value', 'macro'];
/** Crates as a program names them; what they are made of (`core`, `futures_util`) stays inside. */
const INNER = /^(core|alloc|futures_)/;
const DEEPEST = 5;

/** The public names of a module (or all of them, as its own code sees them), each once in each namespace. */
export function namesIn(session: Session, module: Module, all = false): Offered[] {
  const found = new Map<string, Offered>();
  const add = (name: string, ns: Namespace, binding: NameBinding | null | undefined): void => {
    const key = `${ns} ${name}`;
    if (binding && (all || binding.visible === 'public') && !found.has(key) && name !== '_')
      found.set(key, { name, ns, binding });
  };
  for (const ns of NAMESPACES) {
    for (const [name, binding] of module.names[ns]) add(name, ns, binding);
    for (const one of module.imports)
      if (all || one.visible === 'public')
        add(one.name, ns, session.names.inModule(module, one.name, ns, module));
  }
  for (const glob of module.globs) {
    if ((!all && glob.visible !== 'public') || !glob.target || glob.target === module) continue;
    for (const { name, ns, binding } of namesIn(session, glob.target)) add(name, ns, binding);
  }
  return [...found.values()];
}

/** A name of the known world with the shortest path to what it names. */
export interface Reached extends Offered {
  readonly path: string;
}

const indexes = new WeakMap<Session, ReadonlyMap<string, readonly Reached[]>>();
const length = (path: string): number => path.split('::').length * 100 + path.length;

function indexOf(world: Session): ReadonlyMap<string, readonly Reached[]> {
  const known = indexes.get(world);
  if (known) return known;
  /** By namespace and name: for each thing of that name the shortest way to it. */
  const paths = new Map<string, Map<unknown, Reached>>();
  const walk = (module: Module, path: string, depth: number): void => {
    for (const { name, ns, binding } of namesIn(world, module)) {
      const full = `${path}::${name}`;
      const { named } = binding;
      const thing =
        named.kind === 'macro' ? named.macro : named.res.kind === 'def' ? named.res.def : full;
      const key = `${ns} ${name}`;
      const list = paths.get(key) ?? new Map<unknown, Reached>();
      const before = list.get(thing);
      if (before === undefined || length(full) < length(before.path))
        list.set(thing, { path: full, name, ns, binding });
      paths.set(key, list);
      if (named.kind !== 'res' || named.res.kind !== 'def' || ns !== 'type') continue;
      const inner = world.names.moduleOf(named.res.def);
      if (inner?.kind === 'mod' && depth < DEEPEST) walk(inner, full, depth + 1);
    }
  };
  for (const [name, root] of world.names.crates) if (!INNER.test(name)) walk(root, name, 0);
  const index = new Map(
    [...paths].map(([key, list]) => [
      key,
      [...list.values()].sort(
        (a, b) => length(a.path) - length(b.path) || (a.path < b.path ? -1 : 1),
      ),
    ]),
  );
  indexes.set(world, index);
  return index;
}

/** Paths under which the known world offers a name, the shortest for each thing that has it. */
export function pathsTo(session: Session, name: string, ns: Namespace): readonly string[] {
  const found = indexOf(session.base ?? session).get(`${ns} ${name}`) ?? [];
  return found.map(({ path }) => path);
}

const MOST_FOUND = 40;

/** Names of the known world that begin with what was typed, the nearest first; bounded. */
export function searchPaths(session: Session, typed: string): Reached[] {
  const wanted = typed.toLowerCase();
  const found: Reached[] = [];
  for (const list of indexOf(session.base ?? session).values())
    for (const one of list) if (one.name.toLowerCase().startsWith(wanted)) found.push(one);
  return found
    .sort((a, b) => a.name.length - b.name.length || length(a.path) - length(b.path))
    .slice(0, MOST_FOUND);
}
