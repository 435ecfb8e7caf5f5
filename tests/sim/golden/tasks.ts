import {
  type JoinHandle,
  type JoinResult,
  JoinSet,
  Notify,
  newMutex,
  Oneshot,
  StdMutex,
} from '@/lib/sim/program';
import { joined, leaf, never, notified, ready, yieldNow } from '../combinators';
import { type Async, type Io, Panic } from '../coroutine';
import { type Case, goldenCase, spawn } from './harness';
import { loud, stuck } from './loud';
import { acquire } from './syncing';

const _quiet = { wakers: false };
const flavors = [
  ['ct', 0],
  ['mt1', 1],
] as const;

const joinNext = (set: JoinSet) => leaf((cx, waker) => set.pollJoinNext(cx, waker));
type Next = { result: JoinResult } | null;

function* completionOrder(io: Io): Async {
  const set = new JoinSet(io.cx);
  for (const [name, count] of [
    ['A', 2],
    ['B', 0],
    ['C', 1],
    ['D', 0],
  ] as const) {
    set.insert(
      io.cx,
      spawn(io, name, function* () {
        for (let i = 0; i < count; i++) yield yieldNow();
        return name;
      }),
    );
  }
  for (;;) {
    const next = (yield joinNext(set)) as Next;
    if (!next) return;
    io.say(`join_next -> "${next.result.ok ? next.result.value : ''}"`);
  }
}

function stuckSet(io: Io): JoinSet {
  const set = new JoinSet(io.cx);
  for (const name of ['A', 'B', 'C'])
    set.insert(
      io.cx,
      spawn(io, name, (on) => stuck(on, name)),
    );
  return set;
}

function* abortAll(io: Io): Async {
  const set = stuckSet(io);
  yield yieldNow();
  set.abortAll(io.cx);
  io.say('aborted');
  for (;;) {
    const next = (yield joinNext(set)) as Next;
    if (!next) return;
    io.say(`join_next -> cancelled=${!next.result.ok && next.result.cancelled}`);
  }
}

function* dropAborts(io: Io): Async {
  const set = stuckSet(io);
  yield yieldNow();
  io.say('dropping set');
  set.drop(io.cx);
  io.say('dropped set');
  yield yieldNow();
  io.say('end');
}

function* panicAndDetach(io: Io): Async {
  const set = new JoinSet(io.cx);
  for (const name of ['A', 'B', 'C']) {
    set.insert(
      io.cx,
      spawn(io, name, function* () {
        if (name === 'B') throw new Panic('b');
        return name;
      }),
    );
  }
  for (;;) {
    const next = (yield joinNext(set)) as Next;
    if (!next) return;
    io.say(next.result.ok ? `ok ${next.result.value}` : `err panic=${!next.result.cancelled}`);
  }
}

export const p06: Case[] = flavors.flatMap(([name, flavor]) => [
  goldenCase(`${name}_completion_order`, flavor, {}, completionOrder),
  goldenCase(`${name}_abort_all`, flavor, {}, abortAll),
  goldenCase(`${name}_drop_aborts`, flavor, {}, dropAborts),
  goldenCase(`${name}_panic_and_detach`, flavor, {}, panicAndDetach),
]);

export function* outcome(
  handle: JoinHandle,
): Async<{ cancelled: boolean; panic: boolean; ok: boolean; value: unknown }> {
  const got = (yield joined(handle)) as JoinResult;
  return {
    ok: got.ok,
    cancelled: !got.ok && got.cancelled,
    panic: !got.ok && !got.cancelled,
    value: got.ok ? got.value : null,
  };
}

export const oneshotRecv = (channel: Oneshot) => leaf((cx, waker) => channel.pollRecv(cx, waker));

function* abortPending(io: Io): Async {
  const handle = spawn(io, 'A', (on) => stuck(on, 'A.local'));
  yield yieldNow();
  handle.abort(io.cx);
  io.say(`after abort finished=${handle.isFinished()}`);
  handle.abort(io.cx);
  const end = yield* outcome(handle);
  io.say(`cancelled=${end.cancelled} panic=${end.panic}`);
}

function* abortBeforeFirstPoll(io: Io): Async {
  const handle = spawn(io, 'A', function* (on) {
    on.say('never');
  });
  handle.abort(io.cx);
  io.say(`cancelled=${(yield* outcome(handle)).cancelled}`);
}

function* abortAlreadyNotified(io: Io): Async {
  const bell = new Notify(io.cx);
  const handle = spawn(io, 'A', function* (on) {
    yield notified(bell.notified());
    on.say('never resumes');
  });
  yield yieldNow();
  bell.notifyOne(io.cx);
  handle.abort(io.cx);
  io.say(`cancelled=${(yield* outcome(handle)).cancelled}`);
}

function* selfAbortThenReady(io: Io): Async {
  const channel = new Oneshot(io.cx);
  const handle = spawn(io, 'A', function* (on) {
    const got = (yield oneshotRecv(channel)) as { value: JoinHandle };
    got.value.abort(on.cx);
    on.say('aborted myself, still running');
    return 42;
  });
  channel.send(io.cx, handle);
  const end = yield* outcome(handle);
  io.say(`result Ok(${end.value})`);
}

function* selfAbortThenPending(io: Io): Async {
  const channel = new Oneshot(io.cx);
  const handle = spawn(io, 'A', (on) =>
    loud(on, 'A.local', function* () {
      const got = (yield oneshotRecv(channel)) as { value: JoinHandle };
      got.value.abort(on.cx);
      on.say('aborted myself, next await is the last');
      yield yieldNow();
      on.say('never');
    }),
  );
  channel.send(io.cx, handle);
  io.say(`cancelled=${(yield* outcome(handle)).cancelled}`);
}

function* abortFinishedAndDetach(io: Io): Async {
  const handle = spawn(io, 'A', function* () {
    return 7;
  });
  yield yieldNow();
  handle.abort(io.cx);
  io.say(`Ok(${(yield* outcome(handle)).value})`);
  const bell = new Notify(io.cx);
  spawn(io, 'B', function* (on) {
    yield notified(bell.notified());
    on.say('B finished although detached');
  }).drop(io.cx);
  yield yieldNow();
  bell.notifyOne(io.cx);
  yield yieldNow();
}

function* abortNeedsAYield(io: Io): Async {
  const handle = spawn(io, 'A', function* (on) {
    for (let i = 0; i < 3; i++) {
      yield ready(0);
      on.say(`A${i}`);
    }
  });
  const aborter = spawn(io, 'B', function* (on) {
    handle.abort(on.cx);
    on.say('B aborted A');
  });
  yield joined(aborter);
  io.say(`A ok=${(yield* outcome(handle)).ok}`);
}

function* dropPanics(io: Io): Async {
  const handle = spawn(io, 'A', function* () {
    try {
      yield never();
    } finally {
      bomb();
    }
  });
  yield yieldNow();
  handle.abort(io.cx);
  const end = yield* outcome(handle);
  io.say(`cancelled=${end.cancelled} panic=${end.panic}`);
}

function bomb(): void {
  throw new Panic('bomb');
}

export const p12: Case[] = flavors.flatMap(([name, flavor]) =>
  (
    [
      ['abort_pending', abortPending],
      ['abort_before_first_poll', abortBeforeFirstPoll],
      ['abort_already_notified', abortAlreadyNotified],
      ['self_abort_then_ready', selfAbortThenReady],
      ['self_abort_then_pending', selfAbortThenPending],
      ['abort_finished_and_detach', abortFinishedAndDetach],
      ['abort_needs_a_yield', abortNeedsAYield],
      ['drop_panics_on_abort', dropPanics],
    ] as const
  ).map(([what, main]) => goldenCase(`${name}_${what}`, flavor, {}, main)),
);

function* panicToJoinError(io: Io): Async {
  const a = spawn(io, 'A', (on) =>
    loud(on, 'A.local', function* () {
      yield yieldNow();
      throw new Panic('boom');
    }),
  );
  const b = spawn(io, 'B', function* (on) {
    on.say('B unaffected');
  });
  const got = (yield joined(a)) as JoinResult;
  const message = !got.ok && !got.cancelled ? got.message : '';
  io.say(`is_panic=${!got.ok && !got.cancelled} payload=Some("${message}")`);
  yield joined(b);
}

function* panicDetached(io: Io): Async {
  spawn(io, 'A', function* () {
    throw new Panic('nobody looks');
  }).drop(io.cx);
  yield yieldNow();
  io.say('runtime still alive');
}

function* panicPoisons(io: Io): Async {
  const std = new StdMutex(io.cx);
  const mutex = newMutex(io.cx);
  const handle = spawn(io, 'A', function* (on) {
    yield acquire(mutex);
    std.lock(on.cx);
    try {
      throw new Panic('x');
    } finally {
      std.unlock(on.cx, true);
      mutex.release(on.cx);
    }
  });
  yield joined(handle);
  io.say(`std poisoned=${std.poisoned} tokio lock ok=${mutex.tryAcquire(io.cx) === 'ok'}`);
}

export const p13: Case[] = flavors.flatMap(([name, flavor]) => [
  goldenCase(`${name}_panic_to_joinerror`, flavor, {}, panicToJoinError),
  goldenCase(`${name}_panic_detached_is_silent`, flavor, {}, panicDetached),
  goldenCase(`${name}_panic_poisons_std_not_tokio`, flavor, {}, panicPoisons),
]);
