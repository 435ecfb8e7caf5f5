import type { Ty } from '../types/ty';

/**
 * How Rust values are held.
 *   integers     number while it is a safe integer, else bigint (one form per value, so `===` is equality)
 *   floats       number · bool boolean · char its code point · `()` and other zero-sized fn items `null`
 *   &str         the text itself, a JS string (immutable while shared, as in Rust)
 *   struct, tuple, array, closure   an array of slots; a union has one slot
 *   enum         an array: the variant's index, then its fields
 *   &T, *T, Box  a `Ptr` to a slot of some array; slices and trait objects carry their metadata
 *   coroutine    a `Coroutine`: captured values, then a suspended frame
 * `undefined` in a slot means moved out or not yet initialised: drop glue skips it, which is Rust's drop flag.
 */
export type Value = unknown;
export type Slots = Value[];

/** Length of a slice, or the concrete type behind a trait object. */
export type Meta = number | Ty | undefined;

export class Ptr {
  constructor(
    readonly base: Slots,
    readonly key: number,
    readonly meta: Meta,
  ) {}
}

export const NULL = new Ptr([], 0, undefined);

/** A fn pointer: the item or capture-less closure it points at. */
export class FnValue {
  constructor(readonly ty: Ty) {}
}

/** Builds an enum value. */
export const variant = (index: number, ...fields: Value[]): Slots => [index, ...fields];

let nextAddress = 0x7000_1000;
const addresses = new WeakMap<Slots, number>();

/** A number that names the slot for as long as it exists: what `{:p}` and pointer casts show. */
export function addressOf(ptr: Ptr): number {
  if (ptr === NULL) return 0;
  let base = addresses.get(ptr.base);
  if (base === undefined) {
    base = nextAddress;
    nextAddress += 0x40 + 16 * ptr.base.length;
    addresses.set(ptr.base, base);
  }
  return base + 8 * ptr.key;
}

export const samePlace = (a: Ptr, b: Ptr): boolean => a.base === b.base && a.key === b.key;

/** A value the kernel keeps for the program (in a channel, as a task's output), with the type its drop needs. */
export class Owned {
  constructor(
    readonly ty: Ty,
    readonly value: Value,
  ) {}
}
