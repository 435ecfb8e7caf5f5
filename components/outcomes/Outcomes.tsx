'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { Player } from '@/components/simulation/Player';
import { runInWorker } from '@/components/simulation/runInWorker';
import { type StageRun, traceFrom } from '@/components/simulation/stageRun';
import type { Ending } from '@/lib/explore/endings';
import { createShow } from '@/lib/scene/show';
import { stepOfEvent } from '@/lib/scene/steps';
import type { Scenario } from '@/lib/sim/scenario';
import { useOutcomes } from './useOutcomes';
import { endingTitle, problemLines, verdictWords } from './words';
import './outcomes.css';

interface OutcomesProps {
  /** The element's id, unique on its page. */
  id: string;
  file: string;
  source: string;
  /** Highlighted lines of the source. */
  lines: readonly string[];
  scenario: Scenario;
  /** Opens a run somewhere else; without it the run opens below. */
  onOpen?: (ending: Ending) => void;
}

const NUMBER = new Intl.NumberFormat('en');

/** All endings that a program has over its schedules, each with the run that leads there. */
export function Outcomes({ id, file, source, lines, scenario, onOpen }: OutcomesProps) {
  const { stage, start, stop } = useOutcomes(source, scenario);
  const [opened, setOpened] = useState<Ending | null>(null);
  const searching = stage.at === 'searching';
  useEffect(() => {
    if (searching) setOpened(null);
  }, [searching]);
  return (
    <section className="outcomes" id={id} aria-label={`All endings of ${file}`}>
      <div className="outcomes-head">
        <button type="button" onClick={searching ? stop : start}>
          {searching ? 'Stop the search' : 'Find all endings'}
        </button>
        <p role="status">
          <Status stage={stage} />
        </p>
      </div>
      {stage.at === 'found' && stage.outcomes.ok && (
        <ol className="endings">
          {stage.outcomes.endings.map((ending) => (
            <li key={`${ending.status}\n${ending.stdout}`}>
              <EndingCard
                ending={ending}
                open={opened === ending}
                onOpen={() => (onOpen ? onOpen(ending) : setOpened(ending))}
              />
            </li>
          ))}
        </ol>
      )}
      {opened && <Witness id={`${id}-run`} file={file} source={source} lines={lines} of={opened} />}
    </section>
  );
}

function Status({ stage }: { stage: ReturnType<typeof useOutcomes>['stage'] }) {
  if (stage.at === 'idle')
    return <span>Runs this program under many schedules and collects how it can end.</span>;
  if (stage.at === 'found') {
    const { outcomes } = stage;
    return <span>{outcomes.ok ? verdictWords(outcomes) : outcomes.reason}</span>;
  }
  const { executions, endings } = stage.progress;
  const soFar = `${NUMBER.format(executions)} runs, ${NUMBER.format(endings)} different endings so far.`;
  return <span>{stage.at === 'stopped' ? `Stopped. ${soFar}` : soFar}</span>;
}

function EndingCard({
  ending,
  open,
  onOpen,
}: {
  ending: Ending;
  open: boolean;
  onOpen: () => void;
}) {
  return (
    <article className={ending.problem ? 'ending faulty' : 'ending'}>
      <p className="ending-title">{endingTitle(ending)}</p>
      {ending.stdout === '' ? (
        <p className="ending-silent">It prints nothing.</p>
      ) : (
        <pre translate="no">{ending.stdout}</pre>
      )}
      {problemLines(ending).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <button type="button" className="tab" aria-pressed={open} onClick={onOpen}>
        Watch this run
      </button>
    </article>
  );
}

/** The run that leads to an ending, opened where it is decided. */
function Witness({
  id,
  file,
  source,
  lines,
  of,
}: Pick<OutcomesProps, 'id' | 'file' | 'source' | 'lines'> & { of: Ending }) {
  const [run, setRun] = useState<StageRun | null>(null);
  const [trouble, setTrouble] = useState('');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let current = true;
    setRun(null);
    setTrouble('');
    runInWorker(source, of.scenario).then((answer) => {
      if (!current) return;
      if (answer.ok) setRun(answer.run);
      else setTrouble(answer.reason);
    });
    return () => {
      current = false;
    };
  }, [source, of]);
  const start = useMemo(
    () => (run ? stepOfEvent(createShow(traceFrom(run), source).steps, of.deciding) : 0),
    [run, source, of],
  );
  useEffect(() => {
    if (run) place.current?.scrollIntoView({ block: 'nearest' });
  }, [run]);
  return (
    <div ref={place}>
      {trouble && <p role="status">{trouble}</p>}
      {run && (
        <Player
          key={`${of.status}\n${of.stdout}`}
          id={id}
          title={endingTitle(of)}
          file={file}
          source={source}
          lines={lines}
          run={run}
          start={start}
        />
      )}
    </div>
  );
}
