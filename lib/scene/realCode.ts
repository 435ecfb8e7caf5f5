import type { EventKind, SimEvent } from '../sim/events';

/** What a step is called in real code, and the page that says more. */
export interface RealCode {
  readonly call: string;
  readonly href: string;
}

const TOKIO = 'https://docs.rs/tokio/1.53.1/tokio';
const STD = 'https://doc.rust-lang.org/std';

const tokio = (call: string, page: string): RealCode => ({ call, href: `${TOKIO}/${page}` });
const std = (call: string, page: string): RealCode => ({ call, href: `${STD}/${page}` });

const POLL = std('Future::poll', 'future/trait.Future.html#tymethod.poll');
const MUTEX = tokio('Mutex::lock', 'sync/struct.Mutex.html#method.lock');
const CHANNEL = tokio('mpsc::channel', 'sync/mpsc/index.html');
const HANDLE = tokio('JoinHandle', 'task/struct.JoinHandle.html');
const SLEEP = tokio('time::sleep', 'time/fn.sleep.html');
const RUNTIME = tokio('runtime', 'runtime/index.html#detailed-runtime-behavior');

const CALLS: Partial<Readonly<Record<EventKind, RealCode>>> = {
  'run.start': tokio('runtime::Builder', 'runtime/struct.Builder.html'),
  'runtime.shutdown': tokio('Runtime::drop', 'runtime/struct.Runtime.html#shutdown'),
  'task.spawn': tokio('task::spawn', 'task/fn.spawn.html'),
  'task.abort': tokio('JoinHandle::abort', 'task/struct.JoinHandle.html#method.abort'),
  'task.terminate': HANDLE,
  'task.detach': HANDLE,
  'poll.start': POLL,
  'poll.end': std('Poll', 'task/enum.Poll.html'),
  'sub.poll.start': POLL,
  'waker.clone': std('Waker::clone', 'task/struct.Waker.html'),
  'waker.wake': std('Waker::wake', 'task/struct.Waker.html#method.wake'),
  'waker.defer': tokio('task::yield_now', 'task/fn.yield_now.html'),
  'budget.exhausted': tokio('task::coop', 'task/coop/index.html'),
  'timer.register': SLEEP,
  'timer.fire': SLEEP,
  'clock.advance': tokio('time::pause', 'time/fn.pause.html'),
  'join.wait': HANDLE,
  'join.ready': HANDLE,
  'lock.wait': MUTEX,
  'lock.acquire': MUTEX,
  'chan.send': CHANNEL,
  'chan.recv': CHANNEL,
  'chan.wait': CHANNEL,
  'notify.wait': tokio('Notify::notified', 'sync/struct.Notify.html#method.notified'),
  'notify.signal': tokio('Notify::notify_one', 'sync/struct.Notify.html#method.notify_one'),
  'select.win': tokio('select!', 'macro.select.html'),
  'select.choose': tokio('select!', 'macro.select.html'),
  'join.rotate': tokio('join!', 'macro.join.html'),
  'blocking.start': tokio('task::spawn_blocking', 'task/fn.spawn_blocking.html'),
  'core.handoff': tokio('task::block_in_place', 'task/fn.block_in_place.html'),
  'fut.drop.start': std('Drop', 'ops/trait.Drop.html'),
  'value.drop': std('Drop', 'ops/trait.Drop.html'),
  'worker.park': RUNTIME,
  'worker.unpark': RUNTIME,
  'queue.push': RUNTIME,
  'queue.overflow': RUNTIME,
  steal: RUNTIME,
  panic: std('panic!', 'macro.panic.html'),
};

/** The std or tokio page for what an event shows, or null when there is none to name. */
export function realCodeOf(event: SimEvent): RealCode | null {
  return CALLS[event.kind] ?? null;
}
