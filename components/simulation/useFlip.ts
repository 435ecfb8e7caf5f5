import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

const EASING = 'cubic-bezier(0.2, 0.7, 0.2, 1)';
const MOST = 80;

interface Spot {
  readonly x: number;
  readonly y: number;
}

type Spots = ReadonlyMap<string, Spot>;

function spotsOf(root: HTMLElement): Spots {
  const origin = root.getBoundingClientRect();
  const spots = new Map<string, Spot>();
  for (const chip of root.querySelectorAll<HTMLElement>('.board [data-task]')) {
    const box = chip.getBoundingClientRect();
    const id = chip.dataset.task;
    if (id) spots.set(id, { x: box.left - origin.left, y: box.top - origin.top });
  }
  return spots;
}

function wantsStillness(): boolean {
  return window.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;
}

/** Starts each chip's journey from where it was seen to where it stands now. Reads first, then writes. */
function play(root: HTMLElement, old: Spots, now: Spots): Animation[] {
  const chips = root.querySelectorAll<HTMLElement>('.board [data-task]');
  const started: Animation[] = [];
  for (const chip of chips) {
    const was = old.get(chip.dataset.task ?? '');
    const is = now.get(chip.dataset.task ?? '');
    if (!is) continue;
    const dx = was ? was.x - is.x : 0;
    const dy = was ? was.y - is.y : 0;
    if (was && Math.abs(dx) + Math.abs(dy) < 2) continue;
    const from = was
      ? { transform: `translate(${dx}px, ${dy}px)` }
      : { opacity: 0, transform: 'scale(0.7)' };
    const to = { opacity: 1, transform: 'none' };
    started.push(chip.animate([from, to], { duration: 220, easing: EASING }));
  }
  return started;
}

/**
 * Lets chips travel from the place they were in to the place they are in now. Call `mark` right before
 * the state changes and `usePlayed` with the new moment; a journey under way goes on from where the
 * chip is seen. Nothing moves under reduced motion, nor when steps follow each other too fast.
 */
export function useFlip(root: RefObject<HTMLElement | null>) {
  const before = useRef<Spots | null>(null);
  /** Where the chips came to rest last, and the width that was true for. */
  const rest = useRef<{ readonly spots: Spots; readonly width: number } | null>(null);
  const running = useRef<readonly Animation[]>([]);
  const mark = useCallback(
    (durationMs: number) => {
      const still = durationMs < 120 || !root.current || wantsStillness();
      if (still || !root.current) {
        before.current = null;
        return;
      }
      // Asking where the chips are costs a layout; while none of them travels, it is known.
      const known = rest.current;
      const resting = running.current.every(({ playState }) => playState === 'finished');
      const usable = resting && known && known.width === window.innerWidth;
      before.current = usable ? known.spots : spotsOf(root.current);
    },
    [root],
  );
  const usePlayed = (moment: number) => {
    // biome-ignore lint/correctness/useExhaustiveDependencies: the moment is what moves the chips
    useLayoutEffect(() => {
      const old = before.current;
      before.current = null;
      for (const animation of running.current) animation.cancel();
      running.current = [];
      rest.current = null;
      if (!old || !root.current || old.size > MOST) return;
      const spots = spotsOf(root.current);
      rest.current = { spots, width: window.innerWidth };
      running.current = play(root.current, old, spots);
    }, [moment]);
  };
  return { mark, usePlayed };
}
