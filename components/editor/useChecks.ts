import { useEffect, useRef, useState } from 'react';
import type { Engine } from './engine';
import type { Checked } from './protocol';

/** What the checker said, and of which text. */
export interface CheckedText {
  readonly source: string;
  readonly checked: Checked;
}

/** How long a pause in typing is, in milliseconds. */
const PAUSE_MS = 300;

/**
 * Checks a text whenever its writer pauses. One question is under way at a time; a text that comes
 * meanwhile waits, and only the newest of those is asked about.
 */
export function useChecks(engine: Engine | null, source: string, on: boolean) {
  const [found, setFound] = useState<CheckedText | null>(null);
  const [trouble, setTrouble] = useState('');
  const busy = useRef(false);
  const next = useRef<string | null>(null);

  useEffect(() => {
    if (!engine || !on) return;
    const run = async (text: string): Promise<void> => {
      if (busy.current) {
        next.current = text;
        return;
      }
      busy.current = true;
      const told = await engine.ask('check', { source: text });
      busy.current = false;
      if (told.ok) setFound({ source: text, checked: told.answer });
      setTrouble(told.ok ? '' : told.reason);
      const waiting = next.current;
      next.current = null;
      if (waiting !== null && waiting !== text) await run(waiting);
    };
    const timer = setTimeout(() => void run(source), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [engine, source, on]);
  return { found, trouble };
}
