import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { AgreementTable } from '@/components/mdx/AgreementTable';
import { readAgreement } from '@/lib/site/agreement';
import { REFERENCE } from '@/lib/site/pages';

const path = '/reference/agreement/';
const { title, summary } = REFERENCE.find((page) => page.path === path) ?? {
  title: '',
  summary: '',
};

export const metadata: Metadata = pageMetadata({ title, description: summary });

export default function Page() {
  const agreement = readAgreement();
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
      {agreement.history && <p>{agreement.history}</p>}
      <AgreementTable agreement={agreement} />
    </main>
  );
}
