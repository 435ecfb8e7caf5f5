import type { Diagnostic } from '../../rust';
import type { TextEdit } from '../edits';
import type { AnyNode, ProgramView } from '../view';
import { type Candidate, type FixRule, importEdit, insertAt, quoted, replace } from './fix';

const OWNERS = ['AsyncBlockExpr', 'ClosureExpr'] as const;
const word = (node: AnyNode): string => (node.kind === 'ClosureExpr' ? 'closure' : 'block');

/** The edit that makes an async block or closure own what it uses; none when it does already. */
export function moveEdit(view: ProgramView, node: AnyNode): TextEdit[] {
  if (node.move === true) return [];
  const { start } = node.span;
  const isAsync = view.source.startsWith('async', start);
  if (!isAsync && node.kind === 'AsyncBlockExpr') return [];
  return [isAsync ? insertAt(start + 'async'.length, ' move') : insertAt(start, 'move ')];
}

/** `x.clone()`, written as the course writes it for a shared handle: `Arc::clone(&x)`. */
function cloneOf(view: ProgramView, name: string, type: string | null): string {
  const handle = /^(Arc|Rc)</.exec(type ?? '')?.[1];
  return handle && new RegExp(`\\b${handle}\\b`).test(view.source)
    ? `${handle}::clone(&${name})`
    : `${name}.clone()`;
}

function bindingType(view: ProgramView, local: number): string | null {
  const ty = view.inTables((table) => table.localTy.get(local));
  return ty ? view.print(ty) : null;
}

/** The statement inside which the lines of `node` lie, with four more spaces before each of them. */
function deeper(view: ProgramView, node: AnyNode): string {
  return view.text(node.span).replaceAll('\n', '\n    ');
}

/** Clones made ahead of a block that moves them in: before its statement, or in a scope of its own. */
export function* cloneBefore(
  view: ProgramView,
  owner: AnyNode,
  names: ReadonlyMap<string, string>,
): Iterable<Candidate> {
  const statement = view.statementAt(owner.span.start);
  if (!statement || names.size === 0) return;
  const lets = [...names].map(([name, value]) => `let ${name} = ${value};`);
  const title = `Clone ${[...names.keys()].map((n) => `\`${n}\``).join(', ')} before the ${word(owner)}`;
  const indent = view.indentAt(statement.stmt.span.start);
  yield {
    title,
    edits: [
      insertAt(statement.stmt.span.start, lets.map((line) => `${line}\n${indent}`).join('')),
      ...moveEdit(view, owner),
    ],
  };
  const inner = `${view.indentAt(owner.span.start)}    `;
  const moved = moveEdit(view, owner).reduce(
    (text, { start, insert }) => {
      const at = start - owner.span.start;
      return text.slice(0, at) + insert + text.slice(at);
    },
    deeper(view, owner),
  );
  yield {
    title: `${title}, in a scope of their own`.replace(/their/, names.size === 1 ? 'its' : 'their'),
    edits: [
      replace(
        owner.span,
        `{\n${lets.map((line) => `${inner}${line}\n`).join('')}${inner}${moved}\n${inner.slice(4)}}`,
      ),
    ],
  };
}

/** Variables that a block uses from outside and that it would move. */
export function capturesOf(view: ProgramView, owner: AnyNode): Map<string, number> {
  const found = new Map<string, number>();
  const info = view.inTables((t) => t.coroutines.get(owner.id) ?? t.closures.get(owner.id));
  for (const { local } of info?.captures ?? []) {
    const binding = view.node(local);
    const name = (binding?.ident as { name: string } | undefined)?.name;
    if (name) found.set(name, local);
  }
  return found;
}

function clones(view: ProgramView, names: ReadonlyMap<string, number>): Map<string, string> {
  return new Map(
    [...names].map(([name, local]) => [name, cloneOf(view, name, bindingType(view, local))]),
  );
}

/** E0373: the block borrows what it should own. */
export const makeItOwn: FixRule = function* (view, finding) {
  const [owner] = view.around(finding.primary.start, finding.primary.end, ...OWNERS);
  if (!owner) return;
  const captures = capturesOf(view, owner);
  const [name = ''] = quoted(finding.message);
  const edits = moveEdit(view, owner);
  if (edits.length > 0)
    yield { title: `Add \`move\`: the ${word(owner)} takes what it uses`, edits };
  const only = captures.get(name);
  if (only !== undefined) yield* cloneBefore(view, owner, clones(view, new Map([[name, only]])));
  if (captures.size > 1) yield* cloneBefore(view, owner, clones(view, captures));
};

function placesOf(finding: Diagnostic) {
  return [finding.primary, ...finding.labels.map(({ span }) => span)].filter((s) => s.file === 0);
}

/** E0382: a value is used after it was moved away. */
export const useAfterMove: FixRule = function* (view, finding) {
  const [name = ''] = quoted(finding.message);
  for (const owner of view.nodes.filter((n) => (OWNERS as readonly string[]).includes(n.kind))) {
    const local = capturesOf(view, owner).get(name);
    const met = placesOf(finding).some(
      (s) => owner.span.start <= s.start && s.end <= owner.span.end,
    );
    if (local !== undefined && met)
      yield* cloneBefore(view, owner, clones(view, new Map([[name, local]])));
  }
  for (const span of placesOf(finding)) {
    if (view.text(span) !== name) continue;
    const node = view.exprAt(span);
    if (!node) continue;
    const local = view.localOf(node);
    const type = local === null ? null : bindingType(view, local);
    yield {
      title: `Pass a clone of \`${name}\``,
      edits: [replace(span, cloneOf(view, name, type))],
    };
    yield { title: `Lend \`${name}\` with \`&\``, edits: [insertAt(span.start, '&')] };
    yield { title: `Lend \`${name}\` with \`&mut\``, edits: [insertAt(span.start, '&mut ')] };
  }
};

const enclosing = (view: ProgramView, node: AnyNode, kind: string): AnyNode | undefined =>
  view.around(node.span.start, node.span.end, kind)[0];

/** The fields of `self` that a block reads, cloned before it and named inside it. */
function* fieldsFirst(view: ProgramView, owner: AnyNode): Iterable<Candidate> {
  const selves = view
    .inside(owner.span, 'FieldExpr')
    .filter((n) => view.text((n.base as AnyNode).span) === 'self');
  const names = new Map(
    selves.map((n) => {
      const { name } = n.ident as { name: string };
      return [name, `self.${name}.clone()`] as const;
    }),
  );
  const statement = view.statementAt(owner.span.start);
  if (names.size === 0 || !statement) return;
  const indent = view.indentAt(statement.stmt.span.start);
  yield {
    title: `Clone ${[...names.keys()].map((n) => `\`self.${n}\``).join(', ')} before the ${word(owner)}`,
    edits: [
      insertAt(
        statement.stmt.span.start,
        [...names].map(([name, value]) => `let ${name} = ${value};\n${indent}`).join(''),
      ),
      ...moveEdit(view, owner),
      ...selves.map((n) => replace(n.span, (n.ident as { name: string }).name)),
    ],
  };
}

/** The method takes a shared handle to its value, the block a clone of it, and makers wrap the value. */
function* shareSelf(view: ProgramView, owner: AnyNode): Iterable<Candidate> {
  const fn = enclosing(view, owner, 'FnItem');
  const impl = enclosing(view, owner, 'ImplItem');
  const self = fn?.self as AnyNode | null | undefined;
  const statement = view.statementAt(owner.span.start);
  if (!self || !impl || !statement) return;
  const type = view.text((impl.selfTy as AnyNode).span);
  const indent = view.indentAt(statement.stmt.span.start);
  const share: TextEdit[] = [
    ...importEdit(view, 'std::sync::Arc'),
    replace(self.span, 'self: &Arc<Self>'),
    insertAt(statement.stmt.span.start, `let this = Arc::clone(self);\n${indent}`),
    ...moveEdit(view, owner),
    ...view
      .inside(owner.span, 'PathExpr')
      .filter((n) => view.text(n.span) === 'self')
      .map((n) => replace(n.span, 'this')),
  ];
  const name = type.replace(/<.*$/s, '');
  const values = view.nodes
    .filter((n) => n.kind === 'LetStmt' || n.kind === 'MethodCallExpr')
    .map((n) => (n.kind === 'LetStmt' ? n.init : n.receiver) as AnyNode | null)
    .filter((n) => n !== null && n.kind !== 'PathExpr')
    .filter((n) => {
      const ty = n && view.typeOf(n);
      return ty ? view.print(ty).replace(/<.*$/s, '') === name : false;
    });
  const wraps = values.flatMap((n) =>
    n ? [insertAt(n.span.start, 'Arc::new('), insertAt(n.span.end, ')')] : [],
  );
  yield { title: `Share the \`${name}\`: \`self: &Arc<Self>\``, edits: [...share, ...wraps] };
}

/** `let this = self.clone()`, for values that are made to be cloned; with a derive where that is missing. */
function* cloneSelf(view: ProgramView, owner: AnyNode): Iterable<Candidate> {
  const impl = enclosing(view, owner, 'ImplItem');
  const statement = view.statementAt(owner.span.start);
  if (!impl || !statement) return;
  const indent = view.indentAt(statement.stmt.span.start);
  const edits = [
    insertAt(statement.stmt.span.start, `let this = self.clone();\n${indent}`),
    ...moveEdit(view, owner),
    ...view
      .inside(owner.span, 'PathExpr')
      .filter((n) => view.text(n.span) === 'self')
      .map((n) => replace(n.span, 'this')),
  ];
  yield { title: `Clone \`self\` before the ${word(owner)}`, edits };
  const derive = deriveEdit(view, view.text((impl.selfTy as AnyNode).span), ['Clone']);
  if (derive)
    yield {
      title: `Derive \`Clone\`, and clone \`self\` before the ${word(owner)}`,
      edits: [...edits, derive],
    };
}

/** Adds traits to the derives of a type of this program; null when there is no such type. */
export function deriveEdit(
  view: ProgramView,
  type: string,
  traits: readonly string[],
): TextEdit | null {
  const name = type.replace(/<.*$/s, '').trim();
  const item = (view.compilation.resolved?.ast.items ?? []).find(
    (i) => (i.kind === 'StructItem' || i.kind === 'EnumItem') && i.ident.name === name,
  );
  if (!item) return null;
  const derive = item.attrs.find((a) => a.path === 'derive');
  if (derive) {
    const text = view.text(derive.span);
    const close = derive.span.start + text.lastIndexOf(')');
    const missing = traits.filter((t) => !new RegExp(`\\b${t}\\b`).test(text));
    return missing.length > 0 ? insertAt(close, `, ${missing.join(', ')}`) : null;
  }
  const line = view.source.lastIndexOf('\n', item.headSpan.start - 1) + 1;
  return insertAt(line, `${view.indentAt(line)}#[derive(${traits.join(', ')})]\n`);
}

/** E0521, E0597: a task borrows from a place that may be gone before it ends. */
export const ownBeforeSpawn: FixRule = function* (view, finding) {
  const { primary } = finding;
  const owners = [
    ...view.inside(primary, ...OWNERS),
    ...view.around(primary.start, primary.end, ...OWNERS),
  ];
  for (const owner of owners.slice(0, 3)) {
    if (/\bself\b/.test(view.text(owner.span))) {
      yield* fieldsFirst(view, owner);
      yield* shareSelf(view, owner);
      yield* cloneSelf(view, owner);
    }
    yield* ownCaptures(view, owner);
  }
  for (const call of view.around(primary.start, primary.end, 'CallExpr')) {
    const { span } = (call.args as AnyNode[])[0] ?? call;
    const text = view.text(span);
    if (span.file !== 0 || /^async\b|\|/.test(text)) continue;
    yield {
      title: 'Let the task own what it lends: `async move`',
      edits: [replace(span, `async move { ${text}.await }`)],
    };
  }
  for (const ref of view.around(primary.start, primary.end, 'RefExpr').slice(0, 1)) {
    const inner = view.text((ref.expr as AnyNode).span);
    yield { title: `Pass a clone of \`${inner}\``, edits: [replace(ref.span, `${inner}.clone()`)] };
    yield {
      title: `Give \`${inner}\` away instead of lending it`,
      edits: [replace(ref.span, inner)],
    };
  }
};

/** Borrowed variables become owned ones, where they are made or just before the block. */
function* ownCaptures(view: ProgramView, owner: AnyNode): Iterable<Candidate> {
  for (const [name, local] of capturesOf(view, owner)) {
    const type = bindingType(view, local) ?? '';
    if (!type.includes('&')) continue;
    const make = type.startsWith('&[') ? 'to_vec' : type === '&str' ? 'to_string' : 'clone';
    const made = view.around(view.node(local)?.span.start ?? 0, undefined, 'LetStmt')[0];
    const init = made?.init as AnyNode | undefined;
    if (init && made && view.statementAt(init.span.start)?.stmt === made)
      yield {
        title: `Own \`${name}\`: \`.${make}()\``,
        edits: [insertAt(init.span.end, `.${make}()`), ...moveEdit(view, owner)],
      };
    yield* cloneBefore(view, owner, new Map([[name, `${name}.${make}()`]]));
  }
}
