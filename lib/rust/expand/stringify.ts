import type { TokenTree } from '../syntax/tokens';

const CLOSER = { '(': ')', '[': ']', '{': '}' };

/** Tokens as text, with a space wherever the source has any between two of them. */
export function stringify(trees: readonly TokenTree[]): string {
  let out = '';
  let previous: TokenTree | null = null;
  for (const t of flatten(trees)) {
    if (previous) out += gap(previous, t);
    out += text(t);
    previous = t;
  }
  return out;
}

function flatten(trees: readonly TokenTree[]): TokenTree[] {
  return trees.flatMap((t) => (t.kind === 'fragment' ? flatten(t.trees) : [t]));
}

function text(t: TokenTree): string {
  switch (t.kind) {
    case 'group': {
      const inner = stringify(t.trees);
      const padded = t.delimiter === '{' && inner !== '' ? ` ${inner} ` : inner;
      return `${t.delimiter}${padded}${CLOSER[t.delimiter]}`;
    }
    case 'ident':
      return t.raw ? `r#${t.text}` : t.text;
    case 'doc':
      return `///${t.text}\n`;
    case 'fragment':
      return stringify(t.trees);
    default:
      return t.text;
  }
}

/** Neighbours in one file keep their distance (as one space); moved tokens get the usual one. */
function gap(a: TokenTree, b: TokenTree): string {
  if (a.span.file === b.span.file && a.span.origin === b.span.origin && a.span.end <= b.span.start)
    return a.span.end < b.span.start ? ' ' : '';
  if (b.kind === 'punct' && [',', ';', '.', '?', ':'].includes(b.text)) return '';
  if (a.kind === 'punct' && ['.', '&', '!', '::'].includes(a.text)) return '';
  if (b.kind === 'punct' && b.text === '::') return '';
  return b.kind === 'group' && b.delimiter !== '{' && a.kind !== 'punct' ? '' : ' ';
}
