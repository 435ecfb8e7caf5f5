import type { Core } from '../sim/core';
import { CurrentThread } from '../sim/currentThread';
import type { Driver } from '../sim/driver';
import type { Kernel } from '../sim/kernel';
import { MultiThread } from '../sim/multiThread';
import type { Runtime } from '../sim/runtime';
import type { Task } from '../sim/task';
import type { Thread } from '../sim/thread';
import { Digest, type Trails } from './trails';

const STATES = ['runnable', 'blocked', 'parked', 'done'] as const;
const NANOS_PER_MS = 1e6;
/** Ticks matter from here on: every 61st a worker looks at the driver and at the inject queue first. */
export const QUIET_TICKS = 30;

/**
 * One number for the state a run is in: what the scheduler holds, as it is (queues, sleepers, timers, task states), and
 * what the program holds, by the trails of those who made it. Workers are interchangeable: which of them is in which state
 * does not count. Two runs with equal numbers can go on in the same ways.
 */
export class Fingerprint {
  private readonly whole = new Digest();
  private readonly part = new Digest();
  private sumA = 0;
  private sumB = 0;
  private timed = false;

  /** `quietTicks`: below so many ticks a worker's count is left out of the comparison. */
  constructor(
    private readonly trails: Trails,
    private readonly quietTicks = QUIET_TICKS,
  ) {}

  /** The number for where this run stands now, between two turns. */
  of(kernel: Kernel): number {
    const { whole, trails } = this;
    whole.reset();
    whole.addTwo(trails.outA, trails.outB);
    whole.addTwo(trails.sumA, trails.sumB);
    this.timed = false;
    this.sumA = 0;
    this.sumB = 0;
    for (const task of kernel.tasks) this.task(task);
    for (const runtime of kernel.runtimes) this.runtime(runtime);
    for (const thread of kernel.threads) if (thread.state !== 'done') this.thread(kernel, thread);
    whole.addTwo(this.sumA, this.sumB);
    if (this.timed) whole.add(now(kernel));
    return whole.key;
  }

  /** Closes one part: parts are added up, so their order does not count. */
  private close(): void {
    this.sumA = (this.sumA + Math.imul(this.part.a ^ 0x3c6ef372, 0x9e3779b1)) | 0;
    this.sumB = (this.sumB + Math.imul(this.part.b ^ 0x1f83d9ab, 0x85ebca77)) | 0;
  }

  private task(task: Task): void {
    const { part, trails } = this;
    part.reset();
    part.addTwo(trails.tasks.aOf(task.id), trails.tasks.bOf(task.id));
    let bits = task.running ? 1 : 0;
    if (task.notified) bits |= 2;
    if (task.cancelled) bits |= 4;
    if (task.complete) bits |= 8;
    if (task.joinInterest) bits |= 16;
    if (task.joinWaker) bits |= 32;
    if (task.body) bits |= 64;
    part.add(bits);
    // The id decides the shard of the owned tasks, hence who is dropped first at shutdown.
    if (!task.complete) part.add(task.tokioId);
    this.close();
  }

  private thread(kernel: Kernel, thread: Thread): void {
    const { part, trails } = this;
    part.reset();
    part.add(STATES.indexOf(thread.state));
    const core = thread.scheduler?.core ?? null;
    const worker = core !== null && thread.scheduler?.runtime instanceof MultiThread;
    for (const frame of thread.frames) part.add(frame.stamp?.() ?? 9);
    if (worker && core) this.core(core, thread);
    else if (!thread.idle && thread.role !== 'worker')
      part.addTwo(trails.threads.aOf(thread.thread), trails.threads.bOf(thread.thread));
    const { running } = thread;
    if (running) {
      part.addTwo(trails.tasks.aOf(running.id), trails.tasks.bOf(running.id));
      part.add(Math.min(thread.budget, 1000));
    }
    for (const waker of thread.scheduler?.deferred ?? []) this.named(kernel, waker.task);
    if (thread.blockedOn) part.add(thread.blockedOn.kind.length);
    if (thread.parkToken) part.add(77);
    if (thread.until < Infinity && !thread.idle) {
      part.add(Math.floor(thread.until / NANOS_PER_MS));
      this.timed = true;
    }
    this.close();
  }

  private core(core: Core, thread: Thread): void {
    const { part } = this;
    let bits = core.isSearching ? 1 : 0;
    if (core.isShutdown) bits |= 2;
    if (core.lifoEnabled) bits |= 4;
    if (core.parkerPresent) bits |= 8;
    part.add(bits);
    if (core.tick >= this.quietTicks) part.add(core.tick);
    this.trail(core.lifo);
    for (const task of core.queue.toArray()) this.trail(task);
    const runtime = thread.scheduler?.runtime;
    if (runtime instanceof MultiThread)
      part.add(PARKER.indexOf(runtime.parkers[core.index]?.state ?? 'empty'));
  }

  private trail(task: Task | null): void {
    if (!task) this.part.add(3);
    else this.part.addTwo(this.trails.tasks.aOf(task.id), this.trails.tasks.bOf(task.id));
  }

  private named(kernel: Kernel, task: number | null): void {
    this.trail(task === null ? null : (kernel.tasks[task] ?? null));
  }

  private runtime(runtime: Runtime): void {
    const { part } = this;
    part.reset();
    part.add(runtime.id * 4 + (runtime.owned.closed ? 2 : 0) + (runtime.down ? 1 : 0));
    if (runtime instanceof MultiThread) this.workers(runtime);
    else if (runtime instanceof CurrentThread) {
      part.add((runtime.woken ? 2 : 0) + (runtime.core ? 1 : 0) + runtime.coreWaiters.length * 4);
      part.add(runtime.theCore.tick);
      for (const task of runtime.inject.toArray()) this.trail(task);
      part.add(4);
      for (const task of runtime.theCore.queue.toArray()) this.trail(task);
    }
    part.add(runtime.pool.isShutdown ? 1 : 0);
    for (const job of runtime.pool.queue) this.trail('task' in job ? job.task : null);
    this.driver(runtime.kernel, runtime.driver);
    this.close();
  }

  private workers(runtime: MultiThread): void {
    const { part } = this;
    for (const task of runtime.inject.toArray()) this.trail(task);
    part.add(4);
    part.add(runtime.numUnparked * 64 + runtime.numSearching * 2 + (runtime.injectClosed ? 1 : 0));
    for (const index of runtime.sleepers)
      part.add(PARKER.indexOf(runtime.parkers[index]?.state ?? 'empty'));
    part.add(runtime.cells.filter((core) => core !== null).length);
  }

  private driver(kernel: Kernel, driver: Driver): void {
    const { part } = this;
    part.add((driver.owner ? 2 : 0) + (driver.isShutdown ? 1 : 0) + driver.pending());
    for (const entry of driver.timers.values()) {
      this.timed = true;
      part.add(entry.when);
      this.named(kernel, entry.task);
    }
  }
}

const PARKER = ['empty', 'condvar', 'driver', 'notified'] as const;

/** The millisecond the run is in, by the clock that its timers go by. */
function now(kernel: Kernel): number {
  const clock = kernel.runtimes[0]?.driver.clock;
  if (clock?.paused) return Math.floor(clock.now(0) / NANOS_PER_MS);
  let least = Infinity;
  for (const thread of kernel.threads)
    if (thread.state === 'runnable') least = Math.min(least, thread.clock);
  return Number.isFinite(least) ? Math.floor(least / NANOS_PER_MS) : 0;
}
