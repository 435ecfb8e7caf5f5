import { readdirSync, readFileSync } from 'node:fs';
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
  const binding = recorded.filter((each) => each.determinism !== 'invariants-only');
  if (binding.length === 0) continue;
  describe(program, () => {
    // Shard order at shutdown depends on the task ids earlier cases used up: those run as one process, as they did.
    const groups = program === 'p28_shutdown' ? [cases] : cases.map((each) => [each]);
    const events = new Map(groups.flatMap((group) => [...runGolden(group).events]));
    for (const real of binding) {
      test(real.case, () => {
        const golden = cases.find((each) => each.name === real.case);
        if (!golden) throw new Error(`no case ${real.case}`);
        // `terminate ?` is the worker's own pool job ending, `anonN` a task the harness did not wrap.
        const expected = real.order.filter(
          (line) => line !== 'terminate ?' && !/ anon\d/.test(line),
        );
        const lines = goldenLines(events.get(real.case) ?? [], golden);
        expect(real.determinism === 'full' ? lines : withoutRaces(lines, expected)).toEqual(
          expected,
        );
      });
    }
  });
}

/** In `order` cases a pool thread's last line races with the end of the recording: it is compared only where recorded. */
function withoutRaces(lines: readonly string[], expected: readonly string[]): string[] {
  return lines.filter((line) => !line.startsWith('terminate blk') || expected.includes(line));
}

test('every recorded case is re-expressed: 162 full, 11 in order, 19 by rules', () => {
  const counts = { full: 0, order: 0, 'invariants-only': 0 };
  for (const file of readdirSync(fixtures).filter((name) => name.endsWith('.json'))) {
    const cases = programs[file.replace('.json', '')] ?? [];
    for (const real of JSON.parse(readFileSync(path.join(fixtures, file), 'utf8')) as Recorded[]) {
      expect(cases.map((each) => each.name)).toContain(real.case);
      counts[real.determinism]++;
    }
  }
  expect(counts).toEqual({ full: 162, order: 11, 'invariants-only': 19 });
});
