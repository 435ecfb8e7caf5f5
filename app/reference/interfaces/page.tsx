import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';
import { InterfacesPage } from '@/components/reference/InterfacesPage';
import { interfaceIndex } from '@/lib/reference/interfaces';

export const metadata: Metadata = pageMetadata({
  title: 'Interfaces',
  description: 'Which chapters use which parts of std, Tokio and their neighbours.',
});

export default async function Page() {
  const { lessons } = await site();
  const programs = lessons.flatMap(({ page }) =>
    Object.values(page.programs)
      .filter(({ language }) => language === 'rust')
      .map(({ file, source }) => ({ chapter: page.meta.number, file, source })),
  );
  const chapters = new Map(
    lessons.map(({ path, page }) => [page.meta.number, { href: path, title: page.meta.title }]),
  );
  return (
    <main id="main" className="prose reference" tabIndex={-1}>
      <h1>Interfaces of the course</h1>
      <p className="lede">
        What the programs use of std, Tokio and their neighbours. A name leads to its documentation,
        a number to the chapter that uses it. The list is read from the programs themselves.
      </p>
      <InterfacesPage entries={interfaceIndex(programs)} chapters={chapters} />
    </main>
  );
}
