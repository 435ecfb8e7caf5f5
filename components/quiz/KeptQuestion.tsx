'use client';

import { progress, useProgress } from '@/components/site/progress';
import { Question, type QuestionProps } from './Question';

/** A question whose answers are kept in the reader's browser, and nowhere else. */
export function KeptQuestion(props: Omit<QuestionProps, 'onAnswer' | 'before'>) {
  const kept = useProgress((state) => state.answers[props.item.id]);
  const before =
    kept && (kept.first.correct ? 'You had this right at first' : 'You have answered this before');
  return (
    <Question
      {...props}
      before={before}
      onAnswer={(item, correct) =>
        progress.getState().answer(item.id, { version: item.version, correct, at: Date.now() })
      }
    />
  );
}
