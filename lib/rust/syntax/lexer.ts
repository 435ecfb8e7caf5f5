import { type Diagnostic, errorAt } from '../diagnostics/diagnostic';
import type { LeafToken, LiteralKind, Span } from './tokens';

/** A closing or opening delimiter, or any other token: the flat list before delimiters are matched. */
export type FlatToken = LeafToken | DelimiterToken<'open'> | DelimiterToken<'close'>;

interface DelimiterToken<K> {
  readonly kind: K;
  readonly text: string;
  readonly span: Span;
}

const PUNCTUATION = [
  '<<=',
  '>>=',
  '...',
  '..=',
  '::',
  '->',
  '=>',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '^=',
  '&=',
  '|=',
  '<<',
  '>>',
  '..',
];
const SINGLE = new Set('=<>!~+-*/%^&|@.,;:#$?');
const BY_FIRST = new Map<string, string[]>();
for (const text of PUNCTUATION) {
  const list = BY_FIRST.get(text.charAt(0)) ?? [];
  list.push(text);
  BY_FIRST.set(text.charAt(0), list);
}

const ID_START = /[\p{XID_Start}_]/u;
const ID_CONTINUE = /\p{XID_Continue}/u;

function isIdentStart(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95;
  return at < text.length && ID_START.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function isIdentContinue(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  if (c < 128)
    return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || (c >= 48 && c <= 57);
  return at < text.length && ID_CONTINUE.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function isDigit(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c >= 48 && c <= 57;
}

/** Turns a file's text into tokens. Never fails: what is no token is reported and skipped. */
export class Lexer {
  readonly tokens: FlatToken[] = [];
  readonly errors: Diagnostic[] = [];
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly file: number,
    /** Where the text begins in its file, for text cut out of a larger one. */
    private readonly base = 0,
  ) {}

  run(): this {
    if (this.text.startsWith('#!') && !/^#!\s*\[/.test(this.text)) this.skipLine();
    while (this.at < this.text.length) this.next();
    return this;
  }

  private span(start: number, end = this.at): Span {
    return { file: this.file, start: this.base + start, end: this.base + end };
  }

  private fail(code: string | null, start: number, message: string): void {
    this.errors.push(errorAt(code, this.span(start), message));
  }

  private skipLine(): void {
    while (this.at < this.text.length && this.text[this.at] !== '\n') this.at++;
  }

  private next(): void {
    const { text } = this;
    const start = this.at;
    const c = text.charAt(start);
    if (/\s/.test(c)) {
      this.at++;
    } else if (c === '/' && text[start + 1] === '/') {
      this.lineComment(start);
    } else if (c === '/' && text[start + 1] === '*') {
      this.blockComment(start);
    } else if (isIdentStart(text, start)) {
      this.identOrPrefixed(start);
    } else if (isDigit(text, start)) {
      this.number(start);
    } else if (c === '"') {
      this.quoted(start, 'str');
    } else if (c === "'") {
      this.charOrLifetime(start);
    } else if (c === '(' || c === '[' || c === '{') {
      this.at++;
      this.tokens.push({ kind: 'open', text: c, span: this.span(start) });
    } else if (c === ')' || c === ']' || c === '}') {
      this.at++;
      this.tokens.push({ kind: 'close', text: c, span: this.span(start) });
    } else {
      this.punct(start, c);
    }
  }

  private punct(start: number, c: string): void {
    const long = BY_FIRST.get(c)?.find((p) => this.text.startsWith(p, start));
    if (long !== undefined || SINGLE.has(c)) {
      const text = long ?? c;
      this.at = start + text.length;
      this.tokens.push({ kind: 'punct', text, span: this.span(start) });
      return;
    }
    const point = this.text.codePointAt(start) ?? 0;
    this.at += point > 0xffff ? 2 : 1;
    const shown = point < 128 ? c : `\\u{${point.toString(16)}}`;
    this.fail(null, start, `unknown start of token: ${shown}`);
  }

  private lineComment(start: number): void {
    this.skipLine();
    const text = this.text.slice(start, this.at).replace(/\r$/, '');
    const inner = text.startsWith('//!');
    if (inner || (text.startsWith('///') && !text.startsWith('////')))
      this.tokens.push({ kind: 'doc', text: text.slice(3), inner, span: this.span(start) });
  }

  private blockComment(start: number): void {
    let depth = 0;
    const open = /\/\*|\*\//g;
    open.lastIndex = start;
    for (let m = open.exec(this.text); m; m = open.exec(this.text)) {
      depth += m[0] === '/*' ? 1 : -1;
      if (depth === 0) {
        this.at = open.lastIndex;
        const text = this.text.slice(start, this.at);
        const inner = text.startsWith('/*!');
        if (inner || /^\/\*\*[^*/]/.test(text))
          this.tokens.push({ kind: 'doc', text: text.slice(3, -2), inner, span: this.span(start) });
        return;
      }
    }
    this.at = this.text.length;
    this.fail('E0758', start, 'unterminated block comment');
  }

  private scanIdent(): string {
    const start = this.at;
    while (isIdentContinue(this.text, this.at))
      this.at += (this.text.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
    return this.text.slice(start, this.at);
  }

  private identOrPrefixed(start: number): void {
    const word = this.scanIdent();
    const next = this.text[this.at];
    if (next === '"' && /^(b|c|r|br|cr)$/.test(word)) return this.prefixedString(start, word);
    if (
      next === '#' &&
      /^(r|br|cr)$/.test(word) &&
      /^#+"/.test(this.text.slice(this.at, this.at + 260))
    )
      return this.prefixedString(start, word);
    if (next === "'" && word === 'b') return this.charLiteral(start, this.at, 'byte');
    if (next === '#' && word === 'r' && isIdentStart(this.text, this.at + 1)) {
      this.at++;
      const text = this.scanIdent();
      this.tokens.push({ kind: 'ident', text, raw: true, mark: 0, span: this.span(start) });
      return;
    }
    if (next === '"' || (next === '#' && isIdentStart(this.text, this.at + 1)))
      this.fail(null, start, `prefix \`${word}\` is unknown`);
    this.tokens.push({ kind: 'ident', text: word, raw: false, mark: 0, span: this.span(start) });
  }

  private prefixedString(start: number, prefix: string): void {
    const kind: LiteralKind = prefix.startsWith('b')
      ? 'bytestr'
      : prefix.startsWith('c')
        ? 'cstr'
        : 'str';
    if (!prefix.endsWith('r')) return this.quoted(start, kind);
    let hashes = 0;
    while (this.text[this.at] === '#') {
      hashes++;
      this.at++;
    }
    const close = this.text.indexOf(`"${'#'.repeat(hashes)}`, this.at + 1);
    if (close < 0) {
      this.at = this.text.length;
      this.fail('E0748', start, 'unterminated raw string');
      return;
    }
    this.at = close + 1 + hashes;
    this.literal(start, kind);
  }

  /** `at` is on the opening quote. */
  private quoted(start: number, kind: LiteralKind): void {
    this.at++;
    while (this.at < this.text.length) {
      const c = this.text[this.at];
      if (c === '\\') this.at += 2;
      else if (c === '"') {
        this.at++;
        return this.literal(start, kind);
      } else this.at++;
    }
    this.at = this.text.length;
    const what =
      kind === 'bytestr'
        ? 'double quote byte string'
        : kind === 'cstr'
          ? 'C string'
          : 'double quote string';
    this.fail(kind === 'bytestr' ? 'E0766' : 'E0765', start, `unterminated ${what}`);
  }

  private charOrLifetime(start: number): void {
    const { text } = this;
    const after = start + 1;
    if (isIdentStart(text, after)) {
      const width = (text.codePointAt(after) ?? 0) > 0xffff ? 2 : 1;
      if (text[after + width] === "'") return this.charLiteral(start, start, 'char');
      this.at = after;
      this.scanIdent();
      if (text[this.at] === "'") {
        // `'ab'`: too long for a character; literalValue says so.
        this.at++;
        return this.literal(start, 'char');
      }
      this.tokens.push({
        kind: 'lifetime',
        text: text.slice(start, this.at),
        mark: 0,
        span: this.span(start),
      });
      return;
    }
    this.charLiteral(start, start, 'char');
  }

  private charLiteral(start: number, quote: number, kind: 'char' | 'byte'): void {
    this.at = quote + 1;
    const closing = /^(?:\\u\{[^}']*\}|\\.|[^\\\n'])[^'\n]*?'/u.exec(
      this.text.slice(this.at, this.at + 64),
    );
    if (closing) {
      this.at += closing[0].length;
      return this.literal(start, kind);
    }
    if (
      this.text[this.at] === "'" ||
      (this.text.startsWith("\\''", this.at) === false && this.text[this.at] === '')
    ) {
      this.at++;
      this.fail(null, start, 'empty character literal');
      return;
    }
    this.fail(
      'E0763',
      start,
      `unterminated ${kind === 'byte' ? 'byte constant' : 'character literal'}`,
    );
    this.skipLine();
  }

  private literal(start: number, literal: LiteralKind): void {
    const end = this.at;
    const suffix = isIdentStart(this.text, this.at) ? this.scanIdent() : '';
    this.tokens.push({
      kind: 'literal',
      literal,
      suffix,
      text: this.text.slice(start, end) + suffix,
      span: this.span(start),
    });
  }

  private number(start: number): void {
    const rest = this.text.slice(start, start + 200);
    const radix = /^0(?:x[0-9a-fA-F_]*|o[0-7_]*|b[01_]*)/.exec(rest);
    if (radix) {
      this.at += radix[0].length;
      if (!/[0-9a-fA-F]/.test(radix[0].slice(2))) {
        this.fail('E0768', start, 'no valid digits found for number');
      }
      return this.literal(start, 'int');
    }
    const decimal = /^[0-9][0-9_]*/.exec(rest);
    this.at += decimal?.[0].length ?? 1;
    let literal: LiteralKind = 'int';
    if (
      this.text[this.at] === '.' &&
      this.text[this.at + 1] !== '.' &&
      !isIdentStart(this.text, this.at + 1)
    ) {
      literal = 'float';
      this.at++;
      while (
        isDigit(this.text, this.at) ||
        (this.text[this.at] === '_' && isDigit(this.text, this.at - 1))
      )
        this.at++;
    }
    const exponent = /^[eE][+-]?_*[0-9][0-9_]*/.exec(this.text.slice(this.at, this.at + 40));
    if (exponent) {
      literal = 'float';
      this.at += exponent[0].length;
    }
    this.literal(start, literal);
    const last = this.tokens[this.tokens.length - 1];
    if (last?.kind === 'literal' && last.literal === 'int' && /^f(16|32|64|128)$/.test(last.suffix))
      this.tokens[this.tokens.length - 1] = { ...last, literal: 'float' };
  }
}
