import { type FlatToken, Lexer } from '../rust/syntax/lexer';

const KEYWORDS = new Set(
  'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type union unsafe use where while'.split(
    ' ',
  ),
);
const PRIMITIVES = new Set(
  'bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize'.split(' '),
);

const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function classOf(token: FlatToken, next: string): string | null {
  switch (token.kind) {
    case 'lifetime':
      return 't-lifetime';
    case 'literal':
      return token.literal === 'int' || token.literal === 'float' ? 't-number' : 't-string';
    case 'doc':
      return 't-comment';
    case 'ident':
      if (!token.raw && KEYWORDS.has(token.text)) return 't-keyword';
      if (PRIMITIVES.has(token.text)) return 't-type';
      if (/^!(?!=)/.test(next)) return 't-macro';
      if (/^[A-Z][A-Z0-9_]+$/.test(token.text)) return 't-constant';
      if (/^[A-Z]/.test(token.text)) return 't-type';
      return /^\s*(?:::\s*<[^()]*>\s*)?\(/.test(next) ? 't-function' : null;
    default:
      return null;
  }
}

/**
 * The program's lines as the listings of the site are marked up: escaped text, words of a kind in
 * spans of its class. What lies between tokens and is not blank is a comment.
 */
export function colouredLines(source: string): string[] {
  const marked: string[] = [''];
  const put = (text: string, name: string | null): void => {
    text.split('\n').forEach((part, i) => {
      if (i > 0) marked.push('');
      const inner = plain(part);
      const html = name && part.trim() !== '' ? `<span class="${name}">${inner}</span>` : inner;
      marked[marked.length - 1] += html;
    });
  };
  let at = 0;
  const between = (end: number): void => {
    const gap = source.slice(at, end);
    put(gap, gap.trim() === '' ? null : 't-comment');
  };
  for (const token of new Lexer(source, 0).run().tokens) {
    const { start, end } = token.span;
    if (start < at) continue;
    between(start);
    put(source.slice(start, end), classOf(token, source.slice(end, end + 80)));
    at = end;
  }
  between(source.length);
  return marked;
}
