import type { Metadata } from 'next';
import Link from 'next/link';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';

export const metadata: Metadata = pageMetadata({
  title: 'How it is made',
  description: 'The architecture of Poll by Poll, what its model leaves out, and its decisions.',
});

export default async function DocsIndex() {
  const { docs } = await site();
  return (
    <main id="main" className="prose" tabIndex={-1}>
      <h1>How it is made</h1>
      <dl>
        {docs.map(({ path, page }) => (
          <div key={path}>
            <dt>
              <Link href={path} prefetch={false}>
                {page.title}
              </Link>
            </dt>
            <dd>{page.summary}</dd>
          </div>
        ))}
      </dl>
    </main>
  );
}
