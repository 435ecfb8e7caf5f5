import Link from 'next/link';
import { InlineText } from '@/components/quiz/InlineText';
import { type GlossaryEntry, glossaryEntry } from '@/lib/reference/glossary';

interface GlossaryPageProps {
  entries: readonly GlossaryEntry[];
  /** Written chapters by number. */
  chapters: ReadonlyMap<number, { readonly href: string; readonly title: string }>;
}

function See({ entry, chapters }: { entry: GlossaryEntry } & Pick<GlossaryPageProps, 'chapters'>) {
  const chapter = chapters.get(entry.chapter);
  return (
    <p className="glossary-see">
      {chapter && (
        <Link href={chapter.href} prefetch={false}>
          Chapter {entry.chapter}: {chapter.title}
        </Link>
      )}
      {entry.see.map((id) => (
        <a key={id} href={`#${id}`}>
          {glossaryEntry(id)?.term}
        </a>
      ))}
    </p>
  );
}

/** Every term with its meaning, its chapter and its neighbours. */
export function GlossaryPage({ entries, chapters }: GlossaryPageProps) {
  return (
    <dl className="glossary">
      {entries.map((entry) => (
        <div key={entry.id} id={entry.id}>
          <dt>
            <dfn>{entry.term}</dfn>
          </dt>
          <dd>
            <p>
              <InlineText text={entry.text} />
            </p>
            <See entry={entry} chapters={chapters} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
