import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runGolden } from './golden/harness';
import { goldenLines } from './golden/lines';
import { programs } from './golden/programs';

interface Recorded {
  readonly case: string;
  readonly determinism: 'full' | 'order' | 'invariants-only';
  readonly order: string[];
}

const fixtures = path.resolve(import.meta.dirname, '../fixtures/golden');

for (const [program, cases] of Object.entries(programs)) {
  const recorded = JSON.parse(
    readFileSync(path.join(fixtures, `${program}.json`), 'utf8'),
  ) as Recorded[];
  describe(program, () => {
    const { events } = runGolden(cases);
    for (const real of recorded) {
      if (real.determinism !== 'full') continue;
      test(real.case, () => {
        const golden = cases.find((each) => each.name === real.case);
        if (!golden) throw new Error(`no case ${real.case}`);
        // `terminate ?` is the worker's own pool job ending; our trace has no task for it.
        const expected = real.order.filter((line) => line !== 'terminate ?');
        expect(goldenLines(events.get(real.case) ?? [], golden)).toEqual(expected);
      });
    }
  });
}
