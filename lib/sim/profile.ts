/** The numbers a scheduler works with. A lesson may override them; the page then says so. */
export interface ProfileNumbers {
  readonly localQueueCapacity: number;
  readonly maxLifoPollsPerTick: number;
  readonly budget: number;
  /** 0 means self-tuning (multi_thread's default). */
  readonly globalQueueInterval: number;
  readonly eventInterval: number;
  readonly maxBlockingThreads: number;
  readonly lifoSlot: boolean;
  readonly lifoStealable: boolean;
  readonly busyPoll: boolean;
  readonly localSetPolls: number;
  readonly deferYields: boolean;
}

export interface Profile {
  readonly id: string;
  readonly title: string;
  readonly flavor: 'current_thread' | 'multi_thread';
  /** The Tokio release it follows, or null for a teaching variant that follows none. */
  readonly tokio: string | null;
  readonly summary: string;
  readonly numbers: ProfileNumbers;
}

const multiThread: ProfileNumbers = {
  localQueueCapacity: 256,
  maxLifoPollsPerTick: 3,
  budget: 128,
  globalQueueInterval: 0,
  eventInterval: 61,
  maxBlockingThreads: 512,
  lifoSlot: true,
  lifoStealable: false,
  busyPoll: false,
  localSetPolls: 61,
  deferYields: true,
};
const currentThread: ProfileNumbers = { ...multiThread, globalQueueInterval: 31, lifoSlot: false };

/** Every executor the site can show, most faithful first. `summary` is what the model card prints. */
export const PROFILES: readonly Profile[] = [
  {
    id: 'tokio-1.53-multi_thread',
    title: 'tokio 1.53 multi_thread',
    flavor: 'multi_thread',
    tokio: '1.53.1',
    summary:
      'The work-stealing scheduler: one queue of 256 and one LIFO slot per worker, one inject queue, stealing in halves.',
    numbers: multiThread,
  },
  {
    id: 'tokio-1.53-current_thread',
    title: 'tokio 1.53 current_thread',
    flavor: 'current_thread',
    tokio: '1.53.1',
    summary:
      'One thread, one queue, no LIFO slot; the main future is polled first and after every 61 tasks.',
    numbers: currentThread,
  },
  {
    id: 'naive-busy-poll',
    title: 'naive busy-poll',
    flavor: 'current_thread',
    tokio: null,
    summary:
      'A teaching variant that ignores wakers: it polls every unfinished future again and again until all are done.',
    numbers: { ...currentThread, busyPoll: true },
  },
  {
    id: 'multi_thread-no-lifo',
    title: 'multi_thread without LIFO slot',
    flavor: 'multi_thread',
    tokio: '1.53.1',
    summary:
      'The multi_thread scheduler built with `disable_lifo_slot()`: a woken task goes to the back of the local queue.',
    numbers: { ...multiThread, lifoSlot: false },
  },
  {
    id: 'tokio-1.51.0-lifo-stealable',
    title: 'LIFO slot stealable (1.51.0)',
    flavor: 'multi_thread',
    tokio: '1.51.0',
    summary:
      'As shipped in 1.51.0, 1.51.1, 1.52.0 and 1.52.1 only: another worker may steal the LIFO slot, and a lone task in it notifies.',
    numbers: { ...multiThread, lifoStealable: true },
  },
];

/** The profile with this id; the multi_thread one when there is none. */
export function findProfile(id: string): Profile {
  const found = PROFILES.find((profile) => profile.id === id) ?? PROFILES[0];
  if (!found) throw new Error('no profiles');
  return found;
}

/** The profile a runtime of this flavor follows when the scenario names none. */
export function defaultProfile(flavor: 'current_thread' | 'multi_thread'): Profile {
  return findProfile(
    flavor === 'multi_thread' ? 'tokio-1.53-multi_thread' : 'tokio-1.53-current_thread',
  );
}

/** Virtual nanoseconds each thing costs. Not Tokio's: chosen so that milliseconds look as they do in real runs. */
export const COST = {
  poll: 300,
  wake: 60,
  spawn: 250,
  queue: 40,
  visible: 80,
  fuel: 10_000,
  print: 900,
  readClock: 1_000,
  spinClockMax: 200_000,
  threadStart: 35_000,
  unpark: 12_000,
  parkTurn: 700,
  search: 400,
  driverTurn: 500,
  blockingStart: 15_000,
  spinTurn: 4_000,
} as const;
