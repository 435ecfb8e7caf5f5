// A stage inside a lesson, as built: what needs the whole site is tested here.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { filesBelow } from '../../lib/cli/csp.mjs';

const out = path.resolve(import.meta.dirname, '../../out');
const withStage = filesBelow(out)
  .filter((file) => /^learn\/.*index\.html$/.test(file))
  .filter((file) => readFileSync(path.join(out, file), 'utf8').includes('class="stage wide"'))
  .map((file) => file.slice(0, -'index.html'.length));
const [lesson = ''] = withStage;

test('some lesson has a stage', () => {
  expect(withStage.length).toBeGreaterThan(0);
});

test('another seed compiles and runs in the browser, and only then loads what that needs', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(lesson, { waitUntil: 'networkidle' });
  const atRest = asked.length;
  const stage = page.locator('.stage').first();
  await stage.locator('.ctl.go').click();
  await expect(stage.locator('.told-step')).toHaveText(/^Step 2 of/);
  expect(asked.slice(atRest)).toEqual([]);
  await stage.getByRole('button', { name: 'Change the run' }).click();
  await stage.getByRole('button', { name: 'Reshuffle' }).click();
  await expect(stage.locator('.branches')).toContainText('seed', { timeout: 40_000 });
  expect(asked.length).toBeGreaterThan(atRest);
  expect(asked.every((url) => new URL(url).origin === new URL(page.url()).origin)).toBe(true);
  await stage.getByRole('button', { name: 'As on the page' }).click();
  await expect(stage.locator('.told-step')).toHaveText(/^Step 2 of/);
});

test('without JavaScript the first frame is drawn and the whole run can be read', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto(lesson);
  const stage = page.locator('.stage').first();
  await expect(stage.locator('.sentence')).toHaveText(/^The program starts/);
  await stage.locator('.twin summary').click();
  await expect(stage.locator('.twin tbody tr').last()).toContainText('The program ends');
  await context.close();
});

test('a lens looks into the run of a lesson, and only then loads what that needs', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('learn/06-async-fn-is-a-state-machine/', { waitUntil: 'networkidle' });
  const atRest = asked.length;
  const stage = page.locator('.stage').first();
  await expect(stage.locator('.lenses')).toHaveCount(0);
  await stage.locator('.ctl.go').click();
  // The lesson asks for this view; it folds out with the first step.
  await expect(stage.locator('[data-variant="unresumed"]')).toBeVisible({ timeout: 40_000 });
  expect(asked.length).toBeGreaterThan(atRest);
  expect(asked.every((url) => new URL(url).origin === new URL(page.url()).origin)).toBe(true);
  await stage.getByRole('button', { name: 'Ownership', exact: true }).click();
  await expect(stage.getByRole('region', { name: 'Ownership' })).toBeVisible();
});

test('a program that rustc rejects says so at every step, and stops at what the error forbids', async ({
  page,
}) => {
  await page.goto('learn/10-spawn-static-arc/', { waitUntil: 'networkidle' });
  const stage = page.locator('.stage.rejected').first();
  await expect(stage.locator('.as-if')).toContainText('E0521');
  await stage.locator('.ctl.go').click();
  await stage.press('End');
  await expect(stage.locator('.sentence')).toContainText('This is what the error forbids.');
  await expect(stage.locator('.sentence')).toContainText('ledger');
  await expect(stage.locator('.as-if')).toBeVisible();
});
