'use client';

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { CodeArea, type Mode } from '@/components/editor/CodeArea';
import { EarlierVersions } from '@/components/editor/EarlierVersions';
import type { EditorHandle, Spot } from '@/components/editor/editing';
import { createEngine, type Engine } from '@/components/editor/engine';
import { useChecks } from '@/components/editor/useChecks';
import { useDraft } from '@/components/editor/useDraft';
import { Hints } from '@/components/quiz/Hints';
import type { Goal } from '@/lib/exercise/schema';
import { useGrading } from './useGrading';
import { Verdict } from './Verdict';
import '@/components/editor/editor.css';

export interface ExerciseProps {
  /** Under which the draft is kept: the chapter's slug and the exercise's name. */
  id: string;
  goal: Goal;
  broken: string;
  /** The broken program's highlighted lines. */
  lines: readonly string[];
  hints: readonly [string, string];
  /** What is asked for, beside the program. */
  children?: ReactNode;
}

const NO_SPOTS: readonly Spot[] = [];
const PATIENCE_MS = 10_000;

function fittingEditor(): Mode {
  return matchMedia('(pointer: coarse), (max-width: 40rem)').matches ? 'plain' : 'large';
}

/** The reader's text: begins with what was kept, or with the broken program. */
function useText(id: string, broken: string) {
  const draft = useDraft(`exercise/${id}`);
  const { read, keep, replace } = draft;
  const [source, setSource] = useState(broken);
  const [round, setRound] = useState(0);
  const begun = useRef(broken);
  useEffect(() => {
    const kept = read();
    if (kept && kept.text !== begun.current) setSource(kept.text);
  }, [read]);
  const write = useCallback(
    (text: string) => {
      setSource(text);
      keep(text);
    },
    [keep],
  );
  const take = useCallback(
    (text: string) => {
      replace(text);
      setSource(text);
      setRound((old) => old + 1);
    },
    [replace],
  );
  return { draft, source, round, write, take };
}

interface ActionsProps {
  grading: ReturnType<typeof useGrading>;
  onCheck: () => void;
  onReset: (() => void) | null;
}

/** What to do with the program: have it graded, end that, begin anew. */
function Actions({ grading, onCheck, onReset }: ActionsProps) {
  return (
    <div className="hero-actions">
      <button type="button" className="check" disabled={grading.busy} onClick={onCheck}>
        {grading.busy ? 'Trying every schedule …' : 'Check my program'}
      </button>
      {grading.busy && (
        <button type="button" className="quiet" onClick={grading.stop}>
          Stop
        </button>
      )}
      {onReset && (
        <button type="button" className="quiet" onClick={onReset}>
          Start over
        </button>
      )}
    </div>
  );
}

/** A broken program to mend in the editor; it is graded in a worker, under every schedule that can be tried. */
export function Exercise({ id, goal, broken, lines, hints, children }: ExerciseProps) {
  const { draft, source, round, write, take } = useText(id, broken);
  const [mode, setMode] = useState<Mode>('read');
  const [engine, setEngine] = useState<Engine | null>(null);
  const handle = useRef<EditorHandle | null>(null);
  const grading = useGrading(goal);
  useEffect(() => {
    if (mode !== 'read') setEngine((old) => old ?? createEngine(PATIENCE_MS));
  }, [mode]);
  useEffect(() => () => engine?.stop(), [engine]);
  const { found } = useChecks(engine, source, mode !== 'read');
  const { result } = grading;
  const toLine = (line: number) => {
    const start = source.split('\n').slice(0, line - 1);
    handle.current?.show(start.reduce((sum, text) => sum + text.length + 1, 0));
  };
  return (
    <div className="exercise">
      <div className="exercise-write">
        <CodeArea
          mode={mode}
          source={source}
          lines={source === broken ? lines : null}
          round={round}
          onChange={write}
          onEdit={() => setMode(fittingEditor())}
          onLayOut={() => handle.current?.layOut()}
          checked={found?.source === source ? found.checked : null}
          engine={engine}
          cursors={NO_SPOTS}
          handle={handle}
        />
        <Actions
          grading={grading}
          onCheck={() => grading.ask(source)}
          onReset={source === broken ? null : () => take(broken)}
        />
        <div className="question-tools">
          <Hints hints={hints} />
        </div>
        <EarlierVersions kept={draft.kept} history={draft.history} onTake={take} />
      </div>
      <div className="exercise-side">
        {children}
        {grading.trouble && <p role="alert">{grading.trouble}</p>}
        {result && result.source !== source && (
          <p className="workbench-stale">Your program has changed since it was checked.</p>
        )}
        {result && (
          <Verdict
            key={result.count}
            graded={result.graded}
            goal={goal}
            source={result.source}
            onLine={toLine}
          />
        )}
      </div>
    </div>
  );
}
