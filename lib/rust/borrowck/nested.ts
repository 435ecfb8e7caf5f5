import type { MirSpan } from '../mir/mir';
import type { DefId } from '../types/ty';
import type { Category } from './regions';

/** What a closure's body requires of the lifetimes in its captures, told to whoever creates the closure. */
export interface ClosureRequirement {
  /** Positions among the regions of the closure's type; `'static` is null. */
  readonly sup: number;
  readonly sub: number | null;
  readonly category: Category;
  readonly span: MirSpan;
}

/**
 * A lifetime of the result that comes from a parameter (by position), with `param` null from the closure itself, or from
 * the `&self` it is called through: an async closure lends its captures to the future it gives.
 */
export interface Flow {
  readonly param: number | 'call' | null;
  /** Position among the regions of the parameter's, or of the closure's, type. */
  readonly at: number;
  /** Position among the regions of the result's type. */
  readonly to: number;
}

/** `T: 'static` demanded inside a closure of a type parameter of the enclosing item. */
export interface ParamDemand {
  readonly param: string;
  readonly paramIndex: number;
  readonly span: MirSpan;
  readonly category: Category;
}

export interface Nested {
  readonly outlives: readonly ClosureRequirement[];
  readonly params: readonly ParamDemand[];
  readonly flows: readonly Flow[];
}

/** Findings about a closure or async block, checked when first asked for. */
export type NestedFindings = (def: DefId) => Nested;
