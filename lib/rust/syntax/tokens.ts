/**
 * Tokens and token trees: what macros take and give back. A token keeps the span of the text it was
 * written in, also after a macro moved it, so that a diagnostic points at the learner's own characters.
 */

/** Where something is written: UTF-16 offsets into one file's text. File 0 is the learner's; others are stubs. */
export interface Span {
  readonly file: number;
  readonly start: number;
  readonly end: number;
  /** Set when the text belongs to a macro's definition: the outermost call that produced it. */
  readonly origin?: MacroOrigin;
}

/** The macro call that produced a piece of syntax, for "in this expansion of `m!`" and for blaming the call. */
export interface MacroOrigin {
  /** With `!`, as written: `println!`, `tokio::select!`, or `derive(Debug)`. */
  readonly macro: string;
  /** The call in the source text; itself without an origin when the learner wrote it. */
  readonly call: Span;
  /** True for macros of the known world (std, tokio …), false for the learner's `macro_rules!`. */
  readonly external: boolean;
}

/**
 * Hygiene mark. 0: written in a file. Each expansion of a macro mints a new mark for the tokens of the
 * macro's own text, so that its locals and the caller's locals are different even with equal names.
 */
export type Mark = number;

export type LiteralKind = 'int' | 'float' | 'str' | 'bytestr' | 'cstr' | 'char' | 'byte';

export interface IdentToken {
  readonly kind: 'ident';
  readonly span: Span;
  /** Without `r#`; keywords are idents too (`raw` tells `r#fn` from `fn`). */
  readonly text: string;
  readonly raw: boolean;
  readonly mark: Mark;
}

export interface LifetimeToken {
  readonly kind: 'lifetime';
  readonly span: Span;
  /** With the apostrophe. */
  readonly text: string;
  readonly mark: Mark;
}

export interface LiteralToken {
  readonly kind: 'literal';
  readonly span: Span;
  /** As written, with quotes, prefix and suffix. */
  readonly text: string;
  readonly literal: LiteralKind;
  /** `u8` in `1u8`; empty when there is none. */
  readonly suffix: string;
}

/** One or more punctuation characters glued as the lexer's longest match: `=>`, `..=`, `>>=`. */
export interface PunctToken {
  readonly kind: 'punct';
  readonly span: Span;
  readonly text: string;
}

/** `///` and `//!`, kept because they become `#[doc = "…"]`. */
export interface DocToken {
  readonly kind: 'doc';
  readonly span: Span;
  readonly text: string;
  readonly inner: boolean;
}

export type Delimiter = '(' | '[' | '{';

/** A group between matching delimiters; `span` covers both. */
export interface GroupToken {
  readonly kind: 'group';
  readonly span: Span;
  readonly delimiter: Delimiter;
  readonly open: Span;
  readonly close: Span;
  readonly trees: readonly TokenTree[];
}

/**
 * A piece of syntax already parsed (the `$e:expr` of a `macro_rules!`), inserted as one token: it keeps
 * its grouping and its spans however the macro places it.
 */
export interface FragmentToken {
  readonly kind: 'fragment';
  readonly span: Span;
  readonly fragment:
    | 'expr'
    | 'ty'
    | 'pat'
    | 'stmt'
    | 'block'
    | 'item'
    | 'path'
    | 'vis'
    | 'meta'
    | 'literal';
  /** The text's own token trees; re-parsed on each use so that every use has its own node ids. */
  readonly trees: readonly TokenTree[];
}

export type LeafToken = IdentToken | LifetimeToken | LiteralToken | PunctToken | DocToken;
export type TokenTree = LeafToken | GroupToken | FragmentToken;
