import type { Driver, TimerEntry } from '../driver';
import { type Holder, PENDING, type Pending, type PollContext, type Waker } from '../program';
import { thread } from './resource';

/** `tokio::time::Sleep`: its deadline is fixed when it is created; it registers when it is first polled. */
export class Sleep {
  private entry: TimerEntry | null = null;
  private readonly driver: Driver;
  private readonly holder: Holder;

  constructor(
    cx: PollContext,
    public deadlineNanos: number,
  ) {
    const runtime = thread(cx).current;
    if (!runtime) throw new Error('sleep outside a runtime');
    this.driver = runtime.driver;
    this.holder = { id: thread(cx).kernel.nextTimer++, kind: 'sleep' };
  }

  /** Costs one unit when ready. */
  poll(cx: PollContext, waker: Waker): true | Pending {
    const before = cx.pollProceed(waker, 'Sleep');
    if (before === 0) return PENDING;
    const entry = this.entry ?? this.register(cx);
    thread(cx).touch('driver', 0, false);
    if (thread(cx).told(entry.fired)) return true;
    if (entry.waker === null || entry.waker.identity !== waker.identity) {
      entry.waker?.drop(cx);
      entry.waker = waker.clone(cx, this.holder);
    }
    cx.restoreBudget(before);
    return PENDING;
  }

  get timer(): number {
    return this.holder.id;
  }
  isElapsed(): boolean {
    return this.entry?.fired ?? false;
  }

  /** `Sleep::reset`: moves the deadline; later deadlines move the entry only when its old slot expires. */
  reset(cx: PollContext, deadlineNanos: number): void {
    this.deadlineNanos = deadlineNanos;
    const { entry } = this;
    if (!entry) return;
    const tick = this.driver.deadlineToTick(deadlineNanos);
    if (!entry.fired && entry.filed !== null && tick >= entry.when) entry.when = tick;
    else this.driver.reregister(thread(cx), entry, tick, deadlineNanos);
  }

  /** `reset_without_timer`: the next poll registers anew (what `Interval` does). */
  rearm(cx: PollContext, deadlineNanos: number): void {
    this.drop(cx);
    this.deadlineNanos = deadlineNanos;
  }

  drop(cx: PollContext): void {
    if (this.entry) this.driver.cancel(thread(cx), this.entry);
    this.entry = null;
  }

  private register(cx: PollContext): TimerEntry {
    const entry: TimerEntry = {
      id: this.holder.id,
      when: 0,
      filed: null,
      waker: null,
      fired: false,
      task: thread(cx).task,
      registeredBy: null,
    };
    this.entry = entry;
    this.driver.reregister(
      thread(cx),
      entry,
      this.driver.deadlineToTick(this.deadlineNanos),
      this.deadlineNanos,
    );
    return entry;
  }
}

export type MissedTickBehavior = 'burst' | 'delay' | 'skip';

const LATE_NANOS = 5_000_000;

/** `tokio::time::Interval`: the next deadline follows from the scheduled one, not from now, unless a tick was missed by over 5 ms. */
export class Interval {
  missed: MissedTickBehavior = 'burst';
  private readonly sleep: Sleep;

  constructor(
    cx: PollContext,
    startNanos: number,
    readonly periodNanos: number,
  ) {
    this.sleep = new Sleep(cx, startNanos);
  }

  /** Ready with the instant this tick was scheduled for. */
  pollTick(cx: PollContext, waker: Waker): number | Pending {
    if (this.sleep.poll(cx, waker) === PENDING) return PENDING;
    const timeout = this.sleep.deadlineNanos;
    const now = cx.tokioNowNanos();
    this.sleep.rearm(
      cx,
      now > timeout + LATE_NANOS ? this.nextTimeout(timeout, now) : timeout + this.periodNanos,
    );
    return timeout;
  }

  reset(cx: PollContext, deadlineNanos: number): void {
    this.sleep.reset(cx, deadlineNanos);
  }
  drop(cx: PollContext): void {
    this.sleep.drop(cx);
  }

  private nextTimeout(timeout: number, now: number): number {
    const period = this.periodNanos;
    if (this.missed === 'burst') return timeout + period;
    if (this.missed === 'delay') return now + period;
    return now + period - ((now - timeout) % period);
  }
}

/** `yield_now`: defers itself once, and is ready on any later poll. */
export class YieldNow {
  private yielded = false;

  poll(cx: PollContext, waker: Waker): true | Pending {
    if (this.yielded) return true;
    this.yielded = true;
    cx.defer(waker, 'yield');
    return PENDING;
  }
}
