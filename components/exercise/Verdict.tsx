'use client';

import { useState } from 'react';
import { InlineText } from '@/components/quiz/InlineText';
import { Player } from '@/components/simulation/Player';
import { runInWorker } from '@/components/simulation/runInWorker';
import type { StageRun } from '@/components/simulation/stageRun';
import { colouredLines } from '@/lib/assist/colours';
import { type Check, type Graded, gradeScenario } from '@/lib/exercise/graded';
import type { Goal } from '@/lib/exercise/schema';

const WORDS: Readonly<Record<Graded['verdict'], string>> = {
  passed: 'Solved.',
  failed: 'Not yet.',
  unsure: 'We cannot say.',
};

const SIGN = { true: '✓', false: '✗', null: '?' } as const;

/** How much was tried, so that nobody takes a search for a proof. */
function tried({ executions, complete }: Graded): string {
  if (executions === 0) return '';
  if (complete) return 'Every schedule that differs was tried.';
  return `${executions.toLocaleString('en')} schedules were tried; there are more.`;
}

interface VerdictProps {
  graded: Graded;
  goal: Goal;
  /** The text that was graded. */
  source: string;
  onLine: (line: number) => void;
}

/** The checks one by one. Where a schedule shows the failure, it can be watched. */
export function Verdict({ graded, goal, source, onLine }: VerdictProps) {
  const [run, setRun] = useState<StageRun | null>(null);
  const [trouble, setTrouble] = useState('');
  const watch = async (choices: readonly number[]) => {
    const answer = await runInWorker(source, { ...gradeScenario(goal), choices });
    setRun(answer.ok ? answer.run : null);
    setTrouble(answer.ok ? '' : answer.reason);
  };
  const more = ({ met, line, choices }: Check) => (
    <>
      {line !== undefined && (
        <button type="button" className="quiet" onClick={() => onLine(line)}>
          {`line ${line}`}
        </button>
      )}
      {!met && choices && (
        <button type="button" className="quiet" onClick={() => void watch(choices)}>
          Watch it happen
        </button>
      )}
    </>
  );
  return (
    <section className={`exercise-verdict ${graded.verdict}`} aria-label="What was found">
      <p role="status">
        <strong>{WORDS[graded.verdict]}</strong> <span>{tried(graded)}</span>
      </p>
      <ul>
        {graded.checks.map((check) => (
          <li key={check.text} className={`met-${String(check.met)}`}>
            <span aria-hidden="true" className="exercise-sign">
              {SIGN[String(check.met) as keyof typeof SIGN]}
            </span>
            <span>
              <InlineText text={check.text} /> {more(check)}
            </span>
          </li>
        ))}
      </ul>
      {trouble && <p role="alert">{trouble}</p>}
      {run && (
        <Player
          id="failing"
          title="The schedule that shows it"
          file="main.rs"
          source={source}
          lines={colouredLines(source.replace(/\n$/, ''))}
          run={run}
        />
      )}
    </section>
  );
}
