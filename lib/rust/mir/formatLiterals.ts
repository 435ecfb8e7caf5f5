import type { Expr, FormatCount } from '../syntax/ast';
import { peel } from './peel';

type FormatArgs = Extract<Expr, { kind: 'FormatArgsExpr' }>;

/**
 * As rustc does, a string or number literal that is printed plainly becomes part of the text: `panic!("code {}", 5)`
 * then has a text without placeholders, and its payload is a `&'static str`.
 */
export function inlineLiterals(e: FormatArgs): {
  pieces: FormatArgs['pieces'];
  kept: FormatArgs['args'];
} {
  const texts = e.args.map((arg) => literalText(peel(arg.expr)));
  const counted = new Set(
    e.pieces.flatMap((p) =>
      p.kind === 'placeholder'
        ? [p.width, p.precision].flatMap((c) => (c?.kind === 'arg' ? [c.arg] : []))
        : [],
    ),
  );
  const plain = (p: FormatArgs['pieces'][number]): boolean =>
    p.kind === 'text' ||
    (p.trait === 'Display' &&
      p.width === null &&
      p.precision === null &&
      p.align === null &&
      p.sign === null &&
      !p.alternate &&
      !p.zeroPad);
  const inlined = texts.map(
    (text, i) =>
      text !== null &&
      !counted.has(i) &&
      e.pieces.every((p) => p.kind === 'text' || p.arg !== i || plain(p)),
  );
  if (!inlined.includes(true)) return { pieces: e.pieces, kept: e.args };
  const at = e.args.map((_, i) => inlined.slice(0, i).filter((x) => !x).length);
  const pieces: FormatArgs['pieces'][number][] = [];
  for (const p of e.pieces) {
    const text = p.kind === 'text' ? p.text : inlined[p.arg] ? (texts[p.arg] ?? '') : null;
    const last = pieces[pieces.length - 1];
    if (text !== null && last?.kind === 'text')
      pieces[pieces.length - 1] = { kind: 'text', text: last.text + text };
    else if (text !== null) pieces.push({ kind: 'text', text });
    else if (p.kind === 'placeholder')
      pieces.push({
        ...p,
        arg: at[p.arg] ?? 0,
        width: moved(p.width, at),
        precision: moved(p.precision, at),
      });
  }
  return { pieces, kept: e.args.filter((_, i) => !inlined[i]) };
}

function moved(c: FormatCount | null, at: readonly number[]): FormatCount | null {
  return c?.kind === 'arg' ? { kind: 'arg', arg: at[c.arg] ?? 0 } : c;
}

function literalText(e: Expr): string | null {
  if (e.kind !== 'LiteralExpr') return null;
  if (e.lit.kind === 'str') return e.lit.value;
  return e.lit.kind === 'int' && e.lit.suffix === '' ? String(e.lit.value) : null;
}
