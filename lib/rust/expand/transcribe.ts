import type { MacroOrigin, Mark, Span, TokenTree } from '../syntax/tokens';
import type { MacroDef, Template } from './macroDef';
import type { Marks } from './marks';
import type { Binding, Bindings } from './match';

/** Thrown when a body cannot be filled (repetition counts differ); caught by the expander. */
export class TranscribeFlaw extends Error {}

/** One expansion: its marks, and where its own tokens are said to stand. */
export class Expansion {
  private fresh = new Map<Mark, Mark>();
  readonly origin: MacroOrigin;

  constructor(
    readonly macro: MacroDef,
    readonly marks: Marks,
    readonly callSpan: Span,
    shownName: string,
  ) {
    this.origin = { macro: shownName, call: callSpan, external: macro.external };
  }

  mark(mark: Mark): Mark {
    const known = this.fresh.get(mark);
    if (known !== undefined) return known;
    const minted = this.marks.mint(this.macro, mark);
    this.fresh.set(mark, minted);
    return minted;
  }

  /** The same expansion (and hygiene) with its own tokens placed at `span`. */
  at(span: Span): Expansion {
    const moved = new Expansion(this.macro, this.marks, this.callSpan, this.origin.macro);
    moved.fresh = this.fresh;
    moved.shared = { file: span.file, start: span.start, end: span.end, origin: this.origin };
    return moved;
  }

  private shared: Span | null = null;

  /** The known world's text stands where the call is; a learner's macro keeps its own places. */
  span(span: Span): Span {
    if (!this.macro.external) return { ...span, origin: this.origin };
    this.shared ??= {
      file: this.callSpan.file,
      start: this.callSpan.start,
      end: this.callSpan.end,
      origin: this.origin,
    };
    return this.shared;
  }

  /** A token of the macro's own text, moved to this expansion. */
  relocate(t: TokenTree): TokenTree {
    const span = this.span(t.span);
    switch (t.kind) {
      case 'ident':
      case 'lifetime':
        return { ...t, span, mark: this.mark(t.mark) };
      case 'group':
        return {
          ...t,
          span,
          open: this.span(t.open),
          close: this.span(t.close),
          trees: t.trees.map((x) => this.relocate(x)),
        };
      case 'fragment':
        return t;
      default:
        return { ...t, span };
    }
  }
}

/** Fills a macro's body with what its matcher bound. */
export function transcribe(
  template: readonly Template[],
  bindings: Bindings,
  x: Expansion,
): TokenTree[] {
  const out: TokenTree[] = [];
  for (const t of template) {
    switch (t.kind) {
      case 'token':
        out.push(x.relocate(t.token));
        break;
      case 'group':
        out.push({
          ...t.group,
          span: x.span(t.group.span),
          open: x.span(t.group.open),
          close: x.span(t.group.close),
          trees: transcribe(t.inner, bindings, x),
        });
        break;
      case 'var':
        variable(t, bindings, x, out);
        break;
      case 'repeat':
        repetition(t, bindings, x, out);
        break;
    }
  }
  return out;
}

function variable(
  t: Extract<Template, { kind: 'var' }>,
  bindings: Bindings,
  x: Expansion,
  out: TokenTree[],
): void {
  const bound = bindings.get(t.name);
  if (bound?.kind === 'one') out.push(...bound.trees);
  else if (bound)
    throw new TranscribeFlaw(`variable \`${t.name}\` is still repeating at this depth`);
  else if (t.name === 'crate' && t.token.kind === 'ident')
    out.push(x.relocate({ ...t.token, text: '$crate' }));
  else out.push(x.relocate(t.dollar), x.relocate(t.token));
}

function repetition(
  t: Extract<Template, { kind: 'repeat' }>,
  bindings: Bindings,
  x: Expansion,
  out: TokenTree[],
): void {
  const repeating = t.names
    .map((name) => [name, bindings.get(name)] as const)
    .filter(
      (e): e is readonly [string, Extract<Binding, { kind: 'many' }>] => e[1]?.kind === 'many',
    );
  const first = repeating[0];
  if (!first)
    throw new TranscribeFlaw(
      'attempted to repeat an expression containing no syntax variables matched as repeating at this depth',
    );
  const count = first[1].each.length;
  for (const [name, binding] of repeating)
    if (binding.each.length !== count)
      throw new TranscribeFlaw(
        `meta-variable \`${name}\` repeats ${binding.each.length} times, but \`${first[0]}\` repeats ${count} times`,
      );
  for (let i = 0; i < count; i++) {
    if (i > 0 && t.separator) out.push(x.relocate(t.separator));
    const inner: Bindings = new Map(bindings);
    for (const [name, binding] of repeating) {
      const one = binding.each[i];
      if (one) inner.set(name, one);
    }
    out.push(...transcribe(t.inner, inner, x));
  }
}
