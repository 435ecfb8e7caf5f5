import type { Session } from '../resolve/session';
import type { Attribute, Block, Expr, FnItem, Item, Span, Type } from '../syntax/ast';
import { SyntaxAbort } from '../syntax/cursor';
import { cursorOver } from '../syntax/parse';
import type { TokenTree } from '../syntax/tokens';
import { splitCommas } from './cfg';
import type { MacroDef } from './macroDef';
import { quote } from './quote';
import { stringify } from './stringify';
import { Expansion } from './transcribe';

/** Applies an attribute macro to an item, in place: the item keeps its id, name and place. */
export function attributeMacro(s: Session, macro: MacroDef, attr: Attribute, item: Item): void {
  if (macro.builtin !== 'tokio_main' && macro.builtin !== 'tokio_test')
    return s.unsureAt(attr.span, `the attribute \`#[${attr.path}]\``);
  if (item.kind !== 'FnItem' || !item.body)
    return s.error(null, attr.span, 'expected an async function');
  runtimeEntry(s, macro, attr, item, item.body);
}

/** Options of `#[tokio::main(…)]`, as tokens after `=`. */
function options(attr: Attribute): Map<string, readonly TokenTree[]> {
  const out = new Map<string, readonly TokenTree[]>();
  for (const piece of splitCommas(attr.args ?? [])) {
    const [name, eq, ...value] = piece;
    if (name?.kind === 'ident') out.set(name.text, eq?.kind === 'punct' ? value : []);
  }
  return out;
}

const KNOWN = ['flavor', 'worker_threads', 'start_paused', 'unhandled_panic', 'crate', 'name'];

/**
 * `#[tokio::main]` and `#[tokio::test]`: the body becomes an async block that a runtime built on the spot runs
 * (tokio-macros, entry.rs), including the line that ties the block's output to the declared return type.
 */
function runtimeEntry(
  s: Session,
  macro: MacroDef,
  attr: Attribute,
  item: FnItem,
  body: Block,
): void {
  // After an error the real macro goes on with a plain current-thread runtime, so that the body is still checked.
  const given = options(attr);
  const bad = checkOptions(s, macro, attr, item, given);
  const opts: ReadonlyMap<string, readonly TokenTree[]> = bad ? new Map() : given;
  const x = new Expansion(macro, s.marks, attr.span, `#[${attr.path}]`);
  const flavor = bad
    ? 'current_thread'
    : (text(opts.get('flavor')) ??
      (macro.builtin === 'tokio_test' ? 'current_thread' : 'multi_thread'));
  const make =
    flavor === 'current_thread'
      ? 'new_current_thread'
      : flavor === 'local'
        ? 'new_current_thread'
        : 'new_multi_thread';
  const workers = opts.get('worker_threads');
  const paused = opts.get('start_paused');
  const chain = `${workers ? '.worker_threads($workers)' : ''}${paused ? '.start_paused($paused)' : ''}`;
  const never =
    item.ret?.kind === 'NeverType' ||
    (item.ret ? stringifyKinds(item.ret).includes('ImplType') : false);
  const check = never
    ? ''
    : 'if false { let _: &dyn $crate::macros::support::Future<Output = ()> = &body; }';
  const trees = quote(
    x,
    `{
      let body = async {};
      let body = { ${check} body };
      return $crate::runtime::Builder::${make}()${chain}.enable_all().build().expect("Failed building the Runtime").block_on(body);
    }`,
    { workers: workers ?? [], paused: paused ?? [] },
  );
  const block = parseBlock(s, trees, attr.span);
  if (!block) return;
  Object.assign(item, { isAsync: false, body: withBody(block, body, item.ret, lastSpan(body)) });
}

/** Every node kind in a type, to find `impl Trait` anywhere in it. */
function stringifyKinds(ty: Type): string[] {
  return (
    JSON.stringify(ty, (key, value: unknown) =>
      key === 'span' ? undefined : typeof value === 'bigint' ? String(value) : value,
    )
      .match(/"kind":"(\w+)"/g)
      ?.map((m) => m.slice(8, -1)) ?? []
  );
}

function text(trees: readonly TokenTree[] | undefined): string | null {
  const t = trees?.[0];
  return t?.kind === 'literal' ? t.text.replace(/^"|"$/g, '') : null;
}

function checkOptions(
  s: Session,
  macro: MacroDef,
  attr: Attribute,
  item: FnItem,
  opts: ReadonlyMap<string, readonly TokenTree[]>,
): boolean {
  const fail = (span: Span, message: string): boolean => {
    s.error(null, span, message);
    return true;
  };
  if (!item.isAsync)
    return fail(fnKeyword(item), 'the `async` keyword is missing from the function declaration');
  for (const name of opts.keys())
    if (!KNOWN.includes(name))
      return fail(
        attr.span,
        `Unknown attribute ${name} is specified; expected one of: \`flavor\`, \`worker_threads\`, \`start_paused\`, \`crate\`, \`unhandled_panic\`, \`name\``,
      );
  const flavor =
    text(opts.get('flavor')) ??
    (macro.builtin === 'tokio_test' ? 'current_thread' : 'multi_thread');
  if (!['current_thread', 'multi_thread', 'local'].includes(flavor)) {
    const span = opts.get('flavor')?.[0]?.span ?? attr.span;
    return fail(
      span,
      `No such runtime flavor \`${flavor}\`. The runtime flavors are \`current_thread\`, \`local\`, and \`multi_thread\`.`,
    );
  }
  const workers = opts.get('worker_threads');
  if (workers && flavor !== 'multi_thread')
    return fail(
      workers[0]?.span ?? attr.span,
      'The `worker_threads` option requires the `multi_thread` runtime flavor. Use `#[tokio::main(flavor = "multi_thread")]`',
    );
  const paused = opts.get('start_paused');
  if (paused && flavor === 'multi_thread' && stringify(paused) === 'true')
    return fail(
      paused[0]?.span ?? attr.span,
      'The `start_paused` option requires the `current_thread` runtime flavor. Use `#[tokio::main(flavor = "current_thread")]`',
    );
  if (item.ident.name === 'main' && item.params.length > 0 && macro.builtin === 'tokio_main')
    return fail(item.params[0]?.span ?? item.span, 'the main function cannot accept arguments');
  return false;
}

function fnKeyword(item: FnItem): Span {
  return { ...item.headSpan, end: Math.min(item.headSpan.end, item.ident.span.start - 1) };
}

function lastSpan(body: Block): Span {
  return (body.tail ?? body.stmts[body.stmts.length - 1] ?? body).span;
}

function parseBlock(s: Session, trees: readonly TokenTree[], at: Span): Block | null {
  const p = cursorOver(trees, s.idsFor(at), at);
  try {
    return p.grammar.block(p);
  } catch (e) {
    if (!(e instanceof SyntaxAbort)) throw e;
    s.errors.push(...p.errors);
    return null;
  }
}

/** Puts the learner's block, its return type and its last statement's place into the template. */
function withBody(block: Block, body: Block, ret: Type | null, last: Span): Block {
  const [first, second, third] = block.stmts;
  if (first?.kind !== 'LetStmt' || first.init?.kind !== 'AsyncBlockExpr') return block;
  const init: Expr = { ...first.init, block: body, span: body.span };
  const typed = second && ret ? (replaceOutput(second, ret) as typeof second) : second;
  const end = third ? (moved(third, last) as typeof third) : third;
  return {
    ...block,
    stmts: [{ ...first, init }, ...(typed ? [typed] : []), ...(end ? [end] : [])],
  };
}

/** `Output = ()` of the template becomes the function's return type. */
function replaceOutput(node: unknown, ret: Type): unknown {
  if (Array.isArray(node)) return node.map((n) => replaceOutput(n, ret));
  if (node === null || typeof node !== 'object') return node;
  const n = node as Record<string, unknown>;
  if (n.kind === 'AssocConstraint') return { ...n, ty: ret };
  return Object.fromEntries(
    Object.entries(n).map(([key, value]) => [
      key,
      key === 'span' ? value : replaceOutput(value, ret),
    ]),
  );
}

/** The runtime's own line blames the last statement of the body, as the real macro's spans do. */
function moved(node: unknown, to: Span): unknown {
  if (Array.isArray(node)) return node.map((n) => moved(n, to));
  if (node === null || typeof node !== 'object') return node;
  const n = node as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(n).map(([key, value]) => [
      key,
      key === 'span' && value !== null
        ? { ...to, origin: (value as Span).origin }
        : typeof value === 'bigint'
          ? value
          : moved(value, to),
    ]),
  );
}
