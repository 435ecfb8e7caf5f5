import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareErrors, programsOf, theWorld } from '../fixtures/rustc/compare';

beforeAll(() => void theWorld(), 120_000);

// Expected errors were recorded from rustc 1.95 by lib/cli/label.ts; those of later stages do not count here.
for (const file of ['syntax', 'names', 'macros'])
  describe(file, () => {
    for (const program of programsOf(readFileSync(`tests/fixtures/rustc/${file}.txt`, 'utf8')))
      test(program.title, () => {
        const { ours, rustcs } = compareErrors(program);
        expect(ours).toEqual(rustcs);
      });
  });
