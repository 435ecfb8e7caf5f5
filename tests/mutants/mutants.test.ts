import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { mutationsOf } from '../../lib/cli/mutations';
import { compileRust, warmUp } from '../../lib/rust';
import { lineAndColumn } from '../../lib/rust/diagnostics/lines';

interface Mutant {
  readonly id: string;
  readonly text: string;
  readonly rustc: {
    readonly ok: boolean;
    readonly errors: readonly { code: string | null; line: number; message: string }[];
  };
}

// Labels were recorded from rustc 1.95 with tokio 1.53.1 (lib/cli/mutate.ts); some mutants were once judged wrongly.
const mutants = readFileSync('tests/fixtures/mutants/sample.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Mutant);

const key = (code: string | null, line: number, message: string) =>
  `${
    code ??
    message
      .replace(/`[^`]*`/g, '`_`')
      .split(/[:(]/)[0]
      ?.trim()
  }@${line}`;

function judge(m: Mutant) {
  const c = compileRust(m.text);
  const ours = c.diagnostics
    .filter((d) => d.severity === 'error')
    .map((d) => key(d.code, lineAndColumn(m.text, d.primary.start).line, d.message));
  const rustcs = m.rustc.errors.map((e) => key(e.code, e.line, e.message));
  return {
    verdict: c.verdict,
    ours: [...new Set(ours)].sort(),
    rustcs: [...new Set(rustcs)].sort(),
  };
}

beforeAll(() => warmUp(), 120_000);

test('mutants of valid programs: never the wrong verdict, nearly always the same errors', () => {
  const judged = mutants.map((m) => ({ m, ...judge(m) }));
  const alarms = judged.filter((j) => j.m.rustc.ok && j.verdict === 'rejects').map((j) => j.m.id);
  const clears = judged.filter((j) => !j.m.rustc.ok && j.verdict === 'accepts').map((j) => j.m.id);
  expect({ alarms, clears }).toEqual({ alarms: [], clears: [] });
  const unlike = judged.filter(
    (j) => j.verdict !== 'unsure' && j.ours.join(' ') !== j.rustcs.join(' '),
  );
  expect(
    unlike.length,
    unlike.map((j) => `${j.m.id}: ${j.ours} / ${j.rustcs}`).join('\n'),
  ).toBeLessThan(mutants.length * 0.06);
}, 240_000);

test('mutations change one thing and are found anew each time', () => {
  const text =
    'async fn f(s: String) { let t = s.clone(); drop(t); }\nfn main() { let c = move || f(String::new()); }\n';
  const kinds = mutationsOf(text).map((m) => m.kind);
  expect(kinds).toEqual(
    expect.arrayContaining(['remove clone', 'remove drop', 'remove move', 'remove async']),
  );
  expect(mutationsOf(text)).toEqual(mutationsOf(text));
  expect(mutationsOf(text).every((m) => m.text !== text)).toBe(true);
});
