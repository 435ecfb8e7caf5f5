import type { Diagnostic } from '../../rust';
import type { AnyNode, ProgramView } from '../view';
import { type Candidate, type FixRule, importEdit, insertAt, quoted, replace } from './fix';
import { deriveEdit } from './ownership';

const DERIVES = [
  'Debug',
  'Clone',
  'Copy',
  'PartialEq',
  'Eq',
  'Hash',
  'PartialOrd',
  'Ord',
  'Default',
];
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  Copy: ['Clone', 'Copy'],
  Eq: ['PartialEq', 'Eq'],
  Ord: ['PartialEq', 'Eq', 'PartialOrd', 'Ord'],
  PartialOrd: ['PartialEq', 'PartialOrd'],
};

/** Every text of a finding that may name a type or a trait. */
function textsOf({ message, labels, notes }: Diagnostic): string {
  return [message, ...labels.map((l) => l.text), ...notes.map((n) => n.text)].join('\n');
}

function traitsMeant(finding: Diagnostic): string[] {
  const texts = textsOf(finding);
  if (/operation `[=!]=`/.test(texts)) return ['PartialEq'];
  if (/operation `[<>]=?`/.test(texts)) return ['PartialOrd'];
  const method = /no method named `(\w+)`/.exec(finding.message)?.[1];
  if (method === 'clone') return ['Clone'];
  return DERIVES.filter((trait) => new RegExp(`\\b${trait}\\b`).test(texts));
}

/** A trait that a type of this program could derive. */
export const deriveIt: FixRule = function* (view, finding) {
  const names = new Set([...textsOf(finding).matchAll(/\b[A-Z]\w*/g)].map(([name]) => name));
  for (const trait of traitsMeant(finding))
    for (const type of names) {
      const traits = NEEDS[trait] ?? [trait];
      const edit = deriveEdit(view, type, traits);
      if (edit) yield { title: `Derive \`${traits.join(', ')}\` for \`${type}\``, edits: [edit] };
    }
};

/** E0308 and its kin: a value of a neighbouring type stands there. */
export const convert: FixRule = function* (view, { primary }) {
  const node = view.exprAt(primary);
  if (!node) return;
  const { start, end } = node.span;
  const short = view.text(node.span).split('\n')[0]?.slice(0, 30) ?? '';
  const after = (suffix: string): Candidate => ({
    title: `\`${short}${suffix}\``,
    edits: [insertAt(end, suffix)],
  });
  const around = (before: string, behind = ''): Candidate => ({
    title: `\`${before}${short}${behind}\``,
    edits: [insertAt(start, before), ...(behind ? [insertAt(end, behind)] : [])],
  });
  yield after('.to_string()');
  yield around('&');
  yield around('&mut ');
  yield around('*');
  yield around('Some(', ')');
  yield around('Ok(', ')');
  yield after('.clone()');
  yield after('.into()');
  yield after('.unwrap()');
  yield after('.as_str()');
  if (view.around(start, end, 'Block').some((b) => (b.tail as AnyNode | null)?.id === node.id))
    yield { title: 'End the statement with `;`', edits: [insertAt(end, ';')] };
  if (/\bArc\b/.test(view.source)) yield around('Arc::new(', ')');
  yield around('Box::new(', ')');
  yield around('Box::pin(', ')');
};

/** E0384, E0594, E0596: the binding, or the reference, must be mutable. */
export const makeMutable: FixRule = function* (view, finding) {
  const { start, end } = finding.primary;
  const locals = [
    ...view.inside(finding.primary, 'PathExpr'),
    ...view.around(start, end, 'PathExpr'),
  ].map((n) => view.localOf(n));
  for (const local of new Set(locals)) {
    const binding = local === null ? null : view.node(local);
    if (!binding) continue;
    const name = (binding.ident as { name: string } | undefined)?.name ?? '';
    if (binding.kind === 'SelfParam') {
      const text = view.text(binding.span);
      const at = text.startsWith('&') ? text.indexOf('self') : 0;
      yield {
        title: text.startsWith('&') ? 'Take `&mut self`' : 'Take `mut self`',
        edits: [insertAt(binding.span.start + at, 'mut ')],
      };
      continue;
    }
    if (!binding.mutable)
      yield { title: `Make \`${name}\` mutable`, edits: [insertAt(binding.span.start, 'mut ')] };
    const param = view.around(binding.span.start, binding.span.end, 'Param')[0];
    const type = param?.ty as AnyNode | undefined;
    if (type?.kind === 'RefType' && !type.mutable)
      yield {
        title: `Take \`${name}\` by \`&mut\``,
        edits: [insertAt(type.span.start + 1, 'mut ')],
      };
  }
  for (const call of view.around(start, end, 'MethodCallExpr').slice(0, 2)) {
    const name = (call.segment as AnyNode).ident as {
      name: string;
      span: { start: number; end: number };
    };
    if (name.name === 'read')
      yield { title: 'Lock it for writing', edits: [replace(name.span, 'write')] };
  }
  for (const made of lockReads(view, finding))
    yield { title: 'Lock it for writing', edits: [replace(made, 'write')] };
};

/** Where the guard that a finding is about was taken with `read()`. */
function lockReads(view: ProgramView, { primary }: Diagnostic): { start: number; end: number }[] {
  const used = view.inside(primary, 'PathExpr').map((n) => view.localOf(n));
  return used.flatMap((local) => {
    const binding = local === null ? null : view.node(local);
    const made = binding && view.around(binding.span.start, binding.span.end, 'LetStmt')[0];
    if (!made) return [];
    return view
      .inside(made.span, 'MethodCallExpr')
      .map(
        (n) =>
          (n.segment as AnyNode).ident as { name: string; span: { start: number; end: number } },
      )
      .filter(({ name }) => name === 'read')
      .map(({ span }) => span);
  });
}

/** E0004: patterns that no arm covers. */
export const coverPatterns: FixRule = function* (view, { primary, message }) {
  const [match] = view.around(primary.start, primary.end, 'MatchExpr');
  const missing = quoted(message.replace(/^.*?:/, ''));
  const arms = (match?.arms ?? []) as AnyNode[];
  const last = arms.at(-1);
  if (!match || !last) return;
  const indent = view.indentAt(last.span.start);
  const comma =
    /,\s*$/.test(view.source.slice(last.span.end, match.span.end - 1)) ||
    view.source[last.span.end - 1] === '}' ||
    view.source[last.span.end - 1] === ','
      ? ''
      : ',';
  const close = match.span.end - 1;
  const gap = view.source.slice(last.span.end, close);
  const at = last.span.end + (gap.startsWith(',') ? 1 : 0);
  const arm = (pattern: string) => `\n${indent}${pattern} => todo!(),`;
  const lines = missing.length > 0 ? missing.map(arm).join('') : arm('_');
  const tail = gap.includes('\n') ? '' : `\n${indent.slice(4)}`;
  for (const [title, text] of [
    ['Add the missing arms', lines],
    ['Add an arm for all others', arm('_')],
  ] as const)
    yield { title, edits: [insertAt(at, `${gap.startsWith(',') ? '' : comma}${text}${tail}`)] };
};

/** E0412 and E0282 for collections: a type that the reader has to name. */
export const nameTheType: FixRule = function* (view, { primary, labels }) {
  const wanted = labels.flatMap((l) => quoted(l.text)).find((t) => /_/.test(t));
  const [bound] = view.around(primary.start, primary.end, 'LetStmt');
  const pattern = bound?.pat as AnyNode | undefined;
  if (!pattern || !bound || bound.ty) return;
  for (const type of [wanted, 'Vec<_>', 'i32', 'u64'])
    if (type && !/\/\*/.test(type))
      yield {
        title: `Name its type: \`${type}\``,
        edits: [insertAt(pattern.span.end, `: ${type}`)],
      };
};

/** Shared ownership where a plain value is expected to be cloned into several tasks. */
export const shareIt: FixRule = function* (view, finding) {
  const [name = ''] = quoted(finding.message);
  const bound = view.nodes.find(
    (n) =>
      n.kind === 'LetStmt' &&
      ((n.pat as AnyNode).ident as { name: string } | undefined)?.name === name,
  );
  const init = bound?.init as AnyNode | undefined;
  if (!init || /^Arc::/.test(view.text(init.span))) return;
  yield {
    title: `Share \`${name}\`: put it into an \`Arc\``,
    edits: [
      ...importEdit(view, 'std::sync::Arc'),
      insertAt(init.span.start, 'Arc::new('),
      insertAt(init.span.end, ')'),
    ],
  };
};

/** A closure that is called more than once must be `FnMut` or `Fn`. */
export const callAgain: FixRule = function* (view, { primary }) {
  const [fn] = view.around(primary.start, primary.end, 'FnItem');
  const body = fn?.body as AnyNode | null | undefined;
  if (!fn || !body) return;
  const head = { start: fn.span.start, end: body.span.start };
  const at = view.text(head).search(/\bFnOnce\b/);
  if (at < 0) return;
  const span = { start: head.start + at, end: head.start + at + 'FnOnce'.length };
  for (const bound of ['Fn', 'FnMut'])
    yield {
      title: `Ask for \`${bound}\`, which can be called again`,
      edits: [replace(span, bound)],
    };
};
