import type { EventFields, EventKind, SimEvent } from '../sim/events';
import type { Outcome } from '../sim/kernel';
import type { Scenario } from '../sim/scenario';
import { EventLog } from './eventLog';
import type { Recording } from './record';
import { FIELDS, type FieldType, KINDS } from './schema';

/** Bumped when the layout changes; a reader refuses what it does not know. */
const VERSION = 1;

/** A recording as a page ships it: one row of numbers per event, strings once, causes and times as differences. */
export interface RecordingJson {
  readonly version: number;
  readonly scenario: Scenario;
  readonly outcome: Outcome;
  readonly kinds: readonly EventKind[];
  readonly strings: readonly string[];
  readonly rows: readonly (readonly (number | null | readonly number[])[])[];
}

/** Packs a recording for the page; about 20 bytes an event once compressed. `fromJson` is its exact inverse. */
export function toJson(recording: Recording): RecordingJson {
  const strings: string[] = [];
  const ids = new Map<string, number>();
  const kinds: EventKind[] = [];
  const intern = (text: string): number => {
    const known = ids.get(text);
    if (known !== undefined) return known;
    ids.set(text, strings.length);
    return strings.push(text) - 1;
  };
  const rows: (number | null | readonly number[])[][] = [];
  let micros = 0;
  for (const event of recording.log) {
    let kind = kinds.indexOf(event.kind);
    if (kind < 0) kind = kinds.push(event.kind) - 1;
    const cause = event.cause === null ? null : event.seq - event.cause;
    const row: (number | null | readonly number[])[] = [
      kind,
      event.t - micros,
      event.worker,
      event.thread,
      event.task,
      event.by,
      cause,
    ];
    micros = event.t;
    row.push(
      event.span ? event.span.start : -1,
      event.span ? event.span.end - event.span.start : 0,
    );
    for (const [name, type] of schemaOf(event.kind))
      row.push(pack((event as unknown as Record<string, unknown>)[name], type, intern));
    rows.push(row);
  }
  return {
    version: VERSION,
    scenario: recording.scenario,
    outcome: recording.outcome,
    kinds,
    strings,
    rows,
  };
}

/** Unpacks what `toJson` made; throws on another version, because guessing would show a run that never was. */
export function fromJson(json: RecordingJson): Recording {
  if (json.version !== VERSION)
    throw new Error(`recording version ${json.version}, expected ${VERSION}`);
  const log = new EventLog();
  let micros = 0;
  json.rows.forEach((row, seq) => {
    const [kindAt, dt, worker, thread, task, by, back, start, length, ...fields] = row as (
      | number
      | null
    )[];
    const kind = json.kinds[kindAt ?? 0] ?? KINDS[0];
    if (!kind) throw new Error('recording names no kinds');
    micros += dt ?? 0;
    const cause = back === null || back === undefined ? null : seq - back;
    const values: Record<string, unknown> = {};
    schemaOf(kind).forEach(([name, type], at) => {
      values[name] = unpack(fields[at] ?? null, type, json.strings);
    });
    const spanStart = start ?? -1;
    log.event(
      kind,
      seq,
      micros,
      worker ?? null,
      thread ?? 0,
      task ?? null,
      by ?? null,
      cause,
      spanStart,
      spanStart < 0 ? -1 : spanStart + (length ?? 0),
      values as unknown as EventFields[typeof kind],
    );
  });
  return { scenario: json.scenario, outcome: json.outcome, log: log.trim() };
}

function schemaOf(kind: SimEvent['kind']): readonly (readonly [string, FieldType])[] {
  return FIELDS[kind];
}

function pack(
  value: unknown,
  type: FieldType,
  intern: (text: string) => number,
): number | null | readonly number[] {
  if (type === 's') return intern(value as string);
  if (type === 'b') return value ? 1 : 0;
  return value as number | null | readonly number[];
}

function unpack(
  value: number | null | readonly number[],
  type: FieldType,
  strings: readonly string[],
): unknown {
  if (type === 's') return strings[value as number] ?? '';
  return type === 'b' ? value === 1 : value;
}
