import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../../lib/recording/record';
import { compileRust } from '../../lib/rust';
import { lineAndColumn } from '../../lib/rust/diagnostics/lines';

interface Labelled {
  readonly id: string;
  readonly errors: readonly { code: string | null; line: number; message: string }[];
  /** What real Tokio printed, where it always prints the same. */
  readonly stdout?: string;
  readonly text: string;
}

const anyName = (message: string): string => message.replace(/`[^`]*`/g, '`_`');
const key = (code: string | null, line: number, message: string): string =>
  `${code ?? anyName(message).split(/[:(]/)[0]?.trim()}@${line}`;

// Small programs as learners write them; labels recorded from rustc 1.95 and tokio 1.53.1, not from our own answers.
const programs = readFileSync('tests/fixtures/mutants/programs.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Labelled);

describe('judged as rustc judges them, line by line', () => {
  test.each(programs.map((p) => [p.id, p] as const))('%s', (_, p) => {
    const c = compileRust(p.text);
    const ours = c.diagnostics
      .filter((d) => d.severity === 'error')
      .map((d) => key(d.code, lineAndColumn(p.text, d.primary.start).line, d.message));
    const rustcs = p.errors.map((e) => key(e.code, e.line, e.message));
    expect([...new Set(ours)].sort()).toEqual([...new Set(rustcs)].sort());
    expect(c.verdict).toBe(rustcs.length > 0 ? 'rejects' : 'accepts');
    if (p.stdout === undefined || !c.program) return;
    const { stdout } = run(c.program, { seed: 0 });
    expect(c.program.report().outside).toBeNull();
    expect(stdout).toBe(p.stdout);
  });
});
