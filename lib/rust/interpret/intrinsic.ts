import type { MirSpan } from '../mir/mir';
import type { Substs, Ty } from '../types/ty';
import type { Machine } from './machine';
import type { Slots, Value } from './value';

/** Answered by an intrinsic that could not go on: the machine was told to stop, the same call is made again. */
export const RETRY: unique symbol = Symbol('retry');

/** Where and for which types an intrinsic is called. */
export interface Site {
  readonly substs: Substs;
  readonly span: MirSpan;
  readonly name: string;
}

/**
 * The run-time behaviour of one body-less stub function. The result is the value; `RETRY` after `m.stop` was set;
 * `undefined` when it pushed a frame that will deliver the value, or started a panic.
 */
export type Intrinsic = (m: Machine, args: Slots, site: Site) => Value | typeof RETRY;

/** The n-th type argument. */
export function typeArg(site: Site, n = 0): Ty {
  let at = n;
  for (const arg of site.substs) if (arg.kind === 'ty' && at-- === 0) return arg.ty;
  throw new RangeError(`${site.name} has no type argument ${n}`);
}
