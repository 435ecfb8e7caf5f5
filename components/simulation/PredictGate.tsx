import { useEffect, useRef } from 'react';
import type { StepQuestion } from '@/lib/scene/predict';
import { SentenceText } from './SentenceText';

/** What the reader answered last, shown beside the step that answers it. */
export interface Verdict {
  readonly step: number;
  readonly right: boolean;
}

interface PredictGateProps {
  question: StepQuestion;
  hueOf: (task: number) => number;
  onAnswer: (right: boolean) => void;
  onSkip: () => void;
}

/** A question before a step. It can always be skipped; keys 1 to 4 answer it. */
export function PredictGate({ question, hueOf, onAnswer, onSkip }: PredictGateProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are shortcuts for the buttons inside
    <div
      className="gate"
      onKeyDown={(event) => {
        const option = question.options[Number(event.key) - 1];
        if (!option) return;
        event.stopPropagation();
        onAnswer(option.right);
      }}
    >
      <p className="gate-asks" id={`gate-${question.step}`}>
        <SentenceText parts={question.parts} hueOf={hueOf} />
      </p>
      <div className="gate-options" role="group" aria-labelledby={`gate-${question.step}`}>
        {question.options.map(({ parts, right }, index) => (
          <button
            key={parts.map(({ text }) => text).join('')}
            type="button"
            className="gate-option"
            ref={index === 0 ? first : undefined}
            onClick={() => onAnswer(right)}
          >
            <span className="gate-key" aria-hidden="true">
              {String(index + 1)}
            </span>
            <span>
              <SentenceText parts={parts} hueOf={hueOf} />
            </span>
          </button>
        ))}
        <button type="button" className="tab" onClick={onSkip}>
          Skip
        </button>
      </div>
    </div>
  );
}
