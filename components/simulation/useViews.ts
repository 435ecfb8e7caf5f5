import { useCallback, useRef, useState } from 'react';
import { keepViews, keptViews } from '@/lib/progress/views';
import { isView, type View } from './views';

const NONE: readonly View[] = [];
const storage = () => window.localStorage;

/**
 * Which views are open. What a reader opened is remembered, and a lesson may ask for views of its own; both open with
 * the first touch of the stage and not with the page, so that nothing moves, and nothing is loaded, by itself.
 */
export function useViews(first: readonly View[]) {
  const [open, setOpen] = useState<readonly View[]>(NONE);
  const [fresh, setFresh] = useState<View | null>(null);
  const touched = useRef(false);
  const onTouch = useCallback(() => {
    if (touched.current) return;
    touched.current = true;
    const wanted = [...first, ...keptViews(storage).filter(isView)];
    if (wanted.length > 0) setOpen((old) => [...new Set([...old, ...wanted])]);
  }, [first]);
  const toggleView = useCallback((view: View) => {
    touched.current = true;
    setFresh(view);
    setOpen((old) => {
      const next = old.includes(view) ? old.filter((each) => each !== view) : [...old, view];
      keepViews(storage, next);
      return next;
    });
  }, []);
  return { views: open, fresh, toggleView, onTouch };
}
