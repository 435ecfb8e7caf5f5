import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expectedProgram } from '@/lib/lessons/expected';
import { errorThemes, explain } from '@/lib/reference/errors';
import { compileRust } from '@/lib/rust';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, 'content/reference/errors');
const entries = errorThemes.flatMap((theme) => theme.entries);

const sentence = z.string().regex(/^[^ ].*[.!?)]$/);
const entrySchema = z.strictObject({
  key: z.string().regex(/^(E\d{4}|[a-z]+([-_][a-z]+)*)$/),
  title: z.string().min(10).max(90).regex(/[^.]$/),
  means: sentence,
  why: sentence,
  mends: z.array(sentence).min(1).max(4),
  chapter: z.int().min(1).max(18).optional(),
});
const themeSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  about: sentence,
  book: z.url(),
  entries: z.array(entrySchema).min(1),
});

/** Every string in the front end's sources that is one of rustc's codes, or the name of a lint. */
function codesOfTheChecker(): string[] {
  const found = new Set<string>();
  const files = readdirSync(path.join(root, 'lib/rust'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.includes('generated'))) {
    const text = readFileSync(path.join(root, 'lib/rust', file), 'utf8');
    const codes = text.matchAll(/['"`](E\d{4})['"`]/g);
    const lints = text.matchAll(/\blint: ['"`](\w+)['"`]/g);
    for (const [, name = ''] of [...codes, ...lints]) found.add(name);
  }
  return [...found].sort();
}

describe('the index of errors', () => {
  it('has texts of the expected form', () => {
    for (const theme of errorThemes) expect(themeSchema.safeParse(theme).error).toBeUndefined();
  });

  it('explains every code that the checker can report', () => {
    const codes = codesOfTheChecker();
    expect(codes.length).toBeGreaterThan(100);
    const keys = new Set(entries.map(({ key }) => key));
    expect(codes.filter((code) => !keys.has(code))).toEqual([]);
  });

  it('explains nothing twice', () => {
    const keys = entries.map(({ key }) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('has themes in files of their own, all of them listed', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(errorThemes.map(({ id }) => `${id}.json`).sort()).toEqual(files.sort());
  });
});

describe.each(entries)('the program of $key', (entry) => {
  const file = path.join(folder, 'programs', `${entry.key}.rs`);
  const recorded = () =>
    expectedProgram.parse(JSON.parse(readFileSync(`${file}.expected.json`, 'utf8')));

  it('is there, and rustc says of it what is explained', () => {
    expect(existsSync(file)).toBe(true);
    const first = recorded().diagnostics[0];
    expect(first && explain(first)?.key).toBe(entry.key);
  });

  it('shows one error and no other', () => {
    const errors = recorded().diagnostics.filter(({ level }) => level === 'error');
    expect(errors.length).toBe(entry.key === 'unused_must_use' ? 0 : 1);
  });

  it('is judged alike by the checker, or it says that it is unsure', () => {
    const { diagnostics, verdict } = compileRust(readFileSync(file, 'utf8'));
    const keys = diagnostics.map((one) => explain(one)?.key);
    expect(verdict === 'unsure' ? 'unsure' : keys[0]).toBe(
      verdict === 'unsure' ? 'unsure' : entry.key,
    );
  });
});
