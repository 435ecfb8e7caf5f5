/**
 * The control-flow graph of one body, after rustc's MIR: places, moves, borrows, drops and suspension points are explicit.
 * The borrow checker reads it, the interpreter runs it, the state-machine lens shows its suspension points.
 * Generic bodies stay generic: types mention parameters, and the interpreter substitutes when it enters an instance.
 */
import type { FormatPiece } from '../syntax/ast';
import type { DefId, Substs, Ty } from '../types/ty';

export type LocalIndex = number; // 0 is the return place, then the arguments, then user variables and temporaries
export type BlockIndex = number;

export interface MirSpan {
  readonly file: number;
  readonly start: number;
  readonly end: number;
  /** Set on what `.await` stands for: nothing there is worth blaming for a lifetime. */
  readonly desugared?: true;
}

export interface LocalDecl {
  readonly ty: Ty;
  /** Source name; null for a temporary. */
  readonly name: string | null;
  readonly mut: boolean;
  readonly span: MirSpan;
  /** The binding pattern (LocalId) this local comes from, or null. */
  readonly binding: number | null;
  readonly arg: boolean;
}

export type PlaceElem =
  | { readonly kind: 'deref' }
  | { readonly kind: 'field'; readonly index: number; readonly ty: Ty }
  | { readonly kind: 'downcast'; readonly variant: number }
  | { readonly kind: 'index'; readonly local: LocalIndex }
  | { readonly kind: 'constIndex'; readonly offset: number; readonly fromEnd: boolean }
  | {
      readonly kind: 'subslice';
      readonly from: number;
      readonly to: number;
      readonly fromEnd: boolean;
    }
  /** A captured variable of the closure or coroutine that this body belongs to; only on local 1 (behind a deref for `Fn`/`FnMut`). */
  | { readonly kind: 'upvar'; readonly index: number; readonly ty: Ty };

export interface Place {
  readonly local: LocalIndex;
  readonly proj: readonly PlaceElem[];
}

export type Constant =
  | { readonly kind: 'int'; readonly value: bigint; readonly ty: Ty }
  | { readonly kind: 'float'; readonly value: number; readonly ty: Ty }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'char'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytes'; readonly value: readonly number[]; readonly ty: Ty }
  | { readonly kind: 'unit' }
  | { readonly kind: 'fn'; readonly def: DefId; readonly substs: Substs; readonly ty: Ty }
  | {
      readonly kind: 'const' | 'static';
      readonly def: DefId;
      readonly substs: Substs;
      readonly ty: Ty;
    }
  | { readonly kind: 'constParam'; readonly def: DefId; readonly index: number; readonly ty: Ty }
  /** `&CONSTANT`: a reference to a value computed once that lives for the whole program (rvalue static promotion). */
  | { readonly kind: 'promoted'; readonly body: MirBody; readonly ty: Ty };

export type Operand =
  | { readonly kind: 'copy' | 'move'; readonly place: Place }
  | { readonly kind: 'const'; readonly value: Constant };

export type BorrowKind = 'shared' | 'mut' | 'twoPhaseMut' | 'uniqueClosure' | 'fake';

export type AggregateKind =
  | { readonly kind: 'tuple' }
  | { readonly kind: 'array'; readonly elem: Ty }
  | { readonly kind: 'adt'; readonly def: DefId; readonly variant: number; readonly substs: Substs }
  | { readonly kind: 'closure' | 'coroutine'; readonly def: DefId; readonly substs: Substs };

export type BinOp =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>=';

export type Rvalue =
  | { readonly kind: 'use'; readonly operand: Operand }
  | { readonly kind: 'ref'; readonly borrow: BorrowKind; readonly place: Place }
  | { readonly kind: 'rawRef'; readonly mut: boolean; readonly place: Place }
  | {
      readonly kind: 'binary';
      readonly op: BinOp;
      readonly left: Operand;
      readonly right: Operand /** Panics on overflow, as debug builds do. */;
      readonly checked: boolean;
    }
  | { readonly kind: 'unary'; readonly op: '!' | '-'; readonly operand: Operand }
  | {
      readonly kind: 'cast';
      readonly operand: Operand;
      readonly to: Ty;
      readonly how: 'numeric' | 'unsize' | 'reifyFn' | 'closureToFn' | 'pointer';
    }
  | {
      readonly kind: 'aggregate';
      readonly of: AggregateKind;
      readonly operands: readonly Operand[];
    }
  | { readonly kind: 'repeat'; readonly operand: Operand; readonly count: bigint | Constant }
  /** The index of the active variant (not its numeric discriminant; a cast to an integer uses that one). */
  | { readonly kind: 'discriminant'; readonly place: Place }
  /** `format_args!`: `args` are references to the values, in the order of `pieces`' indices; `of` their types. */
  | {
      readonly kind: 'formatArgs';
      readonly pieces: readonly FormatPiece[];
      readonly args: readonly Operand[];
      readonly of: readonly Ty[];
      readonly ty: Ty;
    }
  | { readonly kind: 'len'; readonly place: Place };

export type StatementKind =
  | { readonly kind: 'assign'; readonly place: Place; readonly value: Rvalue }
  | { readonly kind: 'storageLive' | 'storageDead'; readonly local: LocalIndex }
  /** A match scrutinee or `let _ = place` looks at the place without moving it. */
  | {
      readonly kind: 'fakeRead';
      readonly place: Place;
      readonly because: 'match' | 'let' | 'index';
    }
  | { readonly kind: 'nop' };

export type Statement = StatementKind & { readonly span: MirSpan };

export type TerminatorKind =
  | { readonly kind: 'goto'; readonly target: BlockIndex }
  | {
      readonly kind: 'switch';
      readonly on: Operand;
      readonly targets: readonly { readonly value: bigint; readonly block: BlockIndex }[];
      readonly otherwise: BlockIndex | null;
    }
  | {
      readonly kind: 'call';
      readonly func: Operand;
      readonly args: readonly Operand[];
      readonly dest: Place;
      readonly target: BlockIndex | null; // null: diverges
      readonly unwind: BlockIndex | null;
      /** The AST call, method call, operator or macro this comes from (node id) and how it was written. */
      readonly from: {
        readonly node: number;
        readonly via:
          | 'call'
          | 'method'
          | 'operator'
          | 'await'
          | 'for'
          | 'question'
          | 'deref'
          | 'index'
          | 'macro';
      };
    }
  /** Runs drop glue if the place is (still) initialised: drop flags are the interpreter's and borrowck's business. */
  | {
      readonly kind: 'drop';
      readonly place: Place;
      /** The old value of an assignment: a new one follows at once. */
      readonly replace?: boolean;
      readonly target: BlockIndex;
      readonly unwind: BlockIndex | null;
    }
  /** One suspension point of a coroutine. `value` is `()`; `resume` continues with a new `Context` in `resumeArg`. */
  | {
      readonly kind: 'yield';
      readonly resumeArg: Place;
      readonly resume: BlockIndex;
      readonly drop: BlockIndex | null;
      readonly awaitNode: number;
    }
  | {
      readonly kind: 'assert';
      readonly cond: Operand;
      readonly expected: boolean;
      readonly message: AssertMessage;
      readonly target: BlockIndex;
      readonly unwind: BlockIndex | null;
    }
  | { readonly kind: 'return' | 'resumeUnwind' | 'unreachable' }
  /** Branches that only the borrow checker follows (match guards, loops that never end). */
  | { readonly kind: 'falseEdge'; readonly real: BlockIndex; readonly imaginary: BlockIndex };

export type AssertMessage =
  | { readonly kind: 'overflow'; readonly op: string }
  | { readonly kind: 'divByZero' | 'remByZero' | 'resumedAfterReturn' | 'resumedAfterPanic' }
  | { readonly kind: 'bounds'; readonly len: Operand; readonly index: Operand };

export type Terminator = TerminatorKind & { readonly span: MirSpan };

export interface BasicBlock {
  readonly statements: readonly Statement[];
  readonly terminator: Terminator;
  readonly cleanup: boolean;
  /** Where a panic raised by a statement goes on (checked arithmetic, indexing); null or absent: to the caller. */
  readonly unwind?: BlockIndex | null;
}

export interface MirBody {
  readonly owner: DefId;
  readonly kind: 'fn' | 'const' | 'closure' | 'coroutine';
  readonly locals: readonly LocalDecl[];
  readonly argCount: number;
  readonly blocks: readonly BasicBlock[];
  /** Captured places of a closure or coroutine, in upvar order. */
  readonly upvars: readonly {
    readonly name: string;
    readonly ty: Ty;
    readonly byRef: boolean;
    readonly mut: boolean;
    readonly binding: number;
  }[];
  /** Types the program wrote for what a place holds (`let x: T`, `e as T`), with the lifetimes as written. */
  readonly annotations: readonly {
    readonly place: Place;
    readonly ty: Ty;
    readonly span: MirSpan;
  }[];
  readonly span: MirSpan;
}
