import type { Node } from '../syntax/ast';
import { LazyBlock } from '../syntax/lazyBlock';

type AnyNode = Node & { readonly kind: string };
const SKIP = new Set(['span', 'tokens', 'attrs', 'ident', 'vis', 'headSpan']);

/** Visits every syntax node of one body; items inside it are bodies of their own. Expansions stand for macro calls. */
export function eachNode(root: unknown, visit: (node: AnyNode) => void): void {
  const go = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const v of value) go(v);
      return;
    }
    const node = value as AnyNode;
    if (node.kind === 'ItemStmt') return;
    if (typeof node.id === 'number' && typeof node.kind === 'string') visit(node);
    if (value instanceof LazyBlock) {
      go(value.stmts);
      go(value.tail);
      return;
    }
    for (const key in node) {
      const v = (node as unknown as Record<string, unknown>)[key];
      if (typeof v === 'object' && v !== null && !SKIP.has(key)) go(v);
    }
  };
  go(root);
}
