import type { Fcx } from './fcx'

/** E0004, E0005: set by the usefulness check. */
export function checkExhaustive(f: Fcx): void {
  void f
}
