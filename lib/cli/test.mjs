// npm test: every check there is, one after the other, each with its outcome and its time. The last
// line is `N passed, N failed`. A step that could not run counts as failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root, runBin } from './processes.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const cache = path.join(root, '.cache');
const one = (ok) => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** Reads a reporter's file; a report that is missing, or says less than the exit code, is a failure. */
function countReport(file, code, read) {
  if (!existsSync(file)) return one(false);
  const count = read(JSON.parse(readFileSync(file, 'utf8')));
  if (count.passed === 0 && count.failed === 0) return one(false);
  if (code !== 0 && count.failed === 0) return { passed: count.passed, failed: 1 };
  return count;
}

async function typesOf(project) {
  return one((await runBin('typescript', ['--noEmit', '-p', project], { command: 'tsc' })) === 0);
}

async function unit() {
  const report = path.join(cache, 'vitest.json');
  rmSync(report, { force: true });
  const code = await runBin('vitest', [
    'run',
    ...['--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json'],
    `--outputFile.json=${report}`,
  ]);
  // A skipped test is one that did not run; it counts as failed.
  return countReport(report, code, (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests + r.numPendingTests + r.numTodoTests,
  }));
}

async function browserTests() {
  const report = path.join(cache, 'playwright.json');
  rmSync(report, { force: true });
  const executable = await ensureBrowser();
  if (!executable) {
    console.error('No browser could be found or installed; set CHROMIUM_PATH to a Chromium.');
    return one(false);
  }
  console.log(`Browser: ${executable}`);
  const code = await runBin('playwright', ['test', '--config', 'tests/playwright.config.ts'], {
    env: { CHROMIUM_PATH: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return countReport(report, code, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped,
  }));
}

const steps = [
  ['dependencies', async () => one(await ensureInstalled())],
  ['types', () => typesOf('tsconfig.json')],
  ['types of the TypeScript in lessons', () => typesOf('tests/tsconfig.content.json')],
  [
    'format and lint',
    async () =>
      one(
        (await runBin('@biomejs/biome', ['check', '--config-path=tests/lint.json', '.'], {
          command: 'biome',
        })) === 0,
      ),
  ],
  ['unit, content and architecture', unit],
  ['build', async () => one(await ensureBuilt())],
  ...(process.argv.includes('--no-browser') ? [] : [['browser', browserTests]]),
];

/** @type {Count} */
const total = { passed: 0, failed: 0 };
const lines = [];
mkdirSync(cache, { recursive: true });
const begun = performance.now();
for (const [name, step] of steps) {
  console.log(`\n── ${name}`);
  const from = performance.now();
  let count = one(false);
  try {
    count = await step();
  } catch (error) {
    console.error(error);
  }
  total.passed += count.passed;
  total.failed += count.failed;
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const outcome = count.failed > 0 ? 'FAILED' : 'ok';
  lines.push(
    `${outcome.padEnd(7)}${name.padEnd(36)}${`${count.passed} passed, ${count.failed} failed`.padEnd(26)}${seconds} s`,
  );
  // Nothing else can run without what the lock file names.
  if (name === 'dependencies' && count.failed > 0) break;
}
console.log(`\n${lines.join('\n')}`);
console.log(`in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
