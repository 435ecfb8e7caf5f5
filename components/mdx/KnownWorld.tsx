import {
  type KnownCrate,
  type KnownItem,
  knownCrates,
  type Support,
} from '@/lib/reference/knownWorld';
import { Table } from './Table';

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

function Counts({ crates }: { crates: readonly KnownCrate[] }) {
  return (
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
  );
}

/** Every name that the checker knows, by crate and module, from the stubs; modules are folded. */
export function KnownWorld() {
  const crates = knownCrates();
  return (
    <>
      <Counts crates={crates} />
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
    </>
  );
}
