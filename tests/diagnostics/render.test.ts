import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Diagnostic, Label } from '../../lib/rust/diagnostics/diagnostic';
import { renderAll, renderDiagnostic } from '../../lib/rust/diagnostics/render';
import { resolveCrate } from '../../lib/rust/resolve';
import { parseRust } from '../../lib/rust/syntax/parse';
import { theWorld } from '../fixtures/rustc/compare';

beforeAll(() => void theWorld(), 120_000);

// What rustc 1.95 printed for these programs (without colours), byte for byte.
describe('printed as rustc prints', () => {
  for (const part of readFileSync('tests/fixtures/rustc/rendered.txt', 'utf8')
    .split(/^### /m)
    .slice(1)) {
    const [title = '', ...rest] = part.split('\n');
    const [text = '', printed = ''] = rest.join('\n').split('==>\n');
    test(title, () => {
      const parsed = parseRust(text);
      const resolved = resolveCrate(parsed, theWorld());
      const shown = renderAll([...parsed.errors, ...resolved.session.errors], () => ({
        name: 'src/main.rs',
        text,
      }));
      expect(shown).toBe(printed);
    });
  }
});

/** A diagnostic on `text`, where `[[…]]` is primary and `<<…>>` secondary; label texts in order of appearance. */
function marked(
  source: string,
  texts: readonly string[],
): { text: string; diagnostic: Diagnostic } {
  let text = '';
  const open: { start: number; primary: boolean; order: number }[] = [];
  const labels: (Label & { order: number })[] = [];
  let order = 0;
  for (const piece of source.split(/(\[\[|\]\]|<<|>>)/)) {
    if (piece === '[[' || piece === '<<')
      open.push({ start: text.length, primary: piece === '[[', order: order++ });
    else if (piece === ']]' || piece === '>>') {
      const o = open.pop();
      if (o)
        labels.push({
          span: { file: 0, start: o.start, end: text.length },
          primary: o.primary,
          text: texts[o.order] ?? '',
          order: o.order,
        });
    } else text += piece;
  }
  const primary = labels.find((l) => l.primary)?.span ?? { file: 0, start: 0, end: 0 };
  return {
    text,
    diagnostic: { severity: 'error', code: 'E0000', message: 'm', primary, labels, notes: [] },
  };
}

function body(source: string, texts: readonly string[]): string {
  const { text, diagnostic } = marked(source, texts);
  return renderDiagnostic(diagnostic, () => ({ name: 'src/main.rs', text }))
    .split('\n')
    .slice(3)
    .join('\n');
}

// The expected layouts were printed by rustc for E0308, E0382, E0499 and E0597.
test('a label that does not fit beside its mark hangs below it', () => {
  expect(
    body('    let y: <<i32>> = [["a"]];', ['expected due to this', 'expected `i32`, found `&str`']),
  ).toBe(
    [
      '1 |     let y: i32 = "a";',
      '  |            ---   ^^^ expected `i32`, found `&str`',
      '  |            |',
      '  |            expected due to this',
      '',
    ].join('\n'),
  );
});

test('lines without marks between two marked ones are shown once, more are left out', () => {
  expect(
    body('let <<s>> = x;\nlet t = <<s>>;\nlet u = 1;\nf([[s]]);', [
      'move occurs',
      'value moved here',
      'value used here after move',
    ]),
  ).toBe(
    [
      '1 | let s = x;',
      '  |     - move occurs',
      '2 | let t = s;',
      '  |         - value moved here',
      '3 | let u = 1;',
      '4 | f(s);',
      '  |   ^ value used here after move',
      '',
    ].join('\n'),
  );
  expect(body('let <<s>> = x;\n\n\n\nf([[s]]);', ['moved', 'used'])).toBe(
    ['1 | let s = x;', '  |     - moved', '...', '5 | f(s);', '  |   ^ used', ''].join('\n'),
  );
});

test('a mark over several lines is a bracket in the margin', () => {
  expect(body('[[fn f() {\n    1\n}]]', ['all of this'])).toBe(
    ['1 | / fn f() {', '2 | |     1', '3 | | }', '  | |_^ all of this', ''].join('\n'),
  );
  expect(body('    spawn([[async {\n        1\n    }]]);', ['here'])).toBe(
    [
      '1 |       spawn(async {',
      '  |  ___________^',
      '2 | |         1',
      '3 | |     });',
      '  | |_____^ here',
      '',
    ].join('\n'),
  );
});
