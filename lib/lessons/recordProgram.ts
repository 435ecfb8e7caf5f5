import type { ProgramRecording, SimulationProps } from './lesson';

/**
 * Runs a program in the simulator at build time, under the scenario a lesson states, and returns its
 * events. Never throws for a program; what the simulator does not model is the reason it gives.
 */
export function recordProgram(_source: string, _props: SimulationProps): ProgramRecording {
  return { ok: false, reason: 'The simulator does not run programs yet.' };
}
