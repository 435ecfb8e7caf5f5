import type { MirSpan } from '../mir/mir';
import type { Region, Ty } from '../types/ty';
import { BitSet } from './bitset';

/** Why one region must outlive another: decides which error a violation becomes. */
export type Category =
  | 'return'
  | 'callArgument'
  | 'assignment'
  | 'annotation'
  | 'opaque'
  | 'reborrow'
  | 'bound'
  | 'upvar'
  | 'cast'
  | 'boring';

/** Region `sup` outlives region `sub`: whatever `sub` contains, `sup` contains. */
export interface Outlives {
  readonly sup: number;
  readonly sub: number;
  readonly category: Category;
  readonly span: MirSpan;
  /** Added because the exact relation is not known; an error that needs it is not certain. */
  readonly soft: boolean;
}

export interface Universal {
  readonly region: number;
  /** `'static`, a lifetime parameter, a lifetime of a captured variable (known to the parent only) or an unnamed end. */
  /** `bound`: chosen anew at each call of a closure; `outer`: of a closure's result, one for all its calls. */
  readonly kind: 'static' | 'param' | 'external' | 'anonymous' | 'bound' | 'outer';
  readonly name: string;
}

/**
 * Region variables of one body and the constraints between them. After `solve`, each variable holds the points at which
 * references with this lifetime may be used and the universal regions it must outlive (non-lexical lifetimes, RFC 2094).
 */
export class RegionTable {
  readonly universals: Universal[] = [];
  readonly constraints: Outlives[] = [];
  readonly typeTests: {
    readonly param: string;
    readonly region: number;
    readonly span: MirSpan;
    readonly category: Category;
    readonly paramIndex: number;
  }[] = [];
  /** Lifetimes hidden behind `impl Trait + use<…>`: each must be one that the type captures. */
  readonly hidden: {
    readonly region: number;
    readonly captured: readonly number[];
    readonly ty: Ty;
    readonly span: MirSpan;
  }[] = [];
  private count = 0;
  values: BitSet[] = [];
  private readonly live: [number, number][] = [];
  private outgoing: Outlives[][] = [];

  constructor(readonly points: number) {
    this.universal('static', "'static");
  }

  fresh(): Region & { kind: 'var' } {
    return { kind: 'var', index: this.count++ };
  }

  /** A region that code outside the body chooses: it contains every point of the body and its own end. */
  universal(kind: Universal['kind'], name: string): Region & { kind: 'var' } {
    const region = this.fresh();
    this.universals.push({ region: region.index, kind, name });
    return region;
  }

  /** The universal's number when `region` is one. */
  universalIndex(region: number): number {
    return this.universals.findIndex((u) => u.region === region);
  }

  outlives(sup: Region, sub: Region, category: Category, span: MirSpan, soft = false): void {
    const a = this.number(sup);
    const b = this.number(sub);
    if (a === null || b === null || a === b || a === 0) return;
    this.constraints.push({ sup: a, sub: b, category, span, soft });
  }

  liveAt(region: Region, point: number): void {
    const r = this.number(region);
    if (r !== null) this.live.push([r, point]);
  }

  /** Solves with or without the soft constraints. */
  solve(withSoft: boolean): void {
    const size = this.points + this.universals.length;
    this.values = Array.from({ length: this.count }, () => new BitSet(size));
    this.outgoing = Array.from({ length: this.count }, () => []);
    const incoming: Outlives[][] = Array.from({ length: this.count }, () => []);
    for (const c of this.constraints) {
      if (c.soft && !withSoft) continue;
      this.outgoing[c.sup]?.push(c);
      incoming[c.sub]?.push(c);
    }
    for (const [r, p] of this.live) this.values[r]?.add(p);
    this.universals.forEach((u, i) => {
      const v = this.values[u.region] as BitSet;
      for (let p = 0; p < this.points; p++) v.add(p);
      v.add(this.points + i);
    });
    const work: number[] = [];
    for (let r = 0; r < this.count; r++) work.push(r);
    const queued = BitSet.full(this.count);
    while (work.length > 0) {
      const r = work.pop() as number;
      queued.delete(r);
      const value = this.values[r] as BitSet;
      for (const c of incoming[r] ?? [])
        if ((this.values[c.sup] as BitSet).union(value) && queued.add(c.sup)) work.push(c.sup);
    }
  }

  contains(region: number, point: number): boolean {
    return this.values[region]?.has(point) ?? false;
  }

  /** Universal regions whose end `region` must outlive. */
  ends(region: number): number[] {
    const value = this.values[region];
    if (!value) return [];
    return this.universals.flatMap((_, i) => (value.has(this.points + i) ? [i] : []));
  }

  /** The chain of constraints by which `from` came to contain what `accept` looks for; shortest first. */
  path(from: number, accept: (region: number) => boolean): Outlives[] | null {
    const via = new Map<number, { step: Outlives; before: number }>();
    const queue = [from];
    const seen = new Set(queue);
    for (let i = 0; i < queue.length; i++) {
      const r = queue[i] as number;
      if (accept(r)) {
        const out: Outlives[] = [];
        for (let at = r; at !== from; ) {
          const link = via.get(at) as { step: Outlives; before: number };
          out.unshift(link.step);
          at = link.before;
        }
        return out;
      }
      for (const c of this.outgoing[r] ?? []) {
        if (seen.has(c.sub)) continue;
        seen.add(c.sub);
        via.set(c.sub, { step: c, before: r });
        queue.push(c.sub);
      }
    }
    return null;
  }

  number(region: Region): number | null {
    return region.kind === 'var' ? region.index : region.kind === 'static' ? 0 : null;
  }
}
