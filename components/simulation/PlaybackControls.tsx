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

export const RUN_TO: readonly (readonly [Landmark, string])[] = [
  ['wake', 'next wake'],
  ['pending', 'next Pending'],
  ['ready', 'next Ready'],
  ['spawn', 'next spawn'],
  ['steal', 'next steal'],
  ['park', 'next park'],
  ['timer', 'next timer'],
  ['lock', 'next lock event'],
  ['message', 'next message'],
  ['drop', 'next dropped future'],
  ['print', 'next line printed'],
  ['turn', "this worker's next turn"],
  ['trouble', 'next trouble'],
  ['warning', 'next warning'],
  ['stop', 'next breakpoint'],
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

interface Button {
  readonly words: string;
  readonly keys: string;
  readonly icon: string;
  readonly ask: Ask;
  readonly look?: string;
}

const BACK: readonly Button[] = [
  { words: 'First step', keys: 'Home', icon: 'M7 5v14M18 6l-8 6 8 6', ask: { do: 'seek', to: 0 } },
  {
    words: 'Previous poll',
    keys: 'Shift+←',
    icon: 'M12 6l-6 6 6 6M19 6l-6 6 6 6',
    ask: { do: 'find', what: 'poll', by: -1 },
  },
  {
    words: 'Step back',
    keys: '←',
    icon: 'M15 5l-7 7 7 7',
    ask: { do: 'step', by: -1 },
    look: 'big',
  },
];

const ON: readonly Button[] = [
  { words: 'Step', keys: '→', icon: 'M9 5l7 7-7 7', ask: { do: 'step', by: 1 }, look: 'big go' },
  {
    words: 'Next poll',
    keys: 'Shift+→',
    icon: 'M5 6l6 6-6 6M12 6l6 6-6 6',
    ask: { do: 'find', what: 'poll', by: 1 },
  },
];

function Icon({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="icon">
      <path d={d} />
    </svg>
  );
}

interface CtlProps {
  button: Button;
  ready: boolean;
  /** There is nothing further this way. The button keeps the focus, or the arrow keys would go nowhere. */
  spent?: boolean;
  ask: (ask: Ask) => void;
}

function Ctl({ button, ready, spent = false, ask }: CtlProps) {
  const { words, keys, icon, look = '' } = button;
  return (
    <button
      type="button"
      className={`ctl ${look}`}
      disabled={!ready}
      aria-disabled={spent}
      title={`${words} (${keys})`}
      aria-label={words}
      onClick={() => !spent && ask(button.ask)}
    >
      {look.includes('go') && <span>{words}</span>}
      <Icon d={icon} />
    </button>
  );
}

function RunTo({ runTo, onRunTo, speed, ready, step, steps, ask }: ControlsProps) {
  return (
    <div className="run-to">
      <label>
        <span>Run to</span>
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
        disabled={!ready}
        aria-disabled={step >= steps - 1}
        title="Run (G)"
        onClick={() => step < steps - 1 && ask({ do: 'find', what: runTo, by: 1 })}
      >
        Run
      </button>
      <button
        type="button"
        className="ctl small"
        disabled={!ready}
        title="Faster (+), slower (−)"
        aria-label={`Speed ${speed} times; press for the next speed`}
        onClick={() => ask({ do: 'speed', by: 1 })}
      >
        {`${speed}×`}
      </button>
    </div>
  );
}

/** Step buttons first: they are what the hand needs; the rest is smaller. */
export function PlaybackControls(props: ControlsProps) {
  const { step, steps, playing, ready, ask } = props;
  const play: Button = {
    words: playing ? 'Pause' : 'Play',
    keys: 'Space',
    icon: playing ? 'M8 5v14M16 5v14' : 'M8 5l11 7-11 7Z',
    ask: { do: playing ? 'pause' : 'play' },
  };
  return (
    <div className="controls">
      <div className="steppers">
        {BACK.map((button) => (
          <Ctl key={button.words} button={button} ready={ready} spent={step <= 0} ask={ask} />
        ))}
        {ON.map((button) => (
          <Ctl
            key={button.words}
            button={button}
            ready={ready}
            spent={step >= steps - 1}
            ask={ask}
          />
        ))}
        <Ctl button={play} ready={ready} ask={ask} />
      </div>
      <RunTo {...props} />
    </div>
  );
}
