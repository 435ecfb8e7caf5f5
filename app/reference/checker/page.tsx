import type { Metadata } from 'next';
import Link from 'next/link';
import { pageMetadata } from '@/app/metadata';
import { KnownWorld } from '@/components/mdx/KnownWorld';
import { REFERENCE } from '@/lib/site/pages';

const path = '/reference/checker/';
const { title, summary } = REFERENCE.find((page) => page.path === path) ?? {
  title: '',
  summary: '',
};

export const metadata: Metadata = pageMetadata({ title, description: summary });

export default function Page() {
  return (
    <main id="main" className="prose" tabIndex={-1}>
      <h1>{title}</h1>
      <p className="lede">
        The checker and the simulator know the parts of the standard library, Tokio and a few more
        crates that are listed here. The list is printed from the very declarations they work with.
      </p>
      <p>
        A name that is not here makes the checker answer <em>unsure</em>; it never guesses.{' '}
        <em>Checked only</em> means that the types are known and a run stops there and says so.{' '}
        <em>Varies</em> means that a run has values which a real run need not share: random numbers,
        the clock. The errors it can report have{' '}
        <Link href="/reference/errors/">pages of their own</Link>, and{' '}
        <Link href="/reference/agreement/">how often it agrees with rustc</Link> is measured.
      </p>
      <KnownWorld />
    </main>
  );
}
