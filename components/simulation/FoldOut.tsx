import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Scene } from '@/lib/scene/scene';
import type { Show } from '@/lib/scene/show';
import type { StopRule } from '@/lib/scene/stops';
import { labelOf, timersAt } from '@/lib/scene/why';
import { KeySheet } from './KeySheet';
import type { Ask } from './PlaybackControls';
import { SchedulePanel } from './SchedulePanel';
import { ShareRow } from './ShareRow';
import { TaskCards } from './TaskCards';
import type { Looker } from './useLook';
import type { useRuns } from './useRuns';
import { VIEWS, type View } from './views';
import { WhyPanel } from './WhyPanel';
import type { Picking } from './WorkerLane';

/** Lenses are loaded when the first of them is folded out. */
const Views = lazy(() => import('./lens/Views'));

const ChoosePanel = lazy(() => import('./ChoosePanel'));
const StopPanel = lazy(() => import('./StopPanel'));

export type Panel = 'why' | 'tasks' | 'choose' | 'schedule' | 'stops' | 'keys';

const PANELS: readonly (readonly [Panel, string])[] = [
  ['why', 'Why? What next?'],
  ['tasks', 'Tasks'],
  ['choose', 'Choose next'],
  ['schedule', 'Change the run'],
  ['stops', 'Breakpoints'],
];

/** Something that is on or off. */
interface Switch {
  readonly on: boolean;
  readonly toggle: () => void;
}

interface FoldOutProps {
  open: Panel | null;
  toggle: (panel: Panel) => void;
  show: Show;
  step: number;
  picking: Picking;
  setSelected: (task: number | null) => void;
  hueOf: (task: number) => number;
  ask: (ask: Ask) => void;
  ready: boolean;
  predict: Switch;
  detail: Switch;
  runs: ReturnType<typeof useRuns>;
  scene: Scene;
  rules: readonly StopRule[];
  onRule: (rule: StopRule) => void;
  views: readonly View[];
  toggleView: (view: View) => void;
  /** The view that was folded out last, by hand. */
  fresh: View | null;
  lines: readonly string[];
  source: string;
  looker?: Looker | undefined;
  link: () => string | Promise<string>;
  about: string;
}

/** The quiet second row: views of memory and time, then what changes how the stage behaves. */
function ViewTabs(props: FoldOutProps) {
  const { views, toggleView, ready, predict, detail, open, toggle } = props;
  const switches: readonly (readonly [string, Switch])[] = [
    ['Ask me first', predict],
    ['Every event', detail],
  ];
  return (
    <div className="stage-views">
      <div role="group" aria-label="Views">
        {VIEWS.map(([view, words]) => (
          <button
            key={view}
            type="button"
            className="tab"
            disabled={!ready}
            aria-expanded={views.includes(view)}
            onClick={() => toggleView(view)}
          >
            {words}
          </button>
        ))}
      </div>
      <div className="stage-ways">
        {switches.map(([words, { on, toggle: flip }]) => (
          <button
            key={words}
            type="button"
            className="tab"
            disabled={!ready}
            aria-pressed={on}
            onClick={flip}
          >
            {words}
          </button>
        ))}
        <button
          type="button"
          className="tab"
          disabled={!ready}
          aria-expanded={open === 'keys'}
          onClick={() => toggle('keys')}
        >
          Keys
        </button>
      </div>
    </div>
  );
}

function Tabs(props: FoldOutProps) {
  const { open, toggle, ready, link, show, scene, about } = props;
  return (
    <div className="stage-more">
      {PANELS.map(([panel, words]) => (
        <button
          key={panel}
          type="button"
          className="tab"
          disabled={!ready}
          aria-expanded={open === panel}
          onClick={() => toggle(panel)}
        >
          {words}
        </button>
      ))}
      <ShareRow link={link} show={show} scene={scene} title={about} ready={ready} />
    </div>
  );
}

function OpenPanel(props: FoldOutProps) {
  const { open, show, step, picking, hueOf, ask, runs, scene } = props;
  const { selected, onSelect } = picking;
  const chosen = selected === null ? null : { task: selected, label: labelOf(show, selected) };
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open) panel.current?.scrollIntoView?.({ block: 'nearest' });
  }, [open]);
  if (!open) return null;
  return (
    <div className="panel" ref={panel}>
      {open === 'why' && (
        <WhyPanel {...{ show, step, hueOf, ask }} onChoose={() => props.toggle('choose')} />
      )}
      {open === 'tasks' && (
        <TaskCards
          show={show}
          step={step}
          selected={selected}
          onSelect={onSelect}
          hueOf={hueOf}
          ask={ask}
          rules={props.rules}
          onRule={props.onRule}
        />
      )}
      {open === 'choose' && (
        <Suspense fallback={null}>
          <ChoosePanel
            {...{ show, step, runs, hueOf, ask }}
            source={props.source}
            looker={props.looker}
          />
        </Suspense>
      )}
      {open === 'schedule' && (
        <SchedulePanel
          runs={runs}
          scene={scene}
          nextSeq={(show.steps[step]?.last ?? 0) + 1}
          selected={chosen}
          flavor={show.survey.flavor}
          timers={timersAt(show, step)}
        />
      )}
      {open === 'stops' && (
        <Suspense fallback={null}>
          <StopPanel show={show} step={step} rules={props.rules} onRule={props.onRule} />
        </Suspense>
      )}
      {open === 'keys' && <KeySheet />}
    </div>
  );
}

/** What stands behind the picture: reasons, tasks, other runs, views of memory and time, and ways to take a step along. */
export function FoldOut(props: FoldOutProps) {
  const { views, toggleView, show, step, picking, hueOf, runs, lines, source, looker } = props;
  // On a phone everything below the picture stands behind one tap; elsewhere the style sheet ignores this.
  const [more, setMore] = useState(false);
  // In a lens, a task that is pressed is the one the lens is about; its card stays folded in.
  const lensPicking = { ...picking, onSelect: props.setSelected };
  return (
    <>
      <div className="stage-tabs" data-more={more}>
        <button
          type="button"
          className="tab more-tab"
          disabled={!props.ready}
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          More about this step
        </button>
        <Tabs {...props} />
        <ViewTabs {...props} />
      </div>
      <OpenPanel {...props} />
      {views.length > 0 && (
        <Suspense fallback={<p className="lens-says">Loading …</p>}>
          <Views
            open={views}
            fresh={props.fresh}
            onClose={toggleView}
            picking={lensPicking}
            {...{ show, step, hueOf, runs, lines, source, looker }}
          />
        </Suspense>
      )}
    </>
  );
}
