import Link from 'next/link';
import { Diagnostic } from '@/components/mdx/Diagnostic';
import { Program } from '@/components/mdx/Program';
import { InlineText } from '@/components/quiz/InlineText';
import type { LessonProgram } from '@/lib/lessons/lesson';
import { type ErrorEntry, type ErrorTheme, rustcPage } from '@/lib/reference/errors';
import { ErrorKey } from './ErrorIndex';

interface Place {
  readonly href: string;
  readonly text: string;
}

interface ErrorPageProps {
  entry: ErrorEntry;
  theme: ErrorTheme;
  program: LessonProgram;
  /** The chapter that teaches it, if it is written. */
  chapter?: Place | undefined;
  /** Other places where a chapter shows this error. */
  shownIn: readonly Place[];
}

/** Where one can read on: in the course, in the Rust book, in rustc's own index. */
function ReadOn({ entry, theme, chapter, shownIn }: Omit<ErrorPageProps, 'program'>) {
  const official = rustcPage(entry);
  const others = shownIn.filter(({ href }) => href !== chapter?.href);
  return (
    <ul>
      {chapter && (
        <li>
          <Link href={chapter.href} prefetch={false}>
            {chapter.text}
          </Link>{' '}
          <span>teaches what stands behind it.</span>
        </li>
      )}
      {others.map(({ href, text }) => (
        <li key={href}>
          <Link href={href} prefetch={false}>
            {text}
          </Link>{' '}
          <span>shows it in a program.</span>
        </li>
      ))}
      <li>
        <a href={theme.book} rel="noreferrer">
          The Rust book
        </a>{' '}
        <span>explains the ground it stands on.</span>
      </li>
      {official && (
        <li>
          <a href={official} rel="noreferrer">
            rustc’s own page about {entry.key}
          </a>
        </li>
      )}
    </ul>
  );
}

/** One error: what it means, a program that has it, what rustc says of that, and how to mend it. */
export function ErrorPage({ entry, theme, program, chapter, shownIn }: ErrorPageProps) {
  return (
    <main id="main" className="prose reference" tabIndex={-1}>
      <p className="eyebrow">
        <Link href="/reference/errors/" prefetch={false}>
          Errors
        </Link>
        <span>{theme.title}</span>
      </p>
      <h1>
        <span className="reference-key">
          <ErrorKey name={entry.key} />
        </span>{' '}
        <InlineText text={entry.title} />
      </h1>
      <p className="lede">
        <InlineText text={entry.means} />
      </p>
      <h2 id="program">A program that has it</h2>
      <Program program={program} />
      <p className="edit-link">
        <Link href={`/playground/#code=${program.packed}`} prefetch={false}>
          Try it: mend this program in the playground
        </Link>
      </p>
      <h2 id="rustc">What rustc says</h2>
      <Diagnostic program={program} />
      <h2 id="why">Why rustc insists</h2>
      <p>
        <InlineText text={entry.why} />
      </p>
      <h2 id="mend">What helps</h2>
      <ul>
        {entry.mends.map((mend) => (
          <li key={mend}>
            <InlineText text={mend} />
          </li>
        ))}
      </ul>
      <h2 id="read-on">Read on</h2>
      <ReadOn entry={entry} theme={theme} chapter={chapter} shownIn={shownIn} />
    </main>
  );
}
