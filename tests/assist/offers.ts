import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '@/lib/assist/edits';
import { quickFixes } from '@/lib/assist/quickFixes';
import { compileRust } from '@/lib/rust';

export const root = path.resolve(import.meta.dirname, '../..');
export const verdictsFile = path.join(import.meta.dirname, 'verdicts.json');

/** A program after one quick fix, with what our checker says of it. */
export interface Offer {
  readonly program: string;
  readonly title: string;
  readonly text: string;
  readonly verdict: string;
  /** The code of the finding it mends; empty for findings without one. */
  readonly mends: string;
}

/** What rustc said of the text: an empty list when it accepted it, else the codes of its errors. */
export type Verdicts = Readonly<Record<string, readonly string[]>>;

export const keyOf = ({ program, title, text }: Offer): string =>
  `${program} / ${title} / ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;

/** Programs of this test, and those of the chapters that rustc rejects. */
export function rejectedPrograms(): string[] {
  const own = 'tests/assist/programs';
  const lessons = readdirSync(path.join(root, 'content/lessons'), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((name) => name.endsWith('.rs.expected.json'))
    .filter((name) =>
      /"verdict": "rejects"/.test(readFileSync(path.join(root, 'content/lessons', name), 'utf8')),
    )
    .map((name) => `content/lessons/${name.replace('.expected.json', '')}`);
  return [...readdirSync(path.join(root, own)).map((name) => `${own}/${name}`), ...lessons].sort();
}

/** Every quick fix that is offered for a program. */
export function offersFor(program: string): Offer[] {
  const source = readFileSync(path.join(root, program), 'utf8');
  const compilation = compileRust(source);
  return compilation.diagnostics.flatMap((finding) =>
    quickFixes(compilation, finding).map(({ title, edit, verdict }) => ({
      program,
      title,
      text: applyEdits(source, [edit]) ?? '',
      verdict,
      mends: finding.code ?? '',
    })),
  );
}
