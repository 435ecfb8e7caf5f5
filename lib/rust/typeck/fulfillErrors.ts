import { substsFlags } from '../types/intern';
import { TyFlags } from '../types/ty';
import { fnTrait } from './builtin';
import type { Fcx } from './fcx';
import type { FulfillError } from './fulfill';
import { userSpan } from './mismatch';
import { reportTraitError } from './traitErrors';

/** Reports what could not be fulfilled, each cause once. */
export function reportFulfillErrors(f: Fcx): void {
  const seen = new Set<string>();
  for (const e of f.fulfill.errors) {
    const { goal, cause } = e.obligation;
    const span = userSpan(cause.span);
    if (goal.kind === 'trait' || goal.kind === 'projection') {
      const substs = f.icx.table.resolveSubsts(
        goal.kind === 'trait' ? goal.ref.substs : goal.projection.substs,
      );
      if ((substsFlags(substs) & (TyFlags.error | TyFlags.unknown)) !== 0) continue;
    }
    const fnLike = goal.kind === 'trait' && fnTrait(f.icx, goal.ref.trait) !== null;
    const key = fnLike
      ? `${span.start}.fn.${f.cx.print(f.resolve((goal.ref.substs[0] as { ty: import('../types/ty').Ty }).ty))}`
      : `${span.start}.${goal.kind}.${goal.kind === 'trait' ? f.cx.printTraitRef(f.icx.table.resolveTraitRef(goal.ref)) + f.cx.print(f.resolve((goal.ref.substs[0] as { ty: import('../types/ty').Ty }).ty)) : ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    one(f, e);
  }
}

function one(f: Fcx, e: FulfillError): void {
  const { goal, cause } = e.obligation;
  const span = userSpan(cause.span);
  if (e.kind === 'overflow') {
    f.error('E0275', span, 'overflow evaluating the requirement');
    return;
  }
  if (goal.kind === 'closureKind' && f.results.tainted) return;
  if (goal.kind === 'closureKind') {
    const info = [...f.results.closures.values()].find((c) => c.def === goal.closure);
    const name = { fn: 'Fn', fnMut: 'FnMut', fnOnce: 'FnOnce' };
    const at = f.cx.headSpan(goal.closure);
    f.error(
      'E0525',
      at,
      `expected a closure that implements the \`${name[goal.want]}\` trait, but this closure only implements \`${name[info?.kind ?? 'fnOnce']}\``,
      `this closure implements \`${name[info?.kind ?? 'fnOnce']}\`, not \`${name[goal.want]}\``,
    );
    return;
  }
  if (goal.kind === 'trait')
    reportTraitError(f, f.icx.table.resolveTraitRef(goal.ref), e.obligation.cause);
  else if (goal.kind === 'projection') {
    const p = f.icx.table.resolvePredicate(goal);
    if (p.kind !== 'projection') return;
    const want = f.resolve(p.ty);
    const found = e.found ? f.resolve(e.found) : want;
    if (f.isTainted(want) || f.isTainted(found) || (f.results.tainted && found.kind === 'never')) {
      f.results.tainted = true;
      return;
    }
    const self = p.projection.substs[0];
    const shown = self?.kind === 'ty' ? f.cx.print(f.resolve(self.ty)) : '_';
    const isCall = self?.kind === 'ty' && self.ty.kind === 'closure';
    const assoc = f.cx.def(p.projection.assoc);
    const message = isCall
      ? `expected \`${shown}\` to return \`${f.cx.print(want)}\`, but it returns \`${f.cx.print(found)}\``
      : `type mismatch resolving \`<${shown} as ${assoc.parent === null ? '_' : f.cx.printPath(assoc.parent)}>::${assoc.name} == ${f.cx.print(want)}\``;
    f.error('E0271', span, message, f.expectedFound(want, found));
  }
}
