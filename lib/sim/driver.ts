import { Clock } from './clock';
import { COST } from './profile';
import type { Waker } from './program';
import type { Thread } from './thread';
import { TimerWheel, type WheelEntry } from './wheel';

const NANOS_PER_TICK = 1_000_000;
const MAX_TICK = 2 ** 53 - 1;
/** `WakeList`: wakers collected under the lock before any of them runs. */
const WAKE_BATCH = 32;

/** A registered deadline. `fired` is what `Sleep` looks at. */
export interface TimerEntry extends WheelEntry {
  readonly id: number;
  waker: Waker | null;
  fired: boolean;
  task: number | null;
  registeredBy: number | null;
}

/**
 * The time driver of one runtime (`runtime/time/mod.rs`) together with the I/O driver's park: one thread at a time may
 * own it. Parking is in two halves, because the thread may really have to wait in between.
 */
export class Driver {
  readonly clock: Clock;
  readonly wheel = new TimerWheel<TimerEntry>();
  readonly timers = new Map<number, TimerEntry>();
  /** The try-lock: the thread that parks on, or turns, the driver. */
  owner: Thread | null = null;
  private waiting: Thread | null = null;
  /** The I/O driver's wake-up token: the next wait returns at once. */
  private token = false;
  private didWake = false;
  private nextWake: number | null = null;
  private readonly start: number;
  isShutdown = false;

  constructor(mayPause: boolean, realNanos: number, paused: boolean) {
    this.clock = new Clock(mayPause, realNanos, paused);
    this.start = this.clock.now(realNanos);
  }

  nowTick(realNanos: number): number {
    return Math.floor((this.clock.now(realNanos) - this.start) / NANOS_PER_TICK);
  }

  /** `deadline_to_tick`: rounded up to the next millisecond. */
  deadlineToTick(deadlineNanos: number): number {
    return Math.max(
      0,
      Math.min(MAX_TICK, Math.ceil((deadlineNanos - this.start) / NANOS_PER_TICK)),
    );
  }

  /** `reregister`: files the entry anew; one that is due already fires on the spot. */
  reregister(thread: Thread, entry: TimerEntry, tick: number, deadlineNanos: number): void {
    thread.touch('driver', 0, true);
    this.wheel.remove(entry);
    entry.when = tick;
    entry.fired = false;
    const kernel = thread.kernel;
    if (kernel.on) {
      entry.registeredBy = thread.event('timer.register', entry.task, {
        timer: entry.id,
        deadline: Math.floor(deadlineNanos / 1000),
        tick,
      });
    }
    if (this.isShutdown || !this.wheel.insert(entry)) {
      this.fire(thread, entry)?.wake(thread);
      return;
    }
    this.timers.set(entry.id, entry);
    if (this.nextWake === null || tick < this.nextWake) this.unparkIo(thread);
  }

  /** `clear_entry`. */
  cancel(thread: Thread, entry: TimerEntry): void {
    thread.touch('driver', 0, true);
    if (entry.filed !== null) {
      this.wheel.remove(entry);
      this.timers.delete(entry.id);
      if (thread.kernel.on) thread.event('timer.cancel', entry.task, { timer: entry.id });
    }
    const waker = entry.waker;
    entry.waker = null;
    waker?.drop(thread);
  }

  /** First half of a park. True: it is over already (nothing to wait for, or the paused clock moved); false: the thread waits. */
  beginPark(thread: Thread, zero: boolean): boolean {
    thread.clock += COST.driverTurn;
    const next = this.wheel.nextExpiration();
    this.nextWake = next === null ? null : Math.max(1, next);
    if (next !== null) {
      const ticks = Math.max(0, next - this.nowTick(thread.clock));
      if (ticks === 0) return this.pollIo();
      return this.parkTimeout(thread, zero ? 0 : ticks * NANOS_PER_TICK);
    }
    return zero ? this.parkTimeout(thread, 0) : this.waitIo(thread, Infinity);
  }

  /** Second half: fires what is due. */
  finishPark(thread: Thread): void {
    if (this.waiting === thread) this.waiting = null;
    this.process(thread, this.nowTick(thread.clock));
  }

  private parkTimeout(thread: Thread, nanos: number): boolean {
    if (this.clock.canAutoAdvance()) {
      this.pollIo();
      const woke = this.didWake;
      this.didWake = false;
      if (!woke && nanos > 0) {
        const from = this.clock.now(thread.clock);
        this.clock.advance(nanos);
        thread.kernel.clockAdvanced(thread, from, from + nanos, true);
      }
      return true;
    }
    return nanos === 0 ? this.pollIo() : this.waitIo(thread, thread.clock + nanos);
  }

  private pollIo(): true {
    this.token = false;
    return true;
  }

  private waitIo(thread: Thread, untilNanos: number): boolean {
    if (this.token) return this.pollIo();
    this.waiting = thread;
    thread.state = 'parked';
    thread.until = untilNanos;
    thread.kernel.threadStopped(thread);
    return false;
  }

  /** `time::Handle::unpark`: wakes whoever parks on the driver and keeps a paused clock from moving this once. */
  unpark(by: Thread): void {
    this.didWake = true;
    this.unparkIo(by);
  }

  private unparkIo(by: Thread): void {
    if (this.waiting && this.waiting.state === 'parked') {
      by.kernel.wakeThread(by, this.waiting);
      this.waiting = null;
    } else this.token = true;
  }

  private process(thread: Thread, now: number): void {
    let batch: Waker[] = [];
    for (let entry = this.wheel.poll(now); entry !== null; entry = this.wheel.poll(now)) {
      const waker = this.fire(thread, entry);
      if (!waker) continue;
      batch.push(waker);
      if (batch.length === WAKE_BATCH) {
        for (const each of batch) each.wake(thread);
        batch = [];
      }
    }
    const next = this.wheel.nextExpiration();
    this.nextWake = next === null ? null : Math.max(1, next);
    for (const each of batch) each.wake(thread);
  }

  private fire(thread: Thread, entry: TimerEntry): Waker | null {
    thread.touch('driver', 0, true);
    entry.fired = true;
    this.timers.delete(entry.id);
    if (thread.kernel.on) {
      const late = Math.max(0, this.nowTick(thread.clock) - entry.when);
      const seq = thread.event(
        'timer.fire',
        entry.task,
        { timer: entry.id, late },
        entry.registeredBy,
      );
      const waker = entry.waker;
      entry.waker = null;
      return waker ? new CausedWaker(waker, seq) : null;
    }
    const waker = entry.waker;
    entry.waker = null;
    return waker;
  }

  /** What a park would meet besides timers, as a number: what an explorer compares states by. */
  pending(): number {
    return (this.token ? 4 : 0) + (this.didWake ? 8 : 0) + (this.waiting ? 16 : 0);
  }

  /** Holds a registered timer back by some ticks. */
  delay(timer: number, ticks: number): void {
    const entry = this.timers.get(timer);
    if (!entry || entry.filed === null) return;
    this.wheel.remove(entry);
    entry.when += ticks;
    this.wheel.insert(entry);
  }

  /** Driver shutdown: time runs to its end and every timer fires. */
  shutdown(thread: Thread): void {
    if (this.isShutdown) return;
    this.isShutdown = true;
    this.process(thread, MAX_TICK);
  }
}

/** Wakes on behalf of a fired timer, so that the trace can say why. */
class CausedWaker implements Waker {
  constructor(
    private readonly inner: Waker,
    private readonly seq: number,
  ) {}
  get identity(): number {
    return this.inner.identity;
  }
  get task(): number | null {
    return this.inner.task;
  }
  clone(cx: Thread, holder: Parameters<Waker['clone']>[1]): Waker {
    return this.inner.clone(cx, holder);
  }
  wakeByRef(cx: Thread): void {
    this.inner.wakeByRef(cx);
  }
  drop(cx: Thread): void {
    this.inner.drop(cx);
  }

  wake(cx: Thread): void {
    const before = cx.cause;
    cx.cause = this.seq;
    this.inner.wake(cx);
    cx.cause = before;
  }
}
