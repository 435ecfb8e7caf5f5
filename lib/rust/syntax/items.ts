// long: one function per kind of item; they share modifiers and call each other
import type {
  AssocItem,
  Attribute,
  Block,
  Bound,
  Expr,
  FieldDef,
  Fields,
  FnItem,
  Generics,
  Item,
  MacroCall,
  Param,
  SelfParam,
  Type,
  UseTree,
  Variant,
  Visibility,
} from './ast';
import { parseAttributes } from './attributes';
import { endStmt } from './blocks';
import { Cursor } from './cursor';
import { LazyBlock } from './lazyBlock';
import {
  atPath,
  atPathSegment,
  parseBounds,
  parseGenerics,
  parsePath,
  parseSegment,
  parseWhere,
} from './names';
import { parseSinglePattern } from './patterns';
import type { GroupToken, Span } from './tokens';
import { macroCall, parseType } from './typeExprs';

type Owner = 'module' | 'trait' | 'impl' | 'extern' | 'block';

interface Head {
  readonly attrs: readonly Attribute[];
  readonly vis: Visibility;
  readonly start: Span;
}

/** Items up to the end of the group or file. An item that cannot be parsed ends the reporting, as in rustc. */
export function parseItems(p: Cursor): Item[] {
  const out: Item[] = [];
  while (!p.atEnd()) {
    const before = p.mark();
    const item = p.recover(
      () => {
        const attrs = parseAttributes(p, false);
        if (p.atEnd())
          return p.abort(
            'expected item after attributes',
            attrs[attrs.length - 1]?.span ?? p.hereSpan(),
          );
        if (p.isPunct(';')) return extraSemicolon(p);
        const item = parseItem(p, attrs, 'module');
        return item ?? notAnItem(p);
      },
      () => {
        p.fatal = true;
        return skipItem(p, before.at);
      },
    );
    if (item) out.push(item);
  }
  return out;
}

function extraSemicolon(p: Cursor): null {
  const span = p.hereSpan();
  p.bump();
  p.report({
    severity: 'error',
    code: null,
    message: 'expected item, found `;`',
    primary: span,
    labels: [{ span, text: '', primary: true }],
    notes: [{ kind: 'help', text: 'remove this semicolon' }],
  });
  return null;
}

function notAnItem(p: Cursor): never {
  const t = p.peek();
  if (t?.kind === 'ident' && t.text === 'let')
    p.abort(
      'expected item, found keyword `let`',
      p.hereSpan(),
      '`let` cannot be used for global variables',
    );
  if (p.isIdent() && p.isIdent(1)) {
    p.bump();
    p.expected.push('`!`', '`::`');
    p.fail();
  }
  p.expected.length = 0;
  p.expected.push('item');
  return p.fail();
}

function skipItem(p: Cursor, before: number): null {
  if (p.mark().at === before && !p.atEnd()) p.bump();
  while (!p.atEnd() && !p.isPunct(';') && !p.isGroup('{')) p.bump();
  if (!p.atEnd()) p.bump();
  return null;
}

// ---------------------------------------------------------------- visibility

export function parseVisibility(p: Cursor): Visibility {
  const start = p.hereSpan();
  const t = p.peek();
  if (t?.kind === 'fragment' && t.fragment === 'vis')
    return p.inFragment(t, () => parseVisibility(p));
  if (!p.eatKeyword('pub')) return { kind: 'inherited', span: { ...start, end: start.start } };
  const group = p.peek();
  if (group?.kind === 'group' && group.delimiter === '(') {
    const first = group.trees[0];
    const word = first?.kind === 'ident' ? first.text : '';
    if (word === 'in' || (group.trees.length === 1 && ['crate', 'self', 'super'].includes(word))) {
      const path = p.inGroup('(', () => {
        p.eatKeyword('in');
        return parsePath(p, 'plain');
      });
      return { kind: 'restricted', span: p.spanFrom(start), path };
    }
  }
  return { kind: 'pub', span: p.spanFrom(start) };
}

// ---------------------------------------------------------------- dispatch

/** An item at the cursor, in a block: null when a statement or expression stands here instead. */
export function parseBlockItem(p: Cursor, attrs: Attribute[]): Item | null {
  return parseItem(p, attrs, 'block');
}

function parseItem(p: Cursor, attrs: readonly Attribute[], owner: Owner): Item | null {
  const t = p.peek();
  if (t?.kind === 'fragment' && t.fragment === 'item')
    return p.inFragment(t, () => parseItem(p, [...attrs, ...parseAttributes(p, false)], owner));
  const start = p.hereSpan();
  const vis = parseVisibility(p);
  if (p.isKeyword('default') && !p.isPunct('!', 1) && owner === 'impl') p.bump();
  const head: Head = { attrs, vis, start };
  const item =
    parseFnLike(p, head, owner) ?? parseKeywordItem(p, head) ?? parseMacroItem(p, head, owner);
  if (!item && vis.kind !== 'inherited') {
    if (owner === 'block')
      p.report({
        severity: 'error',
        code: null,
        message: `visibility \`pub\` is not followed by an item`,
        primary: vis.span,
        labels: [{ span: vis.span, text: 'the visibility', primary: true }],
        notes: [],
      });
    else
      p.abort(
        p.isIdent() && p.isIdent(1) === false
          ? 'missing `struct` for struct definition'
          : 'expected item',
        p.hereSpan(),
      );
  }
  return item;
}

function base(p: Cursor, head: Head, headSpan: Span) {
  return {
    id: p.ids.next(),
    span: p.spanFrom(head.start),
    attrs: head.attrs,
    vis: head.vis,
    headSpan,
  };
}

/** True when `const`, `async`, `unsafe`, `extern "C"`, `safe` lead to `fn` here. */
function atFn(p: Cursor): boolean {
  for (let i = 0; i < 8; i++) {
    const t = p.peek(i);
    if (t?.kind === 'literal') continue;
    if (t?.kind !== 'ident' || t.raw) return false;
    if (t.text === 'fn') return true;
    if (!['const', 'async', 'unsafe', 'extern', 'safe'].includes(t.text)) return false;
  }
  return false;
}

function parseFnLike(p: Cursor, head: Head, owner: Owner): Item | null {
  if (!atFn(p)) return null;
  let isAsync = false;
  let isConst = false;
  let isUnsafe = false;
  let abi: string | null = null;
  let asyncSpan: Span | null = null;
  while (!p.isKeyword('fn')) {
    const span = p.hereSpan();
    const t = p.bump();
    const word = t.kind === 'ident' ? t.text : '';
    if (word === 'async') {
      isAsync = true;
      asyncSpan = span;
    } else if (word === 'const') isConst = true;
    else if (word === 'unsafe') isUnsafe = true;
    else if (word === 'extern') abi = p.eatLiteral()?.text.slice(1, -1) ?? 'C';
  }
  p.bump();
  const ident = p.expectIdent();
  const generics = parseGenerics(p);
  const list = parseParams(p, owner);
  const afterParams: Span = { ...p.hereSpan(), start: p.previousEnd, end: p.previousEnd };
  const ret = p.eat('->') ? parseType(p) : null;
  const full = parseWhere(p, generics);
  const headSpan = p.spanFrom(head.start);
  let body: FnItem['body'] = null;
  if (p.isGroup('{') || p.isFragment('block'))
    body = p.lazyBodies ? lazyBody(p) : p.grammar.block(p);
  else if (p.eat(';')) {
    const bodyless = owner === 'extern' || owner === 'trait' || head.start.file > 0;
    if (!bodyless) {
      const what =
        owner === 'impl'
          ? 'associated function in `impl` without body'
          : 'free function without a body';
      const span = p.spanFrom(head.start);
      p.report({
        severity: 'error',
        code: null,
        message: what,
        primary: span,
        labels: [{ span, text: '', primary: true }],
        notes: [],
      });
    }
  } else {
    p.expected.push('`{`');
    p.fail();
  }
  const flags = { isAsync, isConst, isUnsafe, abi, asyncSpan };
  return {
    kind: 'FnItem',
    ...base(p, head, headSpan),
    ident,
    generics: full,
    ...flags,
    ...list,
    ret,
    body,
    retSpan: ret?.span ?? afterParams,
  };
}

function lazyBody(p: Cursor): Block {
  const span = p.hereSpan();
  const group = p.peek();
  if (group?.kind !== 'group') return p.grammar.block(p);
  p.bump();
  const { ids, grammar } = p;
  const parse = () => {
    const inner = new Cursor([group], ids, grammar, group.close);
    const block = grammar.block(inner);
    p.errors.push(...inner.errors);
    return block;
  };
  return new LazyBlock(ids.next(), { ...span, end: group.span.end }, parse);
}

// ---------------------------------------------------------------- parameters

function parseParams(
  p: Cursor,
  owner: Owner,
): { self: SelfParam | null; params: Param[]; variadic: boolean } {
  let self: SelfParam | null = null;
  let variadic = false;
  const params: Param[] = [];
  p.inGroup('(', () => {
    p.recover(
      () => {
        while (!p.atEnd()) {
          const attrs = parseAttributes(p, false);
          const asSelf = parseSelfParam(p, attrs);
          if (asSelf) {
            if ((owner !== 'trait' && owner !== 'impl') || params.length > 0)
              selfNotAllowed(p, asSelf, owner, params.length > 0);
            self = asSelf;
          } else if (p.eat('...')) variadic = true;
          else params.push(parseParam(p, attrs));
          if (!p.atEnd() && !p.eat(',')) {
            p.expected.push('`)`');
            p.fail();
          }
        }
      },
      () => p.skipRest(),
    );
  });
  return { self, params, variadic };
}

function selfNotAllowed(p: Cursor, self: SelfParam, owner: Owner, late: boolean): void {
  const [message, label] =
    late && (owner === 'trait' || owner === 'impl')
      ? [
          'unexpected `self` parameter in function',
          'must be the first parameter of an associated function',
        ]
      : [
          '`self` parameter is only allowed in associated functions',
          'not semantically valid as function parameter',
        ];
  p.report({
    severity: 'error',
    code: null,
    message,
    primary: self.span,
    labels: [{ span: self.span, text: label, primary: true }],
    notes: [
      { kind: 'note', text: 'associated functions are those in `impl` or `trait` definitions' },
    ],
  });
}

function parseSelfParam(p: Cursor, attrs: readonly Attribute[]): SelfParam | null {
  const start = p.hereSpan();
  let skip = 0;
  const byRef = p.isPunct('&');
  if (byRef) skip++;
  const lifetimeToken = byRef && p.peek(skip)?.kind === 'lifetime';
  if (lifetimeToken) skip++;
  const mutable = p.isKeyword('mut', skip);
  if (mutable) skip++;
  if (!p.isKeyword('self', skip) || p.isPunct('::', skip + 1)) return null;
  if (byRef) p.bump();
  const lifetime = lifetimeToken ? p.eatLifetime() : null;
  if (mutable) p.bump();
  const t = p.bump();
  const ident = t.kind === 'ident' ? p.ident(t) : { name: 'self', span: t.span, mark: 0 };
  const ty = !byRef && p.eat(':') ? parseType(p) : null;
  return {
    kind: 'SelfParam',
    id: p.ids.next(),
    span: p.spanFrom(start),
    attrs,
    ident,
    byRef,
    lifetime,
    mutable,
    ty,
  };
}

function parseParam(p: Cursor, attrs: readonly Attribute[]): Param {
  const start = p.hereSpan();
  const pat = parseSinglePattern(p);
  if (!p.isPunct(':')) {
    if (pat.kind === 'IdentPat') p.expected.push('`@`', '`|`');
    p.expected.push('`:`');
    p.fail();
  }
  p.bump();
  const ty = parseType(p);
  return { kind: 'Param', id: p.ids.next(), span: p.spanFrom(start), attrs, pat, ty };
}

// ---------------------------------------------------------------- the other keywords

// long: a dispatch over the keywords that begin an item
function parseKeywordItem(p: Cursor, head: Head): Item | null {
  const t = p.peek();
  if (t?.kind !== 'ident' || t.raw) return null;
  const next = p.peek(1);
  const nextWord = next?.kind === 'ident' ? next.text : '';
  switch (t.text) {
    case 'struct':
      return parseStruct(p, head);
    case 'enum':
      return parseEnum(p, head);
    case 'union':
      return p.isIdent(1) ? parseUnion(p, head) : null;
    case 'trait':
      return parseTrait(p, head);
    case 'auto':
      return nextWord === 'trait' ? parseTrait(p, head) : null;
    case 'impl':
      return parseImpl(p, head);
    case 'mod':
      return parseMod(p, head);
    case 'use':
      return parseUse(p, head);
    case 'type':
      return parseTypeAlias(p, head);
    case 'unsafe':
      if (nextWord === 'impl') return parseImpl(p, head);
      if (nextWord === 'trait' || nextWord === 'auto') return parseTrait(p, head);
      return nextWord === 'extern' ? parseExtern(p, head) : null;
    case 'extern':
      return parseExtern(p, head);
    case 'const':
      return p.isGroup('{', 1) ||
        p.isPunct('|', 1) ||
        p.isPunct('||', 1) ||
        ['move', 'async', 'for'].includes(nextWord)
        ? null
        : parseConst(p, head);
    case 'static':
      return nextWord === 'move' || next?.kind === 'punct' ? null : parseStatic(p, head);
    case 'macro_rules':
      return p.isPunct('!', 1) && p.peek(2)?.kind === 'ident' ? parseMacroRules(p, head) : null;
    default:
      return null;
  }
}

function parseFieldDefs(p: Cursor, where: Span): FieldDef[] {
  return p.inGroup('{', () => {
    const out: FieldDef[] = [];
    while (!p.atEnd()) {
      const attrs = parseAttributes(p, false);
      const start = p.hereSpan();
      const vis = parseVisibility(p);
      const ident = p.expectIdent();
      p.expect(':');
      const ty = parseType(p);
      out.push({
        kind: 'FieldDef',
        id: p.ids.next(),
        span: p.spanFrom(start),
        attrs,
        vis,
        ident,
        ty,
      });
      if (!p.atEnd() && !p.eat(',')) fieldSeparator(p, where);
    }
    return out;
  });
}

/** A missing or wrong separator between fields is reported and passed over. */
function fieldSeparator(p: Cursor, where: Span): void {
  const span = p.hereSpan();
  const t = p.peek();
  if (p.isPunct(';')) {
    p.bump();
    p.report({
      severity: 'error',
      code: null,
      message: 'struct fields are separated by `,`',
      primary: span,
      labels: [
        { span, text: 'help: replace `;` with `,`', primary: true },
        { span: where, text: 'while parsing this struct', primary: false },
      ],
      notes: [],
    });
    return;
  }
  const at = { ...span, start: p.previousEnd, end: p.previousEnd };
  const found = t?.kind === 'ident' ? `\`${t.text}\`` : '`#`';
  if (t?.kind !== 'ident' && !p.isPunct('#')) {
    p.expected.length = 0;
    p.expected.push('`,`', '`}`');
    p.fail();
  }
  p.report({
    severity: 'error',
    code: null,
    message: `expected \`,\`, or \`}\`, found ${t?.kind === 'ident' && t.text === 'pub' ? 'keyword `pub`' : found}`,
    primary: at,
    labels: [{ span: at, text: 'help: try adding a comma: `,`', primary: true }],
    notes: [],
  });
}

function parseTupleFields(p: Cursor): FieldDef[] {
  let index = 0;
  return p.inGroup('(', () =>
    p.commaList(() => {
      const attrs = parseAttributes(p, false);
      const start = p.hereSpan();
      const vis = parseVisibility(p);
      const ty = parseType(p);
      const ident = { name: String(index++), span: ty.span, mark: 0 };
      return {
        kind: 'FieldDef' as const,
        id: p.ids.next(),
        span: p.spanFrom(start),
        attrs,
        vis,
        ident,
        ty,
      };
    }),
  );
}

function parseStruct(p: Cursor, head: Head): Item {
  p.bump();
  const ident = p.expectIdent();
  let generics = parseWhere(p, parseGenerics(p));
  const headSpan = p.spanFrom(head.start);
  let fields: Fields = { kind: 'unit' };
  const at = p.hereSpan();
  if (p.isGroup('(')) {
    const list = parseTupleFields(p);
    fields = { kind: 'tuple', span: p.spanFrom(at), fields: list };
    generics = parseWhere(p, generics);
    endItem(p);
  } else if (p.isGroup('{')) {
    const list = parseFieldDefs(p, ident.span);
    fields = { kind: 'named', span: p.spanFrom(at), fields: list };
  } else if (!p.eat(';')) {
    p.expected.length = 0;
    p.expected.push('`where`', '`{`', '`(`', '`;`');
    if (generics.params.length === 0) p.expected.push('`<`');
    const found = p.atEnd() ? '<eof>' : '';
    p.abort(
      `expected \`where\`, \`{\`, \`(\`, or \`;\` after struct name, found ${found}`,
      p.hereSpan(),
      'expected `where`, `{`, `(`, or `;` after struct name',
    );
  }
  return { kind: 'StructItem', ...base(p, head, headSpan), ident, generics, fields };
}

function endItem(p: Cursor): void {
  endStmt(p);
}

function parseEnum(p: Cursor, head: Head): Item {
  p.bump();
  const ident = p.expectIdent();
  const generics = parseWhere(p, parseGenerics(p));
  const headSpan = p.spanFrom(head.start);
  const variants = p.inGroup('{', () =>
    p.recover(
      () => p.commaList(() => parseVariant(p)),
      () => {
        p.skipRest();
        return [];
      },
    ),
  );
  return { kind: 'EnumItem', ...base(p, head, headSpan), ident, generics, variants };
}

function parseVariant(p: Cursor): Variant {
  const attrs = parseAttributes(p, false);
  const start = p.hereSpan();
  parseVisibility(p);
  const ident = p.expectIdent();
  const at = p.hereSpan();
  let fields: Fields = { kind: 'unit' };
  if (p.isGroup('(')) {
    const list = parseTupleFields(p);
    fields = { kind: 'tuple', span: p.spanFrom(at), fields: list };
  } else if (p.isGroup('{')) {
    const list = parseFieldDefs(p, ident.span);
    fields = { kind: 'named', span: p.spanFrom(at), fields: list };
  } else p.expected.push('`(`', '`{`');
  const discriminant = p.eat('=') ? p.grammar.expr(p) : null;
  return {
    kind: 'Variant',
    id: p.ids.next(),
    span: p.spanFrom(start),
    attrs,
    ident,
    fields,
    discriminant,
  };
}

function parseUnion(p: Cursor, head: Head): Item {
  p.bump();
  const ident = p.expectIdent();
  const generics = parseWhere(p, parseGenerics(p));
  const headSpan = p.spanFrom(head.start);
  const fields = parseFieldDefs(p, ident.span);
  return { kind: 'UnionItem', ...base(p, head, headSpan), ident, generics, fields };
}

function parseTrait(p: Cursor, head: Head): Item {
  const isUnsafe = p.eatKeyword('unsafe');
  const isAuto = p.eatKeyword('auto');
  p.expectKeyword('trait');
  const ident = p.expectIdent();
  const generics = parseGenerics(p);
  const supertraits = p.eat(':') ? parseBounds(p) : [];
  if (p.eat('=')) {
    const bounds = parseBounds(p);
    const full = parseWhere(p, generics);
    endItem(p);
    return {
      kind: 'TraitAliasItem',
      ...base(p, head, p.spanFrom(head.start)),
      ident,
      generics: full,
      bounds,
    };
  }
  const full = parseWhere(p, generics);
  const headSpan = p.spanFrom(head.start);
  const items = p.inGroup('{', () => parseAssocItems(p, 'trait'));
  return {
    kind: 'TraitItem',
    ...base(p, head, headSpan),
    ident,
    generics: full,
    isUnsafe,
    isAuto,
    supertraits,
    items,
  };
}

/** Items of a trait or impl body up to the end of the group. */
export function parseAssocItems(p: Cursor, owner: 'trait' | 'impl'): AssocItem[] {
  parseAttributes(p, true);
  const out: AssocItem[] = [];
  while (!p.atEnd()) {
    if (p.eat(';')) continue;
    const attrs = parseAttributes(p, false);
    const item = parseItem(p, attrs, owner);
    if (
      item?.kind === 'FnItem' ||
      item?.kind === 'ConstItem' ||
      item?.kind === 'TypeAliasItem' ||
      item?.kind === 'MacroItem'
    )
      out.push(item);
    else if (item)
      p.report({
        severity: 'error',
        code: null,
        message: `${item.kind === 'StructItem' ? 'struct' : item.kind === 'EnumItem' ? 'enum' : 'this item'} is not supported in \`trait\`s or \`impl\`s`,
        primary: item.span,
        labels: [{ span: item.span, text: '', primary: true }],
        notes: [],
      });
    else {
      if (p.isKeyword('let'))
        p.abort('non-item in item list', p.hereSpan(), 'non-item starts here');
      p.abort('non-item in item list', p.hereSpan(), 'non-item starts here');
    }
  }
  return out;
}

function parseImpl(p: Cursor, head: Head): Item {
  const isUnsafe = p.eatKeyword('unsafe');
  p.expectKeyword('impl');
  // `impl <T as Trait>::X {}` does not begin with generics; `impl<` does when a parameter or `>` follows.
  const afterLt = p.peek(1);
  const generic =
    p.isPunct('<') &&
    (p.isPunct('>', 1) ||
      p.isPunct('#', 1) ||
      afterLt?.kind === 'lifetime' ||
      p.isKeyword('const', 1) ||
      (p.isIdent(1) && ['>', ',', ':', '='].some((c) => p.isPunct(c, 2))));
  const empty: Generics = {
    span: { ...p.hereSpan(), end: p.hereSpan().start },
    params: [],
    where: [],
    whereSpan: null,
  };
  const generics = generic ? parseGenerics(p) : empty;
  p.eatKeyword('const');
  const negative = p.isPunct('!') && p.eat('!');
  const first = parseType(p);
  let selfTy: Type = first;
  let trait = null;
  if (p.eatKeyword('for')) {
    if (first.kind === 'PathType' && !first.qself) trait = first.path;
    else
      p.report({
        severity: 'error',
        code: null,
        message: 'expected a trait, found type',
        primary: first.span,
        labels: [{ span: first.span, text: '', primary: true }],
        notes: [],
      });
    selfTy = parseType(p);
  } else p.expected.push('`for`');
  const full = parseWhere(p, generics);
  const headSpan = p.spanFrom(head.start);
  const items = p.inGroup('{', () => parseAssocItems(p, 'impl'));
  return {
    kind: 'ImplItem',
    ...base(p, head, headSpan),
    generics: full,
    isUnsafe,
    negative,
    trait,
    selfTy,
    items,
  };
}

function parseMod(p: Cursor, head: Head): Item {
  p.bump();
  const ident = p.expectIdent();
  const headSpan = p.spanFrom(head.start);
  if (p.eat(';')) return { kind: 'ModItem', ...base(p, head, headSpan), ident, items: null };
  const inner: Attribute[] = [];
  const items = p.inGroup('{', () => {
    inner.push(...parseAttributes(p, true));
    return parseItems(p);
  });
  return {
    kind: 'ModItem',
    ...base(p, { ...head, attrs: [...head.attrs, ...inner] }, headSpan),
    ident,
    items,
  };
}

function parseUse(p: Cursor, head: Head): Item {
  p.bump();
  const tree = parseUseTree(p);
  const headSpan = p.spanFrom(head.start);
  endItem(p);
  return { kind: 'UseItem', ...base(p, head, headSpan), tree };
}

function parseUseTree(p: Cursor): UseTree {
  const start = p.hereSpan();
  const global = p.eat('::');
  const prefix: UseTree['prefix'][number][] = [];
  const tree = (what: UseTree['what']): UseTree => ({
    kind: 'UseTree',
    id: p.ids.next(),
    span: p.spanFrom(start),
    global,
    prefix,
    what,
  });
  for (;;) {
    if (p.isPunct('*')) {
      const span = p.hereSpan();
      p.bump();
      return tree({ kind: 'glob', span });
    }
    if (p.isGroup('{')) {
      const trees = p.inGroup('{', () => p.commaList(() => parseUseTree(p)));
      return tree({ kind: 'nested', trees });
    }
    if (!atPathSegment(p)) {
      p.expected.length = 0;
      if (prefix.length === 0) p.expected.push('identifier');
      else p.expected.push('identifier');
      return p.fail();
    }
    prefix.push(parseSegment(p, 'plain'));
    if (!p.eat('::')) break;
  }
  if (p.eatKeyword('as')) {
    if (p.isKeyword('_')) {
      const span = p.hereSpan();
      p.bump();
      return tree({ kind: 'simple', rename: { name: '_', span, mark: 0 } });
    }
    return tree({ kind: 'simple', rename: p.expectIdent() });
  }
  p.expected.push('`as`');
  return tree({ kind: 'simple', rename: null });
}

function parseTypeAlias(p: Cursor, head: Head): Item {
  p.bump();
  const ident = p.expectIdent();
  const generics = parseGenerics(p);
  const bounds: Bound[] = p.eat(':') ? parseBounds(p) : [];
  const before = parseWhere(p, generics);
  const ty = p.eat('=') ? parseType(p) : null;
  const full = parseWhere(p, before);
  const headSpan = p.spanFrom(head.start);
  endItem(p);
  return { kind: 'TypeAliasItem', ...base(p, head, headSpan), ident, generics: full, bounds, ty };
}

function nameOrUnderscore(p: Cursor) {
  const span = p.hereSpan();
  if (p.eatKeyword('_')) return { name: '_', span, mark: 0 };
  return p.expectIdent();
}

function parseConst(p: Cursor, head: Head): Item {
  p.bump();
  if (p.isKeyword('mut'))
    p.abort('const globals cannot be mutable', p.hereSpan(), 'cannot be mutable');
  const ident = nameOrUnderscore(p);
  const generics = parseGenerics(p);
  const ty = constType(p, ident.span, 'const');
  const value: Expr | null = p.eat('=') ? p.grammar.expr(p) : null;
  const full = parseWhere(p, generics);
  const headSpan = { ...head.start, end: ty.span.end };
  endItem(p);
  return { kind: 'ConstItem', ...base(p, head, headSpan), ident, generics: full, ty, value };
}

function constType(p: Cursor, name: Span, what: string): Type {
  if (p.eat(':')) return parseType(p);
  const span = { ...name, start: name.end };
  p.report({
    severity: 'error',
    code: null,
    message: `missing type for \`${what}\` item`,
    primary: span,
    labels: [{ span, text: '', primary: true }],
    notes: [],
  });
  return { kind: 'ErrorType', id: p.ids.next(), span };
}

function parseStatic(p: Cursor, head: Head): Item {
  p.bump();
  const mutable = p.eatKeyword('mut');
  const ident = p.expectIdent();
  const ty = constType(p, ident.span, mutable ? 'static mut' : 'static');
  const value = p.eat('=') ? p.grammar.expr(p) : null;
  const headSpan = { ...head.start, end: ty.span.end };
  endItem(p);
  return { kind: 'StaticItem', ...base(p, head, headSpan), ident, mutable, ty, value };
}

function parseExtern(p: Cursor, head: Head): Item | null {
  const isUnsafe = p.isKeyword('unsafe');
  const at = isUnsafe ? 1 : 0;
  if (p.isKeyword('crate', at + 1)) {
    p.bump();
    p.bump();
    const ident = p.isKeyword('self') ? parseSegment(p, 'plain').ident : p.expectIdent();
    const rename = p.eatKeyword('as') ? nameOrUnderscore(p) : null;
    endItem(p);
    return { kind: 'ExternCrateItem', ...base(p, head, p.spanFrom(head.start)), ident, rename };
  }
  const literal = p.peek(at + 1)?.kind === 'literal';
  if (!p.isGroup('{', at + (literal ? 2 : 1))) return null;
  if (isUnsafe) p.bump();
  p.bump();
  const abi = p.eatLiteral()?.text.slice(1, -1) ?? 'C';
  const headSpan = p.spanFrom(head.start);
  const items = p.inGroup('{', () => {
    const out: Item[] = [];
    parseAttributes(p, true);
    while (!p.atEnd()) {
      const item = parseItem(p, parseAttributes(p, false), 'extern');
      if (!item) return p.fail();
      out.push(item);
    }
    return out;
  });
  return { kind: 'ExternBlockItem', ...base(p, head, headSpan), abi, isUnsafe, items };
}

function parseMacroRules(p: Cursor, head: Head): Item {
  p.bump();
  p.bump();
  const t = p.bump();
  const ident = t.kind === 'ident' ? p.ident(t) : { name: '', span: t.span, mark: 0 };
  const group = p.peek();
  if (group?.kind !== 'group') return p.fail();
  p.bump();
  if ((group as GroupToken).delimiter !== '{') endItem(p);
  return {
    kind: 'MacroRulesItem',
    ...base(p, head, p.spanFrom(head.start)),
    ident,
    delimiter: group.delimiter,
    tokens: group.trees,
  };
}

/** `m! {…}` or `m!(…);` where items stand. In a block a macro call is a statement instead. */
function parseMacroItem(p: Cursor, head: Head, owner: Owner): Item | null {
  if (owner === 'block' || !atPath(p)) return null;
  const before = p.mark();
  const path = p.attempt(() => parsePath(p, 'plain'));
  const group = p.peek(1);
  if (!path || !p.isPunct('!') || group?.kind !== 'group') {
    p.reset(before);
    return null;
  }
  p.bump();
  const call: MacroCall<readonly Item[]> = macroCall(p, path, head.start);
  if (call.delimiter !== '{') endItem(p);
  return { kind: 'MacroItem', ...base(p, head, call.span), call };
}
