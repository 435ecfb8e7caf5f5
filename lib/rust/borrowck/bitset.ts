/** A fixed-size set of small integers, the lattice element of every analysis here. */
export class BitSet {
  readonly words: Uint32Array;
  constructor(
    readonly size: number,
    words?: Uint32Array,
  ) {
    this.words = words ?? new Uint32Array((size + 31) >>> 5);
  }
  static full(size: number): BitSet {
    const set = new BitSet(size);
    for (let i = 0; i < size; i++) set.add(i);
    return set;
  }
  has(i: number): boolean {
    return ((this.words[i >>> 5] ?? 0) & (1 << (i & 31))) !== 0;
  }
  /** Adds `i`; true when it was not there. */
  add(i: number): boolean {
    const w = i >>> 5;
    const before = this.words[w] ?? 0;
    const after = before | (1 << (i & 31));
    this.words[w] = after;
    return before >>> 0 !== after >>> 0;
  }
  delete(i: number): void {
    const w = i >>> 5;
    this.words[w] = (this.words[w] ?? 0) & ~(1 << (i & 31));
  }
  /** Adds all of `other`; true when the set grew. */
  union(other: BitSet): boolean {
    let grew = false;
    for (let w = 0; w < this.words.length; w++) {
      const before = this.words[w] ?? 0;
      // Unsigned, as the array gives it back: with bit 31 set, a signed result would look like growth for ever.
      const after = (before | (other.words[w] ?? 0)) >>> 0;
      if (before !== after) {
        this.words[w] = after;
        grew = true;
      }
    }
    return grew;
  }
  intersect(other: BitSet): void {
    for (let w = 0; w < this.words.length; w++)
      this.words[w] = (this.words[w] ?? 0) & (other.words[w] ?? 0);
  }
  clone(): BitSet {
    return new BitSet(this.size, this.words.slice());
  }
  *[Symbol.iterator](): IterableIterator<number> {
    for (let w = 0; w < this.words.length; w++) {
      let bits = this.words[w] ?? 0;
      while (bits !== 0) {
        const low = bits & -bits;
        yield (w << 5) + (31 - Math.clz32(low));
        bits ^= low;
      }
    }
  }
}
