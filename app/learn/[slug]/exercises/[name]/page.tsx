import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { site } from '@/app/site';
import { Exercise } from '@/components/exercise/Exercise';
import { GoalList } from '@/components/exercise/GoalList';
import { InlineText, withoutMarks } from '@/components/quiz/InlineText';
import { exercisesOf } from '@/lib/lessons/exercises';

export const dynamicParams = false;

interface Params {
  params: Promise<{ slug: string; name: string }>;
}

export async function generateStaticParams() {
  const { lessons } = await site();
  const slugs = lessons.map(({ page }) => page.meta.slug);
  const found = await Promise.all(slugs.map((slug) => exercisesOf(process.cwd(), slug)));
  return slugs.flatMap((slug, at) => (found[at] ?? []).map(({ name }) => ({ slug, name })));
}

async function find({ params }: Params) {
  const { slug, name } = await params;
  const exercise = (await exercisesOf(process.cwd(), slug)).find((one) => one.name === name);
  const lesson = (await site()).lessons.find(({ page }) => page.meta.slug === slug);
  return { exercise, meta: lesson?.page.meta };
}

export async function generateMetadata(props: Params): Promise<Metadata> {
  const { exercise } = await find(props);
  return { title: exercise?.title, description: exercise && withoutMarks(exercise.task) };
}

export default async function ExercisePage(props: Params) {
  const { exercise, meta } = await find(props);
  if (!exercise || !meta) notFound();
  const { name, title, task, goal, broken, lines, hints } = exercise;
  return (
    <main id="main" className="prose reference" tabIndex={-1}>
      <p className="eyebrow">
        <Link href={`/learn/${meta.slug}/`} prefetch={false}>
          {`Chapter ${meta.number}: ${meta.title}`}
        </Link>
        <span>Exercise</span>
      </p>
      <h1>{title}</h1>
      <p className="lede">
        <InlineText text={task} />
      </p>
      <Exercise id={`${meta.slug}/${name}`} {...{ goal, broken, lines, hints }}>
        <GoalList goal={goal} />
      </Exercise>
    </main>
  );
}
