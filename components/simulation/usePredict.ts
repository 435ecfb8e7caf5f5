import { useCallback, useEffect, useRef, useState } from 'react';
import { type AskedFor, questionAt, type StepQuestion } from '@/lib/scene/predict';
import type { Show } from '@/lib/scene/show';
import type { Ask } from './PlaybackControls';
import type { Verdict } from './PredictGate';

const ALL: readonly AskedFor[] = ['task', 'output', 'result'];

/**
 * Predict, then step: while it is on, a single step forward asks first. Asking again for the step, or
 * moving in any other way, skips the question.
 */
export function usePredict(
  show: Show,
  step: number,
  asked: readonly AskedFor[],
  ask: (ask: Ask) => void,
) {
  const [on, setOn] = useState(asked.length > 0);
  const [question, setQuestion] = useState<StepQuestion | null>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const now = useRef({ step, on, question });
  useEffect(() => {
    now.current = { step, on, question };
  });
  const kinds = asked.length > 0 ? asked : ALL;

  const guarded = useCallback(
    (what: Ask) => {
      const { step: at, on: asking, question: open } = now.current;
      if (asking && !open && what.do === 'step' && what.by === 1) {
        const next = questionAt(show, at, kinds);
        if (next) {
          ask({ do: 'pause' });
          setVerdict(null);
          setQuestion(next);
          return;
        }
      }
      setQuestion(null);
      setVerdict(null);
      ask(what);
    },
    [show, kinds, ask],
  );
  const answer = useCallback(
    (right: boolean | null) => {
      const open = now.current.question;
      setQuestion(null);
      if (!open) return;
      setVerdict(right === null ? null : { step: open.step, right });
      ask({ do: 'step', by: 1 });
    },
    [ask],
  );
  const toggle = useCallback(() => {
    setOn((was) => !was);
    setQuestion(null);
  }, []);
  return {
    on,
    toggle,
    question,
    verdict: verdict?.step === step ? verdict : null,
    guarded,
    answer,
  };
}
