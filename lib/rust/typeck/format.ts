import type { DefId } from '../resolve/defs';
import type { Expr, FormatTrait } from '../syntax/ast';
import { adtTy, erasedArg, tyArg, unknownTy, usizeTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { checkExpr } from './exprs';
import type { Fcx } from './fcx';
import { causeAt } from './obligation';

/** The formatting traits live beside `Display`. */
function formatTrait(f: Fcx, name: FormatTrait): DefId | null {
  const own = f.cx.lang(name);
  if (own !== null) return own;
  const display = f.cx.lang('Display');
  const home = display === null ? null : f.cx.def(display).parent;
  return home === null
    ? null
    : (f.cx.defs
        .children(home)
        .find((c) => f.cx.def(c).kind === 'trait' && f.cx.def(c).name === name) ?? null);
}

/** `format_args!`: each argument must have the trait its placeholders ask for. */
export function checkFormatArgs(f: Fcx, e: Expr & { kind: 'FormatArgsExpr' }): Ty {
  const tys = e.args.map((a) => checkExpr(f, a.expr, null));
  const seen = new Set<string>();
  for (const p of e.pieces) {
    if (p.kind !== 'placeholder') continue;
    const arg = e.args[p.arg];
    const ty = tys[p.arg];
    if (!arg || !ty) continue;
    const trait = formatTrait(f, p.trait);
    const key = `${p.arg}.${p.trait}`;
    if (trait === null) f.unsure(p.span, `the formatting trait \`${p.trait}\``);
    else if (!seen.has(key)) {
      seen.add(key);
      f.obligation(
        { trait, substs: [tyArg(ty)] },
        { ...causeAt(arg.expr.span, arg.expr.id, 'format'), boundSpan: p.span },
      );
    }
    for (const count of [p.width, p.precision]) {
      const t = count?.kind === 'arg' ? tys[count.arg] : undefined;
      if (t)
        f.icx.table.commitIf(() =>
          f.icx.table.unify(
            f.icx.shallow(t).kind === 'ref' ? (f.icx.shallow(t) as Ty & { kind: 'ref' }).ty : t,
            usizeTy,
          ),
        );
    }
  }
  const def = f.cx.lang('format_arguments');
  return def === null ? unknownTy : adtTy(def, f.cx.genericsCount(def) > 0 ? [erasedArg] : []);
}
