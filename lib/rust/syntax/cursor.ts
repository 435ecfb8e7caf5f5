// long: one reader; its lookahead, groups, recovery and spans share the same position
import { type Diagnostic, errorAt, type Label, type Note } from '../diagnostics/diagnostic';
import type { Unsure } from '../typeck/results';
import {
  type AssocItem,
  type Attribute,
  type Block,
  type Expr,
  IDS_PER_FILE,
  type Ident,
  type Item,
  type Lifetime,
  type NodeId,
  type Pat,
  type Stmt,
  type Type,
} from './ast';
import type {
  Delimiter,
  FragmentToken,
  GroupToken,
  IdentToken,
  LifetimeToken,
  LiteralToken,
  MacroOrigin,
  PunctToken,
  Span,
  TokenTree,
} from './tokens';

/** Thrown to leave a construct that cannot be parsed; always caught at a statement, item or fragment boundary. */
export class SyntaxAbort extends Error {}

/** Allocates node ids for one file, shared by its parser and the macro expansions inside it. */
export class NodeIds {
  private last: number;
  constructor(readonly file: number) {
    this.last = file * IDS_PER_FILE;
  }
  next(): NodeId {
    this.last++;
    return this.last;
  }
}

/** The productions that lower layers (types, patterns) need from higher ones, set once by parse.ts. */
export interface Grammar {
  type(p: Cursor, options?: { noPlus?: boolean }): Type;
  expr(p: Cursor, r?: Restrictions): Expr;
  literalOrPathExpr(p: Cursor): Expr;
  pattern(p: Cursor): Pat;
  block(p: Cursor): Block;
  items(p: Cursor): Item[];
  /** An item at the cursor, or null when none starts here. */
  item(p: Cursor, attrs: Attribute[]): Item | null;
  assocItems(p: Cursor, owner: 'trait' | 'impl'): AssocItem[];
  stmts(p: Cursor): Stmt[];
}

export interface Restrictions {
  /** No struct literal at the top: conditions and scrutinees. */
  readonly noStruct?: boolean;
  /** `let` is allowed: conditions of `if`, `while` and guards. */
  readonly allowLet?: boolean;
  /** At the start of a statement: a block-like expression ends it. */
  readonly stmt?: boolean;
}

export const STRICT_KEYWORDS = new Set(
  (
    'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref ' +
    'return self Self static struct super trait true type unsafe use where while'
  ).split(' '),
);
export const RESERVED_KEYWORDS = new Set(
  'abstract become box do final gen macro override priv try typeof unsized virtual yield'.split(
    ' ',
  ),
);

/** `found …` in rustc's words. */
export function describeToken(token: TokenTree | null, closing: string): string {
  if (!token) return closing === '' ? '<eof>' : `\`${closing}\``;
  switch (token.kind) {
    case 'ident':
      if (token.raw) return `\`r#${token.text}\``;
      if (STRICT_KEYWORDS.has(token.text)) return `keyword \`${token.text}\``;
      if (RESERVED_KEYWORDS.has(token.text)) return `reserved keyword \`${token.text}\``;
      return token.text === '_' ? 'reserved identifier `_`' : `\`${token.text}\``;
    case 'group':
      return `\`${token.delimiter}\``;
    case 'doc':
      return `doc comment \`${token.inner ? '//!' : '///'}${token.text}\``;
    case 'fragment':
      return token.fragment === 'expr' ? 'expression' : `${token.fragment} metavariable`;
    default:
      return `\`${token.text}\``;
  }
}

interface Frame {
  readonly trees: readonly TokenTree[];
  readonly at: number;
  readonly end: Span;
  readonly closing: string;
}

export interface Snapshot {
  readonly at: number;
  readonly split: PunctToken | null;
  readonly lastEnd: number;
  readonly lastOrigin: MacroOrigin | undefined;
}

const CLOSING: Record<Delimiter, string> = { '(': ')', '[': ']', '{': '}' };

/**
 * A reader of token trees: the one parser for files, macro arguments and macro fragments. Groups are
 * entered and left explicitly; a compound token such as `>>` is split when half of it is wanted.
 */
export class Cursor {
  private at = 0;
  private split: PunctToken | null = null;
  /** End of the last consumed token, for node spans. */
  private lastEnd: number;
  private lastOrigin: MacroOrigin | undefined = undefined;
  private depth = 0;
  /** What would have been accepted here, for "expected one of …". */
  readonly expected: string[] = [];
  readonly errors: Diagnostic[] = [];
  /** Set once rustc would have given up: what follows is parsed for the editor, not reported. */
  fatal = false;
  readonly unsure: Unsure[] = [];
  /** Function bodies are parsed when they are looked at (stub files). */
  lazyBodies = false;

  constructor(
    private trees: readonly TokenTree[],
    readonly ids: NodeIds,
    readonly grammar: Grammar,
    /** The empty span after the last token. */
    private end: Span,
    private closing = '',
    /** Tells whether the text between two offsets has a line break; absent for macro arguments. */
    private readonly lineBreaks: ((from: number, to: number) => boolean) | null = null,
  ) {
    this.lastEnd = end.start;
  }

  // ------------------------------------------------------------ looking

  peek(ahead = 0): TokenTree | null {
    if (this.split && ahead === 0) return this.split;
    return this.trees[this.at + ahead] ?? null;
  }

  atEnd(): boolean {
    return this.peek() === null;
  }

  /** The span of the next token, or the closing delimiter. */
  hereSpan(): Span {
    const token = this.peek();
    if (!token) return this.end;
    return token.kind === 'group' ? token.open : token.span;
  }

  /** True when a line break separates the next token from the last one. */
  newlineBefore(): boolean {
    return this.lineBreaks?.(this.lastEnd, this.hereSpan().start) ?? false;
  }

  get previousEnd(): number {
    return this.lastEnd;
  }

  isKeyword(word: string, ahead = 0): boolean {
    const t = this.peek(ahead);
    return t?.kind === 'ident' && t.text === word && !t.raw;
  }

  isIdent(ahead = 0): boolean {
    const t = this.peek(ahead);
    return (
      t?.kind === 'ident' &&
      (t.raw || (!STRICT_KEYWORDS.has(t.text) && !RESERVED_KEYWORDS.has(t.text) && t.text !== '_'))
    );
  }

  isPunct(text: string, ahead = 0): boolean {
    const t = this.peek(ahead);
    return t?.kind === 'punct' && t.text === text;
  }

  isGroup(delimiter: Delimiter, ahead = 0): boolean {
    const t = this.peek(ahead);
    return t?.kind === 'group' && t.delimiter === delimiter;
  }

  isFragment(...kinds: FragmentToken['fragment'][]): boolean {
    const t = this.peek();
    return t?.kind === 'fragment' && kinds.includes(t.fragment);
  }

  /** True when the next token is `text` or begins with it (`>` of `>>`, `&` of `&&`). */
  startsPunct(text: string): boolean {
    const t = this.peek();
    return t?.kind === 'punct' && t.text.startsWith(text);
  }

  /** As isPunct, and remembers it for the error message. */
  check(text: string): boolean {
    this.expected.push(`\`${text}\``);
    const t = this.peek();
    if (t?.kind === 'group') return t.delimiter === text;
    return t?.kind === 'punct' && t.text === text;
  }

  // ------------------------------------------------------------ taking

  bump(): TokenTree {
    const token = this.peek();
    if (!token) return this.fail();
    this.expected.length = 0;
    if (this.split) this.split = null;
    this.at++;
    this.lastEnd = token.span.end;
    this.lastOrigin = token.span.origin;
    return token;
  }

  eat(text: string): boolean {
    if (!this.isPunct(text)) {
      this.expected.push(`\`${text}\``);
      return false;
    }
    this.bump();
    return true;
  }

  eatKeyword(word: string): boolean {
    if (!this.isKeyword(word)) return false;
    this.bump();
    return true;
  }

  /** Takes `text` even if it is only the first half of a longer token. */
  eatSplit(text: string): boolean {
    const t = this.peek();
    if (t?.kind !== 'punct' || !t.text.startsWith(text)) {
      this.expected.push(`\`${text}\``);
      return false;
    }
    this.expected.length = 0;
    const middle = Math.min(t.span.start + text.length, t.span.end);
    this.lastEnd = middle;
    this.lastOrigin = t.span.origin;
    if (t.text === text) {
      this.split = null;
      this.at++;
    } else {
      this.split = {
        kind: 'punct',
        text: t.text.slice(text.length),
        span: t.span.origin?.external ? t.span : { ...t.span, start: middle },
      };
    }
    return true;
  }

  expect(text: string): Span {
    const span = this.hereSpan();
    if (!this.eatSplit(text)) this.fail();
    return span;
  }

  expectKeyword(word: string): Span {
    const span = this.hereSpan();
    if (!this.eatKeyword(word)) {
      this.expected.push(`\`${word}\``);
      this.fail();
    }
    return span;
  }

  expectIdent(): Ident {
    const t = this.peek();
    if (!this.isIdent() || t?.kind !== 'ident') {
      const after = this.expected.splice(0);
      if (after.length > 0) {
        this.expected.push(...after, 'identifier');
        return this.fail();
      }
      const found = describeToken(t, this.closing);
      const keyword =
        t?.kind === 'ident' && t.text !== '_'
          ? {
              notes: [
                { kind: 'help' as const, text: `escape \`${t.text}\` to use it as an identifier` },
              ],
            }
          : {};
      const follows = this.peek(1);
      if (
        t?.kind === 'ident' &&
        follows?.kind === 'punct' &&
        ['=', ':', ',', ';'].includes(follows.text) &&
        t.text !== '_'
      ) {
        // The keyword is taken as the name it was meant to be.
        this.report(
          errorAt(
            null,
            t.span,
            `expected identifier, found ${found}`,
            'expected identifier, found keyword',
            keyword,
          ),
        );
        this.bump();
        return { name: t.text, span: t.span, mark: t.mark };
      }
      return this.abort(
        `expected identifier, found ${found}`,
        this.hereSpan(),
        `expected identifier${t?.kind === 'ident' && STRICT_KEYWORDS.has(t.text) ? ', found keyword' : ''}`,
        keyword,
      );
    }
    this.bump();
    return { name: t.text, span: t.span, mark: t.mark };
  }

  ident(token: IdentToken): Ident {
    return { name: token.text, span: token.span, mark: token.mark };
  }

  eatLifetime(): Lifetime | null {
    const t = this.peek();
    if (t?.kind !== 'lifetime') return null;
    this.bump();
    return this.lifetime(t);
  }

  lifetime(t: LifetimeToken): Lifetime {
    return { kind: 'Lifetime', id: this.ids.next(), span: t.span, name: t.text, mark: t.mark };
  }

  eatLiteral(): LiteralToken | null {
    const t = this.peek();
    if (t?.kind !== 'literal') return null;
    this.bump();
    return t;
  }

  // ------------------------------------------------------------ groups

  /** Parses inside a group; what `body` leaves over is an error ("expected one of …"). */
  inGroup<T>(delimiter: Delimiter, body: (group: GroupToken) => T): T {
    const group = this.peek();
    if (group?.kind !== 'group' || group.delimiter !== delimiter) {
      this.expected.push(`\`${delimiter}\``);
      return this.fail();
    }
    if (this.depth > 200)
      return this.abort('this is nested more deeply than this checker follows', group.open, '');
    this.bump();
    const frame = this.push(group);
    try {
      const result = body(group);
      if (!this.atEnd()) {
        this.expected.push(`\`${CLOSING[delimiter]}\``);
        this.fail();
      }
      return result;
    } finally {
      this.pop(frame);
      this.lastEnd = group.span.end;
      this.lastOrigin = group.span.origin;
    }
  }

  private push(group: GroupToken): Frame {
    const frame = { trees: this.trees, at: this.at, end: this.end, closing: this.closing };
    this.trees = group.trees;
    this.at = 0;
    this.split = null;
    this.end = group.close;
    this.closing = CLOSING[group.delimiter];
    this.lastEnd = group.open.end;
    this.depth++;
    return frame;
  }

  private pop(frame: Frame): void {
    this.depth--;
    this.trees = frame.trees;
    this.at = frame.at;
    this.end = frame.end;
    this.closing = frame.closing;
    this.split = null;
    this.expected.length = 0;
  }

  /** Parses the trees of an inserted fragment with the grammar of its kind. */
  inFragment<T>(token: FragmentToken, body: () => T): T {
    this.bump();
    const end = { file: token.span.file, start: token.span.end, end: token.span.end };
    const frame = { trees: this.trees, at: this.at, end: this.end, closing: this.closing };
    this.trees = token.trees;
    this.at = 0;
    this.split = null;
    this.end = end;
    this.depth++;
    try {
      const result = body();
      if (!this.atEnd()) this.fail();
      return result;
    } finally {
      this.pop(frame);
      this.lastEnd = token.span.end;
      this.lastOrigin = token.span.origin;
    }
  }

  /** `item (, item)* ,?` up to the end of the current group. */
  commaList<T>(item: () => T): T[] {
    const out: T[] = [];
    while (!this.atEnd()) {
      out.push(item());
      if (this.atEnd()) break;
      if (!this.eat(',')) {
        this.expected.unshift(`\`${this.closing}\``);
        this.fail();
      }
    }
    return out;
  }

  /** Everything left in the current group. */
  rest(): TokenTree[] {
    const out: TokenTree[] = [];
    while (!this.atEnd()) out.push(this.bump());
    return out;
  }

  /** The trees consumed since `from`, for fragments and `stringify!`. */
  since(from: Snapshot): readonly TokenTree[] {
    const taken = this.trees.slice(from.at, this.at);
    return from.split ? [from.split, ...taken.slice(1)] : taken;
  }

  /** Leaves out what is left of the current group, after an error inside it. */
  skipRest(): void {
    while (!this.atEnd()) this.bump();
  }

  /** Runs `body`; a syntax error inside it has been reported and ends it with `otherwise`, as rustc recovers. */
  recover<T>(body: () => T, otherwise: () => T): T {
    try {
      return body();
    } catch (e) {
      if (!(e instanceof SyntaxAbort)) throw e;
      return otherwise();
    }
  }

  // ------------------------------------------------------------ going back

  mark(): Snapshot {
    return { at: this.at, split: this.split, lastEnd: this.lastEnd, lastOrigin: this.lastOrigin };
  }

  reset(to: Snapshot): void {
    this.at = to.at;
    this.split = to.split;
    this.lastEnd = to.lastEnd;
    this.lastOrigin = to.lastOrigin;
    this.expected.length = 0;
  }

  /** Tries a production; on a syntax error the cursor and the errors are as before and the result is null. */
  attempt<T>(body: () => T): T | null {
    const start = this.mark();
    const errors = this.errors.length;
    try {
      return body();
    } catch (e) {
      if (!(e instanceof SyntaxAbort)) throw e;
      this.errors.length = errors;
      this.reset(start);
      return null;
    }
  }

  // ------------------------------------------------------------ spans and errors

  /** From `start` to the last consumed token; pieces of different macro texts give the call that joined them. */
  spanFrom(start: Span): Span {
    const last = this.lastOrigin;
    if (start.origin === last) {
      const end = Math.max(start.start, this.lastEnd);
      return last
        ? { file: start.file, start: start.start, end, origin: last }
        : { file: start.file, start: start.start, end };
    }
    const outer =
      start.origin && last
        ? start.origin.call.origin
          ? last
          : start.origin
        : (start.origin ?? last);
    return outer ? { ...outer.call, origin: outer } : start;
  }

  spanBetween(start: Span, end: Span): Span {
    if (start.file !== end.file || start.origin !== end.origin)
      return start.origin && !end.origin ? end : start;
    return { ...start, end: Math.max(start.end, end.end) };
  }

  report(diagnostic: Diagnostic): void {
    if (this.fatal) return;
    // One error per place: recovery must not repeat itself.
    if (
      this.errors.every(
        (e) =>
          e.primary.start !== diagnostic.primary.start ||
          e.primary.file !== diagnostic.primary.file,
      )
    )
      this.errors.push(diagnostic);
  }

  abort(
    message: string,
    span: Span,
    label = '',
    more: { labels?: readonly Label[]; notes?: readonly Note[] } = {},
  ): never {
    this.report(errorAt(null, span, message, label, more));
    throw new SyntaxAbort(message);
  }

  /** "expected one of …, found …" from what was checked since the last token. */
  fail(): never {
    const found = describeToken(this.peek(), this.closing);
    const wanted = [...new Set(this.expected)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    this.expected.length = 0;
    if (wanted.length === 0)
      return this.abort(`unexpected token: ${found}`, this.hereSpan(), 'unexpected token');
    const last = wanted[wanted.length - 1] ?? '';
    const text =
      wanted.length === 1
        ? `expected ${last}`
        : wanted.length === 2
          ? `expected one of ${wanted[0]} or ${last}`
          : `expected one of ${wanted.slice(0, -1).join(', ')}, or ${last}`;
    const label = wanted.length > 6 ? `expected one of ${wanted.length} possible tokens` : text;
    return this.abort(`${text}, found ${found}`, this.hereSpan(), label);
  }
}
