import {
  type BlockOn,
  type JoinHandle,
  LocalSet,
  Oneshot,
  StdMpsc,
  StdMutex,
} from '@/lib/sim/program';
import { awaitLocalSet, joined, ready, runUntil, sleepMs, yieldNow } from '../combinators';
import { type Async, block, body, type Io, Panic, plain } from '../coroutine';
import { type Case, goldenCase, spawn, spawnFuture } from './harness';
import { stuck } from './loud';
import { oneshotRecv, outcome } from './tasks';

const quiet = { wakers: false };
const flavors = [
  ['ct', 0],
  ['mt1', 1],
] as const;

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
