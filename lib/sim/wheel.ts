/** What the wheel needs to know of a timer. */
export interface WheelEntry {
  /** Millisecond tick asked for; may move later while registered (`extend_expiration`). */
  when: number;
  /** Tick under which the wheel filed it, or null while it is not registered. */
  filed: number | null;
}

const SLOTS = 64;
const LEVELS = 6;

/**
 * Tokio's hierarchical timer wheel (`runtime/time/wheel`): 6 levels of 64 slots, 1 ms ticks. Kept as it is, cascades
 * included, because they are visible: the driver wakes at a level boundary with nothing to fire.
 *
 *   level 0: |0|1|2|…|63|   one tick per slot      level 1: 64 ticks per slot      … level 5: 64⁵
 */
export class TimerWheel<T extends WheelEntry> {
  elapsed = 0;
  private readonly levels: Set<T>[][] = [];
  private readonly counts: number[] = [];
  private pending: T[] = [];
  size = 0;

  constructor() {
    for (let level = 0; level < LEVELS; level++) {
      this.levels.push(Array.from({ length: SLOTS }, () => new Set<T>()));
      this.counts.push(0);
    }
  }

  /** Files an entry by its `when`; false when that tick has already passed. */
  insert(entry: T): boolean {
    if (entry.when <= this.elapsed) return false;
    this.file(entry);
    this.size++;
    return true;
  }

  remove(entry: T): void {
    if (entry.filed === null) return;
    this.size--;
    const at = this.pending.indexOf(entry);
    if (at >= 0) this.pending.splice(at, 1);
    else {
      const level = levelFor(this.elapsed, entry.filed);
      if (this.slot(level, slotOf(entry.filed, level)).delete(entry))
        this.counts[level] = (this.counts[level] ?? 0) - 1;
    }
    entry.filed = null;
  }

  /** `next_expiration_time`: the tick at which the driver must look again, or null. */
  nextExpiration(): number | null {
    return this.pending.length > 0 ? this.elapsed : (this.next()?.deadline ?? null);
  }

  /** `poll`: the next entry due at `now`, in firing order; null when none is left (then `elapsed` is `now`). */
  poll(now: number): T | null {
    for (;;) {
      const due = this.pending.shift();
      if (due) {
        this.size--;
        due.filed = null;
        return due;
      }
      const next = this.next();
      if (!next || next.deadline > now) {
        if (now > this.elapsed) this.elapsed = now;
        return null;
      }
      this.process(next.level, next.slot, next.deadline);
      if (next.deadline > this.elapsed) this.elapsed = next.deadline;
    }
  }

  private process(level: number, slot: number, deadline: number): void {
    const entries = this.slot(level, slot);
    if (entries.size === 0) return;
    this.counts[level] = (this.counts[level] ?? 0) - entries.size;
    const list = [...entries];
    entries.clear();
    for (const entry of list) {
      if (entry.when <= deadline) this.pending.push(entry);
      else this.file(entry, deadline);
    }
  }

  private file(entry: T, elapsed = this.elapsed): void {
    const level = levelFor(elapsed, entry.when);
    entry.filed = entry.when;
    this.slot(level, slotOf(entry.when, level)).add(entry);
    this.counts[level] = (this.counts[level] ?? 0) + 1;
  }

  private next(): { level: number; slot: number; deadline: number } | null {
    for (let level = 0; level < LEVELS; level++) {
      if ((this.counts[level] ?? 0) === 0) continue;
      const range = SLOTS ** level;
      const levelRange = range * SLOTS;
      const from = Math.floor(this.elapsed / range) % SLOTS;
      for (let step = 0; step < SLOTS; step++) {
        const slot = (from + step) % SLOTS;
        if (this.slot(level, slot).size === 0) continue;
        let deadline = this.elapsed - (this.elapsed % levelRange) + slot * range;
        if (deadline <= this.elapsed) deadline += levelRange;
        return { level, slot, deadline };
      }
    }
    return null;
  }

  private slot(level: number, slot: number): Set<T> {
    const found = this.levels[level]?.[slot];
    if (!found) throw new Error(`timer wheel has no slot ${level}/${slot}`);
    return found;
  }
}

function slotOf(when: number, level: number): number {
  return Math.floor(when / SLOTS ** level) % SLOTS;
}

/** `level_for`: the highest six-bit group in which the two differ. */
function levelFor(elapsed: number, when: number): number {
  for (let level = LEVELS - 1; level > 0; level--) {
    const range = SLOTS ** level;
    if (Math.floor(elapsed / range) !== Math.floor(when / range)) return level;
  }
  return 0;
}
