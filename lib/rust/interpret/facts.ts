import type { AdtInfo, Tcx } from '../typeck/index';
import { refTy } from '../types/intern';
import type { DefId, Ty } from '../types/ty';
import type { Slots, Value } from './value';

/** How dropping a value of a type goes, worked out once per type. */
export type DropPlan =
  | { readonly kind: 'nothing' | 'array' | 'slice' | 'dyn' | 'coroutine' }
  | { readonly kind: 'box'; readonly of: Ty }
  | { readonly kind: 'list'; readonly tys: readonly Ty[]; readonly offset: number }
  /** A struct or enum: the type's own `Drop`, then the fields of the active variant. */
  | {
      readonly kind: 'adt';
      readonly impl: DefId | null;
      readonly variants: readonly (readonly Ty[])[];
      readonly isEnum: boolean;
      readonly name: string;
      readonly union: boolean;
    };

/** What the interpreter asks about concrete types, remembered per type. */
export class Facts {
  private readonly copies = new Map<Ty, ((v: Value) => Value) | null>();
  private readonly drops = new Map<Ty, DropPlan>();
  private readonly needs = new Map<Ty, boolean>();
  readonly ownedBox: DefId | null;
  private readonly manuallyDrop: DefId | null;

  constructor(private readonly tcx: Tcx) {
    this.ownedBox = tcx.lang('owned_box');
    this.manuallyDrop = tcx.lang('manually_drop');
  }

  isBox(ty: Ty): boolean {
    return ty.kind === 'adt' && ty.def === this.ownedBox;
  }
  isEnum(ty: Ty): boolean {
    return ty.kind === 'adt' && this.tcx.adt(ty.def).kind === 'enum';
  }
  adt(def: DefId): AdtInfo {
    return this.tcx.adt(def);
  }

  /** What a reference, pointer or box points at. */
  pointee(ty: Ty): Ty | null {
    if (ty.kind === 'ref' || ty.kind === 'ptr') return ty.ty;
    if (ty.kind === 'adt' && ty.def === this.ownedBox) {
      const arg = ty.substs.find((a) => a.kind === 'ty');
      return arg?.kind === 'ty' ? arg.ty : null;
    }
    return null;
  }

  /** Concrete field types of a variant. */
  fields(ty: Ty, variant = 0): readonly Ty[] {
    if (ty.kind === 'tuple') return ty.elems;
    if (ty.kind !== 'adt') return [];
    return (this.tcx.adt(ty.def).variants[variant]?.fields ?? []).map((f) =>
      this.tcx.normalize(this.tcx.subst(f.ty, ty.substs)),
    );
  }

  /** The type whose metadata a pointer to `ty` carries: the last field's, all the way down. */
  tail(ty: Ty): Ty {
    let at = ty;
    for (;;) {
      if (at.kind === 'tuple' && at.elems.length > 0) at = at.elems[at.elems.length - 1] as Ty;
      else if (at.kind === 'adt' && !this.isBox(at)) {
        const adt = this.tcx.adt(at.def);
        const all = adt.kind === 'enum' ? [] : this.fields(at);
        const last = all[all.length - 1];
        if (!last) return at;
        at = last;
      } else return at;
    }
  }

  /** How to duplicate a `Copy` value; null when the value itself will do. */
  copier(ty: Ty): ((v: Value) => Value) | null {
    const known = this.copies.get(ty);
    if (known !== undefined) return known;
    this.copies.set(ty, null);
    const made = this.makeCopier(ty);
    this.copies.set(ty, made);
    return made;
  }

  private makeCopier(ty: Ty): ((v: Value) => Value) | null {
    switch (ty.kind) {
      case 'tuple':
        return ty.elems.length === 0
          ? null
          : copyList(
              ty.elems.map((t) => this.copier(t)),
              0,
            );
      case 'array': {
        const each = this.copier(ty.elem);
        return each ? (v) => (v as Slots).map(each) : (v) => (v as Slots).slice();
      }
      case 'closure':
        return (v) => (v as Slots).slice();
      case 'adt': {
        if (this.isBox(ty)) return null;
        const adt = this.tcx.adt(ty.def);
        if (adt.kind !== 'enum')
          return copyList(
            this.fields(ty).map((t) => this.copier(t)),
            0,
          );
        const plans = adt.variants.map((_, i) =>
          copyList(
            this.fields(ty, i).map((t) => this.copier(t)),
            1,
          ),
        );
        return (v) =>
          v === undefined ? v : (plans[(v as Slots)[0] as number] as (v: Value) => Value)(v);
      }
      default:
        return null;
    }
  }

  /** What a closure holds: captured values, and references for what it borrows. */
  closureFields(ty: Extract<Ty, { kind: 'closure' }>): readonly Ty[] {
    return this.tcx.closure(ty.def).captures.map((c) => {
      const own = this.tcx.normalize(this.tcx.subst(c.ty, ty.substs));
      return c.mode === 'move' ? own : refTy(own, c.mode !== 'ref');
    });
  }

  needsDrop(ty: Ty): boolean {
    let known = this.needs.get(ty);
    if (known === undefined) {
      known = this.tcx.needsDrop(ty);
      this.needs.set(ty, known);
    }
    return known;
  }

  dropPlan(ty: Ty): DropPlan {
    let plan = this.drops.get(ty);
    if (!plan) {
      plan = this.makeDropPlan(ty);
      this.drops.set(ty, plan);
    }
    return plan;
  }

  private makeDropPlan(ty: Ty): DropPlan {
    switch (ty.kind) {
      case 'array':
      case 'slice':
      case 'dyn':
      case 'coroutine':
        return { kind: ty.kind };
      case 'tuple':
        return { kind: 'list', tys: ty.elems, offset: 0 };
      case 'closure':
        return { kind: 'list', tys: this.closureFields(ty), offset: 0 };
      case 'adt': {
        if (ty.def === this.manuallyDrop || !this.needsDrop(ty)) return { kind: 'nothing' };
        const of = this.pointee(ty);
        if (of) return { kind: 'box', of };
        const adt = this.tcx.adt(ty.def);
        const variants = adt.variants.map((_, i) => this.fields(ty, i));
        return {
          kind: 'adt',
          impl: adt.dropImpl,
          variants,
          isEnum: adt.kind === 'enum',
          name: adt.name,
          union: adt.kind === 'union',
        };
      }
      default:
        return { kind: 'nothing' };
    }
  }
}

function copyList(
  each: readonly (((v: Value) => Value) | null)[],
  offset: number,
): (v: Value) => Value {
  if (each.every((c) => c === null)) return (v) => (v as Slots).slice();
  return (v) => {
    const from = v as Slots;
    const to = from.slice();
    for (let i = 0; i < each.length; i++) {
      const c = each[i];
      const part = from[i + offset];
      if (c && part !== undefined) to[i + offset] = c(part);
    }
    return to;
  };
}
