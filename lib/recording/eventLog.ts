import type { EventFields, EventKind, SimEvent } from '../sim/events';
import type { TraceSink } from '../sim/trace';
import { FIELDS, type FieldType, KINDS } from './schema';

const NULL_INT = -0x80000000;
const FIRST_CAPACITY = 256;

/** Packed fields by kind, in the schema's order. */
const PACKED = KINDS.map((kind) => FIELDS[kind] as readonly (readonly [string, FieldType])[]);
const KIND_NUMBER = new Map<string, number>(KINDS.map((kind, at) => [kind, at]));

/**
 * Every event of a run in columns of numbers, strings interned: about 60 bytes an event instead of some 300 as objects.
 * `eventAt` makes the plain event again. Columns grow by doubling; nothing is ever changed once written.
 */
export class EventLog implements TraceSink {
  length = 0;
  private kinds = new Uint8Array(FIRST_CAPACITY);
  private micros = new Float64Array(FIRST_CAPACITY);
  private workers = new Int8Array(FIRST_CAPACITY);
  private threads = new Int16Array(FIRST_CAPACITY);
  private tasks = new Int32Array(FIRST_CAPACITY);
  private bys = new Int32Array(FIRST_CAPACITY);
  private causes = new Int32Array(FIRST_CAPACITY);
  private spanStarts = new Int32Array(FIRST_CAPACITY);
  private spanEnds = new Int32Array(FIRST_CAPACITY);
  private offsets = new Uint32Array(FIRST_CAPACITY);
  private data = new Float64Array(FIRST_CAPACITY * 4);
  private used = 0;
  private readonly strings: string[] = [];
  private readonly stringIds = new Map<string, number>();
  private readonly lists: (readonly number[])[] = [];

  event<K extends EventKind>(
    kind: K,
    seq: number,
    micros: number,
    worker: number | null,
    thread: number,
    task: number | null,
    by: number | null,
    cause: number | null,
    spanStart: number,
    spanEnd: number,
    fields: EventFields[K],
  ): void {
    const at = this.length++;
    if (at === this.kinds.length) this.grow();
    if (seq !== at) throw new Error(`event ${seq} came as number ${at}`);
    const number = KIND_NUMBER.get(kind) ?? 0;
    this.kinds[at] = number;
    this.micros[at] = micros;
    this.workers[at] = worker ?? -1;
    this.threads[at] = thread;
    this.tasks[at] = task ?? NULL_INT;
    this.bys[at] = by ?? NULL_INT;
    this.causes[at] = cause ?? NULL_INT;
    this.spanStarts[at] = spanStart;
    this.spanEnds[at] = spanEnd;
    this.offsets[at] = this.used;
    const packed = PACKED[number] ?? [];
    if (this.used + packed.length > this.data.length) this.growData();
    const source = fields as unknown as Record<string, unknown>;
    for (const [name, type] of packed) this.data[this.used++] = this.pack(source[name], type);
  }

  private pack(value: unknown, type: FieldType): number {
    if (type === 's') return this.intern(value as string);
    if (type === 'b') return value ? 1 : 0;
    if (type === 'l') return this.lists.push(value as readonly number[]) - 1;
    return value === null ? Number.NaN : (value as number);
  }

  private intern(text: string): number {
    const known = this.stringIds.get(text);
    if (known !== undefined) return known;
    const id = this.strings.push(text) - 1;
    this.stringIds.set(text, id);
    return id;
  }

  /** The event at a position; undefined outside the run. A fresh object each time. */
  eventAt(at: number): SimEvent | undefined {
    if (at < 0 || at >= this.length) return undefined;
    const number = this.kinds[at] ?? 0;
    const spanStart = this.spanStarts[at] ?? -1;
    const event: Record<string, unknown> = {
      kind: KINDS[number],
      seq: at,
      t: this.micros[at],
      worker: this.workers[at] === -1 ? null : this.workers[at],
      thread: this.threads[at],
      task: orNull(this.tasks[at]),
      by: orNull(this.bys[at]),
      cause: orNull(this.causes[at]),
      span: spanStart < 0 ? null : { start: spanStart, end: this.spanEnds[at] },
    };
    let from = this.offsets[at] ?? 0;
    for (const [name, type] of PACKED[number] ?? [])
      event[name] = this.unpack(this.data[from++] ?? 0, type);
    return event as unknown as SimEvent;
  }

  private unpack(value: number, type: FieldType): unknown {
    if (type === 's') return this.strings[value] ?? '';
    if (type === 'b') return value === 1;
    if (type === 'l') return this.lists[value] ?? [];
    return Number.isNaN(value) ? null : value;
  }

  /** The kind alone, without building the event: for ticks on a scrubber and searches. */
  kindAt(at: number): EventKind | undefined {
    return at < this.length ? KINDS[this.kinds[at] ?? 0] : undefined;
  }

  /** Every event, in order. */
  *[Symbol.iterator](): Iterator<SimEvent> {
    for (let at = 0; at < this.length; at++) yield this.eventAt(at) as SimEvent;
  }

  /** Bytes held by the columns (capacity, not only what is used), strings and lists. */
  get bytes(): number {
    const columns = [
      this.kinds,
      this.micros,
      this.workers,
      this.threads,
      this.tasks,
      this.bys,
      this.causes,
      this.spanStarts,
      this.spanEnds,
      this.offsets,
      this.data,
    ];
    const text = this.strings.reduce((sum, each) => sum + 2 * each.length + 40, 0);
    const lists = this.lists.reduce((sum, each) => sum + 8 * each.length + 24, 0);
    return columns.reduce((sum, column) => sum + column.byteLength, 0) + text + lists;
  }

  /** Gives back what growing reserved and nothing used. Call once, after the run. */
  trim(): this {
    this.resize(this.length);
    this.data = this.data.slice(0, this.used);
    return this;
  }

  private grow(): void {
    this.resize(this.kinds.length * 2);
  }

  private resize(capacity: number): void {
    this.kinds = sized(this.kinds, new Uint8Array(capacity));
    this.micros = sized(this.micros, new Float64Array(capacity));
    this.workers = sized(this.workers, new Int8Array(capacity));
    this.threads = sized(this.threads, new Int16Array(capacity));
    this.tasks = sized(this.tasks, new Int32Array(capacity));
    this.bys = sized(this.bys, new Int32Array(capacity));
    this.causes = sized(this.causes, new Int32Array(capacity));
    this.spanStarts = sized(this.spanStarts, new Int32Array(capacity));
    this.spanEnds = sized(this.spanEnds, new Int32Array(capacity));
    this.offsets = sized(this.offsets, new Uint32Array(capacity));
  }

  private growData(): void {
    this.data = sized(this.data, new Float64Array(this.data.length * 2));
  }
}

function orNull(value: number | undefined): number | null {
  return value === undefined || value === NULL_INT ? null : value;
}

function sized<
  A extends Uint8Array | Int8Array | Int16Array | Int32Array | Uint32Array | Float64Array,
>(from: A, to: A): A {
  to.set(from.length <= to.length ? from : from.subarray(0, to.length));
  return to;
}
