import type { FutureState } from './events';
import type { Emitter } from './program';
import type { Thread } from './thread';

/** Reports what code on one thread does inside a poll; silent while nobody records. */
export class ThreadEmitter implements Emitter {
  constructor(private readonly thread: Thread) {}

  get on(): boolean {
    return this.thread.kernel.on;
  }

  subPollStart(fut: number, name: string, branch: number): void {
    if (this.on) this.thread.event('sub.poll.start', this.thread.task, { fut, name, branch });
  }

  subPollEnd(fut: number, result: 'pending' | 'ready'): void {
    if (this.on) this.thread.event('sub.poll.end', this.thread.task, { fut, result });
  }

  subDrop(fut: number, name: string, state: FutureState): void {
    if (this.on) this.thread.event('sub.drop', this.thread.task, { fut, name, state });
  }

  valueDrop(name: string): void {
    if (this.on) this.thread.event('value.drop', this.thread.task, { name });
  }

  memoryInvalid(problem: 'moved' | 'dangling' | 'outlived', name: string, owner: string): void {
    if (this.on) this.thread.event('memory.invalid', this.thread.task, { problem, name, owner });
  }

  selectChoose(start: number, branches: number, biased: boolean): void {
    if (this.on) this.thread.event('select.choose', this.thread.task, { start, branches, biased });
  }

  selectDisable(branch: number): void {
    if (this.on) this.thread.event('select.disable', this.thread.task, { branch });
  }
  selectWin(branch: number): void {
    if (this.on) this.thread.event('select.win', this.thread.task, { branch });
  }

  joinRotate(start: number, branches: number): void {
    if (this.on) this.thread.event('join.rotate', this.thread.task, { start, branches });
  }

  atomic(resource: number, op: string, value: string): void {
    if (this.on) this.thread.event('atomic', this.thread.task, { resource, op, value });
  }
}
