import { BlockingPool } from './blockingPool';
import type { Core } from './core';
import type { Driver } from './driver';
import type { QueueName } from './events';
import type { Frame } from './frame';
import type { Kernel } from './kernel';
import type { ProfileNumbers } from './profile';
import { COST } from './profile';
import type { Body, JoinHandle, PollContext, RuntimeHandle, SpawnOptions } from './program';
import type { SeedGenerator } from './rng';
import { ShutdownBody } from './shutdownBody';
import { type Task, TaskJoinHandle, type TaskOwner } from './task';
import type { Thread } from './thread';

/** `OwnedTasks`: every live task, in `4 × next_pow2(workers)` shards by task id. Decides the order of a shutdown. */
export class OwnedTasks {
  private readonly shards: Set<Task>[];
  closed = false;
  size = 0;

  constructor(workers: number) {
    let shards = 1;
    while (shards < workers) shards *= 2;
    this.shards = Array.from({ length: Math.min(65536, shards * 4) }, () => new Set<Task>());
  }

  get shardCount(): number {
    return this.shards.length;
  }

  insert(task: Task): void {
    this.shards[task.tokioId % this.shards.length]?.add(task);
    this.size++;
  }

  remove(task: Task): void {
    if (this.shards[task.tokioId % this.shards.length]?.delete(task)) this.size--;
  }

  /** The next task to shut down, oldest first within a shard, shards in ring order from `start`. */
  next(start: number): Task | null {
    for (let i = 0; i < this.shards.length; i++) {
      const shard = this.shards[(start + i) % this.shards.length];
      if (shard && shard.size > 0)
        for (const task of shard) if (!task.cancelled || !task.running) return task;
    }
    return null;
  }

  all(): Task[] {
    return this.shards.flatMap((shard) => [...shard]).sort((a, b) => a.id - b.id);
  }
}

/** What both schedulers share: spawning, owned tasks, the driver, the blocking pool. */
export abstract class Runtime implements RuntimeHandle, TaskOwner {
  abstract readonly flavor: 'current_thread' | 'multi_thread';
  readonly owned: OwnedTasks;
  readonly pool: BlockingPool;
  down = false;

  constructor(
    readonly kernel: Kernel,
    readonly id: number,
    readonly profile: string,
    readonly numbers: ProfileNumbers,
    readonly driver: Driver,
    readonly seeds: SeedGenerator,
    readonly workers: number,
    readonly threadName: string,
  ) {
    this.owned = new OwnedTasks(workers);
    this.pool = new BlockingPool(this);
  }

  abstract schedule(thread: Thread, task: Task, isYield: boolean): void;
  /** Where `schedule` would put a task woken on this thread. */
  abstract destination(thread: Thread): QueueName;
  abstract shutdown(cx: PollContext, wait: boolean): Frame;
  /** Tells the workers to shut down; nothing to tell where the dropping thread does it itself. */
  abstract close(thread: Thread): void;
  abstract globalQueueDepth(): number;
  /** Cores by worker index, wherever they are; for pictures and invariants. */
  abstract cores(): readonly Core[];

  spawn(cx: PollContext, body: Body, options: SpawnOptions = {}): JoinHandle {
    const thread = cx as Thread;
    thread.clock += COST.spawn;
    const task = this.kernel.newTask('task', options.name ?? '', body, this);
    const closed = this.owned.closed;
    const to = closed ? 'none' : this.destination(thread);
    const seq = this.kernel.spawned(thread, task, to, options.size ?? body.size ?? 0, this.id);
    if (closed) {
      thread.later.push(new ShutdownBody(task));
      return new TaskJoinHandle(task);
    }
    this.owned.insert(task);
    task.wokenBy = seq;
    const before = thread.cause;
    thread.cause = seq;
    this.schedule(thread, task, false);
    thread.cause = before;
    return new TaskJoinHandle(task);
  }

  spawnBlocking(cx: PollContext, body: Body, options: SpawnOptions = {}): JoinHandle {
    const thread = cx as Thread;
    thread.clock += COST.spawn;
    const task = this.kernel.newTask('blocking', options.name ?? '', body, this.pool);
    task.wokenBy = this.kernel.spawned(thread, task, 'none', options.size ?? 0, this.id);
    this.pool.spawnTask(thread, task);
    return new TaskJoinHandle(task);
  }

  release(task: Task): void {
    this.owned.remove(task);
  }
  workerCount(): number {
    return this.workers;
  }
  aliveTasks(): number {
    return this.owned.size;
  }
}

/** Wakes everything deferred, newest first (`Defer::wake`). */
export function wakeDeferred(thread: Thread): void {
  const list = thread.scheduler?.deferred;
  if (!list) return;
  for (let waker = list.pop(); waker; waker = list.pop()) waker.wake(thread);
}
