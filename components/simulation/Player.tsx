'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { axisOf } from '@/lib/scene/axis';
import { personaOf } from '@/lib/scene/cast';
import { fragmentOf, parseFragment } from '@/lib/scene/link';
import { duration, plain } from '@/lib/scene/prose';
import { sceneAt } from '@/lib/scene/sceneAt';
import { createShow } from '@/lib/scene/show';
import { type Landmark, stepOfEvent } from '@/lib/scene/steps';
import { whereOf } from '@/lib/scene/text';
import { Board } from './Board';
import { CodePane } from './CodePane';
import { KeySheet } from './KeySheet';
import { OutputPane } from './OutputPane';
import { type Ask, PlaybackControls } from './PlaybackControls';
import { SentenceText } from './SentenceText';
import { ShareRow } from './ShareRow';
import { commandOf, ownsKey } from './stageKeys';
import { type StageRun, traceFrom } from './stageRun';
import { TaskCards } from './TaskCards';
import { TextTwin } from './TextTwin';
import { Timeline } from './Timeline';
import { useFlip } from './useFlip';
import { usePlayhead } from './usePlayhead';
import { WhyPanel } from './WhyPanel';
import './stage.css';

export interface PlayerProps {
  /** Names this stage in links; unique on its page. */
  id: string;
  title?: string | undefined;
  file: string;
  source: string;
  /** Highlighted lines of the source: escaped text in spans. */
  lines: readonly string[];
  run: StageRun;
  /** The step shown first, counted from 0. */
  start?: number;
}

/** A run of a program that can be walked forwards and backwards. The first frame is part of the page. */
export function Player({ id, title, file, source, lines, run, start = 0 }: PlayerProps) {
  const show = useMemo(() => createShow(traceFrom(run), source), [run, source]);
  const axis = useMemo(() => axisOf(show), [show]);
  const root = useRef<HTMLElement>(null);
  const [ready, setReady] = useState(false);
  const [runTo, setRunTo] = useState<Landmark>('wake');
  const [open, setOpen] = useState<'why' | 'keys' | 'tasks' | null>(null);
  const [selected, setSelected] = useState<number | null>(null);
  const [stops, setStops] = useState<ReadonlySet<number>>(new Set());
  const [moment, setMoment] = useState(start);
  const mark = useFlip(root, moment);

  const stopsAt = useCallback(
    (step: number) =>
      stops.size > 0 && sceneAt(show, step).cursors.some(({ line }) => stops.has(line)),
    [show, stops],
  );
  const { step, playing, speed, spoken, ask } = usePlayhead(show, start, stopsAt, mark);
  const scene = useMemo(() => sceneAt(show, step), [show, step]);
  if (moment !== step) setMoment(step);

  const hueOf = useCallback((task: number) => personaOf(show.cast, task).hue, [show]);
  const pick = useCallback((task: number | null) => {
    setSelected(task);
    if (task !== null) setOpen('tasks');
  }, []);
  const onStop = useCallback((line: number) => {
    setStops((old) => {
      const next = new Set(old);
      if (!next.delete(line)) next.add(line);
      return next;
    });
  }, []);
  const picking = useMemo(
    () => ({ involved: scene.involved, selected, onSelect: pick }),
    [scene, selected, pick],
  );
  useEffect(() => setReady(true), []);
  useLinkedStep(
    id,
    root,
    useCallback(
      (seq: number) => ask({ do: 'seek', to: stepOfEvent(show.steps, seq) }),
      [ask, show],
    ),
  );

  const link = fragmentOf({ stage: id, seq: scene.seq, seed: null, workers: null, profile: null });
  const words = `Step ${step + 1} of ${scene.steps}: ${plain(scene.sentence)}`;
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (!ready || ownsKey(event.target, event.key)) return;
    const command = commandOf(event, playing, runTo);
    if (!command) return;
    event.preventDefault();
    if (command.do === 'why') setOpen(open === 'why' ? null : 'why');
    else if (command.do === 'keys') setOpen(open === 'keys' ? null : 'keys');
    else if (command.do === 'reset') ask({ do: 'seek', to: start });
    else if (command.do === 'share')
      root.current?.querySelector<HTMLElement>('[data-share]')?.click();
    else if (command.do === 'stop') {
      const line = scene.cursors[scene.cursors.length - 1]?.line;
      if (line !== undefined) onStop(line);
    } else ask(command as Ask);
  };

  return (
    <section
      className="stage wide"
      id={`stage-${id.replace(/[^\w-]/g, '-')}`}
      ref={root}
      tabIndex={-1}
      aria-label={`Simulation of ${file}`}
      onKeyDown={onKeyDown}
    >
      <header className="stage-head">
        <p className="stage-title">{title ?? file}</p>
        <p className="stage-meta">
          <span translate="no">{file}</span>
          <span>{runtimeWords(show.survey)}</span>
        </p>
      </header>
      <div className="stage-told">
        <p className="sentence">
          <SentenceText parts={scene.sentence} hueOf={hueOf} />
        </p>
        <p className="told-meta">
          <span className="told-step">{`Step ${step + 1} of ${scene.steps}`}</span>
          <span>{whereOf(show, step)}</span>
          <span>{duration(scene.t)}</span>
        </p>
        <p className="visually-hidden" aria-live="polite">
          {spoken > 0 ? words : ''}
        </p>
      </div>
      <div className="stage-drive">
        <PlaybackControls
          step={step}
          steps={scene.steps}
          playing={playing}
          speed={speed}
          ready={ready}
          runTo={runTo}
          onRunTo={setRunTo}
          ask={ask}
        />
        <Timeline
          axis={axis}
          step={step}
          words={words}
          ready={ready}
          onSeek={(to) => ask({ do: 'seek', to, quiet: true })}
        />
      </div>
      <div className="stage-main">
        <CodePane lines={lines} scene={scene} stops={stops} onStop={onStop} />
        <div className="stage-side">
          <Board scene={scene} picking={picking} />
          <OutputPane scene={scene} total={show.survey.prints.length} />
        </div>
      </div>
      <nav className="stage-more" aria-label="More about this step">
        {(['why', 'tasks', 'keys'] as const).map((panel) => (
          <button
            key={panel}
            type="button"
            className="tab"
            disabled={!ready}
            aria-expanded={open === panel}
            onClick={() => setOpen(open === panel ? null : panel)}
          >
            {PANELS[panel]}
          </button>
        ))}
        <ShareRow
          link={link}
          show={show}
          title={`${file}: ${runtimeWords(show.survey)}`}
          ready={ready}
        />
      </nav>
      {open === 'why' && <WhyPanel show={show} step={step} hueOf={hueOf} ask={ask} />}
      {open === 'tasks' && (
        <TaskCards
          show={show}
          step={step}
          selected={selected}
          onSelect={pick}
          hueOf={hueOf}
          ask={ask}
        />
      )}
      {open === 'keys' && <KeySheet />}
      <TextTwin show={show} label={file} />
    </section>
  );
}

const PANELS = { why: 'Why? What next?', tasks: 'Tasks', keys: 'Keys' } as const;

function runtimeWords(survey: { flavor: string; workers: number }): string {
  if (survey.flavor === 'none') return 'no runtime';
  if (survey.flavor === 'current_thread') return 'Tokio 1.53, current_thread';
  return `Tokio 1.53, ${survey.workers} ${survey.workers === 1 ? 'worker' : 'workers'}`;
}

/** Follows links to a step of this stage: on arrival, and whenever the fragment changes. */
function useLinkedStep(
  id: string,
  root: React.RefObject<HTMLElement | null>,
  go: (seq: number) => void,
): void {
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    const follow = () => {
      const link = parseFragment(window.location.hash);
      if (link?.stage !== id) return;
      latest.current(link.seq);
      root.current?.scrollIntoView({ block: 'start' });
      root.current?.focus({ preventScroll: true });
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [id, root]);
}
