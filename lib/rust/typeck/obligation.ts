import type { Span } from '../syntax/tokens';
import type { DefId, Predicate, TraitRef, Ty } from '../types/ty';
import type { ClosureInfo } from './results';

/** Why something must hold: what diagnostics point at. */
export interface Cause {
  readonly span: Span;
  readonly node: number;
  /** Where the bound is written, and the item that wrote it. */
  readonly boundSpan: Span | null;
  readonly requiredBy: DefId | null;
  /** Obligations whose impls led here, outermost first. */
  readonly parents: readonly TraitRef[];
  /** The bound's self type as the item writes it, to find the argument it is about. */
  readonly self?: Ty | null;
  readonly what:
    | 'misc'
    | 'bound'
    | 'question'
    | 'await'
    | 'for'
    | 'sized'
    | 'format'
    | 'operator'
    | 'coercion'
    | 'method'
    | 'return';
}

/** A predicate of the language, or one that only arises while checking bodies. */
export type Goal =
  | Predicate
  /** The closure's kind, once known, must allow calls through this trait. */
  | { readonly kind: 'closureKind'; readonly closure: DefId; readonly want: ClosureInfo['kind'] };

export interface Obligation {
  readonly goal: Goal;
  readonly cause: Cause;
  readonly depth: number;
  /** Variables whose solution could change the answer; empty: always worth another look. */
  stalledOn?: readonly Ty[];
}

export const causeAt = (span: Span, node: number, what: Cause['what'] = 'misc'): Cause => ({
  span,
  node,
  boundSpan: null,
  requiredBy: null,
  parents: [],
  what,
});

export type Holds = 'yes' | 'maybe' | 'no';
