import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';
import { SayingsPage } from '@/components/reference/SayingsPage';

export const metadata: Metadata = pageMetadata({
  title: 'What people say',
  description: 'Popular beliefs about async Rust, and where this course shows what is so.',
});

export default async function Page() {
  const { lessons } = await site();
  const sayings = lessons.flatMap(({ path, page, compiled }) =>
    compiled.inspection.sayings.map(({ says, verdict, so, anchor }) => ({
      says,
      verdict,
      so,
      href: `${path}#${anchor}`,
      chapter: `Chapter ${page.meta.number}: ${page.meta.title}`,
    })),
  );
  return (
    <main id="main" className="prose reference" tabIndex={-1}>
      <h1>What people say</h1>
      <p className="lede">
        Beliefs about async Rust that one hears often, and what is so. Each leads to the program
        that shows it.
      </p>
      <SayingsPage sayings={sayings} />
    </main>
  );
}
