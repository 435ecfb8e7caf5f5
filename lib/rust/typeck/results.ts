/**
 * What type checking leaves behind for later stages: side tables keyed by the `id` of AST nodes (ast.ts), one
 * `BodyResults` per fn, const, closure-owning or async-owning body. Like rustc's `TypeckResults`.
 */
import type { DefId, FnSig, Substs, Ty } from '../types/ty';

/** Where a local variable is introduced: the id of its binding pattern node (`Pat.ident`), also for `self` and params. */
export type LocalId = number;

/** How the value of an expression is adjusted before it is used, in order. */
export type Adjustment =
  | {
      readonly kind: 'deref';
      readonly to: Ty /** Overloaded: calls `Deref::deref` / `DerefMut::deref_mut`. */;
      readonly overloaded: {
        readonly method: DefId;
        readonly substs: Substs;
        readonly mut: boolean;
      } | null;
    }
  | {
      readonly kind: 'borrow';
      readonly to: Ty;
      readonly mut: boolean /** Two-phase `&mut` of a method receiver or compound assignment. */;
      readonly twoPhase: boolean;
    }
  | { readonly kind: 'rawBorrow'; readonly to: Ty; readonly mut: boolean }
  | { readonly kind: 'neverToAny'; readonly to: Ty }
  | { readonly kind: 'unsize'; readonly to: Ty } // &[T; N] → &[T], Box<T> → Box<dyn Tr>, Arc<T> → Arc<dyn Tr>, …
  | { readonly kind: 'reifyFn' | 'closureToFn' | 'mutToConstPtr'; readonly to: Ty };

/** The function that a call, method call, overloaded operator, index, `?`, `for` or path-to-fn uses. */
export interface Callee {
  readonly def: DefId;
  /** Arguments of the parent (impl or trait, `Self` first) and then of the fn itself. */
  readonly substs: Substs;
  /** Set when `def` is a trait's method: the impl is chosen when `substs` are concrete (at run time: monomorphised). */
  readonly trait: DefId | null;
  readonly sig: FnSig;
}

/** What a path expression or path pattern means after associated items are resolved. */
export type PathRes =
  | { readonly kind: 'local'; readonly local: LocalId }
  | {
      readonly kind: 'fn' | 'const' | 'static' | 'ctor';
      readonly def: DefId;
      readonly substs: Substs;
      readonly trait?: DefId | null;
    }
  | { readonly kind: 'constParam'; readonly index: number; readonly def: DefId }
  | { readonly kind: 'error' | 'unknown' };

export type CaptureMode = 'ref' | 'uniqueRef' | 'mutRef' | 'move';

/** One captured place of a closure or async block (edition 2021+: disjoint fields). */
export interface Capture {
  readonly local: LocalId;
  /** Field names or tuple indices, and `*` for a dereference, from the variable inwards. */
  readonly projection: readonly string[];
  readonly mode: CaptureMode;
  readonly ty: Ty;
  /** The use that forced this capture (node id): rustc points at it. */
  readonly usedAt: number;
}

export interface ClosureInfo {
  readonly def: DefId;
  readonly nodeId: number;
  readonly kind: 'fn' | 'fnMut' | 'fnOnce';
  readonly async: boolean;
  readonly move: boolean;
  readonly sig: FnSig;
  readonly captures: readonly Capture[];
}

/** An async fn body, async block or async closure body. */
export interface CoroutineInfo {
  readonly def: DefId;
  readonly nodeId: number;
  readonly source: 'fn' | 'block' | 'closure';
  readonly move: boolean;
  readonly output: Ty;
  readonly captures: readonly Capture[];
}

/** How a pattern node matches after default binding modes: implicit derefs of the scrutinee, then the mode of a binding. */
export interface PatAdjust {
  /** Types of the references skipped implicitly, outermost first. */
  readonly derefs: readonly Ty[];
  readonly binding: 'move' | 'ref' | 'refMut' | null;
}

export interface BodyResults {
  readonly owner: DefId;
  exprTy: Map<number, Ty>;
  patTy: Map<number, Ty>;
  /** Types written in the source, lowered (let annotations, casts, turbofish): keyed by the AST type node. */
  typeNode: Map<number, Ty>;
  adjustments: Map<number, readonly Adjustment[]>;
  callee: Map<number, Callee>;
  path: Map<number, PathRes>;
  /** Field expressions: index in the struct's field list (after the adjustments of the receiver). */
  fieldIndex: Map<number, number>;
  /** Struct literals and struct/tuple patterns: which variant (0 for structs). */
  variantIndex: Map<number, number>;
  patAdjust: Map<number, PatAdjust>;
  localTy: Map<LocalId, Ty>;
  closures: Map<number, ClosureInfo>;
  coroutines: Map<number, CoroutineInfo>;
  /** True when errors or unknowns make the tables incomplete: later stages skip the body. */
  tainted: boolean;
}

/** Something outside the model, in plain words, at its place. Blocks the verdict `accepts`. */
export interface Unsure {
  readonly file: number;
  readonly start: number;
  readonly end: number;
  readonly what: string;
  /** The nearest supported form, when there is one. */
  readonly instead?: string;
}
