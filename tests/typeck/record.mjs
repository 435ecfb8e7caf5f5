#!/usr/bin/env node
// Records what rustc says of the fixtures: `DEPS=<dir with .rmeta of tokio …> node tests/typeck/record.mjs`.
// Borrow errors (which type checking does not judge) and `Send` of futures are left out of the labels.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BORROWS = new Set(
  'E0373 E0381 E0382 E0384 E0499 E0502 E0503 E0505 E0506 E0507 E0509 E0515 E0521 E0594 E0596 E0597 E0700 E0713 E0716'.split(
    ' ',
  ),
);
const here = join(fileURLToPath(import.meta.url), '../fixtures');
const deps = process.env.DEPS;
if (!deps) throw new Error('DEPS: the directory with the compiled dependencies');
const crates = ['tokio', 'futures', 'rand', 'anyhow', 'thiserror', 'tokio_util', 'tokio_stream'];
const extern = crates.flatMap((c) => {
  const file = readdirSync(deps).find((f) => new RegExp(`^lib${c}-.*\\.rmeta$`).test(f));
  return file ? ['--extern', `${c}=${join(deps, file)}`] : [];
});
const out = mkdtempSync(join(tmpdir(), 'labels-'));
const labels = {};
for (const kind of ['accepted', 'rejected']) {
  for (const file of readdirSync(join(here, kind))
    .filter((f) => f.endsWith('.rs'))
    .sort()) {
    const args = [
      '--edition',
      '2024',
      '--emit=metadata',
      '--error-format=json',
      '--crate-name',
      'x',
      '-L',
      `dependency=${deps}`,
      ...extern,
      '--out-dir',
      out,
      join(here, kind, file),
    ];
    const { stderr } = spawnSync('rustc', args, { encoding: 'utf8' });
    labels[`${kind}/${file}`] = [
      ...new Set(stderr.split('\n').flatMap((line) => label(line))),
    ].sort();
  }
}
rmSync(out, { recursive: true });
writeFileSync(join(here, 'labels.json'), `${JSON.stringify(labels, null, 2)}\n`);

function label(line) {
  if (!line.startsWith('{')) return [];
  const d = JSON.parse(line);
  const code = d.code?.code ?? null;
  if (d.level !== 'error' && code !== 'unused_must_use') return [];
  if (
    BORROWS.has(code) ||
    d.message.startsWith('aborting') ||
    /be (sent|shared) between threads/.test(d.message)
  )
    return [];
  let span = d.spans.find((s) => s.is_primary);
  // As rustc prints it: text of a foreign macro is shown at its call, the learner's own text where it stands.
  while (span?.expansion && !span.file_name.startsWith(here)) span = span.expansion.span;
  return [`${code ?? d.message}@${span?.line_start ?? 0}`];
}
