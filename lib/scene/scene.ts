import type { BlockKind, EventKind, TaskKind } from '../sim/events';
import type { Part } from './prose';
import type { FutureNode, HeldWaker, WorkerMood } from './state';

/** The shape a task's chip takes: state is form, colour is identity. */
export type Form = 'running' | 'ready' | 'waiting' | 'blocked' | 'done' | 'cancelled' | 'panicked';

export interface ChipScene {
  readonly task: number;
  readonly label: string;
  readonly short: string;
  readonly tail: string;
  readonly hue: number;
  readonly round: number;
  readonly form: Form;
  /** A few words beside the name: when its timer is due, whom it waits for. */
  readonly note: string;
}

/** Chips in order, and how many more there are than are drawn. */
export interface ChipsScene {
  readonly chips: readonly ChipScene[];
  readonly more: number;
}

export interface WorkerScene extends ChipsScene {
  readonly key: string;
  readonly label: string;
  readonly mood: WorkerMood;
  readonly moodText: string;
  readonly running: readonly ChipScene[];
  readonly lifo: ChipScene | null;
  readonly hasLifo: boolean;
  readonly hasQueue: boolean;
  readonly tick: number;
  readonly budget: number;
}

export interface RowScene extends ChipsScene {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
}

/** Where one thread executes the program: lines and columns count from 0. */
export interface CursorScene {
  readonly thread: number;
  readonly label: string;
  readonly line: number;
  readonly column: number;
  /** Width of the executed code on its first line, in characters. */
  readonly length: number;
  readonly task: number | null;
  readonly hue: number;
}

/** A task that is not being polled, at the line where its code stands. */
export interface StandingScene {
  readonly task: number;
  readonly line: number;
  readonly chip: ChipScene;
}

export interface OutputLine {
  readonly at: number;
  readonly text: string;
  readonly stream: 'stdout' | 'stderr';
  readonly hue: number | null;
}

/** Everything the stage draws at one moment, as plain data. */
export interface Scene {
  readonly step: number;
  readonly steps: number;
  /** Position of the told event in the run; what a link to this step carries. */
  readonly seq: number;
  readonly kind: EventKind | null;
  readonly t: number;
  readonly sentence: readonly Part[];
  readonly cursors: readonly CursorScene[];
  readonly standing: readonly StandingScene[];
  readonly heat: readonly number[];
  readonly workers: readonly WorkerScene[];
  readonly threads: readonly WorkerScene[];
  readonly rows: readonly RowScene[];
  readonly output: readonly OutputLine[];
  readonly outputMore: number;
  readonly ended: boolean;
  readonly status: string;
  /** Tasks the step is about; the rest is dimmed. Empty: nothing is dimmed. */
  readonly involved: readonly number[];
  /** The step that made this one happen, or null. */
  readonly causeStep: number | null;
}

/** A timer that is set, and the task it will wake. */
export interface TimerScene {
  readonly timer: number;
  readonly task: number;
  readonly label: string;
}

/** A task in full, for its card. */
export interface TaskScene {
  readonly chip: ChipScene;
  readonly kind: TaskKind;
  readonly where: string;
  readonly polls: number;
  readonly wakes: number;
  readonly parent: ChipScene | null;
  readonly line: number | null;
  readonly wakers: readonly HeldWaker[];
  readonly wakerWords: readonly string[];
  readonly futures: readonly FutureNode[];
  readonly detached: boolean;
  readonly aborted: boolean;
  readonly message: string;
}

export type { BlockKind };
