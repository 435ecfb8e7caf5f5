import type { Crate, Item } from '../syntax/ast';
import { type Parsed, parseRust } from '../syntax/parse';
import { type Collected, Collector } from './collect';
import type { DefId } from './defs';
import { type Module, type NameBinding, newModule } from './module';
import { Resolver } from './resolver';
import { Session } from './session';

/** One stub file as the loader gives it (see lib/rust/stubs). */
export interface WorldFile {
  readonly crate: string;
  readonly module: readonly string[];
  readonly path: string;
  readonly source: string;
}

/** The known world, resolved: shared by every compilation, never changed by one. */
export interface World {
  readonly session: Session;
  readonly crates: readonly string[];
  /** Stub files by their number in spans. */
  readonly files: readonly WorldFile[];
}

/** A learner's program with every name resolved and every macro expanded. */
export interface Resolved {
  readonly ast: Crate;
  readonly session: Session;
  readonly crate: DefId;
}

/**
 * Parses and resolves the stub crates. File numbers are 1 + the index in `files`. `aliases` gives second names
 * (`core` is `std`). Flaws of the stubs themselves are in `session.errors`: a test keeps them empty. Bodies are
 * resolved when first looked into; `lazy: false` does all of it at once.
 */
export function resolveWorld(
  files: readonly WorldFile[],
  aliases: Readonly<Record<string, string>> = {},
  options: { lazy?: boolean } = {},
): World {
  const s = new Session(null);
  const parsed = new Map<string, Parsed>();
  for (const [i, f] of files.entries()) {
    const p = parseRust(f.source, i + 1, { lazyBodies: options.lazy ?? true });
    s.useIds(p.ids);
    s.errors.push(...p.errors);
    parsed.set([f.crate, ...f.module].join('::'), p);
  }
  const crates = [...new Set(files.map((f) => f.crate))];
  const roots = crates.flatMap((name) => {
    const p = parsed.get(name);
    return p ? [{ name, root: makeRoot(s, p.ast, name), ast: p.ast }] : [];
  });
  for (const { name, root } of roots) s.names.crates.set(name, root);
  for (const [alias, name] of Object.entries(aliases)) {
    const root = s.names.crates.get(name);
    if (root) s.names.crates.set(alias, root);
  }
  const all = roots.map(({ name, root, ast }) => {
    const collector = new Collector(s);
    collector.outline = (_mod, module) => outline(parsed, module, name);
    const out: Collected = { items: [], pending: [], imports: [] };
    collector.items(ast.items, root, root.def, out);
    return { out, collector };
  });
  for (const { collector } of all) for (const p of collector.placed) placeMacro(s, p);
  findPrelude(s);
  finish(s, all);
  s.freeze();
  return { session: s, crates, files };
}

function outline(
  parsed: ReadonlyMap<string, Parsed>,
  module: Module,
  crate: string,
): Item[] | null {
  const path: string[] = [];
  for (let m: Module | null = module; m && m.kind !== 'crate'; m = m.parent) path.unshift(m.name);
  const file = parsed.get([crate, ...path].join('::'));
  return file ? file.ast.items : null;
}

function makeRoot(s: Session, ast: Crate, name: string): Module {
  const def = s.defs.add({
    body: { kind: 'crate', node: ast },
    name: name === 'crate' ? '' : name,
    parent: null,
    span: ast.span,
    attrs: ast.attrs,
  });
  const root = newModule('crate', def, name, null, null);
  s.names.byDef.set(def, root);
  return root;
}

function placeMacro(s: Session, p: Collector['placed'][number]): void {
  let at: Module | undefined = p.root;
  for (const part of p.path === '' ? [] : p.path.split('::')) {
    const found: NameBinding | undefined = at?.names.type.get(part);
    at = found ? (s.names.asModule(found.named) ?? undefined) : undefined;
  }
  at?.names.macro.set(p.name, {
    named: { kind: 'macro', macro: p.macro },
    visible: 'public',
    span: p.macro.span,
    imported: false,
  });
}

/** `std::prelude::v1` (or the edition's module) is in every module's scope. */
function findPrelude(s: Session): void {
  const std = s.names.crates.get('std');
  s.names.std = std ?? null;
  const prelude = std?.names.type.get('prelude');
  const module = prelude ? s.names.asModule(prelude.named) : null;
  if (!module) return;
  for (const name of ['rust_2024', 'v1']) {
    const inner = module.names.type.get(name);
    s.names.prelude ??= inner ? s.names.asModule(inner.named) : null;
  }
  s.names.prelude ??= module;
}

function finish(s: Session, all: readonly { out: Collected; collector: Collector }[]): void {
  const resolver = new Resolver(s);
  for (const { out, collector } of all) resolver.finishItems(out, collector);
  for (const { out } of all)
    for (const { item, module } of out.items)
      resolver.item(item, { kind: 'module', module, outer: null });
}

/** Resolves a learner's parsed file in the known world. Findings are in `session.errors` and `session.unsure`. */
export function resolveCrate(parsed: Parsed, world: World): Resolved {
  const s = new Session(world.session);
  s.useIds(parsed.ids);
  s.source = parsed.text;
  s.unsure.push(...parsed.unsure);
  const root = makeRoot(s, parsed.ast, 'crate');
  const collector = new Collector(s);
  const out: Collected = { items: [], pending: [], imports: [] };
  collector.items(parsed.ast.items, root, root.def, out);
  finish(s, [{ out, collector }]);
  checkMain(s, parsed.ast, root);
  return { ast: parsed.ast, session: s, crate: root.def };
}

function checkMain(s: Session, ast: Crate, root: Module): void {
  if (root.names.value.has('main') || s.names.inModule(root, 'main', 'value', root)) return;
  // A file of tests is compiled as one: the harness brings its own `main`.
  if (
    ast.items.some(
      (item) =>
        item.kind === 'FnItem' &&
        item.attrs.some((a) => a.path === 'test' || a.path.endsWith('::test')),
    )
  )
    return;
  const last = ast.items.at(-1)?.span.end ?? ast.span.end;
  const end = { ...ast.span, start: last, end: last };
  s.error('E0601', end, '`main` function not found in crate', 'consider adding a `main` function');
}
