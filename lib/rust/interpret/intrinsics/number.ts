import type { IntKind } from '../../types/ty';
import { floatText } from '../floatText';
import { type Intrinsic, type Site, typeArg } from '../intrinsic';
import { Outside } from '../machine';
import { canonical, exact, fits, INTS, type Int, wrap } from '../numbers';
import type { Slots, Value } from '../value';

function kindOf(site: Site, n = 0): IntKind {
  const ty = typeArg(site, n);
  if (ty.kind !== 'int') throw new Outside(`\`${site.name}\` of this type`);
  return ty.int;
}
const isSingle = (site: Site, n = 0): boolean => {
  const ty = typeArg(site, n);
  return ty.kind === 'float' && ty.float === 'f32';
};
const int = (v: Value): Int => v as Int;
const num = (v: Value): number => v as number;
/** The value's bits as an unsigned number. */
const bits = (kind: IntKind, v: Value): bigint => BigInt.asUintN(INTS[kind].bits, BigInt(int(v)));

const wrapping =
  (op: '+' | '-' | '*'): Intrinsic =>
  (_m, [a, b], s) => {
    const kind = kindOf(s);
    if (typeof a === 'number' && typeof b === 'number') {
      const r = op === '+' ? a + b : op === '-' ? a - b : a * b;
      if (r >= INTS[kind].low && r <= INTS[kind].high) return r + 0;
    }
    return wrap(kind, canonical(exact(op, int(a), int(b))));
  };
const overflows =
  (op: '+' | '-' | '*'): Intrinsic =>
  (_m, [a, b], s) =>
    !fits(kindOf(s), exact(op, int(a), int(b)));

function sqrt(n: bigint): bigint {
  if (n < 2n) return n;
  let x = BigInt(Math.floor(Math.sqrt(Number(n))));
  while (x * x > n) x--;
  while ((x + 1n) * (x + 1n) <= n) x++;
  return x;
}

/** 0 parsed, 1 empty, 2 invalid digit, 3 above the maximum, 4 below the minimum. */
function parseInteger(
  kind: IntKind,
  text: string,
  radix: number,
): { status: number; value: bigint } {
  if (text === '') return { status: 1, value: 0n };
  const signed = INTS[kind].signed;
  const negative = text[0] === '-';
  const body = text[0] === '+' || (negative && signed) ? text.slice(1) : text;
  if (body === '') return { status: 2, value: 0n };
  let value = 0n;
  let over = false;
  for (const c of body) {
    const d = /^[0-9a-z]$/i.test(c) ? Number.parseInt(c, 36) : 99;
    if (d >= radix) return { status: over ? (negative && signed ? 4 : 3) : 2, value: 0n };
    value = value * BigInt(radix) + BigInt(d);
    if (!over && !fits(kind, negative && signed ? -value : value)) over = true;
  }
  if (over) return { status: negative && signed ? 4 : 3, value: 0n };
  return { status: 0, value: negative && signed ? -value : value };
}

const FLOAT = /^[+-]?(\d+\.?\d*([eE][+-]?\d+)?|\.\d+([eE][+-]?\d+)?|inf|infinity|nan)$/i;

function parseFloatText(text: string): number {
  const body = text.replace(/^[+-]/, '').toLowerCase();
  const v =
    body === 'inf' || body === 'infinity' ? Infinity : body === 'nan' ? Number.NaN : Number(body);
  return text.startsWith('-') ? -v : v;
}

const round = (x: number): number =>
  Number.isFinite(x)
    ? Math.sign(x) *
      Math.floor(Math.abs(x) + 0.5 - (Math.abs(x) % 1 === 0.49999999999999994 ? 2 ** -54 : 0))
    : x;
function roundEven(x: number): number {
  const r = Math.round(x);
  return Math.abs(x % 1) === 0.5 && r % 2 !== 0 ? r - 1 : r;
}

const UNARY: readonly ((x: number) => number)[] = [
  Math.floor,
  Math.ceil,
  round,
  Math.trunc,
  Math.sqrt,
  Math.cbrt,
  Math.exp,
  (x) => 2 ** x,
  Math.log,
  Math.log2,
  Math.log10,
  Math.sin,
  Math.cos,
  Math.tan,
  Math.asin,
  Math.acos,
  Math.atan,
  Math.sinh,
  Math.cosh,
  Math.tanh,
  Math.expm1,
  Math.log1p,
  roundEven,
];

function intExponent(value: bigint, precision: number, upper: boolean): string {
  const digits = (value < 0n ? -value : value).toString();
  let e = digits.length - 1;
  let kept = digits.replace(/0+$/, '') || '0';
  if (precision >= 0 && kept.length > precision + 1) {
    const cut = digits.length - precision - 1;
    const unit = 10n ** BigInt(cut);
    const abs = BigInt(digits);
    let q = abs / unit;
    const twice = (abs % unit) * 2n;
    if (twice > unit || (twice === unit && (q & 1n) === 1n)) q++;
    kept = q.toString();
    if (kept.length > precision + 1) {
      e++;
      kept = kept.slice(0, precision + 1);
    }
  }
  const tail = precision >= 0 ? kept.slice(1).padEnd(precision, '0') : kept.slice(1);
  return `${kept[0]}${tail ? `.${tail}` : ''}${upper ? 'E' : 'e'}${e}`;
}

export const number: Record<string, Intrinsic> = {
  'int::wrapping_add': wrapping('+'),
  'int::wrapping_sub': wrapping('-'),
  'int::wrapping_mul': wrapping('*'),
  'int::add_overflows': overflows('+'),
  'int::sub_overflows': overflows('-'),
  'int::mul_overflows': overflows('*'),
  'int::count_ones': (_m, [a], s) =>
    [...bits(kindOf(s), a).toString(2)].filter((c) => c === '1').length,
  'int::leading_zeros': (_m, [a], s) => {
    const v = bits(kindOf(s), a);
    return INTS[kindOf(s)].bits - (v === 0n ? 0 : v.toString(2).length);
  },
  'int::trailing_zeros': (_m, [a], s) => {
    const v = bits(kindOf(s), a);
    return v === 0n ? INTS[kindOf(s)].bits : (/0*$/.exec(v.toString(2))?.[0].length ?? 0);
  },
  'int::rotate_left': (_m, [a, n], s) => {
    const width = INTS[kindOf(s)].bits;
    const by = BigInt(num(n) % width);
    const v = bits(kindOf(s), a);
    return wrap(kindOf(s), canonical((v << by) | (v >> (BigInt(width) - by))));
  },
  'int::swap_bytes': (_m, [a], s) => {
    const hex = bits(kindOf(s), a)
      .toString(16)
      .padStart(INTS[kindOf(s)].bits / 4, '0');
    return wrap(kindOf(s), canonical(BigInt(`0x${(hex.match(/../g) ?? []).reverse().join('')}`)));
  },
  'int::reverse_bits': (_m, [a], s) => {
    const text = bits(kindOf(s), a).toString(2).padStart(INTS[kindOf(s)].bits, '0');
    return wrap(kindOf(s), canonical(BigInt(`0b${[...text].reverse().join('')}`)));
  },
  'int::isqrt': (_m, [a]) => canonical(sqrt(BigInt(int(a)))),
  'int::parse_status': (_m, [text, radix], s) =>
    parseInteger(kindOf(s), text as string, num(radix)).status,
  'int::parsed': (_m, [text, radix], s) =>
    canonical(parseInteger(kindOf(s), text as string, num(radix)).value),
  'int::to_bytes': (_m, [v, big], s) => {
    const kind = kindOf(s);
    const out: number[] = [];
    let x = bits(kind, v);
    for (let i = 0; i < INTS[kind].bits / 8; i++) {
      out.push(Number(x & 0xffn));
      x >>= 8n;
    }
    return big ? out.reverse() : out;
  },
  'int::from_bytes': (_m, [bytes, big], s) => {
    const list = (bytes as Slots).slice() as number[];
    if (!big) list.reverse();
    return wrap(kindOf(s), canonical(list.reduce((acc, b) => (acc << 8n) | BigInt(b), 0n)));
  },

  'float::unary': (_m, [x, f], s) => {
    const r = (UNARY[num(f)] as (x: number) => number)(num(x));
    return isSingle(s) ? Math.fround(r) : r;
  },
  'float::binary': (_m, [x, y, f], s) => {
    const r =
      num(f) === 1
        ? Math.atan2(num(x), num(y))
        : num(f) === 2
          ? Math.hypot(num(x), num(y))
          : num(x) ** num(y);
    return isSingle(s) ? Math.fround(r) : r;
  },
  'float::fma': (_m, [a, b, c], s) =>
    isSingle(s) ? Math.fround(num(a) * num(b) + num(c)) : num(a) * num(b) + num(c),
  'float::sign_bit': (_m, [x]) => num(x) < 0 || Object.is(x, -0),
  'float::to_bits': (_m, [x], s) => {
    const view = new DataView(new ArrayBuffer(8));
    if (isSingle(s)) {
      view.setFloat32(0, num(x));
      return view.getUint32(0);
    }
    view.setFloat64(0, num(x));
    return canonical(view.getBigUint64(0));
  },
  'float::from_bits': (_m, [b], s) => {
    const view = new DataView(new ArrayBuffer(8));
    if (isSingle(s)) {
      view.setUint32(0, num(b));
      return view.getFloat32(0);
    }
    view.setBigUint64(0, BigInt(int(b)));
    return view.getFloat64(0);
  },
  'float::parse_status': (_m, [text]) => (text === '' ? 1 : FLOAT.test(text as string) ? 0 : 2),
  'float::parsed': (_m, [text], s) =>
    isSingle(s) ? Math.fround(parseFloatText(text as string)) : parseFloatText(text as string),

  'fmt::int_text': (_m, [v, radix, upper], s) => {
    const value = int(v);
    const text =
      num(radix) === 10 ? String(value).replace('-', '') : bits(kindOf(s), v).toString(num(radix));
    return upper ? text.toUpperCase() : text;
  },
  'fmt::int_exp': (_m, [v, precision, upper]) =>
    intExponent(BigInt(int(v)), num(precision), upper as boolean),
  'fmt::float_text': (_m, [v, precision, mode], s) =>
    floatText(num(v), num(precision), num(mode), isSingle(s)),
  'fmt::float_negative': (_m, [v]) => num(v) < 0 || Object.is(v, -0),
  'fmt::pointer_text': (_m, [addr]) => num(addr).toString(16),
};
