import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { galleryThemes } from '@/lib/lessons/examples';

const themes = await galleryThemes(path.resolve(import.meta.dirname, '../..'));
const examples = themes.flatMap((theme) => theme.examples);

describe('the gallery', () => {
  it('has thirty programs and more, each with a name of its own', () => {
    expect(examples.length).toBeGreaterThanOrEqual(30);
    expect(new Set(examples.map(({ title }) => title)).size).toBe(examples.length);
    expect(new Set(examples.map(({ program }) => program.file)).size).toBe(examples.length);
  });

  it('shows programs that rustc accepts, and some that it does not', () => {
    const verdicts = examples.map(({ program }) => program.expected?.verdict);
    expect(verdicts.filter((verdict) => verdict === 'accepts').length).toBeGreaterThan(30);
    expect(verdicts).toContain('rejects');
  });

  it('has no program too long to be read at a glance', () => {
    for (const { program } of examples) expect(program.lines.length).toBeLessThanOrEqual(45);
  });
});
