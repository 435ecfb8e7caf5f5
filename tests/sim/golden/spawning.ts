import { Notify, PENDING } from '@/lib/sim/program';
import { joined, notified, selfWake, sleepMs, yieldNow } from '../combinators';
import type { Async, Fut, Io } from '../coroutine';
import { block, plain } from '../coroutine';
import { type Case, goldenCase, spawn, spawnFuture } from './harness';

const flavors = [
  ['ct', 0],
  ['mt1', 1],
] as const;

function* spawnOrder(io: Io): Async {
  const handles = ['A', 'B', 'C', 'D', 'E'].map((name) =>
    spawn(io, name, function* (on) {
      on.say(name);
    }),
  );
  for (const handle of handles) yield joined(handle);
}

export const p01: Case[] = [
  goldenCase('ct', 0, {}, spawnOrder),
  goldenCase('mt1', 1, {}, spawnOrder),
  goldenCase('mt1_nolifo', 1, { noLifo: true }, spawnOrder),
];

export const p02: Case[] = [
  goldenCase('mt1', 1, {}, function* (io) {
    const a = new Notify(io.cx);
    const b = new Notify(io.cx);
    const player = (name: string, mine: Notify, other: Notify) =>
      spawn(io, name, function* (on) {
        for (let i = 0; i < 8; i++) {
          yield notified(mine.notified());
          on.say(`${name} ${i}`);
          other.notifyOne(on.cx);
        }
      });
    const ping = player('ping', a, b);
    const pong = player('pong', b, a);
    yield yieldNow();
    yield yieldNow();
    const by = ['X', 'Y', 'Z'].map((name) =>
      spawn(io, name, function* (on) {
        on.say(name);
      }),
    );
    a.notifyOne(io.cx);
    yield joined(ping);
    yield joined(pong);
    for (const handle of by) yield joined(handle);
  }),
];

const rounds = (pause: () => Fut) =>
  function* (io: Io): Async {
    const handles = ['A', 'B', 'C', 'D'].map((name) =>
      spawn(io, name, function* (on) {
        for (let i = 0; i < 3; i++) {
          on.say(`${name}${i}`);
          yield pause();
        }
      }),
    );
    for (const handle of handles) yield joined(handle);
  };

function* yieldVersusSpinner(io: Io): Async {
  const y = spawn(io, 'Y', function* (on) {
    for (let i = 0; i < 3; i++) {
      on.say(`Y${i}`);
      yield yieldNow();
    }
  });
  const s = spawn(io, 'S', function* (on) {
    for (let i = 0; i < 200; i++) yield selfWake();
    on.say('S done');
  });
  yield joined(y);
  yield joined(s);
}

export const p03: Case[] = flavors.flatMap(([name, flavor]) => [
  goldenCase(`${name}_yield_now`, flavor, {}, rounds(yieldNow)),
  goldenCase(`${name}_self_wake`, flavor, {}, rounds(selfWake)),
  goldenCase(`${name}_yield_vs_spinner`, flavor, { wakers: false }, yieldVersusSpinner),
]);

/** A std thread that spawns onto the runtime, joined by the calling code. */
function* spawnFromThread(
  io: Io,
  names: readonly string[],
  make: (name: string) => Fut,
): Async<ReturnType<typeof spawn>[]> {
  const runtime = io.cx.runtime;
  const handles: ReturnType<typeof spawn>[] = [];
  const thread = io.cx.spawnThread(
    '',
    plain(function* (on) {
      on.cx.enterRuntime(runtime);
      for (const name of names) handles.push(spawnFuture(on.cx, name, make(name)));
    }),
  );
  const on = io.cx.joinThread(thread);
  if ('kind' in on) yield { block: on };
  return handles;
}

function* queueInterval(io: Io): Async {
  const handles = ['L1', 'L2', 'L3'].map((name) =>
    spawn(io, name, function* () {
      for (let i = 0; i < 60; i++) yield selfWake();
    }),
  );
  const remote = yield* spawnFromThread(io, ['R1', 'R2', 'R3'], (name) =>
    block(function* (on) {
      on.say(name);
    }),
  );
  for (const handle of remote) yield joined(handle);
  for (const handle of handles) yield joined(handle);
}

const quiet = { wakers: false };

export const p17: Case[] = [
  goldenCase('ct_default31', 0, quiet, queueInterval),
  goldenCase('ct_gqi5', 0, { ...quiet, gqi: 5 }, queueInterval),
  goldenCase('ct_gqi1', 0, { ...quiet, gqi: 1 }, queueInterval),
  goldenCase('mt1_gqi5', 1, { ...quiet, gqi: 5 }, queueInterval),
  goldenCase('mt1_gqi61', 1, { ...quiet, gqi: 61 }, queueInterval),
  goldenCase('mt1_default', 1, quiet, queueInterval),
  goldenCase('mt1_batch_pull', 1, { ...quiet, gqi: 61 }, function* (io) {
    const names = Array.from({ length: 10 }, (_, i) => `R${i}`);
    const handles = yield* spawnFromThread(io, names, () => block(function* () {}));
    for (const handle of handles) yield joined(handle);
  }),
];

const overflowing = (count: number) =>
  function* (io: Io): Async {
    for (let i = 0; i < count; i++) spawn(io, String(i), function* () {}).drop(io.cx);
    io.say('spawned all');
    for (let i = 0; i < 4; i++) yield yieldNow();
  };

export const p18: Case[] = (
  [
    ['mt1_257_fit', 257, 1e6],
    ['mt1_258_overflows', 258, 1e6],
    ['mt1_600', 600, 1e6],
    ['mt1_300_gqi61', 300, 61],
  ] as const
).map(([name, count, gqi]) =>
  goldenCase(name, 1, { ...quiet, gqi, eventInterval: 1e6 }, overflowing(count)),
);

function* lateTimer(io: Io): Async {
  const timer = spawn(io, 'timer', function* (on) {
    yield sleepMs(1);
    on.say('timer fired');
  });
  yield yieldNow();
  const spinner = spawn(io, 'spinner', function* (on) {
    yield { block: on.cx.sleepThread(10e6) };
    for (let i = 0; i < 150; i++) yield selfWake();
    on.say('spinner done');
  });
  yield joined(timer);
  yield joined(spinner);
}

export const p26: Case[] = (
  [
    ['ct_61', 0, null],
    ['ct_7', 0, 7],
    ['mt1_61', 1, null],
    ['mt1_7', 1, 7],
  ] as const
).map(([name, flavor, eventInterval]) =>
  goldenCase(name, flavor, { ...quiet, gqi: 1e6, eventInterval }, lateTimer),
);

export const p27: Case[] = [
  goldenCase('ct_main_waits_for_61_tasks', 0, quiet, function* (io) {
    const first = spawn(io, 't0', function* (on) {
      on.say('t0 done (main is woken now)');
    });
    for (let i = 1; i < 100; i++) spawn(io, `t${i}`, function* () {}).drop(io.cx);
    yield joined(first);
    io.say('main resumed');
  }),
  goldenCase('ct_main_ready_drops_the_rest', 0, { ...quiet, shutdown: true }, function* (io) {
    spawn(io, 'never', function* (on) {
      on.say('never polled');
    }).drop(io.cx);
    spawn(io, 'never2', function* (on) {
      on.say('never2 polled');
    }).drop(io.cx);
    io.say('main returns at once');
  }),
];

function* shutdown(io: Io): Async {
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) {
    spawn(io, name, function* (on) {
      try {
        yield { poll: () => PENDING, drop: () => {} };
      } finally {
        on.loud(name);
      }
    }).drop(io.cx);
  }
  yield yieldNow();
  spawn(io, 'late', function* (on) {
    on.say('late polled');
  }).drop(io.cx);
}

export const p28: Case[] = [
  goldenCase('ct_drop_runtime', 0, { ...quiet, shutdown: true }, shutdown),
  goldenCase('mt1_drop_runtime', 1, { ...quiet, shutdown: true }, shutdown),
];

const fromThread = (count: number) =>
  function* (io: Io): Async {
    const names = Array.from({ length: count }, (_, i) => `R${i}`);
    const handles = yield* spawnFromThread(io, names, () => selfWake());
    for (const handle of handles) yield joined(handle);
  };

export const p30: Case[] = (
  [
    ['mt1_10', 1, 10],
    ['mt1_300', 1, 300],
    ['ct_10', 0, 10],
  ] as const
).map(([name, flavor, count]) =>
  goldenCase(name, flavor, { ...quiet, gqi: 1e6, eventInterval: 1e6 }, fromThread(count)),
);
