import type { Metadata } from 'next';
import Link from 'next/link';
import { pageMetadata } from '@/app/metadata';
import { REFERENCE } from '@/lib/site/pages';

export const metadata: Metadata = pageMetadata({
  title: 'Reference',
  description: 'Errors, words, interfaces and popular beliefs, each to be looked up on its own.',
});

const PAGES = [
  ...REFERENCE.map(({ path, title, summary }) => ({ href: path, title, about: summary })),
  {
    href: '/exercises/',
    title: 'Exercises',
    about: 'Broken programs to mend, graded under every schedule.',
  },
];

export default function ReferencePage() {
  return (
    <main id="main" className="prose reference" tabIndex={-1}>
      <h1>Reference</h1>
      <p className="lede">To look something up, without doing the course.</p>
      <dl className="glossary">
        {PAGES.map(({ href, title, about }) => (
          <div key={href}>
            <dt>
              <Link href={href} prefetch={false}>
                {title}
              </Link>
            </dt>
            <dd>{about}</dd>
          </div>
        ))}
      </dl>
    </main>
  );
}
