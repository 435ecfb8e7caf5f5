import { describe, expect, test } from 'vitest';
import { runChecked } from './checked';
import { goldenProgram } from './golden/harness';
import { programs } from './golden/programs';

/** Checking every step of the runs with hundreds of tasks takes long and shows nothing the small ones do not. */
const LARGE = /mt1_600|mt1_300|mt1_25/;

describe('every recorded program keeps the rules, whatever the seed', () => {
  for (const [name, cases] of Object.entries(programs)) {
    for (const each of cases) {
      if (LARGE.test(each.name)) continue;
      test(`${name} ${each.name}`, () => {
        const seeds = each.flavor === 0 ? [1] : [1, 2, 3, 4, 5];
        for (const seed of seeds) {
          const { violations, outcome } = runChecked(goldenProgram([each]), { seed });
          expect(violations).toEqual([]);
          expect(['done', 'stuck']).toContain(outcome.status);
        }
      });
    }
  }
});
