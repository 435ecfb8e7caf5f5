import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type Draft,
  type Drafts,
  type Kept,
  openDrafts,
  type Version,
} from '@/lib/progress/drafts';

/** Texts up to this length are kept at every letter, longer ones when the writer pauses. */
const AT_ONCE = 20_000;
const PAUSE_MS = 500;

/** This browser's drafts. Storage is asked for late, so that a browser that denies it is no crash. */
export const drafts: Drafts = openDrafts(() => window.localStorage);

/**
 * Keeps what a reader writes under a name. What was kept is there after a reload or a crash; `kept`
 * says when the browser does not allow it.
 */
export function useDraft(id: string) {
  const [kept, setKept] = useState<Kept>('kept');
  const [history, setHistory] = useState<readonly Version[]>([]);
  const unwritten = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (unwritten.current === null) return;
    setKept(drafts.write(id, unwritten.current, Date.now()));
    unwritten.current = null;
  }, [id]);
  const keep = useCallback(
    (text: string) => {
      unwritten.current = text;
      clearTimeout(timer.current);
      if (text.length <= AT_ONCE) flush();
      else timer.current = setTimeout(flush, PAUSE_MS);
    },
    [flush],
  );
  const read = useCallback((): Draft | null => {
    const draft = drafts.read(id);
    setHistory(draft?.history ?? []);
    return draft;
  }, [id]);
  /** Puts what stands there aside, for another text. */
  const replace = useCallback(
    (text: string) => {
      flush();
      setKept(drafts.replace(id, text, Date.now()));
      setHistory(drafts.read(id)?.history ?? []);
    },
    [id, flush],
  );
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      flush();
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [flush]);
  return { keep, read, replace, kept, history };
}
