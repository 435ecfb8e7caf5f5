import { expect, test } from 'vitest';
import type { Expr, Item } from '../../lib/rust/syntax/ast';
import { parseRust } from '../../lib/rust/syntax/parse';

function tail(body: string): Expr {
  const parsed = parseRust(`fn f() { ${body} }`);
  expect(parsed.errors).toEqual([]);
  const item = parsed.ast.items[0] as Extract<Item, { kind: 'FnItem' }>;
  if (!item.body?.tail) throw new Error('no tail expression');
  return item.body.tail;
}

/** Operators with every pair of operands in brackets. */
function shape(e: Expr): string {
  switch (e.kind) {
    case 'BinaryExpr':
    case 'LazyBoolExpr':
      return `(${shape(e.lhs)} ${e.op} ${shape(e.rhs)})`;
    case 'AssignExpr':
      return `(${shape(e.lhs)} = ${shape(e.rhs)})`;
    case 'UnaryExpr':
      return `(${e.op}${shape(e.expr)})`;
    case 'RefExpr':
      return `(&${shape(e.expr)})`;
    case 'CastExpr':
      return `(${shape(e.expr)} as _)`;
    case 'RangeExpr':
      return `(${e.lo ? shape(e.lo) : ''}${e.inclusive ? '..=' : '..'}${e.hi ? shape(e.hi) : ''})`;
    case 'AwaitExpr':
      return `${shape(e.expr)}.await`;
    case 'TryExpr':
      return `${shape(e.expr)}?`;
    case 'FieldExpr':
      return `${shape(e.base)}.${e.ident.name}`;
    case 'MethodCallExpr':
      return `${shape(e.receiver)}.${e.segment.ident.name}(${e.args.map(shape).join(', ')})`;
    case 'CallExpr':
      return `${shape(e.callee)}(${e.args.map(shape).join(', ')})`;
    case 'PathExpr':
      return e.path.segments.map((s) => s.ident.name).join('::');
    case 'LiteralExpr':
      return e.lit.kind === 'int' ? String(e.lit.value) : e.lit.kind;
    case 'LetExpr':
      return `let ${shape(e.expr)}`;
    default:
      return e.kind;
  }
}

// The expected groupings are the operator table of the Rust reference.
test.each([
  ['a + b * c', '(a + (b * c))'],
  ['a - b - c', '((a - b) - c)'],
  ['a = b = c', '(a = (b = c))'],
  ['a || b && c == d', '(a || (b && (c == d)))'],
  ['a as u8 + b', '((a as _) + b)'],
  ['-a as u8', '((-a) as _)'],
  ['-a.b()', '(-a.b())'],
  ['&a.b', '(&a.b)'],
  ['a | b & c ^ d << e', '(a | ((b & c) ^ (d << e)))'],
  ['a..b + 1', '(a..(b + 1))'],
  ['..=a', '(..=a)'],
  ['a.. ', '(a..)'],
  ['t.0.1', 't.0.1'],
  ['a.await?.b', 'a.await?.b'],
  ['!a && *b > c', '((!a) && ((*b) > c))'],
  ['&&a', '(&(&a))'],
  ['(a + b) * c', '((a + b) * c)'],
])('%s groups as %s', (text, expected) => {
  expect(shape(tail(text))).toBe(expected);
});

test('a let chain keeps its conditions in order', () => {
  const e = tail('if let Some(x) = a && x > 1 && let Some(y) = b {} else {}');
  expect(e.kind === 'IfExpr' && shape(e.cond)).toBe('((let a && (x > 1)) && let b)');
});

test('a condition takes no struct literal, parentheses allow one', () => {
  const e = tail('if a == b {} else {}');
  expect(e.kind).toBe('IfExpr');
  expect(tail('match (S { x: 1 }) { _ => 1 }').kind).toBe('MatchExpr');
});

test('parentheses widen the span and are remembered', () => {
  const e = tail('(a)');
  expect(e).toMatchObject({ kind: 'PathExpr', parens: true, span: { start: 9, end: 12 } });
});

test('a block-like statement does not continue as an operand', () => {
  const parsed = parseRust('fn f() { if a { } -1; match b { _ => {} } (c); }');
  expect(parsed.errors).toEqual([]);
  const item = parsed.ast.items[0];
  expect(item?.kind === 'FnItem' && item.body?.stmts.length).toBe(4);
});

test.each([
  'async || 1',
  'async move |x: u8| -> u8 { x }',
  "for<'a> |x: &'a u8| -> &'a u8 { x }",
  'move || async move { 1 }',
])('closure: %s', (text) => {
  expect(tail(text).kind).toBe('ClosureExpr');
});

test.each([
  'impl<T> !Send for S<T> {}',
  'unsafe impl<#[may_dangle] T: ?Sized> Drop for S<T> {}',
  "trait T: for<'a> Fn(&'a u8) -> u8 + Send { type X<'a>: Iterator<Item = u8> where Self: 'a; const N: usize = 1; async fn f(self: Pin<&mut Self>); }",
  "fn f<'a, const N: usize>(x: impl AsyncFn(u8) -> u8, y: [u8; N]) -> impl Sized + use<'a, N> { async fn g() {} }",
  'unsafe extern "C" { safe fn f(x: u8, ...); static S: u8; }',
  'pub(in crate::a) enum E { A = 1, B(u8, #[x] pub u8), C { x: u8 } }',
  'use a::{self, b::*, c as d, e as _};',
  'type F = for<\'a> unsafe extern "C" fn(&\'a u8, _: *const u8) -> !;',
  'const _: () = { static mut X: u8 = 0; };',
  'macro_rules! m { ($($x:tt)*) => {}; }',
  'union U { a: u8, b: ManuallyDrop<u8> }',
  'fn f(#[x] &(ref mut a, [b, .., c]): &(u8, [u8; 3]), (Some(1..=2 | 5..) | None): Option<u8>) {}',
])('item: %s', (text) => {
  expect(parseRust(text).errors).toEqual([]);
});

test('while typing, the rest of the file is still there', () => {
  const parsed = parseRust('fn a() { let x = ; }\nstruct S { x: u8 }\nfn b() { foo.; bar() }');
  expect(parsed.fatal).toBe(true);
  expect(parsed.ast.items.map((i) => ('ident' in i ? i.ident.name : ''))).toEqual(['a', 'S', 'b']);
});

test('no text makes the parser throw', () => {
  const text =
    'fn main() { let x = async move { foo!(a, "b").await?; }; match x { Some(y) if y > 1 => {} _ => vec![1; 2] } }';
  for (let i = 0; i < text.length; i++) {
    expect(() => parseRust(text.slice(0, i))).not.toThrow();
    expect(() => parseRust(text.slice(0, i) + text.slice(i + 1))).not.toThrow();
    expect(() => parseRust(`${text.slice(0, i)}}${text.slice(i)}`)).not.toThrow();
  }
  expect(() => parseRust('('.repeat(5000))).not.toThrow();
});
