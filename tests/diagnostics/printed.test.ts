import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileRust } from '@/lib/rust';
import { renderDiagnostic } from '@/lib/rust/diagnostics/render';

// What rustc 1.95 printed for whole programs: messages, labels, notes, help and gutter, byte for byte.
const recorded = readFileSync('tests/fixtures/rustc/printed.txt', 'utf8')
  .split(/^### /m)
  .slice(1)
  .map((part) => {
    const [title = '', ...rest] = part.split('\n');
    const [text = '', printed = ''] = rest.join('\n').split('==>\n');
    return { title, text, printed };
  });

const errors = (printed: string): string[] => printed.split(/\n\n(?=error|$)/).filter(Boolean);

test.each(recorded)('$title', ({ text, printed }) => {
  const shown = compileRust(text)
    .diagnostics.filter((d) => d.severity === 'error')
    .map((d) => renderDiagnostic(d, () => ({ name: 'src/main.rs', text })).trimEnd());
  expect(shown.toSorted()).toEqual(errors(printed).toSorted());
});
