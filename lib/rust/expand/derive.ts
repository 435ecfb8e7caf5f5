// long: one template per derivable trait

import type { Session } from '../resolve/session';
import type {
  EnumItem,
  FieldDef,
  Fields,
  Item,
  StructItem,
  UnionItem,
  Variant,
} from '../syntax/ast';
import { SyntaxAbort } from '../syntax/cursor';
import { cursorOver } from '../syntax/parse';
import type { Span, TokenTree } from '../syntax/tokens';
import { deriveThiserror } from './deriveError';
import { genericsText, typeText } from './deriveTypes';
import type { MacroDef } from './macroDef';
import { quote } from './quote';
import { Expansion } from './transcribe';

/** A type that derives something, seen as a list of shapes. */
export interface Derived {
  readonly item: StructItem | EnumItem;
  readonly name: string;
  readonly variants: readonly Shape[];
  readonly isEnum: boolean;
}

export interface Shape {
  /** `Self` of a struct, `Self::V` of an enum. */
  readonly path: string;
  readonly name: string;
  readonly fields: Fields;
  readonly node: Variant | null;
}

/** The impls a derive adds. Unknown derives are unsure; the learner's own cannot exist in one file. */
export function deriveItems(
  s: Session,
  macro: MacroDef,
  item: Item,
  span: Span,
  shown: string,
): Item[] {
  if (item.kind !== 'StructItem' && item.kind !== 'EnumItem') {
    if (
      item.kind === 'UnionItem' &&
      (macro.builtin === 'derive_copy' || macro.builtin === 'derive_clone')
    )
      return deriveUnion(s, macro, item, span, shown);
    if (item.kind !== 'UnionItem')
      s.error(
        'E0774',
        span,
        '`derive` may only be applied to `struct`s, `enum`s and `union`s',
        'not applicable here',
      );
    else s.unsureAt(span, 'a derive on a union');
    return [];
  }
  const isEnum = item.kind === 'EnumItem';
  const variants: Shape[] = isEnum
    ? item.variants.map((v) => ({
        path: `Self::${v.ident.name}`,
        name: v.ident.name,
        fields: v.fields,
        node: v,
      }))
    : [{ path: 'Self', name: item.ident.name, fields: item.fields, node: null }];
  const d: Derived = { item, name: item.ident.name, variants, isEnum };
  const x = new Expansion(macro, s.marks, span, `#[derive(${shown})]`);
  const made = build(s, macro.builtin ?? '', d, x, span);
  if (!made) {
    s.unsureAt(span, `the derive \`${shown}\``);
    return [];
  }
  return parseItems(s, made, span);
}

/** `Copy`, and `Clone` by copying: all that a union can derive here. */
function deriveUnion(
  s: Session,
  macro: MacroDef,
  item: UnionItem,
  span: Span,
  shown: string,
): Item[] {
  const x = new Expansion(macro, s.marks, span, `#[derive(${shown})]`);
  const trait = macro.builtin === 'derive_copy' ? '$crate::marker::Copy' : '$crate::clone::Clone';
  const g = genericsText(item.generics, '$crate::marker::Copy');
  const body = macro.builtin === 'derive_copy' ? '' : 'fn clone(&self) -> Self { *self }';
  return parseItems(
    s,
    quote(
      x,
      `#[automatically_derived] impl${g.params} ${trait} for ${item.ident.name}${g.args} ${g.where} { ${body} }`,
    ),
    span,
  );
}

function parseItems(s: Session, trees: readonly TokenTree[], at: Span): Item[] {
  const p = cursorOver(trees, s.idsFor(at), at);
  try {
    const items = p.grammar.items(p);
    s.errors.push(...p.errors);
    return items;
  } catch (e) {
    if (!(e instanceof SyntaxAbort)) throw e;
    s.errors.push(...p.errors);
    return [];
  }
}

// long: a dispatch over the derivable traits
function build(
  s: Session,
  builtin: string,
  d: Derived,
  x: Expansion,
  span: Span,
): TokenTree[] | null {
  const b = new Body(x);
  switch (builtin) {
    case 'derive_clone':
      return implOf(d, b, '$crate::clone::Clone', cloneBody(d, b));
    case 'derive_copy':
      return implOf(d, b, '$crate::marker::Copy', '');
    case 'derive_debug':
      return implOf(d, b, '$crate::fmt::Debug', debugBody(d, b));
    case 'derive_default':
      return deriveDefault(s, d, b, span);
    case 'derive_partial_eq':
      return implOf(d, b, '$crate::cmp::PartialEq', partialEqBody(d, b));
    case 'derive_eq':
      return implOf(d, b, '$crate::cmp::Eq', eqBody(d, b));
    case 'derive_partial_ord':
      return implOf(d, b, '$crate::cmp::PartialOrd', orderBody(d, b, true));
    case 'derive_ord':
      return implOf(d, b, '$crate::cmp::Ord', orderBody(d, b, false));
    case 'derive_hash':
      return implOf(d, b, '$crate::hash::Hash', hashBody(d, b));
    case 'derive_error':
      return deriveThiserror(s, d, b);
    default:
      return null;
  }
}

/** Collects the pieces of an impl that stand at a field's own place, as the real derives' spans do. */
export class Body {
  readonly parts: Record<string, readonly TokenTree[]> = {};
  private count = 0;

  constructor(readonly x: Expansion) {}

  /** The template name of `text` placed at `span`. */
  at(span: Span, text: string): string {
    const name = `part${this.count++}`;
    this.parts[name] = quote(this.x.at(span), text);
    return `$${name}`;
  }

  tokens(trees: readonly TokenTree[]): string {
    const name = `part${this.count++}`;
    this.parts[name] = trees;
    return `$${name}`;
  }

  quote(text: string): TokenTree[] {
    return quote(this.x, text, this.parts);
  }
}

/** `impl<…> Trait for Name<…> where T: Trait { body }`: every type parameter gets `bound` (the trait) too. */
export function implOf(
  d: Derived,
  b: Body,
  trait: string,
  body: string,
  bound: string | null = trait,
): TokenTree[] {
  const g = genericsText(d.item.generics, bound);
  return b.quote(
    `#[automatically_derived] impl${g.params} ${trait} for ${d.name}${g.args} ${g.where} { ${body} }`,
  );
}

// ---------------------------------------------------------------- patterns

export function fieldsOf(f: Fields): readonly FieldDef[] {
  return f.kind === 'unit' ? [] : f.fields;
}

/** A pattern that binds each field as `prefix` + its name. */
export function destructure(v: Shape, prefix: string): string {
  return `${v.path} { ${fieldsOf(v.fields)
    .map((f) => `${f.ident.name}: ${prefix}${f.ident.name}`)
    .join(', ')} }`;
}

function matchSelf(d: Derived, arm: (v: Shape) => string): string {
  if (d.variants.length === 0) return 'match *self {}';
  return `match self { ${d.variants.map((v) => `${destructure(v, 'f_')} => ${arm(v)},`).join(' ')} }`;
}

// ---------------------------------------------------------------- bodies

function cloneBody(d: Derived, b: Body): string {
  const make = (v: Shape) =>
    `${v.path} { ${fieldsOf(v.fields)
      .map(
        (f) => `${f.ident.name}: ${b.at(f.span, `$crate::clone::Clone::clone(f_${f.ident.name})`)}`,
      )
      .join(', ')} }`;
  return `#[inline] fn clone(&self) -> Self { ${matchSelf(d, make)} }`;
}

function debugBody(d: Derived, b: Body): string {
  const arm = (v: Shape): string => {
    const title = JSON.stringify(v.name);
    if (v.fields.kind === 'unit') return `$crate::fmt::Formatter::write_str(f, ${title})`;
    const named = v.fields.kind === 'named';
    const calls = v.fields.fields
      .map(
        (f) =>
          `.field(${named ? `${JSON.stringify(f.ident.name)}, ` : ''}${b.at(f.span, `f_${f.ident.name}`)})`,
      )
      .join('');
    return `$crate::fmt::Formatter::${named ? 'debug_struct' : 'debug_tuple'}(f, ${title})${calls}.finish()`;
  };
  return `fn fmt(&self, f: &mut $crate::fmt::Formatter<'_>) -> $crate::fmt::Result { ${matchSelf(d, arm)} }`;
}

function deriveDefault(s: Session, d: Derived, b: Body, span: Span): TokenTree[] {
  const chosen = d.isEnum
    ? d.variants.find((v) => v.node?.attrs.some((a) => a.path === 'default'))
    : d.variants[0];
  if (!chosen) {
    s.error('E0665', span, '`#[derive(Default)]` on enum with no `#[default]`', '');
    // The impl stands all the same: using it is no further error.
    return implOf(d, b, '$crate::default::Default', 'fn default() -> Self { loop {} }', null);
  }
  const fields = fieldsOf(chosen.fields)
    .map((f) => `${f.ident.name}: ${b.at(f.span, '$crate::default::Default::default()')}`)
    .join(', ');
  const body = `fn default() -> Self { ${chosen.path} { ${fields} } }`;
  // An enum's default does not need its parameters to have one.
  return implOf(
    d,
    b,
    '$crate::default::Default',
    body,
    d.isEnum ? null : '$crate::default::Default',
  );
}

/** The same variant and equal fields, or `otherwise`. */
function pairwise(d: Derived, arm: (v: Shape) => string, otherwise: string): string {
  if (d.variants.length === 0) return 'match *self {}';
  const arms = d.variants
    .map((v) => `(${destructure(v, 'a_')}, ${destructure(v, 'b_')}) => ${arm(v)},`)
    .join(' ');
  return `match (self, other) { ${arms} ${d.variants.length > 1 ? `_ => ${otherwise},` : ''} }`;
}

function partialEqBody(d: Derived, b: Body): string {
  const arm = (v: Shape) =>
    fieldsOf(v.fields)
      .map((f) => b.at(f.span, `*a_${f.ident.name} == *b_${f.ident.name}`))
      .join(' && ') || 'true';
  return `fn eq(&self, other: &Self) -> bool { ${pairwise(d, arm, 'false')} }`;
}

/** `Eq` has no methods of its own; the fields must be `Eq` too, which this body makes the checker ask. */
function eqBody(d: Derived, b: Body): string {
  const asserts = d.variants.flatMap((v) =>
    fieldsOf(v.fields).map(
      (f) => `let _: ${b.at(f.span, `$crate::cmp::AssertParamIsEq<${typeText(f.ty)}>`)};`,
    ),
  );
  return `fn assert_receiver_is_total_eq(&self) { ${asserts.join(' ')} }`;
}

function orderBody(d: Derived, b: Body, partial: boolean): string {
  const equal = partial
    ? '$crate::option::Option::Some($crate::cmp::Ordering::Equal)'
    : '$crate::cmp::Ordering::Equal';
  const compare = partial ? '$crate::cmp::PartialOrd::partial_cmp' : '$crate::cmp::Ord::cmp';
  const arm = (v: Shape) =>
    fieldsOf(v.fields).reduceRight(
      (rest, f) =>
        `match ${b.at(f.span, `${compare}(a_${f.ident.name}, b_${f.ident.name})`)} { ${equal} => ${rest}, cmp => cmp }`,
      equal,
    );
  const rank = `{ let a: isize = ${rankOf(d, 'self')}; let b: isize = ${rankOf(d, 'other')}; ${compare}(&a, &b) }`;
  const signature = partial
    ? 'fn partial_cmp(&self, other: &Self) -> $crate::option::Option<$crate::cmp::Ordering>'
    : 'fn cmp(&self, other: &Self) -> $crate::cmp::Ordering';
  return `${signature} { ${pairwise(d, arm, rank)} }`;
}

function rankOf(d: Derived, of: string): string {
  return `match ${of} { ${d.variants.map((v, i) => `${v.path} { .. } => ${i},`).join(' ')} }`;
}

function hashBody(d: Derived, b: Body): string {
  const arm = (v: Shape) =>
    `{ ${fieldsOf(v.fields)
      .map((f) => `${b.at(f.span, `$crate::hash::Hash::hash(f_${f.ident.name}, state)`)};`)
      .join(' ')} }`;
  const rank =
    d.isEnum && d.variants.length > 0
      ? `let rank: isize = ${rankOf(d, 'self')}; $crate::hash::Hash::hash(&rank, state);`
      : '';
  return `fn hash<__H: $crate::hash::Hasher>(&self, state: &mut __H) { ${rank} ${matchSelf(d, arm)} }`;
}
