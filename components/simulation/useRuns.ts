import { useCallback, useRef, useState } from 'react';
import type { Scenario } from '@/lib/sim/scenario';
import type { RunAnswer } from './runSource';
import type { StageRun } from './stageRun';

/** One run of the program: the page's own, or one the reader made. */
export interface Branch {
  /** What sets it apart from the run before, in a few words. */
  readonly label: string;
  readonly run: StageRun;
}

/** Runs a program elsewhere; the page's way is a worker, tests do it on the spot. */
export type Runner = (source: string, scenario: Scenario) => Promise<RunAnswer>;

/** The runner of the page; loaded, with front end and executor, when a reader first changes something. */
const inWorker: Runner = async (source, scenario) =>
  (await import('./runInWorker')).runInWorker(source, scenario);

/** The runs of one stage: each change forks a new one, the breadcrumbs lead back. */
export function useRuns(first: StageRun, source: string, runner: Runner = inWorker) {
  const [branches, setBranches] = useState<readonly Branch[]>([
    { label: 'As on the page', run: first },
  ]);
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const turn = useRef(0);

  const fork = useCallback(
    async (label: string, scenario: Scenario) => {
      turn.current += 1;
      const mine = turn.current;
      setBusy(true);
      setTrouble('');
      const answer = await runner(source, scenario);
      if (turn.current !== mine) return;
      setBusy(false);
      if (!answer.ok) {
        setTrouble(answer.reason);
        return;
      }
      setBranches((old) => [...old.slice(0, at + 1), { label, run: answer.run }]);
      setAt(at + 1);
    },
    [runner, source, at],
  );
  const goTo = useCallback((index: number) => {
    turn.current += 1;
    setBusy(false);
    setTrouble('');
    setAt(index);
  }, []);
  const branch = branches[at] ?? { label: 'As on the page', run: first };
  return { branch, branches, at, goTo, fork, busy, trouble };
}
