import { type Cast, castOf } from './cast';
import type { Part } from './prose';
import { createSeeker, type Seeker } from './seek';
import { sentenceOf } from './sentence';
import { type LineIndex, lineIndex } from './source';
import { type Detail, type Step, stepsOf } from './steps';
import { type Survey, surveyOf } from './survey';
import type { Trace } from './trace';

/** One run made ready to be shown: cut into steps, names fixed, able to answer any moment. */
export interface Show {
  readonly trace: Trace;
  readonly source: string;
  readonly detail: Detail;
  readonly cast: Cast;
  readonly steps: readonly Step[];
  readonly survey: Survey;
  readonly lines: LineIndex;
  readonly seeker: Seeker;
}

/** Prepares a run for the stage. Equal inputs give equal answers to every later question. */
export function createShow(trace: Trace, source: string, detail: Detail = 'story'): Show {
  return {
    trace,
    source,
    detail,
    cast: castOf(trace),
    steps: stepsOf(trace, detail),
    survey: surveyOf(trace, source),
    lines: lineIndex(source),
    seeker: createSeeker(trace, source),
  };
}

/** The same run cut differently; everything that does not depend on the cut is shared. */
export function withDetail(show: Show, detail: Detail): Show {
  return detail === show.detail ? show : { ...show, detail, steps: stepsOf(show.trace, detail) };
}

/** The sentence of one step. */
export function tellStep(show: Show, index: number): readonly Part[] {
  const step = show.steps[index] ?? { first: 0, head: 0, last: -1 };
  const state = show.seeker.stateAfter(step.last + 1);
  return sentenceOf({
    trace: show.trace,
    step,
    cast: show.cast,
    taskAfter: (id) => state.tasks[id],
  });
}

const MEASURED_STEPS = 3000;

/** Characters of the longest sentence of a run (its first 3,000 steps): how much room to keep for it. */
export function longestSentence(show: Show): number {
  let most = 0;
  for (let step = 0; step < Math.min(show.steps.length, MEASURED_STEPS); step += 1) {
    const length = tellStep(show, step).reduce((sum, { text }) => sum + text.length, 0);
    most = Math.max(most, length);
  }
  return most;
}
