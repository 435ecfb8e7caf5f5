import type { IntKind } from '../types/ty';

/** Width and range of each integer type. */
export interface IntInfo {
  readonly bits: number;
  readonly signed: boolean;
  readonly min: bigint;
  readonly max: bigint;
  /** The range as far as safe integers reach. */
  readonly low: number;
  readonly high: number;
}

function info(bits: number, signed: boolean): IntInfo {
  const min = signed ? -(1n << BigInt(bits - 1)) : 0n;
  const max = (1n << BigInt(signed ? bits - 1 : bits)) - 1n;
  return {
    bits,
    signed,
    min,
    max,
    low: Math.max(Number(min), Number.MIN_SAFE_INTEGER),
    high: Math.min(Number(max), Number.MAX_SAFE_INTEGER),
  };
}

export const INTS: Readonly<Record<IntKind, IntInfo>> = {
  i8: info(8, true),
  i16: info(16, true),
  i32: info(32, true),
  i64: info(64, true),
  i128: info(128, true),
  isize: info(64, true),
  u8: info(8, false),
  u16: info(16, false),
  u32: info(32, false),
  u64: info(64, false),
  u128: info(128, false),
  usize: info(64, false),
};

export type Int = number | bigint;

/** A number while it is a safe integer, else a bigint. */
export function canonical(v: bigint): Int {
  return v >= -9007199254740991n && v <= 9007199254740991n ? Number(v) : v;
}

/** The value modulo 2^bits, as `as` casts and wrapping operations give it. */
export function wrap(kind: IntKind, v: Int): Int {
  const k = INTS[kind];
  if (typeof v === 'number' && v >= k.low && v <= k.high) return v;
  const b = BigInt(v);
  return canonical(k.signed ? BigInt.asIntN(k.bits, b) : BigInt.asUintN(k.bits, b));
}

/** True when the exact result fits the type. */
export function fits(kind: IntKind, v: bigint): boolean {
  const k = INTS[kind];
  return v >= k.min && v <= k.max;
}

export type Arith = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>';

/** The exact result, before wrapping; division truncates. The divisor must not be zero, the shift in range. */
export function exact(op: Arith, a: Int, b: Int): bigint {
  const x = BigInt(a);
  const y = BigInt(b);
  switch (op) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return x / y;
    case '%':
      return x % y;
    case '&':
      return x & y;
    case '|':
      return x | y;
    case '^':
      return x ^ y;
    case '<<':
      return x << y;
    case '>>':
      return x >> y;
  }
}

/** Raised by an operation; the interpreter turns it into a Rust panic at the operation's place. */
export class PanicSignal {
  constructor(readonly message: string) {}
}

const VERB: Readonly<Record<string, string>> = {
  '+': 'attempt to add with overflow',
  '-': 'attempt to subtract with overflow',
  '*': 'attempt to multiply with overflow',
  '/': 'attempt to divide with overflow',
  '%': 'attempt to calculate the remainder with overflow',
  '<<': 'attempt to shift left with overflow',
  '>>': 'attempt to shift right with overflow',
};

export type IntOp = (a: Int, b: Int) => Int;

function slow(kind: IntKind, op: Arith, checked: boolean): IntOp {
  return (a, b) => {
    const r = exact(op, a, b);
    if (fits(kind, r)) return canonical(r);
    if (checked) throw new PanicSignal(VERB[op] as string);
    return wrap(kind, canonical(r));
  };
}

/** The built-in operator for an integer type, fast for safe integers. `checked`: panics on overflow as a debug build. */
// long: one case per group of operators
export function intOp(kind: IntKind, op: Arith, checked: boolean): IntOp {
  const { low, high, bits, signed, min } = INTS[kind];
  const wide = slow(kind, op, checked);
  switch (op) {
    case '+':
      return (a, b) => {
        if (typeof a === 'number' && typeof b === 'number') {
          const r = a + b;
          if (r >= low && r <= high) return r;
        }
        return wide(a, b);
      };
    case '-':
      return (a, b) => {
        if (typeof a === 'number' && typeof b === 'number') {
          const r = a - b;
          if (r >= low && r <= high) return r;
        }
        return wide(a, b);
      };
    case '*':
      return (a, b) => {
        if (typeof a === 'number' && typeof b === 'number') {
          const r = a * b;
          if (r >= low && r <= high) return r + 0;
        }
        return wide(a, b);
      };
    case '/':
    case '%':
      return (a, b) => {
        if (b === 0)
          throw new PanicSignal(
            op === '/'
              ? 'attempt to divide by zero'
              : 'attempt to calculate the remainder with a divisor of zero',
          );
        if (signed && b === -1 && BigInt(a) === min) throw new PanicSignal(VERB[op] as string);
        if (typeof a === 'number' && typeof b === 'number') {
          const rest = a % b;
          return op === '%' ? rest + 0 : (a - rest) / b + 0;
        }
        return wide(a, b);
      };
    case '<<':
    case '>>':
      return (a, b) => {
        let by = b;
        if (by < 0 || by >= bits) {
          if (checked) throw new PanicSignal(VERB[op] as string);
          by = Number(BigInt.asUintN(32, BigInt(by))) & (bits - 1);
        }
        const n = Number(by);
        if (op === '>>' && typeof a === 'number')
          return n < 53 ? Math.floor(a / 2 ** n) : a < 0 ? -1 : 0;
        const r = exact(op, a, n);
        return wrap(kind, canonical(r));
      };
    default:
      if (bits <= 32) return bitwise32(op, signed);
      return (a, b) => {
        if (
          typeof a === 'number' &&
          typeof b === 'number' &&
          a >= 0 &&
          b >= 0 &&
          a <= 0x7fffffff &&
          b <= 0x7fffffff
        )
          return op === '&' ? a & b : op === '|' ? a | b : a ^ b;
        return wide(a, b);
      };
  }
}

function bitwise32(op: Arith, signed: boolean): IntOp {
  if (signed)
    return op === '&'
      ? (a, b) => (a as number) & (b as number)
      : op === '|'
        ? (a, b) => (a as number) | (b as number)
        : (a, b) => (a as number) ^ (b as number);
  return op === '&'
    ? (a, b) => ((a as number) & (b as number)) >>> 0
    : op === '|'
      ? (a, b) => ((a as number) | (b as number)) >>> 0
      : (a, b) => ((a as number) ^ (b as number)) >>> 0;
}

/** `!x` of an integer. */
export function bitNot(kind: IntKind, a: Int): Int {
  const k = INTS[kind];
  return k.signed
    ? typeof a === 'number'
      ? -a - 1
      : canonical(-a - 1n)
    : canonical(k.max - BigInt(a));
}

/** `-x` of an integer; only the smallest value overflows. */
export function negate(kind: IntKind, a: Int): Int {
  if (BigInt(a) === INTS[kind].min) throw new PanicSignal('attempt to negate with overflow');
  return typeof a === 'number' ? 0 - a : canonical(-a);
}

/** `x as int` from a float: towards zero, saturating, NaN is 0. */
export function floatToInt(kind: IntKind, x: number): Int {
  const k = INTS[kind];
  if (Number.isNaN(x)) return 0;
  if (x === Infinity) return canonical(k.max);
  if (x === -Infinity) return canonical(k.min);
  const v = BigInt(Math.trunc(x));
  return canonical(v < k.min ? k.min : v > k.max ? k.max : v);
}
