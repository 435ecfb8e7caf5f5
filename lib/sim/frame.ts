import type { Thread } from './thread';

/**
 * One activity on a thread's stack: a worker's loop, one run of a task, a `block_on`, a plain function. `step` does the
 * next piece and says whether the thread may go straight on (true) or other threads should have their chance (false).
 */
export interface Frame {
  step(thread: Thread): boolean;
}
