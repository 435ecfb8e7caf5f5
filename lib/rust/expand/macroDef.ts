import type { FragmentToken, GroupToken, LeafToken, Span, TokenTree } from '../syntax/tokens';
import type { DefId } from '../types/ty';

/** A macro that can be called: `macro_rules!` text, or a built-in named by `#[builtin_macro = "…"]` in a stub. */
export interface MacroDef {
  readonly name: string;
  /** Crate root, for `$crate`. */
  readonly crate: DefId;
  /** Of the known world: diagnostics blame the call. */
  readonly external: boolean;
  readonly builtin: string | null;
  readonly span: Span;
  readonly rules: readonly Rule[];
  /** Why the definition itself is not understood (nested metavariable expressions …); null when it is. */
  readonly flaw: string | null;
}

export interface Rule {
  readonly matcher: readonly Matcher[];
  readonly body: readonly Template[];
}

export type FragmentKind = FragmentToken['fragment'] | 'ident' | 'lifetime' | 'tt';

export type RepeatOp = '*' | '+' | '?';

export type Matcher =
  | { readonly kind: 'token'; readonly token: LeafToken }
  | { readonly kind: 'group'; readonly group: GroupToken; readonly inner: readonly Matcher[] }
  | { readonly kind: 'fragment'; readonly name: string; readonly fragment: FragmentKind }
  | {
      readonly kind: 'repeat';
      readonly inner: readonly Matcher[];
      readonly separator: LeafToken | null;
      readonly op: RepeatOp;
    };

export type Template =
  | { readonly kind: 'token'; readonly token: TokenTree }
  | { readonly kind: 'group'; readonly group: GroupToken; readonly inner: readonly Template[] }
  | {
      readonly kind: 'var';
      readonly name: string;
      readonly dollar: TokenTree;
      readonly token: LeafToken;
    }
  | {
      readonly kind: 'repeat';
      readonly inner: readonly Template[];
      readonly separator: LeafToken | null;
      readonly names: readonly string[];
    };

const FRAGMENTS = new Set([
  'expr',
  'ty',
  'pat',
  'stmt',
  'block',
  'item',
  'path',
  'vis',
  'meta',
  'literal',
  'ident',
  'lifetime',
  'tt',
]);

/** Compiles `macro_rules!` text: `(matcher) => { body };` repeated. */
export function compileRules(tokens: readonly TokenTree[]): { rules: Rule[]; flaw: string | null } {
  const rules: Rule[] = [];
  let flaw: string | null = null;
  const fail = (what: string) => {
    flaw ??= what;
  };
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i];
    if (t?.kind === 'punct' && t.text === ';') continue;
    const arrow = tokens[i + 1];
    const body = tokens[i + 2];
    if (
      t?.kind !== 'group' ||
      arrow?.kind !== 'punct' ||
      arrow.text !== '=>' ||
      body?.kind !== 'group'
    ) {
      fail('a rule that is not `(…) => {…}`');
      break;
    }
    rules.push({ matcher: compileMatcher(t.trees, fail), body: compileTemplate(body.trees, fail) });
    i += 2;
  }
  return { rules, flaw };
}

/** `$( … ) sep op` at `i` (on the `$`); null when this is something else. */
function repetition(
  trees: readonly TokenTree[],
  i: number,
): { group: GroupToken; separator: LeafToken | null; op: RepeatOp; length: number } | null {
  const group = trees[i + 1];
  if (group?.kind !== 'group' || group.delimiter !== '(') return null;
  const a = trees[i + 2];
  if (a?.kind === 'punct' && isOp(a.text)) return { group, separator: null, op: a.text, length: 3 };
  const b = trees[i + 3];
  if (a && a.kind !== 'group' && a.kind !== 'fragment' && b?.kind === 'punct' && isOp(b.text))
    return { group, separator: a, op: b.text, length: 4 };
  return null;
}

function isOp(text: string): text is RepeatOp {
  return text === '*' || text === '+' || text === '?';
}

function isDollar(t: TokenTree | undefined): boolean {
  return t?.kind === 'punct' && t.text === '$';
}

function compileMatcher(trees: readonly TokenTree[], fail: (what: string) => void): Matcher[] {
  const out: Matcher[] = [];
  for (let i = 0; i < trees.length; i++) {
    const t = trees[i];
    if (!t) break;
    if (isDollar(t)) {
      const repeat = repetition(trees, i);
      const name = trees[i + 1];
      const colon = trees[i + 2];
      const kind = trees[i + 3];
      if (repeat) {
        out.push({
          kind: 'repeat',
          inner: compileMatcher(repeat.group.trees, fail),
          separator: repeat.separator,
          op: repeat.op,
        });
        i += repeat.length - 1;
      } else if (
        name?.kind === 'ident' &&
        colon?.kind === 'punct' &&
        colon.text === ':' &&
        kind?.kind === 'ident'
      ) {
        const fragment =
          kind.text === 'pat_param' ? 'pat' : kind.text === 'expr_2021' ? 'expr' : kind.text;
        if (!FRAGMENTS.has(fragment)) fail(`the fragment specifier \`${kind.text}\``);
        out.push({ kind: 'fragment', name: name.text, fragment: fragment as FragmentKind });
        i += 3;
      } else fail('a `$` in a macro matcher that is neither a fragment nor a repetition');
    } else if (t.kind === 'group')
      out.push({ kind: 'group', group: t, inner: compileMatcher(t.trees, fail) });
    else if (t.kind !== 'fragment') out.push({ kind: 'token', token: t });
  }
  return out;
}

/** Compiles a macro's body, or a template of ours, to be filled by `transcribe`. */
export function compileTemplate(
  trees: readonly TokenTree[],
  fail: (what: string) => void,
): Template[] {
  const out: Template[] = [];
  for (let i = 0; i < trees.length; i++) {
    const t = trees[i];
    if (!t) break;
    if (isDollar(t)) {
      const repeat = repetition(trees, i);
      const name = trees[i + 1];
      if (repeat) {
        const inner = compileTemplate(repeat.group.trees, fail);
        out.push({ kind: 'repeat', inner, separator: repeat.separator, names: variables(inner) });
        i += repeat.length - 1;
      } else if (name?.kind === 'ident') {
        out.push({ kind: 'var', name: name.text, dollar: t, token: name });
        i++;
      } else {
        fail('a metavariable expression (a `$` before `{` or `$`)');
      }
    } else if (t.kind === 'group')
      out.push({ kind: 'group', group: t, inner: compileTemplate(t.trees, fail) });
    else out.push({ kind: 'token', token: t });
  }
  return out;
}

function variables(template: readonly Template[]): string[] {
  return template.flatMap((t) =>
    t.kind === 'var'
      ? [t.name]
      : t.kind === 'group' || t.kind === 'repeat'
        ? variables(t.inner)
        : [],
  );
}
