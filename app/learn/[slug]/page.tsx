import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { site } from '@/app/site';
import { lessonComponents } from '@/components/mdx/registry';

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
  const lesson = await find(props);
  if (!lesson?.Body) notFound();
  const { Body, page } = lesson;
  return (
    <main id="main">
      <h1>{page.meta.title}</h1>
      <p>{page.meta.summary}</p>
      <Body components={lessonComponents(page)} />
    </main>
  );
}
