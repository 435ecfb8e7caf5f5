import type { Kernel } from './kernel';
import { COST } from './profile';
import type { Stop } from './program';
import type { Thread } from './thread';

/** So many readings of one atomic, and nobody left to change it: the loop is as good as deadlocked. */
const SPINS = 3000;
/** The same where the thread sleeps in between. */
const NAPS = 500;
/** Slices of computing before a poll gets dearer, and how many until it doubles again. */
const PATIENCE = 1500;
const DOUBLING = 250;
const MOST_DOUBLINGS = 8;

/** What a body's stop in mid-poll means for its thread; true when the thread may go straight on. */
export function interrupt(kernel: Kernel, thread: Thread, stop: Stop): boolean {
  switch (stop.kind) {
    case 'blocked':
      thread.block(stop.on);
      kernel.stalls++;
      if (thread.spinReads > NAPS && kernel.alone(thread)) kernel.stuck();
      return false;
    case 'visible':
      thread.clock += COST.visible;
      thread.pendingOp = stop.op;
      return false;
    case 'fuel':
      thread.computing = true;
      kernel.slices++;
      thread.clock += fuelCost(kernel);
      if (thread.spinReads > SPINS && kernel.alone(thread)) kernel.stuck();
      return false;
    case 'call':
      thread.frames.push(stop.call);
      return true;
    case 'exit':
      kernel.finish(stop.invalid ? 'invalid' : 'exited', '', stop.code);
      return false;
    default:
      throw new Error(`a body may not answer ${stop.kind} here`);
  }
}

/** A poll that computes on and on gets dearer, so that whoever sleeps meanwhile wakes in the end. */
function fuelCost(kernel: Kernel): number {
  kernel.fuelStops = kernel.fuelPolls === kernel.polls ? kernel.fuelStops + 1 : 1;
  kernel.fuelPolls = kernel.polls;
  const doublings = Math.floor((kernel.fuelStops - PATIENCE) / DOUBLING);
  return COST.fuel * 2 ** Math.max(0, Math.min(MOST_DOUBLINGS, doublings));
}
