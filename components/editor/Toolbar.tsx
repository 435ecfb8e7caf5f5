import { MAX_WORKERS, type Setup } from './setup';

interface ToolbarProps {
  setup: Setup;
  onSetup: (setup: Setup) => void;
  busy: boolean;
  start: () => void;
  stop: () => void;
  live: boolean;
  setLive: (live: boolean) => void;
}

const COUNTS = Array.from({ length: MAX_WORKERS }, (_, i) => i + 1);

/** Under which scenario to run, and the button that does. */
export function Toolbar(props: ToolbarProps) {
  const { setup, onSetup, busy, start, stop, live, setLive } = props;
  const { workers, seed } = setup;
  return (
    <div className="workbench-bar">
      <button type="button" className="workbench-run" onClick={busy ? stop : start}>
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
        <input type="checkbox" checked={live} onChange={({ target }) => setLive(target.checked)} />
        <span>Run as I type</span>
      </label>
      <span role="status">{busy ? 'Running …' : ''}</span>
    </div>
  );
}
