import type { Expr, Stmt } from '../rust/syntax/ast';
import { parseRust } from '../rust/syntax/parse';

/** One small change of a program: the slips that learners make. */
export interface Mutation {
  readonly kind: string;
  readonly text: string;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

type Visit = (kind: string, edit: Edit) => void;

/** Every node of a tree, in source order, found by shape: mutations need no knowledge of each kind's children. */
function* nodes(value: unknown): IterableIterator<{ kind: string; [key: string]: unknown }> {
  if (Array.isArray(value)) {
    for (const v of value) yield* nodes(v);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  const n = value as { kind?: unknown; [key: string]: unknown };
  if (typeof n.kind === 'string' && n.span) yield n as { kind: string };
  for (const [key, v] of Object.entries(n))
    if (key !== 'span' && key !== 'expansion' && key !== 'tokens') yield* nodes(v);
}

/** All single mutations of a program, without those that leave the text as it was. */
export function mutationsOf(text: string): Mutation[] {
  const out = new Map<string, string>();
  const visit: Visit = (kind, e) => {
    const changed = text.slice(0, e.start) + e.insert + text.slice(e.end);
    if (changed !== text && !out.has(changed)) out.set(changed, kind);
  };
  for (const n of nodes(parseRust(text).ast)) mutate(n as unknown as Expr | Stmt, text, visit);
  wholeText(text, (kind, changed) => {
    if (changed !== text && !out.has(changed)) out.set(changed, kind);
  });
  insideMacros(text, visit);
  return [...out].map(([changed, kind]) => ({ kind, text: changed }));
}

// long: one case per kind of slip
function mutate(
  n: Expr | Stmt | { kind: 'IdentPat' | 'UseItem' | 'Attribute' | 'FnItem' | 'Arm' | 'TraitBound' },
  text: string,
  visit: Visit,
): void {
  const { start, end } = (n as unknown as { span: { start: number; end: number } }).span;
  const remove = (kind: string, from: number, to: number, insert = '') =>
    visit(kind, { start: from, end: to, insert });
  switch (n.kind as string) {
    case 'AsyncBlockExpr':
    case 'ClosureExpr': {
      const head = text.slice(start, end);
      const m = /^(async\s+)?move\s+/.exec(head);
      if (m) remove('remove move', start + (m[1] ?? '').length, start + m[0].length);
      else if (/^(async\s*\{|\|)/.test(head))
        remove(
          'add move',
          head.startsWith('async') ? start + 5 : start,
          head.startsWith('async') ? start + 5 : start,
          head.startsWith('async') ? ' move' : 'move ',
        );
      return;
    }
    case 'AwaitExpr': {
      const e = n as Extract<Expr, { kind: 'AwaitExpr' }>;
      return remove('remove await', e.expr.span.end, end);
    }
    case 'TryExpr':
      return remove('remove ?', end - 1, end);
    case 'MethodCallExpr': {
      const e = n as Extract<Expr, { kind: 'MethodCallExpr' }>;
      const { name } = e.segment.ident;
      if (
        ['clone', 'unwrap', 'to_string', 'into', 'iter', 'as_str', 'collect', 'lock'].includes(
          name,
        ) &&
        e.args.length === 0
      )
        remove(`remove ${name}`, e.receiver.span.end, end);
      if (name !== 'unwrap' && name.length > 3)
        remove(
          'misspell a method',
          e.segment.ident.span.start,
          e.segment.ident.span.end,
          `${name.slice(0, -1)}`,
        );
      return;
    }
    case 'CallExpr': {
      const e = n as Extract<Expr, { kind: 'CallExpr' }>;
      const callee = text.slice(e.callee.span.start, e.callee.span.end);
      const only = e.args[0];
      if (only && e.args.length === 1 && /clone$/.test(callee))
        remove(
          'remove clone',
          start,
          end,
          text.slice(only.span.start, only.span.end).replace(/^&/, ''),
        );
      if (only && e.args.length === 1 && callee === 'drop') remove('remove drop', start, end, '()');
      const second = e.args[1];
      if (only && second)
        remove(
          'swap arguments',
          only.span.start,
          second.span.end,
          `${text.slice(second.span.start, second.span.end)}, ${text.slice(only.span.start, only.span.end)}`,
        );
      if (only)
        remove('drop an argument', only.span.start, second ? second.span.start : only.span.end);
      return;
    }
    case 'RefExpr':
      return remove('remove &', start, (n as Extract<Expr, { kind: 'RefExpr' }>).expr.span.start);
    case 'IdentPat': {
      const p = n as unknown as {
        mutable: boolean;
        byRef: boolean;
        ident: { span: { start: number } };
      };
      if (p.mutable) remove('remove mut', start, p.ident.span.start);
      return;
    }
    case 'UseItem':
      return remove('remove use', start, end);
    case 'ExprStmt': {
      const s = n as Extract<Stmt, { kind: 'ExprStmt' }>;
      if (s.expr.kind === 'BlockExpr' && s.expr.mode === 'plain' && !s.expr.label)
        remove(
          'widen a scope',
          start,
          end,
          text.slice(s.expr.block.span.start + 1, s.expr.block.span.end - 1),
        );
      remove('remove a statement', start, end);
      if (s.semi) remove('repeat a statement', end, end, ` ${text.slice(start, end)}`);
      return;
    }
    case 'LetStmt':
      remove('repeat a let', end, end, ` ${text.slice(start, end)}`);
      return remove('remove a let', start, end);
    case 'LiteralExpr': {
      const e = n as Extract<Expr, { kind: 'LiteralExpr' }>;
      if (e.lit.kind === 'int') remove('a string for a number', start, end, '"x"');
      if (e.lit.kind === 'str') remove('a number for a string', start, end, '7');
      return;
    }
    case 'PathExpr': {
      const e = n as Extract<Expr, { kind: 'PathExpr' }>;
      const last = e.path.segments[e.path.segments.length - 1];
      if (last && !e.qself && last.ident.name.length > 3)
        remove(
          'misspell a name',
          last.ident.span.start,
          last.ident.span.end,
          `${last.ident.name}x`,
        );
      return;
    }
    case 'FnItem': {
      const f = n as unknown as {
        isAsync: boolean;
        asyncSpan: { start: number; end: number } | null;
      };
      if (f.asyncSpan) remove('remove async', f.asyncSpan.start, f.asyncSpan.end);
      return;
    }
    case 'Attribute':
      return remove('remove an attribute', start, end);
    case 'Arm':
      return remove('remove an arm', start, text[end] === ',' ? end + 1 : end);
    case 'TraitBound': {
      const before = /\+\s*$/.exec(text.slice(0, start));
      if (before) remove('remove a bound', start - before[0].length, end);
      return;
    }
    default:
  }
}

const SWAPS: readonly (readonly [string, RegExp, string])[] = [
  ['Rc for Arc', /\bstd::sync::Arc\b/g, 'std::rc::Rc'],
  ['std Mutex for tokio Mutex', /\btokio::sync::Mutex\b/g, 'std::sync::Mutex'],
  ['tokio Mutex for std Mutex', /\bstd::sync::Mutex\b/g, 'tokio::sync::Mutex'],
  ['RefCell for Mutex', /\bstd::sync::Mutex\b/g, 'std::cell::RefCell'],
  ['&str for String', /: String\b/g, ': &str'],
  ['String for &str', /: &str\b/g, ': String'],
  ['u32 for u64', /\bu64\b/g, 'u32'],
];

function wholeText(text: string, emit: (kind: string, changed: string) => void): void {
  for (const [kind, from, to] of SWAPS) {
    if (!from.test(text)) continue;
    from.lastIndex = 0;
    emit(kind, text.replace(from, to));
  }
  if (/\bstd::sync::\{[^}]*\bArc\b/.test(text))
    emit(
      'Rc for Arc',
      text
        .replaceAll(/\bArc\b/g, 'Rc')
        .replace(/std::sync::\{([^}]*)\bRc\b,? ?/, 'std::rc::Rc;\nuse std::sync::{$1'),
    );
}

/** Slips inside `println!(…)` and kin, which the tree keeps as tokens. */
function insideMacros(text: string, visit: Visit): void {
  for (const m of text.matchAll(/\.await(?=[^;\n]*\);)/g))
    visit('remove await in a macro', { start: m.index, end: m.index + 6, insert: '' });
  for (const m of text.matchAll(/\{:\?\}/g))
    visit('Display for Debug', { start: m.index, end: m.index + 4, insert: '{}' });
}
