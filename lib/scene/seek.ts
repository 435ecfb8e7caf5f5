import { applyEvent } from './fold';
import { lineIndex } from './source';
import { copyState, emptyState, type StageState } from './state';
import type { Trace } from './trace';

const CHECKPOINT_EVERY = 128;

/** Answers the state after any number of events of one run. */
export interface Seeker {
  /** The state after the first `count` events (clamped to the run). The answer must not be changed. */
  stateAfter(count: number): StageState;
}

/**
 * Folds the event log from the nearest checkpoint; at most 128 events are replayed once the run has
 * been visited. Two calls with one argument give equal values, whatever was asked in between.
 */
export function createSeeker(trace: Trace, source: string): Seeker {
  const { lineOf, count: lines } = lineIndex(source);
  const checkpoints: StageState[] = [emptyState(lines)];
  let last = checkpoints[0] as StageState;

  function foldTo(from: StageState, count: number): StageState {
    const state = copyState(from);
    while (state.applied < count) {
      const event = trace.eventAt(state.applied);
      if (!event) break;
      applyEvent(state, event, lineOf);
      const slot = state.applied / CHECKPOINT_EVERY;
      if (Number.isInteger(slot) && !checkpoints[slot]) checkpoints[slot] = copyState(state);
    }
    return state;
  }

  return {
    stateAfter(count) {
      const target = Math.max(0, Math.min(count, trace.length));
      if (last.applied === target) return last;
      let slot = Math.min(Math.floor(target / CHECKPOINT_EVERY), checkpoints.length - 1);
      while (!checkpoints[slot]) slot -= 1;
      const checkpoint = checkpoints[slot] as StageState;
      const near = last.applied < target && last.applied > checkpoint.applied ? last : checkpoint;
      last = foldTo(near, target);
      return last;
    },
  };
}
