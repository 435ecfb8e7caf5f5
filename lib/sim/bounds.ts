import type { Kernel } from './kernel';
import type { Thread } from './thread';

/** The limit this run has reached, in words that follow "the run stopped after"; null while it has reached none. */
export function boundReached(kernel: Kernel, thread: Thread): string | null {
  const { bounds } = kernel;
  if (kernel.polls > bounds.maxPolls) return `${bounds.maxPolls} polls`;
  if (kernel.seq > bounds.maxEvents) return `${bounds.maxEvents} events`;
  if (kernel.fuelStops > bounds.maxFuelStops)
    return 'as much work without an await as a run may do';
  if (kernel.stalls > bounds.maxStalls) return `${bounds.maxStalls} waits of a thread`;
  if (kernel.tasks.length > bounds.maxTasks) return `${bounds.maxTasks} tasks`;
  if (kernel.threads.length > bounds.maxThreads) return `${bounds.maxThreads} threads`;
  if (kernel.printed > bounds.maxOutput) return `${bounds.maxOutput} characters of output`;
  return thread.clock > bounds.maxNanos ? 'as much virtual time as a run may take' : null;
}
