/** `tokio::time::Clock`: real (virtual) time until paused, then moved only by hand or by the idle runtime. */
export class Clock {
  private base: number;
  private unfrozenAt: number | null;
  /** `spawn_blocking` jobs in flight hold auto-advance back. */
  inhibitions = 0;

  constructor(
    private readonly mayPause: boolean,
    realNanos: number,
    paused: boolean,
  ) {
    this.base = realNanos;
    this.unfrozenAt = paused ? null : realNanos;
  }

  get paused(): boolean {
    return this.unfrozenAt === null;
  }

  /** `Clock::now` in kernel nanoseconds. */
  now(realNanos: number): number {
    return this.unfrozenAt === null ? this.base : this.base + (realNanos - this.unfrozenAt);
  }

  canAutoAdvance(): boolean {
    return this.unfrozenAt === null && this.inhibitions === 0;
  }

  /** Null, or the message real Tokio panics with. */
  pause(realNanos: number): string | null {
    if (!this.mayPause)
      return '`time::pause()` requires the `current_thread` Tokio runtime. This is the default Runtime used by `#[tokio::test].';
    if (this.unfrozenAt === null) return 'time is already frozen';
    this.base = this.now(realNanos);
    this.unfrozenAt = null;
    return null;
  }

  resume(realNanos: number): string | null {
    if (this.unfrozenAt !== null) return 'time is not frozen';
    this.unfrozenAt = realNanos;
    return null;
  }

  advance(nanos: number): string | null {
    if (this.unfrozenAt !== null) return 'time is not frozen';
    this.base += nanos;
    return null;
  }
}
