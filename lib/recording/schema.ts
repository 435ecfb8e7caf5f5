import type { EventFields, EventKind } from '../sim/events';

/** How a field is packed: number (null allowed), boolean, string, or list of ids. */
export type FieldType = 'n' | 'b' | 's' | 'l';

type Fields = {
  readonly [K in EventKind]: readonly (readonly [keyof EventFields[K] & string, FieldType])[];
};

/**
 * The fields of every event kind in a fixed order: what the packed log and its JSON rely on. The type makes the compiler
 * refuse a kind that is missing here; a test refuses a field that is.
 */
export const FIELDS: Fields = {
  'run.start': [
    ['flavor', 's'],
    ['profile', 's'],
    ['workers', 'n'],
    ['gqi', 'n'],
    ['eventInterval', 'n'],
    ['paused', 'b'],
    ['runtime', 'n'],
  ],
  'run.end': [
    ['status', 's'],
    ['detail', 's'],
  ],
  'runtime.shutdown': [['runtime', 'n']],
  'thread.start': [
    ['name', 's'],
    ['role', 's'],
  ],
  'thread.end': [['panicked', 'b']],
  'thread.block': [
    ['on', 's'],
    ['resource', 'n'],
    ['until', 'n'],
    ['heldBy', 's'],
  ],
  'thread.unblock': [
    ['on', 's'],
    ['resource', 'n'],
  ],
  'task.spawn': [
    ['name', 's'],
    ['taskKind', 's'],
    ['parent', 'n'],
    ['to', 's'],
    ['size', 'n'],
    ['runtime', 'n'],
  ],
  'task.abort': [
    ['stateBefore', 's'],
    ['effect', 's'],
  ],
  'task.terminate': [
    ['outcome', 's'],
    ['message', 's'],
  ],
  'task.detach': [],
  'poll.start': [
    ['tick', 'n'],
    ['via', 's'],
    ['budget', 'n'],
    ['poll', 'n'],
  ],
  'poll.end': [
    ['result', 's'],
    ['budget', 'n'],
  ],
  'fut.drop.start': [['state', 's']],
  'fut.drop.end': [],
  'sub.poll.start': [
    ['fut', 'n'],
    ['name', 's'],
    ['branch', 'n'],
  ],
  'sub.poll.end': [
    ['fut', 'n'],
    ['result', 's'],
  ],
  'sub.drop': [
    ['fut', 'n'],
    ['name', 's'],
    ['state', 's'],
  ],
  'value.drop': [['name', 's']],
  'memory.invalid': [
    ['problem', 's'],
    ['name', 's'],
    ['owner', 's'],
  ],
  'waker.clone': [
    ['waker', 'n'],
    ['holder', 'n'],
    ['holderKind', 's'],
  ],
  'waker.drop': [
    ['waker', 'n'],
    ['holder', 'n'],
    ['holderKind', 's'],
  ],
  'waker.wake': [
    ['waker', 'n'],
    ['mode', 's'],
    ['effect', 's'],
    ['holder', 'n'],
    ['holderKind', 's'],
  ],
  'waker.defer': [['reason', 's']],
  'queue.push': [
    ['dst', 's'],
    ['owner', 'n'],
    ['pos', 'n'],
    ['displaced', 'n'],
  ],
  'queue.pop': [
    ['src', 's'],
    ['owner', 'n'],
  ],
  'queue.overflow': [
    ['owner', 'n'],
    ['kept', 'n'],
    ['moved', 'l'],
  ],
  'queue.batch': [
    ['owner', 'n'],
    ['tasks', 'l'],
  ],
  'queue.drain': [
    ['src', 's'],
    ['owner', 'n'],
    ['tasks', 'l'],
  ],
  steal: [
    ['from', 'n'],
    ['to', 'n'],
    ['tasks', 'l'],
    ['runFirst', 'n'],
    ['lifo', 'b'],
  ],
  'worker.search': [
    ['start', 'n'],
    ['found', 'b'],
  ],
  'worker.park': [['park', 's']],
  'worker.unpark': [
    ['park', 's'],
    ['reason', 's'],
    ['searching', 'b'],
  ],
  notify: [
    ['target', 'n'],
    ['reason', 's'],
  ],
  'core.handoff': [
    ['index', 'n'],
    ['fromThread', 'n'],
    ['toThread', 'n'],
    ['stage', 's'],
  ],
  tick: [
    ['tick', 'n'],
    ['gqiHit', 'b'],
    ['eventHit', 'b'],
    ['gqi', 'n'],
  ],
  'timer.register': [
    ['timer', 'n'],
    ['deadline', 'n'],
    ['tick', 'n'],
  ],
  'timer.fire': [
    ['timer', 'n'],
    ['late', 'n'],
  ],
  'timer.cancel': [['timer', 'n']],
  'io.ready': [
    ['resource', 'n'],
    ['interest', 's'],
  ],
  'clock.advance': [
    ['from', 'n'],
    ['to', 'n'],
    ['auto', 'b'],
  ],
  'budget.exhausted': [['leaf', 's']],
  'resource.new': [
    ['resource', 'n'],
    ['resourceKind', 's'],
    ['name', 's'],
    ['capacity', 'n'],
  ],
  'resource.drop': [['resource', 'n']],
  'lock.wait': [
    ['resource', 'n'],
    ['permits', 'n'],
    ['mode', 's'],
  ],
  'lock.acquire': [
    ['resource', 'n'],
    ['permits', 'n'],
    ['mode', 's'],
  ],
  'lock.release': [
    ['resource', 'n'],
    ['permits', 'n'],
    ['mode', 's'],
  ],
  'lock.assign': [
    ['resource', 'n'],
    ['permits', 'n'],
    ['complete', 'b'],
  ],
  'lock.cancel': [
    ['resource', 'n'],
    ['permits', 'n'],
  ],
  'chan.send': [
    ['resource', 'n'],
    ['value', 's'],
    ['buffered', 'n'],
  ],
  'chan.recv': [
    ['resource', 'n'],
    ['value', 's'],
    ['buffered', 'n'],
  ],
  'chan.wait': [
    ['resource', 'n'],
    ['side', 's'],
  ],
  'chan.full': [
    ['resource', 'n'],
    ['waiting', 'n'],
  ],
  'chan.closed': [
    ['resource', 'n'],
    ['side', 's'],
  ],
  'chan.lagged': [
    ['resource', 'n'],
    ['missed', 'n'],
  ],
  'notify.wait': [['resource', 'n']],
  'notify.permit': [
    ['resource', 'n'],
    ['stored', 'n'],
  ],
  'notify.signal': [
    ['resource', 'n'],
    ['target', 's'],
    ['woken', 'n'],
  ],
  'cancel.signal': [
    ['resource', 'n'],
    ['woken', 'n'],
  ],
  'join.wait': [['joined', 'n']],
  'join.ready': [
    ['joined', 'n'],
    ['outcome', 's'],
  ],
  'blocking.enqueue': [
    ['job', 'n'],
    ['pos', 'n'],
  ],
  'blocking.start': [['job', 'n']],
  'blocking.end': [
    ['job', 'n'],
    ['outcome', 's'],
  ],
  'select.choose': [
    ['start', 'n'],
    ['branches', 'n'],
    ['biased', 'b'],
  ],
  'select.disable': [['branch', 'n']],
  'select.win': [['branch', 'n']],
  'join.rotate': [
    ['start', 'n'],
    ['branches', 'n'],
  ],
  atomic: [
    ['resource', 'n'],
    ['op', 's'],
    ['value', 's'],
  ],
  print: [
    ['text', 's'],
    ['stream', 's'],
  ],
  panic: [['message', 's']],
  choice: [
    ['choice', 's'],
    ['options', 'l'],
    ['chosen', 'n'],
    ['index', 'n'],
  ],
  intervene: [
    ['action', 's'],
    ['target', 'n'],
  ],
};

/** Event kinds by their packed number. */
export const KINDS = Object.keys(FIELDS) as EventKind[];
