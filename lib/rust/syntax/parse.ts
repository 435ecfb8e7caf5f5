import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Unsure } from '../typeck/results';
import type { Crate } from './ast';
import { parseAttributes } from './attributes';
import { parseBlock, parseStmts } from './blocks';
import { Cursor, type Grammar, NodeIds } from './cursor';
import { parseExpr, parseLiteralOrPath } from './exprs';
import { parseAssocItems, parseBlockItem, parseItems } from './items';
import { parsePattern } from './patterns';
import type { Span, TokenTree } from './tokens';
import { tokenTrees } from './trees';
import { parseType } from './typeExprs';

/** The productions by name: how lower layers of the parser, and macro expansion, reach all of the grammar. */
export const grammar: Grammar = {
  type: parseType,
  expr: parseExpr,
  literalOrPathExpr: parseLiteralOrPath,
  pattern: parsePattern,
  block: parseBlock,
  items: parseItems,
  item: parseBlockItem,
  assocItems: parseAssocItems,
  stmts: parseStmts,
};

export interface Parsed {
  readonly ast: Crate;
  readonly text: string;
  readonly errors: readonly Diagnostic[];
  /** Node ids of this file: macro expansion goes on with them. */
  readonly ids: NodeIds;
  /** rustc would stop here: nothing after parsing is reported. */
  readonly fatal: boolean;
  readonly unsure: readonly Unsure[];
}

/**
 * Parses a whole file. Never throws: what cannot be parsed is reported with rustc's wording and left out, and
 * the rest of the tree is there for the editor.
 */
export function parseRust(text: string, file = 0, options: { lazyBodies?: boolean } = {}): Parsed {
  const lexed = tokenTrees(text, file);
  const ids = new NodeIds(file);
  const p = new Cursor(lexed.trees, ids, grammar, lexed.end, '', (from, to) =>
    text.slice(from, to).includes('\n'),
  );
  const span: Span = { file, start: 0, end: text.length };
  const fatalText = lexed.errors.length > 0;
  p.fatal = fatalText;
  p.lazyBodies = options.lazyBodies ?? false;
  const attrs = parseAttributes(p, true);
  const items = parseItems(p);
  const ast: Crate = { kind: 'Crate', id: ids.next(), span, file, attrs, items };
  return {
    ast,
    text,
    ids,
    errors: lexed.errors.length > 0 ? [...lexed.errors, ...p.errors] : p.errors,
    fatal: p.fatal,
    unsure: p.unsure,
  };
}

/** A cursor over token trees, for macro arguments and fragments. `end` is the closing delimiter's span. */
export function cursorOver(
  trees: readonly TokenTree[],
  ids: NodeIds,
  end: Span,
  closing = '',
): Cursor {
  return new Cursor(trees, ids, grammar, end, closing);
}
