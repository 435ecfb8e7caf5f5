import type { DefId } from '../rust/resolve/defs';
import type { Session } from '../rust/resolve/session';
import type { Tcx } from '../rust/typeck';
import { shapeOf } from '../rust/typeck/impls';
import { projectionTy, sliceTy, tyArg } from '../rust/types/intern';
import type { Ty } from '../rust/types/ty';

/** Something that can stand behind a dot, or behind `Type::`. */
export type Member =
  | { readonly kind: 'field'; readonly name: string; readonly ty: Ty; readonly near: number }
  | { readonly kind: 'fn'; readonly name: string; readonly def: DefId; readonly near: number };

const MOST_STEPS = 8;

/** The type, and what it dereferences to, step by step; an array ends as its slice. */
export function derefSteps(tcx: Tcx, start: Ty): Ty[] {
  const steps: Ty[] = [];
  let ty: Ty | null = start;
  while (ty !== null && steps.length < MOST_STEPS && !steps.includes(ty)) {
    steps.push(ty);
    ty = dereferenced(tcx, ty);
  }
  const last = steps[steps.length - 1];
  if (last?.kind === 'array') steps.push(sliceTy(last.elem));
  return steps;
}

function dereferenced(tcx: Tcx, ty: Ty): Ty | null {
  if (ty.kind === 'ref') return ty.ty;
  const [trait, assoc] = [tcx.lang('deref'), tcx.lang('deref_target')];
  if (ty.kind !== 'adt' || trait === null || assoc === null) return null;
  if (tcx.holds(ty, trait) !== true) return null;
  const target = tcx.normalize(projectionTy({ assoc, substs: [tyArg(ty)] }));
  return target.kind === 'projection' ? null : target;
}

const inherent = new WeakMap<Session, Map<string, DefId[]>>();

/** Inherent impls of one table, by the outermost shape of the type they are for. */
function inherentImpls(session: Session, tcx: Tcx, own: Session): Map<string, DefId[]> {
  const known = inherent.get(own);
  if (known) return known;
  const byShape = new Map<string, DefId[]>();
  for (const impl of own.defs.localImpls) {
    const def = session.defs.get(impl);
    if (def.kind !== 'impl' || def.node.trait) continue;
    const shape = shapeOf(tcx.typeOf(impl));
    if (shape !== null) byShape.set(shape, [...(byShape.get(shape) ?? []), impl]);
  }
  inherent.set(own, byShape);
  return byShape;
}

/** Could an impl's type, with its parameters open, be this type? */
function fits(pattern: Ty, ty: Ty): boolean {
  if (pattern.kind === 'param' || pattern.kind === 'projection' || ty.kind === 'infer') return true;
  if (pattern.kind !== ty.kind) return false;
  if (pattern.kind === 'adt' && ty.kind === 'adt')
    return (
      pattern.def === ty.def &&
      pattern.substs.every((arg, i) => {
        const other = ty.substs[i];
        return arg.kind !== 'ty' || other?.kind !== 'ty' || fits(arg.ty, other.ty);
      })
    );
  if ((pattern.kind === 'ref' || pattern.kind === 'ptr') && ty.kind === pattern.kind)
    return fits(pattern.ty, ty.ty);
  if (pattern.kind === 'slice' && ty.kind === 'slice') return fits(pattern.elem, ty.elem);
  return pattern === ty || !['int', 'float', 'bool', 'char', 'str'].includes(pattern.kind);
}

/** Collects members, each name once: the nearest one is what the language takes. */
export class Members {
  readonly found = new Map<string, Member>();

  constructor(
    private readonly session: Session,
    private readonly tcx: Tcx,
    private readonly from: DefId,
  ) {}

  private add(member: Member): void {
    if (!this.found.has(member.name)) this.found.set(member.name, member);
  }

  fields(ty: Ty, near: number): void {
    if (ty.kind === 'tuple')
      ty.elems.forEach((elem, i) => this.add({ kind: 'field', name: String(i), ty: elem, near }));
    if (ty.kind !== 'adt') return;
    const info = this.tcx.adt(ty.def);
    if (info.kind === 'enum') return;
    for (const field of info.variants[0]?.fields ?? [])
      if (this.visible(field.def))
        this.add({
          kind: 'field',
          name: field.name,
          ty: this.tcx.subst(field.ty, ty.substs),
          near,
        });
  }

  private visible(def: DefId): boolean {
    const { visible } = this.session.defs.get(def);
    return this.session.tables.isVisible(visible, this.from);
  }

  private items(parent: DefId, near: number, methods: boolean): void {
    const { defs } = this.session;
    const inTrait = defs.get(parent).kind === 'trait';
    for (const id of defs.children(parent)) {
      const def = defs.get(id);
      if (def.kind !== 'assocFn' || (def.node.self !== null) !== methods) continue;
      if (def.name.startsWith('__') || def.attrs.some((a) => a.path === 'doc' && a.args)) continue;
      if (inTrait || this.visible(id)) this.add({ kind: 'fn', name: def.name, def: id, near });
    }
  }

  /** Inherent items of a type: methods, or what is called with `Type::`. */
  inherent(ty: Ty, near: number, methods: boolean): void {
    const shape = shapeOf(ty);
    if (shape === null) return;
    const tables = this.session.base ? [this.session.base, this.session] : [this.session];
    for (const own of tables)
      for (const impl of inherentImpls(this.session, this.tcx, own).get(shape) ?? [])
        if (fits(this.tcx.typeOf(impl), ty)) this.items(impl, near, methods);
  }

  /** Items of traits without parameters of their own that the type certainly implements. */
  ofTraits(ty: Ty, traits: readonly DefId[], near: number, methods: boolean): void {
    for (const trait of traits)
      if (this.tcx.generics(trait).count === 1 && this.tcx.holds(ty, trait) === true)
        this.items(trait, near, methods);
  }
}

/** What may stand behind the dot of a value of this type. */
export function membersBehindDot(
  session: Session,
  tcx: Tcx,
  ty: Ty,
  traits: readonly DefId[],
  from: DefId,
): Member[] {
  const members = new Members(session, tcx, from);
  derefSteps(tcx, ty).forEach((step, near) => {
    members.fields(step, near);
    members.inherent(step, near, true);
    members.ofTraits(step, traits, near + 0.5, true);
  });
  return [...members.found.values()];
}

/** What may stand behind `Type::`, besides variants. */
export function membersBehindPath(
  session: Session,
  tcx: Tcx,
  ty: Ty,
  traits: readonly DefId[],
  from: DefId,
): Member[] {
  const members = new Members(session, tcx, from);
  for (const methods of [false, true]) {
    members.inherent(ty, methods ? 1 : 0, methods);
    members.ofTraits(ty, traits, methods ? 1.5 : 0.5, methods);
  }
  return [...members.found.values()];
}
