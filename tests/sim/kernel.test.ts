import { describe, expect, test } from 'vitest';
import { toJson } from '@/lib/recording/json';
import { fork, record, run } from '@/lib/recording/record';
import type { SimEvent } from '@/lib/sim/events';
import { PROFILES } from '@/lib/sim/profile';
import { Notify, newMutex, type Program, StdMutex } from '@/lib/sim/program';
import type { Scenario } from '@/lib/sim/scenario';
import { joined, leaf, never, notified, selfWake, sleepMs, yieldNow } from './combinators';
import { type Async, block, body, type Io, Panic, plain } from './coroutine';
import { acquire } from './golden/syncing';
import { randomProgram } from './randomProgram';

function spawn(io: Io, name: string, start: (io: Io) => Async<unknown>) {
  const { runtime } = io.cx;
  if (!runtime) throw new Error('no runtime');
  return runtime.spawn(io.cx, body(block(start)), { name });
}

function program(main: (io: Io) => Async, workers: number | null = null, paused = false): Program {
  return {
    main: { flavor: workers === null ? 'current_thread' : 'multi_thread', workers, paused },
    start: () => body(block(main)),
  };
}

const of = <K extends SimEvent['kind']>(events: Iterable<SimEvent>, kind: K) =>
  [...events].filter((event): event is Extract<SimEvent, { kind: K }> => event.kind === kind);

describe('a run is a function of program and scenario', () => {
  test('twice the same, byte for byte, whatever the interleaving', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const once = JSON.stringify(toJson(record(randomProgram(seed), { seed: 5 })));
      expect(JSON.stringify(toJson(record(randomProgram(seed), { seed: 5 })))).toBe(once);
    }
  });

  test('recording changes nothing', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { stdout, status, polls } = run(randomProgram(seed), { seed });
      expect(record(randomProgram(seed), { seed }).outcome).toMatchObject({
        stdout,
        status,
        polls,
      });
    }
  });
});

const racers = program(function* (io) {
  const tasks = ['a', 'b'].map((name) =>
    spawn(io, name, function* (on) {
      on.say(`${name} one`);
      yield { visible: true };
      on.say(`${name} two`);
    }),
  );
  for (const task of tasks) yield joined(task);
}, 2);

test('choices reach interleavings the seed does not, and replay them', () => {
  const outputs = new Set<string>();
  for (let code = 0; code < 3 ** 6; code++) {
    const choices = Array.from({ length: 6 }, (_, at) => Math.floor(code / 3 ** at) % 3);
    const { stdout } = run(racers, { seed: 1, choices });
    outputs.add(stdout);
    expect(run(racers, { seed: 1, choices }).stdout).toBe(stdout);
  }
  expect(outputs.size).toBeGreaterThan(1);
});

describe('how a run ends', () => {
  test('a panic of the main future is exit code 101', () => {
    const outcome = run(
      program(function* () {
        throw new Panic('boom');
      }),
      { seed: 1 },
    );
    expect(outcome).toMatchObject({ status: 'main_panicked', exitCode: 101 });
  });

  test('a deadlock of async locks names who waits for what', () => {
    const outcome = run(
      program(function* (io) {
        const locks = [newMutex(io.cx, 'left'), newMutex(io.cx, 'right')] as const;
        const both = (name: string, first: 0 | 1) =>
          spawn(io, name, function* () {
            yield acquire(locks[first]);
            yield yieldNow();
            yield acquire(locks[first === 0 ? 1 : 0]);
          });
        for (const task of [both('tom', 0), both('una', 1)]) yield joined(task);
      }),
      { seed: 1 },
    );
    expect(outcome.status).toBe('stuck');
    const said = outcome.diagnosis?.waits.map((wait) => `${wait.who} ${wait.what}`);
    expect(said).toEqual([
      'the main future waits for task `tom` to finish',
      'task `tom` waits for a Mutex `right`, held by una',
      'task `una` waits for a Mutex `left`, held by tom',
    ]);
  });

  test('a task that blocks its only thread on a std lock is found', () => {
    const outcome = run(
      program(function* (io) {
        const mutex = new StdMutex(io.cx, 'm');
        mutex.lock(io.cx);
        yield joined(
          spawn(io, 'b', function* (on) {
            for (let wait = mutex.lock(on.cx); wait; wait = mutex.lock(on.cx))
              yield { block: wait };
          }),
        );
      }),
      { seed: 1 },
    );
    expect(outcome.diagnosis?.text).toContain(
      'task `b` waits for a std::sync::Mutex `m`, held by main and blocks its thread',
    );
  });

  test('an endless self-wake reaches the bound on polls', () => {
    const endless = program(function* () {
      for (;;) yield selfWake();
    });
    expect(run(endless, { seed: 1, bounds: { maxPolls: 1000 } })).toMatchObject({
      status: 'bound',
      detail: '1000 polls',
    });
  });

  test('a loop that reads an atomic nobody is left to change is stuck, also when it naps in between', () => {
    for (const nap of [false, true]) {
      const outcome = run(
        program(function* (io) {
          yield joined(
            spawn(io, 'spinner', function* (on) {
              for (;;) {
                on.cx.atomicAccess(7, false);
                if (nap) yield { block: on.cx.sleepThread(1e6) };
                else yield { fuel: true };
              }
            }),
          );
        }),
        { seed: 1, bounds: { maxFuelStops: 100_000 } },
      );
      expect(outcome.status).toBe('stuck');
      expect(outcome.diagnosis?.waits[0]?.what).toContain('spins');
    }
  });

  test('an endless loop without an await reaches the bound on fuel', () => {
    const spinning: Program = {
      main: { flavor: 'current_thread', workers: null, paused: false },
      start: () => ({
        resume: () => ({ kind: 'fuel' }),
        drop: () => ({ kind: 'ready', value: undefined }),
      }),
    };
    expect(run(spinning, { seed: 1 })).toMatchObject({ status: 'bound' });
  });
});

describe('time', () => {
  const elapsed = (paused: boolean) =>
    run(
      program(
        function* (io) {
          const since = io.cx.tokioNowNanos();
          yield sleepMs(100);
          io.say(String(Math.floor((io.cx.tokioNowNanos() - since) / 1e6)));
        },
        null,
        paused,
      ),
      { seed: 1 },
    ).stdout;

  test('a sleep of 100 ms takes 100 ms on a paused clock', () => {
    expect(elapsed(true)).toBe('100\n');
  });

  test('on a running clock the driver rounds up, so it takes 100 or 101', () => {
    expect(['100\n', '101\n']).toContain(elapsed(false));
  });

  test('waiting by reading the clock comes to an end', () => {
    const outcome = run(
      program(function* (io) {
        const until = io.cx.nowNanos + 50e6;
        while (io.cx.nowNanos < until) yield { visible: true };
        io.say('done');
      }),
      { seed: 1 },
    );
    expect(outcome.stdout).toBe('done\n');
  });

  test('a spawn_blocking job holds a paused clock still', () => {
    const outcome = run(
      program(
        function* (io) {
          const since = io.cx.tokioNowNanos();
          const job = io.cx.runtime?.spawnBlocking(
            io.cx,
            plain(function* (on) {
              yield { block: on.cx.sleepThread(10e6) };
            }),
          );
          const sleeper = spawn(io, 'sleeper', function* () {
            yield sleepMs(1000);
          });
          if (job) yield joined(job);
          io.say(String((io.cx.tokioNowNanos() - since) / 1e6));
          sleeper.abort(io.cx);
        },
        null,
        true,
      ),
      { seed: 1 },
    );
    expect(outcome.stdout).toBe('0\n');
  });
});

describe('interventions', () => {
  const bells = program(function* (io) {
    const bell = new Notify(io.cx);
    const waiter = spawn(io, 'waiter', function* (on) {
      yield notified(bell.notified());
      yield sleepMs(10);
      on.say('rang');
    });
    yield yieldNow();
    bell.notifyOne(io.cx);
    const end = (yield joined(waiter)) as { ok: boolean };
    io.say(`ok=${end.ok}`);
  });
  const scenario: Scenario = { seed: 1 };
  const original = record(bells, scenario);
  const waiter =
    of(original.log, 'task.spawn').find((event) => event.name === 'waiter')?.task ?? -1;
  const timer = of(original.log, 'timer.register')[0];
  const wake = of(original.log, 'waker.wake').find((event) => event.task === waiter)?.seq ?? -1;

  test('without any the task is told', () => {
    expect(original.outcome.stdout).toBe('rang\nok=true\n');
  });

  test('a lost wake leaves it waiting for ever', () => {
    const { outcome } = fork(bells, scenario, { at: wake - 2, kind: 'lose_wake', task: waiter });
    expect(outcome.status).toBe('stuck');
  });

  test('an abort cancels it', () => {
    const { outcome } = fork(bells, scenario, { at: wake + 1, kind: 'abort', task: waiter });
    expect(outcome.stdout).toBe('ok=false\n');
  });

  test('dropping its future cancels it, a panic is a JoinError', () => {
    for (const kind of ['drop_future', 'panic'] as const) {
      const { log, outcome } = fork(bells, scenario, { at: wake + 1, kind, task: waiter });
      expect(outcome.stdout).toBe('ok=false\n');
      const end = of(log, 'task.terminate').find((event) => event.task === waiter);
      expect(end?.outcome).toBe(kind === 'panic' ? 'panic' : 'cancelled');
    }
  });

  test('a delayed timer fires later, and the events before stay the same', () => {
    const at = (timer?.seq ?? 0) + 1;
    const { log } = fork(bells, scenario, {
      at,
      kind: 'delay_timer',
      timer: timer?.timer ?? 0,
      micros: 50_000,
    });
    const fired = (events: Iterable<SimEvent>) => of(events, 'timer.fire')[0]?.t ?? 0;
    expect(fired(log) - fired(original.log)).toBeGreaterThanOrEqual(49_000);
    for (let seq = 0; seq < at; seq++) expect(log.eventAt(seq)).toEqual(original.log.eventAt(seq));
  });

  test('a blocked worker stands still', () => {
    const { log } = fork(bells, scenario, {
      at: wake,
      kind: 'block_worker',
      worker: 0,
      micros: 5000,
    });
    expect(of(log, 'thread.block').some((event) => event.on === 'intervention')).toBe(true);
  });
});

describe('profiles', () => {
  const counting = program(function* (io) {
    const bell = new Notify(io.cx);
    const waiter = spawn(io, 'waiter', function* () {
      yield notified(bell.notified());
    });
    yield sleepMs(5);
    bell.notifyOne(io.cx);
    yield joined(waiter);
  });

  test('the naive executor polls without being woken', () => {
    const polls = (profile?: string) =>
      of(record(counting, { seed: 1, ...(profile ? { profile } : {}) }).log, 'poll.start').length;
    expect(polls('naive-busy-poll')).toBeGreaterThan(10 * polls());
  });

  const lonely = program(function* (io) {
    yield joined(
      spawn(io, 'root', function* (on) {
        const child = spawn(on, 'child', function* (inner) {
          inner.say('child');
        });
        yield { block: on.cx.sleepThread(60e6) };
        on.say('root');
        yield joined(child);
      }),
    );
  }, 2);

  test('a lone child waits for its parent, unless the LIFO slot can be stolen or is off', () => {
    const stdout = (profile: string) => run(lonely, { seed: 1, profile }).stdout;
    expect(stdout('tokio-1.53-multi_thread')).toBe('root\nchild\n');
    expect(stdout('tokio-1.51.0-lifo-stealable')).toBe('child\nroot\n');
    expect(stdout('multi_thread-no-lifo')).toBe('child\nroot\n');
  });

  test('every profile runs every flavor of program to its end', () => {
    for (const { id } of PROFILES) {
      for (const each of [counting, lonely])
        expect(run(each, { seed: 1, profile: id }).status).toBe('done');
    }
  });
});

describe('several runtimes', () => {
  test('block_on inside a runtime is refused in real Tokio’s words', () => {
    const outcome = run(
      program(function* (io) {
        const inner = io.cx.createRuntime({ flavor: 'current_thread' });
        yield { call: io.cx.blockOn(inner, body(never())) };
        io.say(io.cx.takeBlockOnResult().message?.slice(0, 46) ?? '');
        yield { call: inner.shutdown(io.cx, true) };
      }),
      { seed: 1 },
    );
    expect(outcome.stdout).toBe('Cannot start a runtime from within a runtime. \n');
  });

  test('two threads may drive two runtimes, and wake each other', () => {
    const outcome = run(
      {
        main: null,
        start: () =>
          plain(function* (io) {
            const bell = new Notify(io.cx);
            const side = io.cx.spawnThread(
              'side',
              plain(function* (on) {
                const runtime = on.cx.createRuntime({ flavor: 'current_thread' });
                const waiting = block(function* (inner) {
                  yield notified(bell.notified());
                  inner.say('woken across runtimes');
                });
                yield { call: on.cx.blockOn(runtime, body(waiting)) };
                yield { call: runtime.shutdown(on.cx, true) };
              }),
            );
            const runtime = io.cx.createRuntime({ flavor: 'multi_thread', workers: 2 });
            const ringing = block(function* (inner) {
              yield sleepMs(5);
              bell.notifyOne(inner.cx);
              yield leaf(() => true);
            });
            yield { call: io.cx.blockOn(runtime, body(ringing)) };
            const wait = io.cx.joinThread(side);
            if ('kind' in wait) yield { block: wait };
            yield { call: runtime.shutdown(io.cx, true) };
          }),
      },
      { seed: 1 },
    );
    expect(outcome).toMatchObject({ status: 'done', stdout: 'woken across runtimes\n' });
  });
});
