import type { ResourceKind, SimEvent, TaskKind, ThreadRole } from '../sim/events';
import type { Trace } from './trace';

/** How one task looks everywhere on the stage: hue and shape 0–7, and a name no other task has. */
export interface Persona {
  readonly id: number;
  readonly label: string;
  /** At most 16 characters, for chips. */
  readonly short: string;
  /** The end of `short` that tells like-named tasks apart, or ''. It is the last thing to be cut. */
  readonly tail: string;
  readonly hue: number;
  /** 0 for the first eight tasks, 1 for the next eight, … : hues and shapes repeat. */
  readonly round: number;
  readonly kind: TaskKind;
  readonly parent: number | null;
}

/** Names of everything a run mentions. Fixed for the whole run, so that no name changes while stepping. */
export interface Cast {
  readonly flavor: 'current_thread' | 'multi_thread' | 'none';
  readonly tasks: readonly (Persona | undefined)[];
  readonly threads: readonly ({ readonly name: string; readonly role: ThreadRole } | undefined)[];
  readonly resources: readonly (
    | { readonly name: string; readonly kind: ResourceKind }
    | undefined
  )[];
}

const SHORT = 16;

function shorten(label: string): string {
  if (label.length <= SHORT) return label;
  const numbered = /^(.*?)( #\d+)$/.exec(label);
  const tail = numbered?.[2] ?? '';
  return `${(numbered?.[1] ?? label).slice(0, SHORT - 1 - tail.length)}…${tail}`;
}

function tailOf(short: string): string {
  return /( #\d+| \d+|\([^()]{1,6}\))$/.exec(short)?.[0] ?? '';
}

function unnamed(kind: TaskKind, id: number): string {
  if (kind === 'main') return 'main';
  return kind === 'blocking' ? 'blocking job' : `task ${id}`;
}

const PLAIN: Partial<Readonly<Record<ResourceKind, string>>> = {
  mpsc: 'channel',
  unbounded: 'channel',
  oneshot: 'oneshot channel',
  broadcast: 'broadcast channel',
  watch: 'watch channel',
  std_mpsc: 'std channel',
  std_mutex: 'std Mutex',
  std_rwlock: 'std RwLock',
  std_condvar: 'Condvar',
  std_barrier: 'std Barrier',
  mutex: 'Mutex',
  rwlock: 'RwLock',
  semaphore: 'Semaphore',
  notify: 'Notify',
  barrier: 'Barrier',
  join_set: 'JoinSet',
  local_set: 'LocalSet',
  once_cell: 'OnceCell',
  cancellation_token: 'CancellationToken',
  join_handle: 'JoinHandle',
};

/** What a resource is called that the program does not name: by its kind, numbered where there are several. */
function named(resources: readonly Cast['resources'][number][]): Cast['resources'][number][] {
  const plain = resources.map((resource) =>
    resource && (!resource.name || resource.name === resource.kind)
      ? (PLAIN[resource.kind] ?? resource.kind.replaceAll('_', ' '))
      : null,
  );
  const count = (name: string | null) => plain.filter((other) => other === name).length;
  const seen = new Map<string, number>();
  return resources.map((resource, id) => {
    const name = plain[id];
    if (!resource || name === null || name === undefined) return resource;
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return { ...resource, name: count(name) > 1 ? `${name} ${nth}` : `the ${name}` };
  });
}

/** Reads the names off a run. Tasks that share a name are numbered in the order of their spawn. */
export function castOf(trace: Trace): Cast {
  const spawned: { id: number; name: string; kind: TaskKind; parent: number | null }[] = [];
  const threads: Cast['threads'][number][] = [];
  const resources: Cast['resources'][number][] = [];
  const known = new Set<number>();
  let flavor: Cast['flavor'] = 'none';
  // Thread 0 is the process's main thread; its start is told only when it has no runtime.
  threads[0] = { name: 'main', role: 'main' };
  for (let i = 0; i < trace.length; i += 1) {
    const event = trace.eventAt(i) as SimEvent;
    if (event.kind === 'task.spawn' && event.task !== null && !known.has(event.task)) {
      known.add(event.task);
      const { task: id, name, taskKind: kind, parent } = event;
      spawned.push({ id, name: name || unnamed(kind, id), kind, parent });
    } else if (event.kind === 'poll.start' && event.task !== null && !known.has(event.task)) {
      known.add(event.task);
      const name = event.task === 0 ? 'main' : `task ${event.task}`;
      spawned.push({ id: event.task, name, kind: 'task', parent: null });
    } else if (event.kind === 'run.start') {
      if (flavor === 'none') flavor = event.flavor;
    } else if (event.kind === 'thread.start') {
      threads[event.thread] = { name: event.name, role: event.role };
    } else if (event.kind === 'resource.new') {
      resources[event.resource] = { name: event.name, kind: event.resourceKind };
    }
  }
  return { flavor, tasks: personas(spawned), threads, resources: named(resources) };
}

function personas(
  spawned: readonly { id: number; name: string; kind: TaskKind; parent: number | null }[],
): (Persona | undefined)[] {
  const total = new Map<string, number>();
  for (const { name } of spawned) total.set(name, (total.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  const out: (Persona | undefined)[] = [];
  spawned.forEach(({ id, name, kind, parent }, order) => {
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    const label = (total.get(name) ?? 0) > 1 ? `${name} #${nth}` : name;
    out[id] = {
      id,
      label,
      short: shorten(label),
      tail: tailOf(shorten(label)),
      hue: order % 8,
      round: Math.floor(order / 8),
      kind,
      parent,
    };
  });
  return out;
}

/** The look of a task, also for one the run never introduced. */
export function personaOf(cast: Cast, id: number): Persona {
  return (
    cast.tasks[id] ?? {
      id,
      label: `task ${id}`,
      short: `task ${id}`,
      tail: ` ${id}`,
      hue: id % 8,
      round: Math.floor(id / 8),
      kind: 'task',
      parent: null,
    }
  );
}

/** A worker in words, inside a sentence: a current_thread runtime has one, and it is the thread itself. */
export function workerName(cast: Cast, worker: number): string {
  return cast.flavor === 'current_thread' ? 'the thread' : `worker ${worker}`;
}

/** A worker's queue in words. */
export function queueName(cast: Cast, worker: number | null): string {
  if (worker === null || cast.flavor === 'current_thread') return 'the queue';
  return `worker ${worker}'s queue`;
}

/** A resource in words: its own name if it has one, else what kind of thing it is. */
export function resourceName(cast: Cast, id: number): string {
  const resource = cast.resources[id];
  if (!resource) return `resource ${id}`;
  return resource.name || resource.kind.replaceAll('_', ' ');
}
