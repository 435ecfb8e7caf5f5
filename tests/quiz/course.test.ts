import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Item } from '@/lib/quiz/schema';
import { formatProblem, readQuiz } from '@/lib/quiz/validate';

const folder = path.resolve(import.meta.dirname, '../../content/lessons');
const chapters = readdirSync(folder)
  .filter((name) => existsSync(path.join(folder, name, 'quiz.json')))
  .map((name) => {
    const file = path.join(folder, name, 'quiz.json');
    const { items, problems } = readQuiz(`${name}/quiz.json`, readFileSync(file, 'utf8'));
    return { name, number: Number(name.slice(0, 2)), items, problems };
  });

/** Everything a reader may see of a question, without its code. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(texts);
}

it('there are chapters with questions', () => {
  expect(chapters.length).toBeGreaterThan(0);
});

it('no id is used twice in the course', () => {
  const ids = chapters.flatMap(({ items }) => items.map(({ id }) => id));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

describe.each(chapters)('$name', ({ number, items, problems }) => {
  it('is a valid quiz', () => {
    expect(problems.map(formatProblem)).toEqual([]);
  });

  it('has at least six questions of at least four types', () => {
    expect(items.length).toBeGreaterThanOrEqual(6);
    expect(new Set(items.map(({ type }) => type)).size).toBeGreaterThanOrEqual(4);
  });

  it('asks about its own chapter, under its own ids', () => {
    const id = `q${String(number).padStart(2, '0')}-`;
    expect(items.filter((item) => item.chapter !== number || !item.id.startsWith(id))).toEqual([]);
  });

  it('takes at least half of its keys from rustc, Tokio or the simulator', () => {
    const judged: readonly Item['type'][] = [
      'predict-log',
      'predict-next',
      'predict-time',
      'possible',
      'diagnose',
      'order',
      'count',
      'compiles',
    ];
    const keyed = items.filter(({ type }) => judged.includes(type)).length;
    expect(keyed / items.length).toBeGreaterThanOrEqual(0.5);
  });

  it('talks plainly', () => {
    const found = items.flatMap(texts).filter((text) => /\b(simply|just|obviously)\b/i.test(text));
    expect(found).toEqual([]);
  });
});
