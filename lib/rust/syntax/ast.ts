// long: the whole tree in one place; a table of node shapes reads best unsplit
import type { Delimiter, Mark, Span, TokenTree } from './tokens';

export type { MacroOrigin, Mark, Span } from './tokens';

/**
 * The syntax tree of edition 2024. Nodes are plain data; side tables (resolution, types …) are keyed by
 * `id`. Parentheses are not nodes: the inner node's span is widened to include them, as in rustc's HIR.
 */
export interface Node {
  readonly id: NodeId;
  readonly span: Span;
}

/**
 * Unique per compilation. Ids of file `f` lie in `[f * IDS_PER_FILE, (f + 1) * IDS_PER_FILE)`; nodes made
 * by expanding a macro call continue the range of the file in which the call is written.
 */
export type NodeId = number;
export const IDS_PER_FILE = 0x400000;

/** A name with its place. Two locals are the same name only if text *and* mark agree (macro hygiene). */
export interface Ident {
  readonly name: string;
  readonly span: Span;
  readonly mark: Mark;
}

/** A lifetime's name with its apostrophe: `'a`, `'static`, `'_`. */
export interface Lifetime extends Node {
  readonly kind: 'Lifetime';
  readonly name: string;
  readonly mark: Mark;
}

export interface Crate extends Node {
  readonly kind: 'Crate';
  readonly file: number;
  readonly attrs: readonly Attribute[];
  readonly items: Item[];
}

// ---------------------------------------------------------------- attributes

/** `#[path …]`, `#![path …]`, or a doc comment (`path` = `doc`, `value` = its text). */
export interface Attribute extends Node {
  readonly kind: 'Attribute';
  readonly inner: boolean;
  /** `must_use`, `tokio::main`, `derive` … as written, joined by `::`. */
  readonly path: string;
  /** The path's names, for resolution of attribute macros. */
  readonly pathIdents: readonly Ident[];
  /** The literal after `=`, unescaped; null otherwise. */
  readonly value: string | null;
  /** The tokens inside `(…)`; null when there are none. */
  readonly args: readonly TokenTree[] | null;
  readonly isDoc: boolean;
}

// ---------------------------------------------------------------- paths and generics

export interface Path extends Node {
  readonly kind: 'Path';
  /** Starts with `::`. */
  readonly global: boolean;
  readonly segments: readonly PathSegment[];
}

export interface PathSegment extends Node {
  readonly kind: 'PathSegment';
  /** `self`, `Self`, `super`, `crate` are names here; `$crate` is `$crate` (its mark tells which crate). */
  readonly ident: Ident;
  readonly args: GenericArgs | null;
}

export type GenericArgs = AngleArgs | ParenArgs;

/** `<'a, T, 3, Item = u8, Item: Debug>` */
export interface AngleArgs extends Node {
  readonly kind: 'AngleArgs';
  readonly args: readonly GenericArg[];
  readonly constraints: readonly AssocConstraint[];
}

/** `(A, B) -> C` of `Fn(A, B) -> C` */
export interface ParenArgs extends Node {
  readonly kind: 'ParenArgs';
  readonly inputs: readonly Type[];
  readonly output: Type | null;
}

/** `N` alone in `Foo<N>` is a TypeArg until resolution finds a const; `{ N }` and `3` are ConstArgs. */
export type GenericArg =
  | { readonly kind: 'LifetimeArg'; readonly lifetime: Lifetime }
  | { readonly kind: 'TypeArg'; readonly ty: Type }
  | { readonly kind: 'ConstArg'; readonly expr: Expr };

/** `Item = T` (`ty`), `N = 3` (`expr`) or `Item: Bound` (`bounds`) */
export interface AssocConstraint extends Node {
  readonly kind: 'AssocConstraint';
  readonly ident: Ident;
  readonly args: GenericArgs | null;
  readonly ty: Type | null;
  readonly expr: Expr | null;
  readonly bounds: readonly Bound[] | null;
}

export interface Generics {
  readonly span: Span;
  readonly params: readonly GenericParam[];
  readonly where: readonly WherePredicate[];
  readonly whereSpan: Span | null;
}

export type GenericParam = LifetimeParam | TypeParam | ConstParam;

export interface LifetimeParam extends Node {
  readonly kind: 'LifetimeParam';
  readonly lifetime: Lifetime;
  readonly bounds: readonly Lifetime[];
  readonly attrs: readonly Attribute[];
}

export interface TypeParam extends Node {
  readonly kind: 'TypeParam';
  readonly ident: Ident;
  readonly bounds: readonly Bound[];
  readonly default: Type | null;
  readonly attrs: readonly Attribute[];
}

export interface ConstParam extends Node {
  readonly kind: 'ConstParam';
  readonly ident: Ident;
  readonly ty: Type;
  readonly default: Expr | null;
  readonly attrs: readonly Attribute[];
}

export type WherePredicate = WhereType | WhereLifetime;

export interface WhereType extends Node {
  readonly kind: 'WhereType';
  readonly forLifetimes: readonly LifetimeParam[];
  readonly ty: Type;
  readonly bounds: readonly Bound[];
}

export interface WhereLifetime extends Node {
  readonly kind: 'WhereLifetime';
  readonly lifetime: Lifetime;
  readonly bounds: readonly Lifetime[];
}

export type Bound = TraitBound | LifetimeBound | UseBound;

/** `Trait`, `?Sized`, `for<'a> Fn(&'a u8)`, `async Fn()`, `const Trait` */
export interface TraitBound extends Node {
  readonly kind: 'TraitBound';
  readonly modifier: 'none' | 'maybe' | 'async' | 'const';
  readonly forLifetimes: readonly LifetimeParam[];
  readonly path: Path;
}

export interface LifetimeBound extends Node {
  readonly kind: 'LifetimeBound';
  readonly lifetime: Lifetime;
}

/** `use<'a, T>` */
export interface UseBound extends Node {
  readonly kind: 'UseBound';
  readonly args: readonly (Ident | Lifetime)[];
}

// ---------------------------------------------------------------- types

export type Type =
  | PathType
  | RefType
  | PtrType
  | TupleType
  | ArrayType
  | SliceType
  | FnPtrType
  | NeverType
  | InferType
  | ImplType
  | DynType
  | MacroType
  | ErrorType;

/**
 * With `qself`: `<ty as trait>::path` or `<ty>::path`, where `path` holds only the segments after `>::`.
 */
export interface QualifiedSelf {
  readonly ty: Type;
  readonly trait: Path | null;
  readonly span: Span;
}

export interface PathType extends Node {
  readonly kind: 'PathType';
  readonly qself: QualifiedSelf | null;
  readonly path: Path;
}
export interface RefType extends Node {
  readonly kind: 'RefType';
  readonly lifetime: Lifetime | null;
  readonly mutable: boolean;
  readonly inner: Type;
}
export interface PtrType extends Node {
  readonly kind: 'PtrType';
  readonly mutable: boolean;
  readonly inner: Type;
}
export interface TupleType extends Node {
  readonly kind: 'TupleType';
  readonly elems: readonly Type[];
}
export interface ArrayType extends Node {
  readonly kind: 'ArrayType';
  readonly elem: Type;
  readonly len: Expr;
}
export interface SliceType extends Node {
  readonly kind: 'SliceType';
  readonly elem: Type;
}
export interface FnPtrType extends Node {
  readonly kind: 'FnPtrType';
  readonly forLifetimes: readonly LifetimeParam[];
  readonly isUnsafe: boolean;
  readonly abi: string | null;
  readonly params: readonly Type[];
  readonly variadic: boolean;
  readonly ret: Type | null;
}
export interface NeverType extends Node {
  readonly kind: 'NeverType';
}
/** `_` */
export interface InferType extends Node {
  readonly kind: 'InferType';
}
export interface ImplType extends Node {
  readonly kind: 'ImplType';
  readonly bounds: readonly Bound[];
}
/** `dyn A + B`; `bare` for a trait without `dyn` (an error in edition 2021+). */
export interface DynType extends Node {
  readonly kind: 'DynType';
  readonly bounds: readonly Bound[];
}
export interface MacroType extends Node {
  readonly kind: 'MacroType';
  readonly call: MacroCall<Type>;
}
/** Stands where a type could not be parsed; an error was reported. */
export interface ErrorType extends Node {
  readonly kind: 'ErrorType';
}

// ---------------------------------------------------------------- patterns

export type Pat =
  | IdentPat
  | WildPat
  | RestPat
  | RefPat
  | TuplePat
  | SlicePat
  | PathPat
  | TupleStructPat
  | StructPat
  | OrPat
  | RangePat
  | LiteralPat
  | MacroPat
  | ErrorPat;

/**
 * `x`, `mut x`, `ref x`, `ref mut x`, `x @ p`. A plain `None` or `MAX` is also an IdentPat: resolution
 * decides whether it names a constant or unit variant (`Resolutions.res(id)` is then a Def).
 */
export interface IdentPat extends Node {
  readonly kind: 'IdentPat';
  readonly ident: Ident;
  readonly byRef: boolean;
  readonly mutable: boolean;
  readonly sub: Pat | null;
}
export interface WildPat extends Node {
  readonly kind: 'WildPat';
}
/** `..` inside a tuple, tuple struct or slice */
export interface RestPat extends Node {
  readonly kind: 'RestPat';
}
export interface RefPat extends Node {
  readonly kind: 'RefPat';
  readonly mutable: boolean;
  readonly inner: Pat;
}
export interface TuplePat extends Node {
  readonly kind: 'TuplePat';
  readonly elems: readonly Pat[];
}
export interface SlicePat extends Node {
  readonly kind: 'SlicePat';
  readonly elems: readonly Pat[];
}
/** `Enum::Unit`, `CONST::X`, `<T as Tr>::C` (two or more segments, or qualified) */
export interface PathPat extends Node {
  readonly kind: 'PathPat';
  readonly qself: QualifiedSelf | null;
  readonly path: Path;
}
export interface TupleStructPat extends Node {
  readonly kind: 'TupleStructPat';
  readonly qself: QualifiedSelf | null;
  readonly path: Path;
  readonly elems: readonly Pat[];
}
export interface StructPat extends Node {
  readonly kind: 'StructPat';
  readonly qself: QualifiedSelf | null;
  readonly path: Path;
  readonly fields: readonly FieldPat[];
  /** The span of a closing `..`; null when all fields must be named. */
  readonly rest: Span | null;
}
/** `x: p`, or shorthand `x` / `mut x` / `ref x` (then `pat` is the IdentPat). Tuple fields: `0: p`. */
export interface FieldPat extends Node {
  readonly kind: 'FieldPat';
  readonly ident: Ident;
  readonly pat: Pat;
  readonly shorthand: boolean;
}
export interface OrPat extends Node {
  readonly kind: 'OrPat';
  readonly alts: readonly Pat[];
}
/** Ends are literals, negated literals, or paths (as PathExpr). */
export interface RangePat extends Node {
  readonly kind: 'RangePat';
  readonly lo: Expr | null;
  readonly hi: Expr | null;
  readonly inclusive: boolean;
}
/** A literal, a negated literal, or a `const { … }` block */
export interface LiteralPat extends Node {
  readonly kind: 'LiteralPat';
  readonly expr: Expr;
}
export interface MacroPat extends Node {
  readonly kind: 'MacroPat';
  readonly call: MacroCall<Pat>;
}
export interface ErrorPat extends Node {
  readonly kind: 'ErrorPat';
}

// ---------------------------------------------------------------- expressions

export type Expr =
  | LiteralExpr
  | PathExpr
  | UnaryExpr
  | BinaryExpr
  | AssignExpr
  | AssignOpExpr
  | LazyBoolExpr
  | CallExpr
  | MethodCallExpr
  | FieldExpr
  | IndexExpr
  | RangeExpr
  | RefExpr
  | RawRefExpr
  | CastExpr
  | BlockExpr
  | AsyncBlockExpr
  | IfExpr
  | LetExpr
  | MatchExpr
  | WhileExpr
  | LoopExpr
  | ForExpr
  | ClosureExpr
  | BreakExpr
  | ContinueExpr
  | ReturnExpr
  | StructExpr
  | ArrayExpr
  | RepeatExpr
  | TupleExpr
  | AwaitExpr
  | TryExpr
  | UnderscoreExpr
  | MacroExpr
  | FormatArgsExpr
  | ErrorExpr;

interface ExprNode extends Node {
  readonly attrs?: readonly Attribute[];
  /** True when the source has parentheses around it (the span includes them). */
  readonly parens?: boolean;
}

/** `value` is the meaning: bigint for ints, number for floats, unescaped text for strings and chars. */
export type Lit =
  | { readonly kind: 'int'; readonly value: bigint; readonly suffix: string }
  | { readonly kind: 'float'; readonly text: string; readonly suffix: string }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'char'; readonly value: string }
  | { readonly kind: 'byte'; readonly value: number }
  | { readonly kind: 'str'; readonly value: string }
  | { readonly kind: 'bytestr'; readonly value: Uint8Array }
  | { readonly kind: 'cstr'; readonly value: Uint8Array };

export interface LiteralExpr extends ExprNode {
  readonly kind: 'LiteralExpr';
  readonly lit: Lit;
}
export interface PathExpr extends ExprNode {
  readonly kind: 'PathExpr';
  readonly qself: QualifiedSelf | null;
  readonly path: Path;
}
export type UnaryOp = '-' | '!' | '*';
export interface UnaryExpr extends ExprNode {
  readonly kind: 'UnaryExpr';
  readonly op: UnaryOp;
  readonly expr: Expr;
}
export type BinaryOp =
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
export interface BinaryExpr extends ExprNode {
  readonly kind: 'BinaryExpr';
  readonly op: BinaryOp;
  readonly opSpan: Span;
  readonly lhs: Expr;
  readonly rhs: Expr;
}
/** `&&` and `||`; in a condition their operands may contain LetExpr. */
export interface LazyBoolExpr extends ExprNode {
  readonly kind: 'LazyBoolExpr';
  readonly op: '&&' | '||';
  readonly opSpan: Span;
  readonly lhs: Expr;
  readonly rhs: Expr;
}
/** `lhs` may be a destructuring assignee: `(a, _) = …`, `S { x, .. } = …`, `[a, ..] = …` */
export interface AssignExpr extends ExprNode {
  readonly kind: 'AssignExpr';
  readonly eqSpan: Span;
  readonly lhs: Expr;
  readonly rhs: Expr;
}
export interface AssignOpExpr extends ExprNode {
  readonly kind: 'AssignOpExpr';
  /** Without the `=`. */
  readonly op: BinaryOp;
  readonly opSpan: Span;
  readonly lhs: Expr;
  readonly rhs: Expr;
}
export interface CallExpr extends ExprNode {
  readonly kind: 'CallExpr';
  readonly callee: Expr;
  readonly args: readonly Expr[];
}
export interface MethodCallExpr extends ExprNode {
  readonly kind: 'MethodCallExpr';
  readonly receiver: Expr;
  readonly segment: PathSegment;
  readonly args: readonly Expr[];
  /** From the method's name to the closing parenthesis, as rustc's labels use it. */
  readonly callSpan: Span;
}
/** `x.name` or `x.0` */
export interface FieldExpr extends ExprNode {
  readonly kind: 'FieldExpr';
  readonly base: Expr;
  readonly ident: Ident;
}
export interface IndexExpr extends ExprNode {
  readonly kind: 'IndexExpr';
  readonly base: Expr;
  readonly index: Expr;
}
export interface RangeExpr extends ExprNode {
  readonly kind: 'RangeExpr';
  readonly lo: Expr | null;
  readonly hi: Expr | null;
  readonly inclusive: boolean;
}
export interface RefExpr extends ExprNode {
  readonly kind: 'RefExpr';
  readonly mutable: boolean;
  readonly expr: Expr;
}
/** `&raw const x`, `&raw mut x` */
export interface RawRefExpr extends ExprNode {
  readonly kind: 'RawRefExpr';
  readonly mutable: boolean;
  readonly expr: Expr;
}
export interface CastExpr extends ExprNode {
  readonly kind: 'CastExpr';
  readonly expr: Expr;
  readonly ty: Type;
}
export interface BlockExpr extends ExprNode {
  readonly kind: 'BlockExpr';
  readonly label: Lifetime | null;
  readonly mode: 'plain' | 'unsafe' | 'const';
  readonly block: Block;
}
export interface AsyncBlockExpr extends ExprNode {
  readonly kind: 'AsyncBlockExpr';
  readonly move: boolean;
  readonly block: Block;
}
/** `cond` may be a LetExpr or a chain of `&&` with LetExprs. `else_` is a BlockExpr or an IfExpr. */
export interface IfExpr extends ExprNode {
  readonly kind: 'IfExpr';
  readonly cond: Expr;
  readonly then: Block;
  readonly else_: Expr | null;
}
/** `let PAT = EXPR`, only inside the condition of `if`, `while` or a match guard */
export interface LetExpr extends ExprNode {
  readonly kind: 'LetExpr';
  readonly pat: Pat;
  readonly expr: Expr;
}
export interface MatchExpr extends ExprNode {
  readonly kind: 'MatchExpr';
  readonly scrutinee: Expr;
  readonly arms: readonly Arm[];
}
export interface Arm extends Node {
  readonly kind: 'Arm';
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly guard: Expr | null;
  readonly body: Expr;
}
export interface WhileExpr extends ExprNode {
  readonly kind: 'WhileExpr';
  readonly label: Lifetime | null;
  readonly cond: Expr;
  readonly body: Block;
}
export interface LoopExpr extends ExprNode {
  readonly kind: 'LoopExpr';
  readonly label: Lifetime | null;
  readonly body: Block;
}
export interface ForExpr extends ExprNode {
  readonly kind: 'ForExpr';
  readonly label: Lifetime | null;
  readonly pat: Pat;
  readonly iter: Expr;
  readonly body: Block;
}
export interface ClosureExpr extends ExprNode {
  readonly kind: 'ClosureExpr';
  readonly forLifetimes: readonly LifetimeParam[];
  readonly isAsync: boolean;
  readonly move: boolean;
  readonly params: readonly ClosureParam[];
  readonly ret: Type | null;
  readonly body: Expr;
  /** `async move |a, b| -> T`, without the body: rustc's span for most closure labels. */
  readonly declSpan: Span;
}
export interface ClosureParam extends Node {
  readonly kind: 'ClosureParam';
  readonly pat: Pat;
  readonly ty: Type | null;
}
export interface BreakExpr extends ExprNode {
  readonly kind: 'BreakExpr';
  readonly label: Lifetime | null;
  readonly expr: Expr | null;
}
export interface ContinueExpr extends ExprNode {
  readonly kind: 'ContinueExpr';
  readonly label: Lifetime | null;
}
export interface ReturnExpr extends ExprNode {
  readonly kind: 'ReturnExpr';
  readonly expr: Expr | null;
}
export interface StructExpr extends ExprNode {
  readonly kind: 'StructExpr';
  readonly qself: QualifiedSelf | null;
  readonly path: Path;
  readonly fields: readonly FieldInit[];
  readonly base: Expr | null;
  /** `S { x, .. }` as an assignee */
  readonly rest: Span | null;
}
export interface FieldInit extends Node {
  readonly kind: 'FieldInit';
  readonly ident: Ident;
  readonly expr: Expr;
  readonly shorthand: boolean;
}
export interface ArrayExpr extends ExprNode {
  readonly kind: 'ArrayExpr';
  readonly elems: readonly Expr[];
}
export interface RepeatExpr extends ExprNode {
  readonly kind: 'RepeatExpr';
  readonly elem: Expr;
  readonly len: Expr;
}
export interface TupleExpr extends ExprNode {
  readonly kind: 'TupleExpr';
  readonly elems: readonly Expr[];
}
export interface AwaitExpr extends ExprNode {
  readonly kind: 'AwaitExpr';
  readonly expr: Expr;
  /** The keyword `await`. */
  readonly awaitSpan: Span;
}
export interface TryExpr extends ExprNode {
  readonly kind: 'TryExpr';
  readonly expr: Expr;
  /** The `?`. */
  readonly markSpan: Span;
}
/** `_` on the left of an assignment */
export interface UnderscoreExpr extends ExprNode {
  readonly kind: 'UnderscoreExpr';
}
export interface MacroExpr extends ExprNode {
  readonly kind: 'MacroExpr';
  readonly call: MacroCall<Expr>;
}
export interface ErrorExpr extends ExprNode {
  readonly kind: 'ErrorExpr';
}

/**
 * `format_args!` after expansion: literal pieces and placeholders. Its type is `core::fmt::Arguments`; it
 * borrows each argument once (`&arg`), and argument temporaries live to the end of the enclosing statement.
 */
export interface FormatArgsExpr extends ExprNode {
  readonly kind: 'FormatArgsExpr';
  readonly pieces: readonly FormatPiece[];
  readonly args: readonly FormatArgument[];
  /** `format_args_nl!`: a newline follows (already part of `pieces`). */
  readonly templateSpan: Span;
}
export interface FormatArgument {
  readonly expr: Expr;
  readonly name: string | null;
  /** `{x}` written inline: `expr` is a PathExpr made for it, with the span inside the string. */
  readonly captured: boolean;
}
export type FormatTrait =
  | 'Display'
  | 'Debug'
  | 'LowerHex'
  | 'UpperHex'
  | 'Octal'
  | 'Binary'
  | 'LowerExp'
  | 'UpperExp'
  | 'Pointer';
export type FormatPiece = { readonly kind: 'text'; readonly text: string } | FormatPlaceholder;
export interface FormatPlaceholder {
  readonly kind: 'placeholder';
  readonly span: Span;
  /** Index into `args`. */
  readonly arg: number;
  readonly trait: FormatTrait;
  readonly fill: string | null;
  readonly align: 'left' | 'center' | 'right' | null;
  readonly sign: '+' | '-' | null;
  readonly alternate: boolean;
  readonly zeroPad: boolean;
  /** `{:x?}` and `{:X?}` */
  readonly debugHex: 'lower' | 'upper' | null;
  readonly width: FormatCount | null;
  readonly precision: FormatCount | null;
}
export type FormatCount =
  | { readonly kind: 'literal'; readonly value: number }
  | { readonly kind: 'arg'; readonly arg: number };

// ---------------------------------------------------------------- macros

/** A call as written. Expansion (lib/rust/expand, driven by resolution) fills `expansion`. */
export interface MacroCall<T> extends Node {
  readonly kind: 'MacroCall';
  readonly path: Path;
  readonly delimiter: Delimiter;
  readonly tokens: readonly TokenTree[];
  /** From the opening to the closing delimiter. */
  readonly argsSpan: Span;
  /** null before expansion, and after a failed one (an error or unsure was reported). */
  expansion: T | null;
}

// ---------------------------------------------------------------- blocks and statements

export interface Block extends Node {
  readonly kind: 'Block';
  readonly stmts: readonly Stmt[];
  /** The last expression without a semicolon. A trailing `m! {…}` whose expansion gives a value sits here too. */
  readonly tail: Expr | null;
}

export type Stmt = LetStmt | ExprStmt | ItemStmt | MacroStmt;

export interface LetStmt extends Node {
  readonly kind: 'LetStmt';
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly ty: Type | null;
  readonly init: Expr | null;
  readonly else_: Block | null;
}
/** `semi` false: a block-like expression statement such as `if … { }`, which must have type `()`. */
export interface ExprStmt extends Node {
  readonly kind: 'ExprStmt';
  readonly expr: Expr;
  readonly semi: boolean;
}
export interface ItemStmt extends Node {
  readonly kind: 'ItemStmt';
  readonly item: Item;
}
/** `m!(…);` or `m! { … }` in statement position. Its expansion's locals are visible to what follows. */
export interface MacroStmt extends Node {
  readonly kind: 'MacroStmt';
  readonly call: MacroCall<readonly Stmt[]>;
  readonly semi: boolean;
}

// ---------------------------------------------------------------- items

export type Item =
  | FnItem
  | StructItem
  | EnumItem
  | UnionItem
  | TraitItem
  | TraitAliasItem
  | ImplItem
  | ModItem
  | UseItem
  | ConstItem
  | StaticItem
  | TypeAliasItem
  | MacroRulesItem
  | ExternBlockItem
  | ExternCrateItem
  | MacroItem;

export type Visibility =
  | { readonly kind: 'inherited'; readonly span: Span }
  | { readonly kind: 'pub'; readonly span: Span }
  /** `pub(crate)`, `pub(super)`, `pub(self)`, `pub(in path)` */
  | { readonly kind: 'restricted'; readonly span: Span; readonly path: Path };

export interface ItemNode extends Node {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  /** The item up to (not including) its body: `async fn f(x: u8) -> u8`. */
  readonly headSpan: Span;
}

export interface FnItem extends ItemNode {
  readonly kind: 'FnItem';
  readonly ident: Ident;
  readonly generics: Generics;
  readonly isAsync: boolean;
  readonly isConst: boolean;
  readonly isUnsafe: boolean;
  /** `extern "C"`; `"C"` for a bare `extern`. */
  readonly abi: string | null;
  readonly self: SelfParam | null;
  readonly params: readonly Param[];
  readonly variadic: boolean;
  readonly ret: Type | null;
  /** null: a declaration (`fn f();` in a trait, an extern block, or a stub's intrinsic) */
  readonly body: Block | null;
  /** `async fn`'s keyword, for "`main` function is not allowed to be `async`". */
  readonly asyncSpan: Span | null;
  /** The return type's span, or the empty span after `)` where `-> T` would go. */
  readonly retSpan: Span;
}

/** `self`, `mut self`, `&self`, `&'a mut self` (`ty` null) or `self: Pin<&mut Self>` */
export interface SelfParam extends Node {
  readonly kind: 'SelfParam';
  readonly attrs: readonly Attribute[];
  readonly ident: Ident;
  readonly byRef: boolean;
  readonly lifetime: Lifetime | null;
  readonly mutable: boolean;
  readonly ty: Type | null;
}
export interface Param extends Node {
  readonly kind: 'Param';
  readonly attrs: readonly Attribute[];
  readonly pat: Pat;
  readonly ty: Type;
}
export type Fields =
  | { readonly kind: 'named'; readonly span: Span; readonly fields: readonly FieldDef[] }
  | { readonly kind: 'tuple'; readonly span: Span; readonly fields: readonly FieldDef[] }
  | { readonly kind: 'unit' };
/** Tuple fields are named `0`, `1`, … */
export interface FieldDef extends Node {
  readonly kind: 'FieldDef';
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly ident: Ident;
  readonly ty: Type;
}
export interface StructItem extends ItemNode {
  readonly kind: 'StructItem';
  readonly ident: Ident;
  readonly generics: Generics;
  readonly fields: Fields;
}
export interface EnumItem extends ItemNode {
  readonly kind: 'EnumItem';
  readonly ident: Ident;
  readonly generics: Generics;
  readonly variants: readonly Variant[];
}
export interface Variant extends Node {
  readonly kind: 'Variant';
  readonly attrs: readonly Attribute[];
  readonly ident: Ident;
  readonly fields: Fields;
  readonly discriminant: Expr | null;
}
export interface UnionItem extends ItemNode {
  readonly kind: 'UnionItem';
  readonly ident: Ident;
  readonly generics: Generics;
  readonly fields: readonly FieldDef[];
}
export interface TraitItem extends ItemNode {
  readonly kind: 'TraitItem';
  readonly ident: Ident;
  readonly generics: Generics;
  readonly isUnsafe: boolean;
  readonly isAuto: boolean;
  readonly supertraits: readonly Bound[];
  readonly items: readonly AssocItem[];
}
export interface TraitAliasItem extends ItemNode {
  readonly kind: 'TraitAliasItem';
  readonly ident: Ident;
  readonly generics: Generics;
  readonly bounds: readonly Bound[];
}
export interface ImplItem extends ItemNode {
  readonly kind: 'ImplItem';
  readonly generics: Generics;
  readonly isUnsafe: boolean;
  readonly negative: boolean;
  readonly trait: Path | null;
  readonly selfTy: Type;
  readonly items: readonly AssocItem[];
}
/** Items of a trait or impl; `MacroItem` expands to more of them. */
export type AssocItem = FnItem | ConstItem | TypeAliasItem | MacroItem;
export interface ModItem extends ItemNode {
  readonly kind: 'ModItem';
  readonly ident: Ident;
  /** null for `mod m;` (another file: outside what one program can hold) */
  readonly items: Item[] | null;
}
export interface UseItem extends ItemNode {
  readonly kind: 'UseItem';
  readonly tree: UseTree;
}
/** `prefix::{…}`, `prefix::*`, `prefix as rename` */
export interface UseTree extends Node {
  readonly kind: 'UseTree';
  readonly global: boolean;
  /** Segments of this level only; nested trees continue it. */
  readonly prefix: readonly PathSegment[];
  readonly what:
    | { readonly kind: 'simple'; readonly rename: Ident | null }
    | { readonly kind: 'glob'; readonly span: Span }
    | { readonly kind: 'nested'; readonly trees: readonly UseTree[] };
}
/** `const _: T = …` has the name `_`. In traits `value` may be null. */
export interface ConstItem extends ItemNode {
  readonly kind: 'ConstItem';
  readonly ident: Ident;
  readonly generics: Generics;
  readonly ty: Type;
  readonly value: Expr | null;
}
export interface StaticItem extends ItemNode {
  readonly kind: 'StaticItem';
  readonly ident: Ident;
  readonly mutable: boolean;
  readonly ty: Type;
  readonly value: Expr | null;
}
/** `type A<T> = …`, and associated types: `type Item: Bound;` (`ty` null) in traits */
export interface TypeAliasItem extends ItemNode {
  readonly kind: 'TypeAliasItem';
  readonly ident: Ident;
  readonly generics: Generics;
  readonly bounds: readonly Bound[];
  readonly ty: Type | null;
}
export interface MacroRulesItem extends ItemNode {
  readonly kind: 'MacroRulesItem';
  readonly ident: Ident;
  readonly delimiter: Delimiter;
  readonly tokens: readonly TokenTree[];
}
export interface ExternBlockItem extends ItemNode {
  readonly kind: 'ExternBlockItem';
  readonly abi: string | null;
  readonly isUnsafe: boolean;
  readonly items: readonly Item[];
}
export interface ExternCrateItem extends ItemNode {
  readonly kind: 'ExternCrateItem';
  readonly ident: Ident;
  readonly rename: Ident | null;
}
/** `m! { … }` in item position */
export interface MacroItem extends ItemNode {
  readonly kind: 'MacroItem';
  readonly call: MacroCall<readonly Item[]>;
}
