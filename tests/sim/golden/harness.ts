import type { SimEvent } from '@/lib/sim/events';
import { Kernel, type Outcome } from '@/lib/sim/kernel';
import type { Body, JoinHandle, PollContext, Program, RuntimeHandle } from '@/lib/sim/program';
import { collect } from '../collect';
import { joined } from '../combinators';
import { type Async, block, body, type Fut, type Io, plain } from '../coroutine';

/** The options of one recorded case, as the recording harness had them. */
export interface Options {
  readonly wakers: boolean;
  readonly paused: boolean;
  readonly gqi: number | null;
  readonly eventInterval: number | null;
  readonly maxBlocking: number | null;
  readonly noLifo: boolean;
  readonly shutdown: boolean;
  readonly seed: string;
}

const defaults: Options = {
  wakers: true,
  paused: false,
  gqi: null,
  eventInterval: null,
  maxBlocking: null,
  noLifo: false,
  shutdown: false,
  seed: 'seed',
};

export interface Case {
  readonly name: string;
  /** 0: current_thread; n: multi_thread with n workers; 'main n': its block_on future itself is traced. */
  readonly flavor: number | { readonly mainOf: number };
  readonly options: Options;
  readonly main: (io: Io) => Async;
}

/** One case of a golden program. */
export function goldenCase(
  name: string,
  flavor: Case['flavor'],
  options: Partial<Options>,
  main: (io: Io) => Async,
): Case {
  return { name, flavor, options: { ...defaults, ...options }, main };
}

/** Spawns a named task out of an async block, on the runtime of the calling thread. */
export function spawn(io: Io, name: string, start: (io: Io) => Async<unknown>): JoinHandle {
  return spawnFuture(io.cx, name, block(start));
}

export function spawnFuture(cx: PollContext, name: string, future: Fut): JoinHandle {
  const runtime = cx.runtime;
  if (!runtime) throw new Error('no runtime here');
  return runtime.spawn(cx, body(future), { name });
}

const bytes = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const SETTLE_NANOS = 60e6;

function* runCase(io: Io, golden: Case): Async {
  const { flavor, options } = golden;
  const workers = typeof flavor === 'number' ? flavor : flavor.mainOf;
  const runtime: RuntimeHandle = io.cx.createRuntime({
    flavor: workers === 0 ? 'current_thread' : 'multi_thread',
    workers,
    paused: options.paused,
    globalQueueInterval: options.gqi,
    eventInterval: options.eventInterval,
    maxBlockingThreads: options.maxBlocking,
    disableLifoSlot: options.noLifo,
    rngSeed: bytes(options.seed),
  });
  if (workers > 0) yield { block: io.cx.sleepThread(SETTLE_NANOS) };
  yield { call: io.cx.blockOn(runtime, mainFuture(golden)) };
  if (options.shutdown) io.say('<runtime.drop>');
  yield { call: runtime.shutdown(io.cx, true) };
}

function mainFuture(golden: Case): Body {
  if (golden.flavor === 0 || typeof golden.flavor !== 'number') return body(block(golden.main));
  return body(
    block(function* (io) {
      yield joined(spawn(io, 'root', golden.main));
    }),
  );
}

/** The cases of one file as one program, in order: later cases see the task ids earlier ones used up. */
export function goldenProgram(cases: readonly Case[]): Program {
  return {
    main: null,
    start: () =>
      plain(function* (io) {
        for (const each of cases) {
          io.say(`<case ${each.name}>`);
          yield* runCase(io, each);
        }
      }),
  };
}

/** Runs the cases and answers each one's events. */
export function runGolden(
  cases: readonly Case[],
  seed = 1,
): { events: Map<string, SimEvent[]>; outcome: Outcome } {
  const { sink, events } = collect();
  const kernel = new Kernel(goldenProgram(cases), { seed }, sink);
  const outcome = kernel.run();
  const byCase = new Map<string, SimEvent[]>();
  let current: SimEvent[] = [];
  for (const event of events) {
    if (event.kind === 'print' && event.text.startsWith('<case ')) {
      current = [];
      byCase.set(event.text.slice(6, -2), current);
    } else current.push(event);
  }
  return { events: byCase, outcome };
}
