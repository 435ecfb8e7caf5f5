import { expect, test } from 'vitest';
import { JUDGEMENTS, readAgreement, totalOf } from '../../lib/site/agreement';

test('the published counts add up, and no kind of mutation is without its counts', () => {
  const agreement = readAgreement();
  const all = totalOf(agreement);
  expect(JUDGEMENTS.reduce((n, judgement) => n + all[judgement], 0)).toBe(agreement.total);
  expect(agreement.total).toBeGreaterThanOrEqual(1000);
  expect(agreement.toolchain).toMatch(/^rustc 1\.\d+/);
  for (const counts of Object.values(agreement.kinds))
    expect(Object.keys(counts).sort()).toEqual([...JUDGEMENTS].sort());
});
