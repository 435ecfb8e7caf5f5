import type { Compilation } from '../rust';
import type { DefId } from '../rust/resolve/defs';
import type { Span } from '../rust/syntax/ast';
import { type AnyNode, ProgramView } from './view';
import { declaration, docsOf, parametersOf } from './wording';

/** What a place of the program means, in words: shown when the pointer rests on it. */
export interface Hover {
  readonly start: number;
  readonly end: number;
  /** Rust: a declaration, or a name with its type. */
  readonly code: string;
  readonly docs: string;
}

type Meaning =
  | { readonly kind: 'local'; readonly node: AnyNode; readonly name: string }
  | { readonly kind: 'def'; readonly def: DefId }
  | { readonly kind: 'type'; readonly node: AnyNode; readonly what: string };

interface Found {
  readonly span: Span;
  readonly meaning: Meaning;
}

const identOf = (node: AnyNode): { name: string; span: Span } | undefined =>
  node.ident as { name: string; span: Span } | undefined;

function onName(node: AnyNode, offset: number, name = identOf(node)): boolean {
  return name !== undefined && name.span.start <= offset && offset <= name.span.end;
}

/** The innermost thing at an offset that has a meaning of its own. */
function meaningAt(view: ProgramView, offset: number): Found | null {
  for (const node of view.around(offset)) {
    const found = meaningOf(view, node, offset);
    if (found) return found;
  }
  return null;
}

function meaningOf(view: ProgramView, node: AnyNode, offset: number): Found | null {
  const session = view.compilation.resolved?.session;
  switch (node.kind) {
    case 'IdentPat':
    case 'SelfParam': {
      const ident = identOf(node);
      if (!ident || !onName(node, offset)) return null;
      return { span: ident.span, meaning: { kind: 'local', node, name: ident.name } };
    }
    case 'MethodCallExpr': {
      const segment = node.segment as AnyNode;
      const ident = identOf(segment);
      const callee = view.inTables((t) => t.callee.get(node.id));
      if (!ident || !callee || !onName(segment, offset)) return null;
      return { span: ident.span, meaning: { kind: 'def', def: callee.def } };
    }
    case 'FieldExpr': {
      const ident = identOf(node);
      if (!ident || !onName(node, offset)) return null;
      return { span: ident.span, meaning: { kind: 'type', node, what: ident.name } };
    }
    case 'AwaitExpr': {
      const span = node.awaitSpan as Span;
      if (offset < span.start || offset > span.end) return null;
      return { span, meaning: { kind: 'type', node, what: 'await' } };
    }
    case 'PathExpr': {
      const res = view.inTables((t) => t.path.get(node.id));
      const local = view.localOf(node);
      const binding = local === null ? null : view.node(local);
      if (binding)
        return {
          span: node.span,
          meaning: { kind: 'local', node: binding, name: identOf(binding)?.name ?? '' },
        };
      if (res && 'def' in res) return { span: node.span, meaning: { kind: 'def', def: res.def } };
      return null;
    }
    case 'Path': {
      const res = view.res(node.id);
      if (res?.kind === 'def') return { span: node.span, meaning: { kind: 'def', def: res.def } };
      return null;
    }
    default: {
      const def = session && identOf(node) ? session.defs.ofNode(node.id) : undefined;
      const ident = identOf(node);
      if (def === undefined || !ident || !onName(node, offset)) return null;
      return { span: ident.span, meaning: { kind: 'def', def } };
    }
  }
}

/** What stands at an offset: a name's declaration or type. null where nothing is known. */
export function hoverAt(compilation: Compilation, offset: number): Hover | null {
  const view = new ProgramView(compilation);
  const found = meaningAt(view, offset);
  if (found?.span.file !== 0) return null;
  const { start, end } = found.span;
  const { meaning } = found;
  if (meaning.kind === 'def') {
    const def = compilation.resolved?.session.defs.get(meaning.def);
    return {
      start,
      end,
      code: declaration(compilation, meaning.def),
      docs: def ? docsOf(def) : '',
    };
  }
  const ty =
    meaning.kind === 'local'
      ? (view.inTables((t) => t.localTy.get(meaning.node.id)) ?? view.typeOf(meaning.node))
      : view.typeOf(meaning.node);
  if (!ty) return null;
  if (meaning.kind === 'local') {
    const mutable = meaning.node.mutable === true && meaning.name !== 'self' ? 'mut ' : '';
    const code = `${mutable}${meaning.name}: ${view.brief(ty)}`;
    return { start, end, code: meaning.name === 'self' ? code : `let ${code}`, docs: '' };
  }
  const code = `${meaning.what}: ${view.brief(ty)}`;
  return { start, end, code, docs: '' };
}

/** Where the name at an offset is introduced in this program; null for what the crates bring. */
export function definitionAt(compilation: Compilation, offset: number): Span | null {
  const view = new ProgramView(compilation);
  const meaning = meaningAt(view, offset)?.meaning;
  const defs = compilation.resolved?.session.defs;
  if (!meaning || !defs) return null;
  if (meaning.kind === 'local') return identOf(meaning.node)?.span ?? null;
  if (meaning.kind === 'def') return defs.isLocal(meaning.def) ? defs.get(meaning.def).span : null;
  return fieldSpan(view, meaning.node);
}

function fieldSpan(view: ProgramView, node: AnyNode): Span | null {
  const index = view.inTables((t) => t.fieldIndex.get(node.id));
  const { tcx } = view.compilation.crate ?? {};
  const base = node.base as AnyNode | undefined;
  let ty = base ? view.typeOf(base) : null;
  while (ty?.kind === 'ref') ty = ty.ty;
  if (index === null || !tcx || ty?.kind !== 'adt') return null;
  const span = tcx.adt(ty.def).variants[0]?.fields[index]?.span;
  return span?.file === 0 ? span : null;
}

/** The call around an offset: what is called, its parameters, and which one is being written. */
export interface SignatureHelp {
  readonly label: string;
  readonly parameters: readonly string[];
  readonly active: number;
}

/** The innermost call whose parentheses are around an offset; null outside of calls. */
export function signatureAt(compilation: Compilation, offset: number): SignatureHelp | null {
  const view = new ProgramView(compilation);
  for (const node of view.around(offset, offset, 'CallExpr', 'MethodCallExpr')) {
    const open =
      node.kind === 'CallExpr'
        ? (node.callee as AnyNode).span.end
        : ((node.segment as AnyNode).span.end as number);
    const paren = compilation.source.indexOf('(', open);
    if (paren < 0 || offset <= paren || offset >= node.span.end) continue;
    const def =
      node.kind === 'CallExpr'
        ? view.inTables((t) => {
            const res = t.path.get((node.callee as AnyNode).id);
            return res && 'def' in res ? res.def : null;
          })
        : view.inTables((t) => t.callee.get(node.id))?.def;
    const label = def === null || def === undefined ? '' : declaration(compilation, def);
    if (label === '' || def === null || def === undefined) continue;
    const written = (node.args as AnyNode[]).filter((a) => a.span.end < offset);
    const last = written[written.length - 1];
    const since = compilation.source.slice(last?.span.end ?? offset, offset);
    const active = last ? written.length - 1 + (since.includes(',') ? 1 : 0) : 0;
    return { label, parameters: parametersOf(compilation, def), active };
  }
  return null;
}
