import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ExerciseText, exerciseSchema } from '@/lib/exercise/schema';
import { highlightLines } from './highlight';
import { type ContentProblem, ContentProblems } from './problem';

/** An exercise as its page needs it; `file` of a program is shown in messages. */
export interface LoadedExercise extends ExerciseText {
  readonly name: string;
  readonly broken: string;
  /** The broken program's highlighted lines. */
  readonly lines: readonly string[];
  /** Programs that solve it, and programs that look like it and do not, by file name. */
  readonly solutions: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

function programsLike(folder: string, name: RegExp): Record<string, string> {
  const files = readdirSync(folder).filter((file) => name.test(file));
  return Object.fromEntries(
    files.sort().map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}

function readText(
  folder: string,
  shown: string,
): { text: ExerciseText | null; problems: ContentProblem[] } {
  const file = `${shown}/exercise.json`;
  const problem = (message: string, remedy: string) => ({ file, line: 1, message, remedy });
  try {
    const parsed = exerciseSchema.safeParse(
      JSON.parse(readFileSync(path.join(folder, 'exercise.json'), 'utf8')),
    );
    if (parsed.success) return { text: parsed.data, problems: [] };
    const remedy = 'Its form stands in lib/exercise/schema.ts.';
    return {
      text: null,
      problems: parsed.error.issues.map(({ path: at, message }) =>
        problem(`${at.join('.')}: ${message}`, remedy),
      ),
    };
  } catch (error) {
    return { text: null, problems: [problem(String(error), 'Write it as JSON.')] };
  }
}

/**
 * Reads the exercises below a lesson's directory. Never throws for content. That solutions pass and
 * wrong programs fail is for the tests to say; here only the form is looked at.
 */
export async function loadExercises(
  directory: string,
  shownDirectory: string,
): Promise<{ exercises: Record<string, LoadedExercise>; problems: ContentProblem[] }> {
  const exercises: Record<string, LoadedExercise> = {};
  const problems: ContentProblem[] = [];
  const folder = path.join(directory, 'exercises');
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  for (const name of names) {
    const own = path.join(folder, name);
    const shown = `${shownDirectory}/exercises/${name}`;
    const { text, problems: found } = readText(own, shown);
    problems.push(...found);
    const { 'broken.rs': broken } = programsLike(own, /^broken\.rs$/);
    const solutions = programsLike(own, /^solution.*\.rs$/);
    const wrong = programsLike(own, /^wrong.*\.rs$/);
    if (!broken || Object.keys(solutions).length === 0 || Object.keys(wrong).length === 0) {
      problems.push({
        file: shown,
        line: 1,
        message: 'broken.rs, a solution*.rs or a wrong*.rs is missing',
        remedy: 'An exercise has all three: the tests hold the goal against them.',
      });
    } else if (text) {
      const lines = await highlightLines(broken, 'rust');
      exercises[name] = { ...text, name, broken, lines, solutions, wrong };
    }
  }
  return { exercises, problems };
}

const loaded = new Map<string, Promise<readonly LoadedExercise[]>>();

/** The exercises of one chapter, read once per process; throws `ContentProblems` when one is malformed. */
export function exercisesOf(root: string, slug: string): Promise<readonly LoadedExercise[]> {
  const shown = `content/lessons/${slug}`;
  const directory = path.join(root, shown);
  const known = loaded.get(directory);
  if (known) return known;
  const exercises = loadExercises(directory, shown).then((found) => {
    if (found.problems.length > 0) throw new ContentProblems(found.problems);
    return Object.values(found.exercises);
  });
  loaded.set(directory, exercises);
  return exercises;
}
