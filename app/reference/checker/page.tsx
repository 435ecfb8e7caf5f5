import type { Metadata } from 'next';
import Link from 'next/link';
import { pageMetadata } from '@/app/metadata';
import { Table } from '@/components/mdx/Table';
import { type KnownItem, knownCrates, type Support } from '@/lib/reference/knownWorld';
import { REFERENCE } from '@/lib/site/pages';

const path = '/reference/checker/';
const { title, summary } = REFERENCE.find((page) => page.path === path) ?? {
  title: '',
  summary: '',
};

export const metadata: Metadata = pageMetadata({ title, description: summary });

const MARKS: Readonly<Record<Support, string>> = {
  runs: '',
  varies: ' (varies)',
  checked: ' (checked only)',
};

function Item({ item }: { item: KnownItem }) {
  return (
    <li>
      {item.kind} <code>{item.kind === 'macro' ? `${item.name}!` : item.name}</code>
      {MARKS[item.support]}
      {item.methods.length > 0 && (
        <>
          {': '}
          {item.methods.map(({ name, support }, at) => (
            <span key={name}>
              {at > 0 && ', '}
              <code>{name}</code>
              {MARKS[support]}
            </span>
          ))}
        </>
      )}
    </li>
  );
}

export default function Page() {
  const crates = knownCrates();
  return (
    <main id="main" className="prose" tabIndex={-1}>
      <h1>{title}</h1>
      <p className="lede">
        The checker and the simulator know the parts of the standard library, Tokio and a few more
        crates that are listed here. The list is printed from the very declarations they work with.
      </p>
      <p>
        A name that is not here makes the checker answer <em>unsure</em>; it never guesses.{' '}
        <em>Checked only</em> means that the types are known and a run stops there and says so.{' '}
        <em>Varies</em> means that a run has values which a real run need not share: random numbers,
        the clock. The errors it can report have{' '}
        <Link href="/reference/errors/">pages of their own</Link>, and{' '}
        <Link href="/reference/agreement/">how often it agrees with rustc</Link> is measured.
      </p>
      <Table>
        <thead>
          <tr>
            <th scope="col">crate</th>
            <th scope="col">runs</th>
            <th scope="col">varies</th>
            <th scope="col">checked only</th>
          </tr>
        </thead>
        <tbody>
          {crates.map(({ name, counts }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{counts.runs}</td>
              <td>{counts.varies}</td>
              <td>{counts.checked}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {crates.map(({ name, modules }) => (
        <section key={name} aria-labelledby={name}>
          <h2 id={name}>{name}</h2>
          {modules.map(({ path: module, items }) => (
            <details key={module}>
              <summary>
                <code>{module}</code> ({items.length})
              </summary>
              <ul>
                {items.map((item) => (
                  <Item key={`${item.kind} ${item.name}`} item={item} />
                ))}
              </ul>
            </details>
          ))}
        </section>
      ))}
    </main>
  );
}
