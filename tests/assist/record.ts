// Asks rustc what it says of every program after every quick fix: `npx tsx tests/assist/record.ts`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EDITION, prepareToolchain } from '@/lib/cli/verify/toolchain';
import { keyOf, offersFor, rejectedPrograms, root, verdictsFile } from './offers';

const toolchain = prepareToolchain(root);
const folder = mkdtempSync(path.join(os.tmpdir(), 'offers-'));
const verdicts: Record<string, string[]> = {};

function codesOf(text: string): string[] {
  const file = path.join(folder, 'main.rs');
  writeFileSync(file, text);
  const { stderr } = spawnSync(
    'rustc',
    [
      ...['--edition', EDITION, '--emit=metadata', '--error-format=json', '--crate-name', 'main'],
      ...['--out-dir', folder, '-L', `dependency=${toolchain.searchPath}`],
      ...toolchain.externs.flatMap((extern) => ['--extern', extern]),
      file,
    ],
    { env: toolchain.env, encoding: 'utf8' },
  );
  return stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map(
      (line) =>
        JSON.parse(line) as { level: string; message: string; code: { code: string } | null },
    )
    .filter(({ level, message }) => level === 'error' && !message.startsWith('aborting'))
    .map(({ code }) => code?.code ?? '-')
    .sort();
}

for (const program of rejectedPrograms())
  for (const offer of offersFor(program)) verdicts[keyOf(offer)] = codesOf(offer.text);
rmSync(folder, { recursive: true });
writeFileSync(verdictsFile, `${JSON.stringify(verdicts, null, 2)}\n`);
