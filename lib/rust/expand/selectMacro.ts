import type { Cursor } from '../syntax/cursor';
import type { TokenTree } from '../syntax/tokens';
import type { CallSite, Expanded } from './expander';
import { asExpr, quote } from './quote';

interface Branch {
  readonly pattern: readonly TokenTree[];
  readonly future: readonly TokenTree[];
  readonly condition: readonly TokenTree[] | null;
  readonly handler: readonly TokenTree[];
}

interface Select {
  readonly biased: boolean;
  readonly branches: Branch[];
  readonly otherwise: readonly TokenTree[] | null;
}

/**
 * `tokio::select!`: every branch's future is made, then polled in turn from a random (or the first) branch on;
 * the first one that is ready and matches its pattern drops the others and runs its handler. The shape follows
 * tokio/src/macros/select.rs, so that borrows, drops and Send come out as with the real macro.
 */
export function expandSelect(site: CallSite): Expanded {
  const p = site.cursor();
  const select = p.recover(
    () => readSelect(p),
    () => null,
  );
  if (!select) {
    if (p.errors.length === 0) return site.unsure('this form of `select!`');
    site.s.errors.push(...p.errors);
    return { kind: 'failed' };
  }
  if (select.branches.length === 0) {
    const body = select.otherwise;
    return body
      ? { kind: 'tokens', trees: quote(site.x, '{ $body }', { body }) }
      : site.error(site.span, 'select! requires at least one branch.');
  }
  if (select.branches.length > 64) return site.unsure('`select!` with more than 64 branches');
  return { kind: 'tokens', trees: quote(site.x, template(select), parts(select)) };
}

function readSelect(p: Cursor): Select {
  let biased = false;
  if (p.isKeyword('biased') && p.isPunct(';', 1)) {
    p.bump();
    p.bump();
    biased = true;
  }
  const branches: Branch[] = [];
  let otherwise: readonly TokenTree[] | null = null;
  while (!p.atEnd()) {
    if (p.isKeyword('else') && p.isPunct('=>', 1)) {
      p.bump();
      p.bump();
      otherwise = readHandler(p);
    } else branches.push(readBranch(p));
  }
  return { biased, branches, otherwise };
}

/** The tokens that `read` goes over. */
export function taken(p: Cursor, read: () => void): readonly TokenTree[] {
  const start = p.mark();
  read();
  return p.since(start);
}

function readBranch(p: Cursor): Branch {
  const pattern = taken(p, () => p.grammar.pattern(p));
  p.expect('=');
  const future = taken(p, () => p.grammar.expr(p));
  let condition: readonly TokenTree[] | null = null;
  if (p.isPunct(',') && p.isKeyword('if', 1)) {
    p.bump();
    p.bump();
    condition = taken(p, () => p.grammar.expr(p));
  }
  p.expect('=>');
  return { pattern, future, condition, handler: readHandler(p) };
}

/** What follows `=>`. A block needs no comma after it; another expression does unless it is the last. */
export function readHandler(p: Cursor): readonly TokenTree[] {
  const block = p.isGroup('{');
  const handler = taken(p, () => p.grammar.expr(p, block ? { stmt: true } : {}));
  if (!p.eat(',') && !block && !p.atEnd()) p.fail();
  return handler;
}

function parts(select: Select): Record<string, readonly TokenTree[]> {
  const out: Record<string, readonly TokenTree[]> = {};
  for (const [i, b] of select.branches.entries()) {
    out[`pat${i}`] = b.pattern;
    out[`ref${i}`] = withoutModes(b.pattern);
    out[`fut${i}`] = asExpr(b.future);
    out[`handle${i}`] = b.handler;
    if (b.condition) out[`cond${i}`] = asExpr(b.condition);
  }
  if (select.otherwise) out.otherwise = select.otherwise;
  return out;
}

/** The pattern is first tried on a reference to the output: there `mut x` and `ref x` are just `x`. */
function withoutModes(trees: readonly TokenTree[]): TokenTree[] {
  return trees.flatMap((t, i): TokenTree[] => {
    const before = trees[i - 1];
    const afterRef = before?.kind === 'punct' && (before.text === '&' || before.text === '&&');
    if (t.kind === 'ident' && !t.raw && (t.text === 'ref' || (t.text === 'mut' && !afterRef)))
      return [];
    return [t.kind === 'group' ? { ...t, trees: withoutModes(t.trees) } : t];
  });
}

function template({ biased, branches, otherwise }: Select): string {
  const n = branches.length;
  const each = (f: (i: number) => string) => branches.map((_, i) => f(i)).join(' ');
  const support = '$crate::macros::support';
  const out = '__TokioSelectOut';
  const params = each((i) => `T${i},`);
  const mask = n <= 8 ? 'u8' : n <= 16 ? 'u16' : n <= 32 ? 'u32' : 'u64';
  const conditions = branches
    .map((b, i) =>
      b.condition ? `if !$cond${i} { let mask: ${mask} = 1 << ${i}; disabled |= mask; }` : '',
    )
    .join(' ');
  const arm = (i: number) => `${i} => {
      let mask: ${mask} = 1 << branch;
      if disabled & mask == mask { continue; }
      let (${'_, '.repeat(i)}fut, ..) = &mut *futures;
      let fut = unsafe { ${support}::Pin::new_unchecked(fut) };
      let out = match ${support}::Future::poll(fut, cx) {
        ${support}::Poll::Ready(out) => out,
        ${support}::Poll::Pending => { is_pending = true; continue; }
      };
      disabled |= mask;
      match &out { $ref${i} => {} _ => continue, }
      return ${support}::Poll::Ready(${out}::_${i}(out));
    }`;
  return `{
    enum ${out}<${params}> { ${each((i) => `_${i}(T${i}),`)} Disabled }
    let mut disabled: ${mask} = 0;
    ${conditions}
    let output = {
      let futures_init = (${each((i) => `$fut${i},`)});
      let mut futures = (${each((i) => `${support}::IntoFuture::into_future(futures_init.${i}),`)});
      let futures = &mut futures;
      ${support}::poll_fn(|cx| {
        match ${support}::poll_budget_available(cx) { ${support}::Poll::Ready(t) => t, ${support}::Poll::Pending => { return ${support}::Poll::Pending; } };
        let mut is_pending = false;
        let start: u32 = ${biased ? '0' : `${support}::thread_rng_n(${n})`};
        for i in 0..${n}u32 {
          let branch = (start + i) % ${n};
          match branch { ${each(arm)} _ => ${support}::unreachable_branch(), }
        }
        if is_pending { ${support}::Poll::Pending } else { ${support}::Poll::Ready(${out}::Disabled) }
      }).await
    };
    match output {
      ${each((i) => `${out}::_${i}($pat${i}) => $handle${i},`)}
      ${out}::Disabled => ${otherwise ? '$otherwise' : `${support}::all_disabled()`},
      _ => ${support}::unreachable_branch(),
    }
  }`;
}
