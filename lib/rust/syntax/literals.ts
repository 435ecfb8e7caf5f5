import type { Lit } from './ast';
import type { LiteralToken, Span } from './tokens';

/** A flaw inside a literal, as an offset range within the token's text. */
export interface LiteralFlaw {
  readonly message: string;
  readonly label: string;
  readonly span: Span;
}

const SIMPLE: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  '0': '\0',
  "'": "'",
  '"': '"',
};
const INT_SUFFIX = /^([iu](8|16|32|64|128|size))?$/;

/**
 * The value of a literal token. Flaws (bad escapes, suffixes) are returned beside a best-effort value, with
 * rustc's wording.
 */
export function literalValue(token: LiteralToken): { lit: Lit; flaws: LiteralFlaw[] } {
  const flaws: LiteralFlaw[] = [];
  const body = token.suffix === '' ? token.text : token.text.slice(0, -token.suffix.length);
  return { lit: litOf(token, body, flaws), flaws };
}

function litOf(token: LiteralToken, body: string, flaws: LiteralFlaw[]): Lit {
  switch (token.literal) {
    case 'int':
      return intValue(token, body, flaws);
    case 'float':
      if (!/^(f32|f64)?$/.test(token.suffix))
        flaws.push({
          message: `invalid suffix \`${token.suffix}\` for float literal`,
          label: `invalid suffix \`${token.suffix}\``,
          span: token.span,
        });
      return { kind: 'float', text: body.replaceAll('_', ''), suffix: token.suffix };
    case 'str':
      return { kind: 'str', value: unescapeString(token, body, flaws) };
    case 'bytestr':
      return { kind: 'bytestr', value: latin1(unescapeString(token, body, flaws)) };
    case 'cstr':
      return {
        kind: 'cstr',
        value: new TextEncoder().encode(`${unescapeString(token, body, flaws)}\0`),
      };
    case 'char': {
      const value = unescaped(body.slice(1, -1), token, 1, flaws);
      if ([...value].length !== 1)
        flaws.push({
          message: 'character literal may only contain one codepoint',
          label: '',
          span: token.span,
        });
      return { kind: 'char', value };
    }
    case 'byte':
      return {
        kind: 'byte',
        value: unescaped(body.slice(2, -1), token, 2, flaws).charCodeAt(0) & 0xff,
      };
  }
}

function intValue(token: LiteralToken, body: string, flaws: LiteralFlaw[]): Lit {
  const digits = body.replaceAll('_', '');
  if (/^[iu]\d+$/.test(token.suffix) && !INT_SUFFIX.test(token.suffix))
    flaws.push({
      message: `invalid width \`${token.suffix.slice(1)}\` for integer literal`,
      label: '',
      span: token.span,
    });
  else if (!INT_SUFFIX.test(token.suffix))
    flaws.push({
      message: `invalid suffix \`${token.suffix}\` for number literal`,
      label: `invalid suffix \`${token.suffix}\``,
      span: token.span,
    });
  let value = 0n;
  try {
    value = BigInt(digits);
  } catch {
    // The lexer reported digits that are none; zero stands in.
  }
  if (value >= 1n << 128n)
    flaws.push({ message: 'integer literal is too large', label: '', span: token.span });
  return { kind: 'int', value, suffix: token.suffix };
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff);
}

function unescapeString(token: LiteralToken, body: string, flaws: LiteralFlaw[]): string {
  const raw = /^(?:b|c)?r(#*)"/.exec(body);
  if (raw) return body.slice(raw[0].length, body.length - 1 - (raw[1] ?? '').length);
  const open = body.indexOf('"') + 1;
  return unescaped(body.slice(open, -1), token, open, flaws);
}

function unescaped(
  text: string,
  token: LiteralToken,
  offset: number,
  flaws: LiteralFlaw[],
): string {
  if (!text.includes('\\')) return text.replaceAll('\r\n', '\n');
  return text.replace(
    /\r\n|\\(?:\r?\n\s*|x([0-9a-fA-F]{2})|u\{([0-9a-fA-F_]{1,10})\}|([\s\S])|$)/g,
    (whole, hex, point, simple, at) => {
      if (whole === '\r\n') return '\n';
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      if (point !== undefined)
        return String.fromCodePoint(
          Math.min(Number.parseInt(point.replaceAll('_', ''), 16), 0x10ffff),
        );
      if (simple === undefined) return '';
      const value = SIMPLE[simple];
      if (value !== undefined) return value;
      const start = token.span.start + offset + (at as number) + 1;
      const what = token.literal === 'byte' || token.literal === 'bytestr' ? 'byte' : 'character';
      flaws.push({
        message: `unknown ${what} escape: \`${simple}\``,
        label: `unknown ${what} escape`,
        span: { file: token.span.file, start, end: start + 1 },
      });
      return simple;
    },
  );
}

/**
 * Maps an offset in a string literal's *value* to its offset in the source text, so that a placeholder inside a
 * format string has the span the learner sees. Exact for strings without escapes and for all escapes of one line.
 */
export function stringOffsets(token: LiteralToken): (valueOffset: number) => number {
  const raw = /^(?:b|c)?r(#*)"/.exec(token.text);
  const open = raw ? raw[0].length : token.text.indexOf('"') + 1;
  if (raw || !token.text.includes('\\')) return (offset) => token.span.start + open + offset;
  const starts: number[] = [];
  const pieces = /\\(?:\r?\n\s*|x[0-9a-fA-F]{2}|u\{[0-9a-fA-F_]{1,10}\}|[\s\S])|[\s\S]/g;
  pieces.lastIndex = open;
  for (let m = pieces.exec(token.text); m; m = pieces.exec(token.text)) {
    const value = unescaped(m[0], token, 0, []);
    for (let i = 0; i < value.length; i++) starts.push(m.index);
  }
  return (offset) => token.span.start + (starts[offset] ?? token.text.length - 1);
}
