import type { WakeEffect } from './events';
import type { Frame } from './frame';
import type { Kernel } from './kernel';
import type { Body } from './program';
import type { FastRand } from './rng';
import type { Runtime } from './runtime';
import type { Task, TaskOwner } from './task';
import { TaskFrame } from './taskFrame';
import type { Thread } from './thread';

/**
 * `CachedParkThread::block_on`: polls a future on the calling thread and parks the thread in between. What a
 * multi_thread runtime's `block_on` is, and (without a runtime) `futures::executor::block_on`.
 */
export class ParkBlockOn implements Frame, TaskOwner {
  private readonly main: Task;
  private entered = false;
  private woken = true;
  private thread: Thread | null = null;
  private saved: {
    entered: boolean;
    mayBlock: boolean;
    current: Runtime | null;
    rng: FastRand;
    budget: number;
  } | null = null;

  constructor(
    kernel: Kernel,
    private readonly runtime: Runtime | null,
    body: Body,
  ) {
    this.main = kernel.newTask('main', 'main', body, this);
  }

  schedule(): void {}
  release(): void {}

  wakeMain(by: Thread): WakeEffect {
    if (this.woken) return 'coalesced';
    this.woken = true;
    if (this.thread === by) return 'mark_running';
    if (this.thread && this.thread.state === 'parked') by.kernel.wakeThread(by, this.thread);
    return 'unpark';
  }

  stamp(): number {
    return 4000 + (this.woken ? 2 : 0) + (this.entered ? 1 : 0);
  }

  step(thread: Thread): boolean {
    if (!this.entered) this.enter(thread);
    if (this.main.complete) return this.exit(thread);
    if (this.woken) {
      this.woken = false;
      thread.budget = this.runtime ? this.runtime.numbers.budget : Infinity;
      this.main.via = 'block_on';
      thread.frames.push(new TaskFrame(this.main, false, 0));
      return true;
    }
    thread.cause = null;
    thread.state = 'parked';
    thread.kernel.threadStopped(thread);
    return false;
  }

  private enter(thread: Thread): void {
    this.entered = true;
    this.thread = thread;
    this.saved = {
      entered: thread.entered,
      mayBlock: thread.mayBlockInPlace,
      current: thread.current,
      rng: thread.rng,
      budget: thread.budget,
    };
    if (this.runtime) {
      thread.entered = true;
      thread.mayBlockInPlace = true;
      thread.current = this.runtime;
      thread.rng = this.runtime.seeds.nextSeed();
    }
    this.main.wokenBy = thread.kernel.spawned(
      thread,
      this.main,
      'none',
      this.main.body?.size ?? 0,
      this.runtime?.id ?? -1,
    );
  }

  private exit(thread: Thread): boolean {
    const { main, saved } = this;
    if (saved) {
      thread.entered = saved.entered;
      thread.mayBlockInPlace = saved.mayBlock;
      thread.current = saved.current;
      thread.rng = saved.rng;
      thread.budget = saved.budget;
    }
    thread.blockOnResult =
      main.outcome === 'ok'
        ? { ok: true, value: main.output }
        : { ok: false, value: main.output, message: main.message };
    thread.frames.pop();
    return true;
  }
}
