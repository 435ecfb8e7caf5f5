import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { grade } from '@/lib/exercise/grade';
import { loadExercises } from '@/lib/lessons/exercises';
import { lessonSlugs } from '@/lib/lessons/load';

const root = path.resolve(import.meta.dirname, '../..');
const lessons = await Promise.all(
  lessonSlugs(root).map(async (slug) => {
    const shown = `content/lessons/${slug}`;
    return { slug, ...(await loadExercises(path.join(root, shown), shown)) };
  }),
);
const all = lessons.flatMap(({ slug, exercises }) =>
  Object.values(exercises).map((exercise) => ({ ...exercise, slug })),
);

it('the exercises are well formed', () => {
  expect(lessons.flatMap(({ problems }) => problems)).toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(2);
});

/** What is not met, for a message that helps. */
const unmet = ({ verdict, checks }: ReturnType<typeof grade>): string[] =>
  verdict === 'passed' ? [] : checks.filter(({ met }) => !met).map(({ text }) => text);

describe.each(all)('$slug: $title', ({ goal, broken, solutions, wrong }) => {
  it('the broken program fails, and the feedback says where or when', () => {
    const { verdict, checks } = grade(broken, goal);
    expect(verdict).toBe('failed');
    const shown = checks.filter(
      ({ met, line, choices }) => !met && (line ?? choices) !== undefined,
    );
    expect(shown).not.toEqual([]);
  });

  it.each(Object.entries(solutions))('%s passes', (_, source) => {
    expect(unmet(grade(source, goal))).toEqual([]);
  });

  it.each(Object.entries(wrong))('%s fails', (_, source) => {
    expect(grade(source, goal).verdict).toBe('failed');
  });
});
