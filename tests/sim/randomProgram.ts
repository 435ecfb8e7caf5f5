import {
  Barrier,
  Broadcast,
  type JoinHandle,
  Mpsc,
  Notify,
  newMutex,
  newRwLock,
  Oneshot,
  type Program,
  RWLOCK_PERMITS,
  Semaphore,
  Send,
  StdMutex,
  Watch,
  WatchChanged,
} from '@/lib/sim/program';
import { Jitter } from '@/lib/sim/rng';
import {
  consumeBudget,
  join,
  joined,
  leaf,
  notified,
  select,
  selfWake,
  sleepMs,
  timeout,
  yieldNow,
} from './combinators';
import { type Async, block, body, type Fut, type Io, Panic, plain } from './coroutine';

/** What the tasks of one random program share. */
interface Shared {
  readonly mutex: Semaphore;
  readonly rwlock: Semaphore;
  readonly semaphore: Semaphore;
  readonly bell: Notify;
  readonly bounded: Mpsc;
  readonly unbounded: Mpsc;
  readonly broadcast: Broadcast;
  readonly watch: Watch;
  readonly barrier: Barrier;
  readonly std: StdMutex;
  readonly handles: JoinHandle[];
  spawned: number;
}

type Step = (io: Io, shared: Shared, random: Jitter, depth: number) => Async;

const held = (semaphore: Semaphore, permits: number): Fut => {
  const inner = semaphore.acquire(permits);
  return leaf(
    (cx, waker) => inner.poll(cx, waker),
    (cx) => inner.drop(cx),
  );
};

const locking = (pick: (shared: Shared) => [Semaphore, number]): Step =>
  function* (io, shared, random, depth) {
    const [semaphore, permits] = pick(shared);
    // Waiting forever is legal; the timeout keeps most programs going.
    const got = yield timeout(1 + Math.floor(random.next() * 5), held(semaphore, permits));
    if (got === null) return;
    try {
      if (random.next() < 0.6) yield* step(io, shared, random, depth + 1);
    } finally {
      semaphore.release(io.cx, permits);
    }
  };

const steps: readonly (readonly [number, Step])[] = [
  [
    4,
    function* () {
      yield yieldNow();
    },
  ],
  [
    3,
    function* () {
      yield selfWake();
    },
  ],
  [
    2,
    function* (_io, _shared, random) {
      for (let i = random.next() * 200; i > 0; i--) yield consumeBudget();
    },
  ],
  [
    3,
    function* (_io, _shared, random) {
      yield sleepMs(Math.floor(random.next() * 4));
    },
  ],
  [
    5,
    function* (io, shared, random, depth) {
      spawnRandom(io, shared, random, depth);
    },
  ],
  [3, locking((shared) => [shared.mutex, 1])],
  [2, locking((shared) => [shared.rwlock, 1])],
  [1, locking((shared) => [shared.rwlock, RWLOCK_PERMITS])],
  [2, locking((shared) => [shared.semaphore, 1])],
  [1, locking((shared) => [shared.semaphore, 3])],
  [
    2,
    function* (_io, shared) {
      yield timeout(2, notified(shared.bell.notified()));
    },
  ],
  [
    2,
    function* (io, shared, random) {
      if (random.next() < 0.5) shared.bell.notifyOne(io.cx);
      else shared.bell.notifyWaiters(io.cx);
    },
  ],
  [
    3,
    function* (io, shared) {
      shared.unbounded.sendUnbounded(io.cx, 1);
    },
  ],
  [
    3,
    function* (_io, shared) {
      const inner = new Send(shared.bounded, 1);
      yield timeout(
        2,
        leaf(
          (cx, waker) => inner.poll(cx, waker),
          (cx) => void inner.drop(cx),
        ),
      );
    },
  ],
  [
    3,
    function* (io, shared) {
      shared.bounded.tryRecv(io.cx);
    },
  ],
  [
    2,
    function* (_io, shared) {
      yield timeout(
        1,
        leaf((cx, waker) => shared.unbounded.pollRecv(cx, waker)),
      );
    },
  ],
  [
    1,
    function* (io, shared) {
      shared.broadcast.send(io.cx, 1);
    },
  ],
  [
    1,
    function* (_io, shared) {
      const receiver = shared.broadcast.subscribe();
      yield timeout(
        1,
        leaf(
          (cx, waker) => receiver.pollRecv(cx, waker),
          (cx) => receiver.cancel(cx),
        ),
      );
    },
  ],
  [
    1,
    function* (io, shared) {
      shared.watch.send(io.cx, 1);
    },
  ],
  [
    1,
    function* (_io, shared) {
      const changed = new WatchChanged(shared.watch, { seen: shared.watch.version });
      yield timeout(
        1,
        leaf(
          (cx, waker) => changed.poll(cx, waker),
          (cx) => changed.drop(cx),
        ),
      );
    },
  ],
  [
    1,
    function* (_io, shared) {
      yield timeout(
        1,
        block(function* (on) {
          const wait = shared.barrier.arrive(on.cx);
          if (wait !== 'leader')
            yield leaf(
              (cx, waker) => wait.poll(cx, waker),
              (cx) => wait.drop(cx),
            );
        }),
      );
    },
  ],
  [
    2,
    function* (io, shared, random) {
      pickHandle(shared, random)?.abort(io.cx);
    },
  ],
  [
    2,
    function* (_io, shared, random) {
      const handle = pickHandle(shared, random, true);
      if (handle) yield timeout(3, joined(handle));
    },
  ],
  [
    1,
    function* (io, shared, random) {
      pickHandle(shared, random, true)?.drop(io.cx);
    },
  ],
  [
    2,
    function* (io, shared) {
      for (let on = shared.std.lock(io.cx); on; on = shared.std.lock(io.cx)) yield { block: on };
      io.cx.chargeNanos(5000);
      yield { visible: true };
      shared.std.unlock(io.cx);
    },
  ],
  [
    1,
    function* (io, _shared, random) {
      yield { block: io.cx.sleepThread(random.next() * 3e6) };
    },
  ],
  [
    2,
    function* () {
      yield { visible: true };
    },
  ],
  [
    1,
    function* (io, shared, random) {
      const { runtime } = io.cx;
      if (!runtime) return;
      const nanos = random.next() * 2e6;
      shared.handles.push(
        runtime.spawnBlocking(
          io.cx,
          plain(function* (on) {
            yield { block: on.cx.sleepThread(nanos) };
          }),
        ),
      );
    },
  ],
  [
    1,
    function* (io) {
      if (io.cx.enterBlockInPlace() !== null) return;
      yield { block: io.cx.sleepThread(1e6) };
      io.cx.exitBlockInPlace();
    },
  ],
  [
    1,
    function* (io, shared, random) {
      const channel = new Oneshot(io.cx);
      const { runtime } = io.cx;
      io.cx.spawnThread(
        '',
        plain(function* (on) {
          on.cx.enterRuntime(runtime);
          if (random.next() < 0.5) yield { block: on.cx.sleepThread(1e5) };
          channel.send(on.cx, 0);
          spawnRandom(on, shared, random, 3);
        }),
      );
      yield leaf((cx, waker) => channel.pollRecv(cx, waker));
    },
  ],
  [
    2,
    function* (io, shared, random, depth) {
      if (depth > 2) return;
      yield join([nested(shared, random, depth), nested(shared, random, depth)]);
      io.cx.chargeNanos(100);
    },
  ],
  [
    2,
    function* (_io, shared, random, depth) {
      if (depth > 2) return;
      yield select([{ future: nested(shared, random, depth) }, { future: sleepMs(2) }]);
    },
  ],
];

const nested = (shared: Shared, random: Jitter, depth: number): Fut =>
  block((on) => step(on, shared, random, depth + 1));

function pickHandle(shared: Shared, random: Jitter, take = false): JoinHandle | undefined {
  const at = Math.floor(random.next() * shared.handles.length);
  return take ? shared.handles.splice(at, 1)[0] : shared.handles[at];
}

const total = steps.reduce((sum, [weight]) => sum + weight, 0);

function* step(io: Io, shared: Shared, random: Jitter, depth: number): Async {
  let at = random.next() * total;
  for (const [weight, run] of steps) {
    at -= weight;
    if (at > 0) continue;
    yield* run(io, shared, random, depth);
    return;
  }
}

function spawnRandom(io: Io, shared: Shared, random: Jitter, depth: number): void {
  const { runtime } = io.cx;
  if (!runtime || shared.spawned++ > 40) return;
  const length = Math.floor(random.next() * 6);
  const panics = random.next() < 0.05;
  const task = block(function* (on) {
    for (let i = 0; i < length; i++) yield* step(on, shared, random, depth + 1);
    if (panics) throw new Panic('as drawn');
  });
  shared.handles.push(runtime.spawn(io.cx, body(task)));
}

/** A program drawn from a seed: tasks that lock, send, sleep, abort, block, spawn and select over shared resources. */
export function randomProgram(seed: number): Program {
  return {
    main: null,
    start: () => {
      const random = new Jitter(seed);
      return plain(function* (io) {
        const workers = Math.floor(random.next() * 5);
        const runtime = io.cx.createRuntime({
          flavor: workers === 0 ? 'current_thread' : 'multi_thread',
          workers,
          paused: workers === 0 && random.next() < 0.5,
          globalQueueInterval: random.next() < 0.3 ? 1 + Math.floor(random.next() * 9) : null,
          eventInterval: random.next() < 0.3 ? 1 + Math.floor(random.next() * 9) : null,
          maxBlockingThreads: random.next() < 0.3 ? 1 : null,
          disableLifoSlot: random.next() < 0.2,
        });
        if (random.next() < 0.5) yield { block: io.cx.sleepThread(1e6) };
        const main = block(function* (on) {
          const { cx } = on;
          const shared: Shared = {
            mutex: newMutex(cx),
            rwlock: newRwLock(cx),
            semaphore: new Semaphore(cx, 3),
            bell: new Notify(cx),
            bounded: new Mpsc(cx, 2),
            unbounded: new Mpsc(cx, null),
            broadcast: new Broadcast(cx, 2),
            watch: new Watch(cx, 0),
            barrier: new Barrier(cx, 2),
            std: new StdMutex(cx),
            handles: [],
            spawned: 0,
          };
          for (let i = 0; i < 6; i++) spawnRandom(on, shared, random, 0);
          for (let i = 0; i < 8; i++) yield* step(on, shared, random, 0);
          for (let handle = shared.handles.pop(); handle; handle = shared.handles.pop())
            yield timeout(50, joined(handle));
        });
        yield { call: io.cx.blockOn(runtime, body(main)) };
        yield { call: runtime.shutdown(io.cx, true) };
      });
    },
  };
}
