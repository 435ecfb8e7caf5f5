import { type RefObject, useEffect, useRef } from 'react';
import { parseFragment } from '@/lib/scene/link';

/** Follows links to a step of this stage: on arrival, and whenever the fragment of the address changes. */
export function useLinkedStep(
  id: string,
  root: RefObject<HTMLElement | null>,
  go: (seq: number) => void,
): void {
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    const follow = () => {
      const link = parseFragment(window.location.hash);
      if (link?.stage !== id) return;
      latest.current(link.seq);
      root.current?.scrollIntoView({ block: 'start' });
      root.current?.focus({ preventScroll: true });
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [id, root]);
}
