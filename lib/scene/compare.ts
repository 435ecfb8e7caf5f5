import { plain } from './prose';
import { type Show, tellStep } from './show';

/** The first step (from 0) at which two runs tell different things; null when one is the other's beginning. */
export function firstDifference(a: Show, b: Show): number | null {
  const shared = Math.min(a.steps.length, b.steps.length);
  for (let step = 0; step < shared; step += 1) {
    if (plain(tellStep(a, step)) !== plain(tellStep(b, step))) return step;
  }
  return a.steps.length === b.steps.length ? null : shared;
}
