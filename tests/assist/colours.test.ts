import { expect, it } from 'vitest';
import { colouredLines } from '@/lib/assist/colours';

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

it('colours words by their kind, and keeps every letter', () => {
  const source =
    'fn main() { // a <b>\n    let s: &str = "x\ny";\n    vec![1u8]; /* c\n */ Ok(\'a\');\n}\n';
  const lines = colouredLines(source);
  expect(lines.map(textOf).join('\n')).toBe(source);
  expect(lines[0]).toBe(
    '<span class="t-keyword">fn</span> <span class="t-function">main</span>() {<span class="t-comment"> // a &lt;b&gt;</span>',
  );
  expect(lines[3]).toContain('<span class="t-macro">vec</span>');
});

it('lets no markup through, whatever the text is', () => {
  for (const source of ['<script>', '"<img onerror=x>', "'<", '/*<b>', '&lt;', '\u202e<'])
    expect(
      colouredLines(source)
        .join('\n')
        .replace(/<\/?span(?: class="t-\w+")?>/g, ''),
    ).not.toMatch(/[<>]/);
});
