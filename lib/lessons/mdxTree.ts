// The part of the MDX syntax tree that the pipeline reads. The parser's own types live in packages
// that are not ours to depend on, and only these fields matter here.

export interface MdxAttribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: string | null | { readonly value: string; readonly data?: { estree?: EsTree } };
}

export interface MdxNode {
  type: string;
  name?: string | null;
  value?: string;
  url?: string;
  /** The text of an image for those who do not see it. */
  alt?: string | null;
  depth?: number;
  lang?: string | null;
  children?: MdxNode[];
  attributes?: MdxAttribute[];
  data?: { hProperties?: Record<string, unknown>; estree?: EsTree };
  position?: { start: { line: number; column: number } };
}

export interface EsTree {
  readonly type: string;
  readonly body?: readonly EsTree[];
  readonly expression?: EsTree;
  readonly value?: unknown;
  readonly elements?: readonly (EsTree | null)[];
  readonly properties?: readonly EsTree[];
  readonly key?: EsTree;
  readonly name?: string;
  readonly operator?: string;
  readonly argument?: EsTree;
  readonly quasis?: readonly { readonly value: { readonly cooked: string } }[];
  readonly expressions?: readonly EsTree[];
}

/** Calls `visit` for every node, parents before children. */
export function walkMdx(node: MdxNode, visit: (node: MdxNode) => void): void {
  visit(node);
  for (const child of node.children ?? []) walkMdx(child, visit);
}

/** The text of a node without its markup, as a reader sees it. */
export function plainText(node: MdxNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  return (node.children ?? []).map(plainText).join('');
}

export type Literal = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

const NOT_LITERAL: Literal = { ok: false };

function all(parts: readonly Literal[], join: (values: readonly unknown[]) => unknown): Literal {
  const values: unknown[] = [];
  for (const part of parts) {
    if (!part.ok) return NOT_LITERAL;
    values.push(part.value);
  }
  return { ok: true, value: join(values) };
}

/** Reads an expression that is data (numbers, strings, lists, objects); anything that computes is refused. */
export function literalOf(node: EsTree | null | undefined): Literal {
  switch (node?.type) {
    case 'Program':
      return node.body?.length === 1 ? literalOf(node.body[0]) : NOT_LITERAL;
    case 'ExpressionStatement':
      return literalOf(node.expression);
    case 'Literal':
      return { ok: true, value: node.value };
    case 'TemplateLiteral':
      if (node.expressions?.length) return NOT_LITERAL;
      return { ok: true, value: node.quasis?.map((part) => part.value.cooked).join('') ?? '' };
    case 'UnaryExpression': {
      const inner = literalOf(node.argument);
      const negated = node.operator === '-' && inner.ok && typeof inner.value === 'number';
      return negated ? { ok: true, value: -Number(inner.value) } : NOT_LITERAL;
    }
    case 'ArrayExpression':
      return all((node.elements ?? []).map(literalOf), (values) => [...values]);
    case 'ObjectExpression': {
      const properties = node.properties ?? [];
      const keys = properties.map(({ key }) => key?.name ?? String(key?.value));
      const values = properties.map(({ value }) => literalOf(value as EsTree));
      return all(values, (read) => Object.fromEntries(keys.map((key, i) => [key, read[i]])));
    }
    default:
      return NOT_LITERAL;
  }
}
