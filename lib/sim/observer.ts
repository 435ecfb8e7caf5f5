import type { Thread } from './thread';

/** What kind of thing was touched; ids count within a space. */
export type Space =
  | 'resource'
  | 'task'
  | 'thread'
  | 'stdout'
  | 'driver'
  | 'thread_local'
  | 'counts';

/**
 * What an explorer hears of a run besides its events: who touched what, and which answers came from outside. Two turns
 * that touch nothing in common (or only read it) may be swapped without anybody noticing.
 */
export interface Observer {
  /** The code running on this thread reads or changes something others can see. */
  access(thread: Thread, space: Space, id: number, write: boolean): void;
  /** The code running on this thread was told this number (a random start, a clock, a count). */
  observe(thread: Thread, value: number): void;
  /** A task, thread or resource came to be; its maker is the code running on `thread`. */
  born(thread: Thread, space: Space, id: number): void;
  /** This thread begins a turn. */
  turn(thread: Thread): void;
  /** This text was printed. */
  printed(thread: Thread, text: string): void;
}
