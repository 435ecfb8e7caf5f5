import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';
import { ProgressPage } from '@/components/site/ProgressPage';

export const metadata: Metadata = pageMetadata({
  title: 'Your progress',
  description:
    'What this browser keeps of your reading and your answers, and how to take it along.',
});

export default async function Page() {
  const { lessons } = await site();
  return (
    <ProgressPage
      chapters={lessons.map(({ page }) => ({
        ...page.meta,
        questions: page.questions.map(({ id }) => id),
      }))}
    />
  );
}
