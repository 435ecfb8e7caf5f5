import { Agenda } from './agenda';
import { boundReached } from './bounds';
import { buildRuntime } from './builder';
import { Chooser } from './chooser';
import { CurrentThread } from './currentThread';
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
import { interrupt } from './interrupt';
import { dueInterventions, InterventionState } from './interventions';
import { MultiThread } from './multiThread';
import type { Observer } from './observer';
import type { Outcome } from './outcome';
import { ParkBlockOn } from './parkBlockOn';
import { COST, defaultProfile, type ProfileNumbers } from './profile';
import type {
  Body,
  JoinHandle,
  Program,
  RuntimeHandle,
  RuntimeOptions,
  Stop,
  Waker,
} from './program';
import { Jitter, SeedGenerator } from './rng';
import type { Runtime } from './runtime';
import { type Bounds, DEFAULT_BOUNDS, type Scenario } from './scenario';
import { type Diagnosis, diagnose } from './stuck';
import { Task, type TaskOwner } from './task';
import { Thread } from './thread';
import { BodyFrame, ExitFrame, LaterFrame, MainFrame, RefusedBlockOn } from './threadFrames';
import type { TraceSink } from './trace';

export type { Outcome } from './outcome';

/**
 * One simulated process: threads, runtimes, virtual time. Mutable inside; from outside a run is a pure function of
 * program and scenario. Virtual time decides who goes first: the runnable thread whose clock is furthest behind.
 */
export class Kernel {
  readonly threads: Thread[] = [];
  private readonly agenda: Agenda;
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
  fuelStops = 0;
  /** How often a thread blocked. */
  stalls = 0;
  fuelPolls = 0;
  private micros = 0;
  private stdout: string[] = [];
  private stderr: string[] = [];
  printed = 0;
  /** Slices of computing. */
  slices = 0;
  /** Random numbers the program itself drew: chance that no list of choices holds. */
  draws = 0;
  /** What `main` ends with unless it panics. */
  exitCode = 0;
  private ended: { status: RunStatus; detail: string; code: number } | null = null;
  private diagnosis: Diagnosis | null = null;
  private readonly interventions: InterventionState;
  readonly seeds: SeedGenerator;
  /** An explorer that compares runs; null in ordinary ones. */
  observer: Observer | null = null;
  /** Called between frames; tests check invariants here. */
  onStep: ((kernel: Kernel) => void) | null = null;

  constructor(
    readonly program: Program,
    readonly scenario: Scenario,
    readonly sink: TraceSink | null,
  ) {
    this.on = sink !== null;
    this.chooser = new Chooser(scenario.choices ?? []);
    this.agenda = new Agenda(this.chooser);
    this.bounds = { ...DEFAULT_BOUNDS, ...scenario.bounds };
    this.jitter = new Jitter(scenario.seed);
    this.seeds = SeedGenerator.fromBytes(
      [...String(scenario.seed)].map((char) => char.charCodeAt(0)),
    );
    this.interventions = new InterventionState(scenario.interventions ?? []);
    this.deferYields = scenario.overrides?.deferYields !== false;
    const main = this.addThread('main', 'main', 0);
    main.frames.push(
      new ExitFrame(),
      program.main ? new MainFrame(program.main, program.start()) : new BodyFrame(program.start()),
    );
    main.clock = 40_000;
    if (this.on) this.event(main, 'thread.start', null, null, { name: 'main', role: 'main' });
  }

  get concurrent(): boolean {
    return this.agenda.concurrent;
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
    const thread = this.agenda.pickThread();
    if (!thread) {
      if (!this.ended) this.stuck();
      return;
    }
    this.observer?.turn(thread);
    for (;;) {
      if (thread.later.length > 0) this.pushLater(thread);
      const frame: Frame | undefined = thread.frames[thread.frames.length - 1];
      if (!frame) {
        this.threadEnded(thread);
        return;
      }
      thread.pendingOp = null;
      thread.computing = false;
      const goOn = frame.step(thread);
      if (this.onStep) this.onStep(this);
      if (this.interventions.pending) dueInterventions(this, this.interventions, thread);
      if (this.ended || this.overBounds(thread) || thread.state !== 'runnable') return;
      if (goOn) continue;
      if (this.agenda.mustRepick(thread)) return;
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
      nanos: (this.on ? this.micros : this.microsOf(this.threads[0])) * 1000,
    };
  }

  // --- threads: who is runnable ----------------------------------------------------------------------------------
  threadStopped(thread: Thread): void {
    this.agenda.stopped(thread);
  }

  threadStarted(): void {
    this.agenda.started();
  }

  /** Unblocks or unparks another thread: it goes on a little later, as a futex wake does. */
  wakeThread(by: Thread, target: Thread): void {
    this.observer?.access(by, 'thread', target.thread, true);
    target.resumeAt(by.clock + this.jitter.around(COST.unpark), by.cause);
  }

  // --- stops ---------------------------------------------------------------------------------------------------
  /** A stop in the middle of a body: the same call is made again later. */
  interrupt(thread: Thread, stop: Stop): boolean {
    return interrupt(this, thread, stop);
  }

  /** Whether nobody but this thread can ever do anything again, unless it does something first. */
  alone(thread: Thread): boolean {
    return this.agenda.alone(thread);
  }

  private pushLater(thread: Thread): void {
    for (const body of thread.later.splice(0).reverse()) thread.frames.push(new LaterFrame(body));
  }

  private overBounds(thread: Thread): boolean {
    const over = boundReached(this, thread);
    if (over !== null) this.finish('bound', over, 4);
    return over !== null;
  }

  finish(status: RunStatus, detail: string, code: number): void {
    if (this.ended) return;
    this.ended = { status, detail, code };
    const main = this.threads[0];
    if (this.on && main) this.event(main, 'run.end', null, null, { status, detail });
  }

  stuck(): void {
    this.diagnosis = diagnose(this);
    this.finish('stuck', this.diagnosis.text, 3);
  }

  private threadEnded(thread: Thread): void {
    thread.state = 'done';
    thread.until = Infinity;
    if (this.on)
      this.event(thread, 'thread.end', null, null, {
        panicked: thread.result ? !thread.result.ok : false,
      });
    this.agenda.remove(thread);
    if (!thread.result) thread.result = { ok: true, value: undefined };
    for (const joiner of thread.joiners.splice(0)) this.wakeThread(thread, joiner);
    if (thread === this.threads[0] && !this.ended) {
      const failed = !thread.result.ok;
      this.finish(failed ? 'main_panicked' : 'done', '', failed ? 101 : this.exitCode);
    }
  }

  // --- threads -------------------------------------------------------------------------------------------------
  private addThread(name: string | null, role: ThreadRole, clock: number): Thread {
    const thread = new Thread(this, this.threads.length, name, role, clock);
    this.threads.push(thread);
    this.agenda.add(thread);
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
    this.observer?.born(by, 'thread', thread.thread);
    if (this.on) this.event(thread, 'thread.start', null, by.cause, { name, role });
    return thread;
  }

  spawnThread(by: Thread, name: string, body: Body): number {
    by.clock += COST.blockingStart;
    return this.startThread(by, name, 'std', new BodyFrame(body)).thread;
  }

  // --- runtimes ------------------------------------------------------------------------------------------------
  createRuntime(thread: Thread, options: RuntimeOptions): Runtime {
    return buildRuntime(this, thread, options);
  }

  runtimeOf(handle: RuntimeHandle): Runtime | null {
    return this.runtimes[handle.id] ?? null;
  }

  blockOn(thread: Thread, handle: RuntimeHandle | null, body: Body): Frame {
    const runtime = handle === null ? null : this.runtimeOf(handle);
    if (runtime && thread.entered) return new RefusedBlockOn(body);
    if (runtime instanceof CurrentThread || runtime instanceof MultiThread)
      return runtime.blockOnFrame(body);
    return new ParkBlockOn(this, null, body);
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
    this.observer?.born(thread, 'task', task.id);
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
  private microsOf(thread: Thread | undefined): number {
    const clock = this.runtimes[0]?.driver.clock;
    return Math.floor((clock?.paused ? clock.now(0) : (thread?.clock ?? 0)) / 1000);
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
    thread.settle();
    this.printed += text.length;
    this.observer?.printed(thread, text);
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
    this.observer?.born(thread, 'resource', resource);
    if (name !== '') this.resourceNames.set(resource, name);
    if (this.on && !quiet)
      thread.event('resource.new', thread.task, { resource, resourceKind: kind, name, capacity });
    return resource;
  }
}
