import type { DefId } from '../resolve/defs';
import type { NodeId, Path, PathSegment, Span } from '../syntax/ast';
import {
  eraseFreePredicate,
  eraseFreeTy,
  substPredicate,
  substSubsts,
  substTy,
} from '../types/fold';
import { errorTy, ptrTy, refTy, sliceTy, tyArg, unknownTy } from '../types/intern';
import type { Predicate, Substs, TraitRef, Ty } from '../types/ty';
import { elaborate } from './assoc';
import { autoderef, type DerefStep } from './autoderef';
import type { Fcx } from './fcx';
import { inherentImplsFor } from './impls';
import { adt, fnSig, implHeader } from './items';
import { noAssociated, noMethod } from './methodErrors';
import { type Cause, causeAt, type Holds, type Obligation } from './obligation';
import { instantiateAssoc, type ValuePath } from './paths';
import { aliasPredicates, dynPredicates, erasedPredicates } from './select';

export interface Candidate {
  readonly def: DefId;
  readonly kind: 'inherent' | 'bound' | 'trait';
  /** Impl or trait that has the item. */
  readonly parent: DefId;
  /** For bounds: the trait reference that is known to hold. */
  readonly ref: TraitRef | null;
}

export interface Pick {
  readonly candidate: Candidate;
  readonly step: DerefStep;
  readonly autoref: 'none' | 'ref' | 'mut' | 'constPtr';
  /** The array behind a slice step. */
  readonly sourceArray?: Ty;
  /** The receiver after adjustment. */
  readonly self: Ty;
}

const itemsByName = new Map<string, DefId | null>();

/** The method or associated item of that name that a trait or impl declares. */
export function itemNamed(f: Fcx, parent: DefId, name: string): DefId | null {
  const local = f.cx.defs.isLocal(parent);
  const key = `${parent}.${name}`;
  if (!local && itemsByName.has(key)) return itemsByName.get(key) ?? null;
  const found =
    f.cx.defs
      .children(parent)
      .find((c) => f.cx.def(c).name === name && f.cx.def(c).kind !== 'assocTy') ?? null;
  if (!local) itemsByName.set(key, found);
  return found;
}

const isMethod = (f: Fcx, def: DefId): boolean => {
  const d = f.cx.def(def);
  return d.kind === 'assocFn' && d.node.self !== null;
};

function boundCandidates(
  f: Fcx,
  predicates: readonly Predicate[],
  self: Ty | null,
  name: string,
  out: Candidate[],
): void {
  for (const p of predicates) {
    if (p.kind !== 'trait') continue;
    const first = p.ref.substs[0];
    if (self && (first?.kind !== 'ty' || eraseFreeTy(first.ty) !== eraseFreeTy(self))) continue;
    const def = itemNamed(f, p.ref.trait, name);
    if (def !== null && !out.some((c) => c.def === def))
      out.push({ def, kind: 'bound', parent: p.ref.trait, ref: p.ref });
  }
}

/** Inherent items of a type, and methods that bounds give a parameter, object or opaque type. */
export function inherentCandidates(f: Fcx, ty: Ty, name: string): Candidate[] {
  const out: Candidate[] = [];
  for (const impl of inherentImplsFor(f.cx, ty)) {
    const def = itemNamed(f, impl, name);
    if (def !== null) out.push({ def, kind: 'inherent', parent: impl, ref: null });
  }
  if (ty.kind === 'param' || ty.kind === 'projection' || ty.kind === 'opaque')
    boundCandidates(f, f.env.predicates, ty, name, out);
  if (ty.kind === 'projection' || ty.kind === 'opaque')
    boundCandidates(
      f,
      aliasPredicates(f.icx, ty).flatMap((p) =>
        p.kind === 'trait' ? elaborate(f.cx, p.ref).map(eraseFreePredicate) : [],
      ),
      ty,
      name,
      out,
    );
  if (ty.kind === 'dyn') boundCandidates(f, dynPredicates(f.cx, ty), null, name, out);
  return out;
}

/** Items of that name in the traits in scope at a place. */
export function traitCandidates(f: Fcx, scope: NodeId, name: string): Candidate[] {
  const out: Candidate[] = [];
  for (const trait of f.cx.resolutions.traitsInScope(scope)) {
    const def = itemNamed(f, trait, name);
    if (def !== null && !out.some((c) => c.def === def))
      out.push({ def, kind: 'trait', parent: trait, ref: null });
  }
  return out;
}

/** Fresh arguments for the item's parent: the impl's parameters, or `Self` and the trait's. */
export function parentSubsts(f: Fcx, c: Candidate): Substs {
  return c.ref ? c.ref.substs : f.icx.freshSubsts(c.parent);
}

/** Could the candidate take this receiver? Leaves no trace. */
function consider(f: Fcx, c: Candidate, self: Ty, cause: Cause): Holds {
  return f.icx.table.probe((): Holds => {
    const parent = parentSubsts(f, c);
    const substs = f.icx.freshSubsts(c.def, parent);
    const param = fnSig(f.cx, c.def).params[0];
    if (!param) return 'no';
    const out: Obligation[] = [];
    const xform = f.icx.normalize(eraseFreeTy(substTy(param, substs)), cause, out);
    if (!f.icx.table.unify(xform, self)) return 'no';
    if (c.kind === 'trait') {
      const ref = { trait: c.parent, substs: parent };
      return f.icx.holds(ref);
    }
    if (c.kind !== 'inherent') return 'yes';
    let answer: Holds = 'yes';
    for (const { predicate } of erasedPredicates(f.cx, c.parent)) {
      const nested: Obligation[] = [];
      const p = f.icx.normalizePredicate(
        eraseFreePredicate(substPredicate(predicate, parent)),
        cause,
        nested,
      );
      const h = f.icx.evaluate(p);
      if (h === 'no') return 'no';
      if (h === 'maybe') answer = 'maybe';
    }
    return answer;
  });
}

export interface Probe {
  readonly pick: Pick | null;
  readonly steps: readonly DerefStep[];
  readonly privates: readonly Candidate[];
  readonly ambiguous: readonly Candidate[];
}

/** Method lookup: each autoderef step by value, then by `&`, then by `&mut`; inherent before traits. */
// long: rustc's order in one place
export function probeMethod(f: Fcx, self: Ty, name: string, scope: NodeId, cause: Cause): Probe {
  const steps = autoderef(f, self, cause, true);
  const inherent: Candidate[] = [];
  for (const s of steps)
    for (const c of inherentCandidates(f, s.ty, name))
      if (isMethod(f, c.def) && !inherent.includes(c)) inherent.push(c);
  const traits = traitCandidates(f, scope, name).filter((c) => isMethod(f, c.def));
  const privates: Candidate[] = [];
  const visible = (c: Candidate): boolean =>
    c.kind !== 'inherent' || f.cx.resolutions.isVisible(f.cx.def(c.def).visible, f.owner);
  const choose = (step: DerefStep, ty: Ty, autoref: Pick['autoref']): Pick | Candidate[] | null => {
    for (const list of [inherent, traits]) {
      const fits: { c: Candidate; h: Holds }[] = [];
      for (const c of list) {
        const h = consider(f, c, ty, cause);
        if (h === 'no') continue;
        if (visible(c)) fits.push({ c, h });
        else privates.push(c);
      }
      const certain = fits.filter((x) => x.h === 'yes');
      const [first] = certain.length === 1 ? certain : fits;
      if (!first) continue;
      if (fits.length > 1 && certain.length !== 1 && list === traits) {
        const own = fits.filter(
          (x) => !fits.some((y) => y !== x && isSuper(f, x.c.parent, y.c.parent)),
        );
        if (own.length > 1) return fits.map((x) => x.c);
      }
      return { candidate: first.c, step, autoref, self: ty };
    }
    return null;
  };
  for (const step of steps) {
    if (step.ty.kind === 'error' || step.ty.kind === 'unknown') break;
    if (step.ty.kind === 'infer' && step.ty.of === 'general') break;
    const tries: [Ty, Pick['autoref']][] = [
      [step.ty, 'none'],
      [refTy(step.ty, false), 'ref'],
      [refTy(step.ty, true), 'mut'],
    ];
    if (step.unsized) tries.shift();
    if (step.ty.kind === 'ptr' && step.ty.mut) tries.push([ptrTy(step.ty.ty, false), 'constPtr']);
    for (const [ty, autoref] of tries) {
      const found = choose(step, ty, autoref);
      if (Array.isArray(found)) return { pick: null, steps, privates, ambiguous: found };
      if (found) return { pick: found, steps, privates, ambiguous: [] };
    }
  }
  return { pick: null, steps, privates, ambiguous: [] };
}

function isSuper(f: Fcx, sup: DefId, of: DefId): boolean {
  const self = f.fresh();
  return elaborate(f.cx, { trait: of, substs: f.icx.freshSubsts(of, [tyArg(self)]) }).some(
    (p) => p.kind === 'trait' && p.ref.trait === sup,
  );
}

/** `Type::name` in an expression: variant, inherent item, or item of a trait in scope. */
// long: the order of the ways a name can be found
export function probePath(
  f: Fcx,
  base: Ty,
  segment: PathSegment,
  path: Path,
  span: Span,
  cause: Cause,
): ValuePath {
  const ty = f.structurally(base);
  const name = segment.ident.name;
  if (ty.kind === 'error') return { res: { kind: 'error' }, ty: errorTy };
  if (ty.kind === 'unknown') return { res: { kind: 'unknown' }, ty: unknownTy };
  if (ty.kind === 'adt') {
    const variant =
      adt(f.cx, ty.def).kind === 'enum'
        ? adt(f.cx, ty.def).variants.find((v) => v.name === name)
        : undefined;
    if (variant) return variantValue(f, ty, variant.def, cause);
  }
  if (ty.kind === 'infer' && ty.of === 'general') {
    f.cannotInfer(ty, span);
    return { res: { kind: 'error' }, ty: errorTy };
  }
  for (const c of inherentCandidates(f, ty, name)) {
    const parent = f.icx.table.probe(() => fitsPath(f, c, ty, cause))
      ? fitsPath(f, c, ty, cause)
      : null;
    if (!parent) continue;
    if (c.kind === 'inherent' && !f.cx.resolutions.isVisible(f.cx.def(c.def).visible, f.owner)) {
      f.error(
        'E0624',
        segment.ident.span,
        `associated function \`${name}\` is private`,
        'private associated function',
        {
          labels: [
            {
              span: f.cx.def(c.def).span,
              text: 'private associated function defined here',
              primary: false,
            },
          ],
        },
      );
      return { res: { kind: 'error' }, ty: errorTy };
    }
    return instantiateAssoc(
      f,
      c.def,
      parent,
      segment,
      cause,
      c.kind === 'inherent' ? null : c.parent,
    );
  }
  const fits = traitCandidates(f, path.id, name).filter((c) =>
    f.icx.table.probe(
      () =>
        f.icx.holds({ trait: c.parent, substs: f.icx.freshSubsts(c.parent, [tyArg(ty)]) }) !== 'no',
    ),
  );
  const [first] = fits;
  if (first)
    return instantiateAssoc(
      f,
      first.def,
      f.icx.freshSubsts(first.parent, [tyArg(ty)]),
      segment,
      cause,
      first.parent,
    );
  noAssociated(f, ty, segment, span);
  return { res: { kind: 'error' }, ty: errorTy };
}

function variantValue(f: Fcx, ty: Ty & { kind: 'adt' }, def: DefId, cause: Cause): ValuePath {
  const variant = adt(f.cx, ty.def).variants.find((v) => v.def === def);
  if (variant?.ctor === 'unit') return { res: { kind: 'ctor', def, substs: ty.substs }, ty };
  if (variant?.ctor === 'named') {
    f.error(
      'E0533',
      cause.span,
      `expected value, found struct variant \`${f.cx.print(ty)}::${variant.name}\``,
      'not a value',
    );
    return { res: { kind: 'error' }, ty: errorTy };
  }
  return { res: { kind: 'ctor', def, substs: ty.substs }, ty: f.cx.fnDef(def, ty.substs) };
}

function fitsPath(f: Fcx, c: Candidate, ty: Ty, cause: Cause): Substs | null {
  if (c.ref) return c.ref.substs;
  const substs = f.icx.freshSubsts(c.parent);
  const out: Obligation[] = [];
  const self = f.icx.normalize(
    eraseFreeTy(substTy(implHeader(f.cx, c.parent).self, substs)),
    cause,
    out,
  );
  if (!f.icx.table.unify(self, ty)) return null;
  for (const { predicate } of erasedPredicates(f.cx, c.parent)) {
    const p = f.icx.normalizePredicate(
      eraseFreePredicate(substPredicate(predicate, substs)),
      cause,
      out,
    );
    if (f.icx.evaluate(p) === 'no') return null;
  }
  return substs;
}

export { causeAt, noMethod };
export const sliceOf = sliceTy;
export const substAll = substSubsts;
