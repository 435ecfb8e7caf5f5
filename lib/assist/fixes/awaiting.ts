import type { AnyNode, ProgramView } from '../view';
import { type Candidate, type FixRule, importEdit, insertAt, replace } from './fix';

function isFuture(view: ProgramView, node: AnyNode): boolean {
  const ty = view.typeOf(node);
  return (
    ty !== null && (view.implementsLang(ty, 'future_trait') || /\bFuture\b/.test(view.print(ty)))
  );
}

/** Expressions that a finding may be about: the one it marks, its receiver, its operands. */
function suspects(view: ProgramView, start: number, end: number): AnyNode[] {
  const exact = view.exprAt({ file: 0, start, end });
  const around = view.around(start, end).filter((n) => n.kind.endsWith('Expr'));
  const parts = around.slice(0, 3).flatMap((n) => {
    if (n.kind === 'MethodCallExpr') return [n.receiver as AnyNode];
    if (n.kind === 'BinaryExpr') return [n.lhs as AnyNode, n.rhs as AnyNode];
    if (n.kind === 'FieldExpr' || n.kind === 'IndexExpr') return [n.base as AnyNode];
    if (n.kind === 'TryExpr') return [n.expr as AnyNode];
    if (n.kind === 'ForExpr') return [n.iter as AnyNode];
    if (n.kind === 'MatchExpr') return [n.scrutinee as AnyNode];
    return [];
  });
  return [...new Set([...(exact ? [exact] : []), ...parts])];
}

function* awaited(view: ProgramView, node: AnyNode): Iterable<Candidate> {
  const short = view.text(node.span).split('\n')[0]?.slice(0, 40) ?? '';
  const made = node.kind === 'PathExpr' ? view.localOf(node) : null;
  yield { title: `Await it: \`${short}.await\``, edits: [insertAt(node.span.end, '.await')] };
  yield {
    title: `Await it and unwrap: \`${short}.await.unwrap()\``,
    edits: [insertAt(node.span.end, '.await.unwrap()')],
  };
  if (made === null) return;
  const binding = view.node(made);
  const bound = binding && view.around(binding.span.start, binding.span.end, 'LetStmt')[0];
  const init = bound?.init as AnyNode | undefined;
  if (init) {
    yield { title: 'Await where it is made', edits: [insertAt(init.span.end, '.await')] };
    yield {
      title: 'Await where it is made, and unwrap',
      edits: [insertAt(init.span.end, '.await.unwrap()')],
    };
  }
}

/** A future stands where its value is meant. */
export const awaitIt: FixRule = function* (view, { primary }) {
  for (const node of suspects(view, primary.start, primary.end))
    if (isFuture(view, node)) yield* awaited(view, node);
};

/** A thread's handle has `join`; a task's handle is awaited. */
export const awaitInstead: FixRule = function* (view, { primary }) {
  const [call] = view
    .around(primary.start, primary.end, 'MethodCallExpr')
    .filter((n) => isFuture(view, n.receiver as AnyNode));
  if (!call) return;
  const { end } = (call.receiver as AnyNode).span;
  yield {
    title: 'Await the handle instead',
    edits: [replace({ start: end, end: call.span.end }, '.await')],
  };
};

/** `unused_must_use`: a future that nobody polls, a result that nobody looks at. */
export const useTheValue: FixRule = function* (view, { primary, message }) {
  const node = view.exprAt(primary);
  if (/implementer of `Future`/.test(message) || (node && isFuture(view, node))) {
    yield { title: 'Await it', edits: [insertAt(primary.end, '.await')] };
    yield { title: 'Await it and unwrap', edits: [insertAt(primary.end, '.await.unwrap()')] };
  }
  yield {
    title: 'Throw the value away on purpose: `let _ =`',
    edits: [insertAt(primary.start, 'let _ = ')],
  };
};

/** E0728: `.await` outside of async code. */
export const makeAsync: FixRule = function* (view, { primary }) {
  const [owner] = view.around(primary.start, primary.end, 'ClosureExpr', 'FnItem');
  if (owner?.kind === 'ClosureExpr') {
    yield { title: 'Make it an async closure', edits: [insertAt(owner.span.start, 'async ')] };
    const { span } = owner.body as AnyNode;
    const body = view.text(span);
    const block = body.startsWith('{') ? body : `{ ${body} }`;
    yield { title: 'Return an async block', edits: [replace(span, `async move ${block}`)] };
  }
  if (owner?.kind !== 'FnItem') return;
  const head = owner.headSpan as { readonly start: number; readonly end: number };
  const keyword = /\b(?:unsafe\s+|extern\s+"[^"]*"\s+)*fn\b/.exec(view.text(head));
  if (!keyword) return;
  const insert = insertAt(head.start + keyword.index, 'async ');
  const main = (owner.ident as { name: string }).name === 'main';
  yield main
    ? {
        title: 'Make `main` async, run by Tokio',
        edits: [...mainAttribute(view, head.start), insert],
      }
    : { title: 'Make the function async', edits: [insert] };
};

function mainAttribute(view: ProgramView, start: number) {
  return [insertAt(start, `#[tokio::main]\n${view.indentAt(start)}`)];
}

/** E0752: nothing runs an async `main`. */
export const runMain: FixRule = function* (view, { primary }) {
  const [main] = view.around(primary.start, primary.end, 'FnItem');
  const head = main?.headSpan as { readonly start: number } | undefined;
  const edits = mainAttribute(view, head?.start ?? primary.start);
  yield { title: 'Let Tokio run it: `#[tokio::main]`', edits };
};

/** E0733: a future that would contain itself. */
export const boxTheCall: FixRule = function* (view, { primary }) {
  const [fn] = view.around(primary.start, primary.end, 'FnItem');
  if (!fn) return;
  for (const node of view.inside(fn.span, 'AwaitExpr')) {
    const { span } = node.expr as AnyNode;
    const call = view.text(span);
    yield {
      title: 'Put the inner call into a box: `Box::pin`',
      edits: [replace(span, `Box::pin(${call})`)],
      uncovers: true,
    };
  }
};

/** A future must stay where it is: pin it. */
export const pinIt: FixRule = function* (view, { primary, message }) {
  if (!/unpinned|Unpin/.test(message)) return;
  const nodes = view
    .around(primary.start, primary.end)
    .filter((n) => n.kind.endsWith('Expr'))
    .slice(0, 3)
    .map((n) => (n.kind === 'AwaitExpr' ? (n.expr as AnyNode) : n));
  for (const node of nodes) {
    yield {
      title: 'Make the box a pin: `Box::into_pin`',
      edits: [insertAt(node.span.start, 'Box::into_pin('), insertAt(node.span.end, ')')],
    };
    yield {
      title: 'Pin it in a box: `Box::pin`',
      edits: [insertAt(node.span.start, 'Box::pin('), insertAt(node.span.end, ')')],
    };
    const local = node.kind === 'PathExpr' ? view.localOf(node) : null;
    const inner = node.kind === 'RefExpr' ? (node.expr as AnyNode) : null;
    const named = local ?? (inner?.kind === 'PathExpr' ? view.localOf(inner) : null);
    if (named !== null) yield* pinLocal(view, named);
  }
  yield* pinLent(view, primary.start);
};

/** Inside a macro's call the finding may mark all of it: the futures lent with `&mut` are meant. */
function* pinLent(view: ProgramView, at: number): Iterable<Candidate> {
  const [fn] = view.around(at, at, 'FnItem');
  const lent = fn ? view.inside(fn.span, 'RefExpr').filter((n) => n.mutable === true) : [];
  const locals = lent.map((n) => view.localOf(n.expr as AnyNode)).filter((l) => l !== null);
  for (const local of new Set(locals)) yield* pinLocal(view, local);
}

function* pinLocal(view: ProgramView, local: number): Iterable<Candidate> {
  const binding = view.node(local);
  const made = binding && view.around(binding.span.start, binding.span.end, 'LetStmt')[0];
  const init = made?.init as AnyNode | undefined;
  if (!binding || !made || !init) return;
  const name = (binding.ident as { name: string }).name;
  const boxed = [insertAt(init.span.start, 'Box::pin('), insertAt(init.span.end, ')')];
  const mutable = binding.mutable ? [] : [insertAt(binding.span.start, 'mut ')];
  yield { title: `Pin \`${name}\` in a box where it is made`, edits: boxed };
  yield { title: `Pin \`${name}\` in a box where it is made`, edits: [...boxed, ...mutable] };
  yield {
    title: `Pin \`${name}\` where it stands: \`tokio::pin!\``,
    edits: [insertAt(made.span.end, `\n${view.indentAt(made.span.start)}tokio::pin!(${name});`)],
  };
  yield {
    title: `Pin \`${name}\` where it stands: \`pin!\``,
    edits: [
      ...importEdit(view, 'std::pin::pin'),
      insertAt(init.span.start, 'pin!('),
      insertAt(init.span.end, ')'),
      ...mutable,
    ],
  };
  const elements = [
    ...view.inside(init.span, 'ArrayExpr').flatMap((a) => a.elems as AnyNode[]),
    ...view.inside(init.span, 'ClosureExpr').map((c) => c.body as AnyNode),
  ].filter((e) => e.span.file === 0 && isFuture(view, e));
  if (elements.length > 0)
    yield {
      title: `Pin each future of \`${name}\` in a box`,
      edits: elements.flatMap((e) => [
        insertAt(e.span.start, 'Box::pin('),
        insertAt(e.span.end, ')'),
      ]),
    };
}
