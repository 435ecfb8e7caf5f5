// npm run -s course: the course in numbers. Chapter by chapter; which questions test each misconception; and for each
// topic the chapter, the programs that rustc and Tokio verify, and the questions whose keys are computed.
import path from 'node:path';
import {
  chapterRows,
  questionsByMisconception,
  readTopics,
  topicProblems,
} from '@/lib/lessons/courseTables';
import { lessonSlugs, loadLesson } from '@/lib/lessons/load';

const root = path.resolve(import.meta.dirname, '../..');

/** A table in Markdown, as wide as its widest cells. */
function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...cells.slice(1).map(line),
  ].join('\n');
}

// Without a vocabulary, pages are read and not drawn; that is all that counting needs.
const lessons = await Promise.all(
  lessonSlugs(root).map((slug) => loadLesson({ root, vocabulary: {} }, slug)),
);
const topics = readTopics(root);
const rows = chapterRows(lessons);
const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((n, row) => n + of(row), 0);

const total = [
  ...['', `${rows.length} chapters`, sum((r) => r.words), ''],
  ...[sum((r) => r.programs), sum((r) => r.stages), sum((r) => r.predictions)],
  ...[sum((r) => r.questions), '', ''],
];
console.log(
  table(
    'no,chapter,words,grade,programs,stages,predictions,questions,types,misconceptions'.split(','),
    [
      ...rows.map((r) => [
        ...[r.number, r.title, r.words, r.grade.toFixed(1), r.programs, r.stages],
        ...[r.predictions, r.questions, r.types, r.misconceptions.join(' ')],
      ]),
      total,
    ],
  ),
);
const byMisconception = [...questionsByMisconception(lessons)];
console.log(
  `\n${table(
    ['misconception', 'questions', 'which'],
    byMisconception.map(([id, asked]) => [id, asked.length, asked.join(' ')]),
  )}`,
);
console.log(
  `\n${table(
    ['topic', 'where', 'programs (verified)', 'questions (keyed)'],
    topics.map(({ topic, at, shown, asked }) => [topic, at, shown.join(' '), asked.join(' ')]),
  )}`,
);
const problems = [
  ...topicProblems(topics, lessons),
  ...byMisconception
    .filter(([, asked]) => asked.length < 2)
    .map(([id]) => `${id}: too few questions`),
];
for (const problem of problems) console.log(`FAILED ${problem}`);
console.log(
  `${topics.length + byMisconception.length - problems.length} passed, ${problems.length} failed`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
