import type { Core } from './core';
import type { MultiThread } from './multiThread';
import { COST } from './profile';
import type { Task } from './task';
import type { Thread } from './thread';

/** `transition_to_searching`: only while fewer than half of the workers search. */
export function transitionToSearching(runtime: MultiThread, core: Core): boolean {
  if (core.isSearching) return true;
  if (2 * runtime.numSearching >= runtime.workers) return false;
  core.isSearching = true;
  runtime.numSearching++;
  return true;
}

/** `steal_work`: one round over the other workers from a random start; the first non-empty victim loses half. */
export function stealWork(thread: Thread, runtime: MultiThread, core: Core): Task | null {
  const { workers, kernel } = runtime;
  const drawn = core.rand.below(workers);
  thread.clock += COST.search;
  const starts = distinctStarts(runtime, core);
  const start = starts.length > 1 ? kernel.chooser.choose('steal', workers, drawn, starts) : drawn;
  let task: Task | null = null;
  for (let i = 0; i < workers && !task; i++) {
    const victim = runtime.cores()[(start + i) % workers];
    if (victim && victim !== core) task = stealInto(thread, runtime, core, victim);
  }
  if (kernel.on && workers > 1) {
    thread.event('worker.search', null, {
      start,
      found: task !== null || runtime.inject.length > 0,
    });
  }
  return task;
}

/** Where a round may start so that it meets another victim first: those who have something to steal. */
function distinctStarts(runtime: MultiThread, core: Core): number[] {
  return runtime
    .cores()
    .flatMap((each) => (each !== core && each.queue.length > 0 ? [each.index] : []));
}

/** `steal_into`: the older half (rounded up) moves; the newest of it is run first. */
function stealInto(thread: Thread, runtime: MultiThread, core: Core, victim: Core): Task | null {
  const { numbers } = runtime;
  if (core.queue.length > Math.floor(numbers.localQueueCapacity / 2)) return null;
  const n = victim.queue.length - Math.floor(victim.queue.length / 2);
  if (n === 0) return numbers.lifoStealable ? stealLifo(thread, core, victim) : null;
  const batch: Task[] = [];
  for (let i = 0; i < n; i++) {
    const task = victim.queue.shift();
    if (task) batch.push(task);
  }
  const first = batch.pop() ?? null;
  for (const task of batch) {
    task.via = 'steal';
    core.queue.push(task);
  }
  if (first) report(thread, victim, core, [...batch, first], false);
  return first;
}

/** Tokio 1.51.0, 1.51.1, 1.52.0 and 1.52.1 only: an empty queue's LIFO slot can be stolen. */
function stealLifo(thread: Thread, core: Core, victim: Core): Task | null {
  const { lifo } = victim;
  if (!lifo) return null;
  victim.lifo = null;
  report(thread, victim, core, [lifo], true);
  return lifo;
}

function report(thread: Thread, from: Core, to: Core, batch: readonly Task[], lifo: boolean): void {
  const first = batch[batch.length - 1];
  if (!first) return;
  first.via = 'steal';
  if (!thread.kernel.on) return;
  const tasks = batch.map((task) => task.id);
  thread.event(
    'steal',
    first.id,
    { from: from.index, to: to.index, tasks, runFirst: first.id, lifo },
    first.pushedBy,
  );
}
