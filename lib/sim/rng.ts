/** Tokio's xorshift (`util/rand.rs` FastRand), bit for bit: the source of select! starts and steal starts. */
export class FastRand {
  constructor(
    public one: number,
    public two: number,
  ) {
    if (one === 0 && two === 0) this.two = 1;
  }

  /** The next 32 bits, unsigned. */
  next(): number {
    let s1 = this.one | 0;
    const s0 = this.two | 0;
    s1 ^= s1 << 17;
    s1 = s1 ^ s0 ^ (s1 >>> 7) ^ (s0 >>> 16);
    this.one = s0;
    this.two = s1;
    return (s0 + s1) >>> 0;
  }

  /** `fastrand_n`: below `n` (under 2²¹), by the high half of the product. */
  below(n: number): number {
    return Math.floor((this.next() * n) / 4294967296);
  }
}

/** `RngSeedGenerator`: hands every thread that enters a runtime its own seed, reproducibly. */
export class SeedGenerator {
  private readonly rng: FastRand;

  constructor(one: number, two: number) {
    this.rng = new FastRand(one, two);
  }

  nextSeed(): FastRand {
    const one = this.rng.next();
    return new FastRand(one, this.rng.next());
  }

  nextGenerator(): SeedGenerator {
    const seed = this.nextSeed();
    return new SeedGenerator(seed.one, seed.two);
  }

  /** `RngSeed::from_bytes` (SipHash-1-3 with zero keys, as std's DefaultHasher), then a generator. */
  static fromBytes(bytes: readonly number[]): SeedGenerator {
    const hash = siphash13(bytes);
    return new SeedGenerator(Number(hash >> 32n), Number(hash & 0xffffffffn));
  }
}

const MASK = (1n << 64n) - 1n;
const rotate = (x: bigint, by: bigint): bigint => ((x << by) | (x >> (64n - by))) & MASK;

function siphash13(bytes: readonly number[]): bigint {
  let a = 0x736f6d6570736575n;
  let b = 0x646f72616e646f6dn;
  let c = 0x6c7967656e657261n;
  let d = 0x7465646279746573n;
  const round = (): void => {
    a = (a + b) & MASK;
    b = rotate(b, 13n) ^ a;
    a = rotate(a, 32n);
    c = (c + d) & MASK;
    d = rotate(d, 16n) ^ c;
    a = (a + d) & MASK;
    d = rotate(d, 21n) ^ a;
    c = (c + b) & MASK;
    b = rotate(b, 17n) ^ c;
    c = rotate(c, 32n);
  };
  const word = (from: number, to: number): bigint => {
    let value = 0n;
    for (let i = to - 1; i >= from; i--) value = (value << 8n) | BigInt((bytes[i] ?? 0) & 255);
    return value;
  };
  const whole = bytes.length - (bytes.length % 8);
  for (let i = 0; i < whole; i += 8) {
    const m = word(i, i + 8);
    d ^= m;
    round();
    a ^= m;
  }
  const tail = (BigInt(bytes.length & 255) << 56n) | word(whole, bytes.length);
  d ^= tail;
  round();
  a ^= tail;
  c ^= 0xffn;
  round();
  round();
  round();
  return a ^ b ^ c ^ d;
}

/** Mulberry32: our own small generator for what Tokio leaves to the operating system (delays, who runs first). */
export class Jitter {
  private state: number;

  constructor(seed: number) {
    this.state = (seed ^ 0x9e3779b9) | 0;
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let x = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  }

  /** `nanos` give or take a half. */
  around(nanos: number): number {
    return Math.round(nanos * (0.5 + this.next()));
  }
}
