import type { MirBody, Operand, Place } from '../mir/mir';
import type { ParamEnv, Tcx } from '../typeck';
import {
  boolTy,
  charTy,
  erased,
  floatTy,
  fnDefTy,
  refTy,
  strTy,
  unitTy,
  usizeTy,
} from '../types/intern';
import type { DefId, GenericArg, Predicate, Projection, Region, Substs, Ty } from '../types/ty';
import {
  eachRegion,
  expandClosures,
  foldArgs,
  foldRegions,
  mapChildren,
  ownArgs,
} from './foldRegions';
import type { NestedFindings } from './nested';
import type { RegionTable } from './regions';

export interface PlaceTy {
  readonly ty: Ty;
  /** Set right after a downcast. */
  readonly variant: number | null;
}

/** The types of a body's locals and places, with a region variable wherever a type mentions a lifetime. */
export class BodyTypes {
  readonly locals: Ty[] = [];
  /** Regions of the closure's (coroutine's) own type, in the order of `eachRegion`: the parent knows them by position. */
  readonly external: (Region & { kind: 'var' })[] = [];
  /** A lifetime that ends after the function returns: what values hidden behind `impl Trait` must outlive. */
  readonly exit: Region & { kind: 'var' };
  /** Resolves a projection through the impl that holds, with its lifetimes; set by whoever reads where-clauses. */
  projected: ((p: Projection) => Ty | null) | null = null;
  private readonly params = new Map<string, Region>();

  constructor(
    readonly tcx: Tcx,
    readonly body: MirBody,
    readonly table: RegionTable,
    readonly env: ParamEnv,
    private readonly paramName: ((def: DefId, index: number) => string | null) | null,
    private readonly nested: NestedFindings,
  ) {
    this.exit = table.universal('anonymous', "'fn");
    if (body.kind === 'closure' || body.kind === 'coroutine') this.setUpClosure();
    else this.setUpFn();
  }

  /** Every erased region becomes a fresh variable; captured variables become part of closure types. */
  fresh(ty: Ty): Ty {
    return foldRegions(expandClosures(this.tcx, ty), (r) =>
      r.kind === 'erased' ? this.table.fresh() : this.known(r),
    );
  }
  freshArgs(substs: Substs): Substs {
    return foldArgs(substs, (r) => (r.kind === 'erased' ? this.table.fresh() : this.known(r))).map(
      (arg) => (arg.kind === 'ty' ? { kind: 'ty', ty: this.fresh(arg.ty) } : arg),
    );
  }
  /**
   * Projections resolved, closures expanded. What a closure or async block gives is tied to what it was given, as its own
   * body says. `filled` is told of regions that are lost beyond that; without closures only `'static` can be lost.
   */
  normalize(ty: Ty, filled?: (region: Region) => void): Ty {
    const mine = mentionsProjection(ty) ? this.outputs(ty) : ty;
    const exact = !mentionsClosure(mine);
    const resolved = mentionsProjection(mine) ? this.tcx.normalizeIn(mine, this.env) : mine;
    return foldRegions(expandClosures(this.tcx, resolved), (r) => {
      if (r.kind !== 'erased') return this.known(r);
      if (exact && resolved !== mine) return { kind: 'var', index: 0 };
      const region = this.table.fresh();
      // Through a closure the exact way is not known: at worst everything in the question flows into the answer.
      if (resolved !== mine)
        eachRegion(mine, (from) =>
          this.table.outlives(from, region, 'boring', this.body.span, true),
        );
      filled?.(region);
      return region;
    });
  }

  /** `<closure as FnOnce<…>>::Output` and `<async block as Future>::Output` replaced by their types. */
  private outputs(ty: Ty): Ty {
    if (ty.kind !== 'projection') return mapChildren(ty, (t) => this.outputs(t));
    const { assoc, substs } = ty.projection;
    const self = substs[0]?.kind === 'ty' ? expandClosures(this.tcx, substs[0].ty) : null;
    if (self?.kind === 'coroutine' && assoc === this.tcx.lang('future_output'))
      return this.outputOf(self, this.tcx.coroutine(self.def).output, []);
    const args = substs[1]?.kind === 'ty' ? substs[1].ty : null;
    if (
      self?.kind === 'closure' &&
      assoc === this.tcx.lang('fn_once_output') &&
      args?.kind === 'tuple'
    )
      return this.outputOf(self, this.tcx.closure(self.def).sig.ret, args.elems);
    return this.projected?.(ty.projection) ?? mapChildren(ty, (t) => this.outputs(t));
  }

  /** What calling a closure (or awaiting a block) gives: `flows` of its body say which lifetimes come from where. */
  outputOf(
    self: Ty & { kind: 'closure' | 'coroutine' },
    ret: Ty,
    args: readonly Ty[],
    call: Region | null = null,
  ): Ty {
    const out = foldRegions(expandClosures(this.tcx, this.tcx.subst(ret, self.substs)), () =>
      this.table.fresh(),
    );
    const regions = (t: Ty): Region[] => {
      const list: Region[] = [];
      eachRegion(t, (r) => list.push(r));
      return list;
    };
    const to = regions(out);
    const held = regions(self);
    const given = args.map(regions);
    for (const flow of this.nested(self.def).flows) {
      const from =
        flow.param === null
          ? held[flow.at]
          : flow.param === 'call'
            ? call
            : given[flow.param]?.[flow.at];
      const target = to[flow.to];
      if (from && target) this.table.outlives(from, target, 'boring', this.body.span);
    }
    return out;
  }

  private known(r: Region): Region {
    if (r.kind === 'param') return this.params.get(`${r.def}.${r.index}`) ?? this.exit;
    if (r.kind === 'static') return { kind: 'var', index: 0 };
    return r;
  }

  /** The where-clauses of the item (and its parents), with their lifetimes. */
  declared(): readonly Predicate[] {
    const { owner, kind } = this.body;
    const item =
      kind === 'closure'
        ? this.tcx.closure(owner).owner
        : kind === 'coroutine'
          ? this.tcx.coroutine(owner).owner
          : owner;
    return this.tcx.predicatesOf(item).map((p) => p.predicate);
  }

  /** The name of a parameter of an `async fn`, whose pattern is bound inside its state machine. */
  argumentName(index: number): string | null {
    return this.paramName?.(this.body.owner, index) ?? null;
  }

  /** The region variable that stands for a region of the item's own signature. */
  lookup(r: Region): Region {
    return this.known(r);
  }

  private setUpFn(): void {
    const { tcx, body, table } = this;
    for (let g: ReturnType<Tcx['generics']> | null = tcx.generics(body.owner); g; g = g.parent)
      for (const p of g.own)
        if (p.kind === 'region')
          this.params.set(`${p.def}.${p.index}`, table.universal('param', p.name));
    // Region parameters are looked up by the definition and index their types mention.
    const sig = body.kind === 'fn' ? tcx.fnSig(body.owner) : null;
    const collect = (ty: Ty): void =>
      eachRegion(ty, (r) => {
        if (r.kind === 'param' && !this.params.has(`${r.def}.${r.index}`))
          this.params.set(
            `${r.def}.${r.index}`,
            this.byIndex(r.index) ?? table.universal('param', r.name),
          );
      });
    if (sig) for (const ty of [...sig.params, sig.ret]) collect(ty);
    body.locals.forEach((decl, i) => {
      if (sig && i >= 1 && i <= body.argCount && sig.params[i - 1])
        this.locals.push(this.normalize(sig.params[i - 1] as Ty));
      else if (sig && i === 0 && sameShape(tcx.eraseRegions(sig.ret), decl.ty))
        this.locals.push(this.normalize(sig.ret));
      else {
        const ty = this.fresh(decl.ty);
        if (i === 0 && sig)
          eachRegion(ty, (r) => table.outlives(r, this.exit, 'opaque', decl.span));
        this.locals.push(ty);
      }
    });
  }
  private byIndex(index: number): Region | null {
    for (const [key, region] of this.params) if (key.endsWith(`.${index}`)) return region;
    return null;
  }

  private setUpClosure(): void {
    const { body, table } = this;
    const bound = new Map<number, Region>();
    body.locals.forEach((decl, i) => {
      if (i > body.argCount) {
        this.locals.push(this.fresh(decl.ty));
        return;
      }
      const kind = i === 1 ? 'external' : 'anonymous';
      const name = i === 0 ? 'the return type' : (decl.name ?? '_');
      const expanded = expandClosures(this.tcx, decl.ty);
      const ty =
        (i === 1 ? null : this.signatureTy(expanded, i, name, bound)) ??
        foldRegions(expanded, () => table.universal(kind, name));
      this.locals.push(ty);
      if (i === 1) {
        const inner = this.selfTy(ty);
        if (inner) eachRegion(inner, (r) => this.external.push(r as Region & { kind: 'var' }));
      }
    });
  }

  /** A closure's parameter or result whose lifetimes the expected signature decides: new at each call, or one for all. */
  private signatureTy(ty: Ty, local: number, name: string, bound: Map<number, Region>): Ty | null {
    if (this.body.kind !== 'closure') return null;
    const { sig, async: isAsync } = this.tcx.closure(this.body.owner);
    const written = local === 0 ? sig.ret : sig.params[local - 2];
    if (isAsync || !written || sig.params.every((p) => boundRegions(p).length === 0)) return null;
    const kinds: (number | null)[] = [];
    foldRegions(expandClosures(this.tcx, written), (r) => {
      kinds.push(r.kind === 'bound' ? r.index : null);
      return r;
    });
    let count = 0;
    foldRegions(ty, (r) => {
      count++;
      return r;
    });
    if (count !== kinds.length) return null;
    let at = 0;
    return foldRegions(ty, () => {
      const index = kinds[at++] ?? null;
      if (index === null) return this.table.universal(local === 0 ? 'outer' : 'anonymous', name);
      const region = bound.get(index) ?? this.table.universal('bound', name);
      bound.set(index, region);
      return region;
    });
  }

  /** The closure or coroutine type inside `&self`, `Pin<&mut Self>` … of a closure body. */
  private selfTy(ty: Ty): Ty | null {
    if ((ty.kind === 'closure' || ty.kind === 'coroutine') && ty.def === this.body.owner) return ty;
    if (ty.kind === 'ref') return this.selfTy(ty.ty);
    if (ty.kind === 'adt')
      for (const arg of ty.substs) if (arg.kind === 'ty') return this.selfTy(arg.ty);
    return null;
  }

  /** Calls that the compiler adds (`into_future`, `poll`, `deref`) come without the lifetimes of the method itself. */
  private complete(def: DefId, substs: Substs): Substs {
    const { count, own } = this.tcx.generics(def);
    if (substs.length >= count) return substs;
    const missing = own.filter((p) => p.index >= substs.length);
    if (missing.some((p) => p.kind !== 'region')) return substs;
    return [
      ...substs,
      ...missing.map((): GenericArg => ({ kind: 'region', region: this.table.fresh() })),
    ];
  }

  isBox(ty: Ty): boolean {
    return ty.kind === 'adt' && ty.def === this.tcx.lang('owned_box');
  }

  place(place: Place): PlaceTy {
    let at: PlaceTy = { ty: this.locals[place.local] as Ty, variant: null };
    for (let i = 0; i < place.proj.length; i++)
      at = this.project(at, place.proj[i] as Place['proj'][number]);
    return at;
  }

  private project({ ty, variant }: PlaceTy, elem: Place['proj'][number]): PlaceTy {
    switch (elem.kind) {
      case 'deref':
        if (ty.kind === 'ref' || ty.kind === 'ptr') return { ty: ty.ty, variant: null };
        if (ty.kind === 'adt')
          for (const arg of ty.substs) if (arg.kind === 'ty') return { ty: arg.ty, variant: null };
        return { ty: this.fresh(ty), variant: null };
      case 'field': {
        if (ty.kind === 'tuple')
          return { ty: ty.elems[elem.index] ?? this.fresh(elem.ty), variant: null };
        if (ty.kind === 'adt') {
          const field = this.tcx.adt(ty.def).variants[variant ?? 0]?.fields[elem.index];
          if (field)
            return { ty: this.normalize(this.tcx.subst(field.ty, ty.substs)), variant: null };
        }
        return { ty: this.fresh(elem.ty), variant: null };
      }
      case 'downcast':
        return { ty, variant: elem.variant };
      case 'index':
      case 'constIndex':
        return {
          ty: ty.kind === 'array' || ty.kind === 'slice' ? ty.elem : this.fresh(ty),
          variant: null,
        };
      case 'subslice':
        return { ty, variant: null };
      case 'upvar': {
        const self = this.selfTy(ty);
        if (self && (self.kind === 'closure' || self.kind === 'coroutine')) {
          const arg = self.substs[ownArgs(this.tcx, self.def, self.kind) + elem.index];
          if (arg?.kind === 'ty') return { ty: arg.ty, variant: null };
        }
        return { ty: this.fresh(elem.ty), variant: null };
      }
    }
  }

  operand(operand: Operand): Ty {
    if (operand.kind !== 'const') return this.place(operand.place).ty;
    const c = operand.value;
    switch (c.kind) {
      case 'bool':
        return boolTy;
      case 'char':
        return charTy;
      case 'float':
        return c.ty ?? floatTy('f64');
      case 'unit':
        return unitTy;
      case 'str':
        return refTy(strTy, false, { kind: 'var', index: 0 });
      case 'bytes':
        return foldRegions(c.ty, () => ({ kind: 'var', index: 0 }));
      case 'fn':
        return fnDefTy(c.def, this.complete(c.def, this.freshArgs(c.substs)));
      case 'int':
        return c.ty ?? usizeTy;
      case 'const':
      case 'static':
        return foldRegions(c.ty, () => ({ kind: 'var', index: 0 }));
      default:
        return 'ty' in c ? c.ty : unitTy;
    }
  }
}

function boundRegions(ty: Ty): number[] {
  const out: number[] = [];
  foldRegions(ty, (r) => {
    if (r.kind === 'bound') out.push(r.index);
    return r;
  });
  return out;
}

function mentionsClosure(ty: Ty): boolean {
  if (ty.kind === 'closure' || ty.kind === 'coroutine') return true;
  let found = false;
  mapChildren(ty, (t) => {
    found ||= mentionsClosure(t);
    return t;
  });
  return found;
}

export function mentionsProjection(ty: Ty): boolean {
  switch (ty.kind) {
    case 'projection':
      return true;
    case 'ref':
    case 'ptr':
      return mentionsProjection(ty.ty);
    case 'tuple':
      return ty.elems.some(mentionsProjection);
    case 'array':
    case 'slice':
      return mentionsProjection(ty.elem);
    case 'adt':
    case 'opaque':
    case 'fnDef':
    case 'closure':
    case 'coroutine':
      return ty.substs.some((arg) => arg.kind === 'ty' && mentionsProjection(arg.ty));
    case 'dyn':
      return ty.projections.some((p) => mentionsProjection(p.ty));
    default:
      return false;
  }
}

function sameShape(a: Ty, b: Ty): boolean {
  const strip = (ty: Ty): Ty => foldRegions(ty, () => erased);
  return strip(a) === strip(b);
}
