import { type MisconceptionId, misconceptions } from '@/lib/quiz/misconceptions';
import { SiteLink } from './SiteLink';
import { Table } from './Table';

/** What `lib/lessons/courseTables.ts` counts of a chapter. */
export interface CountedChapter {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly words: number;
  readonly grade: number;
  readonly programs: number;
  readonly stages: number;
  readonly predictions: number;
  readonly questions: number;
  readonly types: number;
  readonly misconceptions: readonly string[];
}

const COLUMNS: readonly (readonly [string, (row: CountedChapter) => number])[] = [
  ['Words', (row) => row.words],
  ['Grade', (row) => Math.round(row.grade)],
  ['Programs', (row) => row.programs],
  ['Stages', (row) => row.stages],
  ['Predictions', (row) => row.predictions],
  ['Questions', (row) => row.questions],
  ['Types', (row) => row.types],
  ['Beliefs', (row) => row.misconceptions.length],
];
const SUMMED = ['Words', 'Programs', 'Stages', 'Predictions', 'Questions'];

/** The chapters in numbers, with a last row of sums. */
export function ChapterTable({ rows }: { rows: readonly CountedChapter[] }) {
  const sum = (of: (row: CountedChapter) => number) => rows.reduce((n, row) => n + of(row), 0);
  return (
    <div className="wide">
      <Table>
        <thead>
          <tr>
            <th scope="col">Chapter</th>
            {COLUMNS.map(([name]) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slug}>
              <th scope="row">
                <SiteLink href={`/learn/${row.slug}/`}>{`${row.number}. ${row.title}`}</SiteLink>
              </th>
              {COLUMNS.map(([name, of]) => (
                <td key={name}>{of(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            {COLUMNS.map(([name, of]) => (
              <td key={name}>{SUMMED.includes(name) ? sum(of) : ''}</td>
            ))}
          </tr>
        </tfoot>
      </Table>
    </div>
  );
}

/** Each belief with the questions that test it. */
export function MisconceptionTable({
  questions,
}: {
  questions: readonly (readonly [MisconceptionId, readonly string[]])[];
}) {
  return (
    <div className="wide">
      <Table>
        <thead>
          <tr>
            <th scope="col">Belief</th>
            <th scope="col">Questions</th>
            <th scope="col">Which</th>
          </tr>
        </thead>
        <tbody>
          {questions.map(([id, asked]) => (
            <tr key={id}>
              <th scope="row">{misconceptions[id].believes}</th>
              <td>{asked.length}</td>
              <td>{asked.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

interface CoveredTopic {
  readonly topic: string;
  readonly at: string;
  readonly shown: readonly string[];
  readonly asked: readonly string[];
}

/** Where in the file's address a heading is, as a link of this site. */
function addressOf(at: string): string {
  const [slug, heading] = at.split('#');
  return `/learn/${slug}/${heading ? `#${heading}` : ''}`;
}

/** Each topic with its place, the programs that show it, and the questions about it. */
export function TopicTable({ topics }: { topics: readonly CoveredTopic[] }) {
  return (
    <div className="wide">
      <Table>
        <thead>
          <tr>
            <th scope="col">Topic</th>
            <th scope="col">Programs, verified with rustc and Tokio</th>
            <th scope="col">Questions, with computed keys</th>
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, at, shown, asked }) => (
            <tr key={topic}>
              <th scope="row">
                <SiteLink href={addressOf(at)}>{topic}</SiteLink>
              </th>
              <td>{shown.join(', ')}</td>
              <td>{asked.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
