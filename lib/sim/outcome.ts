import type { RunStatus } from './events';
import type { Diagnosis } from './stuck';

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
