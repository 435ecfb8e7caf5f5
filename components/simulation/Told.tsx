import { type CSSProperties, memo, useMemo } from 'react';
import { duration } from '@/lib/scene/prose';
import type { Scene } from '@/lib/scene/scene';
import { longestSentence, type Show } from '@/lib/scene/show';
import { whereOf } from '@/lib/scene/text';
import { PredictGate } from './PredictGate';
import { SentenceText } from './SentenceText';
import type { usePredict } from './usePredict';

/** Which runtime a run is about, in a few words. */
export function runtimeWords({ survey }: Show): string {
  if (survey.flavor === 'none') return 'no runtime';
  if (survey.flavor === 'current_thread') return 'Tokio 1.53, current_thread';
  return `Tokio 1.53, ${survey.workers} ${survey.workers === 1 ? 'worker' : 'workers'}`;
}

/** Characters that surely fit a line: on a phone, beside text, on a wide stage. */
const NARROW = 29;
const MEDIUM = 54;
const WIDE = 78;

/** Lines kept for the sentence, so that a longer one moves nothing. */
function roomFor(longest: number): CSSProperties {
  const lines = (fit: number) => Math.min(6, Math.max(2, Math.ceil(longest / fit)));
  const room: Record<string, number> = {
    '--told-narrow': lines(NARROW),
    '--told-medium': lines(MEDIUM),
    '--told-wide': lines(WIDE),
  };
  return room;
}

/** What just happened, in one sentence. Stable in height; spoken aloud once per step made by hand. */
export const Told = memo(function Told({
  show,
  scene,
  hueOf,
  aloud,
  predict,
  onWhy,
}: {
  show: Show;
  scene: Scene;
  hueOf: (task: number) => number;
  aloud: string;
  predict: ReturnType<typeof usePredict>;
  onWhy: () => void;
}) {
  const { question, verdict, answer } = predict;
  const room = useMemo(() => roomFor(longestSentence(show)), [show]);
  return (
    <div className="stage-told">
      <p className="told-meta">
        <span className="told-step">{`Step ${scene.step + 1} of ${scene.steps}`}</span>
        <span>{whereOf(show, scene.step)}</span>
        <span>{duration(scene.t)}</span>
      </p>
      {question ? (
        <PredictGate
          key={question.step}
          question={question}
          hueOf={hueOf}
          onAnswer={answer}
          onSkip={() => answer(null)}
        />
      ) : (
        <p className="sentence" style={room}>
          {verdict && (
            <span className={verdict.right ? 'guess right' : 'guess wrong'}>
              {verdict.right ? 'As you said.' : 'Not quite.'}
            </span>
          )}
          <SentenceText parts={scene.sentence} hueOf={hueOf} />
          {verdict && !verdict.right && (
            <button type="button" className="go-to" onClick={onWhy}>
              Why?
            </button>
          )}
        </p>
      )}
      <p className="visually-hidden" aria-live="polite">
        {aloud}
      </p>
    </div>
  );
});
