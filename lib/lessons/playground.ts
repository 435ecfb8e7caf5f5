import path from 'node:path';
import type { LessonProgram } from './lesson';
import { ContentProblems } from './problem';
import { loadPrograms } from './programs';

/** The programs that the playground offers to begin with, from `content/playground/programs`. */
export async function playgroundPrograms(root: string): Promise<LessonProgram[]> {
  const shown = 'content/playground';
  const { programs, problems } = await loadPrograms(path.join(root, shown), shown);
  if (problems.length > 0) throw new ContentProblems(problems);
  return Object.values(programs);
}
