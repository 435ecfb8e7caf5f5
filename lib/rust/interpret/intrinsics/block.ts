import type { BlockOn } from '../../../sim/program';
import { RETRY } from '../intrinsic';
import type { Machine } from '../machine';
import type { Ptr, Slots, Value } from '../value';

/** Stops this thread; the same intrinsic is called again when the kernel resumes it. */
export function block(m: Machine, on: BlockOn): typeof RETRY {
  m.stop = { kind: 'blocked', on };
  return RETRY;
}

/** The object in a `NativeSlot`, made at its first use. */
export function slotOf<T>(v: Value, make: () => T): T {
  const p = v as Ptr;
  let at = p.base[p.key] as Slots;
  while (Array.isArray(at[0])) at = at[0] as Slots;
  if (at[0] === 0) at[0] = make();
  return at[0] as T;
}

/** The slot's object if it was made already. */
export function slotIfMade<T>(v: Value): T | null {
  const p = v as Ptr;
  let at = p.base[p.key] as Slots;
  while (Array.isArray(at[0])) at = at[0] as Slots;
  return at[0] === 0 ? null : (at[0] as T);
}
