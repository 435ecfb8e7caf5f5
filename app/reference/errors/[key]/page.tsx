import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';
import { withoutMarks } from '@/components/quiz/InlineText';
import { ErrorPage } from '@/components/reference/ErrorPage';
import { errorPrograms } from '@/lib/lessons/referencePrograms';
import { errorEntry, errorThemes, explain } from '@/lib/reference/errors';

export const dynamicParams = false;

interface Params {
  params: Promise<{ key: string }>;
}

export function generateStaticParams() {
  return errorThemes.flatMap(({ entries }) => entries.map(({ key }) => ({ key })));
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const entry = errorEntry((await params).key);
  if (!entry) return {};
  const code = /^E\d{4}$/.test(entry.key) ? `${entry.key}: ` : '';
  return pageMetadata({
    title: `${code}${withoutMarks(entry.title)}`,
    description: withoutMarks(entry.means).slice(0, 200),
  });
}

export default async function Page({ params }: Params) {
  const { key } = await params;
  const entry = errorEntry(key);
  const theme = errorThemes.find(({ entries }) => entries.some((one) => one.key === key));
  const program = (await errorPrograms(process.cwd()))[key];
  if (!entry || !theme || !program) notFound();
  const { lessons } = await site();
  const places = lessons.map(({ path, page }) => ({
    number: page.meta.number,
    href: path,
    text: `Chapter ${page.meta.number}: ${page.meta.title}`,
    shows: Object.values(page.programs).some(({ expected }) =>
      expected?.diagnostics.some((one) => explain(one)?.key === key),
    ),
  }));
  return (
    <ErrorPage
      entry={entry}
      theme={theme}
      program={program}
      chapter={places.find(({ number }) => number === entry.chapter)}
      shownIn={places.filter(({ shows }) => shows)}
    />
  );
}
