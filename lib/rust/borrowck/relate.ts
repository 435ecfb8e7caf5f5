import type { MirSpan } from '../mir/mir';
import type { Tcx } from '../typeck';
import type { Region, Substs, Ty } from '../types/ty';
import { eachParam, eachRegion, outlivesParts, ownArgs } from './foldRegions';
import type { Category, RegionTable } from './regions';
import { CONTRAVARIANT, COVARIANT, INVARIANT, type Variance, variances } from './variance';

export interface Origin {
  readonly category: Category;
  readonly span: MirSpan;
}

/** Relates types that are equal but for regions, and records what must outlive what. */
export class Relate {
  /** Pairs that were not equal but for regions: the region relations found are then incomplete. */
  mismatches: [Ty, Ty][] = [];

  constructor(
    private readonly tcx: Tcx,
    private readonly table: RegionTable,
  ) {}

  /** `a` is a subtype of `b`: a value of type `a` may be used where `b` is expected. */
  sub(a: Ty, b: Ty, origin: Origin): void {
    this.relate(a, b, COVARIANT, origin);
  }
  eq(a: Ty, b: Ty, origin: Origin): void {
    this.relate(a, b, INVARIANT, origin);
  }

  /** Every region in `ty` outlives `region`. */
  typeOutlives(ty: Ty, region: Region, origin: Origin): void {
    const parts = outlivesParts(this.tcx, ty);
    eachRegion(parts, (r) => this.table.outlives(r, region, origin.category, origin.span));
    const number = this.table.number(region);
    eachParam(parts, (param) => {
      if (param.kind === 'param' && number !== null)
        this.table.typeTests.push({
          param: param.name,
          paramIndex: param.index,
          region: number,
          ...origin,
        });
    });
  }

  /** A coercion to an unsized pointee: `&[T; N]` to `&[T]`, `Box<T>` to `Box<dyn Trait + 'c>`. */
  unsize(a: Ty, b: Ty, origin: Origin): void {
    if (b.kind === 'dyn' && a.kind !== 'dyn') this.typeOutlives(a, b.region, origin);
    else if (a.kind === 'array' && b.kind === 'slice') this.sub(a.elem, b.elem, origin);
    else if (a.kind === 'ref' && b.kind === 'ref') {
      this.region(a.region, b.region, COVARIANT, origin);
      this.unsize(a.ty, b.ty, origin);
    } else if ((a.kind === 'ref' || a.kind === 'ptr') && b.kind === 'ptr')
      this.unsize(a.ty, b.ty, origin);
    else if (a.kind === 'adt' && b.kind === 'adt' && a.def === b.def) {
      a.substs.forEach((arg, i) => {
        const other = b.substs[i];
        if (arg.kind === 'ty' && other?.kind === 'ty') this.unsize(arg.ty, other.ty, origin);
        else if (arg.kind === 'region' && other?.kind === 'region')
          this.region(arg.region, other.region, COVARIANT, origin);
      });
    } else this.sub(a, b, origin);
  }

  private region(a: Region, b: Region, v: Variance, origin: Origin): void {
    if (v & COVARIANT) this.table.outlives(a, b, origin.category, origin.span);
    if (v & CONTRAVARIANT) this.table.outlives(b, a, origin.category, origin.span);
  }

  private args(
    a: Substs,
    b: Substs,
    of: (i: number) => Variance,
    v: Variance,
    origin: Origin,
  ): void {
    a.forEach((arg, i) => {
      const other = b[i];
      const inner = of(i);
      const w = (
        inner === INVARIANT || v === INVARIANT
          ? INVARIANT
          : v === COVARIANT
            ? inner
            : ((inner << 1) & 2) | (inner >> 1)
      ) as Variance;
      if (arg.kind === 'ty' && other?.kind === 'ty')
        this.relate(arg.ty, other.ty, w === 0 ? COVARIANT : w, origin);
      else if (arg.kind === 'region' && other?.kind === 'region' && w !== 0)
        this.region(arg.region, other.region, w, origin);
    });
  }

  private relate(a: Ty, b: Ty, v: Variance, origin: Origin): void {
    if (a === b && !hasRegions(a)) return;
    if (
      a.kind === 'never' ||
      b.kind === 'never' ||
      a.kind === 'unknown' ||
      b.kind === 'unknown' ||
      a.kind === 'error' ||
      b.kind === 'error'
    )
      return;
    if (a.kind === 'adt' && b.kind === 'adt' && a.def === b.def) {
      const vs = variances(this.tcx, a.def);
      this.args(a.substs, b.substs, (i) => vs[i] ?? COVARIANT, v, origin);
    } else if (a.kind === 'ref' && b.kind === 'ref') {
      this.region(a.region, b.region, v, origin);
      this.relate(a.ty, b.ty, a.mut && b.mut ? INVARIANT : v, origin);
    } else if ((a.kind === 'ref' || a.kind === 'ptr') && b.kind === 'ptr')
      this.relate(a.ty, b.ty, b.mut ? INVARIANT : v, origin);
    else if (a.kind === 'tuple' && b.kind === 'tuple' && a.elems.length === b.elems.length)
      a.elems.forEach((t, i) => this.relate(t, b.elems[i] as Ty, v, origin));
    else if (
      (a.kind === 'array' && b.kind === 'array') ||
      (a.kind === 'slice' && b.kind === 'slice')
    )
      this.relate(a.elem, b.elem, v, origin);
    else if (
      (a.kind === 'closure' && b.kind === 'closure' && a.def === b.def) ||
      (a.kind === 'coroutine' && b.kind === 'coroutine' && a.def === b.def)
    ) {
      const own = ownArgs(this.tcx, a.def, a.kind as 'closure' | 'coroutine');
      this.args(a.substs, b.substs, (i) => (i < own ? INVARIANT : COVARIANT), v, origin);
    } else if (
      (a.kind === 'fnDef' && b.kind === 'fnDef' && a.def === b.def) ||
      (a.kind === 'opaque' && b.kind === 'opaque' && a.def === b.def)
    )
      this.args(a.substs, b.substs, () => INVARIANT, v, origin);
    else if (
      a.kind === 'projection' &&
      b.kind === 'projection' &&
      a.projection.assoc === b.projection.assoc
    )
      this.args(a.projection.substs, b.projection.substs, () => INVARIANT, v, origin);
    else if (a.kind === 'dyn' && b.kind === 'dyn') {
      this.region(a.region, b.region, v, origin);
      if (a.principal && b.principal?.trait === a.principal.trait)
        this.args(a.principal.substs, b.principal.substs, () => INVARIANT, v, origin);
      a.projections.forEach((p, i) => {
        const q = b.projections[i];
        if (q) this.relate(p.ty, q.ty, INVARIANT, origin);
      });
    } else if (a.kind === 'fnPtr' && b.kind === 'fnPtr') {
      a.sig.params.forEach((t, i) =>
        this.relate(
          t,
          b.sig.params[i] ?? t,
          (v === INVARIANT ? v : v === COVARIANT ? CONTRAVARIANT : COVARIANT) as Variance,
          origin,
        ),
      );
      this.relate(a.sig.ret, b.sig.ret, v, origin);
    } else if (hasRegions(a) || hasRegions(b)) this.mismatches.push([a, b]);
  }
}

/** True when the type mentions any region at all. */
export function hasRegions(ty: Ty): boolean {
  let found = false;
  eachRegion(ty, () => {
    found = true;
  });
  return found;
}
