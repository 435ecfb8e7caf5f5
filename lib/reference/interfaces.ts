import { ProgramView } from '../assist/view';
import { namesIn, pathsTo } from '../assist/worldPaths';
import { compileRust } from '../rust';
import type { Def, DefId } from '../rust/resolve/defs';
import type { Module } from '../rust/resolve/module';
import type { Session } from '../rust/resolve/session';
import type { Span } from '../rust/syntax/ast';

/** A program of the course, as the index needs it. */
export interface IndexedProgram {
  readonly chapter: number;
  readonly file: string;
  readonly source: string;
}

export interface Use {
  readonly chapter: number;
  /** File names of the programs, in order. */
  readonly programs: readonly string[];
}

/** One public item of std, Tokio or a neighbour, with the chapters whose programs use it. */
export interface InterfaceEntry {
  /** Public path, `tokio::time::sleep`; a method stands behind its type, `tokio::sync::Mutex::lock`. */
  readonly path: string;
  readonly kind: 'function' | 'type' | 'trait' | 'macro' | 'method';
  /** Its page in the official documentation. */
  readonly href: string;
  readonly uses: readonly Use[];
}

/** What the course is about; strings, vectors and printing would only hide it. */
const RELEVANT =
  /^(tokio|tokio_util|tokio_stream|futures|std::(future|task|pin|sync|thread|rc|cell|ops::AsyncFn\w*|marker::(Send|Sync|Unpin|PhantomPinned)|mem::(drop|take|replace|size_of|size_of_val)|panic))(::|$)/;
const DEEPEST = 5;

const reached = new WeakMap<Session, ReadonlyMap<DefId, string>>();

/** The shortest public path to every item of the known world. */
function publicPaths(world: Session): ReadonlyMap<DefId, string> {
  const known = reached.get(world);
  if (known) return known;
  const paths = new Map<DefId, string>();
  // Where std has the item itself, its path there is the one to learn.
  const cost = (path: string) =>
    path.split('::').length * 100 + path.length + (path.startsWith('std::') ? 0 : 1000);
  const walk = (module: Module, path: string, depth: number): void => {
    for (const { name, ns, binding } of namesIn(world, module)) {
      const { named } = binding;
      if (named.kind !== 'res' || named.res.kind !== 'def') continue;
      const full = `${path}::${name}`;
      const before = paths.get(named.res.def);
      if (before === undefined || cost(full) < cost(before)) paths.set(named.res.def, full);
      const inner = ns === 'type' ? world.names.moduleOf(named.res.def) : null;
      if (inner?.kind === 'mod' && depth < DEEPEST) walk(inner, full, depth + 1);
    }
  };
  for (const [name, root] of world.names.crates)
    if (!/^(core|alloc|futures_)/.test(name)) walk(root, name, 0);
  reached.set(world, paths);
  return paths;
}

type Found = Pick<InterfaceEntry, 'path' | 'kind'>;

const KINDS: Readonly<Record<string, readonly [InterfaceEntry['kind'], string]>> = {
  fn: ['function', 'fn'],
  struct: ['type', 'struct'],
  enum: ['type', 'enum'],
  trait: ['trait', 'trait'],
  typeAlias: ['type', 'type'],
};

/** The type or trait that a method belongs to. */
function ownerOf(session: Session, method: Def): Def | null {
  const parent = method.parent === null ? null : session.defs.get(method.parent);
  if (parent?.kind === 'trait') return parent;
  if (parent?.kind !== 'impl') return null;
  const self = parent.node.selfTy as unknown as { readonly path?: { readonly id: number } };
  const res = self.path && session.tables.res(self.path.id as never);
  return res?.kind === 'def' ? session.defs.get(res.def) : null;
}

/** Which macro of the known world a call names: the path may be written out or imported. */
function macroPath(session: Session, written: string, source: string): string | null {
  const name = written.split('::').at(-1) ?? written;
  const known = pathsTo(session, name, 'macro').filter((path) => RELEVANT.test(path));
  const spelt = known.find((path) => path === written);
  if (spelt || written.includes('::')) return spelt ?? null;
  const imports = source.match(/^\s*use [^;]+;/gm)?.filter((line) => line.includes(name)) ?? [];
  const crate = (path: string) => path.split('::')[0] ?? '';
  return known.find((path) => imports.some((line) => line.includes(crate(path)))) ?? null;
}

interface Named extends Found {
  readonly href: string;
  /** Where it is first named, as an offset. */
  readonly at: number;
}

/** What a program names and calls, each once; only what is written in it, not what macros make of it. */
function interfacesOf(source: string): Map<string, Named> {
  const found = new Map<string, Named>();
  const compilation = compileRust(source);
  const session = compilation.resolved?.session;
  if (!session?.base) return found;
  const view = new ProgramView(compilation);
  const paths = publicPaths(session.base);
  const add = (kind: InterfaceEntry['kind'], path: string, href: string, { start }: Span) => {
    const at = Math.min(start, found.get(path)?.at ?? start);
    if (RELEVANT.test(path)) found.set(path, { path, kind, href, at });
  };
  const addDef = (def: Def, span: Span, method?: string) => {
    const path = paths.get(def.id);
    const [kind, prefix] = KINDS[def.kind] ?? [];
    if (!path || !kind || !prefix) return;
    const page = docsPage(path, prefix);
    if (method === undefined) add(kind, path, page, span);
    else
      add(
        'method',
        `${path}::${method}`,
        page.includes('?') || page.endsWith('index.html') ? page : `${page}#method.${method}`,
        span,
      );
  };
  for (const node of view.nodes) {
    const res = session.tables.res(node.id as never);
    if (node.kind === 'Path' && res?.kind === 'def') {
      const def = session.defs.get(res.def);
      const written = view.text(node.span).replace(/(::)?<[\s\S]*$/, '');
      if (def.name !== '' && written.split('::').includes(def.name)) addDef(def, node.span);
    }
    if (node.kind === 'MacroCall') {
      const written = view.text((node.path as typeof node).span);
      const path = macroPath(session, written, source);
      if (path) add('macro', path, docsPage(path, 'macro'), node.span);
    }
    if (node.kind !== 'MethodCallExpr' && node.kind !== 'PathExpr') continue;
    const called =
      view.inTables((table) => table.callee.get(node.id)?.def) ??
      view.inTables((table) => {
        const path = table.path.get(node.id);
        return path?.kind === 'fn' ? path.def : null;
      });
    const method = called === null ? null : session.defs.get(called);
    const owner = method?.kind === 'assocFn' ? ownerOf(session, method) : null;
    if (method && owner && view.text(node.span).includes(method.name))
      addDef(owner, node.span, method.name);
  }
  return found;
}

/** The page of an item in its official documentation; where the page's place is not certain, the crate's search. */
function docsPage(path: string, prefix: string): string {
  const parts = path.split('::');
  const name = parts.at(-1) ?? '';
  const folder = parts.slice(0, -1).join('/');
  // Which atomics are types of their own and which are aliases has changed between versions.
  if (folder === 'std/sync/atomic') return 'https://doc.rust-lang.org/std/sync/atomic/index.html';
  if (parts[0] === 'std') return `https://doc.rust-lang.org/${folder}/${prefix}.${name}.html`;
  if (parts[0] === 'tokio') return `https://docs.rs/tokio/1.53.1/${folder}/${prefix}.${name}.html`;
  const crate = parts[0] ?? '';
  return `https://docs.rs/${crate.replaceAll('_', '-')}/latest/${crate}/?search=${encodeURIComponent(path)}`;
}

/**
 * Which items of std, Tokio and their neighbours the programs use, by public path. Read from the
 * checker's own answers, so a name of the program's own is never taken for one of Tokio's.
 */
export function interfaceIndex(programs: readonly IndexedProgram[]): readonly InterfaceEntry[] {
  const entries = new Map<string, Found & { readonly href: string; uses: Map<number, string[]> }>();
  for (const { chapter, file, source } of programs) {
    for (const [path, { kind, href }] of interfacesOf(source)) {
      const entry = entries.get(path) ?? { path, kind, href, uses: new Map<number, string[]>() };
      entry.uses.set(chapter, [...(entry.uses.get(chapter) ?? []), file]);
      entries.set(path, entry);
    }
  }
  return [...entries.values()]
    .map(({ uses, ...entry }) => ({
      ...entry,
      uses: [...uses]
        .sort(([a], [b]) => a - b)
        .map(([chapter, files]) => ({ chapter, programs: files })),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The public paths of what one program uses, as in the index, each with the offset at which it is first named. */
export function interfacesUsed(source: string): ReadonlyMap<string, number> {
  return new Map([...interfacesOf(source)].map(([path, { at }]) => [path, at]));
}
