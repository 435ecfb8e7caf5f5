import { outsideInWords, recordSource } from '@/lib/explore/recordSource';
import { toJson } from '@/lib/recording/json';
import type { Outcome } from '@/lib/sim/outcome';
import type { ExpectedProgram, ProgramRecording, RejectedFor, SimulationProps } from './lesson';

/** The seed of a stage whose lesson names none; the command line takes the same. */
export const DEFAULT_SEED = 1;
/** A longer run would make its page slow to load; a lesson's program should be short. */
const MAX_EVENTS = 20_000;

const DISAGREEMENT =
  'The simulator’s run of this program differs from what real Tokio did, so it is not shown.';

/**
 * Whether a run ended as it did on real Tokio. Only what is recorded as the same in every run can be
 * compared, and only under a scheduler that Tokio has.
 */
function agrees(outcome: Outcome, expected: ExpectedProgram | null, profile?: string): boolean {
  const real = expected?.run;
  if (real?.output !== 'exact' || profile !== undefined) return true;
  const hangs = outcome.status === 'stuck' || outcome.status === 'bound';
  return hangs === (real.ends === 'hangs') && (hangs || outcome.stdout === real.stdout);
}

/** What rustc said first against a program that it rejects. */
function rejectedFor(expected: ExpectedProgram | null): RejectedFor | null {
  if (expected?.verdict !== 'rejects') return null;
  const first = expected.diagnostics.find(({ level }) => level === 'error');
  return first ? { code: first.code, message: first.message, line: first.line } : null;
}

/**
 * Runs a program in the simulator at build time, under the scenario a lesson states, and packs its
 * events for the page. Never throws for a program; what the simulator does not model is the reason.
 * A run that contradicts what is recorded from real Tokio is not shown at all. A program that rustc rejects for
 * a borrow or a lifetime is run as if it compiled, up to where memory would be wrong.
 */
export function recordProgram(
  source: string,
  props: SimulationProps,
  expected: ExpectedProgram | null,
): ProgramRecording {
  const { workers, seed, profile } = props;
  const scenario = {
    seed: seed ?? DEFAULT_SEED,
    ...(workers === undefined ? {} : { workers }),
    ...(profile === undefined ? {} : { profile }),
    bounds: { maxEvents: MAX_EVENTS },
  };
  const rejected = rejectedFor(expected);
  const { compilation, recording, outside } = recordSource(
    source,
    rejected ? { ...scenario, asIf: true } : scenario,
  );
  if (recording && rejected) return { ok: true, run: toJson(recording), asIf: rejected };
  if (recording && agrees(recording.outcome, expected, profile)) {
    return { ok: true, run: toJson(recording) };
  }
  if (recording) return { ok: false, reason: DISAGREEMENT };
  const [first] = outside;
  if (first) return { ok: false, reason: outsideInWords(first) };
  const error = compilation.diagnostics.find(({ severity }) => severity === 'error');
  const why = error ? `rustc rejects it: ${error.message}` : 'it has no main function';
  return { ok: false, reason: `This program cannot be run: ${why}.` };
}
