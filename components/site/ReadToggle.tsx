'use client';

import { progress, useProgress } from './progress';

/** The reader says "I have read this", or takes it back. */
export function ReadToggle({ slug }: { slug: string }) {
  const read = useProgress((state) => state.lessons[slug] !== undefined);
  return (
    <button
      type="button"
      className="read-toggle"
      aria-pressed={read}
      onClick={() => progress.getState().read(slug, read ? undefined : Date.now())}
    >
      <span className="tick" aria-hidden="true" />
      <span>{read ? 'Read. Well done.' : 'Mark as read'}</span>
    </button>
  );
}
