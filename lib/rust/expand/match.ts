import { parseAttributes } from '../syntax/attributes';
import { type Cursor, type NodeIds, SyntaxAbort } from '../syntax/cursor';
import { canBeginExpr } from '../syntax/exprShapes';
import { parseVisibility } from '../syntax/items';
import { atPath, parsePath } from '../syntax/names';
import { cursorOver } from '../syntax/parse';
import type { FragmentToken, LeafToken, Span, TokenTree } from '../syntax/tokens';
import type { FragmentKind, Matcher } from './macroDef';

/** What a metavariable stands for: one piece of syntax, or one per repetition. */
export type Binding =
  | { readonly kind: 'one'; readonly trees: readonly TokenTree[] }
  | { readonly kind: 'many'; readonly each: Binding[] };
export type Bindings = Map<string, Binding>;

/** Where matching stopped, for "no rules expected …". */
export interface MatchFailure {
  readonly span: Span;
  readonly found: TokenTree | null;
  /** How far it came; the failure of the rule that came furthest is the one reported. */
  readonly progress: number;
}

/** Matches a call's arguments against one rule. */
export function matchRule(
  matcher: readonly Matcher[],
  trees: readonly TokenTree[],
  ids: NodeIds,
  end: Span,
): Bindings | MatchFailure {
  const p = cursorOver(trees, ids, end);
  const state = new Matching();
  const bindings: Bindings = new Map();
  if (state.sequence(p, matcher, bindings, 0) && p.atEnd()) return bindings;
  state.note(p, 0);
  return state.furthest ?? { span: end, found: null, progress: 0 };
}

class Matching {
  furthest: MatchFailure | null = null;

  note(p: Cursor, depth: number): void {
    const span = p.hereSpan();
    const progress = span.start + depth;
    if (!this.furthest || progress >= this.furthest.progress)
      this.furthest = { span, found: p.peek(), progress };
  }

  sequence(p: Cursor, matchers: readonly Matcher[], into: Bindings, depth: number): boolean {
    for (let i = 0; i < matchers.length; i++) {
      const m = matchers[i];
      if (!m) return false;
      if (m.kind === 'repeat') {
        if (!this.repeat(p, m, matchers.slice(i + 1), into, depth)) return false;
      } else if (!this.single(p, m, into, depth)) {
        this.note(p, depth);
        return false;
      }
    }
    return true;
  }

  private single(
    p: Cursor,
    m: Exclude<Matcher, { kind: 'repeat' }>,
    into: Bindings,
    depth: number,
  ): boolean {
    const t = p.peek();
    if (m.kind === 'token') return takeToken(p, m.token);
    if (m.kind === 'group') {
      if (t?.kind !== 'group' || t.delimiter !== m.group.delimiter) return false;
      const before = p.mark();
      let ok = false;
      p.recover(
        () =>
          p.inGroup(m.group.delimiter, () => {
            ok = this.sequence(p, m.inner, into, depth + 1) && p.atEnd();
            if (!ok) {
              this.note(p, depth + 1);
              p.skipRest();
            }
          }),
        () => {
          ok = false;
        },
      );
      if (!ok) p.reset(before);
      return ok;
    }
    const trees = takeFragment(p, m.fragment);
    if (!trees) return false;
    into.set(m.name, { kind: 'one', trees });
    return true;
  }

  private repeat(
    p: Cursor,
    m: Extract<Matcher, { kind: 'repeat' }>,
    rest: readonly Matcher[],
    into: Bindings,
    depth: number,
  ): boolean {
    const collected = new Map<string, Binding[]>();
    for (const name of fragmentNames(m.inner)) collected.set(name, []);
    let count = 0;
    while (m.op !== '?' || count === 0) {
      const before = p.mark();
      if (p.atEnd()) break;
      if (count === 0 && this.restFits(p, m.inner, rest)) break;
      if (count > 0 && m.separator && !takeToken(p, m.separator)) break;
      const one: Bindings = new Map();
      const start = p.mark().at;
      if (
        !this.sequence(p, m.inner, one, depth) ||
        (p.mark().at === start && count > 0 && !m.separator)
      ) {
        p.reset(before);
        break;
      }
      for (const [name, binding] of one) collected.get(name)?.push(binding);
      count++;
    }
    if (m.op === '+' && count === 0) {
      this.note(p, depth);
      return false;
    }
    for (const [name, each] of collected) into.set(name, { kind: 'many', each });
    return true;
  }

  /** A literal token that follows the repetition and cannot start it ends it before it begins. */
  private restFits(p: Cursor, inner: readonly Matcher[], rest: readonly Matcher[]): boolean {
    const next = rest[0];
    const first = inner[0];
    if (next?.kind !== 'token' || first?.kind !== 'fragment' || first.fragment === 'tt')
      return false;
    return sameToken(p.peek(), next.token) && first.fragment !== 'ident';
  }
}

function fragmentNames(matchers: readonly Matcher[]): string[] {
  return matchers.flatMap((m) =>
    m.kind === 'fragment' ? [m.name] : m.kind === 'token' ? [] : fragmentNames(m.inner),
  );
}

function sameToken(t: TokenTree | null, want: LeafToken): boolean {
  return t !== null && t.kind === want.kind && 'text' in t && t.text === want.text;
}

function takeToken(p: Cursor, want: LeafToken): boolean {
  if (!sameToken(p.peek(), want)) return false;
  p.bump();
  return true;
}

// ---------------------------------------------------------------- fragments

function wrap(
  trees: readonly TokenTree[],
  fragment: FragmentToken['fragment'],
  empty: Span,
): readonly TokenTree[] {
  const first = trees[0];
  const last = trees[trees.length - 1];
  if (trees.length === 1 && first?.kind === 'fragment') return trees;
  const span =
    !first || !last
      ? empty
      : first.span.origin === last.span.origin && first.span.file === last.span.file
        ? { ...first.span, end: Math.max(first.span.end, last.span.end) }
        : first.span.origin
          ? last.span
          : first.span;
  return [{ kind: 'fragment', fragment, span, trees }];
}

/** Reads one fragment; null when none of its kind starts here. */
function takeFragment(p: Cursor, kind: FragmentKind): readonly TokenTree[] | null {
  const t = p.peek();
  const here = { ...p.hereSpan(), end: p.hereSpan().start };
  if (kind === 'vis') return parsed(p, 'vis', here, () => parseVisibility(p));
  if (!t) return null;
  switch (kind) {
    case 'tt':
      return [p.bump()];
    case 'ident':
      return t.kind === 'ident' && t.text !== '_' ? [p.bump()] : null;
    case 'lifetime':
      return t.kind === 'lifetime' ? [p.bump()] : null;
    case 'literal':
      if (p.isFragment('literal')) return [p.bump()];
      if (p.isPunct('-') && p.peek(1)?.kind === 'literal')
        return parsed(p, 'literal', here, () => [p.bump(), p.bump()]);
      return t.kind === 'literal' || p.isKeyword('true') || p.isKeyword('false')
        ? [p.bump()]
        : null;
    case 'expr':
      if (!canBeginExpr(p, {}) || p.isKeyword('let')) return null;
      return parsed(p, 'expr', here, () => p.grammar.expr(p));
    case 'ty':
      return parsed(p, 'ty', here, () => p.grammar.type(p, { noPlus: true }));
    case 'pat':
      return parsed(p, 'pat', here, () => p.grammar.pattern(p));
    case 'path':
      return atPath(p) ? parsed(p, 'path', here, () => parsePath(p, 'type')) : null;
    case 'block':
      return p.isGroup('{') || p.isFragment('block')
        ? parsed(p, 'block', here, () => p.grammar.block(p))
        : null;
    case 'item':
      return parsed(
        p,
        'item',
        here,
        () => p.grammar.item(p, parseAttributes(p, false)) ?? p.fail(),
      );
    case 'stmt':
      return parsed(p, 'stmt', here, () => parseOneStmt(p));
    case 'meta':
      return parsed(p, 'meta', here, () => parseMeta(p));
    default:
      return null;
  }
}

function parsed(
  p: Cursor,
  fragment: FragmentToken['fragment'],
  empty: Span,
  body: () => unknown,
): readonly TokenTree[] | null {
  const before = p.mark();
  const fatal = p.fatal;
  p.fatal = true;
  try {
    body();
  } catch (e) {
    if (!(e instanceof SyntaxAbort)) throw e;
    p.reset(before);
    return null;
  } finally {
    p.fatal = fatal;
  }
  return wrap(p.since(before), fragment, empty);
}

/** A statement without its semicolon. */
function parseOneStmt(p: Cursor): void {
  if (p.isKeyword('let')) {
    p.bump();
    p.grammar.pattern(p);
    if (p.eat(':')) p.grammar.type(p);
    if (p.eat('=')) p.grammar.expr(p);
    if (p.eatKeyword('else')) p.grammar.block(p);
  } else if (!p.grammar.item(p, parseAttributes(p, false))) p.grammar.expr(p, { stmt: true });
}

function parseMeta(p: Cursor): void {
  parsePath(p, 'plain');
  if (p.eat('=')) p.grammar.expr(p);
  else if (p.peek()?.kind === 'group') p.bump();
}
