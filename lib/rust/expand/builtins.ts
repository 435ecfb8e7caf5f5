import type { Expr, Lit } from '../syntax/ast';
import { cfgHolds } from './cfg';
import type { CallSite, Expanded } from './expander';
import { concatenated, expandFormatArgs } from './formatArgs';
import { expandFuturesSelect } from './futuresSelect';
import { expandFuturesJoin, expandTokioJoin } from './joinMacros';
import { asExpr, quote } from './quote';
import { expandSelect } from './selectMacro';
import { stringify } from './stringify';

type Builtin = (site: CallSite) => Expanded;

function literal(site: CallSite, lit: Lit): Expanded {
  const expr: Expr = {
    kind: 'LiteralExpr',
    id: site.s.idsFor(site.span).next(),
    span: site.span,
    lit,
  };
  return { kind: 'expr', expr };
}

function str(site: CallSite, value: string): Expanded {
  return literal(site, { kind: 'str', value });
}

/** The learner's call that began a nest of expansions: what `line!()` and a panic's place refer to. */
function outermost(site: CallSite) {
  let span = site.span;
  while (span.origin) span = span.origin.call;
  return span;
}

const position =
  (part: 'line' | 'column'): Builtin =>
  (site) => {
    const { line, column } = site.s.position(outermost(site));
    return literal(site, {
      kind: 'int',
      value: BigInt(part === 'line' ? line : column),
      suffix: 'u32',
    });
  };

/** `assert!(cond)` and `assert!(cond, "…", args)`. */
function expandAssert(site: CallSite): Expanded {
  const p = site.cursor();
  if (p.atEnd())
    return site.error(
      site.span,
      'macro requires a boolean expression as an argument',
      'boolean expression required',
    );
  const start = p.mark();
  p.grammar.expr(p);
  const cond = p.since(start);
  if (!p.atEnd() && !p.eat(',')) {
    site.s.errors.push(...p.errors);
    return site.error(p.hereSpan(), 'expected `,` after the condition', 'expected `,`');
  }
  const rest = p.rest();
  const parts = { cond: asExpr(cond), rest };
  if (rest.length > 0)
    return {
      kind: 'tokens',
      trees: quote(
        site.x,
        'if !$cond { $crate::panicking::panic_fmt($crate::format_args!($rest)) }',
        parts,
      ),
    };
  const text = JSON.stringify(`assertion failed: ${stringify(cond)}`);
  return {
    kind: 'tokens',
    trees: quote(site.x, `if !$cond { $crate::panicking::panic_str(${rustString(text)}) }`, parts),
  };
}

/** JSON escapes that Rust does not have become Rust's. */
function rustString(json: string): string {
  return json
    .replace(/\\u([0-9a-f]{4})/g, (_all, hex: string) => `\\u{${hex}}`)
    .replace(/\\[bf]/g, '');
}

const outside =
  (what: string): Builtin =>
  (site) =>
    site.unsure(what);

/** Built-in macros by the name their stub gives in `#[builtin_macro = "…"]`. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['format_args', (site) => expandFormatArgs(site, false)],
  ['format_args_nl', (site) => expandFormatArgs(site, true)],
  [
    'concat',
    (site) => {
      const value = concatenated(site.tokens, site.span);
      return value
        ? str(site, value.text)
        : site.unsure('`concat!` of something else than literals');
    },
  ],
  ['stringify', (site) => str(site, stringify(site.tokens))],
  ['line', position('line')],
  ['column', position('column')],
  ['file', (site) => str(site, 'src/main.rs')],
  ['module_path', (site) => str(site, 'main')],
  ['cfg', (site) => literal(site, { kind: 'bool', value: cfgHolds(site.tokens) })],
  [
    'compile_error',
    (site) => {
      const value = concatenated(site.tokens, site.span);
      return site.error(site.span, value?.text ?? 'compile_error!');
    },
  ],
  ['env', outside('`env!` (the compiler’s environment)')],
  ['option_env', outside('`option_env!` (the compiler’s environment)')],
  ['include', outside('`include!` and its kin (other files)')],
  ['asm', outside('`asm!`')],
  ['assert', expandAssert],
  ['select', expandSelect],
  ['tokio_join', (site) => expandTokioJoin(site, false)],
  ['tokio_try_join', (site) => expandTokioJoin(site, true)],
  ['futures_join', (site) => expandFuturesJoin(site, false)],
  ['futures_try_join', (site) => expandFuturesJoin(site, true)],
  ['std_join', outside('`std::future::join!` (unstable)')],
  ['futures_select', (site) => expandFuturesSelect(site, false)],
  ['futures_select_biased', (site) => expandFuturesSelect(site, true)],
]);
