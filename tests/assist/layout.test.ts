import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { layOut } from '@/lib/assist/layout';

const root = path.resolve(import.meta.dirname, '../..');
/** Laid out by rustfmt, which leaves them as they are. */
const programs = readdirSync(path.join(root, 'content/examples'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => name.endsWith('.rs'))
  .map((name) => readFileSync(path.join(root, 'content/examples', name), 'utf8'));
const flat = (source: string): string => source.replace(/^[ \t]+/gm, '');

describe('the layout of a program', () => {
  it('is that of rustfmt, when its lines are broken as rustfmt breaks them', () => {
    expect(programs.length).toBeGreaterThanOrEqual(30);
    for (const source of programs) expect(layOut(flat(source))).toBe(source);
  });

  it('is left alone where it is right', () => {
    for (const source of programs) expect(layOut(source)).toBe(source);
  });

  it('keeps what stands in strings and comments', () => {
    const text = 'fn main() {\n/* a\n     b */\nlet s = "x\n  y";\n}\n';
    expect(layOut(text)).toBe('fn main() {\n    /* a\n     b */\n    let s = "x\n  y";\n}\n');
  });

  it('indents chains, bounds and what goes on in the next line', () => {
    const text = [
      ...[
        'fn f<T>(t: T) -> u32',
        'where',
        'T: Into<u32>,',
        '{',
        'let n = t',
        '.into()',
        '.max(3);',
      ],
      ...['n', '+ 1', '}', ''],
    ].join('\n');
    expect(layOut(text)).toBe(
      [
        ...['fn f<T>(t: T) -> u32', 'where', '    T: Into<u32>,', '{', '    let n = t'],
        ...['        .into()', '        .max(3);', '    n', '        + 1', '}', ''],
      ].join('\n'),
    );
  });

  it('never fails, and never changes a token, whatever is broken', () => {
    for (const text of ['', '}}}}', 'fn main( {', '"', "'", '/*', '\t\t\r\n\r\n', 'let x = r#"'])
      expect(layOut(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });
});
