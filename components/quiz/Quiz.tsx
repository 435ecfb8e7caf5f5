import { KeptQuestion } from './KeptQuestion';
import type { QuestionForm } from './Question';

/** A question in all the forms in which it can be asked. */
export interface QuizEntry extends QuestionForm {
  readonly variants?: readonly QuestionForm[];
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
