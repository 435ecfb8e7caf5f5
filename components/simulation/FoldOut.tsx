import type { Show } from '@/lib/scene/show';
import { KeySheet } from './KeySheet';
import type { Ask } from './PlaybackControls';
import { ShareRow } from './ShareRow';
import { TaskCards } from './TaskCards';
import { WhyPanel } from './WhyPanel';
import type { Picking } from './WorkerLane';

export type Panel = 'why' | 'tasks' | 'keys';

const PANELS: readonly (readonly [Panel, string])[] = [
  ['why', 'Why? What next?'],
  ['tasks', 'Tasks'],
  ['keys', 'Keys'],
];

interface FoldOutProps {
  open: Panel | null;
  toggle: (panel: Panel) => void;
  show: Show;
  step: number;
  picking: Picking;
  hueOf: (task: number) => number;
  ask: (ask: Ask) => void;
  ready: boolean;
  predict: { readonly on: boolean; readonly toggle: () => void };
  link: string;
  about: string;
}

/** What stands behind the picture: reasons, tasks, keys, and ways to take this step along. */
export function FoldOut(props: FoldOutProps) {
  const { open, toggle, show, step, picking, hueOf, ask, ready, predict, link, about } = props;
  return (
    <>
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
        <button
          type="button"
          className="tab"
          disabled={!ready}
          aria-pressed={predict.on}
          onClick={predict.toggle}
        >
          Ask me first
        </button>
        <ShareRow link={link} show={show} title={about} ready={ready} />
      </div>
      {open === 'why' && <WhyPanel show={show} step={step} hueOf={hueOf} ask={ask} />}
      {open === 'tasks' && (
        <TaskCards
          show={show}
          step={step}
          selected={picking.selected}
          onSelect={picking.onSelect}
          hueOf={hueOf}
          ask={ask}
        />
      )}
      {open === 'keys' && <KeySheet />}
    </>
  );
}
