import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Diagnostic } from '@/components/mdx/Diagnostic';
import { linesInRange } from '@/components/mdx/lineRanges';
import { Output } from '@/components/mdx/Output';
import { Program } from '@/components/mdx/Program';
import { highlightLines } from '@/lib/lessons/highlight';
import type { ExpectedProgram, LessonProgram, RecordedDiagnostic } from '@/lib/lessons/lesson';

const source = 'fn main() {\n    let a = 1 < 2 && true;\n    println!("{a} & <b>");\n}\n';

const program = async (expected: ExpectedProgram | null = null): Promise<LessonProgram> => ({
  file: 'a.rs',
  language: 'rust',
  source,
  lines: await highlightLines(source, 'rust'),
  packed: '',
  expected,
});

/** The text a reader sees in the element, without markup. */
function textIn(html: string, tag: string): string {
  const [, inner = ''] = new RegExp(`<${tag}[^>]*>([\\s\\S]*)</${tag}>`).exec(html) ?? [];
  return inner
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}

const diagnostic = (code: string, line: number): RecordedDiagnostic => ({
  level: 'error',
  code,
  message: 'm',
  line,
  column: 1,
  spans: [],
  notes: [],
  rendered: `error[${code}]: m\n --> a.rs:${line}:1\n  |\n  = note: a < b\n`,
});

const recording = (more: Partial<ExpectedProgram>): ExpectedProgram => ({
  rustc: '1.95.0',
  tokio: '1.53.1',
  edition: '2024',
  verdict: 'rejects',
  diagnostics: [],
  run: null,
  ...more,
});

describe('Program', () => {
  it('prints the file, character for character', async () => {
    const html = renderToStaticMarkup(createElement(Program, { program: await program() }));
    expect(textIn(html, 'code')).toBe(source);
  });

  it('prints chosen lines under their own numbers, with a mark where lines are left out', async () => {
    const html = renderToStaticMarkup(
      createElement(Program, { program: await program(), lines: '1,3-4', highlight: '3' }),
    );
    expect([...html.matchAll(/data-line="(\d)"/g)].map(([, n]) => n)).toEqual(['1', '3', '4']);
    expect(html).toContain('<span class="line marked" data-line="3">');
    expect(html.match(/class="gap"/g)).toHaveLength(1);
  });
});

describe('linesInRange', () => {
  it('reads single lines, ranges and lists, and stops at the last line', () => {
    expect([...linesInRange('2-3,5', 9)]).toEqual([2, 3, 5]);
    expect([...linesInRange('8-100', 9)]).toEqual([8, 9]);
    expect([...linesInRange(undefined, 9)]).toEqual([]);
  });
});

describe('Diagnostic', () => {
  it('prints what rustc rendered, and where its code is explained', async () => {
    const shown = await program(recording({ diagnostics: [diagnostic('E0382', 2)] }));
    const html = renderToStaticMarkup(createElement(Diagnostic, { program: shown }));
    expect(textIn(html, 'pre')).toBe('error[E0382]: m\n --> a.rs:2:1\n  |\n  = note: a < b');
    expect(html).toContain('href="/reference/errors/E0382');
    expect(html).toContain('rustc 1.95.0');
  });

  it('picks the diagnostics of one code', async () => {
    const diagnostics = [diagnostic('E0382', 2), diagnostic('E0502', 3)];
    const shown = await program(recording({ diagnostics }));
    const html = renderToStaticMarkup(createElement(Diagnostic, { program: shown, code: 'E0502' }));
    expect(html).toContain('error[E0502]');
    expect(html).not.toContain('error[E0382]');
  });
});

describe('Output', () => {
  const run = { ends: 'exits', exit: 0, stdout: 'a < b\n', stderr: '', output: 'exact' } as const;
  const shown = async (more: object) => {
    const expected = recording({ verdict: 'accepts', run: { ...run, ...more } });
    return renderToStaticMarkup(createElement(Output, { program: await program(expected) }));
  };

  it('prints what the program printed', async () => {
    expect(textIn(await shown({}), 'samp')).toBe('a < b\n');
  });

  it('says when another run may print something else', async () => {
    expect(await shown({ output: 'varies' })).toContain('Another run may print something else.');
  });

  it('says when the program failed or never ended', async () => {
    expect(await shown({ exit: 101 })).toContain('Exit code 101.');
    expect(await shown({ ends: 'hangs', exit: null })).toContain('It never ends; we stopped it.');
  });
});
