import type { BlockKind, EventKind, EventOf, SimEvent } from '../sim/events';
import { type Cast, queueName, workerName } from './cast';
import { duration, type Part, place, resource, say, task } from './prose';
import type { HeldWaker, TaskState, Wait } from './state';
import type { Step } from './steps';
import type { Trace } from './trace';

/** What a sentence may look at: the whole step, the names, and tasks as they are after the step. */
export interface Telling {
  readonly trace: Trace;
  readonly step: Step;
  readonly cast: Cast;
  taskAfter(id: number): TaskState | undefined;
}

/** A task by name, or the thread when there is no task. */
export const who = (e: SimEvent, cast: Cast, id: number | null = e.task): Part =>
  id === null ? threadPart(e, cast) : task(cast, id);

/** The thread in reader's words: workers by number, others by name. */
export function threadPart(e: SimEvent, cast: Cast): Part {
  if (e.worker !== null) return place(workerName(cast, e.worker));
  const thread = cast.threads[e.thread];
  if (!thread || thread.role === 'main') return place('the main thread');
  if (thread.role === 'blocking') return place('a blocking thread');
  return place(thread.name ? `thread ${thread.name}` : `thread ${e.thread}`);
}

/** The other events of a step, in order. */
export function othersOf<K extends EventKind>(told: Telling, kind: K): EventOf<K>[] {
  const found: EventOf<K>[] = [];
  for (let i = told.step.first; i <= told.step.last; i += 1) {
    const event = told.trace.eventAt(i);
    if (event?.kind === kind && i !== told.step.head) found.push(event as EventOf<K>);
  }
  return found;
}

/** Where a task went, as the end of a sentence that is about it. */
export function wentTo(told: Telling, id: number): Part[] {
  const push = othersOf(told, 'queue.push').find((event) => event.task === id);
  if (!push) return [];
  const owner = push.owner ?? push.worker;
  if (push.dst === 'inject') return say` It joins ${place('the global queue')}.`;
  if (push.dst === 'remote') return say` It joins ${place("the LocalSet's remote queue")}.`;
  if (push.dst === 'lifo') {
    const moved = push.displaced;
    const slot = place(`worker ${owner}'s LIFO slot`);
    if (moved === null) return say` It takes ${slot}: it runs next.`;
    return say` It takes ${slot} and pushes ${task(told.cast, moved)} out to the queue.`;
  }
  return say` It joins the back of ${place(queueName(told.cast, owner))}.`;
}

/** What a task waits for, as a phrase after "waits for". */
export function waitPhrase(cast: Cast, wait: Wait): Part[] {
  if (wait.on === 'timer') return say`the timer at ${duration(wait.deadline)}`;
  if (wait.on === 'turn') return say`its next turn`;
  if (wait.on === 'join') return say`${task(cast, wait.joined)} to finish`;
  const name = resource(cast, wait.resource);
  if (wait.side === 'recv') return say`a message on ${name}`;
  if (wait.side === 'send') return say`room in ${name}`;
  if (wait.side === 'notified') return say`a notification on ${name}`;
  return say`${name}`;
}

/** Whom a task waits for when all that is known is who keeps its waker. */
export function keeperPhrase(cast: Cast, { holder, holderKind }: HeldWaker): Part[] {
  if (holder === null) return say`whoever keeps its waker`;
  if (holderKind === 'join_handle') return say`${task(cast, holder)} to finish`;
  if (holderKind === 'sleep') return say`its timer`;
  if (holderKind === 'join_set') return say`a task of ${resource(cast, holder)} to finish`;
  return say`${resource(cast, holder)}`;
}

/** Why a thread stands still, as the end of a sentence. */
export const BLOCKED: Readonly<Record<BlockKind, string>> = {
  thread_sleep: 'sleeps in thread::sleep',
  std_mutex: 'waits for a std Mutex',
  std_rwlock: 'waits for a std RwLock',
  std_condvar: 'waits on a Condvar',
  std_mpsc: 'waits for a message on a std channel',
  std_barrier: 'waits at a std Barrier',
  thread_join: 'waits for a thread to end',
  thread_park: 'is parked by thread::park',
  block_in_place: 'runs blocking code',
  block_on: 'waits in block_on',
  blocking_send: 'waits in blocking_send',
  blocking_recv: 'waits in blocking_recv',
  blocking_lock: 'waits in blocking_lock',
  once: 'waits for another thread to finish the initialisation',
  scope: 'waits for the threads of its scope',
  shutdown: 'waits for the runtime to shut down',
  intervention: 'is held up from outside',
};

const HOLDER: Readonly<Record<string, string>> = {
  sleep: 'The timer',
  join_handle: 'The JoinHandle',
  mpsc: 'The channel',
  unbounded: 'The channel',
  interval: 'The interval',
  mutex: 'The mutex',
  notify: 'The Notify',
};

/** Who keeps or used a waker, as the subject of a sentence. Holders of joins are tasks, of sleeps timers. */
export function holderPart(cast: Cast, holder: number | null, kind: string): Part[] {
  if (kind === 'join_handle' && holder !== null)
    return say`The JoinHandle of ${task(cast, holder)}`;
  const named = holder === null || kind === 'sleep' ? undefined : cast.resources[holder]?.name;
  if (named) return say`${place(named)}`;
  return say`${HOLDER[kind] ?? (kind ? `The ${kind.replaceAll('_', ' ')}` : '')}`;
}
