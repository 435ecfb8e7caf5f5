import path from 'node:path';
import type { LessonProgram } from './lesson';
import { ContentProblems } from './problem';
import { loadPrograms } from './programs';

const loaded = new Map<string, Promise<Readonly<Record<string, LessonProgram>>>>();

/** The programs of the index of errors by key, with what rustc recorded; read once per process. */
export function errorPrograms(root: string): Promise<Readonly<Record<string, LessonProgram>>> {
  const known = loaded.get(root);
  if (known) return known;
  const shown = 'content/reference/errors';
  const programs = loadPrograms(path.join(root, shown), shown).then((found) => {
    if (found.problems.length > 0) throw new ContentProblems(found.problems);
    const entries = Object.values(found.programs).map(
      (program) => [program.file.replace(/\.rs$/, ''), program] as const,
    );
    return Object.fromEntries(entries);
  });
  loaded.set(root, programs);
  return programs;
}
