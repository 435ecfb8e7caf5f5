import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { compileRust } from '@/lib/rust';

const folder = join(import.meta.dirname, '../fixtures/run');
const programs = readdirSync(folder)
  .filter((name) => name.endsWith('.rs'))
  .filter((_, i) => i % 20 === 0);

/** What people type, and what breaks the text around it. */
const TYPED = [
  'let _z = 1;',
  '\n',
  ' + 1',
  '.await',
  ';',
  'move ',
  '&',
  '"',
  '/*',
  '}',
  'let s = String::new(); let r = &s; drop(s); println!("{r}");',
  'fn inner() {}',
  'let c = || 1; let d: u8 = c;',
];

const found = (source: string, fresh: boolean): string => {
  const { verdict, diagnostics, unsure } = compileRust(source, { fresh });
  return JSON.stringify({ verdict, diagnostics, unsure });
};

afterEach(() => {
  compileRust('fn main() {}', { fresh: true });
});

test.each(programs)('%s: a check after an edit says what a check from nothing says', (name) => {
  const source = readFileSync(join(folder, name), 'utf8');
  const clean = found(source, true);
  for (const [i, typed] of TYPED.entries()) {
    // Spread over the text by a fixed stride; every other one at the start of a statement.
    const at = ((i + 1) * 7919) % source.length;
    const line = source.indexOf('\n    ', at);
    const place = i % 2 === 0 && line >= 0 ? line + 5 : at;
    const edited = source.slice(0, place) + typed + source.slice(place + (i % 3 === 0 ? 2 : 0));
    expect(found(edited, false)).toBe(found(edited, true));
    expect(found(source, false)).toBe(clean);
  }
});

const TWO = `fn main() { let x = 1; println!("{x}"); }
fn other() { let s = String::new(); let t = s; println!("{s}{t}"); }
`;

test('findings of bodies that were not looked into again stand where their text stands now', () => {
  compileRust(TWO, { fresh: true });
  const later = TWO.replace('let x = 1;', 'let x = 1;\n\n');
  const { diagnostics } = compileRust(later);
  expect(diagnostics.map((d) => [d.code, later.slice(d.primary.start, d.primary.end)])).toEqual([
    ['E0382', 's'],
  ]);
});

test('an async fn whose future somebody sends is seen through: its edit reaches the sender', () => {
  const calm = `async fn work() { let n = 1; tokio::task::yield_now().await; drop(n); }
fn main() { tokio::spawn(work()); }
`;
  expect(compileRust(calm, { fresh: true }).verdict).toBe('accepts');
  // The same program with an \`Rc\` kept across the await: rustc rejects the \`spawn\` in \`main\`.
  const edited = compileRust(calm.replace('let n = 1;', 'let n = std::rc::Rc::new(1);'));
  expect(edited.verdict).toBe('rejects');
  expect(compileRust(calm).verdict).toBe('accepts');
});

test('an impl written inside a body counts everywhere', () => {
  const without = `struct S;
fn show() { let _: &dyn std::fmt::Debug = &S; }
fn main() { show(); let one = 1; drop(one); }
`;
  expect(compileRust(without, { fresh: true }).diagnostics.map((d) => d.code)).toEqual(['E0277']);
  const impl =
    "impl std::fmt::Debug for S { fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { Ok(()) } }";
  expect(compileRust(without.replace('let one', `${impl} let one`)).verdict).toBe('accepts');
});
