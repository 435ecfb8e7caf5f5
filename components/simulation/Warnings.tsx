import type { Show } from '@/lib/scene/show';
import { stepOfWarning, type Warning } from '@/lib/scene/warnings';
import type { Ask } from './PlaybackControls';

/**
 * What in this run is probably a mistake, under the names that tokio-console uses where it has them. A warning appears
 * with its step: told any earlier, it would answer the question that the reader is about to think about.
 */
export function Warnings({
  warnings,
  show,
  now,
  ask,
}: {
  warnings: readonly Warning[];
  show: Show;
  /** The step that is shown. */
  now: number;
  ask: (ask: Ask) => void;
}) {
  const seen = warnings.filter((warning) => stepOfWarning(show, warning) <= now);
  if (seen.length === 0) return null;
  return (
    <ul className="warnings" aria-label="Warnings about this run">
      {seen.map((warning) => {
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
