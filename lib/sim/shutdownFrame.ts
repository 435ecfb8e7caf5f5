import type { CurrentThread } from './currentThread';
import type { Frame } from './frame';
import type { Runtime } from './runtime';
import { TaskFrame } from './taskFrame';
import type { SchedulerContext, Thread } from './thread';

const PHASES = ['start', 'tasks', 'pool', 'done'] as const;
type Phase = (typeof PHASES)[number];

/**
 * Dropping a runtime. current_thread: the dropping thread itself cancels every task, shard by shard, then empties the
 * queues. multi_thread: it closes the inject queue and the workers do that. Then it waits for the pool's threads.
 */
export class ShutdownFrame implements Frame {
  private phase: Phase = 'start';
  private saved: SchedulerContext | null = null;

  constructor(
    private readonly runtime: Runtime,
    private readonly wait: boolean,
  ) {}

  quiet(): boolean {
    return this.runtime.owned.size === 0;
  }

  stamp(): number {
    return 7000 + PHASES.indexOf(this.phase);
  }

  step(thread: Thread): boolean {
    switch (this.phase) {
      case 'start':
        return this.start(thread);
      case 'tasks':
        return this.tasks(thread);
      case 'pool':
        return this.pool(thread);
      case 'done':
        this.runtime.down = true;
        thread.blockOnResult = this.refused(thread);
        thread.frames.pop();
        return true;
    }
  }

  private start(thread: Thread): boolean {
    const { runtime } = this;
    if (runtime.down || runtime.owned.closed) {
      this.phase = 'done';
      return true;
    }
    if (thread.kernel.on) thread.event('runtime.shutdown', null, { runtime: runtime.id });
    runtime.owned.closed = true;
    if (runtime.flavor === 'multi_thread') {
      runtime.close(thread);
      this.phase = 'pool';
      return true;
    }
    this.saved = thread.scheduler;
    thread.scheduler = { runtime, core: null, deferred: [] };
    this.phase = 'tasks';
    return true;
  }

  private tasks(thread: Thread): boolean {
    const runtime = this.runtime as CurrentThread;
    const task = runtime.owned.next(0);
    if (task) {
      task.via = 'queue';
      thread.frames.push(new TaskFrame(task, true, 0));
      return true;
    }
    const left = runtime.theCore.queue.takeFrom(0);
    if (left.length > 0 && thread.kernel.on)
      thread.event('queue.drain', null, {
        src: 'local',
        owner: 0,
        tasks: left.map((each) => each.id),
      });
    const remote = runtime.inject.takeFrom(0);
    if (remote.length > 0 && thread.kernel.on)
      thread.event('queue.drain', null, {
        src: 'inject',
        owner: null,
        tasks: remote.map((each) => each.id),
      });
    runtime.driver.shutdown(thread);
    thread.scheduler = this.saved;
    this.phase = 'pool';
    return true;
  }

  private pool(thread: Thread): boolean {
    const gone = this.runtime.pool.shutdown(thread);
    this.phase = 'done';
    if (gone || !this.wait || thread.entered) return true;
    thread.block({
      kind: 'shutdown',
      resource: null,
      untilNanos: null,
      heldBy: () => 'the runtime waits for its threads to finish',
    });
    return false;
  }

  /** Waiting for threads is not allowed where async code runs: real Tokio panics then. */
  private refused(thread: Thread): { ok: boolean; value: unknown; message?: string } {
    return this.wait && thread.entered
      ? { ok: false, value: undefined, message: REFUSED }
      : { ok: true, value: undefined };
  }
}

const REFUSED =
  'Cannot drop a runtime in a context where blocking is not allowed. This happens when a runtime is dropped from within an asynchronous context.';
