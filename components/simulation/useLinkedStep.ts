import { type RefObject, useEffect, useRef } from 'react';
import { parseFragment, type StageLink } from '@/lib/scene/link';

/**
 * Follows links to a step of this stage: on arrival, whenever the fragment of the address changes, and
 * when a link is clicked that the address already shows.
 */
export function useLinkedStep(
  id: string,
  root: RefObject<HTMLElement | null>,
  go: (link: StageLink) => void,
): void {
  const latest = useRef(go);
  useEffect(() => {
    latest.current = go;
  });
  useEffect(() => {
    let followed = '';
    const follow = () => {
      const { hash } = window.location;
      const link = parseFragment(hash);
      if (link?.stage !== id) return;
      followed = hash;
      latest.current(link);
      root.current?.scrollIntoView({ block: 'nearest' });
      root.current?.focus({ preventScroll: true });
    };
    const changed = () => {
      if (window.location.hash !== followed) follow();
    };
    const clicked = ({ target }: MouseEvent) => {
      const anchor = target instanceof Element ? target.closest('a') : null;
      if (anchor && anchor.hash !== '' && anchor.hash === followed) follow();
    };
    follow();
    window.addEventListener('hashchange', changed);
    document.addEventListener('click', clicked);
    return () => {
      window.removeEventListener('hashchange', changed);
      document.removeEventListener('click', clicked);
    };
  }, [id, root]);
}
