import type { Cursor } from '../syntax/cursor';
import type { TokenTree } from '../syntax/tokens';
import type { CallSite, Expanded } from './expander';
import { asExpr, quote } from './quote';
import { readHandler, taken } from './selectMacro';

interface Branch {
  readonly pattern: readonly TokenTree[];
  readonly future: readonly TokenTree[];
  /** A variable is polled where it lies, so it must be `Unpin`; any other expression lives inside the macro. */
  readonly isPath: boolean;
  readonly handler: readonly TokenTree[];
}

interface Select {
  readonly branches: Branch[];
  readonly complete: readonly TokenTree[] | null;
  readonly otherwise: readonly TokenTree[] | null;
}

/**
 * `futures::select!` and `select_biased!`, after futures-macro's select.rs: futures that are not terminated are polled
 * in a shuffled (or the written) order; `default` runs when none is ready, `complete` when all are terminated.
 */
export function expandFuturesSelect(site: CallSite, biased: boolean): Expanded {
  const p = site.cursor();
  const select = p.recover(
    () => read(p),
    () => null,
  );
  if (!select) {
    if (p.errors.length === 0) return site.unsure('this form of `futures::select!`');
    site.s.errors.push(...p.errors);
    return { kind: 'failed' };
  }
  if (select.branches.length === 0) return site.unsure('`futures::select!` without futures');
  return { kind: 'tokens', trees: quote(site.x, template(select, biased), parts(select)) };
}

function read(p: Cursor): Select {
  const branches: Branch[] = [];
  let complete: readonly TokenTree[] | null = null;
  let otherwise: readonly TokenTree[] | null = null;
  while (!p.atEnd()) {
    const word = ['complete', 'default'].find((w) => p.isKeyword(w) && p.isPunct('=>', 1));
    if (word) {
      p.bump();
      p.bump();
      if (word === 'complete') complete = readHandler(p);
      else otherwise = readHandler(p);
      continue;
    }
    const pattern = taken(p, () => p.grammar.pattern(p));
    p.expect('=');
    const future = taken(p, () => p.grammar.expr(p));
    p.expect('=>');
    const isPath = future.every(
      (t) => t.kind === 'ident' || (t.kind === 'punct' && t.text === '::'),
    );
    branches.push({ pattern, future, isPath, handler: readHandler(p) });
  }
  return { branches, complete, otherwise };
}

function parts({ branches, complete, otherwise }: Select): Record<string, readonly TokenTree[]> {
  const out: Record<string, readonly TokenTree[]> = {};
  for (const [i, b] of branches.entries()) {
    out[`pat${i}`] = b.pattern;
    out[`fut${i}`] = asExpr(b.future);
    out[`handle${i}`] = b.handler;
  }
  if (complete) out.complete = complete;
  if (otherwise) out.otherwise = otherwise;
  return out;
}

function template({ branches, complete, otherwise }: Select, biased: boolean): string {
  const n = branches.length;
  const each = (f: (i: number) => string) => branches.map((_, i) => f(i)).join(' ');
  const support = '$crate::__async_await';
  const out = '__PrivResult';
  const place = (i: number) => (branches[i]?.isPath ? `$fut${i}` : `fut${i}`);
  const bind = (i: number) =>
    branches[i]?.isPath
      ? `${support}::assert_fused_future(&$fut${i}); ${support}::assert_unpin(&$fut${i});`
      : `let mut fut${i} = $fut${i}; ${support}::assert_fused_future(&fut${i});`;
  const arm = (i: number) => `${i} => {
      if !${support}::FusedFuture::is_terminated(&${place(i)}) {
        any_polled = true;
        let fut = unsafe { ${support}::Pin::new_unchecked(&mut ${place(i)}) };
        match ${support}::Future::poll(fut, cx) {
          ${support}::Poll::Ready(out) => { return ${support}::Poll::Ready(${out}::_${i}(out)); }
          ${support}::Poll::Pending => {}
        }
      }
    }`;
  const turn = `|cx: &mut ${support}::Context<'_>| {
      let mut any_polled = false;
      let order: [u32; ${n}] = ${biased ? `[${each((i) => `${i},`)}]` : `${support}::shuffled::<${n}>()`};
      let mut turn = 0usize;
      while turn < ${n}usize {
        match order[turn] { ${each(arm)} _ => {} }
        turn += 1;
      }
      if any_polled { ${support}::Poll::Pending } else { ${support}::Poll::Ready(${out}::Complete) }
    }`;
  const arms = `${each((i) => `${out}::_${i}($pat${i}) => $handle${i},`)} ${out}::Complete => ${complete ? '$complete' : `${support}::all_completed()`},`;
  const scrutinee = otherwise ? `${support}::once(${turn})` : `${support}::poll_fn(${turn}).await`;
  // The futures end before the handlers run: a handler may use what a future borrowed.
  return `{
    enum ${out}<${each((i) => `T${i},`)}> { ${each((i) => `_${i}(T${i}),`)} Complete }
    let result = { ${each(bind)} let result = ${scrutinee}; result };
    ${otherwise ? `match result { ${support}::Poll::Ready(result) => match result { ${arms} }, ${support}::Poll::Pending => $otherwise }` : `match result { ${arms} }`}
  }`;
}
