import type { Core } from './core';
import type { UnparkReason } from './events';
import type { Frame } from './frame';
import type { MultiThread } from './multiThread';
import { COST } from './profile';
import { wakeDeferred } from './runtime';
import { stealWork, transitionToSearching } from './steal';
import type { Task } from './task';
import { TaskFrame } from './taskFrame';
import type { SchedulerContext, Thread } from './thread';

const PHASES = [
  'boot',
  'tick',
  'next',
  'afterTask',
  'steal',
  'park',
  'sleep',
  'woken',
  'shutdown',
] as const;
type Phase = (typeof PHASES)[number];

/** A worker's loop, `Context::run` of `multi_thread/worker.rs`; its rules keep Tokio's names. */
export class WorkerFrame implements Frame {
  private phase: Phase = 'boot';
  private scheduler: SchedulerContext;
  private lifoPolls = 0;
  private hadDriver = false;
  private parkKind: 'driver' | 'condvar' = 'condvar';
  private shutdownStart = 0;

  constructor(
    private readonly runtime: MultiThread,
    core: Core,
  ) {
    this.scheduler = { runtime, core, deferred: [] };
  }

  stamp(): number {
    const park = (this.hadDriver ? 2 : 0) + (this.parkKind === 'driver' ? 1 : 0);
    return 1000 + PHASES.indexOf(this.phase) * 16 + this.lifoPolls * 4 + park;
  }

  quiet(): boolean {
    const { core } = this.scheduler;
    if (!core) return true;
    switch (this.phase) {
      case 'boot':
      case 'park':
      case 'sleep':
      case 'woken':
        return true;
      case 'shutdown':
        return this.runtime.owned.size === 0;
      default:
        return core.isShutdown ? this.runtime.owned.size === 0 : !this.runtime.hasWorkFor(core);
    }
  }

  step(thread: Thread): boolean {
    switch (this.phase) {
      case 'boot':
        return this.boot(thread);
      case 'tick':
        return this.tick(thread, this.core);
      case 'next':
        return this.next(thread, this.core);
      case 'afterTask':
        return this.afterTask(thread);
      case 'steal':
        return this.steal(thread, this.core);
      case 'park':
        return this.park(thread, this.core);
      case 'sleep':
        return this.sleep(thread, this.core);
      case 'woken':
        return this.woken(thread, this.core);
      case 'shutdown':
        return this.shutdown(thread);
    }
  }

  private get core(): Core {
    const { core } = this.scheduler;
    if (!core) throw new Error('worker loop without its core');
    return core;
  }

  private boot(thread: Thread): boolean {
    const { core } = this;
    thread.scheduler = this.scheduler;
    thread.entered = true;
    thread.mayBlockInPlace = true;
    thread.current = this.runtime;
    thread.rng = this.runtime.seeds.nextSeed();
    thread.cause = null;
    core.lifoEnabled = this.runtime.numbers.lifoSlot;
    core.stats.startProcessing(thread.clock);
    this.phase = 'tick';
    return false;
  }

  /** `tick` and `maintenance`: every 61st tick the driver gets a turn and the shutdown flag is read. */
  private tick(thread: Thread, core: Core): boolean {
    if (core.isShutdown) return this.preShutdown(core);
    core.tick++;
    if (core.tick % this.runtime.numbers.eventInterval === 0) {
      if (thread.kernel.on)
        thread.event('tick', null, {
          tick: core.tick,
          gqiHit: false,
          eventHit: true,
          gqi: core.globalQueueInterval,
        });
      core.stats.endProcessing(thread.clock);
      return this.parkYield(thread, core, 'next');
    }
    this.phase = 'next';
    return this.next(thread, core);
  }

  /** `park_yield`: a turn of the driver without sleeping, skipped when another worker owns it. */
  private parkYield(thread: Thread, core: Core, after: Phase): boolean {
    const { driver } = this.runtime;
    core.parkerPresent = false;
    if (driver.owner === null && !driver.isShutdown) {
      driver.beginPark(thread, true);
      driver.finishPark(thread);
    }
    this.endPark(thread, core);
    if (after === 'next' && this.runtime.injectClosed) core.isShutdown = true;
    core.stats.startProcessing(thread.clock);
    this.phase = after;
    return false;
  }

  private endPark(thread: Thread, core: Core): void {
    wakeDeferred(thread);
    core.parkerPresent = true;
    if (!core.isSearching && (core.lifo ? 1 : 0) + core.queue.length > 1)
      this.runtime.notifyParked(thread);
  }

  private next(thread: Thread, core: Core): boolean {
    const task = this.nextTask(thread, core);
    if (task) return this.runTask(thread, core, task);
    core.stats.endProcessing(thread.clock);
    this.phase = 'steal';
    return false;
  }

  /** `Core::next_task`. */
  private nextTask(thread: Thread, core: Core): Task | null {
    const { runtime } = this;
    if (core.tick % core.globalQueueInterval === 0) {
      if (runtime.numbers.globalQueueInterval === 0) {
        const tuned = core.stats.tuned();
        if (Math.abs(core.globalQueueInterval - tuned) > 2) core.globalQueueInterval = tuned;
      }
      if (thread.kernel.on && runtime.inject.length > 0) {
        thread.event('tick', null, {
          tick: core.tick,
          gqiHit: true,
          eventHit: false,
          gqi: core.globalQueueInterval,
        });
      }
      return runtime.popInject(thread) ?? this.nextLocalTask(thread, core);
    }
    return this.nextLocalTask(thread, core) ?? this.pullBatch(thread, core);
  }

  private nextLocalTask(thread: Thread, core: Core): Task | null {
    const { lifo } = core;
    if (lifo) {
      core.lifo = null;
      return this.popped(thread, core, lifo, 'lifo');
    }
    const task = core.queue.shift();
    return task ? this.popped(thread, core, task, 'local') : null;
  }

  private popped(thread: Thread, core: Core, task: Task, src: 'lifo' | 'local'): Task {
    thread.clock += COST.queue;
    task.via = src === 'lifo' ? 'lifo' : task.via === 'steal' ? 'steal' : 'queue';
    if (thread.kernel.on)
      thread.event('queue.pop', task.id, { src, owner: core.index }, task.pushedBy);
    return task;
  }

  /** The batch from inject: the first is run, the rest fill the local queue's first half. */
  private pullBatch(thread: Thread, core: Core): Task | null {
    const { inject, numbers, workers } = this.runtime;
    if (inject.length === 0) return null;
    const room = Math.min(
      numbers.localQueueCapacity - core.queue.length,
      Math.floor(numbers.localQueueCapacity / 2),
    );
    const n = Math.max(1, Math.min(Math.floor(inject.length / workers) + 1, room));
    const first = this.runtime.popInject(thread);
    const rest: number[] = [];
    for (let i = 1; i < n; i++) {
      const task = inject.shift();
      if (!task) break;
      task.via = 'queue';
      core.queue.push(task);
      rest.push(task.id);
    }
    if (rest.length > 0 && thread.kernel.on)
      thread.event('queue.batch', null, { owner: core.index, tasks: rest });
    return first;
  }

  /** `run_task`: leaves the searching state, opens a tick's budget. */
  private runTask(thread: Thread, core: Core, task: Task): boolean {
    if (core.isSearching) {
      core.isSearching = false;
      this.runtime.numSearching--;
      if (this.runtime.numSearching === 0) this.runtime.notifyParked(thread);
    }
    core.stats.startPoll();
    thread.budget = this.runtime.numbers.budget;
    this.lifoPolls = 0;
    this.phase = 'afterTask';
    thread.frames.push(new TaskFrame(task, false, core.tick));
    return true;
  }

  /** The LIFO loop: up to three more polls on what is left of the tick's budget. */
  private afterTask(thread: Thread): boolean {
    const { core } = this.scheduler;
    if (!core) return this.lostCore(thread);
    const { numbers } = this.runtime;
    const task = core.lifo;
    if (!task) {
      core.lifoEnabled = numbers.lifoSlot;
      this.phase = 'tick';
      return true;
    }
    core.lifo = null;
    this.popped(thread, core, task, 'lifo');
    if (thread.budget === 0) {
      this.runtime.pushBackOrOverflow(thread, core, task);
      this.phase = 'tick';
      return true;
    }
    this.lifoPolls++;
    if (this.lifoPolls >= numbers.maxLifoPollsPerTick) core.lifoEnabled = false;
    thread.frames.push(new TaskFrame(task, false, core.tick));
    return true;
  }

  /** `block_in_place` gave the core away and nobody gave it back: this thread is no longer the worker. */
  private lostCore(thread: Thread): boolean {
    wakeDeferred(thread);
    thread.scheduler = null;
    thread.entered = false;
    thread.frames.pop();
    return false;
  }

  /** `steal_work`, once this worker may search; then a single task from inject. */
  private steal(thread: Thread, core: Core): boolean {
    const { runtime } = this;
    this.phase = 'park';
    if (!transitionToSearching(runtime, core)) return true;
    const task = stealWork(thread, runtime, core) ?? runtime.popInject(thread);
    if (!task) return true;
    core.stats.startProcessing(thread.clock);
    return this.runTask(thread, core, task);
  }

  /** `park` up to `transition_to_parked`. */
  private park(thread: Thread, core: Core): boolean {
    const { runtime } = this;
    thread.cause = null;
    if (this.scheduler.deferred.length > 0) return this.parkYield(thread, core, 'tick');
    thread.clock += COST.parkTurn;
    if (core.lifo || core.queue.length > 0) {
      this.restart(thread, core);
      return false;
    }
    const last = core.isSearching && runtime.numSearching === 1;
    runtime.numUnparked--;
    if (core.isSearching) runtime.numSearching--;
    runtime.sleepers.push(core.index);
    core.isSearching = false;
    this.announcePark(thread, core);
    if (last) runtime.notifyIfWorkPending(thread);
    this.phase = 'sleep';
    return false;
  }

  private announcePark(thread: Thread, core: Core): void {
    this.parkKind = this.runtime.driver.owner === null ? 'driver' : 'condvar';
    if (thread.kernel.on) thread.event('worker.park', null, { park: this.parkKind });
    core.stats.endProcessing(thread.clock);
  }

  private restart(thread: Thread, core: Core): void {
    core.stats.startProcessing(thread.clock);
    this.phase = 'tick';
  }

  /** `Inner::park`: a pending notification, else the driver, else the condvar. */
  private sleep(thread: Thread, core: Core): boolean {
    const parker = this.runtime.parkers[core.index];
    const { driver } = this.runtime;
    if (!parker) throw new Error(`no parker for worker ${core.index}`);
    core.parkerPresent = false;
    parker.thread = thread;
    this.phase = 'woken';
    this.hadDriver = false;
    if (parker.state === 'notified') {
      parker.state = 'empty';
      return true;
    }
    if (driver.owner === null && !driver.isShutdown) {
      driver.owner = thread;
      this.hadDriver = true;
      parker.state = 'driver';
      return driver.beginPark(thread, false);
    }
    parker.state = 'condvar';
    thread.state = 'parked';
    thread.kernel.threadStopped(thread);
    return false;
  }

  private woken(thread: Thread, core: Core): boolean {
    const { runtime } = this;
    const parker = runtime.parkers[core.index];
    const notified = parker?.state === 'notified';
    if (this.hadDriver) {
      runtime.driver.finishPark(thread);
      runtime.driver.owner = null;
    }
    if (parker) parker.state = 'empty';
    this.endPark(thread, core);
    if (runtime.injectClosed) core.isShutdown = true;
    const reason = this.transitionFromParked(core, notified);
    if (reason === null && !core.isShutdown) {
      this.phase = 'sleep';
      return false;
    }
    if (thread.kernel.on) {
      thread.event('worker.unpark', null, {
        park: this.parkKind,
        reason: reason ?? 'shutdown',
        searching: core.isSearching,
      });
    }
    this.restart(thread, core);
    return false;
  }

  /** Null: nothing to do here, sleep on. With tasks from the driver a worker leaves the sleepers itself, not searching. */
  private transitionFromParked(core: Core, notified: boolean): UnparkReason | null {
    const { runtime } = this;
    const at = runtime.sleepers.indexOf(core.index);
    if (core.lifo || core.queue.length > 0) {
      core.isSearching = at < 0;
      if (at >= 0) {
        const last = runtime.sleepers.pop();
        if (last !== undefined && last !== core.index) runtime.sleepers[at] = last;
        runtime.numUnparked++;
      }
      return at < 0 && notified ? 'notify' : 'driver';
    }
    if (at >= 0) return null;
    core.isSearching = true;
    return 'notify';
  }

  /** `pre_shutdown`: cancel every owned task, from a random shard on. */
  private preShutdown(core: Core): boolean {
    this.phase = 'shutdown';
    this.shutdownStart = core.rand.below(this.runtime.owned.shardCount);
    return true;
  }

  private shutdown(thread: Thread): boolean {
    const task = this.runtime.owned.next(this.shutdownStart);
    if (task) {
      task.via = 'queue';
      thread.frames.push(new TaskFrame(task, true, 0));
      return true;
    }
    this.runtime.shutdownCore(thread);
    thread.scheduler = null;
    thread.entered = false;
    thread.frames.pop();
    return false;
  }
}
