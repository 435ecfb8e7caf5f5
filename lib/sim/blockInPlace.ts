import { MultiThread } from './multiThread';
import { wakeDeferred } from './runtime';
import type { Thread } from './thread';

const REFUSED = 'can call blocking only when running on the multi-threaded runtime';

/**
 * `block_in_place`, going in: the core goes to the hand-off cell, where a new thread may pick it up. Null, or the message
 * real Tokio panics with.
 */
export function enterBlockInPlace(thread: Thread): string | null {
  const { scheduler, kernel } = thread;
  const runtime = scheduler?.runtime instanceof MultiThread ? scheduler.runtime : null;
  if (thread.entered && !runtime && !thread.mayBlockInPlace) return REFUSED;
  if (thread.localSet) return REFUSED;
  const core = runtime && thread.entered ? (scheduler?.core ?? null) : null;
  thread.blockInPlace.push({
    core,
    budget: thread.budget,
    entered: thread.entered,
    mayBlock: thread.mayBlockInPlace,
  });
  if (thread.entered) thread.budget = Infinity;
  thread.entered = false;
  if (!core || !runtime || !scheduler) return null;
  wakeDeferred(thread);
  const { lifo } = core;
  core.lifo = null;
  if (lifo) runtime.pushBackOrOverflow(thread, core, lifo);
  scheduler.core = null;
  if (kernel.on) {
    thread.event('core.handoff', thread.task, {
      index: core.index,
      fromThread: thread.thread,
      toThread: -1,
      stage: 'offer',
    });
  }
  runtime.cells[core.index] = core;
  kernel.nextTokioId++;
  runtime.launchWorker(thread, core.index);
  return null;
}

/** Coming out: the core is taken back if no thread picked it up; otherwise the rest of the poll runs without one. */
export function exitBlockInPlace(thread: Thread): void {
  const saved = thread.blockInPlace.pop();
  if (!saved) return;
  thread.entered = saved.entered;
  thread.mayBlockInPlace = saved.mayBlock;
  thread.budget = saved.budget;
  const { scheduler } = thread;
  if (!saved.core || !(scheduler?.runtime instanceof MultiThread)) return;
  const { index } = saved.core;
  const core = scheduler.runtime.cells[index] ?? null;
  scheduler.runtime.cells[index] = null;
  scheduler.core = core;
  if (core && thread.kernel.on) {
    thread.event('core.handoff', thread.task, {
      index,
      fromThread: thread.thread,
      toThread: thread.thread,
      stage: 'back',
    });
  }
}
