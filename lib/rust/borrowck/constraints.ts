import type { MirBody, MirSpan, Operand, Place, Rvalue, Terminator } from '../mir/mir';
import type { Tcx } from '../typeck';
import { adtTy, boolTy, closureTy, coroutineTy, refTy, tupleTy, usizeTy } from '../types/intern';
import type { GenericArg, Region, Substs, Ty } from '../types/ty';
import { type BodyTypes, mentionsProjection } from './bodyTypes';
import { eachRegion, foldRegions } from './foldRegions';
import type { Location } from './graph';
import type { NestedFindings } from './nested';
import type { RegionTable } from './regions';
import { type Origin, Relate } from './relate';
import { WhereClauses } from './whereClauses';

/** One `&` or `&mut` of a place, and the lifetime of the reference it makes. */
export interface Loan {
  readonly index: number;
  readonly place: Place;
  readonly kind: 'shared' | 'mut' | 'twoPhaseMut' | 'uniqueClosure' | 'fake';
  readonly region: number;
  readonly at: Location;
  readonly span: MirSpan;
  /** The local that receives the reference when it is stored whole: two-phase borrows activate at its first use. */
  readonly into: number | null;
}

/** Walks a body once: relates the types at every assignment and call, and notes every loan. */
export class ConstraintGenerator {
  readonly loans: Loan[] = [];
  readonly relate: Relate;
  private readonly where: WhereClauses;

  constructor(
    private readonly tcx: Tcx,
    private readonly body: MirBody,
    readonly types: BodyTypes,
    private readonly table: RegionTable,
    private readonly nested: NestedFindings,
  ) {
    this.relate = new Relate(tcx, table);
    this.where = new WhereClauses(tcx, types, table, this.relate);
  }

  run(reachable: readonly boolean[]): void {
    this.annotations();
    this.body.blocks.forEach((block, b) => {
      if (!reachable[b]) return;
      block.statements.forEach((statement, i) => {
        if (statement.kind !== 'assign') return;
        const origin = this.origin(statement.place, statement.span);
        const ty = this.rvalue(
          statement.value,
          { block: b, index: i },
          statement.span,
          statement.place,
        );
        if (ty) this.assign(ty, this.types.place(statement.place).ty, origin);
      });
      this.terminator(block.terminator);
    });
  }

  /** `let x: &'static str`: what the place holds must be as the program wrote it. Lifetimes left out say nothing. */
  private annotations(): void {
    for (const { place, ty, span } of this.body.annotations) {
      let says = false;
      eachRegion(ty, (r) => {
        says ||= r.kind === 'static' || r.kind === 'param';
      });
      if (says && !mentionsProjection(ty))
        this.relate.sub(this.types.place(place).ty, this.types.fresh(ty), {
          category: 'annotation',
          span,
        });
    }
  }

  private origin(place: Place, span: MirSpan): Origin {
    return {
      category:
        place.local === 0
          ? span.desugared
            ? 'boring'
            : 'return'
          : this.body.locals[place.local]?.name
            ? 'assignment'
            : 'boring',
      span,
    };
  }

  /** An assignment; a value hidden behind `impl Trait` must only outlive the function. */
  private assign(from: Ty, to: Ty, origin: Origin): void {
    if (to.kind === 'opaque' && !(from.kind === 'opaque' && from.def === to.def)) {
      const hidden = { ...origin };
      if (origin.category === 'return') hidden.category = 'opaque';
      this.relate.typeOutlives(from, this.types.exit, hidden);
      this.hide(from, to, origin.span);
      for (const bound of this.tcx.opaqueBounds(to.def))
        if (bound.predicate.kind === 'typeOutlives')
          this.relate.typeOutlives(
            from,
            this.where.region(bound.predicate.region, to.substs),
            hidden,
          );
      return;
    }
    this.relate.sub(from, to, origin);
  }

  private hide(from: Ty, opaque: Ty & { kind: 'opaque' }, span: MirSpan): void {
    const own = this.tcx.opaqueSelf(opaque.def);
    if (own.kind !== 'opaque' || !own.substs.some(isStatic)) return;
    const captured = opaque.substs.flatMap((arg) => {
      const n = arg.kind === 'region' ? this.table.number(arg.region) : null;
      return n === null ? [] : [n];
    });
    eachRegion(from, (r) => {
      const region = this.table.number(r);
      if (region !== null) this.table.hidden.push({ region, captured, ty: opaque, span });
    });
  }

  private rvalue(value: Rvalue, at: Location, span: MirSpan, dest: Place): Ty | null {
    switch (value.kind) {
      case 'use':
        return this.types.operand(value.operand);
      case 'ref':
        return this.borrow(value.place, value.borrow, at, span, dest);
      case 'cast':
        return this.cast(value, dest, span);
      case 'aggregate':
        return this.aggregate(value, span, dest);
      case 'repeat':
        return this.arrayOf(value.operand, dest, span);
      case 'binary':
        return /^(==|!=|<|<=|>|>=)$/.test(value.op) ? boolTy : this.types.operand(value.left);
      case 'unary':
        return this.types.operand(value.operand);
      case 'len':
        return usizeTy;
      default:
        return null;
    }
  }

  private arrayOf(operand: Operand, dest: Place, span: MirSpan): null {
    const to = this.types.place(dest).ty;
    if (to.kind === 'array')
      this.relate.sub(this.types.operand(operand), to.elem, { category: 'boring', span });
    return null;
  }

  private borrow(place: Place, kind: Loan['kind'], at: Location, span: MirSpan, dest: Place): Ty {
    const region = this.table.fresh();
    const { ty } = this.types.place(place);
    this.loans.push({
      index: this.loans.length,
      place,
      kind,
      region: region.index,
      at,
      span,
      into: dest.proj.length === 0 ? dest.local : null,
    });
    this.reborrow(place, region, span);
    return refTy(ty, kind === 'mut' || kind === 'twoPhaseMut' || kind === 'uniqueClosure', region);
  }

  /** `&'r **p`: every reference that is followed must live as long as the new one, up to the first shared one. */
  private reborrow(place: Place, region: Region, span: MirSpan): void {
    for (let n = place.proj.length - 1; n >= 0; n--) {
      if (place.proj[n]?.kind !== 'deref') continue;
      const base = this.types.place({ local: place.local, proj: place.proj.slice(0, n) }).ty;
      if (base.kind === 'ptr') return;
      if (base.kind !== 'ref') continue;
      this.table.outlives(base.region, region, 'reborrow', span);
      if (!base.mut) return;
    }
  }

  private cast(value: Extract<Rvalue, { kind: 'cast' }>, dest: Place, span: MirSpan): Ty | null {
    const from = this.types.operand(value.operand);
    const to = this.types.place(dest).ty;
    const origin: Origin = { category: dest.local === 0 ? 'return' : 'cast', span };
    if (value.how === 'unsize') {
      this.relate.unsize(from, to, origin);
      return null;
    }
    if (value.how === 'reifyFn' || value.how === 'closureToFn' || value.how === 'numeric')
      return null;
    this.relate.sub(from, to, origin);
    return null;
  }

  private aggregate(
    value: Extract<Rvalue, { kind: 'aggregate' }>,
    span: MirSpan,
    dest: Place,
  ): Ty | null {
    const operands = value.operands.map((o) => this.types.operand(o));
    const origin: Origin = { category: 'boring', span };
    switch (value.of.kind) {
      case 'tuple':
        return tupleTy(operands);
      case 'array': {
        const to = this.types.place(dest).ty;
        if (to.kind === 'array')
          for (const ty of operands) this.relate.sub(ty, to.elem, this.origin(dest, span));
        return null;
      }
      case 'adt': {
        const of = value.of;
        const substs = this.types.freshArgs(of.substs);
        const fields = this.tcx.adt(of.def).variants[of.variant]?.fields ?? [];
        operands.forEach((ty, i) => {
          const field = fields[i];
          if (field)
            this.assign(ty, this.types.normalize(this.tcx.subst(field.ty, substs)), origin);
        });
        this.where.predicates(of.def, substs, origin);
        return adtTy(of.def, substs);
      }
      case 'closure':
      case 'coroutine': {
        const own = value.of.substs;
        const to = this.types.fresh(
          value.of.kind === 'closure'
            ? closureTy(value.of.def, own)
            : coroutineTy(value.of.def, own),
        );
        if (to.kind === 'closure' || to.kind === 'coroutine') {
          const first = to.substs.length - operands.length;
          operands.forEach((ty, i) => {
            const arg = to.substs[first + i];
            if (arg?.kind === 'ty') this.relate.sub(ty, arg.ty, { category: 'upvar', span });
          });
          this.closureRequirements(to, span);
        }
        return to;
      }
    }
  }

  /** What the closure's own body demands of its captures becomes constraints here, where the captures are known. */
  private closureRequirements(
    closure: Ty & { kind: 'closure' | 'coroutine' },
    span: MirSpan,
  ): void {
    const regions: Region[] = [];
    eachRegion(closure, (r) => regions.push(r));
    const requirements = this.nested(closure.def);
    for (const r of requirements.outlives) {
      const sup = regions[r.sup];
      const sub = r.sub === null ? ({ kind: 'static' } as Region) : regions[r.sub];
      if (sup && sub) this.table.outlives(sup, sub, r.category, r.span ?? span);
    }
    for (const p of requirements.params) this.table.typeTests.push({ ...p, region: 0 });
  }

  private terminator(t: Terminator): void {
    if (t.kind !== 'call') return;
    const args = t.args.map((a) => this.types.operand(a));
    const dest = this.types.place(t.dest).ty;
    const func = this.types.operand(t.func);
    const sources: Region[] = [];
    for (const ty of args) eachRegion(ty, (r) => sources.push(r));
    const lost = (region: Region): void => {
      for (const s of sources) this.table.outlives(s, region, 'boring', t.span, true);
    };
    const result = this.origin(t.dest, t.span);
    if (func.kind === 'fnDef') {
      if (this.closureCall(func.def, func.substs, args, dest, result, t.span)) return;
      const sig = this.tcx.substSig(this.tcx.fnSig(func.def), func.substs);
      const bound = this.instantiateBound();
      args.forEach((ty, i) => {
        const param = sig.params[i];
        if (param)
          this.assign(ty, this.types.normalize(bound(param), lost), {
            category: 'callArgument',
            span: t.span,
          });
      });
      this.assign(this.types.normalize(bound(sig.ret), lost), dest, result);
      this.where.predicates(func.def, func.substs, { category: 'callArgument', span: t.span });
      this.where.ownTrait(func.def, func.substs, { category: 'boring', span: t.span });
    } else if (func.kind === 'fnPtr') {
      const bound = this.instantiateBound();
      args.forEach((ty, i) => {
        const param = func.sig.params[i];
        if (param) this.relate.sub(ty, bound(param), { category: 'callArgument', span: t.span });
      });
      this.relate.sub(bound(func.sig.ret), dest, result);
    }
  }

  private instantiateBound(): (ty: Ty) => Ty {
    const made = new Map<number, Region>();
    return (ty) =>
      foldRegions(ty, (r) => {
        if (r.kind !== 'bound' || r.depth !== 0) return r;
        const region = made.get(r.index) ?? this.table.fresh();
        made.set(r.index, region);
        return region;
      });
  }

  /** `Fn*::call*(closure, (args,))`: the closure's signature, with what it returns tied loosely to all it was given. */
  private closureCall(
    method: number,
    substs: Substs,
    args: readonly Ty[],
    dest: Ty,
    result: Origin,
    span: MirSpan,
  ): boolean {
    const trait = this.tcx.traitOfItem(method);
    const isFn =
      trait !== null && ['fn', 'fn_mut', 'fn_once'].some((name) => this.tcx.lang(name) === trait);
    const self = substs[0]?.kind === 'ty' ? substs[0].ty : null;
    if (!isFn || self?.kind !== 'closure') return false;
    const sig = this.tcx.closure(self.def).sig;
    const tuple = args[1];
    if (tuple?.kind === 'tuple')
      sig.params.forEach((param, i) => {
        const given = tuple.elems[i];
        if (given)
          this.relate.sub(given, this.types.fresh(this.tcx.subst(param, self.substs)), {
            category: 'callArgument',
            span,
          });
      });
    const call = args[0]?.kind === 'ref' ? args[0].region : null;
    const given = tuple?.kind === 'tuple' ? tuple.elems : [];
    const ret = this.types.outputOf(self, sig.ret, given, call);
    this.relate.sub(ret, dest, result);
    return true;
  }
}

const isStatic = (arg: GenericArg): boolean =>
  arg.kind === 'region' && arg.region.kind === 'static';
