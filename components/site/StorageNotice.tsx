'use client';

import type { StorageNotice as Notice } from '@/lib/progress/storage';
import { progress, useProgress } from './progress';

const TEXT: Readonly<Record<Notice, string>> = {
  denied: 'This browser does not let the site keep your progress. It lasts until you leave.',
  full: 'This browser has no room left to keep your progress. It lasts until you leave.',
  'set-aside-newer':
    'Your progress was kept by a newer version of this site. It was put aside untouched, and a new record was begun.',
  'set-aside-broken':
    'Your kept progress could not be read. It was put aside untouched, and a new record was begun.',
};

/** Says once, and only when it is so, that progress is not kept as usual. */
export function StorageNotice() {
  const notice = useProgress((state) => state.notice);
  return (
    <div role="status">
      {notice && (
        <p className="notice">
          <span>{TEXT[notice]}</span>
          <button type="button" onClick={() => progress.getState().dismissNotice()}>
            Good to know
          </button>
        </p>
      )}
    </div>
  );
}
