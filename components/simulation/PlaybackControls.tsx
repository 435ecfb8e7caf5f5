import type { Landmark } from '@/lib/scene/steps';

/** What the reader may ask of the playhead. */
export type Ask =
  | { readonly do: 'step'; readonly by: 1 | -1 }
  | { readonly do: 'find'; readonly what: Landmark; readonly by: 1 | -1 }
  | { readonly do: 'seek'; readonly to: number; readonly quiet?: boolean }
  | { readonly do: 'play' }
  | { readonly do: 'pause' }
  | { readonly do: 'speed'; readonly by: 1 | -1 };

export const SPEEDS: readonly number[] = [0.25, 0.5, 1, 2, 4, 8];

const RUN_TO: readonly (readonly [Landmark, string])[] = [
  ['wake', 'next wake'],
  ['pending', 'next Pending'],
  ['spawn', 'next spawn'],
  ['steal', 'next steal'],
  ['print', 'next line printed'],
  ['turn', "this worker's next turn"],
  ['end', 'the end'],
];

interface ControlsProps {
  step: number;
  steps: number;
  playing: boolean;
  speed: number;
  ready: boolean;
  runTo: Landmark;
  onRunTo: (what: Landmark) => void;
  ask: (ask: Ask) => void;
}

function Icon({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="icon">
      <path d={d} />
    </svg>
  );
}

/** Step buttons first: they are what the hand needs; the rest is smaller. */
export function PlaybackControls(props: ControlsProps) {
  const { step, steps, playing, speed, ready, runTo, onRunTo, ask } = props;
  const first = !ready || step <= 0;
  const last = !ready || step >= steps - 1;
  return (
    <div className="controls">
      <div className="steppers">
        <button
          type="button"
          className="ctl"
          disabled={first}
          title="First step (Home)"
          aria-label="First step"
          onClick={() => ask({ do: 'seek', to: 0 })}
        >
          <Icon d="M7 5v14M18 6l-8 6 8 6" />
        </button>
        <button
          type="button"
          className="ctl"
          disabled={first}
          title="Previous poll (Shift+←)"
          aria-label="Previous poll"
          onClick={() => ask({ do: 'find', what: 'poll', by: -1 })}
        >
          <Icon d="M12 6l-6 6 6 6M19 6l-6 6 6 6" />
        </button>
        <button
          type="button"
          className="ctl big"
          disabled={first}
          title="Step back (←)"
          aria-label="Step back"
          onClick={() => ask({ do: 'step', by: -1 })}
        >
          <Icon d="M15 5l-7 7 7 7" />
        </button>
        <button
          type="button"
          className="ctl big go"
          disabled={last}
          title="Step (→)"
          aria-label="Step"
          onClick={() => ask({ do: 'step', by: 1 })}
        >
          <span>Step</span>
          <Icon d="M9 5l7 7-7 7" />
        </button>
        <button
          type="button"
          className="ctl"
          disabled={last}
          title="Next poll (Shift+→)"
          aria-label="Next poll"
          onClick={() => ask({ do: 'find', what: 'poll', by: 1 })}
        >
          <Icon d="M5 6l6 6-6 6M12 6l6 6-6 6" />
        </button>
        <button
          type="button"
          className="ctl"
          disabled={!ready}
          title="Play or pause (Space)"
          aria-label={playing ? 'Pause' : 'Play'}
          onClick={() => ask({ do: playing ? 'pause' : 'play' })}
        >
          <Icon d={playing ? 'M8 5v14M16 5v14' : 'M8 5l11 7-11 7Z'} />
        </button>
      </div>
      <div className="run-to">
        <label>
          <span>Run to </span>
          <select
            value={runTo}
            disabled={!ready}
            onChange={(event) => onRunTo(event.currentTarget.value as Landmark)}
          >
            {RUN_TO.map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="ctl small"
          disabled={last}
          title="Run (G)"
          onClick={() => ask({ do: 'find', what: runTo, by: 1 })}
        >
          Run
        </button>
        <button
          type="button"
          className="ctl small"
          disabled={!ready}
          title="Slower (−) or faster (+): click for faster"
          aria-label={`Speed ${speed} times; press for the next speed`}
          onClick={() => ask({ do: 'speed', by: 1 })}
        >
          {`${speed}×`}
        </button>
      </div>
    </div>
  );
}
