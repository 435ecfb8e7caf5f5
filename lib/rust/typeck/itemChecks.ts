import type { Cx } from './cx'

/** Checks of items outside bodies: impls against their traits, coherence, recursive types … */
export function checkItems(cx: Cx): void {
  void cx
}
