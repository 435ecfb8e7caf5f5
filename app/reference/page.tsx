import type { Metadata } from 'next';
import Link from 'next/link';
import { pageMetadata } from '@/app/metadata';

export const metadata: Metadata = pageMetadata({
  title: 'Reference',
  description: 'Errors, words, interfaces and popular beliefs, each to be looked up on its own.',
});

const PAGES = [
  {
    href: '/reference/errors/',
    title: 'What rustc means',
    about: 'Every error the checker knows: what it means, a program that has it, what helps.',
  },
  {
    href: '/reference/glossary/',
    title: 'Glossary',
    about: 'The words of the field, each in one or two sentences.',
  },
  {
    href: '/reference/interfaces/',
    title: 'Interfaces of the course',
    about: 'Which chapters use which parts of std, Tokio and their neighbours.',
  },
  {
    href: '/reference/sayings/',
    title: 'What people say',
    about: 'Popular beliefs, and where the course shows what is so.',
  },
  {
    href: '/reference/checker/',
    title: 'What the checker knows',
    about: 'Which crates, types and functions the checker and the simulator know.',
  },
  {
    href: '/reference/agreement/',
    title: 'How often it agrees with rustc',
    about: 'Programs broken on purpose, judged by rustc and by our checker.',
  },
  {
    href: '/exercises/',
    title: 'Exercises',
    about: 'Broken programs to mend, graded under every schedule.',
  },
] as const;

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
