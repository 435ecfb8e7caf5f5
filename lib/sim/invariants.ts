import type { EventOf, SimEvent } from './events';
import type { Kernel } from './kernel';
import { MultiThread } from './multiThread';
import type { Task } from './task';
import { TaskFrame } from './taskFrame';

interface Life {
  spawned: boolean;
  ended: boolean;
  main: boolean;
  kind: string;
  polling: number | null;
  polls: number;
  wakesSincePoll: number;
  drops: number;
  owed: number | null;
  /** Where the events say it is queued. */
  queue: string | null;
  /** Where it was before that, when it moved from queue to queue. */
  from: string | null;
}

interface LockLine {
  waiting: (number | null)[];
  /** Tasks whose permits are complete but who have not run since. */
  assigned: (number | null)[];
  /** One task waited twice and gave up once: the events do not say which place it left. */
  unclear: boolean;
}

/**
 * The rules every run must keep (model section f), checked event by event on nothing but the events. `violations` stays
 * empty on a correct run; each entry names the rule, what broke it and where.
 */
export class TraceInvariants {
  readonly violations: string[] = [];
  private seq = -1;
  private micros = -1;
  private readonly lives = new Map<number, Life>();
  private readonly threadPoll = new Map<number, number[]>();
  private readonly tickPolls = new Map<string, number>();
  private readonly queues = new Map<string, number[]>();
  private readonly locks = new Map<number, LockLine>();
  private readonly capacities = new Map<number, { kind: string; capacity: number }>();
  private readonly lastReceived = new Map<number, number>();
  private readonly timers = new Map<number, number>();
  private stopped = false;

  constructor(
    private readonly localCapacity = 256,
    private readonly busyPoll = false,
  ) {}

  check(event: SimEvent): void {
    if (event.seq !== this.seq + 1) this.fail('I0', `seq ${event.seq} after ${this.seq}`, event);
    this.seq = event.seq;
    if (event.t < this.micros) this.fail('I13', 'time went back', event);
    this.micros = event.t;
    if (event.cause !== null && event.cause >= event.seq)
      this.fail('I0', 'caused by its future', event);
    if (event.kind.startsWith('queue.') || event.kind === 'steal') this.checkQueues(event);
    else if (event.kind.startsWith('lock.')) this.checkLocks(event);
    else if (event.kind.startsWith('chan.') || event.kind === 'resource.new')
      this.checkChannels(event);
    else if (event.kind.startsWith('timer.')) this.checkTimers(event);
    else this.checkLife(event);
  }

  private fail(rule: string, what: string, event: SimEvent): void {
    this.violations.push(`${rule} ${what} at #${event.seq} ${event.kind} (task ${event.task})`);
  }

  private life(task: number): Life {
    const known = this.lives.get(task);
    if (known) return known;
    const life: Life = {
      spawned: false,
      ended: false,
      main: false,
      kind: '',
      polling: null,
      polls: 0,
      wakesSincePoll: 0,
      drops: 0,
      owed: null,
      queue: null,
      from: null,
    };
    this.lives.set(task, life);
    return life;
  }

  private checkLife(event: SimEvent): void {
    if (event.kind === 'runtime.shutdown' || event.kind === 'run.end') this.stopped = true;
    if (event.task === null) return;
    const life = this.life(event.task);
    switch (event.kind) {
      case 'task.spawn':
        if (life.spawned) this.fail('I1', 'spawned twice', event);
        life.spawned = true;
        life.kind = event.taskKind;
        life.main = event.taskKind === 'main';
        life.wakesSincePoll = 1;
        return;
      case 'poll.start':
        this.pollStart(event, life);
        return;
      case 'poll.end':
        this.pollEnd(event, life);
        return;
      case 'waker.wake':
        if (event.effect !== 'lost') life.wakesSincePoll++;
        if ((event.effect === 'enqueue' || event.effect === 'mark_running') && !life.ended)
          life.owed = event.seq;
        return;
      case 'task.abort':
        if (event.effect !== 'none') life.wakesSincePoll++;
        return;
      case 'fut.drop.end':
        life.drops++;
        return;
      case 'task.terminate':
        if (life.ended) this.fail('I1', 'terminated twice', event);
        if (life.drops !== 1)
          this.fail('I8', `terminated after ${life.drops} drops of its future`, event);
        life.ended = true;
        life.owed = null;
    }
  }

  private pollStart(event: EventOf<'poll.start'>, life: Life): void {
    if (!life.spawned) this.fail('I1', 'polled before it was spawned', event);
    if (life.ended) this.fail('I1', 'polled after it terminated', event);
    if (life.polling !== null) this.fail('I2', 'two polls at once', event);
    if (life.polls > 0 && life.wakesSincePoll === 0 && !this.busyPoll)
      this.fail('I4', 'polled without a wake', event);
    life.polling = event.thread;
    life.polls++;
    life.wakesSincePoll = 0;
    life.owed = null;
    const nested = this.threadPoll.get(event.thread) ?? [];
    nested.push(event.task ?? -1);
    this.threadPoll.set(event.thread, nested);
    if (event.budget !== -1 && (event.budget < 0 || event.budget > 128))
      this.fail('S4', `budget ${event.budget}`, event);
    if (event.worker === null || life.kind !== 'task') return;
    const key = `${event.worker}/${event.tick}/${event.thread}`;
    const count = (this.tickPolls.get(key) ?? 0) + 1;
    this.tickPolls.set(key, count);
    if (count > 4) this.fail('S5', `${count} polls in one tick`, event);
  }

  private pollEnd(event: EventOf<'poll.end'>, life: Life): void {
    if (life.polling === null) this.fail('I2', 'a poll ended that had not begun', event);
    else if (life.polling !== event.thread)
      this.fail('I3', 'a poll ended on another thread', event);
    life.polling = null;
    const nested = this.threadPoll.get(event.thread) ?? [];
    if (nested.pop() !== event.task) this.fail('I3', 'polls on one thread overlap', event);
    if (event.result === 'cancelled' && !life.ended)
      this.fail('I7', 'cancelled without terminating', event);
  }

  // --- queues: the events alone must account for every task -------------------------------------------------
  private checkQueues(event: SimEvent): void {
    switch (event.kind) {
      case 'queue.push':
        if (event.displaced !== null) this.moveOut(event.displaced, event, `local ${event.owner}`);
        this.moveIn(event.task ?? -1, this.queueName(event.dst, event.owner), event);
        if (
          event.dst === 'local' &&
          event.owner !== null &&
          event.pos >= this.localCapacity &&
          this.multi(event)
        ) {
          this.fail('I14', `position ${event.pos} in a local queue`, event);
        }
        return;
      case 'queue.pop':
        this.popped(event.task ?? -1, this.queueName(event.src, event.owner), event);
        return;
      case 'queue.batch':
        for (const task of event.tasks) {
          this.popped(task, 'inject', event);
          this.moveIn(task, `local ${event.owner}`, event);
        }
        return;
      case 'queue.overflow':
        this.overflowed(event);
        return;
      case 'queue.drain':
        for (const task of event.tasks) this.life(task).queue = null;
        return;
      case 'steal':
        this.stolen(event);
        return;
    }
  }

  private multi(event: EventOf<'queue.push'>): boolean {
    return event.worker !== null && this.queues.has('lifo 0');
  }

  private queueName(queue: string, owner: number | null): string {
    return owner === null ? queue : `${queue} ${owner}`;
  }

  private moveIn(task: number, queue: string, event: SimEvent): void {
    const life = this.life(task);
    life.from = life.queue;
    // A task displaced from the LIFO slot moves on by itself.
    if (life.queue?.startsWith('lifo') && queue.startsWith('local'))
      this.popped(task, life.queue, event);
    if (life.queue !== null)
      this.fail('S1', `task ${task} entered ${queue} while in ${life.queue}`, event);
    life.queue = queue;
    const line = this.queues.get(queue) ?? [];
    line.push(task);
    this.queues.set(queue, line);
  }

  /** A displaced LIFO task was reported pushed to the local queue just before: nothing left to move. */
  private moveOut(task: number, event: SimEvent, expected: string): void {
    const { queue, from } = this.life(task);
    if ((queue !== expected && queue !== 'inject') || !from?.startsWith('lifo'))
      this.fail('S1', `displaced task ${task} is in ${queue}`, event);
  }

  private popped(task: number, queue: string, event: SimEvent): void {
    const life = this.life(task);
    const line = this.queues.get(life.queue ?? '') ?? [];
    const at = line.indexOf(task);
    if (at < 0) this.fail('S2', `task ${task} left ${queue} without having entered it`, event);
    else {
      if (queue === 'inject' && at !== 0)
        this.fail('S2', `task ${task} overtook ${at} in inject`, event);
      line.splice(at, 1);
    }
    life.queue = null;
  }

  private overflowed(event: EventOf<'queue.overflow'>): void {
    const half = Math.floor(this.localCapacity / 2);
    if (event.moved.length !== half + 1)
      this.fail('S3', `overflow moved ${event.moved.length}`, event);
    for (const task of event.moved) {
      const life = this.life(task);
      const { queue } = life;
      if (queue !== null) this.popped(task, queue, event);
      this.moveIn(task, 'inject', event);
      life.from = queue;
    }
  }

  private stolen(event: EventOf<'steal'>): void {
    const victim = this.queues.get(`local ${event.from}`) ?? [];
    const n = victim.length - Math.floor(victim.length / 2);
    if (!event.lifo && event.tasks.length !== n)
      this.fail('S2', `stole ${event.tasks.length} of ${victim.length}`, event);
    if (event.tasks.length > Math.ceil(this.localCapacity / 2))
      this.fail('S2', `stole ${event.tasks.length}`, event);
    for (const task of event.tasks) {
      const life = this.life(task);
      if (!event.lifo && life.queue?.startsWith('lifo'))
        this.fail('S2', 'stole from a LIFO slot', event);
      this.popped(task, life.queue ?? '', event);
      if (task !== event.runFirst) this.moveIn(task, `local ${event.to}`, event);
    }
  }

  // --- locks, channels, timers --------------------------------------------------------------------------------
  private checkLocks(event: SimEvent): void {
    if (!('resource' in event) || event.resource === null) return;
    const known = this.capacities.get(event.resource)?.kind ?? '';
    if (known.startsWith('std_')) return;
    const line = this.locks.get(event.resource) ?? { waiting: [], assigned: [], unclear: false };
    this.locks.set(event.resource, line);
    if (event.kind === 'lock.wait') line.waiting.push(event.task);
    if (event.kind === 'lock.assign') {
      if (!line.unclear && line.waiting[0] !== event.task)
        this.fail('S8', 'permits went past the head of the line', event);
      if (event.complete) line.assigned.push(line.waiting.shift() ?? null);
    }
    if (event.kind === 'lock.cancel') {
      const places = [line.assigned, line.waiting].filter((each) => each.includes(event.task));
      if (places.length > 1 || line.waiting.filter((each) => each === event.task).length > 1)
        line.unclear = true;
      const place = places[0];
      if (place) place.splice(place.indexOf(event.task), 1);
    }
    if (event.kind === 'lock.acquire') {
      const assigned = line.assigned.indexOf(event.task);
      if (assigned >= 0) line.assigned.splice(assigned, 1);
      else if (line.waiting.length > 0 && !line.unclear)
        this.fail('S8', 'a permit was taken past the line', event);
    }
  }

  private checkChannels(event: SimEvent): void {
    if (event.kind === 'resource.new')
      this.capacities.set(event.resource, { kind: event.resourceKind, capacity: event.capacity });
    if (event.kind !== 'chan.send' && event.kind !== 'chan.recv') return;
    const { kind, capacity } = this.capacities.get(event.resource) ?? { kind: '', capacity: 0 };
    if (kind === 'mpsc' && event.buffered > capacity)
      this.fail('S9', `${event.buffered} buffered of ${capacity}`, event);
    if (
      event.kind !== 'chan.recv' ||
      (kind !== 'mpsc' && kind !== 'unbounded' && kind !== 'std_mpsc')
    )
      return;
    const sent = event.cause ?? -1;
    if (sent <= (this.lastReceived.get(event.resource) ?? -1))
      this.fail('S9', 'received out of order', event);
    this.lastReceived.set(event.resource, sent);
  }

  private checkTimers(event: SimEvent): void {
    if (event.kind === 'timer.register') this.timers.set(event.timer, event.deadline);
    if (event.kind === 'timer.cancel') this.timers.delete(event.timer);
    if (event.kind !== 'timer.fire') return;
    const deadline = this.timers.get(event.timer);
    if (deadline === undefined)
      this.fail('S10', `timer ${event.timer} fired twice or unregistered`, event);
    else if (!this.stopped && event.t < deadline)
      this.fail('S10', `timer ${event.timer} fired early`, event);
    this.timers.delete(event.timer);
  }

  /** After the run: nobody who was woken was forgotten, unless the run was cut off. */
  finish(status: string): void {
    if (status !== 'stuck' || this.stopped) return;
    for (const [task, life] of this.lives) {
      if (life.owed !== null && !life.ended && !life.main && life.queue === null)
        this.violations.push(`I6 the wake of task ${task} (#${life.owed}) was lost`);
    }
  }
}

/** What must hold of the kernel's own state between two steps (S1, S4, S7). */
export function kernelViolations(kernel: Kernel): string[] {
  const found: string[] = [];
  for (const runtime of kernel.runtimes) {
    if (!(runtime instanceof MultiThread) || runtime.injectClosed) continue;
    if (runtime.numUnparked + runtime.sleepers.length !== runtime.workers)
      found.push(
        `S7 ${runtime.numUnparked} unparked and ${runtime.sleepers.length} asleep of ${runtime.workers}`,
      );
    if (runtime.numSearching > runtime.numUnparked || runtime.numSearching < 0)
      found.push(`S7 ${runtime.numSearching} searching of ${runtime.numUnparked} awake`);
    const asleep = runtime.parkers.every(
      (parker) =>
        parker.state === 'condvar' ||
        (parker.state === 'driver' && parker.thread?.state === 'parked'),
    );
    if (
      asleep &&
      (runtime.inject.length > 0 || runtime.cores().some((core) => core.queue.length > 0))
    )
      found.push('S7 all workers sleep on work');
    found.push(...misplaced(kernel, runtime));
  }
  for (const thread of kernel.threads)
    if (thread.budget < 0) found.push(`S4 budget ${thread.budget}`);
  return found;
}

function misplaced(kernel: Kernel, runtime: MultiThread): string[] {
  const places = new Map<Task, number>();
  const count = (task: Task | null): void => {
    if (task) places.set(task, (places.get(task) ?? 0) + 1);
  };
  for (const core of runtime.cores()) {
    count(core.lifo);
    for (const task of core.queue.toArray()) count(task);
  }
  for (const task of runtime.inject.toArray()) count(task);
  const inHand = new Set<Task>();
  for (const thread of kernel.threads)
    for (const frame of thread.frames) if (frame instanceof TaskFrame) inHand.add(frame.task);
  const found: string[] = [];
  for (const task of kernel.tasks) {
    if (task.owner !== runtime || task.complete) continue;
    const queued = places.get(task) ?? 0;
    const wanted = task.notified && !task.running && !inHand.has(task) ? 1 : 0;
    if (queued !== wanted) found.push(`S1 task ${task.id} (${task.state}) is in ${queued} queues`);
  }
  return found;
}
