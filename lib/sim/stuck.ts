import type { Kernel } from './kernel';

/** Who waits for what, when nothing can ever happen again. */
export interface Diagnosis {
  readonly text: string;
  readonly waits: readonly Wait[];
}

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
    if (thread.state !== 'blocked' || !thread.blockedOn) continue;
    const { on } = { on: thread.blockedOn };
    const who = thread.running
      ? `task \`${thread.running.name}\` blocks its thread`
      : `thread ${thread.name ?? thread.thread}`;
    const held = on.heldBy ? on.heldBy() : '';
    waits.push({
      who,
      task: thread.task,
      thread: thread.thread,
      what: `${wording(on.kind)}${held ? ` (${held})` : ''}`,
      resource: on.resource,
    });
  }
  for (const task of kernel.tasks) {
    if (task.complete || task.running || task.body === null) continue;
    const queued = task.state === 'scheduled' && task.kind !== 'main';
    const what = queued
      ? 'is in a queue that no thread serves any more'
      : task.wakers === 0
        ? 'waits, but nobody holds its waker'
        : 'waits for a wake that never comes';
    waits.push({
      who: task.kind === 'main' ? 'the main future' : `task \`${task.name}\``,
      task: task.id,
      thread: null,
      what,
      resource: null,
    });
  }
  const text = waits.map((wait) => `${wait.who} ${wait.what}`).join('; ');
  return { text: text || 'nothing is left that could run', waits };
}

function wording(kind: string): string {
  const words: Record<string, string> = {
    thread_sleep: 'waits for a sleep',
    std_mutex: 'waits for a std::sync::Mutex',
    std_rwlock: 'waits for a std::sync::RwLock',
    std_condvar: 'waits for a Condvar',
    std_mpsc: 'waits for a std channel',
    std_barrier: 'waits at a Barrier',
    thread_join: 'waits for a thread to finish',
    thread_park: 'is parked',
    shutdown: 'waits for the runtime to shut down',
    blocking_recv: 'waits in blocking_recv',
    blocking_send: 'waits in blocking_send',
    blocking_lock: 'waits in blocking_lock',
  };
  return words[kind] ?? `waits (${kind})`;
}
