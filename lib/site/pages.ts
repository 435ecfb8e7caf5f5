import { readFileSync } from 'node:fs';
import changes from '../../content/changes.json';
import type { Site } from '../lessons/site';
import { errorPath, errorThemes } from '../reference/errors';
import { glossary, glossaryPath } from '../reference/glossary';
import { interfaceIndex } from '../reference/interfaces';
import { type Change, feed } from './machines';
import { plainLesson } from './plainText';
import { type Findable, numbered, type SearchDocument, sectionsOf } from './searchDocuments';

const written: readonly Change[] = changes;

/** The feed of what content/changes.json says has changed. */
export function changesFeed(): string {
  return feed(written);
}

/** Pages of the reference, in the order in which they are offered. */
export const REFERENCE = [
  {
    path: '/reference/errors/',
    title: 'What rustc means',
    summary: 'Every error the checker knows: what it means, a program that has it, what helps.',
  },
  {
    path: '/reference/glossary/',
    title: 'Glossary',
    summary: 'The words of the field, each in one or two sentences.',
  },
  {
    path: '/reference/interfaces/',
    title: 'Interfaces of the course',
    summary: 'Which chapters use which parts of std, Tokio and their neighbours.',
  },
  {
    path: '/reference/sayings/',
    title: 'What people say',
    summary: 'Popular beliefs, and where the course shows what is so.',
  },
  {
    path: '/reference/checker/',
    title: 'What the checker knows',
    summary: 'Which crates, types and functions the checker and the simulator know.',
  },
  {
    path: '/reference/agreement/',
    title: 'How often it agrees with rustc',
    summary: 'Programs broken on purpose, judged by rustc and by our checker.',
  },
] as const;

const errors = () =>
  errorThemes.flatMap(({ title, entries }) => entries.map((e) => ({ title, e })));

/** The paths of all pages that a search engine should know. */
export function publicPaths({ lessons, docs }: Site): string[] {
  return [
    '/',
    ...lessons.map(({ path }) => path),
    '/playground/',
    '/reference/',
    ...REFERENCE.map(({ path }) => path),
    ...errors().map(({ e }) => errorPath(e)),
    '/docs/',
    ...docs.map(({ path }) => path),
  ];
}

/** The text of a lesson as plain Markdown; null when there is none of that name. */
export function lessonText({ lessons }: Site, slug: string): string | null {
  const found = lessons.find(({ page }) => page.meta.slug === slug);
  return found ? plainLesson(readFileSync(found.file, 'utf8'), found.page) : null;
}

type Lessons = Site['lessons'];

function inChapters(lessons: Lessons): Findable[] {
  return lessons.flatMap(({ path, page, file }) =>
    sectionsOf(
      { kind: 'chapter', path, title: `${page.meta.number}. ${page.meta.title}` },
      page.headings,
      `${page.meta.summary}\n${plainLesson(readFileSync(file, 'utf8'), page)}`,
    ),
  );
}

function inDocs(docs: Site['docs']): Findable[] {
  return docs.flatMap(({ path, page, file }) =>
    sectionsOf(
      { kind: 'page', path, title: page.title },
      page.headings,
      readFileSync(file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''),
    ),
  );
}

function inReference(): Findable[] {
  return [
    ...errors().map(({ title, e }) => ({
      kind: 'error' as const,
      path: errorPath(e),
      title: /^E\d{4}$/.test(e.key) ? `${e.key}: ${e.title}` : e.title,
      within: title,
      text: `${e.means} ${e.why} ${e.mends.join(' ')}`,
    })),
    ...glossary.map(({ id, term, text }) => ({
      kind: 'word' as const,
      path: glossaryPath(id),
      title: term,
      within: 'Glossary',
      text,
    })),
  ];
}

function interfaces(lessons: Lessons): Findable[] {
  const programs = lessons.flatMap(({ page }) =>
    Object.values(page.programs)
      .filter(({ language }) => language === 'rust')
      .map(({ file, source }) => ({ chapter: page.meta.number, file, source })),
  );
  return interfaceIndex(programs).map(({ path, uses }) => ({
    kind: 'interface',
    path: '/reference/interfaces/',
    title: path,
    within: `Used in ${uses.length === 1 ? 'chapter' : 'chapters'} ${uses.map(({ chapter }) => chapter).join(', ')}`,
    text: '',
  }));
}

function sayings(lessons: Lessons): Findable[] {
  return lessons.flatMap(({ path, page, compiled }) =>
    compiled.inspection.sayings.map(({ says, so, anchor }) => ({
      kind: 'saying' as const,
      path: `${path}#${anchor}`,
      title: says,
      within: `Chapter ${page.meta.number}`,
      text: so,
    })),
  );
}

/** Everything that a search can lead to. */
export function searchDocuments({ lessons, docs }: Site): SearchDocument[] {
  return numbered([
    ...inChapters(lessons),
    ...inReference(),
    ...interfaces(lessons),
    ...sayings(lessons),
    ...inDocs(docs),
  ]);
}
