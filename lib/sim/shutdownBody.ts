import type { Body } from './program';
import type { Task } from './task';
import { TaskFrame } from './taskFrame';

/** A task spawned after its runtime closed: its future is dropped without ever being polled. */
export class ShutdownBody implements Body {
  private started = false;
  constructor(private readonly task: Task) {}

  resume(): ReturnType<Body['resume']> {
    if (this.started) return { kind: 'ready', value: undefined };
    this.started = true;
    return { kind: 'call', call: new TaskFrame(this.task, true, 0) };
  }

  drop(): ReturnType<Body['drop']> {
    return { kind: 'ready', value: undefined };
  }
}
