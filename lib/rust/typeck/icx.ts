import { eraseFreeTy, foldTy, someTy, substSig, substTy } from '../types/fold';
import { InferenceTable } from '../types/infer';
import { erasedArg, projectionTy, substsFlags, traitRefKey, tyArg } from '../types/intern';
import {
  type DefId,
  type FnSig,
  type GenericArg,
  type Predicate,
  type Projection,
  type Substs,
  type TraitRef,
  type Ty,
  TyFlags,
} from '../types/ty';
import type { Cx } from './cx';
import { Fulfillment } from './fulfill';
import { allParams, generics } from './generics';
import type { ParamEnv } from './index';
import type { Cause, Goal, Holds, Obligation } from './obligation';
import { envNormalizer } from './predicates';
import { project } from './project';
import type { Capture, ClosureInfo } from './results';

/** What is known of a closure while its body is being checked. */
export interface ClosureState {
  kind: ClosureInfo['kind'] | null;
  sig: FnSig;
  /** The coroutine that calls of an async closure return. */
  readonly coroutine: DefId | null;
  captures: readonly Capture[] | null;
}

/** Facts about closures and coroutines of bodies that are already checked; set by the body checker. */
export const checkedBodies: {
  closure: ((cx: Cx, def: DefId) => ClosureState | null) | null;
  output: ((cx: Cx, coroutine: DefId) => Ty | null) | null;
  tainted: ((cx: Cx, fn: DefId) => boolean) | null;
  captures: ((cx: Cx, coroutine: DefId) => readonly Capture[] | null) | null;
} = { closure: null, output: null, tainted: null, captures: null };

const MAX_DEPTH = 64;
const noCause: Cause = {
  span: { file: 0, start: 0, end: 0 },
  node: -1,
  boundSpan: null,
  requiredBy: null,
  parents: [],
  what: 'misc',
};

/** One place where types are inferred and obligations are judged: a body, or a single question about types. */
export class InferCtxt {
  readonly table = new InferenceTable();
  readonly closures = new Map<DefId, ClosureState>();
  readonly outputs = new Map<DefId, Ty>();
  /** Ground goals that are being judged, for cycles. */
  readonly stack: string[] = [];
  /** Set when a coroutine's auto trait was needed, which only MIR can decide. */
  sawStalled = false;
  overflow = false;
  /** Selections under way inside each other. */
  nesting = 0;
  /** The outermost goal under way that an answer was assumed for. */
  private reached = Number.POSITIVE_INFINITY;
  private readonly shared: Map<string, Holds> | null;

  constructor(
    readonly cx: Cx,
    readonly env: ParamEnv,
    readonly cache: Map<string, Holds>,
    /** Run time: opaque types stand for their hidden types. */
    readonly reveal = false,
  ) {
    this.shared = cx.base ? cx.base.facts : null;
  }

  shallow(ty: Ty): Ty {
    return this.table.shallow(ty);
  }
  resolve(ty: Ty): Ty {
    return this.table.resolve(ty);
  }

  closure(def: DefId, substs: Substs): ClosureState | null {
    const own = this.closures.get(def);
    if (own) return own;
    const known = checkedBodies.closure?.(this.cx, def) ?? null;
    if (!known) return null;
    return {
      ...known,
      sig: substSig(known.sig, substs),
      captures: known.captures?.map((c) => ({ ...c, ty: substTy(c.ty, substs) })) ?? null,
    };
  }

  /** What the future of an async body gives. */
  output(def: DefId, substs: Substs): Ty | null {
    const own = this.outputs.get(def);
    if (own) return own;
    const known = checkedBodies.output?.(this.cx, def) ?? null;
    return known && eraseFreeTy(substTy(known, substs));
  }

  /** Fresh variables for an item's parameters, after the given parent arguments. */
  freshSubsts(def: DefId, parent: Substs = [], origin = -1): Substs {
    const out: GenericArg[] = [...parent];
    for (const p of allParams(generics(this.cx, def))) {
      if (p.index < parent.length) continue;
      out.push(
        p.kind === 'ty'
          ? tyArg(this.table.fresh('general', origin))
          : p.kind === 'region'
            ? erasedArg
            : { kind: 'const', value: this.table.freshConst() },
      );
    }
    return out;
  }

  /** Resolves projections as far as possible; what cannot be resolved yet becomes a variable and an obligation. */
  normalize(ty: Ty, cause: Cause, out: Obligation[], depth = 0): Ty {
    if ((ty.flags & (TyFlags.projection | (this.reveal ? TyFlags.opaque : 0))) === 0) return ty;
    return foldTy(ty, {
      ty: (t) => {
        if ((t.flags & (TyFlags.projection | (this.reveal ? TyFlags.opaque : 0))) === 0) return t;
        if (t.kind === 'opaque' && this.reveal) return project.reveal(this, t, cause, out, depth);
        if (t.kind !== 'projection') return undefined;
        const substs = this.normalizeSubsts(t.projection.substs, cause, out, depth);
        return this.normalizeProjection({ assoc: t.projection.assoc, substs }, cause, out, depth);
      },
    });
  }

  normalizeSubsts(substs: Substs, cause: Cause, out: Obligation[], depth = 0): Substs {
    if ((substsFlags(substs) & (TyFlags.projection | (this.reveal ? TyFlags.opaque : 0))) === 0)
      return substs;
    return substs.map((a) =>
      a.kind === 'ty' ? tyArg(this.normalize(a.ty, cause, out, depth)) : a,
    );
  }

  normalizeSig(sig: FnSig, cause: Cause, out: Obligation[]): FnSig {
    return {
      ...sig,
      params: sig.params.map((p) => this.normalize(p, cause, out)),
      ret: this.normalize(sig.ret, cause, out),
    };
  }

  private normalizeProjection(p: Projection, cause: Cause, out: Obligation[], depth: number): Ty {
    if (depth > MAX_DEPTH) {
      this.overflow = true;
      return projectionTy(p);
    }
    const answer = project.run(this, p, cause, depth);
    if (answer.kind === 'done') {
      out.push(...answer.nested);
      return this.normalize(answer.ty, cause, out, depth + 1);
    }
    if (answer.kind === 'rigid') return projectionTy(p);
    const ty = this.table.fresh('general', cause.node);
    out.push({ goal: { kind: 'projection', projection: p, ty }, cause, depth });
    return ty;
  }

  normalizePredicate(p: Predicate, cause: Cause, out: Obligation[], depth = 0): Predicate {
    if (p.kind === 'trait')
      return {
        ...p,
        ref: { trait: p.ref.trait, substs: this.normalizeSubsts(p.ref.substs, cause, out, depth) },
      };
    if (p.kind === 'projection') {
      return {
        kind: 'projection',
        projection: {
          assoc: p.projection.assoc,
          substs: this.normalizeSubsts(p.projection.substs, cause, out, depth),
        },
        ty: this.normalize(p.ty, cause, out, depth),
      };
    }
    return p;
  }

  /** Judges a goal without leaving a trace. */
  evaluate(goal: Goal, depth = 0): Holds {
    const resolved = goal.kind === 'closureKind' ? goal : this.table.resolvePredicate(goal);
    const key = this.groundKey(resolved);
    if (key === null) return this.judge(resolved, depth);
    const keep = !this.aboutOwnBody(resolved);
    const known = keep ? (this.cache.get(key) ?? this.shared?.get(key)) : undefined;
    if (known) return known;
    const at = this.stack.indexOf(key);
    if (at >= 0) {
      this.reached = Math.min(this.reached, at);
      return this.coinductive(resolved) ? 'yes' : 'no';
    }
    const mine = this.stack.push(key) - 1;
    const before = this.reached;
    this.reached = Number.POSITIVE_INFINITY;
    const stalledBefore = this.sawStalled;
    this.sawStalled = false;
    const answer = this.judge(resolved, depth);
    this.stack.pop();
    // An answer found inside a cycle rests on an assumption about the goal above: it is not kept.
    if (keep && answer !== 'maybe' && !this.sawStalled && this.reached >= mine)
      this.remember(key, resolved, answer);
    this.reached = Math.min(before, this.reached < mine ? this.reached : Number.POSITIVE_INFINITY);
    this.sawStalled ||= stalledBefore;
    return answer;
  }

  private judge(goal: Goal, depth: number): Holds {
    if (depth > MAX_DEPTH) {
      this.overflow = true;
      return 'maybe';
    }
    return this.table.probe(() => new Fulfillment(this).judge({ goal, cause: noCause, depth }));
  }

  /** Facts about known-world types alone are the same for every program. */
  private remember(key: string, goal: Goal, answer: Holds): void {
    const global =
      this.shared !== null &&
      this.env.id === 0 &&
      goal.kind === 'trait' &&
      !this.cx.defs.isLocal(goal.ref.trait) &&
      !goal.ref.substs.some((a) => a.kind === 'ty' && this.mentionsLocal(a.ty));
    if (global) this.shared?.set(key, answer);
    else this.cache.set(key, answer);
  }

  private mentionsLocal(ty: Ty): boolean {
    return someTy(ty, (t) => {
      switch (t.kind) {
        case 'adt':
        case 'fnDef':
        case 'closure':
        case 'coroutine':
        case 'opaque':
        case 'param':
          return t.def >= 0 && this.cx.defs.isLocal(t.def);
        case 'dyn':
          return t.principal !== null && this.cx.defs.isLocal(t.principal.trait);
        case 'projection':
          return this.cx.defs.isLocal(t.projection.assoc);
        default:
          return false;
      }
    });
  }

  private coinductive(goal: Goal): boolean {
    if (goal.kind !== 'trait') return false;
    const def = this.cx.def(goal.ref.trait);
    return (def.kind === 'trait' && def.node.isAuto) || goal.ref.trait === this.cx.lang('sized');
  }

  /** A key for goals whose answer depends on nothing but the env. */
  private groundKey(goal: Goal): string | null {
    if (goal.kind !== 'trait' || (substsFlags(goal.ref.substs) & TyFlags.infer) !== 0) return null;
    return `${this.env.id}:${this.reveal ? 'r' : ''}${traitRefKey(goal.ref)}`;
  }

  /** Captures of this body's closures are not known yet: such answers are not kept. */
  private aboutOwnBody(goal: Goal): boolean {
    if (goal.kind !== 'trait' || (this.closures.size === 0 && this.outputs.size === 0))
      return false;
    return goal.ref.substs.some((a) => a.kind === 'ty' && mentionsBody(a.ty));
  }

  holds(ref: TraitRef): Holds {
    return this.evaluate({ kind: 'trait', ref });
  }
}

/** One pass over a param env with itself: `I: Iterator<Item = T>, I::Item: Debug` also says `T: Debug`. */
envNormalizer.run = (cx, env) => {
  if (
    !env.predicates.some(
      (p) =>
        (p.kind === 'trait' && (substsFlags(p.ref.substs) & TyFlags.projection) !== 0) ||
        (p.kind === 'projection' && (p.ty.flags & TyFlags.projection) !== 0),
    )
  )
    return env.predicates;
  const icx = new InferCtxt(cx, env, new Map());
  const extra: Predicate[] = [];
  for (const p of env.predicates) {
    if (p.kind !== 'trait' && p.kind !== 'projection') continue;
    const out: Obligation[] = [];
    const q =
      p.kind === 'trait'
        ? icx.normalizePredicate(p, noCause, out)
        : { ...p, ty: icx.normalize(p.ty, noCause, out) };
    const solver = new Fulfillment(icx);
    solver.registerAll(out);
    solver.selectWherePossible();
    const r = icx.table.resolvePredicate(q);
    const hasVars =
      (r.kind === 'trait' && (substsFlags(r.ref.substs) & TyFlags.infer) !== 0) ||
      (r.kind === 'projection' && (r.ty.flags & TyFlags.infer) !== 0);
    if (!hasVars) extra.push(r);
  }
  const key = (p: Predicate) => (p.kind === 'trait' ? traitRefKey(p.ref) : '');
  const known = new Set(env.predicates.map(key));
  return [...env.predicates, ...extra.filter((p) => p.kind === 'projection' || !known.has(key(p)))];
};

function mentionsBody(ty: Ty): boolean {
  let found = false;
  foldTy(ty, {
    ty: (t) => {
      if (t.kind === 'closure' || t.kind === 'coroutine') found = true;
      return found ? t : undefined;
    },
  });
  return found;
}
