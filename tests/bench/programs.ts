import { Mpsc, type Program, type Received, Send } from '@/lib/sim/program';
import { joined, leaf, yieldNow } from '../sim/combinators';
import { type Async, block, body, type Fut, type Io } from '../sim/coroutine';

const spawn = (io: Io, start: (io: Io) => Async<unknown>) => {
  const { runtime } = io.cx;
  if (!runtime) throw new Error('no runtime');
  return runtime.spawn(io.cx, body(block(start)));
};

const program = (main: (io: Io) => Async): Program => ({
  main: { flavor: 'current_thread', workers: null, paused: false },
  start: () => body(block(main)),
});

/** `tasks` tasks that yield `rounds` times each. */
export function yieldLoop(tasks: number, rounds: number): Program {
  return program(function* (io) {
    const handles = Array.from({ length: tasks }, () =>
      spawn(io, function* () {
        for (let i = 0; i < rounds; i++) yield yieldNow();
      }),
    );
    for (const handle of handles) yield joined(handle);
  });
}

const send = (channel: Mpsc, value: unknown): Fut => {
  const inner = new Send(channel, value);
  return leaf((cx, waker) => inner.poll(cx, waker));
};
const recv = (channel: Mpsc): Fut => leaf((cx, waker) => channel.pollRecv(cx, waker));

/** Two tasks that hand one message to and fro over two channels of capacity 1. */
export function pingPong(rounds: number): Program {
  return program(function* (io) {
    const there = new Mpsc(io.cx, 1);
    const back = new Mpsc(io.cx, 1);
    const ping = spawn(io, function* () {
      for (let i = 0; i < rounds; i++) {
        yield send(there, i);
        yield recv(back);
      }
    });
    const pong = spawn(io, function* () {
      for (let i = 0; i < rounds; i++) {
        const got = (yield recv(there)) as Received;
        yield send(back, got);
      }
    });
    yield joined(ping);
    yield joined(pong);
  });
}
