import { describe, expect, it } from 'vitest';
import { jsonLines } from '@/lib/quiz/jsonLines';
import { formatProblem, readQuiz } from '@/lib/quiz/validate';
import { formsOf } from '@/lib/quiz/variants';

const good = {
  id: 'q10-1',
  version: 1,
  chapter: 10,
  type: 'single',
  tests: ['M17'],
  stem: "What does `T: 'static` ask for?",
  hints: ['Think of what the value contains.', 'Look at the drop in the middle.'],
  options: [
    { text: 'No borrow that could end', correct: true, why: 'That is the bound.' },
    {
      text: 'A value that is never dropped',
      correct: false,
      why: 'It may be dropped.',
      misconception: 'M17',
    },
  ],
};

const read = (items: unknown) => readQuiz('quiz.json', JSON.stringify(items, null, 2));
const first = (items: unknown) => {
  const problem = read(items).problems[0];
  return problem && formatProblem(problem);
};

describe('readQuiz', () => {
  it('accepts a good quiz', () => {
    expect(read([good])).toMatchObject({ problems: [], items: [{ id: 'q10-1' }] });
  });

  it('names the line of broken JSON', () => {
    const { problems, items } = readQuiz('quiz.json', '[\n  { "id": "q10-1",,\n]');
    expect(items).toEqual([]);
    expect(problems[0]).toMatchObject({ file: 'quiz.json', line: 2 });
    expect(problems[0]?.remedy).toContain('comma');
  });

  it('names the line and the property that is missing', () => {
    const { hints: _hints, ...rest } = good;
    expect(first([rest])).toMatch(/^quiz\.json:2: 0\.hints: .*\. Give "hints" as tuple\.$/);
  });

  it('names an unknown property on its own line', () => {
    expect(first([{ ...good, option: [] }])).toMatch(
      /^quiz\.json:\d+: 0\.option: unknown property "option"\. Remove it/,
    );
  });

  it('wants exactly one correct option', () => {
    const options = good.options.map((o) => ({ ...o, correct: true, misconception: undefined }));
    expect(first([{ ...good, options }])).toContain('exactly one option is correct');
  });

  it('knows the misconceptions', () => {
    expect(first([{ ...good, tests: ['M99'] }])).toMatch(/0\.tests\.0: .*Use one of: M01, M02/);
  });

  it('knows the types', () => {
    expect(first([{ ...good, type: 'essay' }])).toContain('unknown or missing "type"');
  });

  it('refuses a second item with the same id', () => {
    expect(first([good, { ...good, stem: 'Other' }])).toContain('q10-1 is already used by item 0');
  });

  it('refuses options about the other options', () => {
    const options = [...good.options, { text: 'None of the above', correct: false, why: 'No.' }];
    expect(first([{ ...good, options }])).toContain('shuffled');
  });

  it('refuses a stem that asks for what is not so', () => {
    expect(first([{ ...good, stem: 'Which is NOT true?' }])).toContain('negative stems');
  });

  it('refuses a key typed by hand where rustc is the judge', () => {
    const item = {
      ...good,
      type: 'compiles',
      program: 'a.rs',
      accepts: true,
      options: undefined,
      reasons: [],
    };
    expect(
      read([item])
        .problems.map((p) => p.message)
        .join('\n'),
    ).toContain('"accepts"');
  });
});

describe('jsonLines', () => {
  it.each([
    ['{"a": 1}', 'a', 1],
    ['{\n "a": 1,\n "b": [true,\n {"c": null}]\n}', 'b.1.c', 4],
    ['[\n\n"x", "y\\"],{", \n3]', '2', 4],
    ['{"a\\"b":\n{}}', 'a"b', 2],
  ])('%j has %s on line %i', (text, path, line) => {
    expect(jsonLines(text).get(path)).toBe(line);
  });
});

describe('variants', () => {
  const withVariant = (variant: object) => [{ ...good, variants: [variant] }];

  it('are the same question with other texts', () => {
    const { items, problems } = read(withVariant({ stem: 'And `U`?' }));
    expect(problems).toEqual([]);
    expect(items.flatMap(formsOf).map(({ id, stem }) => [id, stem])).toEqual([
      ['q10-1', good.stem],
      ['q10-1', 'And `U`?'],
    ]);
  });

  it('are checked like any question', () => {
    expect(first(withVariant({ stem: '' }))).toContain('0.variants.0.stem');
    expect(first(withVariant({ stem: 'What is NOT so?' }))).toContain('NOT so');
  });

  it('keep the id and the type', () => {
    expect(first(withVariant({ id: 'q10-2' }))).toContain('a variant changes "id"');
    expect(first(withVariant({ type: 'multi' }))).toContain('a variant changes "type"');
  });
});
