import type { Bound, LifetimeParam, MacroCall, Path, Type } from './ast';
import { parseAttributes } from './attributes';
import type { Cursor } from './cursor';
import { atPath, parseBounds, parseForLifetimes, parsePath, parseQualifiedPath } from './names';
import type { GroupToken, Span } from './tokens';

interface TypeOptions {
  /** `+` belongs to what follows: `&dyn A + B` and return types of `Fn()`. */
  readonly noPlus?: boolean;
}

/** A type; on failure reports "expected type, found …" as rustc. */
export function parseType(p: Cursor, options: TypeOptions = {}): Type {
  const start = p.hereSpan();
  const t = p.peek();
  if (t?.kind === 'fragment' && t.fragment === 'ty') {
    const inner = p.isPunct('::', 1) ? null : p.inFragment(t, () => parseType(p));
    if (inner) return inner;
    const path = parsePath(p, 'type');
    return { kind: 'PathType', id: p.ids.next(), span: p.spanFrom(start), qself: null, path };
  }
  if (p.isGroup('(')) return parseParenType(p, options);
  if (p.isGroup('[')) return parseArrayOrSlice(p, start);
  if (t?.kind === 'punct') {
    const type = parsePunctType(p, start);
    if (type) return type;
  }
  if (t?.kind === 'ident' && !t.raw) {
    const type = parseKeywordType(p, t.text, start, options);
    if (type) return type;
  }
  if (atPath(p)) return parsePathOrMacroType(p, start, options);
  p.expected.length = 0;
  p.expected.push('type');
  return p.fail();
}

function node(p: Cursor, start: Span) {
  return { id: p.ids.next(), span: p.spanFrom(start) };
}

function parsePunctType(p: Cursor, start: Span): Type | null {
  if (p.startsPunct('&') && !p.isPunct('&=')) {
    // `&&T` is a reference to a reference: split the token.
    p.eatSplit('&');
    const lifetime = p.eatLifetime();
    const mutable = p.eatKeyword('mut');
    const inner = parseType(p, { noPlus: true });
    return { kind: 'RefType', ...node(p, start), lifetime, mutable, inner };
  }
  if (p.eat('*')) {
    const mutable = p.eatKeyword('mut');
    if (!mutable && !p.eatKeyword('const')) {
      p.expected.length = 0;
      p.expected.push('`const`', '`mut`');
      p.fail();
    }
    const inner = parseType(p, { noPlus: true });
    return { kind: 'PtrType', ...node(p, start), mutable, inner };
  }
  if (p.eat('!')) return { kind: 'NeverType', ...node(p, start) };
  if (p.startsPunct('<')) {
    const { qself, path } = parseQualifiedPath(p, 'type');
    return { kind: 'PathType', ...node(p, start), qself, path };
  }
  if (p.isPunct('?')) return boundsType(p, start, 'DynType');
  p.expected.length = 0;
  return null;
}

function boundsType(
  p: Cursor,
  start: Span,
  kind: 'ImplType' | 'DynType',
  options: TypeOptions = {},
): Type {
  const bounds = options.noPlus ? parseOneBound(p) : parseBounds(p);
  if (bounds.length === 0) p.abort('at least one trait must be specified', p.spanFrom(start));
  return { kind, ...node(p, start), bounds };
}

/** `&dyn A + B` is an error in rustc; the first bound alone belongs to the reference. */
function parseOneBound(p: Cursor): Bound[] {
  const bounds = parseBounds(p);
  // Stubs are written once for several types: there `&$T` may stand for `&dyn A + B`.
  if (bounds.length > 1 && p.ids.file === 0) {
    const first = bounds[0];
    const last = bounds[bounds.length - 1];
    if (first && last)
      p.report({
        severity: 'error',
        code: null,
        message: 'ambiguous `+` in a type',
        primary: p.spanBetween(first.span, last.span),
        labels: [{ span: p.spanBetween(first.span, last.span), text: '', primary: true }],
        notes: [],
      });
  }
  return bounds;
}

function parseKeywordType(p: Cursor, word: string, start: Span, options: TypeOptions): Type | null {
  switch (word) {
    case '_':
      p.bump();
      return { kind: 'InferType', ...node(p, start) };
    case 'impl':
      p.bump();
      return boundsType(p, start, 'ImplType', options);
    case 'dyn':
      p.bump();
      return boundsType(p, start, 'DynType', options);
    case 'for':
    case 'fn':
    case 'unsafe':
    case 'extern': {
      const forLifetimes = parseForLifetimes(p);
      if (p.isKeyword('fn') || p.isKeyword('unsafe') || p.isKeyword('extern'))
        return parseFnPtr(p, start, forLifetimes);
      const path = parsePath(p, 'type');
      const bound = {
        kind: 'TraitBound' as const,
        ...node(p, start),
        modifier: 'none' as const,
        forLifetimes,
        path,
      };
      return { kind: 'DynType', ...node(p, start), bounds: [bound] };
    }
    default:
      return null;
  }
}

function parseFnPtr(p: Cursor, start: Span, forLifetimes: LifetimeParam[]): Type {
  const isUnsafe = p.eatKeyword('unsafe');
  let abi: string | null = null;
  if (p.eatKeyword('extern')) abi = p.eatLiteral()?.text.slice(1, -1) ?? 'C';
  p.expectKeyword('fn');
  let variadic = false;
  const params: Type[] = [];
  p.inGroup('(', () => {
    p.commaList(() => {
      parseAttributes(p, false);
      if (p.eat('...')) {
        variadic = true;
        return;
      }
      if ((p.isIdent() || p.isKeyword('_')) && p.isPunct(':', 1)) {
        p.bump();
        p.bump();
      }
      params.push(parseType(p));
    });
  });
  const ret = p.eat('->') ? parseType(p, { noPlus: true }) : null;
  return {
    kind: 'FnPtrType',
    ...node(p, start),
    forLifetimes,
    isUnsafe,
    abi,
    params,
    variadic,
    ret,
  };
}

function parseParenType(p: Cursor, options: TypeOptions): Type {
  const start = p.hereSpan();
  let trailing = false;
  const elems = p.inGroup('(', () => {
    const out: Type[] = [];
    p.recover(
      () => {
        while (!p.atEnd()) {
          out.push(parseType(p));
          trailing = p.eat(',');
          if (!trailing && !p.atEnd()) {
            p.expected.push('`)`');
            p.fail();
          }
        }
      },
      () => p.skipRest(),
    );
    return out;
  });
  const only = elems[0];
  if (elems.length === 1 && only && !trailing) {
    const widened = { ...only, span: p.spanFrom(start) };
    // `(dyn A) + B` and `(A) + B`: bounds that begin with parentheses
    if (!options.noPlus && p.isPunct('+') && only.kind === 'PathType' && !only.qself)
      return bareBounds(p, start, only.path);
    return widened;
  }
  return { kind: 'TupleType', ...node(p, start), elems };
}

function parseArrayOrSlice(p: Cursor, start: Span): Type {
  const { elem, len } = p.inGroup('[', () => ({
    elem: parseType(p),
    len: p.eat(';') ? p.grammar.expr(p) : null,
  }));
  if (len) return { kind: 'ArrayType', ...node(p, start), elem, len };
  return { kind: 'SliceType', ...node(p, start), elem };
}

function bareBounds(p: Cursor, start: Span, first: Path): Type {
  const bound: Bound = {
    kind: 'TraitBound',
    id: p.ids.next(),
    span: first.span,
    modifier: 'none',
    forLifetimes: [],
    path: first,
  };
  const bounds = p.eat('+') ? [bound, ...parseBounds(p)] : [bound];
  return { kind: 'DynType', ...node(p, start), bounds };
}

function parsePathOrMacroType(p: Cursor, start: Span, options: TypeOptions): Type {
  const path = parsePath(p, 'type');
  const group = p.peek(1);
  if (p.isPunct('!') && group?.kind === 'group') {
    p.bump();
    return { kind: 'MacroType', ...node(p, start), call: macroCall<Type>(p, path, start) };
  }
  if (!p.isPunct('+')) p.expected.push('`!`', '`+`', '`::`');
  // `A + B` without `dyn`: an error of edition 2021+, kept as a DynType for the message.
  else if (!options.noPlus) return bareBounds(p, start, path);
  return { kind: 'PathType', ...node(p, start), qself: null, path };
}

/** The delimited arguments at the cursor, as a call of `path`. */
export function macroCall<T>(p: Cursor, path: Path, start: Span): MacroCall<T> {
  const group = p.bump() as GroupToken;
  const argsSpan = { ...group.span, start: group.open.start };
  return {
    kind: 'MacroCall',
    id: p.ids.next(),
    span: p.spanFrom(start),
    path,
    delimiter: group.delimiter,
    tokens: group.trees,
    argsSpan,
    expansion: null,
  };
}
