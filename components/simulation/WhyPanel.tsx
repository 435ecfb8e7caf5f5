import { lazy, Suspense } from 'react';
import { plain } from '@/lib/scene/prose';
import { realCodeOf } from '@/lib/scene/realCode';
import { type Show, tellStep } from '@/lib/scene/show';
import { type Reason, whatNext, whyStep } from '@/lib/scene/why';
import type { Ask } from './PlaybackControls';
import { SentenceText } from './SentenceText';

/** A chain of reasons; each that belongs to a step is a way there. */
export function Reasons({
  reasons,
  hueOf,
  ask,
}: {
  reasons: readonly Reason[];
  hueOf: (task: number) => number;
  ask: (ask: Ask) => void;
}) {
  return (
    <ol className="reasons">
      {reasons.map(({ step, parts }) => (
        <li key={`${step}:${parts.map((part) => part.text).join('')}`}>
          <span>
            <SentenceText parts={parts} hueOf={hueOf} />
          </span>
          {step !== null && (
            <button type="button" className="go-to" onClick={() => ask({ do: 'seek', to: step })}>
              {`step ${step + 1}`}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The glossary is loaded when a reader first asks why. */
const Words = lazy(() => import('./Words'));

interface WhyPanelProps {
  show: Show;
  step: number;
  hueOf: (task: number) => number;
  ask: (ask: Ask) => void;
  onChoose: () => void;
}

/** Backwards: what made this happen. Forwards: what the rules allow next. */
export function WhyPanel({ show, step, hueOf, ask, onChoose }: WhyPanelProps) {
  const reasons = whyStep(show, step);
  const next = whatNext(show, step);
  const event = show.trace.eventAt(show.steps[step]?.head ?? -1);
  const real = event ? realCodeOf(event) : null;
  return (
    <div className="why">
      <section>
        <h3>Why did this happen?</h3>
        {reasons.length > 0 ? (
          <Reasons reasons={reasons} hueOf={hueOf} ask={ask} />
        ) : (
          <p>Nothing in this run made it happen: it is a beginning.</p>
        )}
      </section>
      {real && (
        <p className="in-real-code">
          <span>In real code: </span>
          <a href={real.href} rel="noreferrer">
            <code translate="no">{real.call}</code>
          </a>
        </p>
      )}
      <section>
        <h3>What can happen next?</h3>
        <ul className="reasons">
          {next.map((parts) => (
            <li key={parts.map((part) => part.text).join('')}>
              <SentenceText parts={parts} hueOf={hueOf} />
            </li>
          ))}
        </ul>
        <button type="button" className="ctl small" onClick={onChoose}>
          Decide it yourself
        </button>
      </section>
      <Suspense fallback={null}>
        <Words sentence={plain(tellStep(show, step))} />
      </Suspense>
    </div>
  );
}
