import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { Scenario } from '@/lib/sim/scenario';
import { createEngine, type Engine } from './engine';
import type { Ran } from './protocol';

/** A run and the text it is of; `count` tells one from the next. */
export interface RanText {
  readonly source: string;
  readonly ran: Ran;
  readonly count: number;
  /** The event to begin with; null for the beginning. */
  readonly seq: number | null;
}

/** How long a run may take before it is ended, in milliseconds. */
const PATIENCE_MS = 20_000;

/** Runs texts in a worker of its own. A newer run ends the one before. */
export function useRun() {
  const engine = useRef<Engine | null>(null);
  const count = useRef(0);
  const [result, setResult] = useState<RanText | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  useEffect(() => () => engine.current?.stop(), []);

  const run = useCallback(async (source: string, scenario: Scenario, seq: number | null = null) => {
    count.current += 1;
    const mine = count.current;
    setBusy(true);
    setTrouble('');
    engine.current ??= createEngine(PATIENCE_MS);
    const told = await engine.current.ask('run', { source, scenario });
    if (mine !== count.current) return;
    setBusy(false);
    // A long program or run is drawn in slices, so that typing goes on meanwhile.
    if (told.ok) startTransition(() => setResult({ source, ran: told.answer, count: mine, seq }));
    else setTrouble(told.reason);
  }, []);
  const stop = useCallback(() => {
    count.current += 1;
    engine.current?.stop();
    setBusy(false);
    setTrouble('Stopped.');
  }, []);
  return { result, busy, trouble, run, stop };
}
