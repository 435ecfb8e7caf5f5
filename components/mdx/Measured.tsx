import { measured, type Quantity } from './measured';
import { Table } from './Table';

const grouped = new Intl.NumberFormat('en');

/** Bytes and nanoseconds in the unit that gives a number one can read. */
function inWords({ kind, value }: Quantity): string {
  if (kind === 'bytes')
    return value < 1024
      ? `${value} bytes`
      : `${grouped.format(Number((value / 1024).toPrecision(2)))} KiB`;
  return value < 1000
    ? `${value} ns`
    : `${grouped.format(Number((value / 1000).toPrecision(2)))} µs`;
}

/** A table of measured numbers, with the machine and the versions they are from. */
export function Measured({ of, title }: { of: Quantity['kind']; title: string }) {
  const { machine, versions, quantities } = measured;
  return (
    <figure className="measured">
      <figcaption>
        <span className="output-title">{title}</span>
      </figcaption>
      <Table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">{of === 'bytes' ? 'Memory for each' : 'Time for each'}</th>
          </tr>
        </thead>
        <tbody>
          {quantities
            .filter(({ kind }) => kind === of)
            .map((quantity) => (
              <tr key={quantity.id}>
                <td>{quantity.what}</td>
                <td>{inWords(quantity)}</td>
              </tr>
            ))}
        </tbody>
      </Table>
      <p className="output-note">
        <span>
          {`Measured on ${machine}; rustc ${versions.rustc}, Tokio ${versions.tokio}, Go ${versions.go}, Node ${versions.node}. `}
        </span>
        <span>
          Measure again with <code>npm run measure</code>.
        </span>
      </p>
    </figure>
  );
}

const TOOL: Readonly<Record<string, string>> = {
  go: `Go ${measured.versions.go}`,
  ts: `Node ${measured.versions.node}`,
};

/** What a program in TypeScript or Go printed, recorded by `npm run measure`. */
export function Printed({ file }: { file: string }) {
  const name = file.split('/').at(-1) ?? file;
  return (
    <figure className="output">
      <figcaption>
        <span className="output-title">{`${name} prints`}</span>{' '}
        <span className="output-source">{TOOL[name.split('.').at(-1) ?? ''] ?? ''}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="code" tabIndex={0} translate="no">
        <samp>{measured.printed[file]}</samp>
      </pre>
    </figure>
  );
}
