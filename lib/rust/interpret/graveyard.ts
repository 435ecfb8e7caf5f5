import type { MirSpan } from '../mir/mir';
import type { Slots } from './value';
import { Ptr, type Value } from './value';

/** What a program that rustc rejects would do wrong with memory, met while it is run as if it had compiled. */
export interface Invalid {
  /** It reads what was moved away, follows a reference to what is gone, or keeps one while what it points at goes. */
  readonly problem: 'moved' | 'dangling' | 'outlived';
  /** The variable it is about, and the body that variable stands in. */
  readonly name: string;
  readonly owner: string;
  readonly span: MirSpan | null;
}

/** Thrown where memory would be wrong; ends the run there. */
export class InvalidMemory extends Error {
  constructor(readonly invalid: Invalid) {
    super(`${invalid.problem}: ${invalid.name}`);
  }
}

type Name = (key: number) => { readonly name: string; readonly owner: string };

/**
 * Storage that is no more. JavaScript keeps it for as long as somebody points at it; Rust does not. Kept only for
 * programs that rustc rejects: in others no reference outlives what it points at.
 */
export class Graveyard {
  private readonly whole = new WeakMap<Slots, Name>();
  private readonly parts = new WeakMap<Slots, Map<number, ReturnType<Name>>>();

  /** A frame is left: all its variables go. */
  bury(slots: Slots, name: Name): void {
    this.whole.set(slots, name);
  }

  /** One variable's storage ends, with the parts of a value that is still in it. */
  buryLocal(slots: Slots, key: number, of: ReturnType<Name>): void {
    const parts = this.parts.get(slots) ?? new Map<number, ReturnType<Name>>();
    parts.set(key, of);
    this.parts.set(slots, parts);
    const value = slots[key];
    if (Array.isArray(value)) this.bury(value, () => of);
  }

  /** The storage is in use again: the variable of a loop's next turn. */
  raise(slots: Slots, key: number): void {
    this.parts.get(slots)?.delete(key);
  }

  /** What a pointer's target was, when it is gone; null while it is there. */
  gone(pointer: Value): ReturnType<Name> | null {
    if (!(pointer instanceof Ptr)) return null;
    const part = this.parts.get(pointer.base)?.get(pointer.key);
    if (part) return part;
    return this.whole.get(pointer.base)?.(pointer.key) ?? null;
  }
}
