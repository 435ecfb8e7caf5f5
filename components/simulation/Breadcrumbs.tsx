import { useMemo } from 'react';
import { axisOf } from '@/lib/scene/axis';
import { firstDifference } from '@/lib/scene/compare';
import { createShow, type Show, tellStep } from '@/lib/scene/show';
import type { Ask } from './PlaybackControls';
import { SentenceText } from './SentenceText';
import { traceFrom } from './stageRun';
import { Drawing } from './Timeline';
import type { useRuns } from './useRuns';

interface BreadcrumbsProps {
  runs: ReturnType<typeof useRuns>;
  show: Show;
  step: number;
  hueOf: (task: number) => number;
  ask: (ask: Ask) => void;
}

function Compared({
  base,
  show,
  step,
  hueOf,
  ask,
}: Omit<BreadcrumbsProps, 'runs'> & { base: Show }) {
  const difference = useMemo(() => firstDifference(base, show), [base, show]);
  const axis = useMemo(() => axisOf(base), [base]);
  const there = Math.min(step, base.steps.length - 1);
  if (difference === null) return <p className="compared">This run is the same, step for step.</p>;
  return (
    <div className="compared">
      <p>
        <span>The runs part at </span>
        <button type="button" className="go-to" onClick={() => ask({ do: 'seek', to: difference })}>
          {`step ${difference + 1}`}
        </button>
      </p>
      <p className="compared-there">
        <span className="row-name">{`Before the change, step ${there + 1}`}</span>
        <span>
          <SentenceText parts={tellStep(base, there)} hueOf={hueOf} />
        </span>
      </p>
      <div className="axis-box other">
        <Drawing axis={axis} />
        <div
          className="playhead-track"
          style={{ transform: `translateX(${((there + 0.5) / Math.max(1, axis.cells)) * 100}%)` }}
        >
          <div className="playhead" />
        </div>
      </div>
    </div>
  );
}

/** The way back to earlier runs, and how this one differs from the one before it. */
export function Breadcrumbs({ runs, show, step, hueOf, ask }: BreadcrumbsProps) {
  const before = runs.branches[runs.at - 1];
  const base = useMemo(
    () => (before ? createShow(traceFrom(before.run), show.source, show.detail) : null),
    [before, show.source, show.detail],
  );
  if (runs.branches.length < 2) return null;
  return (
    <nav className="branches" aria-label="Runs">
      <ol>
        {runs.branches.map(({ label }, index) => (
          <li key={label}>
            <button
              type="button"
              className="tab"
              aria-current={index === runs.at ? 'true' : undefined}
              onClick={() => runs.goTo(index)}
            >
              {label}
            </button>
          </li>
        ))}
      </ol>
      {base && <Compared base={base} show={show} step={step} hueOf={hueOf} ask={ask} />}
    </nav>
  );
}
