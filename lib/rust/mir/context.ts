import type { Block, Expr, FnItem } from '../syntax/ast';
import type { ParamEnv, Tcx } from '../typeck/index';
import type { BodyResults, LocalId } from '../typeck/results';
import type { DefId, FnSig, Ty } from '../types/ty';
import type { MirSpan } from './mir';

/** What building the MIR of one body needs besides its syntax. */
export interface MirContext {
  readonly tcx: Tcx;
  readonly results: BodyResults;
  readonly env: ParamEnv;
  /** Reports something the builder does not model; the body is then not used. */
  readonly unsure: (span: MirSpan, what: string) => void;
  /** Source names of the variables met so far, shared by a body and the closures inside it. */
  readonly names: Map<LocalId, string>;
  /** Variables declared `mut`, shared likewise: a captured variable keeps its mutability. */
  readonly mutable: Set<LocalId>;
}

/** The syntax of a body that owns its tables. Closures and async bodies inside are found on the way. */
export type BodySource =
  | {
      readonly kind: 'fn';
      readonly def: DefId;
      readonly item: FnItem;
      readonly body: Block;
      readonly sig: FnSig;
    }
  | { readonly kind: 'const'; readonly def: DefId; readonly expr: Expr; readonly ty: Ty };
