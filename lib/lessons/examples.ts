import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { LessonProgram } from './lesson';
import { type ContentProblem, ContentProblems } from './problem';
import { loadPrograms } from './programs';

const themes = z.array(
  z.strictObject({
    folder: z.string().regex(/^[a-z-]+$/),
    title: z.string().min(1),
    examples: z.array(
      z.strictObject({
        file: z.string().regex(/\.rs$/),
        title: z.string().min(1),
        /** What the program shows, in one line. */
        point: z.string().min(1).max(90),
      }),
    ),
  }),
);

/** A program of the gallery. */
export interface Example {
  readonly title: string;
  readonly point: string;
  readonly program: LessonProgram;
}

export interface Theme {
  readonly folder: string;
  readonly title: string;
  readonly examples: readonly Example[];
}

const SHOWN = 'content/examples';

/** The gallery, theme by theme. Throws when a program is missing, unnamed or not recorded. */
export async function galleryThemes(root: string): Promise<Theme[]> {
  const list = themes.parse(
    JSON.parse(readFileSync(path.join(root, SHOWN, 'examples.json'), 'utf8')),
  );
  const problems: ContentProblem[] = [];
  const found: Theme[] = [];
  for (const { folder, title, examples } of list) {
    const shown = `${SHOWN}/${folder}`;
    const loaded = await loadPrograms(path.join(root, shown), shown);
    problems.push(...loaded.problems);
    const named = new Set(examples.map(({ file }) => file));
    for (const file of Object.keys(loaded.programs))
      if (!named.has(file)) problems.push(problemOf(file, 'stands in no theme'));
    found.push({
      folder,
      title,
      examples: examples.flatMap(({ file, ...words }) => {
        const program = loaded.programs[file];
        if (program?.expected) return [{ ...words, program }];
        problems.push(problemOf(file, program ? 'is not recorded' : 'does not exist'));
        return [];
      }),
    });
  }
  if (problems.length > 0) throw new ContentProblems(problems);
  return found;
}

function problemOf(file: string, message: string): ContentProblem {
  return {
    file: `${SHOWN}/examples.json`,
    line: 1,
    message: `${file} ${message}`,
    remedy:
      'Every program of the gallery has a title, a point and a recording (npm run verify -- --record).',
  };
}
