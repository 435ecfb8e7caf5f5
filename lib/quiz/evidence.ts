import type { EventPattern } from './schema';

/** What rustc and real Tokio said about a program; recorded beside the file and checked in CI. */
export type RecordedFacts = {
  readonly compiles: boolean;
  readonly diagnostics: readonly {
    readonly code: string | null;
    readonly line: number;
    readonly message: string;
  }[];
  readonly stdout: readonly string[];
  /** False when two runs may print different things: then stdout is no key. */
  readonly deterministic: boolean;
};

export type RunEvent = {
  readonly step: number;
  readonly kind: string;
  readonly task?: string;
  readonly line?: number;
  readonly worker?: number;
  readonly text?: string;
  readonly atMicros: number;
};

/** What the simulator's run of the item's program and scenario did. */
export type RunFacts = { readonly events: readonly RunEvent[]; readonly endMicros: number };

/** Where keys come from. A part that is missing makes the items that need it a problem. */
export type Evidence = {
  readonly source?: string;
  readonly recorded?: RecordedFacts;
  readonly run?: RunFacts;
  /** Every output some schedule can give, when the search was complete. */
  readonly outputs?: readonly (readonly string[])[];
  /** What goes wrong under some schedule, in the explorer's words. */
  readonly problems?: readonly { readonly kind: string; readonly text: string }[];
};

/** The nth event of the run that fits the pattern. */
export function findEvent(run: RunFacts, pattern: EventPattern): RunEvent | undefined {
  return run.events.filter((event) => fits(event, pattern))[pattern.nth - 1];
}

export function fits(event: RunEvent, pattern: Omit<EventPattern, 'nth'>): boolean {
  return (
    event.kind === pattern.kind &&
    (pattern.task === undefined || event.task === pattern.task) &&
    (pattern.line === undefined || event.line === pattern.line) &&
    (pattern.worker === undefined || event.worker === pattern.worker)
  );
}
