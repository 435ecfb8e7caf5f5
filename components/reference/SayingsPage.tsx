import Link from 'next/link';

/** What people say, with the place that answers it. */
export interface Saying {
  readonly says: string;
  readonly verdict: string;
  readonly so: string;
  readonly href: string;
  readonly chapter: string;
}

const VERDICTS: Readonly<Record<string, string>> = {
  true: 'So it is',
  false: 'Not so',
  partly: 'Half of it',
  outdated: 'Once, not now',
};

/** Every belief that a chapter quotes, in the order of the course. */
export function SayingsPage({ sayings }: { sayings: readonly Saying[] }) {
  return (
    <ul className="reference-list sayings">
      {sayings.map(({ says, verdict, so, href, chapter }) => (
        <li key={href}>
          <p className="saying-says">
            <q>{says}</q>
          </p>
          <p>
            <strong className={`saying-verdict ${verdict}`}>{VERDICTS[verdict] ?? verdict}.</strong>{' '}
            <span>{so}</span>
          </p>
          <p className="glossary-see">
            <Link href={href} prefetch={false}>
              {chapter}
            </Link>
          </p>
        </li>
      ))}
    </ul>
  );
}
