import type { SharedValue } from '../../../sim/observation';
import type { Coroutine } from '../coroutine';
import type { Slots } from '../value';

/** A shared value that was seen: its two counters and itself stand in `inner`. */
export interface Seen {
  readonly id: number;
  readonly pointer: SharedValue['pointer'];
  readonly ty: string;
  readonly inner: Slots;
}

/** Names given to things when they are first seen: the same run gives the same names. */
export class Identities {
  private readonly futures = new WeakMap<Coroutine, number>();
  private readonly shared = new Map<Slots, Seen>();
  private next = 0;

  future(of: Coroutine): number {
    let id = this.futures.get(of);
    if (id === undefined) {
      id = this.next++;
      this.futures.set(of, id);
    }
    return id;
  }
  share(inner: Slots, pointer: SharedValue['pointer'], ty: string): Seen {
    let seen = this.shared.get(inner);
    if (!seen) {
      seen = { id: this.next++, pointer, ty, inner };
      this.shared.set(inner, seen);
    }
    return seen;
  }
  allShared(): Iterable<Seen> {
    return this.shared.values();
  }
  isShared(inner: Slots): boolean {
    return this.shared.has(inner);
  }
}
