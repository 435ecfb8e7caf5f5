import type { Attribute } from '../syntax/ast';
import type { TokenTree } from '../syntax/tokens';

/** True unless a `#[cfg(…)]` removes the item: a debug build for Linux on x86-64, no features, not `test`. */
export function cfgActive(attrs: readonly Attribute[]): boolean {
  return attrs.every((a) => a.path !== 'cfg' || a.args === null || cfgHolds(a.args));
}

const SET = new Set(['debug_assertions', 'unix', 'panic_unwind', 'overflow_checks']);
const VALUES: Record<string, string> = {
  target_os: 'linux',
  target_family: 'unix',
  target_arch: 'x86_64',
  target_pointer_width: '64',
  target_endian: 'little',
  panic: 'unwind',
  target_env: 'gnu',
};

/** Evaluates a cfg predicate. */
export function cfgHolds(trees: readonly TokenTree[]): boolean {
  const [first, second, third] = trees;
  if (first?.kind !== 'ident') return false;
  if (second?.kind === 'group') {
    const parts = splitCommas(second.trees);
    if (first.text === 'not') return !cfgHolds(second.trees);
    if (first.text === 'any') return parts.some(cfgHolds);
    if (first.text === 'all') return parts.every(cfgHolds);
    return false;
  }
  if (second?.kind === 'punct' && third?.kind === 'literal')
    return VALUES[first.text] === third.text.slice(1, -1);
  return first.text === 'true' || SET.has(first.text);
}

/** The pieces between top-level commas; empty ones are dropped. */
export function splitCommas(trees: readonly TokenTree[]): TokenTree[][] {
  const out: TokenTree[][] = [[]];
  for (const t of trees) {
    if (t.kind === 'punct' && t.text === ',') out.push([]);
    else out[out.length - 1]?.push(t);
  }
  return out.filter((piece) => piece.length > 0);
}
