import type { Tcx } from '../typeck';
import {
  closureTy,
  coroutineTy,
  erased,
  projectionTy,
  refTy,
  tyArg,
  unitTy,
} from '../types/intern';
import type { GenericArg, Projection, Region, Substs, Ty } from '../types/ty';
import type { BodyTypes } from './bodyTypes';
import { mapChildren, ownArgs } from './foldRegions';
import type { RegionTable } from './regions';
import { hasRegions, type Origin, type Relate } from './relate';

/** What the bounds of used items say about lifetimes, followed through the impls that fulfil them. */
export class WhereClauses {
  private projecting = 0;

  constructor(
    private readonly tcx: Tcx,
    private readonly types: BodyTypes,
    private readonly table: RegionTable,
    private readonly relate: Relate,
  ) {
    types.projected = (p) => this.projected(p);
  }

  /**
   * `<T as Trait>::Assoc` by way of the impl that holds, so that each lifetime of the answer is tied to those of the
   * question: `<Map<Iter<'a, T>, F> as Iterator>::Item` is what `F`, given `&'a T`, returns. Null where no impl decides.
   */
  private projected({ assoc, substs }: Projection): Ty | null {
    const trait = this.tcx.traitOfItem(assoc);
    if (trait === null || this.projecting > 8) return null;
    this.projecting++;
    const { count } = this.tcx.generics(trait);
    const boring: Origin = { category: 'boring', span: this.types.body.span };
    const by = this.implemented(trait, substs.slice(0, count), boring, 0);
    const item = by && this.tcx.implAssocTy(by.impl, assoc);
    const ty =
      by && item !== null
        ? this.types.normalize(
            this.tcx.subst(this.tcx.typeOf(item), [...by.substs, ...substs.slice(count)]),
          )
        : null;
    this.projecting--;
    return ty;
  }

  /** The where-clauses of what is used: `F: 'static`, `'a: 'b`, `T: Iterator<Item = &'a U>`, `B: FromIterator<&'a U>`. */
  predicates(def: number, substs: Substs, origin: Origin, depth = 0): void {
    for (const { predicate } of this.tcx.predicatesOf(def)) {
      switch (predicate.kind) {
        case 'typeOutlives':
          this.relate.typeOutlives(
            this.types.normalize(this.tcx.subst(predicate.ty, substs)),
            this.region(predicate.region, substs),
            origin,
          );
          break;
        case 'regionOutlives':
          this.table.outlives(
            this.region(predicate.long, substs),
            this.region(predicate.short, substs),
            origin.category,
            origin.span,
          );
          break;
        case 'projection': {
          const projected = this.tcx.subst(projectionTy(predicate.projection), substs);
          const found = this.types.normalize(projected);
          if (found.kind !== 'projection')
            this.relate.eq(found, this.types.normalize(this.tcx.subst(predicate.ty, substs)), {
              ...origin,
              category: 'boring',
            });
          break;
        }
        case 'trait':
          this.implemented(
            predicate.ref.trait,
            this.tcx.substArgs(predicate.ref.substs, substs),
            origin,
            depth,
          );
          break;
      }
    }
  }

  /** `B: FromIterator<&'a U>` holds by an impl; its header and where-clauses tie the lifetimes of both sides together. */
  private implemented(
    trait: number,
    args: Substs,
    origin: Origin,
    depth: number,
  ): { readonly impl: number; readonly substs: Substs } | null {
    if (depth > 6) return null;
    const substs = args.map(
      (arg): GenericArg => (arg.kind === 'ty' ? tyArg(this.types.normalize(arg.ty)) : arg),
    );
    const plain = substs.map(
      (arg): GenericArg =>
        arg.kind === 'ty' ? tyArg(this.tcx.eraseRegions(this.original(arg.ty))) : arg,
    );
    if (!substs.some((arg) => arg.kind === 'region' || (arg.kind === 'ty' && hasRegions(arg.ty))))
      return null;
    const found = this.tcx.implFor({
      trait,
      substs: plain.map(
        (a): GenericArg => (a.kind === 'region' ? { kind: 'region', region: erased } : a),
      ),
    });
    const header = found && this.tcx.implTraitRef(found.impl);
    if (!found || !header) return null;
    const own = this.types.freshArgs(found.substs);
    const wanted = this.tcx.substArgs(header.substs, own);
    wanted.forEach((arg, i) => {
      const given = substs[i];
      if (arg.kind === 'ty' && given?.kind === 'ty')
        this.relate.eq(this.types.normalize(arg.ty), given.ty, { ...origin, category: 'boring' });
    });
    this.predicates(found.impl, own, { ...origin, category: 'boring' }, depth + 1);
    return { impl: found.impl, substs: own };
  }

  /** A call of `Trait::method` is by some impl of the trait. */
  ownTrait(method: number, substs: Substs, origin: Origin): void {
    const trait = this.tcx.traitOfItem(method);
    if (trait === null) return;
    const header = this.tcx.generics(trait).count;
    if (this.tcx.generics(method).parent?.def === trait)
      this.implemented(trait, substs.slice(0, header), origin, 0);
  }

  /** Closure types as the type checker knows them, without the captures that are shown here. */
  private original(ty: Ty): Ty {
    if (ty.kind === 'closure' || ty.kind === 'coroutine') {
      const own = ty.substs.slice(0, ownArgs(this.tcx, ty.def, ty.kind));
      return ty.kind === 'closure' ? closureTy(ty.def, own) : coroutineTy(ty.def, own);
    }
    return mapChildren(ty, (t) => this.original(t));
  }

  /** A lifetime of a declaration as it is for these arguments. */
  region(region: Region, substs: Substs): Region {
    const through = this.tcx.subst(refTy(unitTy, false, region), substs);
    return through.kind === 'ref' ? through.region : region;
  }
}
