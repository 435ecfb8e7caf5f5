import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';
import { ReviewPage } from '@/components/review/ReviewPage';

export const metadata: Metadata = pageMetadata({
  title: 'Review',
  description: 'Questions that you missed come back after one, three, seven and twenty-one days.',
});

export default async function Page() {
  const { lessons } = await site();
  return (
    <main id="main" className="prose reference" tabIndex={-1}>
      <h1>Review</h1>
      <p className="lede">
        What you missed, or guessed, comes back after one, three, seven and twenty-one days. Then it
        is yours.
      </p>
      <ReviewPage
        chapters={lessons.map(({ page }) => ({
          slug: page.meta.slug,
          questions: page.questions.map(({ id }) => id),
        }))}
      />
    </main>
  );
}
