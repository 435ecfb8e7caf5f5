import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { compileRust } from '../rust';
import { lineAndColumn } from '../rust/diagnostics/lines';
import { mutationsOf } from './mutations';

// Mutants of valid programs, judged by the real rustc and by ours.
//   npx tsx lib/cli/mutate.ts make  OUT.jsonl COUNT SEED PROGRAM.rs…     choose mutants, evenly over programs and kinds
//   npx tsx lib/cli/mutate.ts label OUT.jsonl DEPS                  rustc's verdict; DEPS holds libtokio-*.rmeta …
//   npx tsx lib/cli/mutate.ts table OUT.jsonl                       ours beside it
//   npx tsx lib/cli/mutate.ts agreement OUT.jsonl [SEED]            the same counts, for the site: tests/mutants/agreement.json

interface Finding {
  readonly code: string | null;
  readonly line: number;
  readonly message: string;
}

interface Mutant {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  rustc?: { readonly ok: boolean; readonly errors: readonly Finding[] };
}

function load(path: string): Mutant[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l) as Mutant);
}

function save(path: string, mutants: readonly Mutant[]): void {
  writeFileSync(path, `${mutants.map((m) => JSON.stringify(m)).join('\n')}\n`);
}

/** Numbers in [0, 2^32) that only the seed decides (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/** Round robin over kinds, so that rare slips are not drowned by common ones; the seed decides which of a kind. */
function make(path: string, count: number, seed: number, programs: readonly string[]): void {
  const byKind = new Map<string, Mutant[]>();
  for (const file of programs)
    for (const [i, m] of mutationsOf(readFileSync(file, 'utf8')).entries()) {
      const list = byKind.get(m.kind) ?? [];
      list.push({ id: `${basename(file, '.rs')}-${i}`, ...m });
      byKind.set(m.kind, list);
    }
  const chosen: Mutant[] = [];
  const next = numbers(seed);
  const lists = [...byKind.values()].map((list) =>
    list
      .map((m) => ({ m, at: next() }))
      .sort((a, b) => a.at - b.at)
      .map((x) => x.m),
  );
  for (let i = 0; chosen.length < count && lists.some((l) => i < l.length); i++)
    for (const list of lists) if (list[i] && chosen.length < count) chosen.push(list[i] as Mutant);
  save(path, chosen);
  console.log(
    `${chosen.length} mutants of ${[...byKind.values()].reduce((n, l) => n + l.length, 0)} possible ones, ${byKind.size} kinds`,
  );
}

function externs(deps: string): string[] {
  const names = ['tokio', 'futures', 'rand', 'anyhow', 'thiserror', 'tokio_util', 'tokio_stream'];
  const files = readdirSync(deps);
  return names.flatMap((name) => {
    const file = files.find((f) => f.startsWith(`lib${name}-`) && f.endsWith('.rmeta'));
    return file ? ['--extern', `${name}=${join(deps, file)}`] : [];
  });
}

function rustc(text: string, dir: string, deps: string): Promise<Mutant['rustc']> {
  const file = join(dir, 'main.rs');
  writeFileSync(file, text);
  const args = [
    '--edition',
    '2024',
    '--crate-name',
    'main',
    '--emit=metadata',
    '--error-format=json',
    '-Awarnings',
    '--out-dir',
    dir,
    '-L',
    `dependency=${deps}`,
    ...externs(deps),
    file,
  ];
  return new Promise((done) => {
    execFile('rustc', args, { maxBuffer: 1 << 26 }, (error, _out, stderr) => {
      const errors = stderr.split('\n').flatMap((line): Finding[] => {
        if (!line.startsWith('{')) return [];
        const m = JSON.parse(line) as {
          level: string;
          message: string;
          code: { code: string } | null;
          spans: {
            is_primary: boolean;
            line_start: number;
            file_name: string;
            expansion: { span: never } | null;
          }[];
        };
        let at = m.spans.find((s) => s.is_primary);
        while (at?.expansion && at.file_name !== file) at = at.expansion.span;
        return m.level === 'error' && at
          ? [
              {
                code: m.code?.code ?? null,
                line: at.line_start,
                message: m.message.replaceAll(file, 'main.rs'),
              },
            ]
          : [];
      });
      done({ ok: !error, errors });
    });
  });
}

async function label(path: string, deps: string): Promise<void> {
  const mutants = load(path);
  const todo = mutants.filter((m) => !m.rustc);
  let next = 0;
  const worker = async () => {
    const dir = mkdtempSync(join(tmpdir(), 'mutate-'));
    for (let m = todo[next++]; m; m = todo[next++]) {
      m.rustc = await rustc(m.text, dir, deps);
      if (next % 100 === 0) save(path, mutants);
    }
    rmSync(dir, { recursive: true });
  };
  await Promise.all([worker(), worker()]);
  save(path, mutants);
  console.log(
    `${mutants.filter((m) => m.rustc?.ok === false).length} of ${mutants.length} rejected by rustc`,
  );
}

const key = (f: Finding) =>
  `${
    f.code ??
    f.message
      .replace(/`[^`]*`/g, '`_`')
      .split(/[:(]/)[0]
      ?.trim()
  }@${f.line}`;

type Score = 'exact' | 'partial' | 'off' | 'unsure' | 'false alarm' | 'false clear';

function judge(m: Mutant): { score: Score; ours: string[]; unsure: string[] } {
  const c = compileRust(m.text);
  const ours = [
    ...new Set(
      c.diagnostics
        .filter((d) => d.severity === 'error')
        .map((d) =>
          key({
            code: d.code,
            line: lineAndColumn(m.text, d.primary.start).line,
            message: d.message,
          }),
        ),
    ),
  ];
  const unsure = [...new Set(c.unsure.map((u) => u.what))];
  const want = new Set(m.rustc?.errors.map(key));
  if (c.verdict === 'unsure') return { score: 'unsure', ours, unsure };
  if (m.rustc?.ok)
    return { score: c.verdict === 'rejects' ? 'false alarm' : 'exact', ours, unsure };
  if (c.verdict === 'accepts') return { score: 'false clear', ours, unsure };
  if (want.size === ours.length && ours.every((k) => want.has(k)))
    return { score: 'exact', ours, unsure };
  return { score: ours.some((k) => want.has(k)) ? 'partial' : 'off', ours, unsure };
}

const SCORES: readonly Score[] = [
  'exact',
  'partial',
  'off',
  'unsure',
  'false alarm',
  'false clear',
];

/** The table that the site prints: how many mutants, by kind of mutation, and how we judged them. */
function agreement(path: string, seed: string | undefined): void {
  const kinds: Record<string, Record<Score, number>> = {};
  let total = 0;
  let accepted = 0;
  for (const m of load(path)) {
    if (!m.rustc) continue;
    total += 1;
    if (m.rustc.ok) accepted += 1;
    kinds[m.kind] ??= Object.fromEntries(SCORES.map((s) => [s, 0])) as Record<Score, number>;
    (kinds[m.kind] as Record<Score, number>)[judge(m).score] += 1;
  }
  const toolchain = execFileSync('rustc', ['--version'], { encoding: 'utf8' }).trim();
  const command = `npx tsx lib/cli/mutate.ts make, label, agreement${seed ? ` (seed ${seed})` : ''}`;
  const found = { toolchain, command, total, accepted, kinds };
  writeFileSync('tests/mutants/agreement.json', `${JSON.stringify(found, null, 2)}\n`);
}

function table(path: string, verbose: boolean): void {
  const totals = new Map<string, Map<Score, number>>();
  for (const m of load(path)) {
    if (!m.rustc) continue;
    const { score, ours, unsure } = judge(m);
    for (const row of [m.kind, 'all']) {
      const counts = totals.get(row) ?? new Map<Score, number>();
      counts.set(score, (counts.get(score) ?? 0) + 1);
      totals.set(row, counts);
    }
    if (verbose && score !== 'exact')
      console.log(
        `${score.padEnd(12)} ${m.id} (${m.kind})  rustc: ${m.rustc.errors.map(key).join(' ') || 'ok'}  ours: ${ours.join(' ')}${unsure.length > 0 ? `  unsure: ${unsure.slice(0, 3).join('; ')}` : ''}`,
      );
  }
  console.log(['', ...SCORES].join(' | '));
  for (const [row, counts] of [...totals].sort(([a], [b]) =>
    a === 'all' ? 1 : b === 'all' ? -1 : a.localeCompare(b),
  ))
    console.log(
      [row.padEnd(28), ...SCORES.map((s) => String(counts.get(s) ?? 0).padStart(s.length))].join(
        ' | ',
      ),
    );
}

const [command, path = '', ...rest] = process.argv.slice(2);
if (command === 'make') make(path, Number(rest[0]), Number(rest[1]), rest.slice(2));
else if (command === 'label') await label(path, rest[0] ?? '');
else if (command === 'agreement') agreement(path, rest[0]);
else if (command === 'table') table(path, rest.includes('--verbose'));
else {
  console.error('usage: mutate.ts make|label|table OUT.jsonl …');
  process.exitCode = 2;
}
