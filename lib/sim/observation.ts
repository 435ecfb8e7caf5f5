import type { Span } from './events';

/**
 * What lies in memory while a program runs: what its futures keep, who holds which shared value, which reference points
 * where. It is seen beside the events and changes none of them, so a run is the same whether somebody looks or not.
 */
export interface Observation {
  readonly shapes: readonly CoroutineShape[];
  /** Every state of every thing that was seen, once each. */
  readonly things: readonly Thing[];
  /** From event `at` on (its position), exactly these `things` exist, by index. In order; only where something changed. */
  readonly looks: readonly { readonly at: number; readonly things: readonly number[] }[];
  /** Every decision that the program does not determine, in order. */
  readonly choices: readonly ChoiceSeen[];
  /** Set when there was too much to look at: the first event that was not looked at. */
  readonly cut: number | null;
}

/** A point where the run could have gone another way. */
export interface ChoiceSeen {
  /** Position of the event that was next when it was decided. */
  readonly at: number;
  /** `thread`: who goes on; `select`: which branch is polled first; `steal`: whom to steal from first. */
  readonly kind: string;
  readonly index: number;
  /** What was decided, as an entry of `Scenario.choices`. */
  readonly chosen: number;
  /** What each option stands for (a thread, a branch, a worker), and the entry that takes it. */
  readonly options: readonly { readonly id: number; readonly entry: number }[];
}

export type Holds = 'yes' | 'no' | 'unknown';

/** A value that an async body keeps. */
export interface KeptVariable {
  /** Source name; null for a value that has none, such as the future being awaited. */
  readonly name: string | null;
  readonly ty: string;
  readonly size: number | null;
  readonly send: Holds;
  /** The type inside it that is not `Send`; empty when it is. */
  readonly because: string;
  readonly span: Span | null;
}

/** One await of an async body: one variant of the enum that the compiler makes of it. */
export interface AwaitShape {
  readonly span: Span;
  /** Indexes into `kept`. */
  readonly keeps: readonly number[];
}

/** The state machine that an async body is compiled to. */
export interface CoroutineShape {
  readonly name: string;
  readonly source: 'fn' | 'block' | 'closure';
  readonly span: Span;
  /** Bytes of the whole future; null where the model has no answer. */
  readonly size: number | null;
  /** The size is rustc's to the byte; else an estimate, because something inside it is laid out by a library. */
  readonly exact: boolean;
  readonly send: Holds;
  readonly captures: readonly KeptVariable[];
  readonly kept: readonly KeptVariable[];
  readonly awaits: readonly AwaitShape[];
}

/** Where something stands: in a variable of a future or a function, on behalf of a task. */
export interface Holder {
  readonly task: number | null;
  /** `LiveFuture.id`, or null for a plain function or something else. */
  readonly future: number | null;
  /** The function or async body it stands in. */
  readonly body: string;
  /** `db`, `self.cache`, `clients[2]`; empty for a value without a name. */
  readonly path: string;
}

/** A reference that a future keeps, and what it points at. */
export interface LiveBorrow {
  readonly from: string;
  readonly mut: boolean;
  readonly to: Holder;
  /** It points into the very future that keeps it. */
  readonly inside: boolean;
}

export interface LiveFuture {
  readonly kind: 'future';
  readonly id: number;
  /** Index into `shapes`. */
  readonly shape: number;
  readonly task: number | null;
  /** The future whose variable it is kept in; null when a task, a box or a thread holds it. */
  readonly parent: number | null;
  readonly boxed: boolean;
  readonly state: 'unresumed' | 'running' | 'suspended' | 'returned' | 'panicked';
  /** Index into the shape's `awaits`; null unless suspended. */
  readonly await: number | null;
  /** Values in a few characters: captures first, then what the present await keeps. */
  readonly values: readonly { readonly name: string; readonly shown: string }[];
  readonly borrows: readonly LiveBorrow[];
}

/** A value behind `Arc` or `Rc`. */
export interface SharedValue {
  readonly kind: 'shared';
  readonly id: number;
  readonly pointer: 'Arc' | 'Rc';
  readonly ty: string;
  readonly strong: number;
  readonly weak: number;
  readonly handles: readonly (Holder & { readonly weak: boolean })[];
}

export type Thing = LiveFuture | SharedValue;
