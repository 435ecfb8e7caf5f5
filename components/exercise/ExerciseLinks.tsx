import Link from 'next/link';
import { InlineText } from '@/components/quiz/InlineText';

interface ExerciseLink {
  readonly name: string;
  readonly title: string;
  readonly task: string;
}

/** The exercises of a chapter at its end, each on a page of its own. */
export function ExerciseLinks({
  slug,
  exercises,
}: {
  slug: string;
  exercises: readonly ExerciseLink[];
}) {
  if (exercises.length === 0) return null;
  return (
    <section aria-labelledby="exercises">
      <h2 id="exercises">Mend it yourself</h2>
      <ul className="reference-list exercise-links">
        {exercises.map(({ name, title, task }) => (
          <li key={name}>
            <p>
              <Link href={`/learn/${slug}/exercises/${name}/`} prefetch={false}>
                {title}
              </Link>
            </p>
            <p>
              <InlineText text={task} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
