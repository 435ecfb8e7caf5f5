import { beforeAll, describe, expect, it } from 'vitest';
import { vocabulary } from '@/components/mdx/vocabulary';
import type { Lesson } from '@/lib/lessons/lesson';
import type { LoadedPage } from '@/lib/lessons/load';
import { readingGrade, sentencesOf, wordsOf } from '@/lib/lessons/prose';
import { inspectSite, type Site } from '@/lib/lessons/site';
import { misconceptions } from '@/lib/quiz/misconceptions';
import { root } from '../architecture/sources';
import { misspelt, ownWords, unusedWords } from './dictionary';

let site: Site;
beforeAll(async () => {
  ({ site } = await inspectSite({ root, vocabulary }));
}, 300_000);

/** Texts of a question: not its code, and not what programs print. */
function questionTexts(value: unknown, key = ''): string[] {
  const code =
    'id type place program code lines misconception tests kind task of key verdict'.split(' ');
  if (code.includes(key)) return [];
  if (typeof value === 'string') return [value.replace(/`[^`]*`/g, ' … ')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    questionTexts(inner, Array.isArray(value) ? key : name),
  );
}

describe('the measures of a text', () => {
  it('a sentence ends at its mark, not at a decimal point', () => {
    expect(sentencesOf('It costs 2.5 µs. Is that much? “No.” It is not!')).toEqual([
      'It costs 2.5 µs.',
      'Is that much?',
      '“No.”',
      'It is not!',
    ]);
  });

  it('a word may have an apostrophe or a hyphen', () => {
    expect(wordsOf('Tokio’s well-known words: “spawn”, 2.5 µs.')).toEqual([
      'Tokio’s',
      'well-known',
      'words',
      'spawn',
      '2.5',
      'µs',
    ]);
  });

  // Worked out by hand from the formula: 6 words in 1 sentence with 6 syllables.
  it('the grade is that of Flesch and Kincaid', () => {
    expect(readingGrade(['The cat sat on the mat.'])).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 5);
  });

  it('long words in long sentences are harder', () => {
    const hard = 'Cooperative multitasking necessitates conscientious implementation discipline.';
    expect(readingGrade([hard])).toBeGreaterThan(12);
    expect(readingGrade([])).toBe(0);
  });
});

describe('spelling', () => {
  it('notices a mistake, and knows the words of the field', () => {
    expect(misspelt('The exectuor polls the future of `x`.')).toEqual(['exectuor']);
    expect(misspelt('Tokio’s wakers are cooperative.')).toEqual([]);
  });

  it('of all pages is right', () => {
    const wrong = [...site.lessons, ...site.docs].flatMap(({ file, compiled }) =>
      compiled.inspection.texts.flatMap(({ spelled, line }) =>
        misspelt(spelled).map((word) => `${file}:${line}: ${word}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('of all questions and misconceptions is right', () => {
    const wrong = site.lessons.flatMap(({ page }) =>
      (page.quiz ?? []).flatMap((item) =>
        questionTexts(item)
          .flatMap(misspelt)
          .map((word) => `${item.id}: ${word}`),
      ),
    );
    expect(wrong).toEqual([]);
    expect(questionTexts(misconceptions).flatMap(misspelt)).toEqual([]);
  });

  it('of titles, summaries and objectives is right', () => {
    const wrong = site.lessons.flatMap(({ page: { meta } }) =>
      [meta.title, meta.summary, ...meta.objectives].flatMap(misspelt),
    );
    expect(wrong).toEqual([]);
  });

  it('needs every word of our own list, in alphabetical order', () => {
    expect(unusedWords()).toEqual([]);
    const sorted = [...ownWords].sort((a, b) => a.localeCompare(b, 'en'));
    expect(ownWords).toEqual(sorted);
  });
});

describe('reading', () => {
  const gradeOf = ({ compiled }: LoadedPage<Lesson>): number =>
    readingGrade(
      compiled.inspection.texts.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text),
    );

  it('no chapter asks for more than nine years of school, and half of them for less than six', () => {
    const grades = site.lessons.map(gradeOf).sort((a, b) => a - b);
    expect(grades.at(-1)).toBeLessThanOrEqual(9);
    expect(grades[Math.floor(grades.length / 2)]).toBeLessThanOrEqual(6);
  });

  it('no sentence has more than forty words', () => {
    const long = site.lessons.flatMap(({ file, compiled }) =>
      compiled.inspection.texts.flatMap(({ text, line }) =>
        sentencesOf(text)
          .filter((sentence) => wordsOf(sentence).length > 40)
          .map((sentence) => `${file}:${line}: ${sentence}`),
      ),
    );
    expect(long).toEqual([]);
  });
});

describe('every chapter has its parts', () => {
  const count = ({ compiled }: LoadedPage<Lesson>, ...names: string[]): number =>
    compiled.inspection.words.filter((word) => names.includes(word)).length;
  const lacking = (part: (lesson: LoadedPage<Lesson>) => boolean): string[] =>
    site.lessons.filter((lesson) => !part(lesson)).map(({ page }) => page.meta.slug);

  it('two stages, and one prediction', () => {
    expect(lacking((lesson) => lesson.compiled.inspection.simulations.length >= 2)).toEqual([]);
    expect(lacking((lesson) => count(lesson, 'Predict') >= 1)).toEqual([]);
  });

  it('something to step or to guess before its second section', () => {
    expect(
      lacking(({ compiled }) => {
        const second = compiled.inspection.headings.filter(({ depth }) => depth === 2)[1];
        const first = compiled.inspection.simulations[0];
        return first !== undefined && second !== undefined && first.line < second.line;
      }),
    ).toEqual([]);
  });

  it('two popular beliefs, each with a source', () => {
    expect(lacking((lesson) => count(lesson, 'Belief') >= 2)).toEqual([]);
  });

  it('a recap, the questions, and where to read on', () => {
    expect(
      lacking((lesson) => count(lesson, 'Recap') === 1 && count(lesson, 'Quiz') === 1),
    ).toEqual([]);
    expect(
      lacking(({ page }) =>
        ['questions', 'read-on'].every((id) => page.headings.some((heading) => heading.id === id)),
      ),
    ).toEqual([]);
  });

  it('links to the documentation and to other chapters', () => {
    const linked = (pattern: RegExp) =>
      lacking(({ compiled }) => compiled.inspection.links.some(({ url }) => pattern.test(url)));
    expect(linked(/^https:\/\/(doc\.rust-lang\.org|docs\.rs)\//)).toEqual([]);
    expect(linked(/^\/learn\//)).toEqual([]);
  });

  it('the same idea in a language that the reader may know', () => {
    expect(
      lacking(({ compiled }) =>
        compiled.inspection.texts.some(({ text }) =>
          /\b(JavaScript|TypeScript|Node|Go|Python)\b/.test(text),
        ),
      ),
    ).toEqual([]);
  });

  it('objectives that start with what the reader does', () => {
    expect(
      lacking(({ page }) => page.meta.objectives.every((text) => /^[A-Z].*\.$/.test(text))),
    ).toEqual([]);
  });
});
