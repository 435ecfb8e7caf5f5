import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type MisconceptionId, misconceptionIds } from '../quiz/misconceptions';
import type { Lesson } from './lesson';
import type { LoadedPage } from './load';
import { readingGrade, wordsOf } from './prose';

const topicSchema = z.strictObject({
  topic: z.string(),
  /** The chapter, and the heading where it is explained. */
  at: z.string().regex(/^\d\d-[a-z0-9-]+(#[a-z0-9-]+)?$/),
  /** Programs of this chapter that show it. */
  shown: z.array(z.string()).min(1),
  /** Questions about it, here or in another chapter. */
  asked: z.array(z.string()).min(1),
});

export type Topic = z.infer<typeof topicSchema>;

/** What the course promises to cover, from `content/topics.json`. Throws when the file is malformed. */
export function readTopics(root: string): Topic[] {
  const file = path.join(root, 'content/topics.json');
  return z.array(topicSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** One chapter in numbers. Programs are those in Rust, questions those of the text and of the end together. */
export interface ChapterRow {
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
  readonly misconceptions: readonly MisconceptionId[];
}

/** The chapters in numbers, in reading order. */
export function chapterRows(lessons: readonly LoadedPage<Lesson>[]): ChapterRow[] {
  return lessons.map(({ page, compiled: { inspection } }) => {
    const quiz = page.quiz ?? [];
    const used = (...names: string[]) =>
      inspection.words.filter((word) => names.includes(word)).length;
    const texts = inspection.texts.filter(({ kind }) => kind === 'paragraph');
    const tested = new Set(quiz.flatMap(({ tests }) => tests));
    return {
      slug: page.meta.slug,
      number: page.meta.number,
      title: page.meta.title,
      words: inspection.texts.flatMap(({ text }) => wordsOf(text)).length,
      grade: readingGrade(texts.map(({ text }) => text)),
      programs: Object.values(page.programs).filter(({ language }) => language === 'rust').length,
      stages: used('Walk', 'Simulation'),
      predictions: used('Predict'),
      questions: quiz.length,
      types: new Set(quiz.map(({ type }) => type)).size,
      misconceptions: misconceptionIds.filter((id) => tested.has(id)),
    };
  });
}

/** Which questions test each misconception, in the order of the course; none is left out. */
export function questionsByMisconception(
  lessons: readonly LoadedPage<Lesson>[],
): Map<MisconceptionId, string[]> {
  const found = new Map<MisconceptionId, string[]>(misconceptionIds.map((id) => [id, []]));
  for (const { page } of lessons)
    for (const { id, tests } of page.quiz ?? [])
      for (const misconception of tests) found.get(misconception)?.push(id);
  return found;
}

/** What is wrong with the topics: a chapter, heading, program or question that is not there. */
export function topicProblems(
  topics: readonly Topic[],
  lessons: readonly LoadedPage<Lesson>[],
): string[] {
  const bySlug = new Map(lessons.map(({ page }) => [page.meta.slug, page]));
  const ids = new Set(lessons.flatMap(({ page }) => (page.quiz ?? []).map(({ id }) => id)));
  return topics.flatMap(({ topic, at, shown, asked }) => {
    const [slug = '', heading] = at.split('#');
    const page = bySlug.get(slug);
    if (!page) return [`${topic}: no chapter ${slug}`];
    const missing = [
      ...shown.filter((file) => !Object.hasOwn(page.programs, file)),
      ...asked.filter((id) => !ids.has(id)),
      ...(heading && !page.headings.some(({ id }) => id === heading) ? [`#${heading}`] : []),
    ];
    return missing.map((what) => `${topic}: ${slug} has no ${what}`);
  });
}
