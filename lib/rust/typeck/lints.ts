import type { Fcx } from './fcx'

/** `unused_must_use`. */
export function lintBody(f: Fcx): void {
  void f
}
