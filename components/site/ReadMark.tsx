'use client';

import { useProgress } from './progress';

/** Says that this reader has read a chapter. */
export function ReadMark({ slug }: { slug: string }) {
  const read = useProgress((state) => state.lessons[slug] !== undefined);
  return read ? <span className="read-mark">read</span> : null;
}
