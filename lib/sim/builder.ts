import { CurrentThread } from './currentThread';
import { Driver } from './driver';
import type { Kernel } from './kernel';
import { MultiThread } from './multiThread';
import { defaultProfile, findProfile, type Profile, type ProfileNumbers } from './profile';
import type { RuntimeOptions } from './program';
import { SeedGenerator } from './rng';
import type { Runtime } from './runtime';
import type { Thread } from './thread';

const DEFAULT_WORKERS = 4;
const MAX_WORKERS = 64;

/** `Builder::build`: a runtime by the program's options, under the scenario's profile where its flavor fits. */
export function buildRuntime(kernel: Kernel, thread: Thread, options: RuntimeOptions): Runtime {
  const { flavor } = options;
  const profile = profileFor(kernel, options);
  const numbers = numbersFor(kernel, profile, options);
  const seeds = options.rngSeed ? SeedGenerator.fromBytes(options.rngSeed) : kernel.seeds;
  const coreSeeds = seeds.nextGenerator();
  const handleSeeds = seeds.nextGenerator();
  const wanted = options.workers ?? kernel.scenario.workers ?? DEFAULT_WORKERS;
  const workers = flavor === 'multi_thread' ? Math.max(1, Math.min(MAX_WORKERS, wanted)) : 1;
  const paused = flavor === 'current_thread' && (options.paused ?? false);
  const driver = new Driver(flavor === 'current_thread', thread.clock, paused);
  const id = kernel.runtimes.length;
  const name = options.threadName ?? 'tokio-rt-worker';
  const base = [kernel, id, profile.id, numbers, driver, handleSeeds, workers, name] as const;
  const runtime =
    flavor === 'multi_thread' ? new MultiThread(coreSeeds, ...base) : new CurrentThread(...base);
  kernel.runtimes.push(runtime);
  if (kernel.on) {
    thread.event('run.start', null, {
      flavor,
      profile: profile.id,
      workers,
      gqi: numbers.globalQueueInterval,
      eventInterval: numbers.eventInterval,
      paused,
      runtime: id,
    });
  }
  if (runtime instanceof MultiThread) runtime.launch(thread);
  return runtime;
}

function profileFor(kernel: Kernel, options: RuntimeOptions): Profile {
  const asked = kernel.scenario.profile ? findProfile(kernel.scenario.profile) : null;
  return asked && asked.flavor === options.flavor ? asked : defaultProfile(options.flavor);
}

function numbersFor(kernel: Kernel, profile: Profile, options: RuntimeOptions): ProfileNumbers {
  const numbers: Record<string, number | boolean> = {
    ...profile.numbers,
    ...kernel.scenario.overrides,
  };
  if (options.globalQueueInterval) numbers.globalQueueInterval = options.globalQueueInterval;
  if (options.eventInterval) numbers.eventInterval = options.eventInterval;
  if (options.maxBlockingThreads) numbers.maxBlockingThreads = options.maxBlockingThreads;
  if (options.disableLifoSlot) numbers.lifoSlot = false;
  return numbers as unknown as ProfileNumbers;
}
