import type { Answer } from '@/lib/quiz/grade';
import type { KeyedItem } from '@/lib/quiz/key';

/** Where problems are reported: the `NEXT_PUBLIC_REPOSITORY` of the build, or nowhere. */
const repository = process.env.NEXT_PUBLIC_REPOSITORY?.replace(/\/$/, '');

/** The address of a new issue about a question, with what a maintainer needs to find it. Nothing is sent before the reader does. */
export function reportAddress(to: string, item: KeyedItem, answers: readonly Answer[]): string {
  const given = answers.map((answer) => JSON.stringify(answer)).join('\n');
  const body = [
    `Question: ${item.id}, version ${item.version}, chapter ${item.chapter}`,
    `Answers given: ${given || 'none'}`,
    '',
    'What is wrong with it:',
    '',
  ].join('\n');
  const query = new URLSearchParams({ title: `Question ${item.id}`, body });
  return `${to}/issues/new?${query}`;
}

/** A way to say that a question is wrong, where the site knows whom to tell. */
export function ReportLink({ item, answers }: { item: KeyedItem; answers: readonly Answer[] }) {
  if (!repository) return null;
  return (
    <a className="quiet" href={reportAddress(repository, item, answers)} rel="noreferrer">
      Report this question
    </a>
  );
}
