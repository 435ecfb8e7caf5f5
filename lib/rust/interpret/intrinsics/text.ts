import type { Intrinsic } from '../intrinsic';
import { Ptr, type Slots, type Value } from '../value';
import { elements } from './memory';

/**
 * Texts are JS strings; Rust counts UTF-8 bytes. For ASCII both agree; for other texts the byte offset of every
 * UTF-16 unit is worked out once and remembered for the text used last.
 */
let lastText = '';
let lastOffsets: Uint32Array | null = null;

function offsets(s: string): Uint32Array | null {
  if (s === lastText) return lastOffsets;
  lastText = s;
  lastOffsets = null;
  for (let i = 0; i < s.length; i++) {
    if (s.charCodeAt(i) >= 128) {
      lastOffsets = countOffsets(s);
      break;
    }
  }
  return lastOffsets;
}

function countOffsets(s: string): Uint32Array {
  const out = new Uint32Array(s.length + 1);
  let at = 0;
  for (let i = 0; i < s.length; i++) {
    out[i] = at;
    const c = s.codePointAt(i) as number;
    at += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    if (c >= 0x10000) out[++i] = at;
  }
  out[s.length] = at;
  return out;
}

/** Length in bytes. */
export function byteLength(s: string): number {
  const table = offsets(s);
  return table ? (table[s.length] as number) : s.length;
}

/** The UTF-16 index of a byte offset, or -1 when it is inside a character. */
function indexOfByte(s: string, byte: number): number {
  const table = offsets(s);
  if (!table) return byte <= s.length ? byte : -1;
  let lo = 0;
  let hi = s.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if ((table[mid] as number) < byte) lo = mid + 1;
    else hi = mid;
  }
  return table[lo] === byte ? lo : -1;
}
const isLow = (s: string, i: number): boolean => (s.charCodeAt(i) & 0xfc00) === 0xdc00;

function byteOf(s: string, index: number): number {
  const table = offsets(s);
  return table ? (table[index] as number) : index;
}

const str = (v: Value): string => v as string;
const num = (v: Value): number => v as number;
const encoder = new TextEncoder();

/** `char::escape_debug` for every character, with the quotes a string literal needs. */
export function escapeDebug(s: string, quote: '"' | "'"): string {
  let out = '';
  for (const c of s) out += escapeChar(c, quote);
  return out;
}

function escapeChar(c: string, quote: '"' | "'"): string {
  switch (c) {
    case '\0':
      return '\\0';
    case '\t':
      return '\\t';
    case '\r':
      return '\\r';
    case '\n':
      return '\\n';
    case '\\':
      return '\\\\';
    default:
      if (c === quote) return `\\${c}`;
      return /[\p{C}\p{Zl}\p{Zp}\p{Mn}]|(?! )\p{Zs}/u.test(c)
        ? `\\u{${(c.codePointAt(0) as number).toString(16)}}`
        : c;
  }
}

const CLASSES = [
  /^\p{Alphabetic}$/u,
  /^\p{Lowercase}$/u,
  /^\p{Uppercase}$/u,
  /^\p{White_Space}$/u,
  /^\p{N}$/u,
  /^\p{Cc}$/u,
];

export const text: Record<string, Intrinsic> = {
  'str::len': (_m, [s]) => byteLength(str(s)),
  'str::sub': (_m, [s, from, to]) =>
    str(s).slice(indexOfByte(str(s), num(from)), indexOfByte(str(s), num(to))),
  'str::is_boundary': (_m, [s, at]) =>
    num(at) <= byteLength(str(s)) && indexOfByte(str(s), num(at)) >= 0,
  'str::find': (_m, [s, needle, from]) => {
    const at = str(s).indexOf(str(needle), Math.max(0, indexOfByte(str(s), num(from))));
    return at < 0 ? -1 : byteOf(str(s), at);
  },
  'str::rfind': (_m, [s, needle, to]) => {
    const end = indexOfByte(str(s), num(to));
    const at = str(s).slice(0, end).lastIndexOf(str(needle));
    return at < 0 ? -1 : byteOf(str(s), at);
  },
  'str::char_at': (_m, [s, at]) => str(s).codePointAt(indexOfByte(str(s), num(at))) ?? 0,
  'str::char_before': (_m, [s, end]) => {
    const i = indexOfByte(str(s), num(end));
    return str(s).codePointAt(i >= 2 && isLow(str(s), i - 1) ? i - 2 : i - 1) ?? 0;
  },
  'str::bytes': (_m, [s]) => {
    const bytes = [...encoder.encode(str(s))];
    return new Ptr(bytes, 0, bytes.length);
  },
  'str::from_utf8': (_m, [b]) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(elements(b) as number[])),
  'str::utf8_error': (_m, [b]) => firstInvalid(elements(b) as number[]),
  'str::cmp': (_m, [a, b]) => compareTexts(str(a), str(b)),
  'str::eq': (_m, [a, b]) => a === b,
  'str::lower': (_m, [s]) => str(s).toLowerCase(),
  'str::upper': (_m, [s]) => str(s).toUpperCase(),
  'str::repeat': (_m, [s, n]) => str(s).repeat(num(n)),
  'str::from_char': (_m, [c]) => String.fromCodePoint(num(c)),
  'str::chars': (_m, [s]) => {
    let n = 0;
    for (let i = 0; i < str(s).length; i++) if (!isLow(str(s), i)) n++;
    return n;
  },
  'str::escape_debug': (_m, [s]) => escapeDebug(str(s), '"'),
  'str::lossy': (_m, [b]) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(elements(b) as number[])),
  'str::keep': (_m, [s]) => s,
  'str::concat': (_m, [a, b]) => str(a) + str(b),
  'string::into_boxed_str': (_m, [s]) => (s as Slots)[0],

  'char::class': (_m, [c, which]) =>
    CLASSES[num(which)]?.test(String.fromCodePoint(num(c))) ?? false,
  'char::lower': (_m, [c]) => String.fromCodePoint(num(c)).toLowerCase(),
  'char::upper': (_m, [c]) => String.fromCodePoint(num(c)).toUpperCase(),
  'char::from_u32': (_m, [c]) => c,
};

/** By code point, as the order of UTF-8 bytes is. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const x = [...a];
  const y = [...b];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const d =
      ((x[i] as string).codePointAt(0) as number) - ((y[i] as string).codePointAt(0) as number);
    if (d !== 0) return d < 0 ? -1 : 1;
  }
  return x.length < y.length ? -1 : 1;
}

/** Offset of the first byte that is not UTF-8, or -1. */
function firstInvalid(bytes: readonly number[]): number {
  for (let i = 0; i < bytes.length; ) {
    const b = bytes[i] as number;
    const n =
      b < 0x80
        ? 1
        : b >= 0xc2 && b < 0xe0
          ? 2
          : b >= 0xe0 && b < 0xf0
            ? 3
            : b >= 0xf0 && b < 0xf5
              ? 4
              : 0;
    if (n === 0 || i + n > bytes.length) return i;
    for (let k = 1; k < n; k++) if (((bytes[i + k] as number) & 0xc0) !== 0x80) return i;
    const second = bytes[i + 1] ?? 0;
    if (
      (b === 0xe0 && second < 0xa0) ||
      (b === 0xed && second >= 0xa0) ||
      (b === 0xf0 && second < 0x90) ||
      (b === 0xf4 && second >= 0x90)
    )
      return i;
    i += n;
  }
  return -1;
}
