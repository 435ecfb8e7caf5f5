import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../lib/cli/rustRun';
import { compileRust } from '../../lib/rust';

/**
 * Programs that use the standard library and Tokio in breadth. The `.stdout` beside each is what rustc 1.95 and
 * Tokio 1.53.1 printed.
 */
const dir = join(import.meta.dirname, '../fixtures/stubs');
const programs = readdirSync(dir).filter((name) => name.endsWith('.rs'));

describe('the known world behaves like the real one', () => {
  test.each(programs)(
    '%s',
    (name) => {
      const compiled = compileRust(readFileSync(join(dir, name), 'utf8'));
      expect(
        compiled.diagnostics.filter((d) => d.severity === 'error').map((d) => d.message),
      ).toEqual([]);
      const ran = runProgram(compiled, { seed: 1, workers: null });
      expect(
        ran.stderr.startsWith('line ') || ran.stderr.includes('outside the model')
          ? ran.stderr
          : '',
      ).toBe('');
      expect(ran.stdout).toBe(readFileSync(join(dir, name.replace(/\.rs$/, '.stdout')), 'utf8'));
    },
    180_000,
  );
});
