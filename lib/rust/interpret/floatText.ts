/** An exact decimal: `digits` times ten to the power `exp`. */
interface Decimal {
  readonly digits: string;
  readonly exp: number;
}

/** The shortest digits that read back as the same number. */
function shortest(x: number, single: boolean): Decimal {
  let text = x.toExponential();
  if (single) {
    for (let p = 1; p <= 9; p++) {
      text = x.toExponential(p - 1);
      if (Math.fround(Number(text)) === x) break;
    }
  }
  const [mantissa, exp] = text.split('e') as [string, string];
  const digits = mantissa.replace('.', '').replace(/0+$/, '') || '0';
  return {
    digits,
    exp: Number(exp) - (mantissa.replace('.', '').replace(/0+$/, '') || '0').length + 1,
  };
}

/** The number as a fraction with a power of two below, exactly. */
function fraction(x: number): { top: bigint; shift: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const exp = Number((bits >> 52n) & 0x7ffn);
  const mantissa = bits & 0xfffffffffffffn;
  return exp === 0
    ? { top: mantissa, shift: -1074 }
    : { top: mantissa | (1n << 52n), shift: exp - 1075 };
}

/** round(x * 10^places), ties to even, of the exact value. */
function scaled(x: number, places: number): bigint {
  const { top, shift } = fraction(x);
  let num = top;
  let den = 1n;
  if (places >= 0) num *= 10n ** BigInt(places);
  else den *= 10n ** BigInt(-places);
  if (shift >= 0) num <<= BigInt(shift);
  else den <<= BigInt(-shift);
  const q = num / den;
  const twice = (num % den) * 2n;
  return twice > den || (twice === den && (q & 1n) === 1n) ? q + 1n : q;
}

function plain(d: Decimal): string {
  if (d.digits === '0') return '0';
  if (d.exp >= 0) return d.digits + '0'.repeat(d.exp);
  const point = d.digits.length + d.exp;
  return point > 0
    ? `${d.digits.slice(0, point)}.${d.digits.slice(point)}`
    : `0.${'0'.repeat(-point)}${d.digits}`;
}

function exponent(d: Decimal): string {
  const e = d.exp + d.digits.length - 1;
  return `${d.digits[0]}${d.digits.length > 1 ? `.${d.digits.slice(1)}` : ''}e${e}`;
}

function fixed(x: number, places: number): string {
  const text = scaled(x, places)
    .toString()
    .padStart(places + 1, '0');
  return places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
}

function fixedExponent(x: number, places: number): string {
  if (x === 0) return `0${places > 0 ? `.${'0'.repeat(places)}` : ''}e0`;
  let e = Math.floor(Math.log10(x));
  let digits = scaled(x, places - e).toString();
  if (digits.length > places + 1) digits = scaled(x, places - ++e).toString();
  else if (digits.length < places + 1) digits = scaled(x, places - --e).toString();
  return `${digits[0]}${places > 0 ? `.${digits.slice(1)}` : ''}e${e}`;
}

/**
 * A float's magnitude as `{}` (mode 0), `{:?}` (1), `{:e}` (2) or `{:E}` (3) print it; `precision` -1 means the
 * shortest text that reads back.
 */
export function floatText(value: number, precision: number, mode: number, single: boolean): string {
  if (Number.isNaN(value)) return 'NaN';
  const x = Math.abs(value);
  if (x === Infinity) return 'inf';
  if (mode >= 2) {
    const text = precision >= 0 ? fixedExponent(x, precision) : exponent(shortest(x, single));
    return mode === 3 ? text.toUpperCase() : text;
  }
  if (precision >= 0) return fixed(x, precision);
  const d = shortest(x, single);
  if (mode === 0) return plain(d);
  if (x !== 0 && (x < 1e-4 || x >= 1e16)) return exponent(d);
  const text = plain(d);
  return text.includes('.') ? text : `${text}.0`;
}
