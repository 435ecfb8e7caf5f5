import { type Agreement, JUDGEMENTS, totalOf } from '@/lib/site/agreement';
import { Table } from './Table';

/** How often the checker and rustc agree, by kind of change, with what each judgement means. */
export function AgreementTable({ agreement }: { agreement: Agreement }) {
  const all = totalOf(agreement);
  const rows = Object.entries(agreement.kinds).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <>
      <dl>
        <dt>exact</dt>
        <dd>The same verdict; when rejected, the same errors on the same lines.</dd>
        <dt>partial</dt>
        <dd>Rejected by both, and some of the errors are the same.</dd>
        <dt>off</dt>
        <dd>Rejected by both, for different errors.</dd>
        <dt>unsure</dt>
        <dd>The checker says that it cannot say, and names what it does not know.</dd>
        <dt>false alarm</dt>
        <dd>The checker rejects what rustc accepts. This must not happen.</dd>
        <dt>false clear</dt>
        <dd>The checker accepts what rustc rejects. This must not happen.</dd>
      </dl>
      <h2 id="by-kind">By kind of change</h2>
      <Table>
        <thead>
          <tr>
            <th scope="col">change</th>
            {JUDGEMENTS.map((judgement) => (
              <th scope="col" key={judgement}>
                {judgement}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows, ['all', all] as const].map(([kind, counts]) => (
            <tr key={kind}>
              <th scope="row">{kind}</th>
              {JUDGEMENTS.map((judgement) => (
                <td key={judgement}>{counts[judgement]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
