import type { Frame } from '../frame';
import type { Body, JoinHandle, PollContext, SpawnOptions, Waker } from '../program';
import { OwnedTasks } from '../runtime';
import { type Task, TaskJoinHandle, type TaskOwner } from '../task';
import { TaskFrame } from '../taskFrame';
import type { Thread } from '../thread';
import { Resource, thread, WakerSlot } from './resource';

const REMOTE_FIRST_INTERVAL = 31;

/**
 * `tokio::task::LocalSet`: a small current_thread executor inside one future. Polling it takes turns of the kernel, so a
 * turn is a `call` stop: the body makes it, the kernel runs the tasks, then the body goes on and looks at `more`.
 */
export class LocalSet extends Resource implements TaskOwner {
  private readonly local: Task[] = [];
  private readonly remote: Task[] = [];
  readonly owned = new OwnedTasks(1);
  private readonly waker = new WakerSlot();
  private readonly ownerThread: number;
  private ticks = 0;
  closed = false;
  /** After a turn: whether tasks are left, so that the set must be polled again. */
  more = false;

  constructor(cx: PollContext, name = '') {
    super(cx, 'local_set', name, 0);
    this.ownerThread = cx.thread;
  }

  get isEmpty(): boolean {
    return this.owned.size === 0;
  }
  register(cx: PollContext, waker: Waker): void {
    this.waker.register(cx, waker, this);
  }

  spawnLocal(cx: PollContext, body: Body, options: SpawnOptions = {}): JoinHandle {
    const on = thread(cx);
    const { kernel } = on;
    const task = kernel.newTask('local', options.name ?? '', body, this);
    const seq = kernel.spawned(on, task, 'local', options.size ?? 0, on.current?.id ?? -1);
    this.owned.insert(task);
    task.wokenBy = seq;
    const before = on.cause;
    on.cause = seq;
    this.schedule(on, task);
    on.cause = before;
    return new TaskJoinHandle(task);
  }

  schedule(on: Thread, task: Task): void {
    this.touch(on);
    const here = on.thread === this.ownerThread;
    const queue = here ? this.local : this.remote;
    queue.push(task);
    if (on.kernel.on) {
      task.pushedBy = on.event('queue.push', task.id, {
        dst: here ? 'local' : 'remote',
        owner: null,
        pos: queue.length - 1,
        displaced: null,
      });
    }
    if (on.localSet !== this) this.waker.wake(on);
  }

  release(task: Task): void {
    this.owned.remove(task);
  }

  nextTask(on: Thread): Task | null {
    this.touch(on);
    const remoteFirst = this.ticks++ % REMOTE_FIRST_INTERVAL === 0;
    const order = remoteFirst
      ? ([this.remote, this.local] as const)
      : ([this.local, this.remote] as const);
    const from = order[0].length > 0 ? order[0] : order[1];
    const task = from.shift() ?? null;
    if (!task) return null;
    task.via = 'localset';
    if (on.kernel.on) {
      const src = from === this.remote ? 'remote' : 'local';
      on.event('queue.pop', task.id, { src, owner: null }, task.pushedBy);
    }
    return task;
  }

  /** One turn: up to 61 tasks, each with a fresh budget. */
  turn(): Frame {
    return new LocalSetTurn(this);
  }
  /** Dropping the set: its tasks are dropped in spawn order. */
  dropTasks(): Frame {
    return new LocalSetDrop(this);
  }

  drain(on: Thread): void {
    this.local.length = 0;
    this.remote.length = 0;
    this.waker.drop(on);
  }
}

class LocalSetTurn implements Frame {
  private count = 0;
  private saved: { set: LocalSet | null; budget: number; mayBlock: boolean } | null = null;

  constructor(private readonly set: LocalSet) {}

  stamp(): number {
    return 8000 + this.count;
  }

  step(on: Thread): boolean {
    if (!this.saved) {
      this.saved = { set: on.localSet, budget: on.budget, mayBlock: on.mayBlockInPlace };
      on.localSet = this.set;
      on.mayBlockInPlace = false;
    }
    const { localSetPolls, budget } = on.kernel.numbersOf(on);
    const task = this.count < localSetPolls ? this.set.nextTask(on) : null;
    if (task) {
      this.count++;
      on.budget = budget;
      on.frames.push(new TaskFrame(task, false, this.count));
      return true;
    }
    this.set.more = this.count >= localSetPolls;
    on.localSet = this.saved.set;
    on.budget = this.saved.budget;
    on.mayBlockInPlace = this.saved.mayBlock;
    on.frames.pop();
    return true;
  }
}

class LocalSetDrop implements Frame {
  private before: LocalSet | null = null;
  private started = false;

  constructor(private readonly set: LocalSet) {}

  step(on: Thread): boolean {
    if (!this.started) {
      this.started = true;
      this.before = on.localSet;
      on.localSet = this.set;
      this.set.closed = true;
    }
    const task = this.set.owned.next(0);
    if (task) {
      on.frames.push(new TaskFrame(task, true, 0));
      return true;
    }
    this.set.drain(on);
    on.localSet = this.before;
    on.frames.pop();
    return true;
  }
}
