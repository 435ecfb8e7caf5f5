import Link from 'next/link';
import { InlineText } from '@/components/quiz/InlineText';
import { type ErrorTheme, errorPath } from '@/lib/reference/errors';

/** Keys that are rustc's own words are set as code; names of ours are not shown as if rustc had said them. */
export function ErrorKey({ name }: { name: string }) {
  const real = /^E\d{4}$/.test(name) || name.includes('_');
  return real ? <code translate="no">{name}</code> : <span className="no-key">no code</span>;
}

/** Every error that the checker knows, by theme, each with one line. */
export function ErrorIndex({ themes }: { themes: readonly ErrorTheme[] }) {
  return (
    <>
      {themes.map(({ id, title, about, entries }) => (
        <section key={id} className="reference-section" aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          <p className="reference-about">{about}</p>
          <ul className="reference-list">
            {entries.map((entry) => (
              <li key={entry.key}>
                <Link href={errorPath(entry)} prefetch={false}>
                  <span className="reference-key">
                    <ErrorKey name={entry.key} />
                  </span>
                  <span>
                    <InlineText text={entry.title} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
