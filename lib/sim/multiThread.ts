import { type Core, LocalQueue, Stats } from './core';
import type { QueueName } from './events';
import type { Frame } from './frame';
import { ParkBlockOn } from './parkBlockOn';
import { COST } from './profile';
import type { Body, PollContext } from './program';
import type { SeedGenerator } from './rng';
import { Runtime } from './runtime';
import { ShutdownFrame } from './shutdownFrame';
import type { Task } from './task';
import type { Thread } from './thread';
import { WorkerFrame } from './worker';

/** Where a worker sleeps (`multi_thread/park.rs`); other threads unpark it through this. */
export interface Parker {
  state: 'empty' | 'condvar' | 'driver' | 'notified';
  thread: Thread | null;
}

/** `scheduler/multi_thread`: what the workers share. The workers' loop is `worker.ts`. */
export class MultiThread extends Runtime {
  readonly flavor = 'multi_thread' as const;
  readonly inject = new LocalQueue();
  private readonly allCores: Core[] = [];
  readonly parkers: Parker[] = [];
  /** `Worker::core`: the cell a core waits in before its thread starts, and during `block_in_place`. */
  readonly cells: (Core | null)[] = [];
  /** `idle.rs`: how many workers are awake, how many of those search, who sleeps (most recent last). */
  numUnparked: number;
  numSearching = 0;
  readonly sleepers: number[] = [];
  injectClosed = false;
  private coresDown = 0;

  constructor(coreSeeds: SeedGenerator, ...args: ConstructorParameters<typeof Runtime>) {
    super(...args);
    this.numUnparked = this.workers;
    for (let index = 0; index < this.workers; index++) {
      const stats = new Stats();
      this.allCores.push({
        index,
        tick: 0,
        lifo: null,
        lifoEnabled: this.numbers.lifoSlot,
        queue: new LocalQueue(),
        isSearching: false,
        isShutdown: false,
        globalQueueInterval: this.numbers.globalQueueInterval || stats.tuned(),
        rand: coreSeeds.nextSeed(),
        parkerPresent: true,
        stats,
      });
      this.parkers.push({ state: 'empty', thread: null });
      this.cells.push(null);
    }
  }

  cores(): readonly Core[] {
    return this.allCores;
  }
  globalQueueDepth(): number {
    return this.inject.length;
  }

  /** `Launch::launch`: each worker is a job of the blocking pool. */
  launch(thread: Thread): void {
    for (const core of this.allCores) {
      this.cells[core.index] = core;
      this.kernel.nextTokioId++;
      this.launchWorker(thread, core.index);
    }
  }

  launchWorker(thread: Thread, index: number): void {
    this.pool.push(thread, {
      run: (on) => {
        const core = this.cells[index] ?? null;
        if (!core) return;
        this.cells[index] = null;
        on.frames.push(new WorkerFrame(this, core));
      },
    });
  }

  destination(thread: Thread): QueueName {
    const core = thread.scheduler?.runtime === this ? thread.scheduler.core : null;
    if (!core) return 'inject';
    return core.lifoEnabled ? 'lifo' : 'local';
  }

  /** `schedule_task`: local when this thread holds one of our cores, else inject. */
  schedule(thread: Thread, task: Task, isYield: boolean): void {
    const scheduler = thread.scheduler;
    const core = scheduler?.runtime === this ? scheduler.core : null;
    if (core) {
      this.scheduleLocal(thread, core, task, isYield);
      return;
    }
    this.pushRemoteTask(thread, task);
    this.notifyParked(thread);
  }

  private scheduleLocal(thread: Thread, core: Core, task: Task, isYield: boolean): void {
    let shouldNotify = true;
    if (isYield || !core.lifoEnabled) this.pushBackOrOverflow(thread, core, task);
    else {
      const displaced = core.lifo;
      if (displaced) this.pushBackOrOverflow(thread, core, displaced);
      core.lifo = task;
      if (this.kernel.on) {
        task.pushedBy = thread.event('queue.push', task.id, {
          dst: 'lifo',
          owner: core.index,
          pos: 0,
          displaced: displaced?.id ?? null,
        });
      }
      shouldNotify = displaced !== null || this.numbers.lifoStealable;
    }
    if (shouldNotify && core.parkerPresent) this.notifyParked(thread);
  }

  /** `push_back_or_overflow`: a full queue keeps its older half; the newer half and this task go to inject, in order. */
  pushBackOrOverflow(thread: Thread, core: Core, task: Task): void {
    const capacity = this.numbers.localQueueCapacity;
    if (core.queue.length < capacity) {
      core.queue.push(task);
      if (this.kernel.on) {
        task.pushedBy = thread.event('queue.push', task.id, {
          dst: 'local',
          owner: core.index,
          pos: core.queue.length - 1,
          displaced: null,
        });
      }
      return;
    }
    const kept = capacity - Math.floor(capacity / 2);
    const moved = [...core.queue.takeFrom(kept), task];
    for (const each of moved) this.inject.push(each);
    if (this.kernel.on) {
      const seq = thread.event('queue.overflow', task.id, {
        owner: core.index,
        kept,
        moved: moved.map((each) => each.id),
      });
      for (const each of moved) each.pushedBy = seq;
    }
  }

  private pushRemoteTask(thread: Thread, task: Task): void {
    this.inject.push(task);
    if (this.kernel.on)
      task.pushedBy = thread.event('queue.push', task.id, {
        dst: 'inject',
        owner: null,
        pos: this.inject.length - 1,
        displaced: null,
      });
  }

  /** `notify_parked`: unparks the most recently parked worker, unless someone searches already or nobody sleeps. */
  notifyParked(thread: Thread): boolean {
    if (this.numSearching > 0 || this.numUnparked >= this.workers) {
      if (this.kernel.on && this.workers > 1) {
        thread.event('notify', null, {
          target: null,
          reason: this.numSearching > 0 ? 'searcher_exists' : 'no_sleeper',
        });
      }
      return false;
    }
    this.numUnparked++;
    this.numSearching++;
    const index = this.sleepers.pop();
    if (index === undefined) return false;
    const before = thread.cause;
    if (this.kernel.on)
      thread.cause = thread.event('notify', null, { target: index, reason: 'unparked' });
    this.unpark(thread, index);
    thread.cause = before;
    return true;
  }

  /** `Unparker::unpark`. */
  unpark(thread: Thread, index: number): void {
    const parker = this.parkers[index];
    if (!parker) return;
    const { state } = parker;
    parker.state = 'notified';
    if (state === 'condvar' && parker.thread) this.kernel.wakeThread(thread, parker.thread);
    else if (state === 'driver') this.driver.unpark(thread);
  }

  /** Whether this worker would find something to run, its own or another's. */
  hasWorkFor(core: Core): boolean {
    return (
      core.lifo !== null ||
      this.inject.length > 0 ||
      this.allCores.some((each) => each.queue.length > 0)
    );
  }

  notifyIfWorkPending(thread: Thread): void {
    if (this.allCores.some((core) => core.queue.length > 0) || this.inject.length > 0)
      this.notifyParked(thread);
  }

  popInject(thread: Thread): Task | null {
    const task = this.inject.shift();
    if (!task) return null;
    thread.clock += COST.queue;
    task.via = 'inject';
    if (this.kernel.on)
      thread.event('queue.pop', task.id, { src: 'inject', owner: null }, task.pushedBy);
    return task;
  }

  close(thread: Thread): void {
    if (this.injectClosed) return;
    this.injectClosed = true;
    for (let index = 0; index < this.workers; index++) this.unpark(thread, index);
  }

  /** `shutdown_core`: the last worker to arrive empties every queue. */
  shutdownCore(thread: Thread): void {
    this.coresDown++;
    if (this.coresDown < this.workers) return;
    for (const core of this.allCores) {
      const left = core.queue.takeFrom(0);
      if (core.lifo) left.unshift(core.lifo);
      core.lifo = null;
      if (left.length > 0 && this.kernel.on)
        thread.event('queue.drain', null, {
          src: 'local',
          owner: core.index,
          tasks: left.map((each) => each.id),
        });
    }
    this.driver.shutdown(thread);
    const remote = this.inject.takeFrom(0);
    if (remote.length > 0 && this.kernel.on)
      thread.event('queue.drain', null, {
        src: 'inject',
        owner: null,
        tasks: remote.map((each) => each.id),
      });
  }

  shutdown(_cx: PollContext, wait: boolean): Frame {
    return new ShutdownFrame(this, wait);
  }
  blockOnFrame(body: Body): Frame {
    return new ParkBlockOn(this.kernel, this, body);
  }
}
