import type { Body, PollContext, Stop, VisibleOp } from '../../sim/program';
import type { MirSpan } from '../mir/mir';
import type { RunReport } from './body';
import { PanicSignal } from './numbers';
import { Ptr, type Value } from './value';
import type { RunState, World } from './world';

/** Something the interpreter does not model was reached: a result of the run, never a guess. */
export class Outside extends Error {
  constructor(
    readonly what: string,
    readonly span: MirSpan | null = null,
  ) {
    super(what);
  }
}

/** A panic on its way up. `payload` is the Rust `Box<dyn Any + Send>`; null stands for the message itself. */
export interface Panic {
  readonly message: string;
  readonly payload: Value;
}

/** One activation on the explicit stack. Rust recursion makes frames, never JS recursion. */
export abstract class Frame {
  parent: Frame | null = null;
  /** Runs until another frame is on top, the machine stops, or the fuel is used up. */
  abstract run(m: Machine): void;
  /** The frame above returned. */
  abstract receive(m: Machine, value: Value): void;
  /** A panic comes from above (or from an operation of this frame). Without a handler the frame is left. */
  unwind(m: Machine): void {
    m.frame = this.parent;
  }
  /** Where the learner would look: for panics and the code cursor. */
  span(): MirSpan | null {
    return null;
  }
  /** True for the body of an async block or fn. */
  get coroutineBody(): boolean {
    return false;
  }
  /** The panic location passes through functions marked `#[track_caller]`. */
  readonly trackCaller: boolean = false;
}

/** What all code of one run shares. */
export interface RunContext {
  readonly world: World;
  readonly state: RunState;
  readonly report: RunReport;
}

const FUEL = 4_000;
const MAX_DEPTH = 60_000;

/** Runs frames for one thread of code (a future being polled, a thread's function) and can stop anywhere. */
export class Machine {
  frame: Frame | null = null;
  stop: Stop | null = null;
  fuel = 0;
  depth = 0;
  /** The panic that is looking for a frame to handle it. */
  panicking: Panic | null = null;
  /** Cleanups in progress: `thread::panicking()`. */
  cleanups = 0;
  private granted = false;
  /** The body this machine runs for; null while a constant is computed. */
  body: RunContext | null = null;
  /** Values intrinsics handed out for `take` to collect, oldest first. */
  readonly taken: Value[] = [];
  cx!: PollContext;

  constructor(
    readonly world: World,
    readonly state: RunState,
  ) {}

  push(frame: Frame): void {
    frame.parent = this.frame;
    this.frame = frame;
    if (++this.depth > MAX_DEPTH) this.overflow();
  }
  /** Leaves the top frame and hands `value` to the one below. */
  pop(frame: Frame, value: Value): void {
    this.depth--;
    this.frame = frame.parent;
    if (this.frame) this.frame.receive(this, value);
  }

  /** Runs until a reason to stop; `idle` answers what it means that no frame is left. */
  run(cx: PollContext, idle: (panic: Panic | null) => Stop): Stop {
    this.cx = cx;
    this.world.state = this.state;
    this.stop = null;
    this.fuel = FUEL;
    for (;;) {
      if (this.stop) return this.stop;
      if (this.panicking) this.unwindOne();
      const frame: Frame | null = this.frame;
      if (!frame) {
        if (this.stop) return this.stop;
        const panic = this.panicking;
        this.panicking = null;
        this.depth = 0;
        return idle(panic);
      }
      if (this.panicking) continue;
      const later = cx.takeLater();
      if (later) {
        this.push(new LaterFrame(later));
        continue;
      }
      if (this.fuel <= 0) return { kind: 'fuel' };
      try {
        frame.run(this);
      } catch (e) {
        if (!(e instanceof PanicSignal)) throw e;
        this.panic(e.message, e.message.startsWith('index out of bounds'));
      }
    }
  }

  private unwindOne(): void {
    const frame = this.frame;
    if (!frame) return;
    frame.unwind(this);
    if (this.frame !== frame) this.depth--;
  }

  /** What new bodies of this run share with this one. */
  run0(): RunContext {
    if (!this.body) throw new Outside('starting a thread in a constant');
    return this.body;
  }

  /** An operation of the language panics: the standard library's own function starts it, so that hooks see it. */
  panic(message: string, formatted = false): void {
    const lang = this.world.tcx.lang(formatted ? 'panic_fmt' : 'panic');
    if (lang === null) {
      this.panicking = { message, payload: message };
      return;
    }
    const args: Value = formatted
      ? [
          new Ptr(
            [
              [0, ''],
              [0, message],
            ],
            0,
            2,
          ),
        ]
      : message;
    this.world.target(lang, [], { file: -1, start: 0, end: 0 })(this, [args]);
  }

  /** What the default panic hook prints. */
  reportAt(message: string, place: string): void {
    const name = this.cx.threadName(this.cx.thread);
    this.cx.print(
      `\nthread '${name ?? '<unnamed>'}' (${4000 + this.cx.thread}) panicked at ${place}:\n${message}\nnote: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace\n`,
      'stderr',
    );
    this.cx.panicMessage(message);
  }

  /** The call that a `#[track_caller]` function blames, else the operation itself. */
  panicLocation(): MirSpan | null {
    let frame = this.frame;
    while (frame?.parent && (frame.trackCaller || frame.span() === null)) frame = frame.parent;
    return frame?.span() ?? null;
  }

  /** The places of all frames, innermost first: for looking into internal errors. */
  trace(): string {
    const places: string[] = [];
    for (let f = this.frame; f; f = f.parent)
      places.push(`${f.constructor.name} ${this.world.locate(f.span())}`);
    return `${places.slice(0, 12).join('\n')}\n`;
  }

  /** True when the code running now belongs to a future inside another one. */
  nested(): boolean {
    for (let f = this.frame; f; f = f.parent) if (f.coroutineBody) return true;
    return false;
  }

  /** The learner's line that is being executed, for messages about things outside the model. */
  userSpan(): MirSpan | null {
    for (let f = this.frame; f; f = f.parent) {
      const span = f.span();
      if (span && span.file === 0) return span;
    }
    return null;
  }

  /**
   * Asks for the turn to do something other threads can see. False: the machine stops before it, and the same
   * operation is tried again when this thread is chosen.
   */
  visible(op: VisibleOp): boolean {
    if (this.granted || !this.cx.concurrent) {
      this.granted = false;
      return true;
    }
    this.granted = true;
    this.stop = { kind: 'visible', op };
    return false;
  }

  abort(message: string): void {
    this.cx.print(message, 'stderr');
    this.stop = { kind: 'exit', code: 134 };
  }
  private overflow(): void {
    const name = this.cx.threadName(this.cx.thread) ?? '<unknown>';
    this.abort(
      `\nthread '${name}' has overflowed its stack\nfatal runtime error: stack overflow, aborting\n`,
    );
  }
}

/** A call queued by an operation that woke a learner's own waker: it runs before anything else goes on. */
class LaterFrame extends Frame {
  constructor(private readonly call: Body) {
    super();
  }
  run(m: Machine): void {
    const stop = this.call.resume(m.cx);
    m.world.state = m.state;
    if (stop.kind === 'ready' || stop.kind === 'pending') {
      m.frame = this.parent;
      m.depth--;
    } else if (stop.kind === 'panicked') {
      m.frame = this.parent;
      m.depth--;
      m.panicking = { message: stop.message, payload: stop.payload ?? null };
    } else m.stop = stop;
  }
  receive(): void {}
}
