import type { ReactNode } from 'react';
import type { KeyedItem } from '@/lib/quiz/key';
import { KeptQuestion } from './KeptQuestion';

/** A keyed item with what the page draws beside it. */
export interface QuizEntry {
  readonly item: KeyedItem;
  readonly lines?: readonly string[];
  readonly listing?: ReactNode;
  readonly stage?: ReactNode;
}

/** The questions at the end of a chapter, each with its place among them. */
export function Quiz({ entries }: { entries: readonly QuizEntry[] }) {
  return (
    <div className="quiz">
      {entries.map((entry, index) => (
        <KeptQuestion
          key={entry.item.id}
          label={`Question ${index + 1} of ${entries.length}`}
          {...entry}
        />
      ))}
    </div>
  );
}
