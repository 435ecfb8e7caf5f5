import type { MirBody, MirSpan, Terminator } from '../mir/mir';
import type { Substs } from '../types/ty';
import type { Coroutine } from './coroutine';
import { Frame, type Machine, type Panic } from './machine';
import type { Slots, Value } from './value';

/** One prepared statement. */
export type Op = (f: MirFrame) => void;
/** A prepared terminator: sets the next block, pushes a frame, or stops the machine. */
export type Term = (f: MirFrame, m: Machine) => void;

export interface CodeBlock {
  readonly ops: readonly Op[];
  readonly spans: readonly MirSpan[];
  readonly term: Term;
  readonly termSpan: MirSpan;
  /** Where a panic in a statement goes, and one in what the terminator called. */
  readonly unwind: number | null;
  readonly callUnwind: number | null;
  /** For calls and drops: what to do with the result, and where to go on. */
  readonly store: ((f: MirFrame, value: Value) => void) | null;
  readonly next: number;
}

/** A body prepared for one choice of type arguments. */
export interface Code {
  readonly name: string;
  readonly body: MirBody;
  readonly substs: Substs;
  readonly blocks: readonly CodeBlock[];
  readonly slots: number;
  readonly trackCaller: boolean;
  readonly isCoroutine: boolean;
}

/** An activation of a prepared body. A suspended coroutine is such a frame, off the stack. */
export class MirFrame extends Frame {
  readonly slots: Slots;
  block = 0;
  /** How many statements of the block have run; tells a statement's panic from the terminator's. */
  at = 0;
  private held: Panic | null = null;
  override readonly trackCaller: boolean;

  constructor(readonly code: Code) {
    super();
    this.slots = new Array(code.slots).fill(undefined);
    this.trackCaller = code.trackCaller;
  }

  run(m: Machine): void {
    const blocks = this.code.blocks;
    let fuel = m.fuel;
    do {
      const b = blocks[this.block] as CodeBlock;
      const ops = b.ops;
      this.at = 0;
      for (let i = 0; i < ops.length; i++) {
        this.at = i;
        (ops[i] as Op)(this);
      }
      this.at = -1;
      fuel -= ops.length + 1;
      b.term(this, m);
    } while (m.frame === this && fuel > 0 && m.panicking === null && m.stop === null);
    m.fuel = fuel;
  }

  receive(_m: Machine, value: Value): void {
    const b = this.code.blocks[this.block] as CodeBlock;
    if (b.store) b.store(this, value);
    this.block = b.next;
  }

  override unwind(m: Machine): void {
    const b = this.code.blocks[this.block] as CodeBlock;
    if (this.held) {
      m.abort(
        'thread panicked while a panic was unwinding: panic in a destructor during cleanup\nthread caused non-unwinding panic. aborting.\n',
      );
      m.panicking = null;
      return;
    }
    const target = this.at >= 0 ? b.unwind : b.callUnwind;
    if (target === null) {
      m.frame = this.parent;
      this.coroutine?.leave(m, 'panicked');
      return;
    }
    this.held = m.panicking;
    m.panicking = null;
    m.cleanups++;
    this.block = target;
  }

  /** The end of a cleanup: the panic goes on in the caller. */
  resumeUnwind(m: Machine): void {
    m.cleanups--;
    m.panicking = this.held;
    this.held = null;
    m.frame = this.parent;
    m.depth--;
    this.coroutine?.leave(m, 'panicked');
  }

  /** The coroutine this frame is the body of. */
  coroutine: Coroutine | null = null;

  /** The suspension point a suspended frame stands at. */
  suspendedBy: Extract<Terminator, { kind: 'yield' }> | null = null;

  override get coroutineBody(): boolean {
    return this.coroutine !== null;
  }

  override span(): MirSpan {
    const b = this.code.blocks[this.block] as CodeBlock;
    return this.at >= 0 ? (b.spans[this.at] ?? b.termSpan) : b.termSpan;
  }
}
