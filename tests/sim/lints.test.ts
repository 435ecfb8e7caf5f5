import { expect, test } from 'vitest';
import { record } from '@/lib/recording/record';
import { findLints } from '@/lib/sim/lints';
import { Mpsc, Notify, newMutex, type Program, StdMutex } from '@/lib/sim/program';
import {
  joined,
  leaf,
  never,
  notified,
  select,
  selfWake,
  sleepMs,
  sub,
  yieldNow,
} from './combinators';
import { type Async, block, body, type Io } from './coroutine';
import { acquire } from './golden/syncing';

function spawn(io: Io, start: (io: Io) => Async, size = 0) {
  const { runtime } = io.cx;
  if (!runtime) throw new Error('no runtime');
  return runtime.spawn(io.cx, body(block(start)), { name: 'worker', size });
}

function lintsOf(main: (io: Io) => Async, workers: number | null = null): string[] {
  const program: Program = {
    main: { flavor: workers === null ? 'current_thread' : 'multi_thread', workers, paused: false },
    start: () => body(block(main)),
  };
  return findLints(record(program, { seed: 1 }).log).map((lint) => lint.name);
}

test('a program that behaves has no lints', () => {
  const lints = lintsOf(function* (io) {
    const bell = new Notify(io.cx);
    const waiter = spawn(io, function* () {
      yield notified(bell.notified());
      yield sleepMs(3);
      for (let i = 0; i < 20; i++) yield yieldNow();
    });
    yield yieldNow();
    bell.notifyOne(io.cx);
    yield joined(waiter);
  });
  expect(lints).toEqual([]);
});

test('LostWaker: Pending with nobody to wake it', () => {
  const lints = lintsOf(function* (io) {
    spawn(io, function* () {
      yield never();
    });
    yield sleepMs(1);
  });
  expect(lints).toEqual(['LostWaker']);
});

test('NeverYielded: one poll that keeps its thread', () => {
  const lints = lintsOf(function* (io) {
    yield joined(
      spawn(io, function* (on) {
        yield { block: on.cx.sleepThread(20e6) };
      }),
    );
  });
  expect(lints).toEqual(['NeverYielded']);
});

test('SelfWakePercent: spinning instead of waiting', () => {
  const lints = lintsOf(function* (io) {
    yield joined(
      spawn(io, function* () {
        for (let i = 0; i < 20; i++) yield selfWake();
      }),
    );
  });
  expect(lints).toEqual(['SelfWakePercent']);
});

test('LargeFuture: from 1024 bytes on', () => {
  const lints = lintsOf(function* (io) {
    yield joined(spawn(io, function* () {}, 1023));
    yield joined(spawn(io, function* () {}, 1024));
  });
  expect(lints).toEqual(['LargeFuture']);
});

test('Deadlock: two tasks that take two locks in opposite order', () => {
  const lints = lintsOf(function* (io) {
    const locks = [newMutex(io.cx), newMutex(io.cx)] as const;
    const both = (first: 0 | 1) =>
      spawn(io, function* () {
        yield acquire(locks[first]);
        yield yieldNow();
        yield acquire(locks[first === 0 ? 1 : 0]);
      });
    const tasks = [both(0), both(1)];
    for (const task of tasks) yield joined(task);
  });
  expect(lints).toEqual(['Deadlock']);
});

test('HeldAcrossAwait: a std guard in a suspended task', () => {
  const lints = lintsOf(function* (io) {
    const mutex = new StdMutex(io.cx);
    yield joined(
      spawn(io, function* (on) {
        mutex.lock(on.cx);
        yield yieldNow();
        mutex.unlock(on.cx);
      }),
    );
  });
  expect(lints).toEqual(['HeldAcrossAwait']);
});

test('LostOnCancel: a select! branch dropped with a value it had received', () => {
  const lints = lintsOf(function* (io) {
    const channel = new Mpsc(io.cx, 4);
    for (let i = 0; i < 3; i++) channel.trySend(io.cx, i);
    const pair = block(function* () {
      yield leaf((cx, waker) => channel.pollRecv(cx, waker));
      yield sleepMs(5);
    });
    yield select(
      [{ future: sub(io.cx, 'pair', pair) }, { future: sub(io.cx, 'timer', sleepMs(1)) }],
      true,
    );
  });
  expect(lints).toEqual(['LostOnCancel']);
});

test('StarvedTask: ready, but its worker is kept busy', () => {
  const lints = lintsOf(function* (io) {
    const tasks = [
      spawn(io, function* (on) {
        yield { block: on.cx.sleepThread(30e6) };
      }),
      spawn(io, function* () {}),
    ];
    for (const task of tasks) yield joined(task);
  });
  expect(lints).toEqual(['NeverYielded', 'StarvedTask']);
});
