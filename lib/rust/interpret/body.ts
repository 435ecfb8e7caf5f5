import type { Body, PollContext, Stop } from '../../sim/program';
import { tyArg } from '../types/intern';
import type { Ty } from '../types/ty';
import { DropFrame } from './drop';
import { MirFrame } from './frame';
import { type Invalid, InvalidMemory } from './graveyard';
import { Frame, Machine, Outside, type Panic } from './machine';
import { outputOf } from './program';
import { Owned, Ptr, type Slots, type Value } from './value';
import type { RunState, World } from './world';

/** The bottom of a stack: keeps what the code above it returned. */
class Root extends Frame {
  value: Value = null;
  run(m: Machine): void {
    m.frame = null;
  }
  receive(_m: Machine, value: Value): void {
    this.value = value;
  }
}

/** Reported when a run leaves the model; the run ends there. */
export interface OutsideReport {
  readonly what: string;
  readonly span: { readonly file: number; readonly start: number; readonly end: number } | null;
}

/** Where a run's bodies report what they could not do. Shared by all bodies of one run. */
export class RunReport {
  outside: OutsideReport | null = null;
  /** Where memory would have been wrong, in a program run as if it compiled. */
  invalid: Invalid | null = null;
}

/** Code that the kernel runs on a thread: common to futures and functions. */
export abstract class RustBody implements Body {
  protected readonly machine: Machine;
  protected root: Root | null = null;
  private dropping = false;

  constructor(
    readonly world: World,
    readonly state: RunState,
    readonly report: RunReport,
  ) {
    this.machine = new Machine(world, state);
    this.machine.body = this;
    state.bodies?.push(this);
  }

  /** Values this body owns apart from its stack, each with its type: for who looks at memory. */
  roots(): readonly { readonly ty: Ty; readonly base: Slots }[] {
    return [];
  }

  /** Activations of prepared code on its stack, outermost first. */
  frames(): MirFrame[] {
    const out: MirFrame[] = [];
    for (let f = this.machine.frame; f; f = f.parent) if (f instanceof MirFrame) out.unshift(f);
    return out;
  }

  resume(cx: PollContext): Stop {
    return this.guard(cx, () => {
      if (!this.root) {
        this.root = this.begin();
        this.enter(cx);
      }
      return this.machine.run(cx, (panic) => this.end(panic));
    });
  }

  drop(cx: PollContext): Stop {
    return this.guard(cx, () => {
      if (!this.dropping) {
        this.dropping = true;
        this.root = this.begin();
        this.machine.cx = cx;
        this.machine.panicking = null;
        this.enterDrop();
      }
      return this.machine.run(cx, (panic) =>
        panic
          ? { kind: 'panicked', message: panic.message, payload: panic.payload }
          : { kind: 'ready', value: null },
      );
    });
  }

  private begin(): Root {
    const root = new Root();
    this.machine.frame = null;
    this.machine.depth = 0;
    this.machine.push(root);
    return root;
  }

  private end(panic: Panic | null): Stop {
    const value = this.root?.value;
    this.root = null;
    return panic
      ? { kind: 'panicked', message: panic.message, payload: panic.payload ?? panic.message }
      : this.result(value);
  }

  /** Leaving the model ends the run: nothing after it could be trusted. */
  private guard(cx: PollContext, run: () => Stop): Stop {
    try {
      return run();
    } catch (e) {
      const m = this.machine;
      if (e instanceof InvalidMemory) {
        this.report.invalid = e.invalid;
        const { problem, name, owner } = e.invalid;
        const at = m.userSpan();
        if (at) cx.setSpan(at.start, at.end);
        cx.emit.memoryInvalid(problem, name, owner);
        return { kind: 'exit', code: 6, invalid: true };
      }
      const own = e instanceof Outside ? e : null;
      if (!own && !(e instanceof Error)) throw e;
      this.report.outside ??= {
        what: own ? own.what : `internal: ${(e as Error).message}`,
        span: m.userSpan() ?? own?.span ?? null,
      };
      if (!own && DEBUG.stack)
        this.report.outside = { ...this.report.outside, what: `${m.trace()}${(e as Error).stack}` };
      cx.print('', 'stderr');
      return { kind: 'exit', code: 5 };
    }
  }

  protected abstract enter(cx: PollContext): void;
  protected abstract enterDrop(): void;
  protected abstract result(value: Value): Stop;
}

/** Set by tests and tools that look for internal errors. */
export const DEBUG = { stack: false };

/** The `Context` of one poll: `Context { waker: &Waker { Runtime(handle) }, .. }`. */
export function contextFor(waker: Value): Ptr {
  const native: Slots = [waker];
  const rust: Slots = [[[0, native]]];
  return new Ptr([[new Ptr(rust, 0, undefined), [], []]], 0, undefined);
}

/** A future as a task: polled through `Future::poll`, dropped with its glue. */
export class FutureBody extends RustBody {
  private readonly slot: Slots;
  constructor(
    world: World,
    state: RunState,
    report: RunReport,
    readonly ty: Ty,
    future: Value,
  ) {
    super(world, state, report);
    this.slot = [future];
  }

  override roots(): readonly { readonly ty: Ty; readonly base: Slots }[] {
    return [{ ty: this.ty, base: this.slot }];
  }

  get size(): number {
    try {
      return this.world.layouts.of(this.ty)?.size ?? 0;
    } catch (e) {
      if (e instanceof Outside) return 0;
      throw e;
    }
  }

  protected enter(cx: PollContext): void {
    const poll = this.world.tcx.lang('poll');
    if (poll === null) throw new Outside('`Future::poll`');
    this.machine.cx = cx;
    const target = this.world.target(poll, [tyArg(this.ty)], { file: 0, start: 0, end: 0 });
    target(this.machine, [[new Ptr(this.slot, 0, undefined)], contextFor(cx.waker)]);
  }

  protected enterDrop(): void {
    if (this.slot[0] !== undefined && this.world.facts.needsDrop(this.ty))
      this.machine.push(new DropFrame(this.world, this.ty, this.slot, 0, undefined));
  }

  protected result(value: Value): Stop {
    const poll = value as Slots;
    if (poll[0] !== 0) return { kind: 'pending' };
    return { kind: 'ready', value: new Owned(outputOf(this.world, this.ty), poll[1]) };
  }
}

/** A plain function run once: `thread::spawn`, `spawn_blocking`, a plain `main`. */
export class FunctionBody extends RustBody {
  private value: Value;
  constructor(
    world: World,
    state: RunState,
    report: RunReport,
    private readonly ty: Ty,
    value: Value,
  ) {
    super(world, state, report);
    this.value = value;
  }

  override roots(): readonly { readonly ty: Ty; readonly base: Slots }[] {
    return [{ ty: this.ty, base: [this.value] }];
  }

  protected enter(cx: PollContext): void {
    this.machine.cx = cx;
    const fn = this.value;
    this.value = undefined;
    this.world.callOnce(this.machine, this.ty, fn, [], { file: 0, start: 0, end: 0 });
  }
  protected enterDrop(): void {
    if (this.value !== undefined && this.world.facts.needsDrop(this.ty))
      this.machine.push(new DropFrame(this.world, this.ty, [this.value], 0, undefined));
  }
  protected result(value: Value): Stop {
    return { kind: 'ready', value: new Owned(this.world.returnTy(this.ty), value) };
  }
}

/** Calls one function with given arguments: drop glue of a value, a learner's own `Wake::wake`. */
export class CallBody extends RustBody {
  constructor(
    world: World,
    state: RunState,
    report: RunReport,
    private readonly call: (m: Machine) => void,
    private readonly answer: (value: Value) => unknown = (value) => value,
  ) {
    super(world, state, report);
  }
  protected enter(cx: PollContext): void {
    this.machine.cx = cx;
    this.call(this.machine);
  }
  protected enterDrop(): void {}
  protected result(value: Value): Stop {
    return { kind: 'ready', value: this.answer(value) };
  }
}
