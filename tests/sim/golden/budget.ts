import {
  Barrier,
  Broadcast,
  Mpsc,
  Notify,
  newMutex,
  newRwLock,
  Oneshot,
  type Received,
  Semaphore,
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
  yieldNow,
} from '../combinators';
import { type Async, block, type Fut, type Io } from '../coroutine';
import { type Case, goldenCase, spawn, spawnFuture } from './harness';
import { acquire, oneshotRecv, received, recv, send } from './syncing';

const quiet = { wakers: false };
const flavors = [
  ['ct', 0],
  ['mt1', 1],
] as const;

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
