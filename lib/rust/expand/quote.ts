import type { TokenTree } from '../syntax/tokens';
import { tokenTrees } from '../syntax/trees';
import { compileTemplate, type Template } from './macroDef';
import type { Binding, Bindings } from './match';
import { type Expansion, transcribe } from './transcribe';

const cache = new Map<string, readonly Template[]>();

/**
 * Fills a template of ours, written as `macro_rules!` bodies are: `$name` takes the given tokens, `$crate` is the
 * macro's crate. The template's own tokens stand at the call and have the expansion's hygiene.
 */
export function quote(
  x: Expansion,
  template: string,
  parts: Readonly<Record<string, readonly TokenTree[]>> = {},
): TokenTree[] {
  let compiled = cache.get(template);
  if (!compiled) {
    compiled = compileTemplate(tokenTrees(template, 0).trees, () => {});
    if (cache.size < 500) cache.set(template, compiled);
  }
  const bindings: Bindings = new Map(
    Object.entries(parts).map(([name, trees]): [string, Binding] => [name, { kind: 'one', trees }]),
  );
  return transcribe(compiled, bindings, x);
}

/** Tokens that stand for one expression however they are placed. */
export function asExpr(trees: readonly TokenTree[]): readonly TokenTree[] {
  const first = trees[0];
  const last = trees[trees.length - 1];
  if (!first || !last) return trees;
  if (trees.length === 1 && first.kind === 'fragment') return trees;
  const joined = first.span.origin === last.span.origin && first.span.file === last.span.file;
  const span = joined
    ? { ...first.span, end: Math.max(first.span.end, last.span.end) }
    : first.span;
  return [{ kind: 'fragment', fragment: 'expr', span, trees }];
}
