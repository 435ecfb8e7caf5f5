import type { Tcx } from '../typeck/index';
import type { Substs, Ty } from '../types/ty';
import type { Facts } from './facts';

export interface Layout {
  readonly size: number;
  readonly align: number;
  /** Number of unused bit patterns that an enclosing enum may use as a tag. */
  readonly niches: number;
}

/** What an async body keeps: captured values, and for each await the locals it keeps across it. */
export interface CoroutineParts {
  readonly upvars: readonly Ty[];
  readonly saved: ReadonlyMap<number, Ty>;
  readonly awaits: readonly (readonly number[])[];
}

/** rustc groups fields by the alignment their size would allow. */
const group = (l: Layout): number => Math.log2(lowestBit(Math.max(l.align, l.size)));
const lowestBit = (n: number): number => (n === 0 ? 1 : n & -n);

const scalar = (size: number, niches = 0): Layout => ({
  size,
  align: Math.min(size, 16) || 1,
  niches,
});
const INT: Readonly<Record<string, number>> = {
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  i64: 8,
  u64: 8,
  isize: 8,
  usize: 8,
  i128: 16,
  u128: 16,
};

/** Sizes as rustc lays types out on a 64-bit machine; null where the model has no answer (futures, opaque handles). */
export class Layouts {
  private readonly known = new Map<Ty, Layout | null>();
  constructor(
    private readonly tcx: Tcx,
    private readonly facts: Facts,
    private readonly realSize: (def: number) => number | null,
    private readonly coroutine: (def: number, substs: Substs) => CoroutineParts | null,
  ) {}

  of(ty: Ty): Layout | null {
    let layout = this.known.get(ty);
    if (layout === undefined) {
      layout = this.compute(ty);
      this.known.set(ty, layout);
    }
    return layout;
  }

  // long: one case per kind of type
  private compute(ty: Ty): Layout | null {
    switch (ty.kind) {
      case 'bool':
        return scalar(1, 254);
      case 'char':
        return scalar(4, 0xffffffff - 0x10ffff);
      case 'never':
      case 'fnDef':
        return { size: 0, align: 1, niches: 0 };
      case 'int':
        return scalar(INT[ty.int] as number);
      case 'float':
        return scalar(ty.float === 'f32' ? 4 : 8);
      case 'fnPtr':
        return scalar(8, 1);
      case 'ref':
      case 'ptr': {
        const tail = this.facts.tail(ty.ty);
        const fat = tail.kind === 'str' || tail.kind === 'slice' || tail.kind === 'dyn';
        return {
          size: fat ? 16 : 8,
          align: 8,
          niches: ty.kind === 'ref' || tail.kind === 'dyn' ? 1 : 0,
        };
      }
      case 'tuple':
        return this.struct(ty.elems);
      case 'array': {
        const elem = this.of(ty.elem);
        if (!elem || ty.len.kind !== 'value') return null;
        const n = Number(ty.len.value);
        return { size: elem.size * n, align: elem.align, niches: n > 0 ? elem.niches : 0 };
      }
      case 'closure':
        return this.struct(this.facts.closureFields(ty));
      case 'coroutine':
        return this.stateMachine(ty);
      case 'adt':
        return this.adt(ty);
      default:
        return null;
    }
  }

  private struct(tys: readonly Ty[]): Layout | null {
    let size = 0;
    let align = 1;
    let niches = 0;
    for (const ty of tys) {
      const l = this.of(ty);
      if (!l) return null;
      size += l.size;
      align = Math.max(align, l.align);
      niches = Math.max(niches, l.niches);
    }
    return { size: Math.ceil(size / align) * align, align, niches };
  }

  /**
   * An async body: what it captured, the state's number and what several awaits keep come first; after that, the
   * values that only one await keeps share the same bytes with those of other awaits.
   */
  private stateMachine(ty: Extract<Ty, { kind: 'coroutine' }>): Layout | null {
    const real = this.realSize(ty.def);
    if (real !== null) return { size: real, align: real % 8 === 0 ? 8 : 1, niches: 0 };
    const parts = this.coroutine(ty.def, ty.substs);
    if (!parts) return null;
    const count = new Map<number, number>();
    for (const one of parts.awaits)
      for (const local of one) count.set(local, (count.get(local) ?? 0) + 1);
    const shared = [...count]
      .filter(([, n]) => n > 1)
      .map(([local]) => parts.saved.get(local) as Ty);
    const prefix = this.list([...parts.upvars, ...shared]);
    if (!prefix) return null;
    let size = prefix.reduce((n, l) => n + l.size, 1);
    let align = Math.max(1, ...prefix.map((l) => l.align));
    const start = size;
    for (const one of parts.awaits) {
      const own = this.list(
        one.filter((local) => count.get(local) === 1).map((local) => parts.saved.get(local) as Ty),
      );
      if (!own) return null;
      let at = start;
      for (const l of own.sort((a, b) => group(a) - group(b))) {
        at = Math.ceil(at / l.align) * l.align + l.size;
        align = Math.max(align, l.align);
      }
      size = Math.max(size, at);
    }
    return { size: Math.ceil(size / align) * align, align, niches: 256 - 3 - parts.awaits.length };
  }

  private list(tys: readonly Ty[]): Layout[] | null {
    const all = tys.map((t) => this.of(t));
    return all.includes(null) ? null : (all as Layout[]);
  }

  private adt(ty: Extract<Ty, { kind: 'adt' }>): Layout | null {
    const real = this.realSize(ty.def);
    if (real !== null)
      return { size: real, align: real % 8 === 0 ? 8 : real % 4 === 0 ? 4 : 1, niches: 1 };
    if (this.facts.isBox(ty)) {
      const tail = this.facts.tail(this.facts.pointee(ty) as Ty);
      return {
        size: tail.kind === 'str' || tail.kind === 'slice' || tail.kind === 'dyn' ? 16 : 8,
        align: 8,
        niches: 1,
      };
    }
    const adt = this.tcx.adt(ty.def);
    if (adt.kind === 'union') {
      const all = this.facts.fields(ty).map((t) => this.of(t));
      if (all.some((l) => l === null)) return null;
      return {
        size: Math.max(0, ...all.map((l) => (l as Layout).size)),
        align: Math.max(1, ...all.map((l) => (l as Layout).align)),
        niches: 0,
      };
    }
    if (adt.kind === 'struct') {
      const layout = this.struct(this.facts.fields(ty));
      return layout && ty.def === this.tcx.lang('NonNull') ? { ...layout, niches: 1 } : layout;
    }
    return this.enumLayout(ty, adt.variants.length);
  }

  /** A tag, unless all variants but one are empty and the remaining one has unused bit patterns. */
  private enumLayout(ty: Extract<Ty, { kind: 'adt' }>, count: number): Layout | null {
    const layouts: Layout[] = [];
    for (let i = 0; i < count; i++) {
      const l = this.struct(this.facts.fields(ty, i));
      if (!l) return null;
      layouts.push(l);
    }
    if (count === 0) return { size: 0, align: 1, niches: 0 };
    if (count === 1) return layouts[0] as Layout;
    const biggest = layouts.reduce((a, b) => (b.size > a.size ? b : a));
    const others = layouts.filter((l) => l !== biggest);
    if (others.every((l) => l.size === 0) && biggest.niches >= count - 1)
      return { ...biggest, niches: biggest.niches - (count - 1) };
    const tag = count <= 256 ? 1 : count <= 65536 ? 2 : 4;
    const align = Math.max(tag, ...layouts.map((l) => l.align));
    const size = Math.max(...layouts.map((l) => this.withTag(ty, layouts.indexOf(l), tag)));
    return { size: Math.ceil(size / align) * align, align, niches: 256 ** tag - count };
  }

  private withTag(ty: Ty, variant: number, tag: number): number {
    // Small fields fit beside the tag before the first field that needs more alignment.
    const fields = this.facts.fields(ty, variant).map((t) => this.of(t) as Layout);
    let at = tag;
    for (const l of [...fields].sort((a, b) => a.align - b.align))
      at = Math.ceil(at / l.align) * l.align + l.size;
    return at;
  }
}
