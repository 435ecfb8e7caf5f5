// long: format_args! from its tokens to the node, with the errors on the way
import type { Expr, FormatArgument, FormatCount, FormatPiece, Path, Span } from '../syntax/ast';
import { literalValue, stringOffsets } from '../syntax/literals';
import type { LiteralToken, Mark, TokenTree } from '../syntax/tokens';
import type { CallSite, Expanded } from './expander';
import { type CountSpec, type PlaceholderSpec, parseFormatString } from './formatString';
import { stringify } from './stringify';

/** A string known while macros are expanded: a literal, `concat!(…)`, `stringify!(…)`. */
export interface StaticString {
  readonly text: string;
  readonly span: Span;
  readonly mark: Mark;
  /** The one literal it comes from, for spans inside it. */
  readonly token: LiteralToken | null;
}

/** Reads a static string; null when the tokens are something else. */
export function staticString(trees: readonly TokenTree[]): StaticString | null {
  const [first, bang, group] = trees;
  if (!first) return null;
  if (first.kind === 'fragment' && trees.length === 1) return staticString(first.trees);
  if (first.kind === 'literal' && trees.length === 1) {
    const { lit } = literalValue(first);
    return lit.kind === 'str'
      ? {
          text: lit.value,
          span: first.span,
          mark: 0,
          token: first.span.origin?.external ? null : first,
        }
      : null;
  }
  const name = trees.findLast((t) => t.kind === 'ident');
  const last = trees[trees.length - 1];
  if (
    last?.kind !== 'group' ||
    name?.kind !== 'ident' ||
    !trees.some((t) => t.kind === 'punct' && t.text === '!')
  )
    return null;
  if (name.text === 'concat') return concatenated(last.trees, last.span);
  if (name.text === 'stringify')
    return { text: stringify(last.trees), span: last.span, mark: 0, token: null };
  return bang && group ? null : null;
}

/** The value of `concat!`'s arguments. */
export function concatenated(trees: readonly TokenTree[], span: Span): StaticString | null {
  let text = '';
  let token: LiteralToken | null = null;
  for (const piece of commaSplit(trees)) {
    const one = concatPiece(piece);
    if (!one) return null;
    // The learner's own literal keeps its spans when everything before it is ours.
    text += one.text;
    token ??= one.token;
  }
  return { text, span: token?.span ?? span, mark: 0, token: null };
}

function concatPiece(piece: readonly TokenTree[]): StaticString | null {
  const known = staticString(piece);
  if (known) return known;
  const flat = piece.flatMap((t) => (t.kind === 'fragment' ? t.trees : [t]));
  const [first, second] = flat;
  const negative = first?.kind === 'punct' && first.text === '-';
  const token = negative ? second : first;
  if (!token) return null;
  if (token.kind === 'ident' && (token.text === 'true' || token.text === 'false'))
    return { text: token.text, span: token.span, mark: 0, token: null };
  if (token.kind !== 'literal') return null;
  const { lit } = literalValue(token);
  const text =
    lit.kind === 'int'
      ? String(lit.value)
      : lit.kind === 'char'
        ? lit.value
        : lit.kind === 'float'
          ? String(Number(lit.text))
          : '';
  return { text: negative ? `-${text}` : text, span: token.span, mark: 0, token: null };
}

function commaSplit(trees: readonly TokenTree[]): TokenTree[][] {
  const out: TokenTree[][] = [[]];
  for (const t of trees) {
    if (t.kind === 'punct' && t.text === ',') out.push([]);
    else out[out.length - 1]?.push(t);
  }
  return out.filter((p) => p.length > 0);
}

/** `format_args!(…)`; with `newline`, `format_args_nl!`. */
export function expandFormatArgs(site: CallSite, newline: boolean): Expanded {
  const first = commaSplit(site.tokens)[0];
  const p = site.cursor();
  if (!first) return site.error(site.span, 'requires at least a format string argument');
  const template = staticString(untilComma(site.tokens));
  if (!template) return notAString(site, first);
  const start = p.hereSpan();
  if (p.isFragment()) p.bump();
  else if (template.token || p.peek()?.kind === 'literal') p.bump();
  else while (!p.atEnd() && !p.isPunct(',')) p.bump();
  const given = readArguments(site, p);
  if (!given) {
    site.s.errors.push(...p.errors);
    return { kind: 'failed' };
  }
  return build(site, template, given, newline, start);
}

function untilComma(trees: readonly TokenTree[]): readonly TokenTree[] {
  const end = trees.findIndex((t) => t.kind === 'punct' && t.text === ',');
  const head = end < 0 ? trees : trees.slice(0, end);
  // `"…" x` lacks a comma: the string is still the first token.
  return head[0]?.kind === 'literal' && head.length > 1 ? head.slice(0, 1) : head;
}

function notAString(site: CallSite, first: readonly TokenTree[]): Expanded {
  const a = first[0];
  const b = first[first.length - 1];
  if (!a || !b) return { kind: 'failed' };
  const span =
    a.span.origin === b.span.origin ? { ...a.span, end: Math.max(a.span.end, b.span.end) } : a.span;
  site.s.error(null, span, 'format argument must be a string literal', '', {
    notes: [{ kind: 'help', text: 'you might be missing a string literal to format with' }],
  });
  return { kind: 'failed' };
}

interface Given {
  readonly expr: Expr;
  readonly name: string | null;
  readonly nameSpan: Span | null;
}

function readArguments(site: CallSite, p: ReturnType<CallSite['cursor']>): Given[] | null {
  const out: Given[] = [];
  while (!p.atEnd()) {
    if (!p.isPunct(',')) {
      const span = p.hereSpan();
      const t = p.peek();
      const found = t?.kind === 'group' ? t.delimiter : t && 'text' in t ? t.text : '…';
      site.error(span, `expected \`,\`, found \`${found}\``, 'expected `,`');
      return null;
    }
    p.bump();
    if (p.atEnd()) break;
    const named = p.peek();
    if (named?.kind === 'ident' && p.isPunct('=', 1)) {
      p.bump();
      p.bump();
      out.push({ name: named.text, nameSpan: named.span, expr: p.grammar.expr(p) });
      continue;
    }
    const expr = p.recover(
      () => p.grammar.expr(p),
      () => null,
    );
    if (!expr) return null;
    const lastNamed = out.findLast((g) => g.name !== null);
    if (lastNamed) {
      site.error(
        expr.span,
        'positional arguments cannot follow named arguments',
        'positional arguments must be before named arguments',
      );
      return null;
    }
    out.push({ name: null, nameSpan: null, expr });
  }
  return out;
}

class Builder {
  readonly args: FormatArgument[];
  readonly used = new Set<number>();
  next = 0;
  failed = false;
  private readonly at: (offset: number) => number;

  constructor(
    private readonly site: CallSite,
    private readonly template: StaticString,
    readonly given: readonly Given[],
  ) {
    this.args = given.map((g) => ({ expr: g.expr, name: g.name, captured: false }));
    this.at = template.token ? stringOffsets(template.token) : () => -1;
  }

  span(from: number, to: number): Span {
    const { token, span } = this.template;
    return token ? { ...span, start: this.at(from), end: this.at(to - 1) + 1 } : span;
  }

  positional(index: number): number {
    this.used.add(index);
    return index;
  }

  /** A named argument, or a variable captured from the surroundings. */
  named(name: string, at: number): number {
    const known = this.args.findIndex((a) => a.name === name);
    if (known >= 0) {
      this.used.add(known);
      return known;
    }
    const span = this.span(at, at + name.length);
    if (!this.template.token && this.template.span.origin?.external)
      this.site.error(span, `there is no argument named \`${name}\``);
    const { s } = this.site;
    const ids = s.idsFor(this.site.span);
    const ident = { name, span, mark: this.template.mark };
    const segment = { kind: 'PathSegment' as const, id: ids.next(), span, ident, args: null };
    const path: Path = { kind: 'Path', id: ids.next(), span, global: false, segments: [segment] };
    this.args.push({
      expr: { kind: 'PathExpr', id: ids.next(), span, qself: null, path },
      name,
      captured: true,
    });
    return this.args.length - 1;
  }

  count(c: CountSpec | null): FormatCount | null {
    if (!c) return null;
    if (c.kind === 'literal') return c;
    if (c.kind === 'star') return { kind: 'arg', arg: this.positional(this.next++) };
    return {
      kind: 'arg',
      arg: c.kind === 'position' ? this.positional(c.index) : this.named(c.name, c.at),
    };
  }

  placeholder(spec: PlaceholderSpec): FormatPiece {
    // `.*` takes its precision before the value.
    const precision = this.count(spec.precision);
    const arg =
      spec.arg.kind === 'next'
        ? this.positional(this.next++)
        : spec.arg.kind === 'position'
          ? this.positional(spec.arg.index)
          : this.named(spec.arg.name, spec.arg.at);
    const width = this.count(spec.width);
    const { trait, fill, align, sign, alternate, zeroPad, debugHex } = spec;
    return {
      kind: 'placeholder',
      span: this.span(spec.start, spec.end),
      arg,
      trait,
      fill,
      align,
      sign,
      alternate,
      zeroPad,
      debugHex,
      width,
      precision,
    };
  }
}

function build(
  site: CallSite,
  template: StaticString,
  given: readonly Given[],
  newline: boolean,
  start: Span,
): Expanded {
  const { pieces, flaw } = parseFormatString(template.text);
  const b = new Builder(site, template, given);
  if (flaw) return site.error(b.span(flaw.at, flaw.at + 1), flaw.message, flaw.label);
  const out: FormatPiece[] = pieces.map((piece) =>
    piece.kind === 'text' ? piece : b.placeholder(piece),
  );
  if (newline) appendNewline(out);
  if (
    !checkCounts(
      site,
      b,
      pieces.flatMap((x) => (x.kind === 'placeholder' ? [x] : [])),
      template,
    )
  )
    return { kind: 'failed' };
  const node: Expr = {
    kind: 'FormatArgsExpr',
    id: site.s.idsFor(site.span).next(),
    span: site.span,
    pieces: out,
    args: b.args,
    templateSpan: template.span ?? start,
  };
  return { kind: 'expr', expr: node };
}

function appendNewline(pieces: FormatPiece[]): void {
  const last = pieces[pieces.length - 1];
  if (last?.kind === 'text') pieces[pieces.length - 1] = { kind: 'text', text: `${last.text}\n` };
  else pieces.push({ kind: 'text', text: '\n' });
}

/** Placeholders without arguments, and arguments without placeholders. */
function checkCounts(
  site: CallSite,
  b: Builder,
  specs: readonly PlaceholderSpec[],
  template: StaticString,
): boolean {
  const count = b.given.length;
  const missing = [...b.used].filter((i) => i >= count && !(b.args[i]?.captured ?? false));
  if (missing.length > 0) {
    const wanted = specs.filter((x) => x.arg.kind === 'next').length;
    const explicit = specs.find((x) => x.arg.kind === 'position' && x.arg.index >= count);
    const what =
      count === 0
        ? 'no arguments were given'
        : `there ${count === 1 ? 'is 1 argument' : `are ${count} arguments`}`;
    const message = explicit
      ? `invalid reference to positional argument ${explicit.arg.kind === 'position' ? explicit.arg.index : 0} (${what})`
      : `${wanted} positional argument${wanted === 1 ? '' : 's'} in format string, but ${what}`;
    const first = specs.find((x) => x.arg.kind === 'next') ?? explicit;
    const labels = specs
      .slice(1)
      .map((x) => ({ span: b.span(x.start, x.end), text: '', primary: true }));
    site.s.error(null, first ? b.span(first.start, first.end) : template.span, message, '', {
      labels: explicit ? [] : labels,
    });
    if (!explicit) return false;
  }
  const unused = b.given.flatMap((g, i) => (b.used.has(i) ? [] : [{ g, i }]));
  const first = unused[0];
  if (!first) return missing.length === 0;
  const span = first.g.nameSpan ?? first.g.expr.span;
  if (unused.length > 1) {
    site.s.error(null, span, 'multiple unused formatting arguments', 'argument never used', {
      labels: [
        ...unused
          .slice(1)
          .map(({ g }) => ({ span: g.expr.span, text: 'argument never used', primary: true })),
        { span: template.span, text: 'multiple missing formatting specifiers', primary: false },
      ],
    });
  } else {
    site.s.error(
      null,
      span,
      `${first.g.name === null ? 'argument' : 'named argument'} never used`,
      `${first.g.name === null ? 'argument' : 'named argument'} never used`,
      {
        labels:
          first.g.name === null
            ? [{ span: template.span, text: 'formatting specifier missing', primary: false }]
            : [],
      },
    );
  }
  return false;
}
