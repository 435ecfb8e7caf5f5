import { z } from 'zod';
import type { ContentProblem } from './problem';

/** The front matter of `lesson.mdx`. Unknown keys are refused, so that a misspelt one is noticed. */
export const lessonFrontmatter = z.strictObject({
  title: z.string().min(3).max(80),
  summary: z.string().min(20).max(240),
  minutes: z.int().min(1).max(90),
  part: z.int().min(1).max(5),
  objectives: z.array(z.string().min(5)).min(1).max(6),
});

/** The front matter of a page below `content/docs`. */
export const docFrontmatter = z.strictObject({
  title: z.string().min(3).max(100),
  summary: z.string().min(10).max(240),
  order: z.int().min(0).max(9999).default(9999),
});

/** The line (from 1) on which a key of the front matter stands; 1 when it stands nowhere. */
function lineOfKey(source: string, key: string): number {
  const index = source.split('\n').findIndex((line) => line.startsWith(`${key}:`));
  return index < 0 ? 1 : index + 1;
}

/** Validates front matter; never throws. Each problem names the file, the key and its line. */
export function readFrontmatter<T>(
  schema: z.ZodType<T>,
  value: unknown,
  file: string,
  source: string,
): { value: T | null; problems: ContentProblem[] } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { value: parsed.data, problems: [] };
  const problems = parsed.error.issues.map((issue) => {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : issue.path.map(String);
    return {
      file,
      line: lineOfKey(source, keys[0] ?? ''),
      message: `front matter: ${keys.join('.') || 'the block'}: ${issue.message}`,
      remedy: 'The allowed keys and their limits stand in lib/lessons/frontmatter.ts.',
    };
  });
  return { value: null, problems };
}
