import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileRust } from '@/lib/rust';
import { lineAndColumn } from '@/lib/rust/diagnostics/lines';
import { programsOf } from '../fixtures/rustc/compare';

// Expected errors were recorded from rustc 1.95 by lib/cli/label.ts.
describe('moves, loans and lifetimes', () => {
  for (const program of programsOf(readFileSync('tests/fixtures/rustc/borrowck.txt', 'utf8')))
    test(program.title, () => {
      const found = compileRust(program.text);
      const ours = found.diagnostics
        .filter((d) => d.severity === 'error')
        .map((d) => `${d.code ?? '-'} ${lineAndColumn(program.text, d.primary.start).line}`);
      const rustcs = program.errors.map((line) => line.replace(/^(\S+) (\d+):.*$/, '$1 $2'));
      // Undecided is allowed, and counted below; accepting what rustc rejects, or the reverse, never is.
      if (found.verdict === 'unsure') return;
      expect([...new Set(ours)].sort()).toEqual([...new Set(rustcs)].sort());
      expect(found.verdict).toBe(rustcs.length > 0 ? 'rejects' : 'accepts');
    });

  test('few are left undecided', () => {
    const programs = programsOf(readFileSync('tests/fixtures/rustc/borrowck.txt', 'utf8'));
    const undecided = programs.filter((p) => compileRust(p.text).verdict === 'unsure');
    expect(undecided.map((p) => p.title).length).toBeLessThanOrEqual(1);
  });
});
