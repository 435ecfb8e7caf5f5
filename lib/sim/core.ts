import type { FastRand } from './rng';
import type { Task } from './task';

/** A worker's core (`multi_thread/worker.rs`): what moves to another thread in `block_in_place`. */
export interface Core {
  readonly index: number;
  tick: number;
  lifo: Task | null;
  lifoEnabled: boolean;
  queue: LocalQueue;
  isSearching: boolean;
  isShutdown: boolean;
  globalQueueInterval: number;
  readonly rand: FastRand;
  /** False while the core is inside the park routine: wakes there do not notify. */
  parkerPresent: boolean;
  readonly stats: Stats;
}

/** A growable ring with FIFO ends: worker queues, the inject queue, current_thread's queue. */
export class LocalQueue {
  private items: (Task | null)[] = new Array<Task | null>(64).fill(null);
  private head = 0;
  length = 0;

  push(task: Task): void {
    if (this.length === this.items.length) this.grow();
    this.items[(this.head + this.length) & (this.items.length - 1)] = task;
    this.length++;
  }

  shift(): Task | null {
    if (this.length === 0) return null;
    const task = this.items[this.head] ?? null;
    this.items[this.head] = null;
    this.head = (this.head + 1) & (this.items.length - 1);
    this.length--;
    return task;
  }

  /** Removes everything from position `from` on, oldest first. */
  takeFrom(from: number): Task[] {
    const taken: Task[] = [];
    for (let i = from; i < this.length; i++) {
      const at = (this.head + i) & (this.items.length - 1);
      const task = this.items[at];
      if (task) taken.push(task);
      this.items[at] = null;
    }
    this.length = Math.min(this.length, from);
    return taken;
  }

  toArray(): Task[] {
    const all: Task[] = [];
    for (let i = 0; i < this.length; i++) {
      const task = this.items[(this.head + i) & (this.items.length - 1)];
      if (task) all.push(task);
    }
    return all;
  }

  private grow(): void {
    const all: (Task | null)[] = this.toArray();
    const capacity = this.items.length * 2;
    while (all.length < capacity) all.push(null);
    this.items = all;
    this.head = 0;
  }
}

const TARGET_NANOS = 200_000;
const MAX_POLLED_PER_INTERVAL = 127;

/** `multi_thread/stats.rs`: the moving average of poll time that tunes how often the inject queue is looked at first. */
export class Stats {
  private startedAt = 0;
  private polledInBatch = 0;
  private ewma = TARGET_NANOS / 61;

  startProcessing(now: number): void {
    this.startedAt = now;
    this.polledInBatch = 0;
  }

  startPoll(): void {
    this.polledInBatch++;
  }

  endProcessing(now: number): void {
    if (this.polledInBatch === 0) return;
    const mean = (now - this.startedAt) / this.polledInBatch;
    const weight = 1 - 0.9 ** this.polledInBatch;
    this.ewma = weight * mean + (1 - weight) * this.ewma;
  }

  /** `tuned_global_queue_interval`: how many polls fit into 200 µs, between 2 and 127. */
  tuned(): number {
    return Math.min(
      MAX_POLLED_PER_INTERVAL,
      Math.max(2, Math.floor(TARGET_NANOS / Math.max(1, this.ewma))),
    );
  }
}
