import type { Ty } from '../types/ty';
import type { Fcx } from './fcx';
import { generics } from './generics';
import { implsOfTrait } from './impls';
import { inferSource } from './inferSource';
import { implHeader } from './items';
import type { Obligation } from './obligation';

interface Open {
  readonly code: string;
  readonly self: Ty;
  readonly obligation: Obligation;
  /** 2: what a `?` or a macro's own text asks; 1: an auto trait, asked of what a future gives; else 0. */
  readonly late: 0 | 1 | 2;
}

/** E0282/E0283: something was never determined. Reported only when nothing else is wrong in the body. */
export function reportAmbiguity(f: Fcx): void {
  const all = f.fulfill.pending.flatMap((o): Open[] => {
    const open = openGoal(f, o);
    return open ? [open] : [];
  });
  const [first, ...rest] = all.sort((a, b) => a.late - b.late);
  if (!first) return;
  report(f, first);
  const also = rest.find((o) => o.late === 2 && fewImpls(f, o.obligation));
  if (also) report(f, also);
}

function report(f: Fcx, { code, self, obligation }: Open): void {
  const span = inferSource(f, self) ?? obligation.cause.span;
  f.results.tainted = true;
  f.cx.error(code, span, 'type annotations needed', 'cannot infer type');
}

function openGoal(f: Fcx, obligation: Obligation): Open | null {
  const { goal } = obligation;
  if (goal.kind !== 'trait' && goal.kind !== 'projection') return null;
  const p = f.icx.table.resolvePredicate(goal);
  const self =
    p.kind === 'trait'
      ? p.ref.substs[0]
      : p.kind === 'projection'
        ? p.projection.substs[0]
        : undefined;
  if (self?.kind !== 'ty' || f.isTainted(self.ty)) return null;
  const general = self.ty.kind === 'infer';
  const sized = p.kind === 'trait' && p.ref.trait === f.cx.lang('sized');
  const code = sized ? 'E0282' : general && p.kind === 'projection' ? 'E0284' : 'E0283';
  const { cause } = obligation;
  const expansion = cause.what === 'question' || cause.span.origin !== undefined;
  const trait = p.kind === 'trait' ? f.cx.def(p.ref.trait) : null;
  const auto = trait?.kind === 'trait' && trait.node.isAuto;
  return { code, self: self.ty, obligation, late: expansion ? 2 : auto ? 1 : 0 };
}

/** rustc lists the impls that could be meant when there are a handful, and then says so besides what it said first. */
function fewImpls(f: Fcx, { goal }: Obligation): boolean {
  if (goal.kind !== 'trait') return false;
  const ref = f.icx.table.resolveTraitRef(goal.ref);
  const concrete = implsOfTrait(f.cx, ref.trait).filter((impl) => {
    if (generics(f.cx, impl).own.some((p) => p.kind === 'ty')) return false;
    const of = implHeader(f.cx, impl).traitRef;
    return of?.substs[1]?.kind === 'ty' && of.substs[1].ty === (ref.substs[1] as { ty?: Ty }).ty;
  });
  return concrete.length > 1 && concrete.length < 10;
}
