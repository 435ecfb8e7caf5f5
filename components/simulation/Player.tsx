'use client';

import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { axisOf } from '@/lib/scene/axis';
import { personaOf } from '@/lib/scene/cast';
import { fragmentOf, isChanged, plainLink, type StageLink } from '@/lib/scene/link';
import type { AskedFor } from '@/lib/scene/predict';
import { plain } from '@/lib/scene/prose';
import { sceneAt } from '@/lib/scene/sceneAt';
import { createShow, type Show } from '@/lib/scene/show';
import { type Landmark, stepOfEvent } from '@/lib/scene/steps';
import { Board } from './Board';
import { Breadcrumbs } from './Breadcrumbs';
import { CodePane } from './CodePane';
import { FoldOut, type Panel } from './FoldOut';
import { OutputPane } from './OutputPane';
import { type Ask, PlaybackControls } from './PlaybackControls';
import { commandOf, ownsKey } from './stageKeys';
import { type StageRun, traceFrom } from './stageRun';
import { TextTwin } from './TextTwin';
import { Timeline } from './Timeline';
import { runtimeWords, Told } from './Told';
import { useFlip } from './useFlip';
import { useLinkedStep } from './useLinkedStep';
import { usePlayhead } from './usePlayhead';
import { usePredict } from './usePredict';
import { type Runner, useRuns } from './useRuns';
import './stage.css';
import './drive.css';
import './code.css';
import './board.css';
import './foldOut.css';
import './sizes.css';

export interface PlayerProps {
  /** Names this stage in links, and is its element's id: unique on its page. */
  id: string;
  title?: string | undefined;
  file: string;
  source: string;
  /** Highlighted lines of the source: escaped text in spans. */
  lines: readonly string[];
  run: StageRun;
  /** The step shown first, counted from 0. */
  start?: number;
  /** What the reader is asked before stepping; without it, asking can be switched on. */
  asks?: readonly AskedFor[];
  /** How a changed run is made; the page's way is a worker. */
  runner?: Runner;
}

const NOTHING: readonly AskedFor[] = [];

function useBreakpoints(show: Show) {
  const [stops, setStops] = useState<ReadonlySet<number>>(new Set());
  const onStop = useCallback((line: number) => {
    setStops((old) => {
      const next = new Set(old);
      if (!next.delete(line)) next.add(line);
      return next;
    });
  }, []);
  const stopsAt = useCallback(
    (step: number) =>
      stops.size > 0 && sceneAt(show, step).cursors.some(({ line }) => stops.has(line)),
    [show, stops],
  );
  return { stops, onStop, stopsAt };
}

/** Everything the parts of one stage share: the run, the moment, and what the reader has chosen. */
function useStage(props: PlayerProps) {
  const { source, run, start = 0, asks = NOTHING, runner } = props;
  const runs = useRuns(run, source, runner);
  const shownRun = runs.branch.run;
  const show = useMemo(() => createShow(traceFrom(shownRun), source), [shownRun, source]);
  const axis = useMemo(() => axisOf(show), [show]);
  const root = useRef<HTMLElement>(null);
  const [ready, setReady] = useState(false);
  const [runTo, setRunTo] = useState<Landmark>('wake');
  const [open, setOpen] = useState<Panel | null>(null);
  const [selected, setSelected] = useState<number | null>(null);
  const { stops, onStop, stopsAt } = useBreakpoints(show);
  const flip = useFlip(root);
  const playhead = usePlayhead(show, start, stopsAt, flip.mark);
  const { step } = playhead;
  const predict = usePredict(show, step, asks, playhead.ask);
  const ask = predict.guarded;
  const later = useDeferredValue(step);
  const shown = playhead.scrubbed ? later : step;
  const scene = useMemo(() => sceneAt(show, shown), [show, shown]);
  flip.usePlayed(shown);

  const hueOf = useCallback((task: number) => personaOf(show.cast, task).hue, [show]);
  const onSelect = useCallback((task: number | null) => {
    setSelected(task);
    if (task !== null) setOpen('tasks');
  }, []);
  const picking = useMemo(
    () => ({ involved: scene.involved, selected, onSelect }),
    [scene, selected, onSelect],
  );
  useEffect(() => setReady(true), []);
  useOpenLink(props, root, runs, show, ask);
  const toggle = (panel: Panel) => setOpen(open === panel ? null : panel);
  return {
    ...playhead,
    runs,
    ask,
    predict,
    show,
    axis,
    root,
    ready,
    runTo,
    setRunTo,
    open,
    toggle,
    stops,
    onStop,
    scene,
    hueOf,
    picking,
    start,
  };
}

type Stage = ReturnType<typeof useStage>;

/** The link to the present step: it says what differs from the run on the page, and nothing else. */
function linkOf({ runs, scene }: Stage, id: string): StageLink {
  const link = plainLink(id, scene.seq);
  if (runs.at === 0) return link;
  const { seed, workers, profile, interventions } = runs.branch.run.scenario;
  return {
    ...link,
    seed,
    workers: workers ?? null,
    profile: profile ?? null,
    interventions: interventions ?? [],
  };
}

/** Opens a link: in the run on the page, or in the run it describes once that is made. */
function useOpenLink(
  { id, run }: PlayerProps,
  root: React.RefObject<HTMLElement | null>,
  runs: ReturnType<typeof useRuns>,
  show: Show,
  ask: (ask: Ask) => void,
): void {
  const awaited = useRef<number | null>(null);
  useEffect(() => {
    if (awaited.current === null || runs.at === 0) return;
    ask({ do: 'seek', to: stepOfEvent(show.steps, awaited.current) });
    awaited.current = null;
  }, [runs.at, show, ask]);
  useLinkedStep(id, root, (link) => {
    if (!isChanged(link)) {
      runs.goTo(0);
      ask({ do: 'seek', to: stepOfEvent(show.steps, link.seq) });
      return;
    }
    awaited.current = link.seq;
    void runs.fork('As in the link', {
      ...run.scenario,
      seed: link.seed ?? run.scenario.seed,
      ...(link.workers === null ? {} : { workers: link.workers, forceWorkers: true }),
      ...(link.profile === null ? {} : { profile: link.profile }),
      ...(link.interventions.length === 0 ? {} : { interventions: link.interventions }),
    });
  });
}

function press(stage: Stage, event: React.KeyboardEvent): void {
  if (!stage.ready || ownsKey(event.target, event.key)) return;
  const command = commandOf(event, stage.playing, stage.runTo);
  if (!command) return;
  event.preventDefault();
  const share = stage.root.current?.querySelector<HTMLElement>('[data-share]');
  const line = stage.scene.cursors[stage.scene.cursors.length - 1]?.line;
  if (command.do === 'why' || command.do === 'keys') stage.toggle(command.do);
  else if (command.do === 'reset') stage.ask({ do: 'seek', to: stage.start });
  else if (command.do === 'share') share?.click();
  else if (command.do === 'stop') {
    if (line !== undefined) stage.onStop(line);
  } else stage.ask(command as Ask);
}

/** A run of a program that can be walked forwards and backwards. The first frame is part of the page. */
export function Player(props: PlayerProps) {
  const { id, title, file, source, lines } = props;
  const stage = useStage(props);
  const { show, scene, step, ready, ask, hueOf } = stage;
  const words = `Step ${scene.step + 1} of ${scene.steps}: ${plain(scene.sentence)}`;
  const about = `${file}: ${runtimeWords(show)}`;
  const link = fragmentOf(linkOf(stage, id));
  return (
    <section
      className="stage wide"
      id={id}
      ref={stage.root}
      tabIndex={-1}
      aria-label={`Simulation of ${file}`}
      onKeyDown={(event) => press(stage, event)}
    >
      <header className="stage-head">
        <p className="stage-title">{title ?? file}</p>
        <p className="stage-meta">
          <span translate="no">{file}</span>
          <span>{runtimeWords(show)}</span>
        </p>
      </header>
      <Told
        show={show}
        scene={scene}
        hueOf={hueOf}
        aloud={stage.spoken > 0 ? words : ''}
        predict={stage.predict}
        onWhy={() => stage.toggle('why')}
      />
      <div className="stage-drive">
        <PlaybackControls {...stage} steps={scene.steps} onRunTo={stage.setRunTo} />
        <Timeline
          axis={stage.axis}
          step={step}
          words={words}
          ready={ready}
          onSeek={(to) => ask({ do: 'seek', to, quiet: true })}
        />
      </div>
      <Breadcrumbs runs={stage.runs} show={show} step={step} hueOf={hueOf} ask={ask} />
      <div className="stage-main">
        <CodePane
          lines={lines}
          source={source}
          scene={scene}
          stops={stage.stops}
          onStop={stage.onStop}
        />
        <div className="stage-side">
          <Board scene={scene} picking={stage.picking} />
          <OutputPane scene={scene} total={show.survey.prints.length} />
        </div>
      </div>
      <FoldOut
        open={stage.open}
        toggle={stage.toggle}
        show={show}
        step={step}
        picking={stage.picking}
        hueOf={hueOf}
        ask={ask}
        ready={ready}
        predict={stage.predict}
        runs={stage.runs}
        scene={scene}
        link={link}
        about={about}
      />
      <TextTwin show={show} label={file} />
    </section>
  );
}
