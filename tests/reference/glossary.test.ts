import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { glossary, glossaryEntry } from '@/lib/reference/glossary';

const entry = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  term: z.string().min(2),
  chapter: z.int().min(1).max(18),
  text: z.string().min(20).max(260).regex(/\.$/),
  see: z.array(z.string()).min(1).max(4),
});

describe('the glossary', () => {
  it('has entries of the expected form, each once', () => {
    expect(z.array(entry).min(50).safeParse(glossary).error).toBeUndefined();
    expect(new Set(glossary.map(({ id }) => id)).size).toBe(glossary.length);
  });

  it('stands in alphabetical order', () => {
    const words = glossary.map(({ term }) => term.replace(/[^a-z ]/gi, '').toLowerCase());
    expect(words).toEqual([...words].sort());
  });

  it('points only at terms that exist, and never at itself', () => {
    const wrong = glossary.flatMap(({ id, see }) =>
      see
        .filter((other) => other === id || !glossaryEntry(other))
        .map((other) => `${id} → ${other}`),
    );
    expect(wrong).toEqual([]);
  });

  it('does not explain a term by a longer word of the same entry', () => {
    const circular = glossary.filter(({ term, text }) =>
      text.toLowerCase().startsWith(`${term.toLowerCase()} `),
    );
    expect(circular.map(({ id }) => id)).toEqual([]);
  });
});
