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
        <div>
          <dt>
            <Link href="/docs/course/" prefetch={false}>
              The course in numbers
            </Link>
          </dt>
          <dd>What each chapter holds, and which programs and questions cover which topic.</dd>
        </div>
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
