'use client';

import { progress, useProgress } from '@/components/site/progress';
import { fragmentOf, plainLink } from '@/lib/scene/link';
import { Question, type QuestionProps } from './Question';

interface KeptQuestionProps extends Omit<QuestionProps, 'onAnswer' | 'onWatchWhy' | 'before'> {
  /** The id of a stage on the page that shows this question's run: "Watch why" goes to it. */
  beside?: string | undefined;
}

/** A question whose answers are kept in the reader's browser, and nowhere else. */
export function KeptQuestion({ beside, ...props }: KeptQuestionProps) {
  const kept = useProgress((state) => state.answers[props.item.id]);
  const before =
    kept && (kept.first.correct ? 'You had this right at first' : 'You have answered this before');
  const goThere = (seq: number) => {
    window.location.hash = fragmentOf(plainLink(beside ?? '', seq));
  };
  return (
    <Question
      {...props}
      {...(beside === undefined ? {} : { onWatchWhy: goThere })}
      before={before}
      onAnswer={(item, correct, sure) =>
        progress.getState().answer(item.id, {
          version: item.version,
          correct,
          at: Date.now(),
          ...(sure === undefined ? {} : { sure }),
        })
      }
    />
  );
}
