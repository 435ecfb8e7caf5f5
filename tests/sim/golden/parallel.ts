import { Mpsc, newMutex, Oneshot, type Received, Send } from '@/lib/sim/program';
import { join, joined, leaf, sleepMs, yieldNow } from '../combinators';
import type { Async, Io } from '../coroutine';
import { type Case, goldenCase, spawn } from './harness';
import { acquire } from './syncing';

const quiet = { wakers: false };
const MS = 1e6;

/** Spins until a flag is set, as `while !flag.load() { thread::yield_now() }` does. */
function* spinUntil(io: Io, flag: () => boolean): Async {
  while (!flag()) {
    io.cx.chargeNanos(500);
    yield { visible: true };
  }
}

const stealing = (count: number): Case =>
  goldenCase(`mt2_steal_${count}`, 2, { ...quiet, gqi: 1e6, eventInterval: 1e6 }, function* (io) {
    let started = false;
    let go = false;
    let done = 0;
    spawn(io, 'gate', function* (on) {
      started = true;
      yield* spinUntil(on, () => go);
    }).drop(io.cx);
    spawn(io, 'pad', function* () {}).drop(io.cx);
    yield* spinUntil(io, () => started);
    for (let i = 1; i <= count; i++) {
      spawn(io, String(i), function* () {
        done++;
      }).drop(io.cx);
    }
    io.say('queue ready');
    go = true;
    yield { block: io.cx.sleepThread(80 * MS) };
    io.say(`other worker finished ${done} of ${count}`);
  });

export const m01: Case[] = [4, 9, 10].map(stealing);

const children = (names: readonly string[]) =>
  function* (io: Io): Async {
    for (const name of names) {
      spawn(io, name, function* (on) {
        on.say(`${name} runs`);
      }).drop(io.cx);
    }
    yield { block: io.cx.sleepThread(60 * MS) };
    io.say('root stops blocking');
    yield yieldNow();
  };

export const m02: Case[] = [
  goldenCase('mt2_one_child', 2, quiet, children(['child'])),
  goldenCase('mt2_two_children', 2, quiet, children(['c1', 'c2'])),
  goldenCase('mt2_one_child_nolifo', 2, { ...quiet, noLifo: true }, children(['child'])),
  goldenCase('mt2_woken_task_waits_for_the_waker', 2, {}, function* (io) {
    const channel = new Oneshot(io.cx);
    const waiter = spawn(io, 'waiter', function* (on) {
      yield leaf((cx, waker) => channel.pollRecv(cx, waker));
      on.say('waiter runs');
    });
    yield sleepMs(10);
    channel.send(io.cx, 0);
    yield { block: io.cx.sleepThread(60 * MS) };
    io.say('waker stops blocking');
    yield joined(waiter);
  }),
];

const runs = [1, 2, 3];

export const m03: Case[] = runs.map((run) =>
  goldenCase(`mt4_fanout_run${run}`, 4, quiet, function* (io) {
    const handles = Array.from({ length: 64 }, (_, i) =>
      spawn(io, `c${i}`, function* (on) {
        for (let round = 0; round < 2; round++) {
          yield { block: on.cx.sleepThread(0.3 * MS) };
          yield yieldNow();
        }
      }),
    );
    for (const handle of handles) yield joined(handle);
  }),
);

const send = (channel: Mpsc, value: unknown) => {
  const inner = new Send(channel, value);
  return leaf(
    (cx, waker) => inner.poll(cx, waker),
    (cx) => void inner.drop(cx),
  );
};
const recv = (channel: Mpsc) => leaf((cx, waker) => channel.pollRecv(cx, waker));

export const m04: Case[] = runs.map((run) =>
  goldenCase(`mt4_pipeline_run${run}`, 4, {}, function* (io) {
    const first = new Mpsc(io.cx, 2);
    const second = new Mpsc(io.cx, 2);
    const producer = spawn(io, 'prod', function* (on) {
      for (let i = 0; i < 12; i++) yield send(first, i);
      first.dropSender(on.cx);
    });
    const stage = spawn(io, 'stage', function* (on) {
      for (;;) {
        const got = (yield recv(first)) as Received;
        if (got === 'closed') break;
        on.cx.chargeNanos(2000);
        yield send(second, Number(got.value) * 10);
      }
      second.dropSender(on.cx);
    });
    const sink = spawn(io, 'sink', function* (on) {
      for (;;) {
        const got = (yield recv(second)) as Received;
        if (got === 'closed') break;
        on.say(`sink ${got.value}`);
      }
    });
    yield join([joined(producer), joined(stage), joined(sink)]);
  }),
);

export const m05: Case[] = runs.map((run) =>
  goldenCase(`mt4_mutex_run${run}`, 4, {}, function* (io) {
    const mutex = newMutex(io.cx);
    let total = 0;
    const handles = Array.from({ length: 6 }, (_, i) =>
      spawn(io, `k${i}`, function* (on) {
        for (let round = 0; round < 3; round++) {
          yield acquire(mutex);
          const seen = total;
          yield yieldNow();
          total = seen + 1;
          mutex.release(on.cx);
        }
      }),
    );
    for (const handle of handles) yield joined(handle);
    yield acquire(mutex);
    io.say(`total ${total}`);
    mutex.release(io.cx);
  }),
);
