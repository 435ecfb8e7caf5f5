import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keyOf, offersFor, rejectedPrograms, type Verdicts, verdictsFile } from './offers';

const verdicts = JSON.parse(readFileSync(verdictsFile, 'utf8')) as Verdicts;
const programs = rejectedPrograms();
const offers = new Map(programs.map((program) => [program, offersFor(program)]));
const all = [...offers.values()].flat();

describe('quick fixes', () => {
  it('were all shown to rustc: when one is new, run tests/assist/record.ts', () => {
    const own = all.filter(({ program }) => program.startsWith('tests/'));
    expect(own.map(keyOf).filter((key) => !(key in verdicts))).toEqual([]);
  });

  it('make rustc accept the program where our checker says that they do', () => {
    const known = all.filter((o) => keyOf(o) in verdicts);
    const wrong = known.filter((o) => o.verdict === 'accepts' && verdicts[keyOf(o)]?.length !== 0);
    expect(known.length).toBeGreaterThan(60);
    expect(wrong.map((o) => `${keyOf(o)}: ${verdicts[keyOf(o)]}`)).toEqual([]);
  });

  it('exist for every program of this test', () => {
    const helpless = programs
      .filter((program) => program.startsWith('tests/'))
      .filter((program) => !offers.get(program)?.some((o) => o.verdict === 'accepts'));
    expect(helpless).toEqual([]);
  });

  it('exist for most of the chapters’ broken programs', () => {
    const lessons = programs.filter((program) => program.startsWith('content/'));
    const mended = lessons.filter((program) =>
      offers.get(program)?.some((o) => o.verdict === 'accepts'),
    );
    expect(mended.length / lessons.length).toBeGreaterThan(0.6);
  });

  it('are the same each time', () => {
    const [program = ''] = programs;
    expect(offersFor(program)).toEqual(offers.get(program));
  });
});
