import type { Diagnostic } from '../../rust';
import type { IdentToken, TokenTree } from '../../rust/syntax/tokens';
import { tokenTrees } from '../../rust/syntax/trees';
import type { TextEdit } from '../edits';
import type { AnyNode, ProgramView } from '../view';
import { type Candidate, type FixRule, insertAt, replace } from './fix';

function identsOf(trees: readonly TokenTree[], out: IdentToken[] = []): IdentToken[] {
  for (const tree of trees) {
    if (tree.kind === 'ident') out.push(tree);
    else if (tree.kind === 'group' || tree.kind === 'fragment') identsOf(tree.trees, out);
  }
  return out;
}

/** The text with words put in the place of others, in code only: not in strings or comments. */
function renamed(source: string, words: ReadonlyMap<string, string>): string {
  const idents = identsOf(tokenTrees(source, 0).trees);
  let out = '';
  let at = 0;
  for (const { text, span } of idents) {
    const to = words.get(text);
    if (to === undefined) continue;
    out += source.slice(at, span.start) + to;
    at = span.end;
  }
  return out + source.slice(at);
}

const whole = (view: ProgramView, text: string): TextEdit[] => [
  replace({ start: 0, end: view.source.length }, text),
];

/** Paths that a renaming left behind: `std::rc::Arc` is in `std::sync`, and named only once. */
function movedImports(text: string, from: string, name: string, to: string): string {
  const inGroup = new RegExp(`(use std::)\\{([^{}]*)\\b${from}::${name}\\b([^{}]*)\\};`);
  const group = text.replace(inGroup, (_all, use, a, b) => `${use}{${a}${to}::${name}${b}};`);
  const moved = group.replace(
    new RegExp(`\\bstd::${from}::${name}\\b`, 'g'),
    `std::${to}::${name}`,
  );
  const single = new RegExp(`^use std::${to}::${name};\\n`, 'm');
  const others = moved.replace(single, '');
  const named = new RegExp(`^use std::${to}::(?:${name}|\\{[^{}]*\\b${name}\\b[^{}]*\\});`, 'm');
  return named.test(others) ? others : moved;
}

/** `Rc` and `RefCell` belong to one thread; `Arc` and `Mutex` do what they do across threads. */
function* acrossThreads(view: ProgramView): Iterable<Candidate> {
  const { source } = view;
  const shared = movedImports(renamed(source, new Map([['Rc', 'Arc']])), 'rc', 'Arc', 'sync');
  if (shared !== source) yield { title: 'Use `Arc` instead of `Rc`', edits: whole(view, shared) };
  const locked = movedImports(
    renamed(shared, new Map([['RefCell', 'Mutex']])).replace(
      /\.borrow(?:_mut)?\(\)/g,
      '.lock().unwrap()',
    ),
    'cell',
    'Mutex',
    'sync',
  );
  if (locked !== shared) {
    const title = shared === source ? '' : '`Arc` instead of `Rc`, and ';
    yield { title: `Use ${title}\`Mutex\` instead of \`RefCell\``, edits: whole(view, locked) };
  }
}

/** Tokio's mutex has a guard that may be kept across an `.await`. */
function* waitingLock(view: ProgramView): Iterable<Candidate> {
  for (const name of ['Mutex', 'RwLock']) {
    const path = new RegExp(`\\bstd::sync::${name}\\b`, 'g');
    const alone = view.source.replace(path, `tokio::sync::${name}`);
    const group = new RegExp(`use std::sync::\\{([^{}]*?)\\b${name}\\b,?\\s*([^{}]*)\\};`);
    const split = alone.replace(group, (_all, a: string, b: string) => {
      const rest = `${a}${b}`.replace(/,\s*$/, '').trim();
      const left = rest.includes(',') ? `{${rest}}` : rest;
      return `use std::sync::${left};\nuse tokio::sync::${name};`;
    });
    if (split === view.source) continue;
    const locks = split.replace(
      /\.(lock|read|write)\(\)\s*\.(?:unwrap\(\)|expect\("[^"]*"\))/g,
      '.$1().await',
    );
    yield { title: `Use Tokio's \`${name}\`, whose guard may wait`, edits: whole(view, locks) };
  }
}

const indented = (text: string): string => text.replaceAll('\n', '\n    ');

/** A scope that ends before the await, so that the value in it does too; or a `drop` there. */
function* endBefore(view: ProgramView, bound: AnyNode, awaits: number): Iterable<Candidate> {
  const statement = view.statementAt(bound.span.start);
  if (statement?.stmt.kind !== 'LetStmt') return;
  const pattern = statement.stmt.pat as AnyNode;
  const name = (pattern.ident as { name: string } | undefined)?.name;
  if (!name) return;
  const uses = view.usesOf(pattern.id);
  const { stmts, at } = statement;
  const lastUse = stmts.findLastIndex((s) =>
    uses.some((u) => s.span.start <= u.span.start && u.span.end <= s.span.end),
  );
  const last = Math.max(at, lastUse);
  const end = stmts[last];
  if (!end || end.span.end > awaits) return;
  const span = { start: statement.stmt.span.start, end: end.span.end };
  const indent = view.indentAt(span.start);
  yield {
    title: `End \`${name}\` in a block before the await`,
    edits: [replace(span, `{\n${indent}    ${indented(view.text(span))}\n${indent}}`)],
  };
  yield {
    title: `Drop \`${name}\` before the await`,
    edits: [insertAt(span.end, `\n${indent}drop(${name});`)],
  };
}

/** What a statement borrows in passing gets a statement of its own, which ends before the await. */
function* hoist(view: ProgramView, start: number, awaits: number): Iterable<Candidate> {
  const statement = view.statementAt(start);
  if (!statement) return;
  const indent = view.indentAt(statement.stmt.span.start);
  for (const node of view.around(start, start, 'RefExpr', 'MethodCallExpr', 'FieldExpr')) {
    if (node.span.end > awaits || node.span.start < statement.stmt.span.start) continue;
    const value = node.kind === 'RefExpr' ? (node.expr as AnyNode) : node;
    const text = view.text(value.span);
    const before = statement.stmt.span.start;
    for (const clone of ['', '.clone()'])
      yield {
        title: 'Take the value out before the await',
        edits: [
          insertAt(before, `let value = ${text}${clone};\n${indent}`),
          replace(value.span, 'value'),
        ],
      };
  }
  for (const node of view.around(start, start, 'IfExpr', 'WhileExpr', 'MatchExpr')) {
    const scrutinee = (node.kind === 'MatchExpr' ? node.scrutinee : node.cond) as AnyNode;
    const value = scrutinee.kind === 'LetExpr' ? (scrutinee.expr as AnyNode) : scrutinee;
    if (value.span.file !== 0 || value.span.start > start || value.span.end < start) continue;
    const inner = `${view.indentAt(node.span.start)}    `;
    yield {
      title: 'Take the value out before the await',
      edits: [
        replace(
          value.span,
          `{\n${inner}let value = ${view.text(value.span)};\n${inner}value\n${inner.slice(4)}}`,
        ),
      ],
    };
  }
}

function awaitPlace(finding: Diagnostic): { at: number; held: { start: number } | null } | null {
  const note = finding.notes.find((n) => n.span && /across an await/.test(n.text));
  if (!note?.span) return null;
  const held = note.labels?.find((l) => /^has type/.test(l.text))?.span ?? null;
  return { at: note.span.start, held };
}

/** A future that would have to change threads holds something that may not. */
export const sendIt: FixRule = function* (view, finding) {
  const place = awaitPlace(finding);
  if (place?.held) {
    const [bound] = view.around(place.held.start, place.held.start, 'LetStmt');
    if (bound) yield* endBefore(view, bound, place.at);
    yield* hoist(view, place.held.start, place.at);
  }
  yield* acrossThreads(view);
  yield* waitingLock(view);
};

/** An `async fn` of a trait promises nothing about `Send`; written out, its future can. */
export const promiseSend: FixRule = function* (view) {
  const written = view.nodes
    .filter((n) => n.kind === 'TraitItem')
    .flatMap((trait) => trait.items as AnyNode[])
    .filter((fn) => fn.kind === 'FnItem' && fn.isAsync === true && fn.body === null);
  if (written.length === 0) return;
  const edits = written.flatMap((fn) => {
    const keyword = fn.asyncSpan as { readonly start: number; readonly end: number } | null;
    const ret = fn.ret as AnyNode | null;
    const at = fn.retSpan as { readonly start: number; readonly end: number };
    if (!keyword) return [];
    const output = ret ? view.text(ret.span) : '()';
    const future = `impl std::future::Future<Output = ${output}> + Send`;
    const space = /^\s*/.exec(view.source.slice(keyword.end))?.[0].length ?? 0;
    return [
      replace({ start: keyword.start, end: keyword.end + space }, ''),
      ret ? replace(ret.span, future) : insertAt(at.end, ` -> ${future}`),
    ];
  });
  yield { title: 'Let the trait promise that its futures are `Send`', edits };
};
