import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';
import { GlossaryPage } from '@/components/reference/GlossaryPage';
import { glossary } from '@/lib/reference/glossary';

export const metadata: Metadata = pageMetadata({
  title: 'Glossary',
  description: 'The words of async Rust and of Tokio’s scheduler, each in one or two sentences.',
});

export default async function Page() {
  const { lessons } = await site();
  const chapters = new Map(
    lessons.map(({ path, page }) => [page.meta.number, { href: path, title: page.meta.title }]),
  );
  return (
    <main id="main" className="prose reference" tabIndex={-1}>
      <h1>Glossary</h1>
      <p className="lede">
        The words of the field, each in one or two sentences, with the chapter that shows it.
      </p>
      <GlossaryPage entries={glossary} chapters={chapters} />
    </main>
  );
}
