import { useCallback, useEffect, useRef, useState } from 'react';
import type { Graded } from '@/lib/exercise/graded';
import type { Goal } from '@/lib/exercise/schema';
import type { GradeAnswer } from './exercise.worker';

/** A verdict with the text it is about; `count` tells one from the next. */
export interface GradedText {
  readonly source: string;
  readonly graded: Graded;
  readonly count: number;
}

/** How long grading may take, in milliseconds, before it is ended. */
const PATIENCE_MS = 30_000;

/** Grades programs in a worker of its own, which is started when it is first needed. A newer text ends the one before. */
export function useGrading(goal: Goal) {
  const worker = useRef<Worker | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const count = useRef(0);
  const [result, setResult] = useState<GradedText | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');

  const end = useCallback((words: string) => {
    worker.current?.terminate();
    worker.current = null;
    clearTimeout(timer.current);
    setBusy(false);
    setTrouble(words);
  }, []);
  useEffect(() => () => worker.current?.terminate(), []);

  const ask = useCallback(
    (source: string) => {
      if (busy) end('');
      count.current += 1;
      const number = count.current;
      setBusy(true);
      setTrouble('');
      worker.current ??= new Worker(new URL('./exercise.worker.ts', import.meta.url), {
        type: 'module',
      });
      timer.current = setTimeout(
        () => end(`Trying the schedules took longer than ${PATIENCE_MS / 1000} seconds.`),
        PATIENCE_MS,
      );
      worker.current.onerror = () => end('The simulator could not be loaded.');
      worker.current.onmessage = ({ data }: MessageEvent<GradeAnswer>) => {
        if (data.number !== count.current) return;
        clearTimeout(timer.current);
        setBusy(false);
        if (data.graded) setResult({ source, graded: data.graded, count: number });
        else setTrouble(data.failed);
      };
      worker.current.postMessage({ number, source, goal });
    },
    [busy, end, goal],
  );
  return { result, busy, trouble, ask, stop: () => end('Stopped.') };
}
