import type { BlockKind } from '../sim/events';

/** Why a thread stands still, in two or three words for its lane. */
export const BLOCKED_SHORT: Readonly<Record<BlockKind, string>> = {
  thread_sleep: 'blocked: sleeping',
  std_mutex: 'blocked: std Mutex',
  std_rwlock: 'blocked: std RwLock',
  std_condvar: 'blocked: Condvar',
  std_mpsc: 'blocked: std channel',
  std_barrier: 'blocked: std Barrier',
  thread_join: 'blocked: join',
  thread_park: 'parked by itself',
  block_in_place: 'blocking code',
  block_on: 'in block_on',
  blocking_send: 'blocked: send',
  blocking_recv: 'blocked: receive',
  blocking_lock: 'blocked: lock',
  once: 'blocked: once',
  scope: 'blocked: scope',
  shutdown: 'shutting down',
  intervention: 'blocked by you',
};
