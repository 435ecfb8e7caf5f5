import type { BlockKind } from '../events';
import type { BlockOn, PollContext } from '../program';
import { describeValue, Resource, recording, taskName, thread } from './resource';

/** The thread that holds or wants something, in words; found only when somebody asks. */
function holderName(cx: PollContext): () => string {
  const on = thread(cx);
  const { task } = on;
  return () => (task === null ? `thread ${on.name ?? on.thread}` : taskName(cx, task));
}

/** Threads that sleep on one resource, oldest first; whoever is woken tries again. */
class ThreadQueue {
  private readonly waiting: number[] = [];

  get length(): number {
    return this.waiting.length;
  }

  join(cx: PollContext): void {
    if (!this.waiting.includes(cx.thread)) this.waiting.push(cx.thread);
  }

  leave(cx: PollContext): void {
    const at = this.waiting.indexOf(cx.thread);
    if (at >= 0) this.waiting.splice(at, 1);
  }

  wakeOne(cx: PollContext): void {
    const first = this.waiting.shift();
    if (first !== undefined) cx.unblockThread(first);
  }

  wakeAll(cx: PollContext): void {
    for (const each of this.waiting.splice(0)) cx.unblockThread(each);
  }
}

function blockOn(
  kind: BlockKind,
  resource: Resource,
  heldBy: () => string,
  untilNanos: number | null = null,
): BlockOn {
  return { kind, resource: resource.id, untilNanos, heldBy };
}

/** `std::sync::Mutex`: blocks the thread. Unfair, as the futex one is: a woken waiter has to compete again. */
export class StdMutex extends Resource {
  locked = false;
  poisoned = false;
  private owner = (): string => '';
  private readonly queue = new ThreadQueue();

  constructor(cx: PollContext, name = '') {
    super(cx, 'std_mutex', name, 1);
  }

  override describe(): string {
    return this.locked ? `held by ${this.owner()}` : '';
  }

  /** Null: locked. Otherwise stop with this block and try again when resumed. */
  lock(cx: PollContext): BlockOn | null {
    this.touch(cx);
    if (this.tryLock(cx)) return null;
    this.queue.join(cx);
    if (recording(cx)) this.report(cx, 'lock.wait', { resource: this.id, permits: 1, mode: 'std' });
    return blockOn('std_mutex', this, () => this.describe());
  }

  tryLock(cx: PollContext): boolean {
    this.touch(cx);
    if (this.locked) return false;
    this.locked = true;
    this.owner = holderName(cx);
    this.queue.leave(cx);
    if (recording(cx))
      this.report(cx, 'lock.acquire', { resource: this.id, permits: 1, mode: 'std' });
    return true;
  }

  unlock(cx: PollContext, panicking = false): void {
    this.touch(cx);
    if (panicking) this.poisoned = true;
    this.locked = false;
    if (recording(cx))
      this.report(cx, 'lock.release', { resource: this.id, permits: 1, mode: 'std' });
    this.queue.wakeOne(cx);
  }
}

/** `std::sync::RwLock`: a waiting writer holds new readers back. */
export class StdRwLock extends Resource {
  readers = 0;
  writing = false;
  poisoned = false;
  private owner = (): string => '';
  private readonly readerQueue = new ThreadQueue();
  private readonly writerQueue = new ThreadQueue();

  constructor(cx: PollContext, name = '') {
    super(cx, 'std_rwlock', name, 1);
  }

  override describe(): string {
    return this.writing || this.readers > 0 ? `held by ${this.owner()}` : '';
  }

  read(cx: PollContext): BlockOn | null {
    this.touch(cx, false);
    if (!this.writing && this.writerQueue.length === 0 && this.tryRead(cx)) return null;
    this.readerQueue.join(cx);
    if (recording(cx))
      this.report(cx, 'lock.wait', { resource: this.id, permits: 1, mode: 'read' });
    return blockOn('std_rwlock', this, () => this.describe());
  }

  write(cx: PollContext): BlockOn | null {
    this.touch(cx);
    if (this.tryWrite(cx)) return null;
    this.writerQueue.join(cx);
    if (recording(cx))
      this.report(cx, 'lock.wait', { resource: this.id, permits: 1, mode: 'write' });
    return blockOn('std_rwlock', this, () => this.describe());
  }

  tryRead(cx: PollContext): boolean {
    this.touch(cx, false);
    if (this.writing) return false;
    this.readers++;
    this.taken(cx, 'read');
    this.readerQueue.leave(cx);
    return true;
  }

  tryWrite(cx: PollContext): boolean {
    this.touch(cx);
    if (this.writing || this.readers > 0) return false;
    this.writing = true;
    this.taken(cx, 'write');
    this.writerQueue.leave(cx);
    return true;
  }

  private taken(cx: PollContext, mode: string): void {
    this.owner = holderName(cx);
    if (recording(cx)) this.report(cx, 'lock.acquire', { resource: this.id, permits: 1, mode });
  }

  unlock(cx: PollContext, mode: 'read' | 'write', panicking = false): void {
    this.touch(cx);
    if (mode === 'write') {
      this.writing = false;
      if (panicking) this.poisoned = true;
    } else this.readers--;
    if (recording(cx)) this.report(cx, 'lock.release', { resource: this.id, permits: 1, mode });
    if (this.readers > 0) return;
    if (this.writerQueue.length > 0) this.writerQueue.wakeOne(cx);
    else this.readerQueue.wakeAll(cx);
  }
}

/** One `Condvar::wait`; `signalled` is set by a notification. */
export interface CondvarWait {
  readonly thread: number;
  signalled: boolean;
}

/** `std::sync::Condvar`, without spurious wake-ups. The caller unlocks before and locks after. */
export class StdCondvar extends Resource {
  private readonly waits: CondvarWait[] = [];

  constructor(cx: PollContext, name = '') {
    super(cx, 'std_condvar', name, 0);
  }

  /** Enrols this thread; unlock the mutex right after, in the same step. */
  begin(cx: PollContext): CondvarWait {
    this.touch(cx);
    const wait = { thread: cx.thread, signalled: false };
    this.waits.push(wait);
    return wait;
  }

  /** Null: notified (or timed out when `untilNanos` has come); lock the mutex again. */
  wait(cx: PollContext, wait: CondvarWait, untilNanos: number | null): BlockOn | null {
    this.touch(cx);
    if (wait.signalled) return null;
    if (untilNanos !== null && thread(cx).clock >= untilNanos) {
      this.waits.splice(this.waits.indexOf(wait), 1);
      return null;
    }
    return blockOn('std_condvar', this, () => 'nobody has notified', untilNanos);
  }

  notify(cx: PollContext, all: boolean): void {
    this.touch(cx);
    for (const wait of this.waits.splice(0, all ? this.waits.length : 1)) {
      wait.signalled = true;
      cx.unblockThread(wait.thread);
    }
  }
}

/** `std::sync::mpsc`: `bound` null is `channel()`, 0 is a rendezvous. */
export class StdMpsc extends Resource {
  private readonly buffer: { value: unknown; sentBy: number }[] = [];
  senders = 1;
  receiverGone = false;
  private taken = 0;
  private pushed = 0;
  private readonly receivers = new ThreadQueue();
  private readonly senderQueue = new ThreadQueue();

  constructor(
    cx: PollContext,
    readonly bound: number | null,
    name = '',
  ) {
    super(cx, 'std_mpsc', name, bound ?? 0);
  }

  /** `ticket` for `delivered` of a rendezvous, 'disconnected' (the value stays with the caller), or a block to retry after. */
  send(cx: PollContext, value: unknown): { readonly ticket: number } | 'disconnected' | BlockOn {
    this.touch(cx);
    if (this.receiverGone) return 'disconnected';
    if (this.bound !== null && this.buffer.length >= Math.max(1, this.bound)) {
      this.senderQueue.join(cx);
      return blockOn('std_mpsc', this, () => 'the channel is full');
    }
    const entry = { value, sentBy: 0 };
    this.buffer.push(entry);
    const ticket = this.pushed++;
    if (recording(cx)) {
      entry.sentBy = this.report(cx, 'chan.send', {
        resource: this.id,
        value: describeValue(cx, value),
        buffered: this.buffer.length,
      });
    }
    this.receivers.wakeOne(cx);
    return { ticket };
  }

  /** A rendezvous send is over once its value was taken. */
  delivered(cx: PollContext, ticket: number): BlockOn | null {
    this.touch(cx);
    if (this.bound !== 0 || this.taken > ticket || this.receiverGone) return null;
    this.senderQueue.join(cx);
    return blockOn('std_mpsc', this, () => 'nobody has received the value');
  }

  recv(
    cx: PollContext,
    untilNanos: number | null = null,
  ): { readonly value: unknown } | 'disconnected' | 'timeout' | BlockOn {
    this.touch(cx);
    const got = this.tryRecv(cx);
    if (got !== 'empty') return got;
    if (untilNanos !== null && thread(cx).clock >= untilNanos) return 'timeout';
    this.receivers.join(cx);
    if (recording(cx)) this.report(cx, 'chan.wait', { resource: this.id, side: 'recv' });
    return blockOn('std_mpsc', this, () => 'nothing has been sent', untilNanos);
  }

  tryRecv(cx: PollContext): { readonly value: unknown } | 'empty' | 'disconnected' {
    this.touch(cx);
    const first = this.buffer.shift();
    if (!first) return this.senders === 0 ? 'disconnected' : 'empty';
    this.taken++;
    this.receivers.leave(cx);
    if (recording(cx)) {
      this.report(
        cx,
        'chan.recv',
        { resource: this.id, value: describeValue(cx, first.value), buffered: this.buffer.length },
        first.sentBy,
      );
    }
    this.senderQueue.wakeAll(cx);
    return { value: first.value };
  }

  /** Whether a receive would answer at once. */
  get hasNews(): boolean {
    return this.buffer.length > 0 || this.senders === 0;
  }

  cloneSender(): void {
    this.senders++;
  }

  dropSender(cx: PollContext): void {
    this.touch(cx);
    this.senders--;
    if (this.senders === 0) this.receivers.wakeAll(cx);
  }

  /** Hands back what was still buffered. */
  dropReceiver(cx: PollContext): unknown[] {
    this.touch(cx);
    this.receiverGone = true;
    this.senderQueue.wakeAll(cx);
    return this.buffer.splice(0).map((entry) => entry.value);
  }
}

/** `std::sync::Barrier`. */
export class StdBarrier extends Resource {
  private arrived = 0;
  private generation = 0;
  private readonly queue = new ThreadQueue();

  constructor(
    cx: PollContext,
    readonly size: number,
    name = '',
  ) {
    super(cx, 'std_barrier', name, size);
  }

  /** 'leader', or the generation to pass to `wait`. */
  arrive(cx: PollContext): 'leader' | number {
    this.touch(cx);
    this.arrived++;
    if (this.arrived < Math.max(1, this.size)) return this.generation;
    this.arrived = 0;
    this.generation++;
    this.queue.wakeAll(cx);
    return 'leader';
  }

  wait(cx: PollContext, generation: number): BlockOn | null {
    this.touch(cx, false);
    if (this.generation !== generation) return null;
    this.queue.join(cx);
    return blockOn('std_barrier', this, () => `${this.arrived} of ${this.size} have arrived`);
  }
}

/** `Once`, `OnceLock`, `LazyLock`: one thread runs the initialiser, others wait for it. */
export class StdOnce extends Resource {
  state: 'new' | 'running' | 'done' | 'poisoned' = 'new';
  private readonly queue = new ThreadQueue();

  constructor(cx: PollContext, name = '') {
    super(cx, 'std_once', name, 1);
  }

  /** 'run': the caller initialises and then calls `finish`. */
  begin(cx: PollContext): 'run' | 'done' | 'poisoned' | BlockOn {
    this.touch(cx, this.state !== 'done');
    if (this.state === 'done' || this.state === 'poisoned') return this.state;
    if (this.state === 'new') {
      this.state = 'running';
      return 'run';
    }
    this.queue.join(cx);
    return blockOn('once', this, () => 'another thread runs the initialiser');
  }

  finish(cx: PollContext, state: 'done' | 'poisoned' | 'new'): void {
    this.touch(cx);
    this.state = state;
    this.queue.wakeAll(cx);
  }
}
