import type { DefId, Substs } from '../types/ty';
import { type Code, MirFrame } from './frame';
import type { Machine } from './machine';
import type { Ptr, Slots, Value } from './value';
import type { World } from './world';

/** The state machine of an async body: what it captured until the first poll, then a suspended frame. */
export class Coroutine {
  state: 'unresumed' | 'running' | 'suspended' | 'returned' | 'panicked' = 'unresumed';
  frame: MirFrame | null = null;
  /** Names this future in events; drawn when it is first polled inside another. */
  id = -1;

  constructor(
    readonly world: World,
    readonly def: DefId,
    readonly substs: Substs,
    readonly upvars: Slots,
  ) {}

  code(): Code {
    return this.world.codeOf(this.def, this.substs);
  }

  /** The frame to push for the next poll. */
  enter(m: Machine, context: Value): MirFrame {
    let frame = this.frame;
    if (!frame) {
      frame = new MirFrame(this.code());
      frame.slots[1] = this.upvars;
      frame.coroutine = this;
      this.frame = frame;
    }
    frame.slots[2] = context;
    this.state = 'running';
    const emit = m.cx.emit;
    if (emit.on && m.nested()) {
      if (this.id < 0) this.id = m.cx.newFutureId();
      emit.subPollStart(this.id, this.world.nameOfBody(this.def), 0);
    } else if (this.id >= 0) this.id = -1;
    return frame;
  }

  leave(m: Machine, state: 'suspended' | 'returned' | 'panicked'): void {
    this.state = state;
    if (this.id >= 0 && m.cx.emit.on && state !== 'panicked')
      m.cx.emit.subPollEnd(this.id, state === 'returned' ? 'ready' : 'pending');
    if (state !== 'suspended') this.frame = null;
  }
}

/** `Future::poll` of an async body. */
export function pollCoroutine(m: Machine, args: readonly Value[]): void {
  const pin = args[0] as Slots;
  const at = pin[0] as Ptr;
  const coroutine = at.base[at.key] as Coroutine;
  if (coroutine.state === 'returned') m.panic('`async fn` resumed after completion');
  else if (coroutine.state === 'panicked') m.panic('`async fn` resumed after panicking');
  else m.push(coroutine.enter(m, args[1]));
}
