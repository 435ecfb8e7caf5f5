import type { Observer, Space } from '../sim/observer';
import type { Thread } from '../sim/thread';

/** A 64-bit hash in two halves, so that a million states do not collide by chance. */
export class Digest {
  a = 0x811c9dc5 | 0;
  b = 0x2545f491 | 0;

  reset(): void {
    this.a = 0x811c9dc5 | 0;
    this.b = 0x2545f491 | 0;
  }

  add(value: number): void {
    this.addTwo(value | 0, value | 0);
  }

  addTwo(a: number, b: number): void {
    const x = Math.imul(this.a ^ a, 0x85ebca6b | 0);
    this.a = (x ^ (x >>> 15)) | 0;
    const y = Math.imul(this.b + b, 0xc2b2ae35 | 0) + 0x165667b1;
    this.b = (y << 13) | (y >>> 19) | 0;
  }

  /** 53 of the bits as one number, for a Set. */
  get key(): number {
    return (this.a >>> 0) * 0x200000 + (this.b >>> 11);
  }
}

/** Two numbers per id: what is known of the past of one actor or resource. */
class Lanes {
  private a = new Int32Array(64);
  private b = new Int32Array(64);

  reset(): void {
    this.a.fill(0);
    this.b.fill(0);
  }
  aOf(id: number): number {
    return this.a[id] ?? 0;
  }
  bOf(id: number): number {
    return this.b[id] ?? 0;
  }

  set(id: number, a: number, b: number): void {
    if (id >= this.a.length) {
      this.a = grown(this.a, id);
      this.b = grown(this.b, id);
    }
    this.a[id] = a;
    this.b[id] = b;
  }
}

function grown(old: Int32Array<ArrayBuffer>, id: number): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(Math.max(id + 1, old.length * 2));
  bigger.set(old);
  return bigger;
}

const TURN = 1;
const BORN = 2;
const READ = 3;
const TOLD = 4;
const SPACE: Record<Space, number> = {
  resource: 5,
  task: 6,
  thread: 7,
  stdout: 8,
  driver: 9,
  thread_local: 10,
  counts: 11,
};

/**
 * What every task and thread has gone through, as hashes: its own turns, and the past of whatever it read. Two runs in
 * which all trails agree differ only in the order of things that did not touch each other.
 */
export class Trails implements Observer {
  readonly tasks = new Lanes();
  readonly threads = new Lanes();
  private readonly resources = new Lanes();
  private readonly locals = new Lanes();
  private readonly counts = new Lanes();
  private readonly digest = new Digest();
  /** Commutative sum over all resources' trails. */
  sumA = 0;
  sumB = 0;
  outA = 0;
  outB = 0;

  reset(): void {
    this.tasks.reset();
    this.threads.reset();
    this.resources.reset();
    this.locals.reset();
    this.counts.reset();
    this.sumA = 0;
    this.sumB = 0;
    this.outA = 0;
    this.outB = 0;
  }

  turn(thread: Thread): void {
    this.advance(thread, TURN, 0);
  }
  observe(thread: Thread, value: number): void {
    this.advance(thread, TOLD, value);
  }

  access(thread: Thread, space: Space, id: number, write: boolean): void {
    if (space === 'resource') this.through(thread, this.resources, id, write);
    else if (space === 'thread_local') this.through(thread, this.locals, id, write);
    else if (space === 'counts') this.through(thread, this.counts, id, write);
    else if (space === 'task' && write && thread.running?.id === id) this.advance(thread, TURN, 0);
    // A wake changes only the task's state, which is compared as it is; who looks at a task learns its past.
    else if (space === 'task' && !write) this.learn(thread, this.tasks, id);
    else if (space === 'thread' && !write) this.learn(thread, this.threads, id);
  }

  born(thread: Thread, space: Space, id: number): void {
    this.advance(thread, BORN, SPACE[space]);
    const { a, b } = this.digest;
    if (space === 'resource') this.store(this.resources, id, a, b);
    else this.store(space === 'task' ? this.tasks : this.threads, id, a ^ BORN, b ^ BORN);
  }

  printed(thread: Thread, text: string): void {
    const { digest } = this;
    digest.a = this.outA;
    digest.b = this.outB;
    for (let i = 0; i < text.length; i++) digest.add(text.charCodeAt(i));
    this.outA = digest.a;
    this.outB = digest.b;
    this.advance(thread, SPACE.stdout, text.length);
  }

  /** Loads the trail of whoever is at work on this thread, adds to it and keeps it. */
  private advance(thread: Thread, kind: number, value: number): void {
    const { digest } = this;
    const { running } = thread;
    const lanes = running ? this.tasks : this.threads;
    const id = running ? running.id : thread.thread;
    digest.a = lanes.aOf(id);
    digest.b = lanes.bOf(id);
    digest.add(kind);
    if (value !== 0) digest.add(value);
    lanes.set(id, digest.a, digest.b);
  }

  private learn(thread: Thread, from: Lanes, id: number): void {
    this.advance(thread, READ, 0);
    this.digest.addTwo(from.aOf(id), from.bOf(id));
    this.keep(thread);
  }

  private through(thread: Thread, lanes: Lanes, id: number, write: boolean): void {
    this.learn(thread, lanes, id);
    if (write) this.store(lanes, id, this.digest.a ^ SPACE.resource, this.digest.b);
  }

  private keep(thread: Thread): void {
    const { a, b } = this.digest;
    if (thread.running) this.tasks.set(thread.running.id, a, b);
    else this.threads.set(thread.thread, a, b);
  }

  private store(lanes: Lanes, id: number, a: number, b: number): void {
    if (lanes === this.resources) {
      this.sumA = (this.sumA - lanes.aOf(id) + a) | 0;
      this.sumB = (this.sumB - lanes.bOf(id) + b) | 0;
    }
    lanes.set(id, a, b);
  }
}
