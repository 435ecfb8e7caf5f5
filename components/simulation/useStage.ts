import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { axisOf } from '@/lib/scene/axis';
import { personaOf } from '@/lib/scene/cast';
import { isChanged, plainLink, type StageLink } from '@/lib/scene/link';
import type { AskedFor } from '@/lib/scene/predict';
import type { Scene } from '@/lib/scene/scene';
import { sceneAt } from '@/lib/scene/sceneAt';
import { createShow, type Show, withDetail } from '@/lib/scene/show';
import { type Detail, type Landmark, stepOfEvent } from '@/lib/scene/steps';
import { keyOfRule, type StopRule, stopsAtStep } from '@/lib/scene/stops';
import { stepOfWarning, type Warning, warningsOf } from '@/lib/scene/warnings';
import type { Scenario } from '@/lib/sim/scenario';
import type { Panel } from './FoldOut';
import type { Ask } from './PlaybackControls';
import { commandOf, ownsKey } from './stageKeys';
import { type StageRun, traceFrom } from './stageRun';
import { useFlip } from './useFlip';
import { useLinkedStep } from './useLinkedStep';
import type { Looker } from './useLook';
import { usePlayhead } from './usePlayhead';
import { usePredict } from './usePredict';
import { type Runner, useRuns } from './useRuns';
import { useViews } from './useViews';
import type { View } from './views';

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
  /** How a run's memory is looked at; the page's way is the same worker. */
  looker?: Looker;
  /** rustc rejects the program: it is run as if it compiled, and every step says so. */
  asIf?: { readonly code: string | null; readonly message: string; readonly line: number };
  /** Views that fold out with the first touch. */
  views?: readonly View[];
  /** Lines with a breakpoint from the start, counted from 0. */
  breakpoints?: readonly number[];
  /** Told of every moment that is shown: for what stands beside the stage. */
  onMoment?: (moment: Moment) => void;
  /** The fragment that links to a moment, where the page's own form is not enough to find it again. */
  linkTo?: (moment: Moment) => Promise<string>;
}

/** What is shown: which event of which run, who executes which line, and where play stops. */
export interface Moment {
  readonly scenario: Scenario;
  readonly seq: number;
  readonly cursors: Scene['cursors'];
  /** Lines with a breakpoint, counted from 0. */
  readonly breakpoints: readonly number[];
}

const NOTHING: readonly AskedFor[] = [];
const NO_VIEWS: readonly View[] = [];
const NO_LINES: readonly number[] = [];

function flipped(old: ReadonlySet<number>, item: number): ReadonlySet<number> {
  const next = new Set(old);
  if (!next.delete(item)) next.add(item);
  return next;
}

/** Breakpoints on lines of code and on tasks; a warning stops playing as well. */
function useBreakpoints(show: Show, warnings: readonly Warning[], first: readonly number[]) {
  const [stops, setStops] = useState<ReadonlySet<number>>(new Set(first));
  const [rules, setRules] = useState<readonly StopRule[]>([]);
  const onStop = useCallback((line: number) => setStops((old) => flipped(old, line)), []);
  const onRule = useCallback((rule: StopRule) => {
    const key = keyOfRule(rule);
    setRules((old) => {
      const left = old.filter((each) => keyOfRule(each) !== key);
      return left.length < old.length ? left : [...old, rule];
    });
  }, []);
  const stopsAt = useCallback(
    (step: number) => {
      if (stopsAtStep(show, step, rules)) return true;
      if (warnings.some((warning) => stepOfWarning(show, warning) === step)) return true;
      return stops.size > 0 && sceneAt(show, step).cursors.some(({ line }) => stops.has(line));
    },
    [show, stops, rules, warnings],
  );
  return { stops, rules, onStop, onRule, stopsAt };
}

/** `ask`, which also knows the way to the next breakpoint. */
function useStopSearch(
  show: Show,
  step: number,
  warnings: readonly Warning[],
  stopsAt: (step: number) => boolean,
  ask: (ask: Ask) => void,
): (ask: Ask) => void {
  return useCallback(
    (what: Ask) => {
      if (what.do === 'find' && what.what === 'warning') {
        const steps = warnings.map((warning) => stepOfWarning(show, warning));
        const ahead = steps.filter((at) => (at - step) * what.by > 0).sort((a, b) => a - b);
        const to = what.by > 0 ? ahead[0] : ahead[ahead.length - 1];
        ask({ do: 'seek', to: to ?? (what.by > 0 ? show.steps.length - 1 : 0) });
        return;
      }
      if (what.do !== 'find' || what.what !== 'stop') {
        ask(what);
        return;
      }
      let at = step + what.by;
      while (at > 0 && at < show.steps.length - 1 && !stopsAt(at)) at += what.by;
      ask({ do: 'seek', to: at });
    },
    [show, step, warnings, stopsAt, ask],
  );
}

/** Everything the parts of one stage share: the run, the moment, and what the reader has chosen. */
export function useStage(props: PlayerProps) {
  const { source, run, start = 0, asks = NOTHING, runner } = props;
  const runs = useRuns(run, source, runner);
  const shownRun = runs.branch.run;
  const [detail, setDetail] = useState<Detail>('story');
  const story = useMemo(() => createShow(traceFrom(shownRun), source), [shownRun, source]);
  const show = useMemo(() => withDetail(story, detail), [story, detail]);
  const warnings = useMemo(() => warningsOf(story.trace), [story]);
  const axis = useMemo(() => axisOf(show), [show]);
  const root = useRef<HTMLElement>(null);
  const [ready, setReady] = useState(false);
  const [runTo, setRunTo] = useState<Landmark>('wake');
  const [open, setOpen] = useState<Panel | null>(null);
  const [selected, setSelected] = useState<number | null>(null);
  const breakpoints = useBreakpoints(show, warnings, props.breakpoints ?? NO_LINES);
  const viewing = useViews(props.views ?? NO_VIEWS);
  const flip = useFlip(root);
  const playhead = usePlayhead(show, start, breakpoints.stopsAt, flip.mark);
  const { step } = playhead;
  const predict = usePredict(show, step, asks, playhead.ask);
  const ask = useStopSearch(show, step, warnings, breakpoints.stopsAt, predict.guarded);
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
  const seekLater = useSeekLater(show, ask);
  useOpenLink(props, root, runs, { show, ask, seekLater });
  const moment = useMoment(shownRun, scene, breakpoints.stops, props.onMoment);
  const toggleDetail = useCallback(() => {
    seekLater(scene.seq);
    setDetail((old) => (old === 'story' ? 'every' : 'story'));
  }, [seekLater, scene.seq]);
  const toggle = (panel: Panel) => setOpen(open === panel ? null : panel);
  return {
    ...playhead,
    runs,
    detail,
    toggleDetail,
    warnings,
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
    ...breakpoints,
    ...viewing,
    scene,
    hueOf,
    picking,
    setSelected,
    start,
    moment,
  };
}

/** The moment that is shown, told to whoever asked to hear of it. */
function useMoment(
  { scenario }: StageRun,
  scene: Scene,
  stops: ReadonlySet<number>,
  onMoment: PlayerProps['onMoment'],
): Moment {
  const { seq, cursors } = scene;
  const moment = useMemo(
    () => ({ scenario, seq, cursors, breakpoints: [...stops].sort((a, b) => a - b) }),
    [scenario, seq, cursors, stops],
  );
  useEffect(() => onMoment?.(moment), [onMoment, moment]);
  return moment;
}

export type Stage = ReturnType<typeof useStage>;

/** The link to the present step: it says what differs from the run on the page, and nothing else. */
export function linkOf({ runs, scene }: Stage, id: string): StageLink {
  const link = plainLink(id, scene.seq);
  if (runs.at === 0) return link;
  const { seed, workers, profile, interventions, choices } = runs.branch.run.scenario;
  return {
    ...link,
    seed,
    workers: workers ?? null,
    profile: profile ?? null,
    interventions: interventions ?? [],
    choices: choices ?? [],
  };
}

/** Goes to an event as soon as the run that contains it, cut as asked for, is the one that is shown. */
function useSeekLater(show: Show, ask: (ask: Ask) => void): (seq: number) => void {
  const awaited = useRef<number | null>(null);
  const seen = useRef(show);
  useEffect(() => {
    if (seen.current === show) return;
    seen.current = show;
    if (awaited.current === null) return;
    ask({ do: 'seek', to: stepOfEvent(show.steps, awaited.current), quiet: true });
    awaited.current = null;
  }, [show, ask]);
  return useCallback((seq: number) => {
    awaited.current = seq;
  }, []);
}

/** Opens a link: in the run on the page, or in the run it describes once that is made. */
function useOpenLink(
  { id, run }: PlayerProps,
  root: React.RefObject<HTMLElement | null>,
  runs: ReturnType<typeof useRuns>,
  here: { show: Show; ask: (ask: Ask) => void; seekLater: (seq: number) => void },
): void {
  useLinkedStep(id, root, (link) => {
    if (!isChanged(link)) {
      if (runs.at === 0) {
        here.ask({ do: 'seek', to: stepOfEvent(here.show.steps, link.seq) });
        return;
      }
      here.seekLater(link.seq);
      runs.goTo(0);
      return;
    }
    here.seekLater(link.seq);
    void runs.fork('As in the link', {
      ...run.scenario,
      seed: link.seed ?? run.scenario.seed,
      ...(link.workers === null ? {} : { workers: link.workers, forceWorkers: true }),
      ...(link.profile === null ? {} : { profile: link.profile }),
      ...(link.interventions.length === 0 ? {} : { interventions: link.interventions }),
      ...(link.choices.length === 0 ? {} : { choices: link.choices }),
    });
  });
}

/** Does what a key asks for, when it is one of the stage's. */
export function press(stage: Stage, event: React.KeyboardEvent): void {
  if (!stage.ready || ownsKey(event.target, event.key)) return;
  const command = commandOf(event, stage.playing, stage.runTo);
  if (!command) return;
  event.preventDefault();
  stage.onTouch();
  const share = stage.root.current?.querySelector<HTMLElement>('[data-share]');
  const line = stage.scene.cursors[stage.scene.cursors.length - 1]?.line;
  if (command.do === 'why' || command.do === 'keys') stage.toggle(command.do);
  else if (command.do === 'detail') stage.toggleDetail();
  else if (command.do === 'reset') stage.ask({ do: 'seek', to: stage.start });
  else if (command.do === 'share') share?.click();
  else if (command.do === 'stop') {
    if (line !== undefined) stage.onStop(line);
  } else stage.ask(command as Ask);
}
