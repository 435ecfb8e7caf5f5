import {
  type BlockOn,
  type JoinHandle,
  type JoinResult,
  JoinSet,
  LocalSet,
  Notify,
  newMutex,
  Oneshot,
  StdMpsc,
  StdMutex,
} from '@/lib/sim/program';
import {
  awaitLocalSet,
  joined,
  leaf,
  never,
  notified,
  ready,
  runUntil,
  sleepMs,
  yieldNow,
} from '../combinators';
import { type Async, block, body, type Io, Panic, plain } from '../coroutine';
import { type Case, goldenCase, spawn, spawnFuture } from './harness';
import { loud, stuck } from './loud';
import { acquire } from './syncing';

const quiet = { wakers: false };
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

function* outcome(
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

const oneshotRecv = (channel: Oneshot) => leaf((cx, waker) => channel.pollRecv(cx, waker));

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
  // biome-ignore lint/correctness/useYield: an async block that panics before it awaits anything
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

function* blockingRecv(io: Io, channel: StdMpsc): Async {
  for (;;) {
    const got = channel.recv(io.cx);
    if (typeof got !== 'object' || 'value' in got) return;
    yield { block: got satisfies BlockOn };
  }
}

const spawnBlocking = (io: Io, name: string, start: (on: Io) => Async<unknown>): JoinHandle => {
  const { runtime } = io.cx;
  if (!runtime) throw new Error('no runtime');
  return runtime.spawnBlocking(io.cx, plain(start), { name });
};

function* fifoOneThread(io: Io): Async {
  const gate = new StdMpsc(io.cx, null);
  const b1 = spawnBlocking(io, 'b1', function* (on) {
    yield* blockingRecv(on, gate);
    on.say('b1 ran');
    return 1;
  });
  const says = (name: string): JoinHandle =>
    spawnBlocking(io, name, function* (on) {
      on.say(`${name} ran`);
    });
  const b2 = says('b2');
  const b3 = says('b3');
  b2.abort(io.cx);
  io.say('queued three, aborted b2 while queued');
  gate.send(io.cx, 0);
  const r1 = yield* outcome(b1);
  const r2 = yield* outcome(b2);
  const r3 = yield* outcome(b3);
  io.say(`${r1.ok} ${r2.ok ? 'Ok(2)' : `Err(${r2.cancelled})`} ${r3.ok}`);
}

function* abortRunning(io: Io): Async {
  const started = new StdMpsc(io.cx, null);
  const go = new StdMpsc(io.cx, null);
  const handle = spawnBlocking(io, 'blk', function* (on) {
    started.send(on.cx, 0);
    yield* blockingRecv(on, go);
    return 11;
  });
  yield* blockingRecv(io, started);
  handle.abort(io.cx);
  go.send(io.cx, 0);
  io.say(`Ok(${(yield* outcome(handle)).value})`);
}

function* completionWakes(io: Io): Async {
  const handle = spawnBlocking(io, 'blk', function* (on) {
    yield { block: on.cx.sleepThread(20e6) };
    on.say('blocking done');
  });
  yield joined(handle);
  io.say('resumed');
}

function* panicInBlocking(io: Io): Async {
  // biome-ignore lint/correctness/useYield: a closure that panics at once
  const handle = spawnBlocking(io, 'blk', function* () {
    throw new Panic('x');
  });
  io.say(`is_panic=${(yield* outcome(handle)).panic}`);
}

export const p14: Case[] = flavors.flatMap(([name, flavor]) => [
  goldenCase(`${name}_fifo_one_thread`, flavor, { ...quiet, maxBlocking: 1 }, fifoOneThread),
  goldenCase(`${name}_abort_running_is_ignored`, flavor, quiet, abortRunning),
  goldenCase(`${name}_completion_wakes_via_inject`, flavor, {}, completionWakes),
  goldenCase(`${name}_panic_in_blocking`, flavor, quiet, panicInBlocking),
]);

function* blockInPlace(io: Io): Async {
  const a = spawn(io, 'A', function* (on) {
    for (const name of ['L1', 'L2']) {
      spawn(on, name, function* (inner) {
        inner.say(name);
      });
    }
    on.say('before block_in_place');
    on.cx.enterBlockInPlace();
    yield { block: on.cx.sleepThread(40e6) };
    on.say('inside block_in_place (end)');
    on.cx.exitBlockInPlace();
    on.say('after block_in_place 3');
    yield yieldNow();
    on.say('A resumed');
  });
  yield joined(a);
}

export const p19: Case[] = [
  goldenCase('mt1_block_in_place', 1, {}, blockInPlace),
  goldenCase('mt2_block_in_place', 2, {}, blockInPlace),
  goldenCase('ct_panics', 0, {}, function* (io) {
    // biome-ignore lint/correctness/useYield: it panics before it awaits anything
    const handle = spawn(io, 'A', function* (on) {
      const message = on.cx.enterBlockInPlace();
      if (message) throw new Panic(message);
    });
    io.say(`block_in_place on current_thread panics: ${(yield* outcome(handle)).panic}`);
  }),
];

const spawnLocal = (
  io: Io,
  set: LocalSet | null,
  name: string,
  start: (on: Io) => Async<unknown>,
): JoinHandle => {
  const target = set ?? io.cx.localSet;
  if (!target) throw new Error('spawn_local outside a LocalSet');
  return target.spawnLocal(io.cx, body(block(start)), { name });
};

export const p20: Case[] = [
  goldenCase('run_until_order', 0, {}, function* (io) {
    const set = new LocalSet(io.cx);
    yield runUntil(
      set,
      block(function* (on) {
        const handles = ['A', 'B', 'C'].map((name) =>
          spawnLocal(on, null, name, function* (inner) {
            inner.say(`${name} 1`);
            yield yieldNow();
            inner.say(`${name} again`);
          }),
        );
        spawn(on, 'S', function* (inner) {
          inner.say('S (regular task)');
        }).drop(on.cx);
        for (const handle of handles) yield joined(handle);
      }),
    );
    io.say('done');
    yield { call: set.dropTasks() };
  }),
  goldenCase('await_the_set', 0, {}, function* (io) {
    const set = new LocalSet(io.cx);
    spawnLocal(io, set, 'A', function* (on) {
      yield yieldNow();
      on.say('A');
    });
    spawnLocal(io, set, 'B', function* (on) {
      on.say('B');
      spawnLocal(on, null, 'C', function* (inner) {
        inner.say('C');
      });
    });
    io.say('nothing ran yet');
    yield awaitLocalSet(set);
    io.say('set finished');
  }),
  goldenCase('run_until_leaves_others', 0, {}, function* (io) {
    const set = new LocalSet(io.cx);
    spawnLocal(io, set, 'A', (on) => stuck(on, 'A.local'));
    yield runUntil(
      set,
      block(function* (on) {
        yield yieldNow();
        on.say('run_until future done');
      }),
    );
    io.say('dropping set');
    yield { call: set.dropTasks() };
    io.say('dropped set');
  }),
  goldenCase('max_61_per_poll', 0, quiet, function* (io) {
    const set = new LocalSet(io.cx);
    for (let i = 0; i < 130; i++) {
      spawnLocal(io, set, '', function* (on) {
        if ([0, 60, 61, 121, 122, 129].includes(i)) on.say(`local ${i}`);
      });
    }
    yield awaitLocalSet(set);
  }),
];

function* lockForever(io: Io, mutex: StdMutex): Async {
  for (let on = mutex.lock(io.cx); on; on = mutex.lock(io.cx)) yield { block: on };
}

export const p25: Case[] = [
  goldenCase('ct_deadlock', 0, {}, function* (io) {
    const mutex = new StdMutex(io.cx);
    const set = new LocalSet(io.cx);
    spawnLocal(io, set, 'A', function* (on) {
      yield* lockForever(on, mutex);
      on.say('A holds std lock and awaits');
      yield yieldNow();
      mutex.unlock(on.cx);
      on.say('A unreachable');
    });
    spawnLocal(io, set, 'B', function* (on) {
      on.say('B tries the std lock: blocks the OS thread');
      yield* lockForever(on, mutex);
      on.say('B unreachable');
    });
    yield awaitLocalSet(set);
  }),
];

function* stdMutexAcrossAwait(io: Io): Async {
  const mutex = new StdMutex(io.cx);
  const handles = ['A', 'B'].map((name) =>
    spawn(io, name, function* (on) {
      on.say(`${name} wants the std lock`);
      yield* lockForever(on, mutex);
      on.say(`${name} has it, awaiting`);
      yield sleepMs(30);
      mutex.unlock(on.cx);
      on.say(`${name} released`);
    }),
  );
  for (const handle of handles) yield joined(handle);
}

export const m06: Case[] = [1, 2, 3].map((workers) =>
  goldenCase(`mt${workers}_std_mutex`, workers, quiet, stdMutexAcrossAwait),
);

const wakeThenLock = (displace: boolean) =>
  function* (io: Io): Async {
    const mutex = new StdMutex(io.cx);
    const channel = new Oneshot(io.cx);
    const h = spawn(io, 'H', function* (on) {
      yield* lockForever(on, mutex);
      on.say('H holds the std lock and awaits');
      yield oneshotRecv(channel);
      mutex.unlock(on.cx);
      on.say('H released');
    });
    yield sleepMs(30);
    const x = spawn(io, 'X', function* (on) {
      channel.send(on.cx, 0);
      if (displace) spawnFuture(on.cx, 'Y', ready(0)).drop(on.cx);
      on.say(displace ? 'X woke H, spawned Y, now locks' : 'X woke H, now locks');
      yield* lockForever(on, mutex);
      on.say('X got the lock');
      mutex.unlock(on.cx);
    });
    yield joined(h);
    yield joined(x);
  };

export const m08: Case[] = [
  goldenCase('mt4_wake_then_lock', 4, {}, wakeThenLock(false)),
  goldenCase('mt4_wake_displace_lock', 4, {}, wakeThenLock(true)),
];
