import type { TokenTree } from '../syntax/tokens';
import { tokenTrees } from '../syntax/trees';

/**
 * Expands `each! { (A, B) => … }` blocks of a stub file. A block ends at its matching brace
 * (`})` in strings do not count); its body is repeated once per element. `$T` is the element; when elements are written
 * `(a | b)`, `$0` and `$1` are its parts. The result is plain Rust. Blocks do not nest.
 */
export function expandEach(source: string): string {
  if (!source.includes('each!')) return source;
  const { trees } = tokenTrees(source, 0);
  let out = '';
  let from = 0;
  for (const [i, word] of trees.entries()) {
    const block = trees[i + 2];
    if (word.kind !== 'ident' || word.text !== 'each' || block?.kind !== 'group') continue;
    const [list, arrow] = block.trees;
    if (list?.kind !== 'group' || !arrow) continue;
    const body = source.slice(arrow.span.end, block.close.start).replace(/^\s*\n/, '');
    out += source.slice(from, word.span.start);
    for (const element of elements(source, list.trees)) out += repeatBody(body, element);
    from = block.close.end;
  }
  return out + source.slice(from);
}

function repeatBody(body: string, element: string): string {
  if (!element.startsWith('(') || !element.includes(' | '))
    return body.replaceAll('$T', () => element);
  const parts = element
    .slice(1, -1)
    .split(' | ')
    .map((part) => part.trim());
  return body.replace(/\$(\d)/g, (all, index: string) => parts[Number(index)] ?? all);
}

/** The text between top-level commas; empty pieces are dropped. */
function elements(source: string, trees: readonly TokenTree[]): string[] {
  const pieces: TokenTree[][] = [[]];
  for (const t of trees) {
    if (t.kind === 'punct' && t.text === ',') pieces.push([]);
    else pieces[pieces.length - 1]?.push(t);
  }
  return pieces.flatMap((piece) => {
    const first = piece[0];
    const last = piece[piece.length - 1];
    return first && last ? [source.slice(first.span.start, last.span.end)] : [];
  });
}
