import { expect, test } from 'vitest';
import { expandEach } from '../../lib/rust/stubs/each';

test('a block is repeated once per element', () => {
  const text = 'a\neach! { (u8, i32) =>\nimpl Copy for $T {}\n}\nb\n';
  expect(expandEach(text)).toBe('a\nimpl Copy for u8 {}\nimpl Copy for i32 {}\n\nb\n');
});

test('parts of an element are numbered, and may hold commas and nothing', () => {
  const text = "each! { ((Iter<'a, A> | &'a A | ), (IntoIter<A> | A | x)) =>\n$0: $1 [$2]\n}\n";
  expect(expandEach(text)).toBe("Iter<'a, A>: &'a A []\nIntoIter<A>: A [x]\n\n");
});

test('text without blocks stays as it is, dollar signs and all', () => {
  const text = 'macro_rules! m { ($x:expr) => { $x } }\n';
  expect(expandEach(text)).toBe(text);
});
