/** Everything that decides a run besides the program. Equal scenarios give equal events, byte for byte. */
export interface Scenario {
  /** A profile's id (see `profile.ts`); without one, what the program's own attribute asks for. */
  readonly profile?: string;
  /** Workers of a `#[tokio::main]` multi_thread runtime that does not say; overrides the attribute when `forceWorkers`. */
  readonly workers?: number;
  readonly forceWorkers?: boolean;
  /** Seeds interleaving, select! and stealing. The same seed always gives the same run. */
  readonly seed: number;
  /** One entry per choice point, in order: 0 takes what the seed would take, k the k-th other option. Missing entries are 0. */
  readonly choices?: readonly number[];
  readonly interventions?: readonly Intervention[];
  /** Profile numbers a lesson shrinks; the page must say so. */
  readonly overrides?: Readonly<Record<string, number | boolean>>;
  /** `start_paused` whatever the attribute says. */
  readonly paused?: boolean;
  /** Run a program although rustc rejects it for a borrow or a lifetime, up to where memory would be wrong. */
  readonly asIf?: boolean;
  readonly bounds?: Partial<Bounds>;
}

/** Limits of one run; reaching one is a result (`bound`), not an error. */
export interface Bounds {
  readonly maxEvents: number;
  readonly maxPolls: number;
  readonly maxTasks: number;
  readonly maxThreads: number;
  /** Slices of interpreter fuel without any poll in between: how long `loop {}` may spin. */
  readonly maxFuelStops: number;
  /** How often threads may block. */
  readonly maxStalls: number;
  readonly maxOutput: number;
  /** Virtual nanoseconds. */
  readonly maxNanos: number;
}

export const DEFAULT_BOUNDS: Bounds = {
  maxEvents: 1_000_000,
  maxPolls: 400_000,
  maxTasks: 50_000,
  maxThreads: 512,
  maxFuelStops: 40_000,
  maxStalls: 200_000,
  maxOutput: 1_000_000,
  maxNanos: 400 * 86_400 * 1e9,
};

/** Something done to the run from outside, just before the event with this `seq` would happen. Each makes another run. */
export type Intervention =
  | {
      readonly at: number;
      readonly kind: 'block_worker';
      readonly worker: number;
      readonly micros: number;
    }
  | {
      readonly at: number;
      readonly kind: 'delay_timer';
      readonly timer: number;
      readonly micros: number;
    }
  | { readonly at: number; readonly kind: 'abort'; readonly task: number }
  | { readonly at: number; readonly kind: 'drop_future'; readonly task: number }
  | { readonly at: number; readonly kind: 'lose_wake'; readonly task: number }
  | { readonly at: number; readonly kind: 'panic'; readonly task: number };
