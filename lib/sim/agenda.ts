import type { Chooser } from './chooser';
import type { Thread } from './thread';

/**
 * Which thread goes next. By default the runnable one whose clock is furthest behind, as if all ran in parallel; waits
 * for a moment in time end when every clock has come that far. A list of choices may send any runnable thread first.
 */
export class Agenda {
  private live: Thread[] = [];
  private runnable = 0;
  private nextTimed = Infinity;

  constructor(private readonly chooser: Chooser) {}

  get concurrent(): boolean {
    return this.runnable > 1;
  }

  add(thread: Thread): void {
    this.live.push(thread);
    this.runnable++;
  }

  remove(thread: Thread): void {
    this.live = this.live.filter((each) => each !== thread);
    this.runnable--;
  }

  stopped(thread: Thread): void {
    this.runnable--;
    if (thread.until < this.nextTimed) this.nextTimed = thread.until;
  }

  started(): void {
    this.runnable++;
  }

  /** Whether somebody else may be due before this thread goes on. */
  mustRepick(thread: Thread): boolean {
    return this.runnable > 1 || thread.clock >= this.nextTimed;
  }

  /** Null when nothing can ever happen again. */
  pickThread(): Thread | null {
    for (;;) {
      let best: Thread | null = null;
      let timed: Thread | null = null;
      for (const thread of this.live) {
        if (thread.state === 'runnable') {
          if (!best || thread.clock < best.clock) best = thread;
        } else if (thread.until < (timed?.until ?? Infinity)) timed = thread;
      }
      this.nextTimed = timed?.until ?? Infinity;
      if (!timed || (best && best.clock < timed.until)) {
        return best && this.runnable > 1 && this.chooser.steering ? this.choose(best) : best;
      }
      if (!best && this.allIdle()) return null;
      timed.resumeAt(timed.until, null);
    }
  }

  /** The others were held up meanwhile: their clocks follow. */
  private choose(preferred: Thread): Thread {
    const options = this.live.filter((thread) => thread.state === 'runnable');
    const at = this.chooser.choose(
      'thread',
      options.length,
      options.indexOf(preferred),
      options.map((thread) => thread.thread),
    );
    const chosen = options[at] ?? preferred;
    for (const other of options) if (other.clock < chosen.clock) other.clock = chosen.clock;
    return chosen;
  }

  /** Whether nobody but this thread can ever do anything again, unless it does something first. */
  alone(thread: Thread): boolean {
    return this.live.every(
      (each) =>
        each === thread || (each.state !== 'runnable' && (each.idle || each.until === Infinity)),
    );
  }

  /** Only idle pool threads have anything to wait for. */
  private allIdle(): boolean {
    return this.live.every((thread) => thread.idle || thread.until === Infinity);
  }
}
