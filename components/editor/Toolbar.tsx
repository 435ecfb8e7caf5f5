import { MAX_WORKERS, type Setup } from './setup';

interface ToolbarProps {
  setup: Setup;
  onSetup: (setup: Setup) => void;
  busy: boolean;
  onRun: () => void;
  onStop: () => void;
  live: boolean;
  onLive: (live: boolean) => void;
}

const COUNTS = Array.from({ length: MAX_WORKERS }, (_, i) => i + 1);

/** Under which scenario to run, and the button that does. */
export function Toolbar({ setup, onSetup, busy, onRun, onStop, live, onLive }: ToolbarProps) {
  const { workers, seed } = setup;
  return (
    <div className="workbench-bar">
      <button type="button" className="workbench-run" onClick={busy ? onStop : onRun}>
        {busy ? 'Stop' : 'Run'}
      </button>
      <label>
        <span>Workers</span>
        <select
          value={workers ?? ''}
          onChange={({ target }) =>
            onSetup({ ...setup, workers: target.value === '' ? null : Number(target.value) })
          }
        >
          <option value="">as in the program</option>
          {COUNTS.map((count) => (
            <option key={count} value={count}>
              {String(count)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Seed</span>
        <input
          inputMode="numeric"
          size={6}
          value={seed}
          onChange={({ target }) => {
            if (/^\d{1,9}$/.test(target.value)) onSetup({ ...setup, seed: Number(target.value) });
          }}
        />
      </label>
      <label>
        <input type="checkbox" checked={live} onChange={({ target }) => onLive(target.checked)} />
        <span>Run as I type</span>
      </label>
      <span role="status">{busy ? 'Running …' : ''}</span>
    </div>
  );
}
