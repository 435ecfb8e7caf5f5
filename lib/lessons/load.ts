import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { readQuiz } from '@/lib/quiz/validate';
import { formsOf } from '@/lib/quiz/variants';
import { type CompiledPage, compilePage, type PageBody } from './compile';
import { docFrontmatter, lessonFrontmatter, readFrontmatter } from './frontmatter';
import type { PageContext } from './inspect';
import { keyQuiz } from './keys';
import {
  type DocPage,
  type Lesson,
  type ProgramRecording,
  recordingName,
  runOfQuestion,
} from './lesson';
import type { ContentProblem } from './problem';
import { loadPrograms } from './programs';
import { recordProgram } from './recordProgram';
import { outputsOf, problemsOf, runOf } from './runFacts';
import type { Vocabulary } from './vocabulary';

/** Where content stands, and what it may say. Paths in messages are relative to `root`. */
export interface ContentSource {
  readonly root: string;
  readonly vocabulary: Vocabulary;
}

/** A page read and compiled; `problems` is everything wrong with it, empty when it may be published. */
export interface LoadedPage<T> {
  readonly path: string;
  readonly file: string;
  readonly page: T;
  readonly Body: PageBody | null;
  readonly compiled: CompiledPage;
  readonly problems: readonly ContentProblem[];
}

const LESSON_DIRECTORY = /^(\d\d)-[a-z0-9-]+$/;

/** The slugs of all lessons in reading order (directory names such as `10-spawn-static-arc`). */
export function lessonSlugs(root: string): string[] {
  const folder = path.join(root, 'content/lessons');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'lesson.mdx')),
    )
    .map((entry) => entry.name)
    .sort();
}

/** The MDX files below `content/docs`, by slug (the file's name without its extension). */
export function docFiles(root: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ['content/docs', 'content/docs/decisions']) {
    const absolute = path.join(root, folder);
    if (!existsSync(absolute)) continue;
    for (const name of readdirSync(absolute).sort()) {
      if (name.endsWith('.mdx')) found.set(name.slice(0, -'.mdx'.length), `${folder}/${name}`);
    }
  }
  return found;
}

function loadQuiz(
  directory: string,
  shown: string,
): { quiz: Lesson['quiz']; problems: ContentProblem[] } {
  const file = path.join(directory, 'quiz.json');
  if (!existsSync(file)) return { quiz: null, problems: [] };
  const { items, problems } = readQuiz(`${shown}/quiz.json`, readFileSync(file, 'utf8'));
  return {
    quiz: items,
    problems: problems.map(({ file: where, line, path: at, message, remedy }) => ({
      file: where,
      line,
      message: at ? `${at}: ${message}` : message,
      remedy,
    })),
  };
}

function checkQuizPrograms(
  quiz: Lesson['quiz'],
  programs: Lesson['programs'],
  shown: string,
): ContentProblem[] {
  const problems: ContentProblem[] = [];
  for (const item of (quiz ?? []).flatMap(formsOf)) {
    if (!('program' in item) || !item.program || Object.hasOwn(programs, item.program)) continue;
    problems.push({
      file: `${shown}/quiz.json`,
      line: 1,
      message: `${item.id} names a missing program: ${item.program}`,
      remedy: `Put it at ${shown}/programs/${item.program}.`,
    });
  }
  return problems;
}

async function compileWithMeta<T>(
  source: ContentSource,
  context: PageContext,
  schema: z.ZodType<T>,
): Promise<{ compiled: CompiledPage; meta: T | null; problems: ContentProblem[] }> {
  const absolute = path.join(source.root, context.file);
  const compiled = await compilePage(absolute, context);
  if (compiled.frontmatter === undefined) {
    return { compiled, meta: null, problems: compiled.inspection.problems };
  }
  const text = readFileSync(absolute, 'utf8');
  const front = readFrontmatter(schema, compiled.frontmatter, context.file, text);
  return {
    compiled,
    meta: front.value,
    problems: [...front.problems, ...compiled.inspection.problems],
  };
}

function recordSimulations(
  { inspection }: CompiledPage,
  programs: Lesson['programs'],
  quiz: Lesson['quiz'],
): Lesson['recordings'] {
  const recordings: Record<string, ProgramRecording> = {};
  const shown = inspection.simulations.map(({ props }) => props);
  const asked = (quiz ?? [])
    .flatMap(formsOf)
    .map(runOfQuestion)
    .filter((props) => props !== null);
  for (const props of [...shown, ...asked]) {
    const program = Object.hasOwn(programs, props.program) ? programs[props.program] : undefined;
    if (program)
      recordings[recordingName(props)] ??= recordProgram(program.source, props, program.expected);
  }
  return recordings;
}

/** Reads, validates and compiles `content/lessons/<slug>`. Never throws for content: see `problems`. */
export async function loadLesson(source: ContentSource, slug: string): Promise<LoadedPage<Lesson>> {
  const shown = `content/lessons/${slug}`;
  const directory = path.join(source.root, shown);
  const { programs, problems: programProblems } = await loadPrograms(directory, shown);
  const { quiz, problems: quizProblems } = loadQuiz(directory, shown);
  const keys = keyQuiz(quiz ?? [], programs, `${shown}/quiz.json`, {
    run: runOf,
    outputs: outputsOf,
    problems: problemsOf,
  });
  const file = `${shown}/lesson.mdx`;
  const context = { file, vocabulary: source.vocabulary, programs, questions: quiz };
  const { compiled, meta, problems } = await compileWithMeta(source, context, lessonFrontmatter);
  const number = Number(LESSON_DIRECTORY.exec(slug)?.[1] ?? 0);
  const nameProblems: ContentProblem[] = LESSON_DIRECTORY.test(slug)
    ? []
    : [
        {
          file: shown,
          line: 1,
          message: 'the directory’s name does not start with its two-digit number',
          remedy: 'Name it like 10-spawn-static-arc.',
        },
      ];
  const fallback = { title: slug, summary: '', minutes: 1, part: 1, objectives: [] };
  return {
    path: `/learn/${slug}/`,
    file,
    page: {
      meta: { slug, number, ...(meta ?? fallback) },
      programs,
      recordings: recordSimulations(compiled, programs, quiz),
      stages: Object.fromEntries(
        compiled.inspection.simulations
          .map(({ props, anchor }) => [recordingName(props), anchor])
          .reverse(),
      ),
      headings: compiled.inspection.headings,
      quiz,
      questions: keys.items,
    },
    Body: compiled.Body,
    compiled,
    problems: [
      ...nameProblems,
      ...programProblems,
      ...quizProblems,
      ...checkQuizPrograms(quiz, programs, shown),
      ...keys.problems,
      ...problems,
    ],
  };
}

/** Reads, validates and compiles a page below `content/docs`; the same promises as `loadLesson`. */
export async function loadDoc(source: ContentSource, slug: string): Promise<LoadedPage<DocPage>> {
  const file = docFiles(source.root).get(slug) ?? `content/docs/${slug}.mdx`;
  const context = { file, vocabulary: source.vocabulary, programs: {}, questions: null };
  const { compiled, meta, problems } = await compileWithMeta(source, context, docFrontmatter);
  const { title, summary, order } = meta ?? { title: slug, summary: '', order: 9999 };
  return {
    path: `/docs/${slug}/`,
    file,
    page: { slug, title, summary, order, headings: compiled.inspection.headings },
    Body: compiled.Body,
    compiled,
    problems,
  };
}
