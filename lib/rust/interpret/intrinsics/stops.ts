import type { VisibleOp } from '../../../sim/program';
import { type Intrinsic, RETRY } from '../intrinsic';

/**
 * Operations other threads can see that only read or change something: before each, the thread stops, so that others may
 * go first. Those that can block, or that name their resource, ask by themselves.
 */
const STOPS: ReadonlyMap<string, VisibleOp['kind']> = new Map([
  ...['std_mutex::unlock', 'std_rwlock::try_lock', 'std_rwlock::unlock'].map(of('lock')),
  ...['std_condvar::notify', 'std_once::finish'].map(of('lock')),
  ...['sem::available', 'sem::add', 'sem::forget', 'sem::close', 'sem::is_closed'].map(of('lock')),
  ...['sem::drop_acquire', 'notify::notified', 'notify::poll', 'notify::enable'].map(of('lock')),
  ...['cancel::is_cancelled', 'cancel::poll', 'cancel::child', 'barrier::arrive'].map(of('lock')),
  ...['std_mpsc::try_send', 'std_mpsc::drop_sender', 'std_mpsc::drop_receiver'].map(of('channel')),
  ...['oneshot::drop_sender', 'oneshot::poll_recv', 'oneshot::try_recv'].map(of('channel')),
  ...['oneshot::is_closed', 'oneshot::close', 'oneshot::drop_receiver'].map(of('channel')),
  ...['mpsc::reserve_poll', 'mpsc::try_reserve', 'mpsc::poll_recv_many'].map(of('channel')),
  ...['mpsc::unreserve', 'mpsc::query', 'mpsc::close', 'mpsc::drop_receiver'].map(of('channel')),
  ...['broadcast::poll_recv', 'broadcast::try_recv', 'broadcast::subscribe'].map(of('channel')),
  ...['broadcast::drop_sender', 'broadcast::query', 'broadcast::drop_receiver'].map(of('channel')),
  ...['watch::changed_poll', 'watch::version', 'watch::query', 'watch::count'].map(of('channel')),
  ...['thread::unpark', 'thread::is_finished', 'join::is_finished'].map(of('thread')),
  ...['joinset::try_next', 'joinset::abort_all'].map(of('other')),
]);

function of(kind: VisibleOp['kind']): (name: string) => readonly [string, VisibleOp['kind']] {
  return (name) => [name, kind];
}

/** The intrinsic with its stop before it, when it needs one. */
export function withStop(name: string, act: Intrinsic): Intrinsic {
  const kind = STOPS.get(name);
  if (!kind) return act;
  const op: VisibleOp = { kind, resource: null, write: true };
  const skipped = name === 'std_mutex::unlock';
  return (m, args, site) =>
    (skipped && !m.world.looks.locks) || m.visible(op) ? act(m, args, site) : RETRY;
}

/** Every name that has a stop; a test holds it against the table of intrinsics. */
export const stopNames = (): readonly string[] => [...STOPS.keys()];
