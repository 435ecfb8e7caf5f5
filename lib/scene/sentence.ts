import type { EventKind, EventOf, SimEvent } from '../sim/events';
import { capitalise, code, duration, listOf, type Part, place, resource, say, task } from './prose';
import {
  BLOCKED,
  holderPart,
  keeperPhrase,
  othersOf,
  type Telling,
  threadPart,
  waitPhrase,
  wentTo,
  who,
} from './wording';

type Tell<K extends EventKind> = (event: EventOf<K>, told: Telling) => Part[];
type Teller = { readonly [K in EventKind]?: Tell<K> };

const scheduling: Teller = {
  'run.start': (e) => {
    if (e.flavor === 'none') return say`The program starts. It has no Tokio runtime.`;
    if (e.flavor === 'current_thread') {
      return say`The program starts. One thread runs everything: the current_thread runtime.`;
    }
    const workers = e.workers === 1 ? '1 worker' : `${e.workers} workers`;
    return say`The program starts on Tokio's multi-thread runtime with ${workers}.`;
  },
  'run.end': (e) => {
    if (e.status === 'done') return say`The program ends.`;
    if (e.status === 'main_panicked')
      return say`${code('main')} panicked: the program ends with an error.`;
    if (e.status === 'invalid') return say`The run ends here: this is what the error forbids.`;
    if (e.status === 'exited') return say`The program exits. ${e.detail}`;
    if (e.status === 'bound')
      return say`The run was cut here: ${e.detail || 'it reached a limit'}.`;
    return say`Nothing can happen any more. ${e.detail}`;
  },
  'runtime.shutdown': () =>
    say`The runtime shuts down. Tasks that are not done are dropped where they stand.`,
  'task.spawn': (e, told) => {
    const born = who(e, told.cast);
    const by = e.parent ?? e.by;
    const parent = by === null ? threadPart(e, told.cast) : task(told.cast, by);
    if (e.taskKind === 'main')
      return say`${born} is the main future: ${threadPart(e, told.cast)} will poll it.`;
    if (e.taskKind === 'blocking') return say`${parent} hands ${born} to the blocking pool.`;
    return say`${parent} spawns ${born}.${e.task === null ? [] : wentTo(told, e.task)}`;
  },
  'poll.start': (e, told) => {
    const { cast } = told;
    const it = who(e, cast);
    const where = threadPart(e, cast);
    if (e.task !== null && told.taskAfter(e.task)?.aborted) {
      return say`${where} takes ${it}. It was aborted, so it is dropped and not polled.`;
    }
    const from =
      e.via === 'lifo' ? ' from its LIFO slot' : e.via === 'inject' ? ' from the global queue' : '';
    if (e.poll <= 1) return say`${where} polls ${it}${from} for the first time.`;
    return say`${where} polls ${it}${from} again: poll ${e.poll}.`;
  },
  'poll.end': (e, told) => {
    const it = who(e, told.cast);
    if (e.result === 'ready') return say`${it} returns ${code('Ready')}: it is done.`;
    if (e.result === 'panic') return say`${it} panicked. The runtime catches it.`;
    if (e.result === 'cancelled') return say`${it} is dropped, not polled: it was aborted.`;
    const after = e.task === null ? undefined : told.taskAfter(e.task);
    const pushed = e.task === null ? [] : wentTo(told, e.task);
    const defer = othersOf(told, 'waker.defer').find((event) => event.task === e.task);
    if (defer?.reason === 'yield')
      return say`${it} returns ${code('Pending')}: it yields, and comes back when the others have had a turn.`;
    if (defer)
      return say`${it} returns ${code('Pending')}: its budget of operations is used up, so it has to step aside.`;
    if (pushed.length > 0) return say`${it} returns ${code('Pending')}.${pushed}`;
    const keeper = after?.wakers[after.wakers.length - 1];
    if (after && after.waits.length === 0 && keeper) {
      return say`${it} returns ${code('Pending')}: it waits for ${keeperPhrase(told.cast, keeper)}.`;
    }
    if (!after || after.waits.length === 0)
      return say`${it} returns ${code('Pending')} and gives ${threadPart(e, told.cast)} back.`;
    const waits = after.waits.map((wait) => waitPhrase(told.cast, wait));
    const either = waits
      .slice(0, 3)
      .flatMap((phrase, i) => (i === 0 ? phrase : say` or ${phrase}`));
    return say`${it} returns ${code('Pending')}: it waits for ${either}.`;
  },
  'worker.park': (e, { cast }) =>
    e.park === 'driver'
      ? say`${threadPart(e, cast)} has nothing to run. It parks in the driver and watches the timers.`
      : say`${threadPart(e, cast)} has nothing to run and parks.`,
  'worker.unpark': (e, { cast }) => {
    const it = threadPart(e, cast);
    if (e.reason === 'notify') return say`${it} is unparked to look for work.`;
    if (e.reason === 'timer') return say`${it} wakes up: a timer is due.`;
    return say`${it} wakes up.`;
  },
  'worker.search': (e, { cast }) =>
    e.found
      ? say`${threadPart(e, cast)} looks for work to steal.`
      : say`${threadPart(e, cast)} finds nothing to steal.`,
  steal: (e, { cast }) => {
    const taken = listOf(e.tasks.map((id) => task(cast, id)));
    return say`${place(`worker ${e.to}`)} steals ${taken} from ${place(`worker ${e.from}`)}.`;
  },
  'queue.push': (e, told) => {
    const moved =
      e.task === null ? [] : wentTo({ ...told, step: { ...told.step, head: -1 } }, e.task);
    return say`${who(e, told.cast)} is queued.${moved}`;
  },
  'queue.pop': (e, { cast }) =>
    say`${threadPart(e, cast)} takes ${who(e, cast)} from ${place(e.src === 'inject' ? 'the global queue' : e.src === 'lifo' ? 'its LIFO slot' : 'its queue')}.`,
  'queue.overflow': (e) =>
    say`${place(`worker ${e.owner}'s queue`)} is full: ${e.moved.length} tasks move to ${place('the global queue')}.`,
  'queue.batch': (e, { cast }) =>
    say`${place(`worker ${e.owner}`)} takes ${listOf(e.tasks.map((id) => task(cast, id)))} from ${place('the global queue')}.`,
  'queue.drain': (e) => say`${e.tasks.length} queued tasks are dropped at shutdown.`,
  notify: (e) =>
    e.target === null
      ? say`No worker is called: ${e.reason === 'no_sleeper' ? 'none is asleep' : 'one is already looking for work'}.`
      : say`${place(`worker ${e.target}`)} is called to look for work.`,
  tick: (e, { cast }) => say`${threadPart(e, cast)} begins turn ${e.tick}.`,
  'core.handoff': (e) =>
    say`${place(`worker ${e.index}`)} moves to another thread, because its own is about to block.`,
  'budget.exhausted': (e, { cast }) =>
    say`${who(e, cast)} has used up its budget of operations and must yield.`,
  'thread.start': (e) => say`Thread ${code(e.name || String(e.thread))} starts.`,
  'thread.end': (e, { cast }) => say`${threadPart(e, cast)} ends.`,
  'thread.block': (e, { cast }) => {
    const held = e.heldBy ? `: ${e.heldBy}` : '';
    const it = threadPart(e, cast);
    if (e.on === 'shutdown' || e.on === 'block_on' || e.worker === null)
      return say`${it} ${BLOCKED[e.on]}${held}.`;
    return say`${it} ${BLOCKED[e.on]}${held}. It can run no other task meanwhile.`;
  },
  'thread.unblock': (e, { cast }) => say`${threadPart(e, cast)} can go on.`,
};

const waking: Teller = {
  'waker.clone': (e, { cast }) => {
    const holder = holderPart(cast, e.holder, e.holderKind);
    return holder.length > 0
      ? say`${holder} stores ${who(e, cast)}'s waker.`
      : say`${who(e, cast)}'s waker is cloned.`;
  },
  'waker.drop': (e, { cast }) => say`A waker of ${who(e, cast)} is dropped.`,
  'waker.wake': (e, told) => {
    const it = who(e, told.cast);
    const holder = holderPart(told.cast, e.holder, e.holderKind);
    const self = e.by !== null && e.by === e.task;
    if (e.by === null && e.holder === null && e.worker !== null && e.effect === 'enqueue') {
      return say`${it} has stepped aside long enough.${e.task === null ? [] : wentTo(told, e.task)}`;
    }
    const by: readonly Part[] = self
      ? [it]
      : holder.length > 0
        ? holder
        : [e.by !== null ? task(told.cast, e.by) : threadPart(e, told.cast)];
    const timer = othersOf(told, 'timer.fire').find((event) => event.task === e.task);
    const what = timer
      ? say`The timer of ${it} is due and wakes it`
      : self
        ? say`${by} wakes itself`
        : say`${by} wakes ${it}`;
    if (e.effect === 'coalesced') return say`${what}. It is already queued, so nothing changes.`;
    if (e.effect === 'mark_running' && told.taskAfter(e.task ?? -1)?.place.kind !== 'running')
      return say`${what}: it will be polled in the next turn.`;
    if (e.effect === 'mark_running')
      return say`${what} while it is being polled: it will be polled once more.`;
    if (e.effect === 'dead') return say`${what}, which is already done: nothing happens.`;
    if (e.effect === 'lost') return say`${what}, but the wake is lost.`;
    return say`${what}.${e.task === null ? [] : wentTo(told, e.task)}`;
  },
  'waker.defer': (e, { cast }) =>
    e.reason === 'yield'
      ? say`${who(e, cast)} yields: it steps aside until the others have had a turn.`
      : say`${who(e, cast)} is out of budget and steps aside.`,
  'timer.register': (e, { cast }) =>
    say`${who(e, cast)} asks the timer to wake it at ${duration(e.deadline)}.`,
  'timer.fire': (e, { cast }) => say`The timer of ${who(e, cast)} is due.`,
  'timer.cancel': (e, { cast }) => say`The timer of ${who(e, cast)} is cancelled.`,
  'clock.advance': (e) =>
    e.auto
      ? say`Everything waits, so the paused clock jumps from ${duration(e.from)} to ${duration(e.to)}.`
      : say`The clock moves from ${duration(e.from)} to ${duration(e.to)}.`,
  'io.ready': (e, { cast }) => say`${resource(cast, e.resource)} is ready for ${e.interest}.`,
  'join.wait': (e, { cast }) =>
    say`${who(e, cast)} waits for ${task(cast, e.joined)} and leaves its waker in the JoinHandle.`,
  'join.ready': (e, { cast }) => {
    const how =
      e.outcome === 'ok'
        ? 'result'
        : e.outcome === 'panic'
          ? 'panic as a JoinError'
          : 'cancellation as a JoinError';
    return say`${who(e, cast)} receives ${task(cast, e.joined)}'s ${how}.`;
  },
  'blocking.enqueue': (e, { cast }) =>
    say`${who(e, cast)} waits for a thread of the blocking pool.`,
  'blocking.start': (e, { cast }) => say`${threadPart(e, cast)} starts ${who(e, cast)}.`,
  'blocking.end': (e, { cast }) => say`${who(e, cast)} is done on its blocking thread.`,
};

const sharing: Teller = {
  'resource.new': (e) =>
    say`A ${e.resourceKind.replaceAll('_', ' ')} is made${e.name ? say`: ${code(e.name)}` : []}.`,
  'resource.drop': (e, { cast }) => say`${resource(cast, e.resource)} is dropped.`,
  'lock.wait': (e, { cast }) =>
    say`${who(e, cast)} waits in line for ${resource(cast, e.resource)}.`,
  'lock.acquire': (e, { cast }) => say`${who(e, cast)} takes ${resource(cast, e.resource)}.`,
  'lock.release': (e, { cast }) => say`${who(e, cast)} gives ${resource(cast, e.resource)} back.`,
  'lock.assign': (e, { cast }) =>
    say`${resource(cast, e.resource)} is handed to ${who(e, cast)}, the next in line.`,
  'lock.cancel': (e, { cast }) =>
    say`${who(e, cast)} leaves the line for ${resource(cast, e.resource)}.`,
  'chan.send': (e, { cast }) =>
    say`${who(e, cast, e.by ?? e.task)} sends ${e.value ? code(e.value) : 'a message'} on ${resource(cast, e.resource)}.`,
  'chan.recv': (e, { cast }) =>
    say`${who(e, cast, e.by ?? e.task)} receives ${e.value ? code(e.value) : 'a message'} from ${resource(cast, e.resource)}.`,
  'chan.wait': (e, { cast }) =>
    say`${who(e, cast)} waits for ${e.side === 'recv' ? 'a message on' : 'room in'} ${resource(cast, e.resource)}.`,
  'chan.full': (e, { cast }) => say`${resource(cast, e.resource)} is full.`,
  'chan.closed': (e, { cast }) => say`${resource(cast, e.resource)} is closed.`,
  'chan.lagged': (e, { cast }) =>
    say`${who(e, cast)} was too slow: it missed ${e.missed} messages on ${resource(cast, e.resource)}.`,
  'notify.wait': (e, { cast }) =>
    say`${who(e, cast)} waits for a notification on ${resource(cast, e.resource)}.`,
  'notify.permit': (e, { cast }) =>
    e.stored
      ? say`Nobody waits, so ${resource(cast, e.resource)} keeps one permit.`
      : say`${who(e, cast)} uses the stored permit of ${resource(cast, e.resource)}.`,
  'notify.signal': (e, { cast }) =>
    say`${resource(cast, e.resource)} notifies ${e.woken === 0 ? 'nobody' : e.woken === 1 ? 'one task' : `${e.woken} tasks`}.`,
  'cancel.signal': (e, { cast }) =>
    say`${resource(cast, e.resource)} is cancelled; ${e.woken} waiting tasks hear of it.`,
  atomic: (e, { cast }) =>
    say`${who(e, cast, e.by ?? e.task)} does ${code(e.op)} on ${resource(cast, e.resource)}: ${code(e.value)}.`,
};

const living: Teller = {
  'task.abort': (e, { cast }) =>
    e.effect === 'none'
      ? say`${who(e, cast)} is already done: abort changes nothing.`
      : say`${who(e, cast)} is told to stop. It will be dropped when a worker reaches it.`,
  'task.terminate': (e, { cast }) => {
    if (e.outcome === 'ok') return say`${who(e, cast)} is complete.`;
    if (e.outcome === 'cancelled') return say`${who(e, cast)} is gone: cancelled before its end.`;
    return say`${who(e, cast)} is gone: it panicked${e.message ? say` with ${code(e.message)}` : []}.`;
  },
  'task.detach': (e, { cast }) =>
    say`The JoinHandle of ${who(e, cast)} is dropped. The task goes on, detached.`,
  'fut.drop.start': (e, { cast }) =>
    e.state === 'unpolled'
      ? say`The future of ${who(e, cast)} is dropped without ever being polled.`
      : say`The future of ${who(e, cast)} is dropped${e.state === 'pending' ? ' where it stands: the rest of its code will not run' : ''}.`,
  'fut.drop.end': (e, { cast }) => say`The future of ${who(e, cast)} is gone.`,
  'sub.poll.start': (e, { cast }) => say`${who(e, cast)} polls ${code(e.name)} inside it.`,
  'sub.poll.end': (e) =>
    say`The inner future returns ${code(e.result === 'ready' ? 'Ready' : 'Pending')}.`,
  'sub.drop': (e) => say`The inner future ${code(e.name)} is dropped.`,
  'value.drop': (e) => say`${code(e.name)} is dropped.`,
  'memory.invalid': (e, { cast }) => {
    const of = e.owner ? say` of ${code(e.owner)}` : [];
    const what = e.name ? code(e.name) : 'a value';
    if (e.problem === 'moved')
      return say`${who(e, cast, e.by ?? e.task)} uses ${what}${of}, but its value was moved away: there is nothing here to use. This is what the error forbids.`;
    if (e.problem === 'dangling')
      return say`${who(e, cast, e.by ?? e.task)} uses a reference to ${what}${of}, which is gone: this memory may hold anything by now. This is what the error forbids.`;
    return say`${what}${of} is gone, but something that waits still keeps a reference to it. This is what the error forbids.`;
  },
  'select.choose': (e) =>
    say`${code('select!')} starts with branch ${e.start + 1} of ${e.branches}${e.biased ? '' : ', drawn at random'}.`,
  'select.disable': (e) => say`Branch ${e.branch + 1} of ${code('select!')} is out.`,
  'select.win': (e) =>
    say`Branch ${e.branch + 1} of ${code('select!')} wins. The others are dropped.`,
  'join.rotate': (e) => say`${code('join!')} starts with branch ${e.start + 1} of ${e.branches}.`,
  print: (e, { cast }) => {
    const [first = '', ...more] = e.text.trim().split('\n');
    const shown = code(more.length > 0 ? `${first} …` : first);
    const where = e.stream === 'stderr' ? ' to stderr' : '';
    return say`${who(e, cast, e.by ?? e.task)} prints ${shown}${where}.`;
  },
  panic: (e, { cast }) => say`${who(e, cast, e.by ?? e.task)} panics: ${code(e.message)}.`,
  choice: (e) => say`Here the run could go ${e.options.length} ways.`,
  intervene: (e) => say`You step in: ${e.action.replaceAll('_', ' ')}.`,
};

const TELLERS = { ...scheduling, ...waking, ...sharing, ...living } as Readonly<
  Record<string, ((event: SimEvent, told: Telling) => Part[]) | undefined>
>;

/** One plain-English sentence for a step, from the names of the program. Never empty. */
export function sentenceOf(told: Telling): readonly Part[] {
  const event = told.trace.eventAt(told.step.head);
  if (!event) return say`Nothing has happened yet.`;
  const parts = TELLERS[event.kind]?.(event, told) ?? say`${event.kind}.`;
  return capitalise(parts);
}
