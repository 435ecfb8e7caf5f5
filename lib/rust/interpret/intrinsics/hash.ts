import type { Intrinsic } from '../intrinsic';
import { canonical, type Int } from '../numbers';
import { elements, handle, native } from './memory';

const MASK = 0xffff_ffff_ffff_ffffn;
const rotl = (x: bigint, n: bigint): bigint => ((x << n) | (x >> (64n - n))) & MASK;

/** SipHash-1-3 with zero keys, which is what `DefaultHasher::new()` computes. */
class Sip13 {
  private v: [bigint, bigint, bigint, bigint] = [
    0x736f6d6570736575n,
    0x646f72616e646f6dn,
    0x6c7967656e657261n,
    0x7465646279746573n,
  ];
  private tail = 0n;
  private filled = 0;
  private length = 0;

  clone(): Sip13 {
    const c = new Sip13();
    c.v = [...this.v];
    c.tail = this.tail;
    c.filled = this.filled;
    c.length = this.length;
    return c;
  }

  private static round(v: [bigint, bigint, bigint, bigint]): void {
    let [a, b, c, d] = v;
    a = (a + b) & MASK;
    b = rotl(b, 13n) ^ a;
    a = rotl(a, 32n);
    c = (c + d) & MASK;
    d = rotl(d, 16n) ^ c;
    a = (a + d) & MASK;
    d = rotl(d, 21n) ^ a;
    c = (c + b) & MASK;
    b = rotl(b, 17n) ^ c;
    c = rotl(c, 32n);
    v[0] = a;
    v[1] = b;
    v[2] = c;
    v[3] = d;
  }

  private block(word: bigint): void {
    this.v[3] ^= word;
    Sip13.round(this.v);
    this.v[0] ^= word;
  }

  write(value: bigint, bytes: number): void {
    this.length += bytes;
    this.tail |= value << BigInt(8 * this.filled);
    this.filled += bytes;
    if (this.filled < 8) return;
    this.block(this.tail & MASK);
    this.tail >>= 64n;
    this.filled -= 8;
  }

  finish(): bigint {
    const c = this.clone();
    c.block(((BigInt(c.length) & 0xffn) << 56n) | c.tail);
    c.v[2] ^= 0xffn;
    for (let i = 0; i < 3; i++) Sip13.round(c.v);
    return c.v[0] ^ c.v[1] ^ c.v[2] ^ c.v[3];
  }
}

const encoder = new TextEncoder();

export const hash: Record<string, Intrinsic> = {
  'hash::new': () => native(new Sip13()),
  'hash::clone': (_m, [h]) => native(handle<Sip13>(h).clone()),
  'hash::write': (_m, [h, bytes]) => {
    for (const b of elements(bytes)) handle<Sip13>(h).write(BigInt(b as number), 1);
    return null;
  },
  'hash::write_str': (_m, [h, s]) => {
    for (const b of encoder.encode(s as string)) handle<Sip13>(h).write(BigInt(b), 1);
    return null;
  },
  'hash::write_int': (_m, [h, value, bytes]) => {
    handle<Sip13>(h).write(
      BigInt.asUintN(64, BigInt(value as Int)) & ((1n << BigInt(8 * (bytes as number))) - 1n),
      bytes as number,
    );
    return null;
  },
  'hash::finish': (_m, [h]) => canonical(handle<Sip13>(h).finish()),
};
