import type { Thread } from './thread';

/**
 * One activity on a thread's stack: a worker's loop, one run of a task, a `block_on`, a plain function. `step` does the
 * next piece and says whether the thread may go straight on (true) or other threads should have their chance (false).
 */
export interface Frame {
  /** Where in its course it stands, as a number: what an explorer compares states by. Not needed where the code it runs tells. */
  stamp?(): number;
  /** Whether its next step only moves a thread between ways of waiting, which no program can see. */
  quiet?(): boolean;
  step(thread: Thread): boolean;
}
