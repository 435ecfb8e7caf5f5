import type { EventOf, SimEvent } from './events';

/** Names as tokio-console has them, and four of our own. */
export type LintName =
  | 'LostWaker'
  | 'NeverYielded'
  | 'SelfWakePercent'
  | 'LargeFuture'
  | 'Deadlock'
  | 'HeldAcrossAwait'
  | 'LostOnCancel'
  | 'StarvedTask';

/** Something about a run that is probably a mistake, with the event that shows it. */
export interface Lint {
  readonly name: LintName;
  readonly task: number | null;
  readonly seq: number;
  readonly message: string;
}

/** From where on a lint speaks up. Sizes in bytes, times in virtual microseconds. */
export const THRESHOLDS = {
  largeFuture: 1024,
  longPollMicros: 10_000,
  starvedMicros: 10_000,
  selfWakePercent: 50,
  selfWakesAtLeast: 8,
} as const;

interface TaskFacts {
  readonly name: string;
  readonly main: boolean;
  wakers: number;
  wakes: number;
  selfWakes: number;
  notified: boolean;
  scheduledAt: number | null;
  pollStart: { seq: number; t: number; blocked: boolean } | null;
  ended: boolean;
  waiting: Set<number>;
  /** std guards held: resource to the seq of its acquisition. */
  held: Map<number, number>;
}

interface SubPoll {
  readonly fut: number;
  received: number | null;
}

/** Reads a run once and says what in it looks like a mistake; each lint at most once per task, in order of appearance. */
export function findLints(events: Iterable<SimEvent>): Lint[] {
  const watcher = new LintWatcher();
  for (const event of events) watcher.see(event);
  return watcher.found;
}

class LintWatcher {
  readonly found: Lint[] = [];
  private readonly seen = new Set<string>();
  private readonly tasks = new Map<number, TaskFacts>();
  private readonly stdLocks = new Set<number>();
  private readonly subs = new Map<number, SubPoll[]>();
  private readonly receivedIn = new Map<number, number>();

  private add(name: LintName, task: number | null, seq: number, message: string): void {
    const key = `${name} ${task}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.found.push({ name, task, seq, message });
  }

  private facts(task: number | null): TaskFacts | null {
    return task === null ? null : (this.tasks.get(task) ?? null);
  }

  see(event: SimEvent): void {
    this.seeWakers(event);
    this.seeFutures(event);
    switch (event.kind) {
      case 'task.spawn':
        this.spawned(event);
        return;
      case 'poll.start':
        this.pollStart(event);
        return;
      case 'poll.end':
        this.pollEnd(event);
        return;
      case 'thread.block': {
        const poll = this.facts(event.by)?.pollStart;
        if (poll) poll.blocked = true;
        return;
      }
      case 'resource.new':
        if (event.resourceKind === 'std_mutex' || event.resourceKind === 'std_rwlock')
          this.stdLocks.add(event.resource);
        return;
      case 'lock.acquire':
        this.facts(event.task)?.waiting.delete(event.resource);
        if (this.stdLocks.has(event.resource))
          this.facts(event.task)?.held.set(event.resource, event.seq);
        return;
      case 'lock.release':
        for (const facts of this.tasks.values()) facts.held.delete(event.resource);
        return;
      case 'lock.wait':
        this.facts(event.task)?.waiting.add(event.resource);
        return;
      case 'lock.cancel':
        this.facts(event.task)?.waiting.delete(event.resource);
        return;
      case 'task.terminate': {
        const facts = this.facts(event.task);
        if (facts) facts.ended = true;
        return;
      }
      case 'run.end':
        this.ended(event);
        return;
    }
  }

  private spawned(event: EventOf<'task.spawn'>): void {
    this.tasks.set(event.task ?? -1, {
      name: event.name,
      main: event.taskKind === 'main',
      wakers: 0,
      wakes: 0,
      selfWakes: 0,
      notified: true,
      scheduledAt: event.taskKind === 'task' ? event.t : null,
      pollStart: null,
      ended: false,
      waiting: new Set(),
      held: new Map(),
    });
    if (event.size < THRESHOLDS.largeFuture) return;
    this.add(
      'LargeFuture',
      event.task,
      event.seq,
      `The future of ${event.name} is ${event.size} bytes; every move copies them.`,
    );
  }

  private seeWakers(event: SimEvent): void {
    const facts = this.facts(event.task);
    if (!facts) return;
    if (event.kind === 'waker.clone') facts.wakers++;
    else if (event.kind === 'waker.drop') facts.wakers--;
    else if (event.kind === 'waker.defer') facts.notified = true;
    else if (event.kind === 'task.abort') facts.notified = true;
    else if (event.kind === 'waker.wake') {
      if (event.mode === 'by_val' && event.holderKind !== 'defer') facts.wakers--;
      if (event.effect === 'lost') return;
      facts.wakes++;
      facts.notified = true;
      if (event.by === event.task) this.selfWoken(event, facts);
      if (event.effect === 'enqueue') facts.scheduledAt = event.t;
    }
  }

  private selfWoken(event: SimEvent, facts: TaskFacts): void {
    facts.selfWakes++;
    const percent = (100 * facts.selfWakes) / facts.wakes;
    if (facts.selfWakes < THRESHOLDS.selfWakesAtLeast || percent <= THRESHOLDS.selfWakePercent)
      return;
    this.add(
      'SelfWakePercent',
      event.task,
      event.seq,
      `${facts.name} woke itself ${facts.selfWakes} of ${facts.wakes} times: it spins instead of waiting.`,
    );
  }

  private pollStart(event: EventOf<'poll.start'>): void {
    const facts = this.facts(event.task);
    if (!facts) return;
    const waited = facts.scheduledAt === null ? 0 : event.t - facts.scheduledAt;
    facts.pollStart = { seq: event.seq, t: event.t, blocked: false };
    facts.notified = false;
    facts.scheduledAt = null;
    if (waited < THRESHOLDS.starvedMicros || facts.main) return;
    this.add(
      'StarvedTask',
      event.task,
      event.seq,
      `${facts.name} was ready to run for ${milliseconds(waited)} before a worker took it.`,
    );
  }

  private pollEnd(event: EventOf<'poll.end'>): void {
    const facts = this.facts(event.task);
    const start = facts?.pollStart;
    if (!facts || !start) return;
    facts.pollStart = null;
    const took = event.t - start.t;
    if (took >= THRESHOLDS.longPollMicros) {
      const how = start.blocked ? 'blocked its thread' : 'computed';
      this.add(
        'NeverYielded',
        event.task,
        start.seq,
        `One poll of ${facts.name} ${how} for ${milliseconds(took)} without yielding; nothing else ran on its thread.`,
      );
    }
    if (event.result !== 'pending') return;
    for (const [resource, seq] of facts.held) {
      this.add(
        'HeldAcrossAwait',
        event.task,
        seq,
        `${facts.name} keeps the guard of std lock ${resource} while it is suspended; whoever locks it blocks a whole thread.`,
      );
    }
    if (facts.wakers <= 0 && !facts.notified && !facts.main) {
      this.add(
        'LostWaker',
        event.task,
        event.seq,
        `${facts.name} returned Pending, and nobody holds its waker: it can never run again.`,
      );
    }
  }

  /** A value received inside a future that is then dropped before it could hand the value on. */
  private seeFutures(event: SimEvent): void {
    const stack = this.subs.get(event.thread) ?? [];
    if (event.kind === 'sub.poll.start') {
      stack.push({ fut: event.fut, received: null });
      this.subs.set(event.thread, stack);
    } else if (event.kind === 'chan.recv') {
      for (const sub of stack) sub.received = event.seq;
    } else if (event.kind === 'sub.poll.end') {
      const sub = stack.pop();
      if (event.result === 'ready') this.receivedIn.delete(event.fut);
      else if (sub && sub.received !== null) this.receivedIn.set(sub.fut, sub.received);
    } else if (event.kind === 'sub.drop' && event.state === 'pending') {
      const received = this.receivedIn.get(event.fut);
      if (received === undefined) return;
      this.add(
        'LostOnCancel',
        event.task,
        event.seq,
        `${event.name} was dropped while suspended, with a value it had received (#${received}) and not yet handed on.`,
      );
    }
  }

  private ended(event: EventOf<'run.end'>): void {
    if (event.status !== 'stuck') return;
    const waiting = [...this.tasks].filter(([, facts]) => !facts.ended && facts.waiting.size > 0);
    const names = waiting.map(([, facts]) => facts.name).join(', ');
    const message =
      waiting.length > 0
        ? `Nothing can go on: ${names} wait for locks that are never released.`
        : `Nothing can go on: ${event.detail}.`;
    this.add('Deadlock', waiting[0]?.[0] ?? null, event.seq, message);
  }
}

function milliseconds(micros: number): string {
  return `${Math.round(micros / 1000)} ms`;
}
