import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { site } from '@/app/site';
import { lessonComponents } from '@/components/mdx/registry';
import { LessonPage } from '@/components/site/LessonPage';

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
  return { title: lesson?.page.meta.title, description: lesson?.page.meta.summary };
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
      headings={page.headings}
      previous={lessons[at - 1]?.page.meta}
      next={lessons[at + 1]?.page.meta}
    >
      <Body components={lessonComponents(page)} />
    </LessonPage>
  );
}
