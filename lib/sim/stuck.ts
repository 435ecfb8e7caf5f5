import type { BlockKind, ResourceKind } from './events';
import type { Kernel } from './kernel';
import type { Holder } from './program';
import type { Task } from './task';
import type { Thread } from './thread';

/** Who waits for what, when nothing can ever happen again. */
export interface Diagnosis {
  readonly text: string;
  readonly waits: readonly Wait[];
}

/** One party of a stuck run: `what` reads on after `who`. */
export interface Wait {
  readonly who: string;
  readonly task: number | null;
  readonly thread: number | null;
  readonly what: string;
  readonly resource: number | null;
}

/** Explains a stuck run: every blocked thread with what it waits for, every unfinished task with who could wake it. */
export function diagnose(kernel: Kernel): Diagnosis {
  const waits: Wait[] = [];
  for (const thread of kernel.threads) {
    const wait = spinningThread(kernel, thread) ?? blockedThread(kernel, thread);
    if (wait) waits.push(wait);
  }
  for (const task of kernel.tasks) {
    if (!task.complete && !task.running && task.body !== null)
      waits.push(waitingTask(kernel, task));
  }
  const text = waits.map((wait) => `${wait.who} ${wait.what}`).join('; ');
  return { text: text || 'nothing is left that could run', waits };
}

function blockedThread(kernel: Kernel, thread: Thread): Wait | null {
  const on = thread.blockedOn;
  if (thread.state !== 'blocked' || !on) return null;
  const held = on.heldBy ? on.heldBy() : '';
  const who = thread.running
    ? taskWords(kernel, thread.running)
    : `thread ${thread.name ?? thread.thread}`;
  const what = `${BLOCKED[on.kind] ?? `waits (${on.kind})`}${nameWords(kernel, on.resource)}${held ? `, ${held}` : ''}`;
  const tail = thread.running ? ' and blocks its thread' : '';
  return {
    who,
    task: thread.task,
    thread: thread.thread,
    what: `${what}${tail}`,
    resource: on.resource,
  };
}

/** The one thread that still runs when a run is found stuck: it reads an atomic over and over. */
function spinningThread(kernel: Kernel, thread: Thread): Wait | null {
  if (thread.state !== 'runnable' && thread.blockedOn?.kind !== 'thread_sleep') return null;
  const who = thread.running
    ? taskWords(kernel, thread.running)
    : `thread ${thread.name ?? thread.thread}`;
  const what = 'spins: it reads an atomic over and over, and nobody is left who could change it';
  return { who, task: thread.task, thread: thread.thread, what, resource: null };
}

function waitingTask(kernel: Kernel, task: Task): Wait {
  const base = { who: taskWords(kernel, task), task: task.id, thread: null };
  if (task.state === 'scheduled' && task.kind !== 'main') {
    return { ...base, what: 'is in a queue that no thread serves any more', resource: null };
  }
  const [first] = task.heldBy;
  if (!first) {
    const what =
      task.wakers > 0 ? 'waits for a wake that never comes' : 'waits, but nobody holds its waker';
    return { ...base, what, resource: null };
  }
  const what = task.heldBy.map((holder) => holderWords(kernel, holder)).join(' and ');
  return {
    ...base,
    what: `waits for ${what}`,
    resource: first.kind === 'join_handle' ? null : first.id,
  };
}

function taskWords(kernel: Kernel, task: Task): string {
  return task.kind === 'main' ? 'the main future' : `task \`${taskLabel(kernel, task)}\``;
}

/** A task's name; with its number among those of the same name when there are several. */
export function taskLabel(kernel: Kernel, task: Task): string {
  const same = kernel.tasks.filter((each) => each.name === task.name);
  return same.length > 1 ? `${task.name} #${same.indexOf(task) + 1}` : task.name;
}

function holderWords(kernel: Kernel, holder: Holder): string {
  if (holder.kind === 'join_handle') {
    const joined = kernel.tasks[holder.id];
    return joined ? `${taskWords(kernel, joined)} to finish` : 'a task to finish';
  }
  const held = kernel.describers.get(holder.id)?.() ?? '';
  return `${WAITED[holder.kind] ?? 'something'}${nameWords(kernel, holder.id)}${held ? `, ${held}` : ''}`;
}

function nameWords(kernel: Kernel, resource: number | null): string {
  const name = resource === null ? undefined : kernel.resourceNames.get(resource);
  return name ? ` \`${name}\`` : '';
}

const WAITED: Partial<Record<ResourceKind, string>> = {
  mutex: 'a Mutex',
  rwlock: 'an RwLock',
  semaphore: 'a Semaphore permit',
  notify: 'a notification',
  oneshot: 'a oneshot channel',
  mpsc: 'an mpsc channel',
  unbounded: 'an mpsc channel',
  broadcast: 'a broadcast channel',
  watch: 'a watch channel',
  barrier: 'a Barrier',
  cancellation_token: 'a cancellation',
  join_set: 'a task of its JoinSet',
  local_set: 'a task of its LocalSet',
  once_cell: 'a OnceCell',
  sleep: 'a timer',
};

const BLOCKED: Partial<Record<BlockKind, string>> = {
  thread_sleep: 'waits for a sleep',
  std_mutex: 'waits for a std::sync::Mutex',
  std_rwlock: 'waits for a std::sync::RwLock',
  std_condvar: 'waits for a Condvar',
  std_mpsc: 'waits for a std channel',
  std_barrier: 'waits at a std Barrier',
  thread_join: 'waits for a thread to finish',
  thread_park: 'is parked',
  shutdown: 'waits for the runtime to shut down',
  blocking_recv: 'waits in blocking_recv',
  blocking_send: 'waits in blocking_send',
  blocking_lock: 'waits in blocking_lock',
  once: 'waits for an initialiser',
  scope: 'waits for the threads of its scope',
};
