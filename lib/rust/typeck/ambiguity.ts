import type { Fcx } from './fcx';

/** E0282/E0283: something was never determined. Reported only when nothing else is wrong in the body. */
export function reportAmbiguity(f: Fcx): void {
  for (const o of f.fulfill.pending) {
    const { goal } = o;
    if (goal.kind !== 'trait' && goal.kind !== 'projection') continue;
    const p = f.icx.table.resolvePredicate(goal);
    const self =
      p.kind === 'trait'
        ? p.ref.substs[0]
        : p.kind === 'projection'
          ? p.projection.substs[0]
          : undefined;
    if (self?.kind !== 'ty' || f.isTainted(self.ty)) continue;
    const general = self.ty.kind === 'infer';
    const sized = p.kind === 'trait' && p.ref.trait === f.cx.lang('sized');
    const code =
      sized || !general ? (sized ? 'E0282' : 'E0283') : p.kind === 'projection' ? 'E0284' : 'E0283';
    f.error(
      code,
      f.ambiguousSpan(self.ty, o.cause.span),
      'type annotations needed',
      'cannot infer type',
    );
    return;
  }
}
