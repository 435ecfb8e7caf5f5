import type { Show } from '@/lib/scene/show';
import { stepOfWarning, type Warning } from '@/lib/scene/warnings';
import type { Ask } from './PlaybackControls';

/** What in this run is probably a mistake, under the names that tokio-console uses where it has them. */
export function Warnings({
  warnings,
  show,
  ask,
}: {
  warnings: readonly Warning[];
  show: Show;
  ask: (ask: Ask) => void;
}) {
  if (warnings.length === 0) return null;
  return (
    <ul className="warnings" aria-label="Warnings about this run">
      {warnings.map((warning) => {
        const step = stepOfWarning(show, warning);
        return (
          <li key={`${warning.name}:${warning.seq}`}>
            <b className="warning-name">{warning.name}</b>
            <span>{warning.message}</span>
            <span className="warning-remedy">{warning.remedy}</span>
            <button type="button" className="go-to" onClick={() => ask({ do: 'seek', to: step })}>
              {`step ${step + 1}`}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
