import { describe, expect, it } from 'vitest';
import { highlightLines } from '@/lib/lessons/highlight';

const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('highlightLines', () => {
  const source = `#[tokio::main]\nasync fn main<'a>() {\n    // a < b && c\n    println!("{}", x.await);\n}\n`;

  it('keeps every character of every line', async () => {
    const lines = await highlightLines(source, 'rust');
    expect(lines.map(textOf)).toEqual(source.trimEnd().split('\n'));
  });

  it('names the kinds of tokens by class and carries no style', async () => {
    const html = (await highlightLines(source, 'rust')).join('\n');
    for (const kind of [
      'keyword',
      'function',
      'lifetime',
      'comment',
      'macro',
      'string',
      'attribute',
    ]) {
      expect(html).toContain(`class="t-${kind}"`);
    }
    expect(html).not.toContain('style=');
  });

  it('leaves an unknown language plain but escaped', async () => {
    expect(await highlightLines('<b>&</b>', 'klingon')).toEqual(['&lt;b&gt;&amp;&lt;/b&gt;']);
  });

  it('escapes markup inside code', async () => {
    const [line = ''] = await highlightLines('let s = "<script>alert(1)</script>";', 'rust');
    expect(line).not.toContain('<script');
  });
});
