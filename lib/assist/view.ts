import type { Compilation } from '../rust';
import type { Res } from '../rust/resolve/defs';
import type { Span } from '../rust/syntax/ast';
import type { BodyResults } from '../rust/typeck';
import type { Ty } from '../rust/types/ty';

/** A node of the syntax tree as a search meets it. */
export interface AnyNode {
  readonly id: number;
  readonly kind: string;
  readonly span: Span;
  readonly [key: string]: unknown;
}

const SKIP = new Set(['span', 'tokens', 'attrs', 'vis', 'headSpan', 'retSpan', 'asyncSpan']);

function eachNode(value: unknown, visit: (node: AnyNode) => void): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const one of value) eachNode(one, visit);
    return;
  }
  const node = value as AnyNode;
  if (typeof node.id === 'number' && typeof node.kind === 'string') visit(node);
  for (const key in node) {
    const inner = node[key];
    if (typeof inner === 'object' && inner !== null && !SKIP.has(key)) eachNode(inner, visit);
  }
}

const size = ({ span }: AnyNode): number => span.end - span.start;

/** A compiled program as the editor's services look at it: nodes by place, types by node. */
export class ProgramView {
  /** Nodes that the learner wrote, in the tree's order. */
  readonly nodes: readonly AnyNode[];
  private readonly tables: readonly BodyResults[];

  constructor(readonly compilation: Compilation) {
    const nodes: AnyNode[] = [];
    eachNode(compilation.resolved?.ast, (node) => {
      if (node.span.file === 0) nodes.push(node);
    });
    this.nodes = nodes;
    const { crate } = compilation;
    this.tables = crate ? crate.owners.map((owner) => crate.bodies(owner)) : [];
  }

  get source(): string {
    return this.compilation.source;
  }

  text({ start, end }: { readonly start: number; readonly end: number }): string {
    return this.source.slice(start, end);
  }

  /** Nodes around a place, the smallest first. */
  around(start: number, end = start, ...kinds: readonly string[]): AnyNode[] {
    return this.nodes
      .filter((n) => n.span.start <= start && end <= n.span.end)
      .filter((n) => kinds.length === 0 || kinds.includes(n.kind))
      .sort((a, b) => size(a) - size(b));
  }

  /** Nodes inside a place, in the order in which they are written. */
  inside(span: Span, ...kinds: readonly string[]): AnyNode[] {
    return this.nodes
      .filter((n) => span.start <= n.span.start && n.span.end <= span.end)
      .filter((n) => kinds.includes(n.kind))
      .sort((a, b) => a.span.start - b.span.start);
  }

  /** The expression that fills a place exactly, the outermost one when there are several. */
  exprAt(span: Span): AnyNode | null {
    const found = this.nodes.filter(
      (n) => n.span.start === span.start && n.span.end === span.end && n.kind.endsWith('Expr'),
    );
    return found.find((n) => this.typeOf(n) !== null) ?? found[0] ?? null;
  }

  /** The type of an expression or pattern, when its body was checked. */
  typeOf(node: AnyNode): Ty | null {
    for (const table of this.tables) {
      const ty = table.exprTy.get(node.id) ?? table.patTy.get(node.id);
      if (ty) return ty;
    }
    return null;
  }

  /** The first answer that a body's tables give. */
  inTables<T>(ask: (table: BodyResults) => T | null | undefined): T | null {
    for (const table of this.tables) {
      const found = ask(table);
      if (found !== null && found !== undefined) return found;
    }
    return null;
  }

  print(ty: Ty): string {
    return this.compilation.crate?.tcx.print(ty) ?? '_';
  }

  /** The type as an editor shows it: names without the modules they come from. */
  brief(ty: Ty): string {
    return this.print(ty).replace(/\b(?:[a-z_]\w*::)+(?=[A-Z])/g, '');
  }

  /** Is it certain that a type implements the trait that the language knows by this name? */
  implementsLang(ty: Ty, name: string): boolean {
    const tcx = this.compilation.crate?.tcx;
    const trait = tcx?.lang(name) ?? null;
    return tcx !== undefined && trait !== null && tcx.holds(ty, trait) === true;
  }

  res(id: number): Res | undefined {
    return this.compilation.resolved?.session.tables.res(id);
  }

  /** The binding that a path in an expression names, when it names a local. */
  localOf(node: AnyNode): number | null {
    const path = node.path as AnyNode | undefined;
    const res = path ? this.res(path.id) : undefined;
    return res?.kind === 'local' ? res.node : null;
  }

  /** Places that name the local, in order. */
  usesOf(local: number): AnyNode[] {
    return this.nodes
      .filter((n) => n.kind === 'PathExpr' && this.localOf(n) === local)
      .sort((a, b) => a.span.start - b.span.start);
  }

  node(id: number): AnyNode | null {
    return this.nodes.find((n) => n.id === id) ?? null;
  }

  /** The white space at the beginning of the line that holds an offset. */
  indentAt(offset: number): string {
    const start = this.source.lastIndexOf('\n', offset - 1) + 1;
    return /^[ \t]*/.exec(this.source.slice(start))?.[0] ?? '';
  }

  /** The innermost statement around a place, and the block it stands in. */
  statementAt(offset: number): Statement | null {
    for (const block of this.around(offset, offset, 'Block')) {
      const stmts = [...(block.stmts as AnyNode[]), ...(block.tail ? [block.tail as AnyNode] : [])];
      const at = stmts.findIndex((s) => s.span.start <= offset && offset <= s.span.end);
      const stmt = stmts[at];
      if (stmt && stmt.span.file === 0) return { block, stmts, at, stmt };
    }
    return null;
  }
}

export interface Statement {
  readonly block: AnyNode;
  /** With the block's tail, when it has one, as the last. */
  readonly stmts: readonly AnyNode[];
  readonly at: number;
  readonly stmt: AnyNode;
}
