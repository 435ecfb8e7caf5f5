import Link from 'next/link';
import type { InterfaceEntry } from '@/lib/reference/interfaces';

interface InterfacesPageProps {
  entries: readonly InterfaceEntry[];
  /** Written chapters by number. */
  chapters: ReadonlyMap<number, { readonly href: string; readonly title: string }>;
}

/** The module an entry belongs to: for a method that of its type. */
function moduleOf({ path, kind }: InterfaceEntry): string {
  return path
    .split('::')
    .slice(0, kind === 'method' ? -2 : -1)
    .join('::');
}

function shortName({ path, kind }: InterfaceEntry): string {
  const name = path
    .split('::')
    .slice(kind === 'method' ? -2 : -1)
    .join('::');
  return kind === 'macro' ? `${name}!` : name;
}

function Row({
  entry,
  chapters,
}: { entry: InterfaceEntry } & Pick<InterfacesPageProps, 'chapters'>) {
  return (
    <li className="interface">
      <a href={entry.href} rel="noreferrer">
        <code translate="no">{shortName(entry)}</code>
      </a>
      <ul className="interface-uses" aria-label={`Chapters that use ${shortName(entry)}`}>
        {entry.uses.map(({ chapter }) => {
          const place = chapters.get(chapter);
          return (
            place && (
              <li key={chapter}>
                <Link
                  href={place.href}
                  prefetch={false}
                  aria-label={`Chapter ${chapter}, ${place.title}`}
                >
                  {chapter}
                </Link>
              </li>
            )
          );
        })}
      </ul>
    </li>
  );
}

/** Items by module, each with its documentation and the chapters whose programs use it. */
export function InterfacesPage({ entries, chapters }: InterfacesPageProps) {
  const rank = (module: string) =>
    Number(!module.startsWith('tokio')) + Number(/^futures/.test(module));
  const modules = [...new Set(entries.map(moduleOf))].sort(
    (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
  );
  return modules.map((module) => (
    <section key={module} className="reference-section" aria-labelledby={module}>
      <h2 id={module}>
        <code translate="no">{module}</code>
      </h2>
      <ul className="reference-list">
        {entries
          .filter((entry) => moduleOf(entry) === module)
          .map((entry) => (
            <Row key={entry.path} entry={entry} chapters={chapters} />
          ))}
      </ul>
    </section>
  ));
}
