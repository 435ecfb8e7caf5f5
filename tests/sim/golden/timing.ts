import { Interval, Mpsc, Oneshot, PENDING, Sleep, StdMpsc } from '@/lib/sim/program';
import { consumeBudget, joined, leaf, sleepMs, sleepUntil, sub, yieldNow } from '../combinators';
import { type Async, type Fut, type Io, plain } from '../coroutine';
import { type Case, goldenCase, spawn, spawnFuture } from './harness';

const quiet = { wakers: false };
const paused = { paused: true };
const MS = 1e6;
const flavors = [
  ['ct', 0],
  ['mt1', 1],
] as const;

const sleepMicros = (io: Io, micros: number): Fut =>
  sleepUntil(io.cx.tokioNowNanos() + micros * 1000);
const micros = (io: Io, since: number): number =>
  Math.floor((io.cx.tokioNowNanos() - since) / 1000);

/** A sleep created now, polled later. */
const created = (io: Io, deadline: number): Fut => {
  const sleep = new Sleep(io.cx, deadline);
  return leaf(
    (cx, waker) => sleep.poll(cx, waker),
    (cx) => sleep.drop(cx),
  );
};

const intervals = (missed: 'burst' | 'delay' | 'skip'): Case =>
  goldenCase(`ct_interval_${missed}`, 0, paused, function* (io) {
    const start = io.cx.tokioNowNanos();
    const interval = new Interval(io.cx, start, 10 * MS);
    interval.missed = missed;
    const tick = (): Fut => leaf((cx, waker) => interval.pollTick(cx, waker));
    yield tick();
    yield sleepMs(35);
    for (let i = 0; i < 6; i++) {
      const scheduled = (yield tick()) as number;
      io.say(`tick at ${micros(io, start) / 1000}ms scheduled ${(scheduled - start) / MS}ms`);
    }
  });

function* sameDeadline(
  io: Io,
  names: readonly string[],
  deadline: number,
  lead: string | null,
): Async {
  const handles = names.map((name) =>
    spawn(io, name, function* (on) {
      if (name === lead) yield sleepMs(50);
      yield sleepUntil(deadline);
      on.say(name);
    }),
  );
  for (const handle of handles) yield joined(handle);
}

export const p16: Case[] = [
  goldenCase('ct_by_deadline_then_registration', 0, paused, function* (io) {
    const handles = (
      [
        ['A', 30],
        ['B', 10],
        ['C', 20],
        ['D', 10],
        ['E', 30],
      ] as const
    ).map(([name, ms]) =>
      spawn(io, name, function* (on) {
        yield sleepMs(ms);
        on.say(`${name} after ${ms}ms`);
      }),
    );
    for (const handle of handles) yield joined(handle);
  }),
  goldenCase('ct_sub_ms_rounding', 0, paused, function* (io) {
    for (const us of [1, 500, 999, 1000, 1001, 1500]) {
      const since = io.cx.tokioNowNanos();
      yield sleepMicros(io, us);
      io.say(`sleep ${us}us advanced ${micros(io, since)}us`);
    }
  }),
  goldenCase('ct_zero_sleep', 0, paused, function* (io) {
    let since = io.cx.tokioNowNanos();
    yield sub(io.cx, 'sleep0', sleepMs(0));
    io.say(`advanced ${micros(io, since)}us`);
    yield sleepMs(5);
    since = io.cx.tokioNowNanos();
    yield sub(io.cx, 'sleep0', sleepMs(0));
    io.say(`advanced ${micros(io, since)}us`);
    yield sub(io.cx, 'past', sleepUntil(io.cx.tokioNowNanos() - 3 * MS));
  }),
  goldenCase('ct_deadline_at_creation', 0, paused, function* (io) {
    const old = created(io, io.cx.tokioNowNanos() + 10 * MS);
    yield sleepMs(25);
    const since = io.cx.tokioNowNanos();
    yield sub(io.cx, 'old', old);
    io.say(`late-polled sleep took ${micros(io, since)}us`);
  }),
  goldenCase('ct_same_deadline_fifo_by_first_poll', 0, paused, function* (io) {
    yield* sameDeadline(io, ['A', 'B', 'C'], io.cx.tokioNowNanos() + 100 * MS, 'A');
  }),
  goldenCase('ct_interval_first_tick_immediate', 0, paused, function* (io) {
    const start = io.cx.tokioNowNanos();
    const interval = new Interval(io.cx, start, 10 * MS);
    for (let i = 0; i < 4; i++) {
      yield leaf((cx, waker) => interval.pollTick(cx, waker));
      io.say(`tick at ${micros(io, start) / 1000}ms`);
    }
  }),
  intervals('burst'),
  intervals('delay'),
  intervals('skip'),
  goldenCase('ct_no_advance_while_busy', 0, paused, function* (io) {
    const sleeper = spawn(io, 'sleeper', function* (on) {
      yield sleepMs(1);
      on.say('sleeper');
    });
    const busy = spawn(io, 'busy', function* (on) {
      for (let i = 0; i < 5; i++) {
        yield yieldNow();
        on.say(`busy ${i}`);
      }
    });
    yield joined(sleeper);
    yield joined(busy);
  }),
  goldenCase('ct_manual_advance', 0, paused, function* (io) {
    const handles = (
      [
        ['A', 5],
        ['B', 10],
        ['C', 15],
      ] as const
    ).map(([name, ms]) =>
      spawn(io, name, function* (on) {
        yield sleepMs(ms);
        on.say(name);
      }),
    );
    yield yieldNow();
    io.cx.advanceClock(12 * MS);
    yield yieldNow();
    io.say('advanced 12ms in one step');
    for (const handle of handles) yield joined(handle);
  }),
  goldenCase('mt1_batch_of_timers_lifo', 1, {}, function* (io) {
    yield* sameDeadline(io, ['A', 'B', 'C', 'D'], io.cx.tokioNowNanos() + 30 * MS, null);
  }),
];

function* blockingSleep(io: Io): Async {
  const start = io.cx.nowNanos;
  const ticker = spawn(io, 'ticker', function* (on) {
    for (let i = 0; i < 3; i++) {
      yield sleepMs(20);
      const late = Math.floor((on.cx.nowNanos - start) / MS) >= 100;
      on.say(`tick ${i} ${late ? 'late(>=100ms)' : 'on time'}`);
    }
  });
  yield yieldNow();
  const hog = spawn(io, 'hog', function* (on) {
    yield { block: on.cx.sleepThread(120 * MS) };
    on.say('hog woke');
  });
  yield joined(hog);
  yield joined(ticker);
}

export const p29: Case[] = [
  ...flavors.map(([name, flavor]) =>
    goldenCase(`${name}_blocking_sleep`, flavor, quiet, blockingSleep),
  ),
  goldenCase('mt2_blocking_sleep', 2, quiet, blockingSleep),
];

function* pendingIsFree(io: Io): Async {
  const task = spawn(io, 't', function* (on) {
    const channel = new Mpsc(on.cx, 1);
    let first = true;
    let done = 0;
    const probe = leaf((cx, waker) => {
      if (!first) return true;
      first = false;
      for (let i = 0; i < 50; i++)
        if (channel.pollRecv(cx, waker) !== PENDING) throw new Error('a value came from nowhere');
      for (let i = 0; i < 300 && consumeBudget().poll(cx, waker) !== PENDING; i++) done++;
      waker.wakeByRef(cx);
      return PENDING;
    });
    yield probe;
    on.say(`after 50 pending recv polls: ${done} units were left`);
  });
  task.drop(io.cx);
  for (let i = 0; i < 3; i++) yield yieldNow();
}

function* driverFirst(io: Io): Async {
  const timer = spawn(io, 'timer', function* (on) {
    yield sleepMs(1);
    on.say('timer');
  });
  yield yieldNow();
  const yielder = spawn(io, 'yielder', function* (on) {
    yield { block: on.cx.sleepThread(10 * MS) };
    yield yieldNow();
    on.say('yielder');
  });
  yield joined(timer);
  yield joined(yielder);
}

export const p31: Case[] = flavors.flatMap(([name, flavor]) => [
  goldenCase(`${name}_pending_is_free`, flavor, quiet, pendingIsFree),
  goldenCase(`${name}_driver_before_deferred`, flavor, quiet, driverFirst),
]);

function* blockingRecv(io: Io, channel: StdMpsc): Async {
  for (;;) {
    const got = channel.recv(io.cx);
    if (typeof got !== 'object' || 'value' in got) return;
    yield { block: got };
  }
}

const workerIndex = (io: Io): string => (io.cx.worker === null ? 'None' : `Some(${io.cx.worker})`);

export const p32: Case[] = [
  goldenCase('mt1_spawn_from_main_is_fifo', { mainOf: 1 }, quiet, function* (io) {
    io.say(`main worker_index=${workerIndex(io)}`);
    const started = new StdMpsc(io.cx, null);
    const go = new StdMpsc(io.cx, null);
    const gate = spawn(io, 'gate', function* (on) {
      on.say(`gate worker_index=${workerIndex(on)}`);
      started.send(on.cx, 0);
      yield* blockingRecv(on, go);
    });
    yield* blockingRecv(io, started);
    const handles = ['A', 'B', 'C', 'D'].map((name) =>
      spawnFuture(
        io.cx,
        name,
        leaf(() => 0),
      ),
    );
    io.say('spawned four into the inject queue');
    go.send(io.cx, 0);
    yield { block: io.cx.sleepThread(40 * MS) };
    for (const handle of handles) yield joined(handle);
    yield joined(gate);
  }),
  goldenCase('mt1_yield_now_in_main_repolls_at_once', { mainOf: 1 }, {}, function* (io) {
    for (let i = 0; i < 3; i++) {
      io.say(`main ${i}`);
      yield yieldNow();
    }
  }),
];

const oneshotRecv = (channel: Oneshot): Fut => leaf((cx, waker) => channel.pollRecv(cx, waker));

function* foreignWake(io: Io): Async {
  const channels = [new Oneshot(io.cx), new Oneshot(io.cx)] as const;
  const waiter = (name: string, channel: Oneshot) =>
    spawn(io, name, function* (on) {
      yield oneshotRecv(channel);
      on.say(name);
    });
  const a = waiter('A', channels[0]);
  const b = waiter('B', channels[1]);
  yield sleepMs(10);
  const thread = io.cx.spawnThread(
    '',
    plain(function* (on) {
      for (const channel of channels) channel.send(on.cx, 0);
    }),
  );
  const on = io.cx.joinThread(thread);
  if ('kind' in on) yield { block: on };
  io.say('both woken from outside');
  yield joined(a);
  yield joined(b);
}

export const m07: Case[] = [1, 2].map((workers) =>
  goldenCase(`mt${workers}_foreign_wake`, workers, {}, foreignWake),
);
