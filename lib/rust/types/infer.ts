import { type Folder, foldPredicate, foldSig, foldSubsts, foldTraitRef, foldTy } from './fold';
import { hasInfer, inferTy } from './intern';
import {
  type ConstArg,
  type FnSig,
  type GenericArg,
  type Predicate,
  type Region,
  type Substs,
  type TraitRef,
  type Ty,
  TyFlags,
} from './ty';

export type VarKind = 'general' | 'int' | 'float';

/** A point to which the table can be taken back. */
export interface Snapshot {
  readonly log: number;
  readonly vars: number;
  readonly consts: number;
}

interface Var {
  readonly kind: VarKind;
  value: Ty | null;
  /** Where the variable was made: the expression or pattern rustc points at for E0282. */
  readonly origin: number;
  /** Made for an expression of type `!`: falls back to `!` in edition 2024. */
  diverging: boolean;
}

/**
 * Inference variables with undo. Unification ignores regions: those are the borrow checker's business. `error` and
 * `unknown` unify with everything, so that one finding does not cause others.
 */
export class InferenceTable {
  private readonly vars: Var[] = [];
  private readonly consts: (ConstArg | null)[] = [];
  /** Undo entries: `3n` unbinds variable n, `3n + 1` clears its diverging mark, `3n + 2` unbinds constant n. */
  private readonly log: number[] = [];
  private readonly deep: Folder = {
    ty: (ty) => {
      if ((ty.flags & TyFlags.infer) === 0) return ty;
      if (ty.kind !== 'infer') return undefined;
      const shallow = this.shallow(ty);
      return shallow.kind === 'infer' ? shallow : foldTy(shallow, this.deep);
    },
    konst: (c) => this.shallowConst(c),
  };

  fresh(kind: VarKind = 'general', origin = -1): Ty {
    const index = this.vars.length;
    this.vars.push({ kind, value: null, origin, diverging: false });
    return inferTy(index, kind);
  }

  freshConst(): ConstArg {
    this.consts.push(null);
    return { kind: 'infer', index: this.consts.length - 1 };
  }

  varAt(index: number): Ty {
    return inferTy(index, this.vars[index]?.kind ?? 'general');
  }

  count(): number {
    return this.vars.length;
  }

  originOf(ty: Ty): number {
    return ty.kind === 'infer' ? (this.vars[ty.index]?.origin ?? -1) : -1;
  }

  markDiverging(ty: Ty): void {
    const root = this.shallow(ty);
    const v = root.kind === 'infer' ? this.vars[root.index] : undefined;
    if (v) v.diverging = true;
  }

  isDiverging(ty: Ty): boolean {
    return ty.kind === 'infer' && this.vars[ty.index]?.diverging === true;
  }

  snapshot(): Snapshot {
    return { log: this.log.length, vars: this.vars.length, consts: this.consts.length };
  }

  rollback(to: Snapshot): void {
    while (this.log.length > to.log) this.undo(this.log.pop() ?? 0);
    this.vars.length = to.vars;
    this.consts.length = to.consts;
  }

  private undo(entry: number): void {
    const index = Math.floor(entry / 3);
    const v = this.vars[index];
    if (entry % 3 === 2) this.consts[index] = null;
    else if (v && entry % 3 === 1) v.diverging = false;
    else if (v) v.value = null;
  }

  /** Runs `attempt` and takes every effect back. */
  probe<T>(attempt: () => T): T {
    const at = this.snapshot();
    try {
      return attempt();
    } finally {
      this.rollback(at);
    }
  }

  /** Runs `attempt` and keeps its effects only when it answers true. */
  commitIf(attempt: () => boolean): boolean {
    const at = this.snapshot();
    const ok = attempt();
    if (!ok) this.rollback(at);
    return ok;
  }

  /** The type a variable stands for, one level deep; an unsolved variable answers its representative. */
  shallow(ty: Ty): Ty {
    let t = ty;
    while (t.kind === 'infer') {
      const value = this.vars[t.index]?.value;
      if (!value) return t;
      t = value;
    }
    return t;
  }

  shallowConst(c: ConstArg): ConstArg {
    let v = c;
    while (v.kind === 'infer') {
      const value = this.consts[v.index];
      if (!value) return v;
      v = value;
    }
    return v;
  }

  resolve(ty: Ty): Ty {
    return hasInfer(ty) ? foldTy(ty, this.deep) : ty;
  }
  resolveSubsts(substs: Substs): Substs {
    return foldSubsts(substs, this.deep);
  }
  resolveTraitRef(ref: TraitRef): TraitRef {
    return foldTraitRef(ref, this.deep);
  }
  resolveSig(sig: FnSig): FnSig {
    return foldSig(sig, this.deep);
  }
  resolvePredicate(p: Predicate): Predicate {
    return foldPredicate(p, this.deep);
  }

  private bind(index: number, value: Ty): void {
    const v = this.vars[index];
    if (!v) return;
    v.value = value;
    this.log.push(3 * index);
  }

  private occurs(index: number, ty: Ty): boolean {
    if (!hasInfer(ty)) return false;
    let found = false;
    foldTy(ty, {
      ty: (t) => {
        if (found || !hasInfer(t)) return t;
        if (t.kind !== 'infer') return undefined;
        const s = this.shallow(t);
        if (s.kind === 'infer') found ||= s.index === index;
        else found ||= this.occurs(index, s);
        return t;
      },
    });
    return found;
  }

  /** Makes two types equal up to regions. False leaves partial effects: wrap in `commitIf` or `probe`. */
  unify(left: Ty, right: Ty): boolean {
    const a = this.shallow(left);
    const b = this.shallow(right);
    if (a === b) return true;
    if (a.kind === 'infer') return this.unifyVar(a, b);
    if (b.kind === 'infer') return this.unifyVar(b, a);
    if (a.kind === 'error' || b.kind === 'error' || a.kind === 'unknown' || b.kind === 'unknown')
      return true;
    if (a.kind !== b.kind) return false;
    if (
      (a.flags & b.flags & TyFlags.region) === 0 &&
      ((a.flags | b.flags) & (TyFlags.infer | TyFlags.region | TyFlags.error | TyFlags.unknown)) ===
        0
    )
      return false;
    return this.unifyStructure(a, b);
  }

  private unifyVar(a: Ty & { kind: 'infer' }, b: Ty): boolean {
    if (b.kind === 'infer') {
      if (a.of === 'general') this.joinDiverging(a, b);
      else if (b.of === 'general') {
        this.joinDiverging(b, a);
        this.bind(b.index, a);
        return true;
      } else if (a.of !== b.of) return false;
      this.bind(a.index, b);
      return true;
    }
    if (b.kind === 'error' || b.kind === 'unknown') {
      this.bind(a.index, b);
      return true;
    }
    if (a.of === 'int' && b.kind !== 'int') return false;
    if (a.of === 'float' && b.kind !== 'float') return false;
    if (this.occurs(a.index, b)) return false;
    this.bind(a.index, b);
    return true;
  }

  private joinDiverging(from: Ty & { kind: 'infer' }, to: Ty & { kind: 'infer' }): void {
    const a = this.vars[from.index];
    const b = this.vars[to.index];
    if (a?.diverging && b && b.kind === 'general' && !b.diverging) {
      b.diverging = true;
      this.log.push(3 * to.index + 1);
    }
  }

  private unifyStructure(a: Ty, b: Ty): boolean {
    switch (a.kind) {
      case 'adt':
      case 'fnDef':
      case 'closure':
      case 'coroutine':
      case 'opaque':
        return (b as typeof a).def === a.def && this.unifySubsts(a.substs, (b as typeof a).substs);
      case 'ref':
      case 'ptr':
        return (b as typeof a).mut === a.mut && this.unify(a.ty, (b as typeof a).ty);
      case 'tuple':
        return this.unifyAll(a.elems, (b as typeof a).elems);
      case 'array':
        return (
          this.unify(a.elem, (b as typeof a).elem) && this.unifyConst(a.len, (b as typeof a).len)
        );
      case 'slice':
        return this.unify(a.elem, (b as typeof a).elem);
      case 'fnPtr':
        return this.unifySig(a.sig, (b as typeof a).sig);
      case 'projection':
        return (
          a.projection.assoc === (b as typeof a).projection.assoc &&
          this.unifySubsts(a.projection.substs, (b as typeof a).projection.substs)
        );
      case 'dyn':
        return this.unifyDyn(a, b as typeof a);
      default:
        return false;
    }
  }

  private unifyDyn(a: Ty & { kind: 'dyn' }, b: Ty & { kind: 'dyn' }): boolean {
    if (a.principal?.trait !== b.principal?.trait || a.autoTraits.join() !== b.autoTraits.join())
      return false;
    if (a.principal && b.principal && !this.unifySubsts(a.principal.substs, b.principal.substs))
      return false;
    if (a.projections.length !== b.projections.length) return false;
    return a.projections.every((p, i) => {
      const q = b.projections[i];
      return (
        q !== undefined &&
        p.projection.assoc === q.projection.assoc &&
        this.unifySubsts(p.projection.substs, q.projection.substs) &&
        this.unify(p.ty, q.ty)
      );
    });
  }

  unifySig(a: FnSig, b: FnSig): boolean {
    return (
      a.unsafe === b.unsafe &&
      a.variadic === b.variadic &&
      this.unifyAll(a.params, b.params) &&
      this.unify(a.ret, b.ret)
    );
  }

  unifyAll(a: readonly Ty[], b: readonly Ty[]): boolean {
    return a.length === b.length && a.every((t, i) => this.unify(t, b[i] as Ty));
  }

  unifySubsts(a: Substs, b: Substs): boolean {
    return a.length === b.length && a.every((x, i) => this.unifyArg(x, b[i] as GenericArg));
  }

  private unifyArg(a: GenericArg, b: GenericArg): boolean {
    if (a.kind === 'ty') return b.kind === 'ty' && this.unify(a.ty, b.ty);
    if (a.kind === 'const') return b.kind === 'const' && this.unifyConst(a.value, b.value);
    return b.kind === 'region';
  }

  unifyConst(left: ConstArg, right: ConstArg): boolean {
    const a = this.shallowConst(left);
    const b = this.shallowConst(right);
    if (a.kind === 'infer' || b.kind === 'infer') {
      const [v, other] = a.kind === 'infer' ? [a, b] : [b as ConstArg & { kind: 'infer' }, a];
      if (other.kind === 'infer' && other.index === v.index) return true;
      this.consts[v.index] = other;
      this.log.push(3 * v.index + 2);
      return true;
    }
    if (a.kind === 'unknown' || b.kind === 'unknown') return true;
    if (a.kind === 'value') return b.kind === 'value' && a.value === b.value;
    return b.kind === 'param' && a.index === b.index && a.def === b.def;
  }
}

/** True for regions later stages must not see as erased. */
export const isNamedRegion = (r: Region): boolean => r.kind === 'static' || r.kind === 'param';
