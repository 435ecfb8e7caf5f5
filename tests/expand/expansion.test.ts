import { beforeAll, expect, test } from 'vitest';
import { resolveCrate } from '../../lib/rust/resolve';
import type { Expr, Item, Stmt } from '../../lib/rust/syntax/ast';
import { parseRust } from '../../lib/rust/syntax/parse';
import { theWorld } from '../fixtures/rustc/compare';

beforeAll(() => void theWorld(), 120_000);

function resolve(text: string) {
  const resolved = resolveCrate(parseRust(text), theWorld());
  expect(resolved.session.errors.map((e) => e.message)).toEqual([]);
  expect(resolved.session.unsure.map((u) => u.what)).toEqual([]);
  return resolved;
}

function statements(items: readonly Item[], name: string): readonly Stmt[] {
  const f = items.find(
    (i): i is Extract<Item, { kind: 'FnItem' }> => i.kind === 'FnItem' && i.ident.name === name,
  );
  return f?.body?.stmts ?? [];
}

/** The first node of a kind inside a value, looking into expansions too. */
function find(value: unknown, kind: string): Record<string, unknown> | null {
  if (Array.isArray(value)) {
    for (const v of value) {
      const found = find(v, kind);
      if (found) return found;
    }
    return null;
  }
  if (value === null || typeof value !== 'object') return null;
  const node = value as Record<string, unknown>;
  if (node.kind === kind) return node;
  for (const [key, v] of Object.entries(node)) {
    const found = key === 'span' ? null : find(v, kind);
    if (found) return found;
  }
  return null;
}

test('an inline argument has its place inside the string', () => {
  const text = 'fn main() { let x = 1; println!("a\\n{x:>4}"); }';
  const args = find(statements(resolve(text).ast.items, 'main'), 'FormatArgsExpr');
  const expr = (args?.args as { expr: Expr }[] | undefined)?.[0]?.expr;
  expect(expr && text.slice(expr.span.start, expr.span.end)).toBe('x');
  const placeholder = find(args?.pieces, 'placeholder') as {
    span: { start: number; end: number };
  } | null;
  expect(placeholder && text.slice(placeholder.span.start, placeholder.span.end)).toBe('{x:>4}');
});

test('println! prints its newline with the text', () => {
  const args = find(
    statements(resolve('fn main() { println!("{} and", 1); }').ast.items, 'main'),
    'FormatArgsExpr',
  );
  expect((args?.pieces as { kind: string; text?: string }[] | undefined)?.at(-1)?.text).toBe(
    ' and\n',
  );
});

test('what a macro of the known world adds stands at its call', () => {
  const text = 'fn main() { let v = vec![1, 2]; }';
  const init = find(statements(resolve(text).ast.items, 'main'), 'CallExpr') as Expr | null;
  expect(init && text.slice(init.span.start, init.span.end)).toBe('vec![1, 2]');
  expect(init?.span.origin).toMatchObject({ macro: 'vec!', external: true });
});

test('what a macro of the program adds stands in its definition', () => {
  const text = 'macro_rules! two { () => { 1 + 1 }; }\nfn main() { let v = two!(); }';
  const sum = find(statements(resolve(text).ast.items, 'main'), 'BinaryExpr') as Expr | null;
  expect(sum && text.slice(sum.span.start, sum.span.end)).toBe('1 + 1');
  expect(sum?.span.origin).toMatchObject({ macro: 'two!', external: false });
});

test('select! in all its forms', () => {
  resolve(`
    use tokio::time::{sleep, Duration};
    async fn one() -> Option<u32> { Some(1) }
    async fn f(mut n: u32, ready: bool) -> u32 {
        tokio::select! {
            biased;
            Some(mut x) = one(), if ready => { x += 1; n += x; }
            _ = sleep(Duration::from_millis(1)) => return 7,
            v = async { 3 } => n += v,
            else => panic!("none"),
        }
        tokio::select! { x = one() => x.unwrap_or(n), _ = sleep(Duration::ZERO) => 0 }
    }
    fn main() { drop(f(1, true)); }
  `);
});

test('join!, try_join! and pin! of tokio and futures', () => {
  resolve(`
    async fn ok(n: u32) -> Result<u32, String> { Ok(n) }
    async fn f() -> Result<(), String> {
        let (a, b) = tokio::join!(ok(1), ok(2),);
        let (c, d) = tokio::try_join!(ok(1), ok(2))?;
        let (e, g) = futures::join!(ok(1), async { 2 });
        let fut = ok(3);
        tokio::pin!(fut);
        let _ = (a, b, c, d, e, g, fut.await);
        Ok(())
    }
    fn main() { drop(f()); }
  `);
});

test('tokio::main puts the body in an async block and keeps its items and types', () => {
  const { ast } = resolve(
    '#[tokio::main(flavor = "multi_thread", worker_threads = 2)]\nasync fn main() -> Result<(), String> { let x = 1; drop(x); Ok(()) }',
  );
  const main = ast.items[0];
  expect(main).toMatchObject({ kind: 'FnItem', isAsync: false });
  expect(find(main, 'AsyncBlockExpr')).not.toBeNull();
});

test('derives make impls that resolve', () => {
  const { session } = resolve(`
    use thiserror::Error;
    #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    struct Pair<'a, T: Copy, const N: usize> where T: Send { left: &'a str, right: Option<T>, rest: [u8; 3] }
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
    enum Kind { #[default] A, B(u8, u8), C { x: u32 } }
    #[derive(Debug, Error)]
    enum Fault { #[error("bad {0} of {kind:?}", kind = 1)] Bad(String), #[error("io {source}")] Io { #[from] source: std::fmt::Error }, #[error(transparent)] Other(std::num::ParseIntError) }
    fn main() {}
  `);
  expect([...session.defs.localImpls]).toHaveLength(8 + 9 + 4);
});

test('recursion without an end is an error, not a hang', () => {
  const resolved = resolveCrate(
    parseRust('macro_rules! again { () => { again!() }; }\nfn main() { again!(); }'),
    theWorld(),
  );
  expect(resolved.session.errors.map((e) => e.message)).toEqual([
    'recursion limit reached while expanding `again!`',
  ]);
});

test('no text makes resolution throw', () => {
  const text =
    'use std::sync::Arc; #[derive(Debug)] struct S<T>(T); macro_rules! m { ($($x:expr),*) => { [$($x),*] }; } #[tokio::main] async fn main() { let a = m!(1, 2); tokio::select! { x = f() => {} } println!("{a:?} {}", Arc::new(S(1))); }';
  for (let i = 0; i < text.length; i += 2) {
    expect(() => resolveCrate(parseRust(text.slice(0, i)), theWorld())).not.toThrow();
    expect(() =>
      resolveCrate(parseRust(text.slice(0, i) + text.slice(i + 3)), theWorld()),
    ).not.toThrow();
  }
}, 60_000);
