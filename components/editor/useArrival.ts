import { useEffect, useRef } from 'react';
import { type LinkProblem, readFragment } from '@/lib/share/link';
import type { Shared } from '@/lib/share/shared';

const WORDS: Readonly<Record<Exclude<LinkProblem, 'none'>, string>> = {
  damaged:
    'This link is damaged, perhaps cut short on its way. It holds no program that can be read.',
  newer: 'This link was made by a newer version of this site. Load the page again to get it.',
  'too-long': 'This link is longer than any that this site makes. It was not read.',
};

interface Arrival {
  onShared: (shared: Shared) => void;
  onProblem: (words: string) => void;
  /** There is no link: what was written here before may come back. */
  onNone: () => void;
}

/** What the reader came with: a program in the address, or nothing. Also when the address changes later. */
export function useArrival(arrival: Arrival): void {
  const latest = useRef(arrival);
  latest.current = arrival;
  useEffect(() => {
    let gone = false;
    const arrive = async (first: boolean) => {
      const read = await readFragment(location.hash);
      if (gone) return;
      if (read.ok) latest.current.onShared(read.shared);
      else if (read.problem !== 'none') latest.current.onProblem(WORDS[read.problem]);
      if (first && !read.ok) latest.current.onNone();
    };
    void arrive(true);
    const changed = () => void arrive(false);
    window.addEventListener('hashchange', changed);
    return () => {
      gone = true;
      window.removeEventListener('hashchange', changed);
    };
  }, []);
}
