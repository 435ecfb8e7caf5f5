import { Notify, PENDING } from '@/lib/sim/program';
import {
  buffer,
  join,
  joined,
  notified,
  Ordered,
  ready,
  select,
  sleepMs,
  sub,
  timeout,
  Unordered,
  yieldNow,
} from '../combinators';
import { type Async, block, type Fut, type Io } from '../coroutine';
import { type Case, goldenCase, spawn } from './harness';
import { loud, stuck } from './loud';

const quiet = { wakers: false };
const empty = (): Fut => block(function* () {});

function joining(biased: boolean): (io: Io) => Async {
  return function* (io) {
    const bells = [0, 1, 2].map(() => new Notify(io.cx));
    const kick = spawn(io, 'kick', function* (on) {
      for (let i = 0; i < 4; i++) {
        for (const bell of bells) bell.notifyOne(on.cx);
        yield yieldNow();
      }
    });
    const steps = (name: string, bell: Notify | undefined, count: number): Fut =>
      sub(
        io.cx,
        name,
        block(function* () {
          for (let i = 0; i < count; i++) if (bell) yield notified(bell.notified());
        }),
      );
    yield join([steps('a', bells[0], 4), steps('b', bells[1], 2), steps('c', bells[2], 3)], biased);
    io.say('joined');
    yield joined(kick);
  };
}

export const p04: Case[] = [
  goldenCase('join', 0, quiet, joining(false)),
  goldenCase('join_biased', 0, quiet, joining(true)),
  goldenCase('try_join_err', 0, quiet, function* (io) {
    const branch = (name: string, pause: Fut | null, value: unknown): Fut =>
      sub(
        io.cx,
        name,
        block((on) =>
          loud(on, `${name}.local`, function* () {
            if (pause) yield pause;
            return value;
          }),
        ),
      );
    const a = sub(
      io.cx,
      'a',
      block((on) => stuck(on, 'a.local')),
    );
    const failing = branch('b', yieldNow(), 'boom');
    const c = branch('c', null, 3);
    const [error] = (yield join([a, failing, c], false, (value) => value === 'boom')) as unknown[];
    io.say(`Err("${error}")`);
  }),
];

const after = (name: string, count: number): Fut =>
  block((on) =>
    loud(on, name, function* () {
      for (let i = 0; i < count; i++) yield yieldNow();
      return name;
    }),
  );
const stuckFuture = (name: string): Fut => block((on) => stuck(on, name));

const randomStart = (seed: string): Case =>
  goldenCase(`random_start_${seed}`, 0, { ...quiet, seed }, function* (io) {
    for (let i = 0; i < 8; i++) {
      const names = ['a', 'b', 'c'];
      const [at] = (yield select(names.map((name) => ({ future: sub(io.cx, name, empty()) })))) as [
        number,
      ];
      io.say(`${i} ${names[at]}`);
    }
  });

export const p05: Case[] = [
  goldenCase('biased_all_ready', 0, quiet, function* (io) {
    const names = ['a', 'b', 'c'];
    const got = yield select(
      names.map((name) => ({ future: sub(io.cx, name, after(name, 0)) })),
      true,
    );
    io.say(`won ${(got as [number, string])[1]}`);
  }),
  goldenCase('biased_middle_wins', 0, quiet, function* (io) {
    const got = yield select(
      [
        { future: sub(io.cx, 'a', stuckFuture('a.local')) },
        { future: sub(io.cx, 'b', after('b.local', 1)) },
        { future: sub(io.cx, 'c', stuckFuture('c.local')) },
      ],
      true,
    );
    io.say(`handler of ${(got as [number, string])[1]}`);
    yield yieldNow();
    io.say('handler end');
    io.say('after select');
  }),
  randomStart('s1'),
  randomStart('s2'),
  randomStart('s3'),
  goldenCase('random_rotates_every_poll', 0, quiet, function* (io) {
    const [at] = (yield select([
      { future: sub(io.cx, 'a', after('a', 3)) },
      { future: sub(io.cx, 'b', stuckFuture('b')) },
      { future: sub(io.cx, 'c', stuckFuture('c')) },
    ])) as [number];
    io.say('abc'[at] ?? '');
  }),
  goldenCase('precondition_and_pattern', 0, quiet, function* (io) {
    const some = (value: unknown): boolean => value !== null;
    const [at, value] = (yield select(
      [
        { future: sub(io.cx, 'off', ready(1)), enabled: false },
        { future: sub(io.cx, 'none', ready(null)), matches: some },
        {
          future: sub(
            io.cx,
            'some',
            block(function* () {
              yield yieldNow();
              return 7;
            }),
          ),
          matches: some,
        },
      ],
      true,
    )) as [number, unknown];
    io.say(`r=${at < 0 ? -1 : value}`);
    const [second] = (yield select(
      [{ future: sub(io.cx, 'none', ready(null)), matches: some }],
      true,
    )) as [number];
    io.say(`r=${second}`);
  }),
  goldenCase('by_mut_ref_keeps_progress', 0, quiet, function* (io) {
    const slow = sub(io.cx, 'slow', after('slow', 3));
    let spins = 0;
    for (;;) {
      const [at] = (yield select(
        [{ future: slow, borrowed: true }, { future: sub(io.cx, 'tick', after('tick', 1)) }],
        true,
      )) as [number];
      if (at === 0) break;
      spins++;
    }
    io.say(`spins=${spins}`);
    slow.drop(io.cx);
  }),
  goldenCase('by_value_restarts', 0, quiet, function* (io) {
    for (let i = 0; i < 3; i++) {
      yield select(
        [
          { future: sub(io.cx, 'slow', after('slow', 3)) },
          { future: sub(io.cx, 'tick', after('tick', 1)) },
        ],
        true,
      );
    }
  }),
];

const paused = { paused: true };
const sleeper = (io: Io, name: string, ms: number): Fut =>
  sub(
    io.cx,
    name,
    block(function* () {
      yield sleepMs(ms);
      return name;
    }),
  );

export const p15: Case[] = [
  goldenCase('elapsed_drops_inner_later', 0, paused, function* (io) {
    const inner = sub(
      io.cx,
      'inner',
      block((on) =>
        loud(on, 'inner.local', function* () {
          yield sleepMs(50);
        }),
      ),
    );
    const got = yield timeout(10, inner);
    io.say(got === null ? 'Err(Elapsed(()))' : 'Ok');
  }),
  goldenCase('pinned_inner_survives', 0, paused, function* (io) {
    const inner = sub(
      io.cx,
      'inner',
      block(function* () {
        yield sleepMs(25);
        return 5;
      }),
    );
    const show = (got: unknown): string =>
      got === null ? 'Err(Elapsed(()))' : `Ok(${(got as { value: unknown }).value})`;
    io.say(`first ${show(yield timeout(10, inner, true))}`);
    io.say(`second ${show(yield timeout(100, inner, true))}`);
    inner.drop(io.cx);
  }),
  goldenCase('tie_goes_to_inner', 0, paused, function* (io) {
    const got = (yield timeout(10, sleeper(io, 'inner', 10))) as { value: unknown } | null;
    io.say(`Ok("${got?.value}")`);
  }),
  goldenCase('zero_timeout_still_polls_inner', 0, paused, function* (io) {
    const first = (yield timeout(0, sub(io.cx, 'ready', ready(1)))) as { value: unknown } | null;
    io.say(`Ok(${first?.value})`);
    const second = yield timeout(0, sub(io.cx, 'pending', { poll: never, drop: () => {} }));
    io.say(second === null ? 'Err(Elapsed(()))' : 'Ok');
  }),
  goldenCase('cpu_bound_inner_never_times_out', 0, {}, function* (io) {
    const cpu = sub(
      io.cx,
      'cpu',
      block(function* (on) {
        yield { block: on.cx.sleepThread(30e6) };
        return 'finished late';
      }),
    );
    const got = (yield timeout(5, cpu)) as { value: unknown } | null;
    io.say(`Ok("${got?.value}")`);
  }),
  goldenCase('timeout_on_joinhandle_detaches', 0, paused, function* (io) {
    const worker = spawn(io, 'worker', function* (on) {
      yield sleepMs(30);
      on.say('worker finished anyway');
    });
    io.say(`elapsed=${(yield timeout(10, joined(worker))) === null}`);
    yield sleepMs(50);
  }),
];

function* drain(io: Io, next: () => Fut<{ value: unknown } | null>): Async {
  for (;;) {
    const got = (yield next()) as { value: unknown } | null;
    if (got === null) return;
    io.say(`next -> ${got.value}`);
  }
}

const yields = (name: string, count: number): Fut =>
  block(function* () {
    for (let i = 0; i < count; i++) yield yieldNow();
    return name;
  });

const four = [
  ['a', 30],
  ['b', 10],
  ['c', 10],
  ['d', 5],
] as const;

const buffered = (make: () => Ordered | Unordered) =>
  function* (io: Io): Async {
    const source = four.map(([name, ms]) => () => {
      io.say(`create ${name}`);
      return sleeper(io, name, ms);
    });
    yield* drain(io, buffer(make(), source.values(), 2));
  };

export const p21: Case[] = [
  goldenCase('unordered_push_order_and_completion', 0, paused, function* (io) {
    const set = new Unordered();
    for (const [name, ms] of [
      ['a', 30],
      ['b', 10],
      ['c', 20],
    ] as const)
      set.push(io.cx, sleeper(io, name, ms));
    yield* drain(io, () => set.next());
  }),
  goldenCase('unordered_all_ready', 0, paused, function* (io) {
    const set = new Unordered();
    for (const name of ['a', 'b', 'c']) set.push(io.cx, sub(io.cx, name, ready(name)));
    yield* drain(io, () => set.next());
  }),
  goldenCase('unordered_yielders', 0, paused, function* (io) {
    const set = new Unordered();
    for (const [name, count] of [
      ['a', 1],
      ['b', 0],
      ['c', 2],
    ] as const)
      set.push(io.cx, sub(io.cx, name, yields(name, count)));
    yield* drain(io, () => set.next());
  }),
  goldenCase('unordered_drop_order', 0, paused, function* (io) {
    const set = new Unordered();
    for (const name of ['a', 'b', 'c'])
      set.push(io.cx, sub(io.cx, name, { poll: never, drop: () => {} }));
    set.drop(io.cx);
    io.say('dropped');
  }),
  goldenCase('ordered', 0, paused, function* (io) {
    const set = new Ordered();
    for (const [name, ms] of [
      ['a', 30],
      ['b', 10],
      ['c', 20],
    ] as const)
      set.push(io.cx, sleeper(io, name, ms));
    yield* drain(io, () => set.next());
  }),
  goldenCase(
    'buffer_unordered_2',
    0,
    paused,
    buffered(() => new Unordered()),
  ),
  goldenCase(
    'buffered_2',
    0,
    paused,
    buffered(() => new Ordered()),
  ),
  goldenCase('buffer_unordered_starves_during_body', 0, paused, function* (io) {
    const source = ['a', 'b', 'c'].map((name) => () => sleeper(io, name, 10));
    const next = buffer(new Unordered(), source.values(), 2);
    for (;;) {
      const got = (yield next()) as { value: unknown } | null;
      if (got === null) return;
      io.say(`body of ${got.value} starts`);
      yield sleepMs(50);
      io.say(`body of ${got.value} ends`);
    }
  }),
  goldenCase('join_all_small', 0, paused, function* (io) {
    const children = (
      [
        ['a', 1],
        ['b', 0],
        ['c', 2],
      ] as const
    ).map(([name, count]) => sub(io.cx, name, yields(name, count)));
    const values = (yield join(children, true)) as string[];
    io.say(`[${values.map((value) => `"${value}"`).join(', ')}]`);
  }),
];

function never(): typeof PENDING {
  return PENDING;
}
