import type { Session } from '../resolve/session';
import type { FieldDef } from '../syntax/ast';
import type { TokenTree } from '../syntax/tokens';
import type { Body, Derived, Shape } from './derive';
import { genericsText, typeText } from './deriveTypes';
import { parseFormatString } from './formatString';
import { stringify } from './stringify';

/**
 * thiserror's `#[derive(Error)]`: `Display` from `#[error("…")]` (fields by name or number, `transparent`),
 * `source` from `#[source]`, `#[from]` or a field called `source`, and `From` for `#[from]`.
 */
export function deriveThiserror(s: Session, d: Derived, b: Body): TokenTree[] {
  const out: TokenTree[] = [];
  const g = genericsText(d.item.generics, null);
  const target = `${d.name}${g.args}`;
  const where = g.where;
  const arms: string[] = [];
  for (const v of d.variants) {
    const arm = displayArm(s, d, v, b);
    if (arm === null) return [];
    arms.push(arm);
  }
  const shown = d.variants.length === 0 ? 'match *self {}' : `match self { ${arms.join(' ')} }`;
  out.push(
    ...b.quote(
      `#[automatically_derived] impl${g.params} ::std::fmt::Display for ${target} ${where} { fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { ${shown} } }`,
    ),
  );
  out.push(
    ...b.quote(
      `#[automatically_derived] impl${g.params} ::std::error::Error for ${target} ${where} { ${sourceMethod(d, b)} }`,
    ),
  );
  for (const v of d.variants) {
    const from = v.fields.kind === 'unit' ? undefined : v.fields.fields.find((f) => has(f, 'from'));
    if (from) {
      const make = `${v.path} { ${from.ident.name}: source }`;
      out.push(
        ...b.quote(
          `#[automatically_derived] impl${g.params} ::std::convert::From<${typeText(from.ty)}> for ${target} ${where} { fn from(source: ${typeText(from.ty)}) -> Self { ${make} } }`,
        ),
      );
    }
  }
  return out;
}

function has(f: FieldDef, attr: string): boolean {
  return f.attrs.some((a) => a.path === attr);
}

function fields(v: Shape): readonly FieldDef[] {
  return v.fields.kind === 'unit' ? [] : v.fields.fields;
}

/** Field `0` is bound as `_0`, field `name` as `name`, so that `{0}` and `{name}` of the message find them. */
function pattern(v: Shape, b: Body): string {
  return `${v.path} { ${fields(v)
    .map((f) => `${f.ident.name}: ${named(f, b)}`)
    .join(', ')} }`;
}

/** The field's local, visible to the learner's own message text. */
function named(f: FieldDef, b: Body): string {
  return b.tokens([{ kind: 'ident', text: local(f), raw: false, mark: 0, span: f.span }]);
}

function local(f: FieldDef): string {
  return /^\d/.test(f.ident.name) ? `_${f.ident.name}` : f.ident.name;
}

function displayArm(s: Session, d: Derived, v: Shape, b: Body): string | null {
  const attr =
    (v.node?.attrs ?? d.item.attrs).find((a) => a.path === 'error') ??
    d.item.attrs.find((a) => a.path === 'error');
  if (!attr?.args) {
    s.error(null, v.node?.span ?? d.item.span, 'missing #[error("...")] display attribute');
    return null;
  }
  const only = fields(v)[0];
  if (stringify(attr.args) === 'transparent')
    return only
      ? `${pattern(v, b)} => ::std::fmt::Display::fmt(${named(only, b)}, formatter),`
      : null;
  const [first, ...rest] = attr.args;
  if (first?.kind !== 'literal') {
    s.unsureAt(attr.span, 'this form of `#[error(…)]`');
    return null;
  }
  const message = b.tokens([{ ...first, text: renumber(first.text, v) }, ...fieldShorthand(rest)]);
  return `${pattern(v, b)} => ::std::fmt::Formatter::write_fmt(formatter, ::std::format_args!(${message})),`;
}

/** `{0}` names the field's local `_0`. */
function renumber(text: string, v: Shape): string {
  const { pieces } = parseFormatString(text);
  const placeholders = pieces.flatMap((p) =>
    p.kind === 'placeholder' && p.arg.kind === 'position' ? [p] : [],
  );
  let out = text;
  for (const p of placeholders.reverse()) {
    if (
      p.arg.kind !== 'position' ||
      !fields(v).some((f) => f.ident.name === String(p.arg.kind === 'position' ? p.arg.index : ''))
    )
      continue;
    out = `${out.slice(0, p.start + 1)}_${out.slice(p.start + 1)}`;
  }
  return out;
}

/** `.0` and `.name` at the start of an argument mean the fields. */
function fieldShorthand(trees: readonly TokenTree[]): TokenTree[] {
  const leads = (i: number): boolean => {
    const before = trees[i - 1];
    return before === undefined || before.kind === 'punct';
  };
  const isDot = (t: TokenTree | undefined): boolean => t?.kind === 'punct' && t.text === '.';
  return trees.flatMap((t, i): TokenTree[] => {
    if (isDot(t) && leads(i)) return [];
    if (t.kind === 'literal' && isDot(trees[i - 1]) && leads(i - 1))
      return [{ kind: 'ident', text: `_${t.text}`, raw: false, mark: 0, span: t.span }];
    return [t];
  });
}

function sourceMethod(d: Derived, b: Body): string {
  const sources = d.variants.map((v) => ({
    v,
    f: fields(v).find((f) => has(f, 'source') || has(f, 'from') || f.ident.name === 'source'),
    transparent: isTransparent(d, v),
  }));
  if (sources.every((x) => !x.f && !x.transparent)) return '';
  const arms = sources.map(({ v, f, transparent }) => {
    const only = fields(v)[0];
    if (transparent && only)
      return `${pattern(v, b)} => ::std::error::Error::source(${named(only, b)}),`;
    const value =
      f &&
      (f.ty.kind === 'PathType' && f.ty.path.segments.at(-1)?.ident.name === 'Box'
        ? `::std::ops::Deref::deref(${named(f, b)})`
        : named(f, b));
    return f
      ? `${pattern(v, b)} => ::std::option::Option::Some(${value}),`
      : `${v.path} { .. } => ::std::option::Option::None,`;
  });
  return `fn source(&self) -> ::std::option::Option<&(dyn ::std::error::Error + 'static)> { match self { ${arms.join(' ')} } }`;
}

function isTransparent(d: Derived, v: Shape): boolean {
  const attr = (v.node?.attrs ?? d.item.attrs).find((a) => a.path === 'error');
  return attr?.args !== null && attr?.args !== undefined && stringify(attr.args) === 'transparent';
}
