import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';
import { docComponents } from '@/components/mdx/registry';

export const dynamicParams = false;

interface Params {
  params: Promise<{ slug: string }>;
}

export async function generateStaticParams() {
  return (await site()).docs.map(({ page }) => ({ slug: page.slug }));
}

async function find({ params }: Params) {
  const { slug } = await params;
  return (await site()).docs.find(({ page }) => page.slug === slug);
}

export async function generateMetadata(props: Params): Promise<Metadata> {
  const doc = await find(props);
  return pageMetadata({ title: doc?.page.title, description: doc?.page.summary });
}

export default async function DocsPage(props: Params) {
  const doc = await find(props);
  if (!doc?.Body) notFound();
  const { Body, page } = doc;
  return (
    <main id="main" className="prose" tabIndex={-1}>
      <h1>{page.title}</h1>
      <Body components={docComponents()} />
    </main>
  );
}
