import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { Table } from '@/components/mdx/Table';
import { JUDGEMENTS, readAgreement, totalOf } from '@/lib/site/agreement';
import { REFERENCE } from '@/lib/site/pages';

const path = '/reference/agreement/';
const { title, summary } = REFERENCE.find((page) => page.path === path) ?? {
  title: '',
  summary: '',
};

export const metadata: Metadata = pageMetadata({ title, description: summary });

export default function Page() {
  const agreement = readAgreement();
  const all = totalOf(agreement);
  const rows = Object.entries(agreement.kinds).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <main id="main" className="prose" tabIndex={-1}>
      <h1>{title}</h1>
      <p className="lede">
        We break valid programs on purpose: a <code>move</code> goes, an <code>.await</code> goes, a
        guard lives longer. Then rustc judges each of them, and so does our checker. This table says
        how often the two agree.
      </p>
      <p>
        {agreement.total} programs, of which rustc accepts {agreement.accepted} and rejects{' '}
        {agreement.total - agreement.accepted}. Judged by {agreement.toolchain}. Made with{' '}
        <code>{agreement.command}</code>.
      </p>
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
    </main>
  );
}
