/**
 * Types as the type checker, MIR and the interpreter see them.
 *
 * A `Ty` is immutable and hash-consed by `mkTy` (see intern.ts): two equal types are the same object, so `===` is
 * type equality and tables may be keyed by `ty.id`. Inference variables are the one exception that changes meaning:
 * they are resolved through an `InferenceTable`, never by mutation of the `Ty`.
 */

/** Number of a definition (fn, struct, trait, impl, closure, async body …) in the crate's definition table. */
export type DefId = number;

export type IntKind =
  | 'i8'
  | 'i16'
  | 'i32'
  | 'i64'
  | 'i128'
  | 'isize'
  | 'u8'
  | 'u16'
  | 'u32'
  | 'u64'
  | 'u128'
  | 'usize';
export type FloatKind = 'f32' | 'f64';

/** A lifetime. Early stages may use `erased`; borrowck gives each `var` a meaning on the control-flow graph. */
export type Region =
  | { readonly kind: 'static' }
  | { readonly kind: 'erased' }
  /** A named or elided lifetime parameter of an item. */
  | { readonly kind: 'param'; readonly def: DefId; readonly index: number; readonly name: string }
  /** Bound by an enclosing `for<'a>` or fn pointer / closure signature. */
  | { readonly kind: 'bound'; readonly depth: number; readonly index: number }
  /** A region variable of the body being checked. */
  | { readonly kind: 'var'; readonly index: number };

/** A const generic argument: a known value or a parameter. */
export type ConstArg =
  | { readonly kind: 'value'; readonly value: bigint | boolean | string }
  | { readonly kind: 'param'; readonly def: DefId; readonly index: number; readonly name: string }
  | { readonly kind: 'infer'; readonly index: number }
  /** A constant expression that the model cannot evaluate: nothing may be concluded from it. */
  | { readonly kind: 'unknown' };

/** One argument of a generic item. Lifetimes, types and consts stand in declaration order, the parent's first. */
export type GenericArg =
  | { readonly kind: 'ty'; readonly ty: Ty }
  | { readonly kind: 'region'; readonly region: Region }
  | { readonly kind: 'const'; readonly value: ConstArg };

export type Substs = readonly GenericArg[];

/** A trait with its arguments, `Self` first: `T: From<U>` is `{ trait: From, substs: [T, U] }`. */
export interface TraitRef {
  readonly trait: DefId;
  readonly substs: Substs;
}

/** `<substs[0] as Trait>::Assoc`, the associated type's own arguments after the trait's. */
export interface Projection {
  readonly assoc: DefId;
  readonly substs: Substs;
}

export type TyKind =
  | { readonly kind: 'bool' | 'char' | 'str' | 'never' }
  | { readonly kind: 'int'; readonly int: IntKind }
  | { readonly kind: 'float'; readonly float: FloatKind }
  | { readonly kind: 'adt'; readonly def: DefId; readonly substs: Substs }
  | { readonly kind: 'ref'; readonly region: Region; readonly mut: boolean; readonly ty: Ty }
  | { readonly kind: 'ptr'; readonly mut: boolean; readonly ty: Ty }
  | { readonly kind: 'tuple'; readonly elems: readonly Ty[] } // `()` is the empty tuple
  | { readonly kind: 'array'; readonly elem: Ty; readonly len: ConstArg }
  | { readonly kind: 'slice'; readonly elem: Ty }
  /** The zero-sized type of one function item, tuple-struct or tuple-variant constructor. */
  | { readonly kind: 'fnDef'; readonly def: DefId; readonly substs: Substs }
  | { readonly kind: 'fnPtr'; readonly sig: FnSig }
  /** A closure; `substs` are those of the enclosing item. Signature, kind and captures are in the results tables. */
  | { readonly kind: 'closure'; readonly def: DefId; readonly substs: Substs }
  /** The state machine of an `async fn`, `async` block or the body of an async closure. */
  | { readonly kind: 'coroutine'; readonly def: DefId; readonly substs: Substs }
  | {
      readonly kind: 'dyn';
      readonly principal: TraitRef | null;
      readonly projections: readonly { readonly projection: Projection; readonly ty: Ty }[];
      readonly autoTraits: readonly DefId[];
      readonly region: Region;
    }
  /** `impl Trait` in return position (opaque outside the defining item). */
  | { readonly kind: 'opaque'; readonly def: DefId; readonly substs: Substs }
  /** An associated type that cannot be normalised yet (mentions parameters). */
  | { readonly kind: 'projection'; readonly projection: Projection }
  | { readonly kind: 'param'; readonly def: DefId; readonly index: number; readonly name: string } // `Self` of a trait is index 0
  | { readonly kind: 'infer'; readonly index: number; readonly of: 'general' | 'int' | 'float' }
  /** Something was wrong and has been reported: silences every follow-up error. */
  | { readonly kind: 'error' }
  /** Something is outside the model: an `Unsure` has been recorded. Unlike `error`, no error may be concluded from it. */
  | { readonly kind: 'unknown' };

export type Ty = TyKind & {
  readonly id: number /** `TyFlags` of the type and everything inside it. */;
  readonly flags: number;
};

/** What a type contains, so that walks over types without it stop at once. */
export const TyFlags = {
  infer: 1,
  param: 2,
  error: 4,
  unknown: 8,
  projection: 16,
  opaque: 32,
  /** A region that is not erased. */
  region: 64,
  /** A region bound by an enclosing binder. */
  bound: 128,
  /** Any region at all, erased ones too. */
  lifetime: 256,
  /** A closure's type, or an async body's. */
  closure: 512,
} as const;

export interface FnSig {
  readonly params: readonly Ty[];
  readonly ret: Ty;
  readonly unsafe: boolean;
  readonly variadic: boolean;
  /** Number of lifetimes bound by the signature itself (`for<'a> fn(&'a str)`). */
  readonly boundRegions: number;
}

/** What must hold for an item to be used: `substs[0]: Trait<…>`, `<..>::Assoc == ty`, `'a: 'b`, `T: 'a`. */
export type Predicate =
  | { readonly kind: 'trait'; readonly ref: TraitRef; readonly negative?: boolean }
  | { readonly kind: 'projection'; readonly projection: Projection; readonly ty: Ty }
  | { readonly kind: 'regionOutlives'; readonly long: Region; readonly short: Region }
  | { readonly kind: 'typeOutlives'; readonly ty: Ty; readonly region: Region };
