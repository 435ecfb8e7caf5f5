import {
  Broadcast,
  type BroadcastReceived,
  Mpsc,
  Notify,
  newMutex,
  newRwLock,
  Oneshot,
  type PollContext,
  type Received,
  RWLOCK_PERMITS,
  Semaphore,
  Send,
  Watch,
  WatchChanged,
} from '@/lib/sim/program';
import { joined, leaf, notified, timeout, yieldNow } from '../combinators';
import type { Async, Fut, Io } from '../coroutine';
import { type Case, goldenCase, spawn } from './harness';

const _quiet = { wakers: false };
const flavors = [
  ['ct', 0],
  ['mt1', 1],
] as const;

export const acquire = (semaphore: Semaphore, permits = 1, mode = 'permit'): Fut => {
  const inner = semaphore.acquire(permits, mode);
  return leaf(
    (cx, waker) => inner.poll(cx, waker),
    (cx) => inner.drop(cx),
  );
};
export const send = (channel: Mpsc, value: unknown): Fut => {
  const inner = new Send(channel, value);
  return leaf(
    (cx, waker) => inner.poll(cx, waker),
    (cx) => void inner.drop(cx),
  );
};
export const recv = (channel: Mpsc): Fut<Received> =>
  leaf((cx, waker) => channel.pollRecv(cx, waker));
export const oneshotRecv = (channel: Oneshot): Fut =>
  leaf((cx, waker) => channel.pollRecv(cx, waker));

/** `while let Some(v) = rx.recv().await`. */
export function* received(channel: Mpsc, each: (value: unknown) => void): Async {
  for (;;) {
    const got = (yield recv(channel)) as Received;
    if (got === 'closed') return;
    each(got.value);
  }
}

function* bounded(io: Io): Async {
  const channel = new Mpsc(io.cx, 1);
  const producer = spawn(io, 'prod', function* (on) {
    for (let i = 0; i < 4; i++) {
      yield send(channel, i);
      on.say(`sent ${i}`);
    }
    channel.dropSender(on.cx);
  });
  const consumer = spawn(io, 'cons', function* (on) {
    yield* received(channel, (value) => on.say(`got ${value}`));
    on.say('closed');
  });
  yield joined(producer);
  yield joined(consumer);
}

function* sendersFifo(io: Io): Async {
  const channel = new Mpsc(io.cx, 1);
  yield send(channel, 'first');
  const handles = ['S1', 'S2', 'S3'].map((name) => {
    channel.cloneSender();
    return spawn(io, name, function* (on) {
      yield send(channel, name);
      on.say(`${name} sent`);
      channel.dropSender(on.cx);
    });
  });
  channel.dropSender(io.cx);
  yield yieldNow();
  const first = (yield recv(channel)) as { value: unknown };
  io.say(`recv -> Some("${first.value}")`);
  io.say(`try_recv -> ${typeof channel.tryRecv(io.cx) === 'object'}`);
  yield* received(channel, (value) => io.say(`recv -> ${value}`));
  for (const handle of handles) yield joined(handle);
}

const option = (got: Received): string => (got === 'closed' ? 'None' : `Some(${got.value})`);

function* closeSemantics(io: Io): Async {
  const channel = new Mpsc(io.cx, 4);
  yield send(channel, 1);
  yield send(channel, 2);
  channel.close(io.cx);
  io.say(`send after close err=${(yield send(channel, 3)) === 'closed'}`);
  for (let i = 0; i < 3; i++) io.say(option((yield recv(channel)) as Received));
  const second = new Mpsc(io.cx, 1);
  second.dropReceiver(io.cx);
  io.say(`send to dropped rx err=${(yield send(second, 3)) === 'closed'}`);
}

export const p07: Case[] = flavors.flatMap(([name, flavor]) => [
  goldenCase(`${name}_bounded1`, flavor, {}, bounded),
  goldenCase(`${name}_senders_fifo`, flavor, {}, sendersFifo),
  goldenCase(`${name}_close_semantics`, flavor, {}, closeSemantics),
]);

function* noBarging(io: Io): Async {
  const mutex = newMutex(io.cx);
  yield acquire(mutex);
  const handles = ['A', 'B', 'C'].map((name) =>
    spawn(io, name, function* (on) {
      for (let i = 0; i < 2; i++) {
        yield acquire(mutex);
        on.say(`${name} got ${i}`);
        mutex.release(on.cx);
      }
    }),
  );
  yield yieldNow();
  io.say('root releases');
  mutex.release(io.cx);
  io.say(`try_lock right after release ok=${mutex.tryAcquire(io.cx) === 'ok'}`);
  for (const handle of handles) yield joined(handle);
}

function* cancelWaiter(io: Io): Async {
  const mutex = newMutex(io.cx);
  yield acquire(mutex);
  const handles = ['A', 'B'].map((name) =>
    spawn(io, name, function* (on) {
      yield acquire(mutex);
      try {
        on.say(`${name} got it`);
      } finally {
        mutex.release(on.cx);
      }
    }),
  );
  yield yieldNow();
  mutex.release(io.cx);
  handles[0]?.abort(io.cx);
  io.say('released and aborted A');
  for (const handle of handles) io.say(`join ok=${((yield joined(handle)) as { ok: boolean }).ok}`);
}

function* heldAcrossAwait(io: Io): Async {
  const mutex = newMutex(io.cx);
  let value = 0;
  const handles = ['A', 'B'].map((name) =>
    spawn(io, name, function* (on) {
      yield acquire(mutex);
      on.say(`${name} enter ${value}`);
      yield yieldNow();
      value++;
      on.say(`${name} leave ${value}`);
      mutex.release(on.cx);
    }),
  );
  for (const handle of handles) yield joined(handle);
}

export const p08: Case[] = flavors.flatMap(([name, flavor]) => [
  goldenCase(`${name}_fifo_no_barging`, flavor, {}, noBarging),
  goldenCase(`${name}_cancel_waiter`, flavor, {}, cancelWaiter),
  goldenCase(`${name}_held_across_await`, flavor, {}, heldAcrossAwait),
]);

function* permitOnce(io: Io): Async {
  const bell = new Notify(io.cx);
  bell.notifyOne(io.cx);
  bell.notifyOne(io.cx);
  yield notified(bell.notified());
  io.say('first returned at once');
  io.say(`second timed out=${(yield timeout(5, notified(bell.notified()))) === null}`);
}

const notifying = (how: (bell: Notify, cx: PollContext) => void) =>
  function* (io: Io): Async {
    const bell = new Notify(io.cx);
    const handles = ['A', 'B', 'C'].map((name) =>
      spawn(io, name, function* (on) {
        yield notified(bell.notified());
        on.say(`${name} woken`);
      }),
    );
    yield yieldNow();
    yield yieldNow();
    io.say('notifying');
    how(bell, io.cx);
    for (const handle of handles) yield joined(handle);
  };

function* storesNothing(io: Io): Async {
  const bell = new Notify(io.cx);
  bell.notifyWaiters(io.cx);
  const created = bell.notified();
  bell.notifyWaiters(io.cx);
  yield notified(created);
  io.say('future created before notify_waiters completes');
  io.say(`later future timed out=${(yield timeout(5, notified(bell.notified()))) === null}`);
}

const thrice = (act: () => void): void => {
  for (let i = 0; i < 3; i++) act();
};

export const p09: Case[] = flavors.flatMap(([name, flavor]) => [
  goldenCase(`${name}_permit_stored_once`, flavor, {}, permitOnce),
  goldenCase(
    `${name}_notify_one_x3`,
    flavor,
    {},
    notifying((bell, cx) => thrice(() => bell.notifyOne(cx))),
  ),
  goldenCase(
    `${name}_notify_last_x3`,
    flavor,
    {},
    notifying((bell, cx) => thrice(() => bell.notifyLast(cx))),
  ),
  goldenCase(
    `${name}_notify_waiters`,
    flavor,
    {},
    notifying((bell, cx) => bell.notifyWaiters(cx)),
  ),
  goldenCase(`${name}_notify_waiters_stores_nothing`, flavor, {}, storesNothing),
]);

function* oneshots(io: Io): Async {
  const shown = (got: unknown): string =>
    got === 'closed' ? 'Err' : `Ok(${(got as { value: unknown }).value})`;
  const first = new Oneshot(io.cx);
  const receiver = spawn(io, 'recv', function* (on) {
    on.say(shown(yield oneshotRecv(first)));
  });
  yield yieldNow();
  first.send(io.cx, 5);
  io.say('sent');
  yield joined(receiver);
  const second = new Oneshot(io.cx);
  second.send(io.cx, 6);
  io.say(`already sent: ${shown(yield oneshotRecv(second))}`);
  const third = new Oneshot(io.cx);
  third.dropSender(io.cx);
  io.say(`sender dropped: err=${(yield oneshotRecv(third)) === 'closed'}`);
  const fourth = new Oneshot(io.cx);
  fourth.dropReceiver(io.cx);
  io.say(`receiver dropped: send -> ${fourth.send(io.cx, 9) ? 'Ok(())' : 'Err(9)'}`);
  const fifth = new Oneshot(io.cx);
  const waiter = spawn(io, 'closed_waiter', function* (on) {
    yield leaf((cx, waker) => fifth.pollClosed(cx, waker));
    on.say('tx.closed() fired');
  });
  yield yieldNow();
  fifth.dropReceiver(io.cx);
  yield joined(waiter);
}

export const p10: Case[] = flavors.map(([name, flavor]) =>
  goldenCase(`${name}_basic`, flavor, {}, oneshots),
);

export const p22: Case[] = [
  goldenCase('ct_fifo', 0, {}, function* (io) {
    const lock = newRwLock(io.cx);
    yield acquire(lock);
    const handles = ['W1', 'R1', 'R2', 'W2', 'R3'].map((name) =>
      spawn(io, name, function* (on) {
        const permits = name.startsWith('W') ? RWLOCK_PERMITS : 1;
        yield acquire(lock, permits);
        on.say(`${name} has it`);
        yield yieldNow();
        lock.release(on.cx, permits);
        on.say(`${name} done`);
      }),
    );
    yield yieldNow();
    io.say(`try_read with a writer queued: ${lock.tryAcquire(io.cx) === 'ok'}`);
    lock.release(io.cx);
    for (const handle of handles) yield joined(handle);
  }),
];

export const p23: Case[] = [
  goldenCase('ct_acquire_many_head_of_line', 0, {}, function* (io) {
    const semaphore = new Semaphore(io.cx, 2);
    yield acquire(semaphore, 2);
    const handles = (
      [
        ['big3', 3],
        ['small1', 1],
        ['small1b', 1],
      ] as const
    ).map(([name, count]) =>
      spawn(io, name, function* (on) {
        yield acquire(semaphore, count);
        on.say(`${name} got ${count}`);
        semaphore.release(on.cx, count);
      }),
    );
    yield yieldNow();
    semaphore.release(io.cx, 2);
    io.say(`released 2; available=${semaphore.available}`);
    yield yieldNow();
    semaphore.addPermits(io.cx, 1, null);
    io.say(`added 1; available=${semaphore.available}`);
    for (const handle of handles) yield joined(handle);
    io.say(`end available=${semaphore.available}`);
    semaphore.close(io.cx);
    io.say(`closed: err=${(yield acquire(semaphore)) === 'closed'}`);
  }),
];

const shownBroadcast = (got: BroadcastReceived): string => {
  if (got === 'closed') return 'Err(Closed)';
  if (got === 'empty') return 'Err(Empty)';
  return 'lagged' in got ? `Err(Lagged(${got.lagged}))` : `Ok(${got.value})`;
};

export const p24: Case[] = [
  goldenCase('broadcast_lag', 0, {}, function* (io) {
    const channel = new Broadcast(io.cx, 3);
    const receiver = channel.subscribe();
    for (let i = 0; i < 7; i++) channel.send(io.cx, i);
    const next = (): Fut => leaf((cx, waker) => receiver.pollRecv(cx, waker));
    for (let i = 0; i < 5; i++) io.say(shownBroadcast((yield next()) as BroadcastReceived));
    channel.dropSender(io.cx);
    io.say(shownBroadcast((yield next()) as BroadcastReceived));
  }),
  goldenCase('broadcast_fanout', 0, {}, function* (io) {
    const channel = new Broadcast(io.cx, 4);
    const handles = ['A', 'B', 'C'].map((name) => {
      const receiver = channel.subscribe();
      return spawn(io, name, function* (on) {
        for (;;) {
          const got = (yield leaf((cx, waker) =>
            receiver.pollRecv(cx, waker),
          )) as BroadcastReceived;
          if (typeof got !== 'object' || !('value' in got)) break;
          on.say(`${name} ${got.value}`);
        }
        on.say(`${name} closed`);
      });
    });
    yield yieldNow();
    channel.send(io.cx, 1);
    channel.send(io.cx, 2);
    channel.dropSender(io.cx);
    for (const handle of handles) yield joined(handle);
  }),
  goldenCase('watch_coalesces', 0, {}, function* (io) {
    const watch = new Watch(io.cx, 0);
    const handle = spawn(io, 'W', function* (on) {
      const receiver = { seen: watch.version };
      on.say(`initial ${watch.value}`);
      for (;;) {
        const changed = new WatchChanged(watch, receiver);
        const got = yield leaf(
          (cx, waker) => changed.poll(cx, waker),
          (cx) => changed.drop(cx),
        );
        if (got === 'closed') break;
        receiver.seen = watch.version;
        on.say(`saw ${watch.value}`);
      }
      on.say('closed');
    });
    yield yieldNow();
    watch.send(io.cx, 1);
    watch.send(io.cx, 2);
    watch.send(io.cx, 3);
    yield yieldNow();
    watch.send(io.cx, 4);
    watch.dropSender(io.cx);
    yield joined(handle);
  }),
];
