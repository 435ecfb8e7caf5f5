import type { TokenTree } from '../syntax/tokens';
import type { CallSite, Expanded } from './expander';
import { asExpr, quote } from './quote';

/** The expressions between commas, and whether `biased;` stands before them. */
function readFutures(
  site: CallSite,
): { biased: boolean; futures: (readonly TokenTree[])[] } | null {
  const p = site.cursor();
  const result = p.recover(
    () => {
      let biased = false;
      if (p.isKeyword('biased') && p.isPunct(';', 1)) {
        p.bump();
        p.bump();
        biased = true;
      }
      const futures = p.commaList(() => {
        const start = p.mark();
        p.grammar.expr(p);
        return p.since(start);
      });
      return { biased, futures };
    },
    () => null,
  );
  if (!result) site.s.errors.push(...p.errors);
  return result;
}

/**
 * `tokio::join!` and `try_join!`, in the shape of tokio/src/macros/join.rs: all futures live in one tuple and are
 * polled in turn, each round beginning one branch further (or always at the first: `biased`).
 */
export function expandTokioJoin(site: CallSite, fallible: boolean): Expanded {
  const read = readFutures(site);
  if (!read) return { kind: 'failed' };
  const { biased, futures } = read;
  const n = futures.length;
  const support = '$crate::macros::support';
  if (n === 0)
    return {
      kind: 'tokens',
      trees: quote(site.x, fallible ? `{ ${support}::Ready::<()>::ok() }` : '{ async {}.await }'),
    };
  const each = (f: (i: number) => string) => futures.map((_, i) => f(i)).join(' ');
  const pinned = (i: number) =>
    `let (${'_, '.repeat(i)}fut, ..) = &mut *futures; let mut fut = unsafe { ${support}::Pin::new_unchecked(fut) };`;
  const poll = fallible
    ? `if fut.as_mut().poll(cx).is_pending() { is_pending = true; }
       else if fut.as_mut().output_mut().expect("expected completed future").is_err() {
         return ${support}::Poll::Ready(${support}::Err(fut.take_output().expect("expected completed future").err().unwrap()));
       }`
    : 'if fut.as_mut().poll(cx).is_pending() { is_pending = true; }';
  const take = (i: number) =>
    `{ ${pinned(i)} fut.take_output().expect("expected completed future")${fallible ? '.ok().expect("expected Ok(_)")' : ''} },`;
  const results = `(${each(take)})`;
  const text = `{
    use ${support}::Future as _;
    let mut futures = (${each((i) => `${support}::maybe_done($fut${i}),`)});
    let mut futures = &mut futures;
    let mut rotator = ${support}::${biased ? 'BiasedRotator' : `Rotator`}::new(${n});
    ${support}::poll_fn(move |cx| {
      let mut is_pending = false;
      let mut to_run: u32 = ${n};
      let mut skip: u32 = rotator.num_skip();
      loop {
        ${each(
          (i) => `if skip == 0 {
          if to_run == 0 { break; }
          to_run -= 1;
          ${pinned(i)}
          ${poll}
        } else { skip -= 1; }`,
        )}
      }
      if is_pending { ${support}::Poll::Pending } else { ${support}::Poll::Ready(${fallible ? `${support}::Ok(${results})` : results}) }
    }).await
  }`;
  return { kind: 'tokens', trees: quote(site.x, text, numbered(futures)) };
}

/** `futures::join!` and `try_join!`: every future is polled once per wake-up, in the order written. */
export function expandFuturesJoin(site: CallSite, fallible: boolean): Expanded {
  const read = readFutures(site);
  if (!read) return { kind: 'failed' };
  const { futures } = read;
  const support = '$crate::__join_support';
  const each = (f: (i: number) => string) => futures.map((_, i) => f(i)).join(' ');
  const poll = (i: number) =>
    fallible
      ? `if fut${i}.as_mut().poll(cx).is_pending() { all_done = false; }
         else if fut${i}.as_mut().output_mut().unwrap().is_err() { return ${support}::Poll::Ready(${support}::Err(fut${i}.as_mut().take_output().unwrap().err().unwrap())); }`
      : `if fut${i}.as_mut().poll(cx).is_pending() { all_done = false; }`;
  const results = `(${each((i) => `fut${i}.as_mut().take_output().unwrap()${fallible ? '.ok().unwrap()' : ''},`)})`;
  const text = `{
    use ${support}::Future as _;
    ${each((i) => `let mut fut${i} = ${support}::maybe_done($fut${i}); let mut fut${i} = unsafe { ${support}::Pin::new_unchecked(&mut fut${i}) };`)}
    ${support}::poll_fn(move |cx| {
      let mut all_done = true;
      ${each(poll)}
      if all_done { ${support}::Poll::Ready(${fallible ? `${support}::Ok(${results})` : results}) } else { ${support}::Poll::Pending }
    }).await
  }`;
  return { kind: 'tokens', trees: quote(site.x, text, numbered(futures)) };
}

function numbered(
  futures: readonly (readonly TokenTree[])[],
): Record<string, readonly TokenTree[]> {
  return Object.fromEntries(futures.map((trees, i) => [`fut${i}`, asExpr(trees)]));
}
