import type { Attribute } from '../syntax/ast';
import type { Session } from './session';

/** Attributes of the language; those of the stubs (`lang`, `intrinsic` …) are ours. */
const INERT = new Set(
  (
    'allow warn deny forbid expect must_use doc cfg cfg_attr inline cold derive repr non_exhaustive macro_export macro_use automatically_derived ' +
    'deprecated no_mangle export_name link_name link_section link target_feature track_caller test ignore should_panic feature path no_std no_main ' +
    'type_length_limit recursion_limit crate_type crate_name global_allocator used proc_macro bench instrument debugger_visualizer may_dangle fundamental'
  ).split(' '),
);

const STUBS_ONLY = new Set(
  'no_core lang intrinsic home unmodelled nondeterministic builtin_macro at real_size real_align must_not_suspend const_trait'.split(
    ' ',
  ),
);

/** Attributes that a derive reads inside the item it stands on. */
const HELPERS: Readonly<Record<string, readonly string[]>> = {
  Default: ['default'],
  Error: ['error', 'source', 'from', 'backtrace', 'transparent'],
};

/** The helper attributes that the derives of an item allow inside it. */
export function helpersOf(attrs: readonly Attribute[]): ReadonlySet<string> {
  const out = new Set<string>();
  for (const a of attrs)
    if (a.path === 'derive')
      for (const t of a.args ?? [])
        if (t.kind === 'ident') for (const helper of HELPERS[t.text] ?? []) out.add(helper);
  return out;
}

/** True for attributes that name a macro rather than a fact. */
export function isAttributeMacro(a: Attribute, helpers: ReadonlySet<string>): boolean {
  if (a.isDoc || INERT.has(a.path) || STUBS_ONLY.has(a.path) || helpers.has(a.path)) return false;
  return !/^(rustfmt|clippy|diagnostic|rustc|miri)::/.test(a.path) && !a.path.startsWith('rustc_');
}

/** Attributes that change or add items. */
export function needsExpansion(attrs: readonly Attribute[]): boolean {
  const helpers = helpersOf(attrs);
  return attrs.some((a) => a.path === 'derive' || isAttributeMacro(a, helpers));
}

/** Fields, variants, parameters, statements and arms take no attribute macros: an unknown name is an error. */
export function checkAttributes(
  s: Session,
  attrs: readonly Attribute[],
  helpers: ReadonlySet<string>,
): void {
  if (s.isWorld) return;
  for (const a of attrs) {
    const [first, second] = a.pathIdents;
    if (!first || !isAttributeMacro(a, helpers)) continue;
    if (second) s.unsureAt(a.span, `the attribute \`#[${a.path}]\``);
    else s.error(null, first.span, `cannot find attribute \`${first.name}\` in this scope`);
  }
}

export const NO_HELPERS: ReadonlySet<string> = new Set();
