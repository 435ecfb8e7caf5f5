import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { ErrorIndex } from '@/components/reference/ErrorIndex';
import { errorThemes } from '@/lib/reference/errors';

export const metadata: Metadata = pageMetadata({
  title: 'Errors',
  description:
    'Every compiler error the checker of this site knows: what it means, why, and what helps.',
});

export default function ErrorsPage() {
  return (
    <main id="main" className="prose reference" tabIndex={-1}>
      <h1>What rustc means</h1>
      <p className="lede">
        Every error that the checker of this site can find, in plain words. Each page has a small
        program with the error, what rustc prints for it, and what helps.
      </p>
      <ErrorIndex themes={errorThemes} />
    </main>
  );
}
