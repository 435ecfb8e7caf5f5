import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { Show } from '@/lib/scene/show';
import { findLandmark } from '@/lib/scene/steps';
import { type Ask, SPEEDS } from './PlaybackControls';

export interface Playhead {
  readonly step: number;
  readonly playing: boolean;
  readonly speed: number;
  /** Grows with each step the reader makes by hand: what the live region speaks. */
  readonly spoken: number;
  /** The last move was the scrubber's: many may follow, and each picture may be skipped for the next. */
  readonly scrubbed: boolean;
}

type Change =
  | { readonly to: number; readonly quiet: boolean }
  | { readonly playing: boolean }
  | { readonly speed: number };

function change(state: Playhead, how: Change): Playhead {
  if ('playing' in how) return { ...state, playing: how.playing };
  if ('speed' in how) return { ...state, speed: how.speed };
  return {
    ...state,
    step: how.to,
    scrubbed: how.quiet && !state.playing,
    spoken: how.quiet ? state.spoken : state.spoken + 1,
  };
}

function nextSpeed(speed: number, by: 1 | -1): number {
  const at = SPEEDS.indexOf(speed) + by;
  return SPEEDS[at] ?? (by > 0 ? SPEEDS[0] : SPEEDS[SPEEDS.length - 1]) ?? 1;
}

const STEP_MS = 900;

/** True when playing must stop at this step. */
export type StopsAt = (step: number) => boolean;

/** While it plays: a step at a time, until the end or a breakpoint. */
function usePlaying(
  state: Playhead,
  last: number,
  stopsAt: StopsAt,
  dispatch: (how: Change) => void,
  go: (to: number, quiet: boolean) => void,
): void {
  const step = useRef(state.step);
  step.current = state.step;
  useEffect(() => {
    if (!state.playing) return;
    const timer = setInterval(() => {
      const next = step.current + 1;
      if (next > last) dispatch({ playing: false });
      else {
        go(next, true);
        if (stopsAt(next)) dispatch({ playing: false });
      }
    }, STEP_MS / state.speed);
    return () => clearInterval(timer);
  }, [state.playing, state.speed, last, go, stopsAt, dispatch]);
}

/** The playhead of one run: where it stands, whether it plays, and everything it can be asked to do. */
export function usePlayhead(
  show: Show,
  start: number,
  stopsAt: StopsAt,
  beforeMove: (durationMs: number) => void,
) {
  const [state, dispatch] = useReducer(change, {
    step: start,
    playing: false,
    speed: 1,
    spoken: 0,
    scrubbed: false,
  });
  const now = useRef(state);
  now.current = state;
  const last = Math.max(0, show.steps.length - 1);
  const stepped = Math.min(state.step, last);

  const go = useCallback(
    (to: number, quiet: boolean) => {
      const target = Math.max(0, Math.min(to, last));
      if (target === now.current.step) return;
      const scrubbing = quiet && !now.current.playing;
      beforeMove(scrubbing ? 0 : now.current.playing ? STEP_MS / now.current.speed : STEP_MS);
      dispatch({ to: target, quiet });
    },
    [last, beforeMove],
  );

  const ask = useCallback(
    (what: Ask) => {
      const { step, speed, playing } = now.current;
      if (what.do === 'speed') {
        dispatch({ speed: nextSpeed(speed, what.by) });
        return;
      }
      if (what.do === 'play') {
        if (step >= last) go(0, true);
        dispatch({ playing: true });
        return;
      }
      if (playing) dispatch({ playing: false });
      if (what.do === 'step') go(Math.min(step, last) + what.by, false);
      else if (what.do === 'seek') go(what.to, what.quiet ?? false);
      else if (what.do === 'find') {
        const found = findLandmark(
          show.trace,
          show.steps,
          Math.min(step, last),
          what.what,
          what.by,
        );
        go(found ?? (what.by > 0 ? last : 0), false);
      }
    },
    [show, last, go],
  );

  usePlaying(state, last, stopsAt, dispatch, go);
  return { ...state, step: stepped, ask };
}
