import { type Core, LocalQueue, Stats } from './core';
import type { QueueName, WakeEffect } from './events';
import type { Frame } from './frame';
import { COST } from './profile';
import type { Body, PollContext } from './program';
import { FastRand } from './rng';
import { Runtime, wakeDeferred } from './runtime';
import { ShutdownFrame } from './shutdownFrame';
import type { Task, TaskOwner } from './task';
import { TaskFrame } from './taskFrame';
import type { SchedulerContext, Thread } from './thread';

/** `scheduler/current_thread`: one queue, driven by whichever thread is inside `block_on`. */
export class CurrentThread extends Runtime {
  readonly flavor = 'current_thread' as const;
  readonly inject = new LocalQueue();
  /** Set when the main future was woken; cleared when it is about to be polled. */
  woken = false;
  /** The core while no thread drives the runtime. */
  core: Core | null = null;
  readonly theCore: Core;
  /** Threads in `block_on` that wait for the core. */
  readonly coreWaiters: Thread[] = [];

  constructor(...args: ConstructorParameters<typeof Runtime>) {
    super(...args);
    this.theCore = {
      index: 0,
      tick: 0,
      lifo: null,
      lifoEnabled: false,
      queue: new LocalQueue(),
      isSearching: false,
      isShutdown: false,
      globalQueueInterval: this.numbers.globalQueueInterval || 31,
      rand: new FastRand(0, 1),
      parkerPresent: true,
      stats: new Stats(),
    };
    this.core = this.theCore;
  }

  close(): void {}

  cores(): readonly Core[] {
    return [this.theCore];
  }
  globalQueueDepth(): number {
    return this.inject.length;
  }

  destination(thread: Thread): QueueName {
    return thread.scheduler?.runtime === this && thread.scheduler.core ? 'local' : 'inject';
  }

  /** `Schedule::schedule`: the back of the one queue on the runtime's thread, the inject queue from anywhere else. */
  schedule(thread: Thread, task: Task): void {
    const scheduler = thread.scheduler;
    const kernel = thread.kernel;
    const here = scheduler?.runtime === this;
    const core = here ? scheduler.core : null;
    // A scheduler context without its core: the runtime is shutting down, nothing will run any more.
    if (here && !core) return;
    // The naive executor polls everything anyway: it has no queue, only somebody to wake.
    if (this.numbers.busyPoll) {
      if (!core) this.driver.unpark(thread);
      return;
    }
    if (core) {
      core.queue.push(task);
      if (kernel.on)
        task.pushedBy = thread.event('queue.push', task.id, {
          dst: 'local',
          owner: 0,
          pos: core.queue.length - 1,
          displaced: null,
        });
      return;
    }
    this.inject.push(task);
    if (kernel.on)
      task.pushedBy = thread.event('queue.push', task.id, {
        dst: 'inject',
        owner: null,
        pos: this.inject.length - 1,
        displaced: null,
      });
    this.driver.unpark(thread);
  }

  /** `Core::next_task`: local first, inject first on every 31st tick; one at a time. */
  nextTask(thread: Thread, core: Core): Task | null {
    const injectFirst = core.tick % core.globalQueueInterval === 0;
    if (injectFirst && thread.kernel.on && this.inject.length > 0) {
      thread.event('tick', null, {
        tick: core.tick,
        gqiHit: true,
        eventHit: false,
        gqi: core.globalQueueInterval,
      });
    }
    const first = injectFirst ? this.popInject(thread) : this.popLocal(thread, core);
    return first ?? (injectFirst ? this.popLocal(thread, core) : this.popInject(thread));
  }

  private popLocal(thread: Thread, core: Core): Task | null {
    const task = core.queue.shift();
    if (task) this.popped(thread, task, 'local', 0);
    return task;
  }

  private popInject(thread: Thread): Task | null {
    const task = this.inject.shift();
    if (task) this.popped(thread, task, 'inject', null);
    return task;
  }

  private popped(thread: Thread, task: Task, src: QueueName, owner: number | null): void {
    thread.clock += COST.queue;
    task.via = src === 'inject' ? 'inject' : 'queue';
    if (thread.kernel.on) thread.event('queue.pop', task.id, { src, owner }, task.pushedBy);
  }

  shutdown(_cx: PollContext, wait: boolean): Frame {
    return new ShutdownFrame(this, wait);
  }

  blockOnFrame(body: Body): Frame {
    return new CurrentThreadBlockOn(this, body);
  }
}

const PHASES = ['enter', 'coreless', 'main', 'afterMain', 'tasks', 'parked', 'round'] as const;
type Phase = (typeof PHASES)[number];

/** `CoreGuard::block_on`: main future, up to 61 tasks, driver, again. */
class CurrentThreadBlockOn implements Frame, TaskOwner {
  private phase: Phase = 'enter';
  private readonly main: Task;
  private count = 0;
  private realPark = false;
  private round: Task[] = [];
  private saved: {
    scheduler: SchedulerContext | null;
    entered: boolean;
    mayBlock: boolean;
    current: Runtime | null;
    rng: FastRand;
    budget: number;
  } | null = null;

  constructor(
    private readonly runtime: CurrentThread,
    body: Body,
  ) {
    this.main = runtime.kernel.newTask('main', 'main', body, this);
  }

  schedule(): void {}
  release(): void {}

  /** `Wake for Handle`: sets the flag; unparks the driver when called from elsewhere. */
  wakeMain(thread: Thread): WakeEffect {
    const already = this.runtime.woken;
    this.runtime.woken = true;
    if (already) return 'coalesced';
    if (thread.scheduler?.runtime === this.runtime) return 'mark_running';
    this.runtime.driver.unpark(thread);
    for (const waiter of this.runtime.coreWaiters)
      if (waiter.state === 'parked') thread.kernel.wakeThread(thread, waiter);
    return 'unpark';
  }

  stamp(): number {
    const phase = PHASES.indexOf(this.phase) * 2 + (this.realPark ? 1 : 0);
    return 5000 + phase * 100 + this.count;
  }

  step(thread: Thread): boolean {
    switch (this.phase) {
      case 'enter':
        return this.enter(thread);
      case 'coreless':
        return this.coreless(thread);
      case 'main':
        return this.pollMain(thread);
      case 'afterMain':
        return this.afterMain(thread);
      case 'tasks':
        return this.tasks(thread);
      case 'parked':
        return this.parked(thread);
      case 'round':
        return this.busyRound(thread);
    }
  }

  private enter(thread: Thread): boolean {
    const { runtime } = this;
    this.saved = {
      scheduler: thread.scheduler,
      entered: thread.entered,
      mayBlock: thread.mayBlockInPlace,
      current: thread.current,
      rng: thread.rng,
      budget: thread.budget,
    };
    thread.entered = true;
    thread.mayBlockInPlace = false;
    thread.current = runtime;
    thread.rng = runtime.seeds.nextSeed();
    this.main.wokenBy = thread.kernel.spawned(
      thread,
      this.main,
      'none',
      this.main.body?.size ?? 0,
      runtime.id,
    );
    this.phase = 'coreless';
    runtime.woken = true;
    return true;
  }

  /** Another thread drives the runtime: poll the main future here alone, until the core is free. */
  private coreless(thread: Thread): boolean {
    const { runtime } = this;
    if (this.main.complete) return this.exit(thread);
    const core = runtime.core;
    const waiting = runtime.coreWaiters.indexOf(thread);
    if (core) {
      if (waiting >= 0) runtime.coreWaiters.splice(waiting, 1);
      runtime.core = null;
      thread.scheduler = { runtime, core, deferred: [] };
      this.phase = 'main';
      return true;
    }
    if (waiting < 0) {
      runtime.coreWaiters.push(thread);
      return this.runMain(thread);
    }
    if (runtime.woken) return this.runMain(thread);
    thread.state = 'parked';
    thread.kernel.threadStopped(thread);
    return false;
  }

  private runMain(thread: Thread): boolean {
    this.runtime.woken = false;
    thread.budget = this.runtime.numbers.budget;
    this.main.via = 'block_on';
    thread.frames.push(new TaskFrame(this.main, false, this.runtime.theCore.tick));
    return true;
  }

  private pollMain(thread: Thread): boolean {
    this.phase = 'afterMain';
    if (!this.runtime.woken && !this.runtime.numbers.busyPoll) return true;
    return this.runMain(thread);
  }

  private afterMain(thread: Thread): boolean {
    if (this.main.complete) return this.exit(thread);
    this.count = 0;
    this.phase = this.runtime.numbers.busyPoll ? 'round' : 'tasks';
    this.round = this.phase === 'round' ? this.runtime.owned.all() : [];
    return true;
  }

  private tasks(thread: Thread): boolean {
    const { runtime } = this;
    const core = runtime.theCore;
    if (this.count >= runtime.numbers.eventInterval) {
      if (thread.kernel.on)
        thread.event('tick', null, {
          tick: core.tick,
          gqiHit: false,
          eventHit: true,
          gqi: core.globalQueueInterval,
        });
      return this.park(thread, true);
    }
    core.tick++;
    const task = runtime.nextTask(thread, core);
    if (!task) return this.park(thread, this.hasPendingWork(thread));
    this.count++;
    thread.budget = runtime.numbers.budget;
    thread.frames.push(new TaskFrame(task, false, core.tick));
    return true;
  }

  private hasPendingWork(thread: Thread): boolean {
    return (
      this.runtime.theCore.queue.length > 0 ||
      (thread.scheduler?.deferred.length ?? 0) > 0 ||
      this.runtime.woken
    );
  }

  private park(thread: Thread, zero: boolean): boolean {
    this.realPark = !zero;
    this.phase = 'parked';
    thread.cause = null;
    if (this.realPark && thread.kernel.on) thread.event('worker.park', null, { park: 'driver' });
    return this.runtime.driver.beginPark(thread, zero);
  }

  private parked(thread: Thread): boolean {
    this.runtime.driver.finishPark(thread);
    wakeDeferred(thread);
    if (this.realPark && thread.kernel.on) {
      thread.event('worker.unpark', null, {
        park: 'driver',
        reason: this.runtime.theCore.queue.length > 0 || this.runtime.woken ? 'driver' : 'none',
        searching: false,
      });
    }
    this.phase = 'main';
    return true;
  }

  /** The naive teaching executor: everything unfinished is polled, woken or not. */
  private busyRound(thread: Thread): boolean {
    const task = this.round.shift();
    if (task) {
      if (task.complete) return true;
      task.notified = true;
      task.via = 'queue';
      thread.budget = this.runtime.numbers.budget;
      thread.frames.push(new TaskFrame(task, false, ++this.runtime.theCore.tick));
      return true;
    }
    thread.clock += COST.spinTurn;
    return this.park(thread, true);
  }

  private exit(thread: Thread): boolean {
    const { runtime, saved, main } = this;
    if (thread.scheduler?.runtime === runtime && thread.scheduler.core) {
      runtime.core = thread.scheduler.core;
      const next = runtime.coreWaiters.find((waiter) => waiter.state === 'parked');
      if (next) thread.kernel.wakeThread(thread, next);
    }
    if (saved) {
      thread.scheduler = saved.scheduler;
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
