import { Chooser } from './chooser';
import { CurrentThread } from './currentThread';
import { Driver } from './driver';
import type {
  EventFields,
  EventKind,
  QueueName,
  ResourceKind,
  RunStatus,
  TaskKind,
  ThreadRole,
} from './events';
import type { Frame } from './frame';
import { dueInterventions, InterventionState } from './interventions';
import { MultiThread } from './multiThread';
import { ParkBlockOn } from './parkBlockOn';
import { COST, defaultProfile, findProfile, type Profile, type ProfileNumbers } from './profile';
import type {
  Body,
  JoinHandle,
  PollContext,
  Program,
  RuntimeHandle,
  RuntimeOptions,
  Stop,
  Waker,
} from './program';
import { Jitter, SeedGenerator } from './rng';
import type { Runtime } from './runtime';
import { wakeDeferred } from './runtime';
import { type Bounds, DEFAULT_BOUNDS, type Scenario } from './scenario';
import { type Diagnosis, diagnose } from './stuck';
import { Task, type TaskOwner } from './task';
import { Thread } from './thread';
import { BodyFrame, LaterFrame, MainFrame } from './threadFrames';
import type { TraceSink } from './trace';

/** How a run ended. `stdout` is byte for byte what the program printed until then. */
export interface Outcome {
  readonly status: RunStatus;
  readonly detail: string;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly diagnosis: Diagnosis | null;
  readonly polls: number;
  readonly choices: number;
  readonly nanos: number;
}

/**
 * One simulated process: threads, runtimes, virtual time. Mutable inside; from outside a run is a pure function of
 * program and scenario. Virtual time decides who goes first: the runnable thread whose clock is furthest behind.
 */
export class Kernel {
  readonly threads: Thread[] = [];
  private live: Thread[] = [];
  readonly runtimes: Runtime[] = [];
  readonly tasks: Task[] = [];
  readonly resourceNames = new Map<number, string>();
  /** What each resource says of who holds it; read when a run is stuck. */
  readonly describers = new Map<number, () => string>();
  readonly chooser: Chooser;
  readonly bounds: Bounds;
  readonly on: boolean;
  readonly jitter: Jitter;
  readonly deferYields: boolean;
  nextFuture = 0;
  nextIdentity = -1;
  nextTokioId = 1;
  nextTimer = 0;
  private nextResource = 0;
  seq = 0;
  polls = 0;
  budgetForcedYields = 0;
  private fuelStops = 0;
  private fuelPolls = 0;
  private runnable = 0;
  private nextTimed = Infinity;
  private micros = 0;
  private stdout: string[] = [];
  private stderr: string[] = [];
  private printed = 0;
  private ended: { status: RunStatus; detail: string; code: number } | null = null;
  private diagnosis: Diagnosis | null = null;
  private readonly interventions: InterventionState;
  private readonly seeds: SeedGenerator;
  /** Called between frames; tests check invariants here. */
  onStep: ((kernel: Kernel) => void) | null = null;

  constructor(
    readonly program: Program,
    readonly scenario: Scenario,
    readonly sink: TraceSink | null,
  ) {
    this.on = sink !== null;
    this.chooser = new Chooser(scenario.choices ?? []);
    this.bounds = { ...DEFAULT_BOUNDS, ...scenario.bounds };
    this.jitter = new Jitter(scenario.seed);
    this.seeds = SeedGenerator.fromBytes(
      [...String(scenario.seed)].map((char) => char.charCodeAt(0)),
    );
    this.interventions = new InterventionState(scenario.interventions ?? []);
    this.deferYields = scenario.overrides?.['deferYields'] !== false;
    const main = this.addThread('main', 'main', 0);
    main.frames.push(
      program.main
        ? new MainFrame(program.main, program.start())
        : new BodyFrame(program.start(), true),
    );
    main.clock = 40_000;
  }

  get concurrent(): boolean {
    return this.runnable > 1;
  }

  /** Runs to the end: done, panicked, stuck or at a bound. */
  run(): Outcome {
    while (!this.ended) this.turn();
    return this.outcome();
  }

  get finished(): boolean {
    return this.ended !== null;
  }

  /** One turn: picks a thread and lets it go on until others should have their chance. */
  turn(): void {
    const thread = this.pickThread();
    if (!thread) {
      if (!this.ended) this.stuck();
      return;
    }
    for (;;) {
      if (thread.later.length > 0) this.pushLater(thread);
      const frame: Frame | undefined = thread.frames[thread.frames.length - 1];
      if (!frame) {
        this.threadEnded(thread);
        return;
      }
      const goOn = frame.step(thread);
      if (this.onStep) this.onStep(this);
      if (this.interventions.pending) dueInterventions(this, this.interventions, thread);
      if (this.ended || this.overBounds(thread) || thread.state !== 'runnable') return;
      if (goOn) continue;
      if (this.runnable > 1 || thread.clock >= this.nextTimed) return;
    }
  }

  outcome(): Outcome {
    const { status, detail, code } = this.ended ?? {
      status: 'bound',
      detail: 'not finished',
      code: 4,
    };
    return {
      status,
      detail,
      exitCode: code,
      stdout: this.stdout.join(''),
      stderr: this.stderr.join(''),
      diagnosis: this.diagnosis,
      polls: this.polls,
      choices: this.chooser.made,
      nanos: this.micros * 1000,
    };
  }

  // --- which thread --------------------------------------------------------------------------------------------
  private pickThread(): Thread | null {
    let best: Thread | null = null;
    let timed: Thread | null = null;
    let count = 0;
    for (const thread of this.live) {
      if (thread.state === 'runnable') {
        count++;
        if (!best || thread.clock < best.clock) best = thread;
      } else if (thread.until < (timed?.until ?? Infinity)) timed = thread;
    }
    this.nextTimed = timed?.until ?? Infinity;
    if (timed && (!best || timed.until <= best.clock)) {
      if (!best && timed.idle && this.allIdle()) return null;
      timed.resumeAt(timed.until, null);
      return this.pickThread();
    }
    if (best && count > 1 && this.chooser.steering) best = this.chooseThread(best);
    return best;
  }

  /** With a list of choices (or an explorer) any runnable thread may go first; the others were held up meanwhile. */
  private chooseThread(preferred: Thread): Thread {
    const options = this.live.filter((thread) => thread.state === 'runnable');
    const at = this.chooser.choose(
      'thread',
      options.length,
      options.indexOf(preferred),
      options.map((thread) => thread.thread),
    );
    const chosen = options[at] ?? preferred;
    for (const other of options)
      if (other !== chosen && other.clock < chosen.clock) other.clock = chosen.clock;
    return chosen;
  }

  /** Only idle pool threads have anything to wait for: nothing will ever happen again. */
  private allIdle(): boolean {
    return this.live.every((thread) => thread.idle || thread.until === Infinity);
  }

  threadStopped(thread: Thread): void {
    this.runnable--;
    if (thread.until < this.nextTimed) this.nextTimed = thread.until;
  }

  threadStarted(): void {
    this.runnable++;
  }

  /** Unblocks or unparks another thread: it goes on a little later, as a futex wake does. */
  wakeThread(by: Thread, target: Thread): void {
    target.resumeAt(by.clock + this.jitter.around(COST.unpark), by.cause);
  }

  // --- stops ---------------------------------------------------------------------------------------------------
  /** A stop in the middle of a body: the same call is made again later. */
  interrupt(thread: Thread, stop: Stop): boolean {
    switch (stop.kind) {
      case 'blocked':
        thread.block(stop.on);
        return false;
      case 'visible':
        thread.clock += COST.visible;
        return false;
      case 'fuel':
        thread.clock += COST.fuel;
        if (this.fuelPolls === this.polls) this.fuelStops++;
        else {
          this.fuelPolls = this.polls;
          this.fuelStops = 1;
        }
        return false;
      case 'call':
        thread.frames.push(stop.call);
        return true;
      case 'exit':
        this.finish('exited', '', stop.code);
        return false;
      default:
        throw new Error(`a body may not answer ${stop.kind} here`);
    }
  }

  private pushLater(thread: Thread): void {
    for (const body of thread.later.splice(0).reverse()) thread.frames.push(new LaterFrame(body));
  }

  private overBounds(thread: Thread): boolean {
    const { bounds } = this;
    const over =
      this.polls > bounds.maxPolls
        ? `${bounds.maxPolls} polls`
        : this.seq > bounds.maxEvents
          ? `${bounds.maxEvents} events`
          : this.fuelStops > bounds.maxFuelStops
            ? 'as much work without an await as this run allows'
            : this.tasks.length > bounds.maxTasks
              ? `${bounds.maxTasks} tasks`
              : this.threads.length > bounds.maxThreads
                ? `${bounds.maxThreads} threads`
                : this.printed > bounds.maxOutput
                  ? `${bounds.maxOutput} characters of output`
                  : thread.clock > bounds.maxNanos
                    ? 'as much virtual time as this run allows'
                    : null;
    if (over !== null) this.finish('bound', over, 4);
    return over !== null;
  }

  finish(status: RunStatus, detail: string, code: number): void {
    if (this.ended) return;
    this.ended = { status, detail, code };
    const main = this.threads[0];
    if (this.on && main) this.event(main, 'run.end', null, null, { status, detail });
  }

  private stuck(): void {
    this.diagnosis = diagnose(this);
    this.finish('stuck', this.diagnosis.text, 3);
  }

  private threadEnded(thread: Thread): void {
    thread.state = 'done';
    thread.until = Infinity;
    this.runnable--;
    if (this.on)
      this.event(thread, 'thread.end', null, null, {
        panicked: thread.result ? !thread.result.ok : false,
      });
    this.live = this.live.filter((each) => each !== thread);
    if (!thread.result) thread.result = { ok: true, value: undefined };
    for (const joiner of thread.joiners.splice(0)) this.wakeThread(thread, joiner);
    if (thread === this.threads[0] && !this.ended) {
      const failed = !thread.result.ok;
      this.finish(failed ? 'main_panicked' : 'done', '', failed ? 101 : 0);
    }
  }

  // --- threads -------------------------------------------------------------------------------------------------
  private addThread(name: string | null, role: ThreadRole, clock: number): Thread {
    const thread = new Thread(this, this.threads.length, name, role, clock);
    this.threads.push(thread);
    this.live.push(thread);
    this.runnable++;
    return thread;
  }

  /** A new OS thread with this frame as its function. */
  startThread(by: Thread, name: string, role: ThreadRole, frame: Frame): Thread {
    const thread = this.addThread(
      name === '' ? null : name,
      role,
      by.clock + this.jitter.around(COST.threadStart),
    );
    thread.frames.push(frame);
    if (this.on) this.event(thread, 'thread.start', null, by.cause, { name, role });
    return thread;
  }

  spawnThread(by: Thread, name: string, body: Body): number {
    by.clock += COST.blockingStart;
    return this.startThread(by, name, 'std', new BodyFrame(body, false)).thread;
  }

  // --- runtimes ------------------------------------------------------------------------------------------------
  createRuntime(thread: Thread, options: RuntimeOptions): Runtime {
    const profile = this.profileFor(options);
    const numbers = this.numbersFor(profile, options);
    const flavor = options.flavor;
    const seeds = options.rngSeed ? SeedGenerator.fromBytes(options.rngSeed) : this.seeds;
    const coreSeeds = seeds.nextGenerator();
    const handleSeeds = seeds.nextGenerator();
    const workers =
      flavor === 'multi_thread'
        ? Math.max(1, Math.min(64, options.workers ?? this.scenario.workers ?? 4))
        : 1;
    const paused = flavor === 'current_thread' && (options.paused ?? false);
    const driver = new Driver(flavor === 'current_thread', thread.clock, paused);
    const id = this.runtimes.length;
    const name = options.threadName ?? 'tokio-rt-worker';
    const base = [this, id, profile.id, numbers, driver, handleSeeds, workers, name] as const;
    const runtime =
      flavor === 'multi_thread' ? new MultiThread(coreSeeds, ...base) : new CurrentThread(...base);
    this.runtimes.push(runtime);
    if (this.on) {
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

  private profileFor(options: RuntimeOptions): Profile {
    const asked = this.scenario.profile ? findProfile(this.scenario.profile) : null;
    return asked && asked.flavor === options.flavor ? asked : defaultProfile(options.flavor);
  }

  private numbersFor(profile: Profile, options: RuntimeOptions): ProfileNumbers {
    const numbers: Record<string, number | boolean> = {
      ...profile.numbers,
      ...this.scenario.overrides,
    };
    if (options.globalQueueInterval) numbers['globalQueueInterval'] = options.globalQueueInterval;
    if (options.eventInterval) numbers['eventInterval'] = options.eventInterval;
    if (options.maxBlockingThreads) numbers['maxBlockingThreads'] = options.maxBlockingThreads;
    if (options.disableLifoSlot) numbers['lifoSlot'] = false;
    return numbers as unknown as ProfileNumbers;
  }

  profileOf(id: string): Profile {
    return findProfile(id);
  }
  runtimeOf(handle: RuntimeHandle): Runtime | null {
    return this.runtimes[handle.id] ?? null;
  }

  closeMultiThread(thread: Thread, runtime: Runtime): void {
    if (runtime instanceof MultiThread) runtime.close(thread);
  }

  blockOn(thread: Thread, handle: RuntimeHandle | null, body: Body): Frame {
    const runtime = handle === null ? null : this.runtimeOf(handle);
    if (runtime && thread.entered) return new RefusedBlockOn(body);
    if (runtime instanceof CurrentThread || runtime instanceof MultiThread)
      return runtime.blockOnFrame(body);
    return new ParkBlockOn(this, null, body);
  }

  /** `block_in_place`: the core goes to the hand-off cell and a new thread may pick it up. */
  enterBlockInPlace(thread: Thread): string | null {
    const scheduler = thread.scheduler;
    const onWorker = scheduler?.runtime instanceof MultiThread;
    if (thread.entered && !onWorker && !thread.mayBlockInPlace)
      return 'can call blocking only when running on the multi-threaded runtime';
    const core = onWorker ? scheduler.core : null;
    thread.blockInPlace.push({
      core,
      budget: thread.budget,
      entered: thread.entered,
      mayBlock: thread.mayBlockInPlace,
    });
    if (thread.entered) thread.budget = Infinity;
    thread.entered = false;
    if (!core || !(scheduler?.runtime instanceof MultiThread)) return null;
    const { runtime } = scheduler;
    wakeDeferred(thread);
    scheduler.core = null;
    if (core.lifo) {
      const lifo = core.lifo;
      core.lifo = null;
      runtime.pushBackOrOverflow(thread, core, lifo);
    }
    if (this.on)
      thread.event('core.handoff', thread.task, {
        index: core.index,
        fromThread: thread.thread,
        toThread: -1,
        stage: 'offer',
      });
    runtime.cells[core.index] = core;
    this.nextTokioId++;
    runtime.launchWorker(thread, core.index);
    return null;
  }

  exitBlockInPlace(thread: Thread): void {
    const saved = thread.blockInPlace.pop();
    if (!saved) return;
    thread.entered = saved.entered;
    thread.mayBlockInPlace = saved.mayBlock;
    thread.budget = saved.budget;
    const runtime = thread.scheduler?.runtime;
    if (!saved.core || !thread.scheduler || !(runtime instanceof MultiThread)) return;
    const { index } = saved.core;
    const core = runtime.cells[index] ?? null;
    runtime.cells[index] = null;
    thread.scheduler.core = core;
    if (core && this.on)
      thread.event('core.handoff', thread.task, {
        index,
        fromThread: thread.thread,
        toThread: thread.thread,
        stage: 'back',
      });
  }

  // --- tasks ---------------------------------------------------------------------------------------------------
  newTask(kind: TaskKind, name: string, body: Body, owner: TaskOwner): Task {
    const id = this.tasks.length;
    const tokioId = kind === 'main' ? 0 : this.nextTokioId++;
    const task = new Task(id, name === '' ? `task ${id}` : name, kind, body, owner, tokioId);
    this.tasks.push(task);
    return task;
  }

  spawned(
    thread: Thread,
    task: Task,
    to: QueueName | 'none',
    size: number,
    runtime: number,
  ): number | null {
    if (!this.on) return null;
    return thread.event('task.spawn', task.id, {
      name: task.name,
      taskKind: task.kind,
      parent: thread.task,
      to,
      size,
      runtime,
    });
  }

  /** `set_join_waker`: woken at once when the task is complete already. */
  setJoinWaker(thread: Thread, handle: JoinHandle, waker: Waker): void {
    const task = this.tasks[handle.task];
    if (!task) return;
    if (task.complete) waker.wakeByRef(thread);
    else task.joinWaker = waker.clone(thread, null);
  }

  /** The numbers of the runtime this thread is in; a plain executor's otherwise. */
  numbersOf(thread: Thread): ProfileNumbers {
    return thread.current?.numbers ?? defaultProfile('current_thread').numbers;
  }

  taskEnded(_task: Task): void {
    /* the event log is the record; nothing to free */
  }
  losesWake(task: number): boolean {
    return this.interventions.takeLostWake(task);
  }
  forcedEnd(task: Task, thread: Thread): boolean {
    return this.interventions.takeForcedEnd(task, thread);
  }
  dropper(value: unknown): Body | null {
    return this.program.dropValue?.(value) ?? null;
  }

  // --- reporting -------------------------------------------------------------------------------------------------
  event<K extends EventKind>(
    thread: Thread,
    kind: K,
    task: number | null,
    cause: number | null,
    fields: EventFields[K],
  ): number {
    const seq = this.seq++;
    const micros = this.microsOf(thread);
    if (micros > this.micros) this.micros = micros;
    this.sink?.event(
      kind,
      seq,
      this.micros,
      thread.worker,
      thread.thread,
      task,
      thread.task,
      cause,
      thread.spanStart,
      thread.spanEnd,
      fields,
    );
    this.interventions.at(this.seq);
    return seq;
  }

  /** A paused clock is the program's time; without one, the thread's own. */
  private microsOf(thread: Thread): number {
    const clock = this.runtimes[0]?.driver.clock;
    return Math.floor((clock?.paused ? clock.now(0) : thread.clock) / 1000);
  }

  clockAdvanced(thread: Thread, from: number, to: number, auto: boolean): void {
    if (this.on)
      thread.event('clock.advance', null, {
        from: Math.floor(from / 1000),
        to: Math.floor(to / 1000),
        auto,
      });
  }

  print(thread: Thread, text: string, stream: 'stdout' | 'stderr'): void {
    thread.clock += COST.print;
    this.printed += text.length;
    if (stream === 'stdout') this.stdout.push(text);
    else this.stderr.push(text);
    if (this.on) thread.event('print', thread.task, { text, stream });
  }

  newResource(
    thread: Thread,
    kind: ResourceKind,
    name: string,
    capacity: number,
    quiet = false,
  ): number {
    const resource = this.nextResource++;
    if (name !== '') this.resourceNames.set(resource, name);
    if (this.on && !quiet)
      thread.event('resource.new', thread.task, { resource, resourceKind: kind, name, capacity });
    return resource;
  }
}

const NESTED =
  'Cannot start a runtime from within a runtime. This happens because a function (like `block_on`) attempted to block the current thread while the thread is being used to drive asynchronous tasks.';

/** `block_on` inside a runtime: the future is dropped and the caller panics. */
class RefusedBlockOn implements Frame {
  constructor(private readonly body: Body) {}

  step(thread: Thread): boolean {
    const stop = this.body.drop(thread as PollContext);
    if (stop.kind !== 'ready' && stop.kind !== 'panicked')
      return thread.kernel.interrupt(thread, stop);
    thread.blockOnResult = { ok: false, value: undefined, message: NESTED };
    thread.frames.pop();
    return true;
  }
}
