import type { Frame } from './frame';
import { COST } from './profile';
import type { Runtime } from './runtime';
import { ShutdownBody } from './shutdownBody';
import type { Task, TaskOwner } from './task';
import { TaskFrame } from './taskFrame';
import type { Thread } from './thread';

const KEEP_ALIVE_NANOS = 10e9;

/** A job of the pool: a `spawn_blocking` task, or a worker's loop. */
export type Job = { readonly task: Task } | { readonly run: (thread: Thread) => void };

/** `runtime/blocking/pool.rs`: one FIFO queue; an idle thread is reused, else a thread is started up to the cap. */
export class BlockingPool implements TaskOwner {
  readonly queue: Job[] = [];
  private threads = 0;
  private readonly idle: Thread[] = [];
  isShutdown = false;
  private readonly waiters: Thread[] = [];

  constructor(private readonly runtime: Runtime) {}

  spawnTask(thread: Thread, task: Task): void {
    if (this.runtime.flavor === 'current_thread') this.runtime.driver.clock.inhibitions++;
    if (this.isShutdown) {
      // A body is at work on this thread: the frame comes after it, never in between.
      thread.later.push(new ShutdownBody(task));
      return;
    }
    if (thread.kernel.on)
      thread.event(
        'blocking.enqueue',
        task.id,
        { job: task.id, pos: this.queue.length },
        task.wokenBy,
      );
    this.push(thread, { task });
  }

  push(thread: Thread, job: Job): void {
    this.queue.push(job);
    const sleeper = this.idle.shift();
    if (sleeper) {
      sleeper.idle = false;
      thread.kernel.wakeThread(thread, sleeper);
    } else if (this.threads < this.runtime.numbers.maxBlockingThreads + this.runtime.workers) {
      this.threads++;
      const role = 'run' in job ? 'worker' : 'blocking';
      const started = thread.kernel.startThread(
        thread,
        this.runtime.threadName,
        role,
        new PoolFrame(this),
      );
      started.current = this.runtime;
    }
  }

  /** An aborted job that was already running is left alone; a queued one is found cancelled when its turn comes. */
  schedule(): void {}

  release(_task: Task, thread: Thread): void {
    if (this.runtime.flavor !== 'current_thread') return;
    this.runtime.driver.clock.inhibitions--;
    this.runtime.driver.unpark(thread);
  }

  /** The pool thread found nothing to do: it waits 10 s for work. */
  sleep(thread: Thread): void {
    this.idle.push(thread);
    thread.idle = true;
    thread.state = 'parked';
    thread.until = thread.clock + KEEP_ALIVE_NANOS;
    thread.kernel.threadStopped(thread);
  }

  leave(thread: Thread): void {
    const at = this.idle.indexOf(thread);
    if (at >= 0) this.idle.splice(at, 1);
    this.threads--;
    if (this.threads > 0) return;
    for (const waiter of this.waiters.splice(0)) thread.kernel.wakeThread(thread, waiter);
  }

  /** `BlockingPool::shutdown`: true once every thread is gone; until then the caller waits. */
  shutdown(thread: Thread): boolean {
    this.isShutdown = true;
    for (const sleeper of this.idle.splice(0)) {
      sleeper.idle = false;
      thread.kernel.wakeThread(thread, sleeper);
    }
    if (this.threads === 0) return true;
    this.waiters.push(thread);
    return false;
  }
}

/** A pool thread's loop. */
class PoolFrame implements Frame {
  private current: Task | null = null;
  private slept = false;

  constructor(private readonly pool: BlockingPool) {}

  quiet(): boolean {
    const job = this.pool.queue[0];
    return job === undefined || 'run' in job;
  }

  stamp(): number {
    return 3000 + (this.current ? 2 : 0) + (this.slept ? 1 : 0);
  }

  step(thread: Thread): boolean {
    if (this.current) this.ended(thread, this.current);
    const job = this.pool.queue.shift();
    if (job) {
      this.slept = false;
      if ('run' in job) job.run(thread);
      else this.begin(thread, job.task);
      return false;
    }
    if (this.pool.isShutdown || (this.slept && thread.idle)) {
      thread.idle = false;
      this.pool.leave(thread);
      thread.frames.pop();
      return false;
    }
    this.slept = true;
    this.pool.sleep(thread);
    return false;
  }

  private begin(thread: Thread, task: Task): void {
    this.current = task;
    thread.budget = Infinity;
    thread.clock += COST.queue;
    if (thread.kernel.on)
      thread.cause = thread.event('blocking.start', task.id, { job: task.id }, task.wokenBy);
    thread.frames.push(new TaskFrame(task, this.pool.isShutdown, 0));
  }

  private ended(thread: Thread, task: Task): void {
    this.current = null;
    if (thread.kernel.on)
      thread.event('blocking.end', task.id, { job: task.id, outcome: task.outcome ?? 'ok' });
    thread.cause = null;
  }
}
