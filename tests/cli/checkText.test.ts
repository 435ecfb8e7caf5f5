import { expect, test } from 'vitest';
import { rendered, summary } from '@/lib/cli/checkText';
import { compileRust } from '@/lib/rust';

test('a rejected program is printed as rustc prints it, and counted after it', () => {
  const rejected = compileRust('fn main() {\n    let open: bool = 1;\n    drop(open);\n}\n');
  expect(rendered(rejected, 'a.rs')).toMatch(/^error\[E0308\]: mismatched types\n --> a.rs:2:22\n/);
  expect(summary(rejected, 'a.rs')).toBe('a.rs: rustc rejects this: 1 error.');
});

test('an accepted program has one line', () => {
  const accepted = compileRust('fn main() {}\n');
  expect(rendered(accepted, 'a.rs')).toBe('');
  expect(summary(accepted, 'a.rs')).toBe('a.rs: rustc accepts this.');
});

test('where the checker cannot say, the line names what it does not know', () => {
  const source = 'fn main() {\n    asm!("nop");\n}\n';
  const unsure = [{ file: 0, start: 16, end: 27, what: 'the macro `asm!`' }];
  expect(summary({ source, verdict: 'unsure', diagnostics: [], unsure }, 'a.rs')).toBe(
    'a.rs: the checker cannot say. Outside its model:\n  line 2: the macro `asm!`',
  );
});
