import type { Metadata } from 'next';
import Link from 'next/link';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';
import { InlineText } from '@/components/quiz/InlineText';
import { exercisesOf } from '@/lib/lessons/exercises';

export const metadata: Metadata = pageMetadata({
  title: 'Exercises',
  description: 'Broken async programs to mend, graded by the checker and under every schedule.',
});

export default async function ExercisesPage() {
  const { lessons } = await site();
  const chapters = await Promise.all(
    lessons.map(async ({ page }) => ({
      meta: page.meta,
      exercises: await exercisesOf(process.cwd(), page.meta.slug),
    })),
  );
  return (
    <main id="main" className="prose reference" tabIndex={-1}>
      <h1>Exercises</h1>
      <p className="lede">
        Broken programs to mend. The checker says whether yours compiles, and the simulator runs it
        under every schedule it can find; what fails can be watched.
      </p>
      {chapters
        .filter(({ exercises }) => exercises.length > 0)
        .map(({ meta, exercises }) => (
          <section key={meta.slug} className="reference-section" aria-labelledby={meta.slug}>
            <h2 id={meta.slug}>{`${meta.number}. ${meta.title}`}</h2>
            <ul className="reference-list exercise-links">
              {exercises.map(({ name, title, task }) => (
                <li key={name}>
                  <p>
                    <Link href={`/learn/${meta.slug}/exercises/${name}/`} prefetch={false}>
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
        ))}
    </main>
  );
}
