import type { Compilation } from '../rust';
import type { Def, DefId } from '../rust/resolve/defs';
import type { Module, NameBinding } from '../rust/resolve/module';
import type { Session } from '../rust/resolve/session';
import type { TextEdit } from './edits';
import { importEdit } from './fixes/fix';
import { compileMarked, isInText, MARKER, type Marked, wordAt } from './marker';
import { type Member, membersBehindDot, membersBehindPath } from './members';
import { type AnyNode, ProgramView } from './view';
import { declaration, docsOf, parametersOf } from './wording';
import { namesIn, searchPaths } from './worldPaths';

export type CompletionKind =
  | 'field'
  | 'method'
  | 'function'
  | 'variable'
  | 'struct'
  | 'enum'
  | 'variant'
  | 'trait'
  | 'module'
  | 'macro'
  | 'constant'
  | 'keyword';

/** One thing that may be written at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Its declaration, or its type. */
  readonly detail: string;
  readonly docs: string;
  /** What is written; `$0` is where the cursor goes. */
  readonly insert: string;
  /** Smaller comes first. */
  readonly rank: number;
  /** An import that the name needs. */
  readonly also: readonly TextEdit[];
}

export interface Completions {
  /** The part of the text that a completion replaces. */
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
}

const MOST = 300;
const KEYWORDS =
  'as async await break const continue else enum false fn for if impl in let loop match mod move mut pub ref return self Self static struct trait true type use where while'.split(
    ' ',
  );

const KINDS: Readonly<Partial<Record<Def['kind'], CompletionKind>>> = {
  fn: 'function',
  assocFn: 'method',
  struct: 'struct',
  union: 'struct',
  enum: 'enum',
  variant: 'variant',
  trait: 'trait',
  mod: 'module',
  crate: 'module',
  const: 'constant',
  assocConst: 'constant',
  static: 'constant',
  typeAlias: 'struct',
  field: 'field',
};

/**
 * What may be written at an offset of a program that need not be finished: members of a value, names
 * in a module, names in scope, and names that an import would bring into scope. Bounded, sorted, and
 * the same each time; empty in strings and comments.
 */
export function completionsAt(source: string, offset: number): Completions {
  const { start, end, typed } = wordAt(source, offset);
  const before = source.slice(0, start);
  const none = { start, end, items: [] };
  if (isInText(source, offset) || /^\d/.test(typed)) return none;
  let items: Completion[];
  if (/(?<![.\d])\.$/.test(before) || /\)\.$/.test(before)) items = behindDot(source, offset);
  else if (/::$/.test(before)) items = behindPath(source, offset, pathBefore(before));
  else items = inScope(source, offset, typed);
  const fits = items.filter(({ label }) => label.toLowerCase().includes(typed.toLowerCase()));
  const sorted = fits.sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1));
  return { start, end, items: sorted.slice(0, MOST) };
}

function pathBefore(before: string): string[] {
  const path = /((?:\w+::)+)$/.exec(before.replace(/::<[^<>]*>::$/, '::'))?.[1] ?? '';
  return path.split('::').filter((part) => part !== '');
}

function call(compilation: Compilation, def: DefId, name: string): string {
  return parametersOf(compilation, def).length > 0 ? `${name}($0)` : `${name}()$0`;
}

function memberItem(
  { compilation, view }: Marked,
  member: Member,
  behindDotted: boolean,
): Completion {
  const base = { label: member.name, rank: member.near, also: [] };
  if (member.kind === 'field')
    return { ...base, kind: 'field', detail: view.brief(member.ty), docs: '', insert: member.name };
  const def = compilation.resolved?.session.defs.get(member.def);
  const taken = parametersOf(compilation, member.def).length > 0;
  const open = behindDotted ? taken : taken || (def?.kind === 'assocFn' && def.node.self !== null);
  return {
    ...base,
    kind: 'method',
    detail: declaration(compilation, member.def),
    docs: def ? docsOf(def) : '',
    insert: open ? `${member.name}($0)` : `${member.name}()$0`,
  };
}

function behindDot(source: string, offset: number): Completion[] {
  const marked = compileMarked(source, offset, '()', (view) =>
    view.nodes.find((n) => n.kind === 'MethodCallExpr' && nameOf(n.segment) === MARKER),
  );
  const session = marked?.compilation.resolved?.session;
  const tcx = marked?.compilation.crate?.tcx;
  const ty = marked?.view.typeOf(marked.node.receiver as AnyNode);
  if (!marked || !session || !tcx || !ty) return [];
  const traits = session.tables.traitsInScope(marked.node.id);
  const root = marked.compilation.resolved?.crate ?? 0;
  const items = membersBehindDot(session, tcx, ty, traits, root).map((member) =>
    memberItem(marked, member, true),
  );
  if (marked.view.implementsLang(ty, 'future_trait'))
    items.push({
      ...{ label: 'await', kind: 'keyword', detail: 'Wait for the value of this future.' },
      ...{ docs: '', insert: 'await', rank: -1, also: [] },
    });
  return items;
}

const nameOf = (segment: unknown): string =>
  (segment as { ident?: { name: string } } | undefined)?.ident?.name ?? '';

/** The module or type that a path names, from the program's root. */
function resolvePath(
  session: Session,
  root: Module,
  path: readonly string[],
): NameBinding | Module | null {
  let at: Module | null = root;
  let binding: NameBinding | null = null;
  for (const [i, name] of path.entries()) {
    if (at === null) return null;
    if (i === 0 && (name === 'crate' || name === 'self')) continue;
    binding = session.names.inModule(at, name, 'type', at);
    const crate = i === 0 && !binding ? session.names.crate(name) : undefined;
    if (i === 0 && !binding && !crate) binding = session.names.inPrelude(name, 'type');
    at = crate ?? (binding ? session.names.asModule(binding.named) : null);
    if (at === null && i < path.length - 1) return null;
  }
  return at && (at.kind === 'mod' || at.kind === 'crate') ? at : (binding ?? at);
}

function bindingItem(
  compilation: Compilation,
  { name, binding }: { readonly name: string; readonly binding: NameBinding },
  rank: number,
  also: readonly TextEdit[] = [],
): Completion | null {
  const base = { label: name, rank, also };
  if (binding.named.kind === 'macro')
    return { ...base, kind: 'macro', detail: `${name}!`, docs: '', insert: `${name}!($0)` };
  const { res } = binding.named;
  if (res.kind === 'prim') return { ...base, kind: 'struct', detail: name, docs: '', insert: name };
  if (res.kind !== 'def') return null;
  const def = compilation.resolved?.session.defs.get(res.def);
  const kind = def && KINDS[def.kind];
  if (!def || !kind) return null;
  const detail = declaration(compilation, res.def);
  const insert = kind === 'function' ? call(compilation, res.def, name) : name;
  return { ...base, kind, detail, docs: docsOf(def), insert };
}

function behindPath(source: string, offset: number, path: readonly string[]): Completion[] {
  const marked = compileMarked(source, offset, '', (view) => view.nodes[0]);
  const { resolved, crate } = marked?.compilation ?? {};
  if (!marked || !resolved || !crate) return [];
  const { session } = resolved;
  const root = session.names.moduleOf(resolved.crate);
  const found = root ? resolvePath(session, root, path) : null;
  if (!found) return [];
  const inUse = /(^|\n)\s*(pub\s+)?use\s[^;]*$/.test(source.slice(0, offset));
  if ('names' in found)
    return namesIn(session, found).flatMap(({ name, ...rest }) => {
      const item = bindingItem(marked.compilation, { name, ...rest }, rest.ns === 'macro' ? 1 : 0);
      return item ? [inUse ? { ...item, insert: name } : item] : [];
    });
  const def =
    found.named.kind === 'res' && found.named.res.kind === 'def' ? found.named.res.def : null;
  if (def === null) return [];
  return ofType(marked, def);
}

function ofType(marked: Marked, def: DefId): Completion[] {
  const { resolved, crate } = marked.compilation;
  if (!resolved || !crate) return [];
  const { session } = resolved;
  const module = session.names.moduleOf(def);
  const variants = module
    ? namesIn(session, module).flatMap((one) => bindingItem(marked.compilation, one, -1) ?? [])
    : [];
  const traits = session.preludeTraits();
  const { kind } = session.defs.get(def);
  if (kind !== 'struct' && kind !== 'enum' && kind !== 'union' && kind !== 'typeAlias')
    return variants;
  const members = membersBehindPath(
    session,
    crate.tcx,
    crate.tcx.typeOf(def),
    traits,
    resolved.crate,
  );
  const names = new Set(variants.map(({ label }) => label));
  return [
    ...variants,
    ...members.filter(({ name }) => !names.has(name)).map((m) => memberItem(marked, m, false)),
  ];
}

const SCOPES = ['Block', 'Arm', 'ClosureExpr', 'FnItem', 'ForExpr', 'IfExpr', 'WhileExpr'];

function* locals({ view }: Marked, offset: number): Iterable<Completion> {
  const seen = new Set<string>();
  const bindings = view.nodes
    .filter((n) => n.kind === 'IdentPat' || n.kind === 'SelfParam')
    .reverse();
  for (const node of bindings) {
    const label = (node.ident as { name: string }).name;
    const [scope] = view.around(node.span.start, node.span.end, ...SCOPES);
    if (node.span.end > offset || seen.has(label) || !scope) continue;
    if (scope.span.start > offset || scope.span.end < offset) continue;
    seen.add(label);
    const ty = view.inTables((t) => t.localTy.get(node.id));
    const detail = ty ? view.brief(ty) : '';
    yield { label, kind: 'variable', detail, docs: '', insert: label, rank: -2, also: [] };
  }
}

/** Names shorter than this are not looked for in the crates: there would be too many. */
const SHORTEST = 2;

function inScope(source: string, offset: number, typed: string): Completion[] {
  const marked =
    compileMarked(source, offset, '', (view) =>
      view.nodes.find((n) => n.kind === 'PathSegment' && nameOf(n) === MARKER),
    ) ?? compileMarked(source, offset, '', (view) => view.nodes[0]);
  const resolved = marked?.compilation.resolved;
  if (!marked || !resolved) return [];
  const { session } = resolved;
  const { compilation } = marked;
  const root = session.names.moduleOf(resolved.crate);
  const items = [...locals(marked, offset)];
  const own = root ? namesIn(session, root, true) : [];
  const { prelude, std } = session.base?.names ?? session.names;
  const everywhere = prelude ? namesIn(session, prelude) : [];
  const macros = std ? namesIn(session, std).filter(({ ns }) => ns === 'macro') : [];
  for (const [list, rank] of [
    [own, 0],
    [everywhere, 2],
    [macros, 2],
  ] as const)
    for (const one of list) {
      const item = one.name === MARKER ? null : bindingItem(compilation, one, rank);
      if (item && !items.some(({ label }) => label === item.label)) items.push(item);
    }
  for (const label of KEYWORDS)
    items.push({ label, kind: 'keyword', detail: '', docs: '', insert: label, rank: 3, also: [] });
  if (typed.length >= SHORTEST)
    items.push(...imports(source, session, marked, wordAt(source, offset), items));
  return items;
}

/** Names of the crates that an import would bring into scope. */
function imports(
  source: string,
  session: Session,
  { compilation }: Marked,
  { typed, start: before }: ReturnType<typeof wordAt>,
  known: readonly Completion[],
): Completion[] {
  const view = new ProgramView({ ...compilation, source });
  return searchPaths(session, typed).flatMap(({ path, name, ns, binding }) => {
    const item = bindingItem(compilation, { name, binding }, ns === 'macro' ? 5 : 4);
    if (
      !item ||
      item.kind === 'module' ||
      known.some((k) => k.label === name && k.kind === item.kind)
    )
      return [];
    const also = importEdit(view, path);
    // Behind the cursor the compiled text is shifted by the marker.
    return also.some(({ start }) => start > before)
      ? []
      : [{ ...item, detail: `use ${path}`, also }];
  });
}
