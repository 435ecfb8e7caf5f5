import {
  Barrier,
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
  Sleep,
  type Waker,
  Watch,
  WatchChanged,
} from '@/lib/sim/program';
import {
  consumeBudget,
  join,
  joined,
  leaf,
  notified,
  ready,
  select,
  sub,
  timeout,
  yieldNow,
} from '../combinators';
import { type Async, block, type Fut, type Io } from '../coroutine';
import { type Case, goldenCase, spawn, spawnFuture } from './harness';

const quiet = { wakers: false };
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
const send = (channel: Mpsc, value: unknown): Fut => {
  const inner = new Send(channel, value);
  return leaf(
    (cx, waker) => inner.poll(cx, waker),
    (cx) => void inner.drop(cx),
  );
};
const recv = (channel: Mpsc): Fut<Received> => leaf((cx, waker) => channel.pollRecv(cx, waker));
const oneshotRecv = (channel: Oneshot): Fut => leaf((cx, waker) => channel.pollRecv(cx, waker));

/** `while let Some(v) = rx.recv().await`. */
function* received(channel: Mpsc, each: (value: unknown) => void): Async {
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

/** A closed-over channel with values already in it and no sender. */
function filled(io: Io, count: number): Mpsc {
  const channel = new Mpsc(io.cx, null);
  for (let i = 0; i < count; i++) channel.sendUnbounded(io.cx, i);
  channel.dropSender(io.cx);
  return channel;
}

/** Counts how often a future is polled. */
function counted(inner: Fut): { future: Fut; polls: () => number } {
  let polls = 0;
  return {
    polls: () => polls,
    future: {
      poll(cx, waker) {
        polls++;
        return inner.poll(cx, waker);
      },
      drop: (cx) => inner.drop(cx),
    },
  };
}

function* hungry(io: Io): Async {
  const channel = filled(io, 1000);
  let inPoll = 0;
  let last = 1;
  const reader = counted(
    block(function* (on) {
      for (;;) {
        const got = (yield recv(channel)) as Received;
        if (got === 'closed') break;
        if (reader.polls() !== last) {
          on.say(`poll ${last} received ${inPoll}`);
          inPoll = 0;
          last = reader.polls();
        }
        inPoll++;
        if (got.value === 999) break;
      }
      on.say(`poll ${last} received ${inPoll}`);
    }),
  );
  yield joined(spawnFuture(io.cx, 'rx', reader.future));
  io.say(`total polls ${reader.polls()}`);
}

function* twoHungry(io: Io): Async {
  const handles = ['H1', 'H2'].map((name) => {
    const channel = filled(io, 300);
    return spawn(io, name, function* (on) {
      let count = 0;
      yield* received(channel, () => {
        count++;
        if (count % 100 === 0) on.say(`${name} ${count}`);
      });
    });
  });
  handles.push(
    spawn(io, 'bystander', function* (on) {
      on.say('bystander ran');
    }),
  );
  for (const handle of handles) yield joined(handle);
}

const unconstrained = (inner: Fut): Fut => ({
  poll(cx, waker) {
    const before = cx.budget;
    cx.budget = Number.POSITIVE_INFINITY;
    const got = inner.poll(cx, waker);
    cx.budget = before;
    return got;
  },
  drop: (cx) => inner.drop(cx),
});

const countedTask = (name: string, make: (io: Io) => Fut) =>
  function* (io: Io): Async {
    const task = counted(make(io));
    yield joined(spawnFuture(io.cx, name, task.future));
    io.say(`total polls ${task.polls()}`);
  };

const repeat = (count: number, each: () => Fut): Fut =>
  block(function* () {
    for (let i = 0; i < count; i++) yield each();
  });

/** Uses up what is left of the budget and answers how much that was. */
const left = (): Fut<number> =>
  leaf((cx, waker: Waker) => {
    let count = 0;
    while (cx.hasBudget() && cx.pollProceed(waker, 'consume_budget') > 0 && count <= 200) count++;
    return count;
  });

function costs(): (readonly [string, (io: Io) => Async])[] {
  const once = (make: (io: Io) => Fut) =>
    function* (io: Io): Async {
      yield make(io);
    };
  return [
    ['nothing', function* () {}],
    ['tokio::Mutex::lock', once((io) => acquire(newMutex(io.cx)))],
    ['RwLock::read', once((io) => acquire(newRwLock(io.cx)))],
    ['Semaphore::acquire', once((io) => acquire(new Semaphore(io.cx, 1)))],
    [
      'oneshot recv',
      once((io) => {
        const channel = new Oneshot(io.cx);
        channel.send(io.cx, 1);
        return oneshotRecv(channel);
      }),
    ],
    ['mpsc bounded send', once((io) => send(new Mpsc(io.cx, 1), 1))],
    [
      'mpsc try_send',
      function* (io) {
        new Mpsc(io.cx, 1).trySend(io.cx, 1);
      },
    ],
    [
      'mpsc unbounded send',
      function* (io) {
        new Mpsc(io.cx, null).sendUnbounded(io.cx, 1);
      },
    ],
    ['mpsc recv', once((io) => recv(filled(io, 2)))],
    [
      'mpsc try_recv',
      function* (io) {
        filled(io, 2).tryRecv(io.cx);
      },
    ],
    [
      'mpsc recv_many(50)',
      once((io) => {
        const channel = filled(io, 60);
        return leaf((cx, waker) => channel.pollRecvMany(cx, waker, 50));
      }),
    ],
    [
      'Notify notified (permit)',
      once((io) => {
        const bell = new Notify(io.cx);
        bell.notifyOne(io.cx);
        return notified(bell.notified());
      }),
    ],
    [
      'broadcast recv',
      once((io) => {
        const channel = new Broadcast(io.cx, 1);
        const receiver = channel.subscribe();
        channel.send(io.cx, 1);
        return leaf((cx, waker) => receiver.pollRecv(cx, waker));
      }),
    ],
    [
      'watch changed',
      once((io) => {
        const watch = new Watch(io.cx, 1);
        watch.send(io.cx, 2);
        const changed = new WatchChanged(watch, { seen: 0 });
        return leaf((cx, waker) => changed.poll(cx, waker));
      }),
    ],
    [
      'join finished task',
      function* (io) {
        const handle = spawnFuture(io.cx, '', ready(0));
        while (!handle.isFinished()) yield yieldNow();
        yield joined(handle);
      },
    ],
    ['select! of ready', once(() => select([{ future: ready(0) }]))],
    ['std ready()', once(() => ready(0))],
    [
      'Barrier(1)',
      function* (io) {
        new Barrier(io.cx, 1).arrive(io.cx);
      },
    ],
    ['OnceCell get_or_init', once((io) => acquire(new Semaphore(io.cx, 1, 'once_cell')))],
    [
      'elapsed sleep',
      once((io) => {
        const sleep = new Sleep(io.cx, io.cx.tokioNowNanos());
        return leaf((cx, waker) => sleep.poll(cx, waker));
      }),
    ],
  ];
}

function* whichOpsCost(io: Io): Async {
  for (const [name, operation] of costs()) {
    const handle = spawn(io, name, function* (on) {
      yield* operation(on);
      return 128 - ((yield left()) as number);
    });
    const got = (yield joined(handle)) as { ok: true; value: unknown };
    io.say(`${name} costs ${got.value}`);
  }
}

function* lifoInherits(io: Io): Async {
  const says = (on: Io, name: string, text: string): void =>
    void spawn(on, name, function* (inner) {
      inner.say(text);
    });
  spawn(io, 'hog', function* (on) {
    says(on, 'X', 'X');
    says(on, 'Y', 'Y');
    for (let i = 0; i < 127; i++) yield consumeBudget();
    spawn(on, 'heir', function* (inner) {
      inner.say('heir starts');
      for (let i = 0; i < 3; i++) {
        yield consumeBudget();
        inner.say(`heir consumed ${i}`);
      }
    }).drop(on.cx);
    on.say('hog done with 127 used');
  }).drop(io.cx);
  for (let i = 0; i < 4; i++) yield yieldNow();
  spawn(io, 'hog2', function* (on) {
    says(on, 'X2', 'X2');
    says(on, 'Y2', 'Y2');
    for (let i = 0; i < 128; i++) yield consumeBudget();
    says(on, 'heir2', 'heir2 starts');
    on.say('hog2 done with 128 used');
  }).drop(io.cx);
  for (let i = 0; i < 4; i++) yield yieldNow();
}

function* selectBudget(io: Io): Async {
  const s = spawn(io, 's', function* (on) {
    for (let i = 0; i < 128; i++) yield consumeBudget();
    yield select([{ future: sub(on.cx, 'ready_branch', ready(0)) }], true);
    on.say('select done');
  });
  yield joined(s);
  const j = spawn(io, 'j', function* (on) {
    for (let i = 0; i < 128; i++) yield consumeBudget();
    yield join([sub(on.cx, 'ready_branch', ready(0)), sub(on.cx, 'budgeted', consumeBudget())]);
    on.say('join done');
  });
  yield joined(j);
}

export const p11: Case[] = [
  ...flavors.flatMap(([name, flavor]) => [
    goldenCase(`${name}_recv_1000`, flavor, quiet, hungry),
    goldenCase(`${name}_two_hungry`, flavor, quiet, twoHungry),
    goldenCase(
      `${name}_unconstrained`,
      flavor,
      quiet,
      countedTask('rx', (io) => {
        const channel = filled(io, 1000);
        return unconstrained(block(() => received(channel, () => {})));
      }),
    ),
    goldenCase(
      `${name}_ready_not_budgeted`,
      flavor,
      quiet,
      countedTask('r', () => repeat(1000, () => ready(0))),
    ),
    goldenCase(
      `${name}_consume_budget`,
      flavor,
      quiet,
      countedTask('r', () => repeat(1000, consumeBudget)),
    ),
    goldenCase(`${name}_which_ops_cost`, flavor, quiet, whichOpsCost),
  ]),
  goldenCase('mt1_lifo_inherits_budget', 1, quiet, lifoInherits),
  goldenCase('ct_select_budget', 0, quiet, selectBudget),
];

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
