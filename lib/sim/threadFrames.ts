import type { Frame } from './frame';
import { findProfile } from './profile';
import type { Body, MainAttribute, RuntimeHandle } from './program';
import type { Thread } from './thread';

/** A thread's own function (`fn main`, `thread::spawn`), or its drop when it ended. */
export class BodyFrame implements Frame {
  constructor(private readonly body: Body) {}

  step(thread: Thread): boolean {
    const stop = this.body.resume(thread);
    if (stop.kind === 'ready' || stop.kind === 'panicked') {
      thread.result =
        stop.kind === 'ready'
          ? { ok: true, value: stop.value }
          : { ok: false, cancelled: false, message: stop.message, payload: stop.payload, task: -1 };
      thread.frames.pop();
      return false;
    }
    return thread.kernel.interrupt(thread, stop);
  }
}

/** The bottom of the main thread, std's `lang_start`: reports what `main` returned, which makes the exit code. */
export class ExitFrame implements Frame {
  private body: Body | null = null;

  step(thread: Thread): boolean {
    const { kernel, result } = thread;
    this.body ??= result?.ok ? (kernel.program.terminate?.(result.value) ?? null) : null;
    const stop = this.body?.resume(thread);
    if (stop && stop.kind !== 'ready' && stop.kind !== 'panicked')
      return kernel.interrupt(thread, stop);
    if (stop?.kind === 'ready') kernel.exitCode = Number(stop.value);
    if (stop?.kind === 'panicked')
      thread.result = {
        ok: false,
        cancelled: false,
        message: stop.message,
        payload: null,
        task: -1,
      };
    thread.frames.pop();
    return false;
  }
}

/** A call queued by a leaf operation (a learner's own `Wake`, an output's Drop): run to its end, then go on. */
export class LaterFrame implements Frame {
  constructor(private readonly body: Body) {}

  step(thread: Thread): boolean {
    const stop = this.body.resume(thread);
    if (stop.kind === 'ready' || stop.kind === 'panicked' || stop.kind === 'pending') {
      thread.frames.pop();
      return true;
    }
    return thread.kernel.interrupt(thread, stop);
  }
}

/** What `#[tokio::main]` expands to: build the runtime, `block_on`, drop the runtime. */
export class MainFrame implements Frame {
  private phase: 'build' | 'run' | 'drop' | 'end' = 'build';
  private runtime: RuntimeHandle | null = null;

  constructor(
    private readonly attribute: MainAttribute,
    private readonly body: Body,
  ) {}

  step(thread: Thread): boolean {
    const { kernel } = thread;
    if (this.phase === 'build') {
      this.runtime = kernel.createRuntime(thread, this.options(thread));
      thread.frames.push(kernel.blockOn(thread, this.runtime, this.body));
      this.phase = 'run';
      return true;
    }
    if (this.phase === 'run' && this.runtime) {
      const result = thread.takeBlockOnResult();
      thread.result = result.ok
        ? { ok: true, value: result.value }
        : {
            ok: false,
            cancelled: false,
            message: result.message ?? '',
            payload: result.value,
            task: 0,
          };
      thread.frames.push(this.runtime.shutdown(thread, true));
      this.phase = 'end';
      return true;
    }
    thread.frames.pop();
    return false;
  }

  /** The attribute, unless the scenario puts another profile, worker count or clock in its place. */
  private options(thread: Thread): Parameters<Thread['createRuntime']>[0] {
    const { scenario } = thread.kernel;
    const profile = scenario.profile ? findProfile(scenario.profile) : null;
    const flavor = profile?.flavor ?? this.attribute.flavor;
    const workers = scenario.forceWorkers
      ? (scenario.workers ?? null)
      : (this.attribute.workers ?? scenario.workers ?? null);
    return { flavor, workers, paused: scenario.paused ?? this.attribute.paused };
  }
}

const NESTED =
  'Cannot start a runtime from within a runtime. This happens because a function (like `block_on`) attempted to block the current thread while the thread is being used to drive asynchronous tasks.';

/** `block_on` inside a runtime: the future is dropped and the caller panics. */
export class RefusedBlockOn implements Frame {
  constructor(private readonly body: Body) {}

  step(thread: Thread): boolean {
    const stop = this.body.drop(thread);
    if (stop.kind !== 'ready' && stop.kind !== 'panicked')
      return thread.kernel.interrupt(thread, stop);
    thread.blockOnResult = { ok: false, value: undefined, message: NESTED };
    thread.frames.pop();
    return true;
  }
}
