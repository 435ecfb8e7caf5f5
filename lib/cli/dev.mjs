// npm run dev: Next's development server. Lessons are read with fs, which Next does not watch, so a
// change below content/ rewrites one watched module, and the open pages refresh.
import { mkdirSync, watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root, runBin } from './processes.mjs';

const stamp = path.join(root, '.cache/contentChanged.mjs');

function touch(change) {
  writeFileSync(stamp, `export const contentChanged = ${change};\n`);
}

if (!(await ensureInstalled())) process.exit(1);
mkdirSync(path.dirname(stamp), { recursive: true });
let change = 0;
let pending;
touch(change);
watch(path.join(root, 'content'), { recursive: true }, () => {
  clearTimeout(pending);
  pending = setTimeout(() => touch(++change), 60);
});
process.exitCode =
  (await runBin('next', ['dev', '--hostname', 'localhost', ...process.argv.slice(2)], {
    env: { NEXT_TELEMETRY_DISABLED: '1' },
  })) ?? 1;
process.exit();
