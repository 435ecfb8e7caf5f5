import { Lexer } from '../rust/syntax/lexer';

const STEP = 4;

/** Where a line begins, and what of it is code: lines inside strings and block comments stay as they are. */
interface Line {
  readonly text: string;
  /** The line begins inside a string or a block comment. */
  readonly inside: boolean;
  readonly tokens: readonly string[];
}

function linesOf(source: string): Line[] {
  const tokens = new Lexer(source, 0).run().tokens;
  const lines = source.split('\n');
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length + 1;
  }
  const perLine: string[][] = lines.map(() => []);
  const inside = lines.map(() => false);
  let at = 0;
  for (const token of tokens) {
    while (at + 1 < starts.length && (starts[at + 1] ?? 0) <= token.span.start) at++;
    const text = source.slice(token.span.start, token.span.end);
    perLine[at]?.push(text);
    const spanned = text.split('\n').length - 1;
    for (let n = 1; n <= spanned; n++) inside[at + n] = true;
  }
  for (const n of blockComments(source, tokens, starts)) inside[n] = true;
  return lines.map((text, i) => ({ text, inside: inside[i] ?? false, tokens: perLine[i] ?? [] }));
}

/** Lines that begin inside a block comment: gaps between tokens that hold one. */
function blockComments(
  source: string,
  tokens: readonly { readonly span: { readonly start: number; readonly end: number } }[],
  starts: readonly number[],
): number[] {
  const found: number[] = [];
  let before = 0;
  const gaps = [...tokens.map(({ span }) => span), { start: source.length, end: source.length }];
  for (const span of gaps) {
    const gap = source.slice(before, span.start);
    const open = gap.indexOf('/*');
    if (open >= 0)
      starts.forEach((start, n) => {
        if (start > before + open && start <= before + gap.lastIndexOf('*/') + 1) found.push(n);
      });
    before = span.end;
  }
  return found;
}

const OPEN = new Set(['(', '[', '{']);
const CLOSE = new Set([')', ']', '}']);
/** After these a new statement, argument, arm or item begins. */
const ENDS = new Set([';', '{', '}', ',', '(', '[']);

interface Opened {
  /** Indent of the line on which the bracket was opened. */
  readonly indent: number;
}

class Layout {
  private readonly stack: Opened[] = [];
  private last: string | null = null;
  private lastLineClosed = false;
  private previousIndent = 0;
  private attribute = false;
  private where = false;

  indentOf({ tokens }: Line): number {
    const [first = ''] = tokens;
    let closers = 0;
    while (CLOSE.has(tokens[closers] ?? '')) closers++;
    const opener = this.stack[this.stack.length - Math.max(closers, 1)];
    if (closers > 0) return opener?.indent ?? 0;
    const base = opener ? opener.indent + STEP : 0;
    if (tokens.length === 0) return base;
    if (first === 'where' || (first === '{' && this.where)) return base;
    if (this.where) return base + STEP;
    const begins =
      this.last === null ||
      ENDS.has(this.last) ||
      this.attribute ||
      first === 'else' ||
      first === '|';
    if (begins && first !== '.') return base;
    if (first === '.' && this.lastLineClosed) return this.previousIndent;
    return base + STEP;
  }

  take({ tokens }: Line, indent: number): void {
    if (tokens.length === 0) return;
    for (const token of tokens) {
      if (OPEN.has(token)) this.stack.push({ indent });
      else if (CLOSE.has(token)) this.stack.pop();
    }
    const last = tokens[tokens.length - 1] ?? '';
    if (tokens[0] === 'where') this.where = !tokens.includes('{');
    else if (last === '{' || last === ';') this.where = false;
    this.attribute = tokens[0] === '#' && last === ']';
    this.lastLineClosed = CLOSE.has(tokens[0] ?? '');
    this.previousIndent = indent;
    this.last = last;
  }
}

/**
 * The program with its lines indented by the rules of the Rust style guide, no blanks at the ends of
 * lines and no more than one empty line in a row. It moves lines sideways and never changes a token:
 * it is no `rustfmt`, and breaks no line.
 */
export function layOut(source: string): string {
  const layout = new Layout();
  const out: string[] = [];
  for (const line of linesOf(source.replaceAll('\r\n', '\n'))) {
    if (line.inside) {
      out.push(line.text);
      layout.take(line, layout.indentOf(line));
      continue;
    }
    const text = line.text.trim();
    if (text === '') {
      if (out.length > 0 && out[out.length - 1] !== '') out.push('');
      continue;
    }
    const indent = layout.indentOf(line);
    out.push(' '.repeat(indent) + text);
    layout.take(line, indent);
  }
  while (out[out.length - 1] === '') out.pop();
  const laid = out.length === 0 ? '' : `${out.join('\n')}\n`;
  return sameTokens(source, laid) ? laid : source;
}

function sameTokens(a: string, b: string): boolean {
  const texts = (text: string) =>
    new Lexer(text, 0).run().tokens.map(({ span }) => text.slice(span.start, span.end));
  const [before, after] = [texts(a), texts(b)];
  return before.length === after.length && before.every((token, i) => token === after[i]);
}
