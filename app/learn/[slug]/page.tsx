import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';
import { ExerciseLinks } from '@/components/exercise/ExerciseLinks';
import { lessonComponents } from '@/components/mdx/registry';
import { LessonPage } from '@/components/site/LessonPage';
import { exercisesOf } from '@/lib/lessons/exercises';
import { lessonStatement } from '@/lib/site/structured';

export const dynamicParams = false;

interface Params {
  params: Promise<{ slug: string }>;
}

export async function generateStaticParams() {
  return (await site()).lessons.map(({ page }) => ({ slug: page.meta.slug }));
}

async function find({ params }: Params) {
  const { slug } = await params;
  return (await site()).lessons.find(({ page }) => page.meta.slug === slug);
}

export async function generateMetadata(props: Params): Promise<Metadata> {
  const lesson = await find(props);
  if (!lesson) return {};
  const { title, summary, slug } = lesson.page.meta;
  return pageMetadata({
    title,
    description: summary,
    card: `${slug}.png`,
    markdown: `/learn/${slug}/lesson.md`,
  });
}

export default async function LearnPage(props: Params) {
  const { slug } = await props.params;
  const { lessons } = await site();
  const at = lessons.findIndex(({ page }) => page.meta.slug === slug);
  const lesson = lessons[at];
  if (!lesson?.Body) notFound();
  const { Body, page } = lesson;
  return (
    <LessonPage
      meta={page.meta}
      file={lesson.file}
      statement={lessonStatement(page.meta, page.questions.length)}
      headings={page.headings}
      previous={lessons[at - 1]?.page.meta}
      next={lessons[at + 1]?.page.meta}
    >
      <Body components={lessonComponents(page)} />
      <ExerciseLinks slug={slug} exercises={await exercisesOf(process.cwd(), slug)} />
    </LessonPage>
  );
}
