// What opening the editor downloads: `npx tsx tests/bench/editorSize.ts` after a build.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { serve } from '@/lib/cli/serve.mjs';

const folder = path.resolve(import.meta.dirname, '../..', process.argv[2] ?? 'out');
const { server, url } = await serve({ folder, port: 4380 });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
let loaded = new Map<string, number>();
page.on('response', (response) => {
  const { pathname } = new URL(response.url());
  if (/\.(js|css)$/.test(pathname))
    loaded.set(
      pathname,
      gzipSync(readFileSync(path.join(folder, decodeURIComponent(pathname)))).length,
    );
});
const report = (what: string): void => {
  const sizes = [...loaded.entries()].sort((a, b) => b[1] - a[1]);
  const sum = sizes.reduce((total, [, size]) => total + size, 0);
  console.log(`${what}: ${(sum / 1000).toFixed(1)} kB gz in ${sizes.length} files`);
  for (const [name, size] of sizes.slice(0, 5))
    console.log(`  ${(size / 1000).toFixed(1)} ${path.basename(name)}`);
  loaded = new Map();
};
await page.goto(`${url}playground/`, { waitUntil: 'networkidle' });
report('the page');
const begun = performance.now();
await page.getByRole('button', { name: 'Edit this program' }).click();
await page
  .locator('.rust-editor textarea, .rust-editor .native-edit-context')
  .first()
  .waitFor({ state: 'attached' });
await page.keyboard.type('/');
await page.waitForFunction(() =>
  document.querySelector('.view-lines')?.textContent?.startsWith('/'),
);
console.log(`first keystroke accepted after ${Math.round(performance.now() - begun)} ms`);
await page.locator('.findings-verdict').waitFor();
report('opening the editor, and its first verdict');
await browser.close();
server.close();
