/**
 * The type checker's API for later stages (MIR, borrow checker, interpreter).
 *
 * Regions: everything inside `BodyResults` has erased regions, except types the learner wrote (`typeNode`), which keep
 * `'static` and named parameters. `fnSig`, `typeOf`, `predicatesOf` and `adt` keep regions: every lifetime of an item,
 * early or late bound, named or elided, is a region parameter of the item's generics, so a caller instantiates them all.
 */

import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Block, Expr } from '../syntax/ast';
import type { Span } from '../syntax/tokens';
import type { DefId, FnSig, GenericArg, Predicate, Substs, TraitRef, Ty } from '../types/ty';
import type { BodyVerdict } from './checkCrate';
import type { Findings } from './cx';
import type { BodyResults, ClosureInfo, CoroutineInfo, Unsure } from './results';

export type {
  Adjustment,
  BodyResults,
  Callee,
  Capture,
  CaptureMode,
  ClosureInfo,
  CoroutineInfo,
  LocalId,
  PatAdjust,
  PathRes,
  Unsure,
} from './results';

export interface GenericParamInfo {
  readonly kind: 'ty' | 'region' | 'const';
  readonly def: DefId;
  readonly index: number;
  readonly name: string;
  /** Lifetimes that the source does not name (`&str` in a parameter). */
  readonly elided?: boolean;
  /** `impl Trait` in argument position: cannot be given by turbofish. */
  readonly synthetic?: boolean;
  readonly hasDefault: boolean;
}

/** The parameters of an item: the parent's first; `Self` of a trait is index 0. */
export interface GenericsInfo {
  readonly def: DefId;
  readonly parent: GenericsInfo | null;
  readonly own: readonly GenericParamInfo[];
  /** Parent's and own. */
  readonly count: number;
}

export interface FieldInfo {
  readonly name: string;
  readonly def: DefId;
  /** With the parameters of the ADT; keeps regions. */
  readonly ty: Ty;
  readonly span: Span;
}
export interface VariantInfo {
  readonly def: DefId;
  readonly name: string;
  readonly ctor: 'named' | 'tuple' | 'unit';
  readonly fields: readonly FieldInfo[];
  /** The value `as` casts give; counts from the previous variant when not written. */
  readonly discriminant: bigint;
}
export interface AdtInfo {
  readonly def: DefId;
  readonly name: string;
  readonly kind: 'struct' | 'enum' | 'union';
  readonly variants: readonly VariantInfo[];
  /** The type's own `Drop` impl, if it has one. */
  readonly dropImpl: DefId | null;
}

/** A predicate and the place it comes from (for "required by this bound"). */
export interface SpannedPredicate {
  readonly predicate: Predicate;
  readonly span: Span;
}

/** What is known inside an item: its own where-clauses, elaborated with supertraits. */
export interface ParamEnv {
  readonly id: number;
  readonly predicates: readonly Predicate[];
}

/** The code a call runs: an item with concrete arguments, or built-in behaviour that the later stage supplies. */
export type Instance =
  | { readonly kind: 'item'; readonly def: DefId; readonly substs: Substs }
  /** Calling a closure value through `Fn*`/`AsyncFn*`; `self` is the closure type. */
  | { readonly kind: 'closureCall'; readonly def: DefId; readonly substs: Substs }
  | { readonly kind: 'fnPtrCall' }
  /** `Fn*` on a fn item. */
  | { readonly kind: 'fnDefCall'; readonly def: DefId; readonly substs: Substs }
  /** `Future::poll` of an async block or fn. */
  | { readonly kind: 'coroutinePoll'; readonly def: DefId; readonly substs: Substs }
  /** `Clone::clone` of a tuple, array, closure, fn item or pointer; other traits the language implements. */
  | { readonly kind: 'builtin'; readonly method: DefId; readonly self: Ty }
  /** A method of a trait object: look it up in the vtable of the value. */
  | { readonly kind: 'dyn'; readonly method: DefId; readonly substs: Substs };

export type AutoTraitAnswer =
  | { readonly holds: 'yes' }
  | { readonly holds: 'unknown'; readonly what: string }
  /** `path` leads from the asked type to the leaf that does not implement the trait (inclusive, in this order). */
  | { readonly holds: 'no'; readonly path: readonly AutoTraitStep[] };
export interface AutoTraitStep {
  readonly ty: Ty;
  /** Set on steps for values in a coroutine. */
  readonly coroutine: DefId | null;
  /** The predicate that failed at this step: differs from the asked trait for `&T: Send` (needs `T: Sync`). */
  readonly trait: DefId;
}

/** A future's saved values, computed by the borrow checker's side from MIR. `complete` false: nothing may be concluded. */
export interface CoroutineWitness {
  readonly tys: readonly Ty[];
  readonly complete: boolean;
}

/** An auto-trait obligation about a coroutine, to be decided once MIR exists (`Send` of `spawn`ed futures). */
export interface StalledObligation {
  readonly owner: DefId;
  readonly ref: TraitRef;
  readonly env: ParamEnv;
  /** The argument or expression that must fulfil the bound: rustc's primary span. */
  readonly span: Span;
  readonly nodeId: number;
  /** Where the bound is written (`F: Future + Send + 'static`). */
  readonly boundSpan: Span | null;
  /** The item whose bound it is (`tokio::spawn`), for "required by a bound in `spawn`". */
  readonly requiredBy: DefId | null;
  /** Outer obligations that led here, outermost last: for "required for … to implement …". */
  readonly parents: readonly TraitRef[];
}

export interface Tcx {
  lang(name: string): DefId | null;
  generics(def: DefId): GenericsInfo;
  identitySubsts(def: DefId): Substs;
  /** Own and parent's predicates, with regions; supertraits not elaborated. */
  predicatesOf(def: DefId): readonly SpannedPredicate[];
  /** The `impl Trait` type as its own fn writes it; `'static` stands where it captures no lifetime. */
  opaqueSelf(opaque: DefId): Ty;
  /** What the `impl Trait` type promises of itself. */
  opaqueBounds(opaque: DefId): readonly SpannedPredicate[];
  paramEnv(def: DefId): ParamEnv;
  /** Type of a struct, enum, alias, const, static, field, impl (its self type) or associated type, with its own parameters. */
  typeOf(def: DefId): Ty;
  /** Signature of a fn, method or tuple constructor with its own parameters; `async fn` returns its opaque type. */
  fnSig(def: DefId): FnSig;
  adt(def: DefId): AdtInfo;
  subst(ty: Ty, substs: Substs): Ty;
  substSig(sig: FnSig, substs: Substs): FnSig;
  substArgs(args: Substs, substs: Substs): Substs;
  eraseRegions(ty: Ty): Ty;
  mkArg(ty: Ty): GenericArg;

  /** For run time: regions erased, opaque types revealed, projections resolved. Stays as it is where it cannot. */
  normalize(ty: Ty): Ty;
  /** Inside generic code: projections resolved as far as `env` allows, opaque types kept. */
  normalizeIn(ty: Ty, env: ParamEnv): Ty;
  /** The type an opaque type or the coroutine an `async fn` call returns; null while unknown. */
  hiddenType(opaque: DefId, substs: Substs): Ty | null;
  /** The impl that implements a concrete trait reference. */
  implFor(ref: TraitRef): { readonly impl: DefId; readonly substs: Substs } | null;
  /** Where an impl defines the associated type `assoc` of its trait; null when it leaves the trait's default. */
  implAssocTy(impl: DefId, assoc: DefId): DefId | null;
  /** The trait an impl implements, with the impl's parameters and regions; null for inherent impls. */
  implTraitRef(impl: DefId): TraitRef | null;
  /** What a call of `callee` with concrete (normalised) `substs` runs. */
  resolveInstance(def: DefId, substs: Substs): Instance | null;
  /** `T: Trait` for a trait without further arguments. Unknown parts answer null. */
  holds(ty: Ty, trait: DefId, env?: ParamEnv): boolean | null;
  isCopy(ty: Ty, env?: ParamEnv): boolean;
  isSized(ty: Ty, env?: ParamEnv): boolean;
  /** `static mut`: reached through a raw pointer, so any place in it may change. */
  isMutStatic(def: DefId): boolean;
  /** False only when dropping a value of the type certainly does nothing. */
  needsDrop(ty: Ty, env?: ParamEnv): boolean;
  autoTrait(ty: Ty, trait: DefId, env?: ParamEnv): AutoTraitAnswer;
  /** Set by the borrow checker's side before auto traits of coroutines are asked. */
  coroutineWitness: ((coroutine: DefId) => CoroutineWitness) | null;

  closure(def: DefId): ClosureInfo & { readonly owner: DefId; readonly body: Expr };
  coroutine(def: DefId): CoroutineInfo & { readonly owner: DefId; readonly body: Expr | Block };
  /** The coroutine of an `async fn`. */
  coroutineOf(fn: DefId): DefId | null;
  /** Methods a vtable of `trait` needs, supertraits first. */
  vtableMethods(trait: DefId): readonly DefId[];
  /** The trait an associated item belongs to, directly or as an impl's item. */
  traitOfItem(def: DefId): DefId | null;

  /** As rustc's messages print it: trimmed paths, `_` for unknown parts. */
  print(ty: Ty): string;
  printTraitRef(ref: TraitRef): string;
  printPath(def: DefId, substs?: Substs): string;
}

export interface TypeckCrate {
  readonly tcx: Tcx;
  /** The learner's bodies: fns, consts, statics (closures and async bodies are in their owner's tables). */
  readonly owners: readonly DefId[];
  /** Checked on demand and cached; also for stub fns with bodies. */
  bodies(owner: DefId): BodyResults;
  readonly diagnostics: readonly Diagnostic[];
  readonly unsure: readonly Unsure[];
  readonly stalled: readonly StalledObligation[];
  /** What each body's check said, in the order of `owners`; a body with a verdict from before is not in `stalled`. */
  readonly verdicts: ReadonlyMap<DefId, BodyVerdict>;
  readonly recursion: Findings;
}

export {
  type BodyVerdict,
  checkCrate,
  type KnownVerdicts,
  type TypeckWorld,
  typeckWorld,
} from './checkCrate';
export type { Findings } from './cx';
