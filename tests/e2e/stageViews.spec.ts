// Views of memory and time, below a stage that stands by itself.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from 'playwright/test';
import { bundleStage } from '../bench/stage/bundle';

const root = path.resolve(import.meta.dirname, '../..');
const axe = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const VIEWS = ['State machine', 'Memory', 'Ownership', 'Time', 'Wakers'] as const;
let folder = '';
let url = '';

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stage-views-'));
  const { lensPage } = await bundleStage(folder);
  writeFileSync(path.join(folder, 'shops.html'), lensPage());
  url = `file://${path.join(folder, 'shops.html')}`;
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function openViews(page: Page, views: readonly string[] = VIEWS): Promise<void> {
  await page.goto(url);
  await expect(page.locator('.ctl.go')).toBeEnabled();
  const more = page.getByRole('button', { name: 'More about this step' });
  if (await more.isVisible()) await more.click();
  for (const name of views) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
  }
}

const seek = (page: Page, step: number) => page.locator('.scrubber').fill(String(step));
const lenses = (page: Page) => page.locator('.lenses').innerHTML();

test('what is drawn depends on the step alone: forwards and backwards, the same views', async ({
  page,
}) => {
  await openViews(page);
  await page.locator('.stage').focus();
  const steps = Number(await page.locator('.scrubber').getAttribute('max'));
  const seen: string[] = [];
  for (let i = 1; i < steps; i += 1) {
    seen.push(await lenses(page));
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('.told-step')).toHaveText(`Step ${i + 1} of ${steps}`);
  }
  for (let i = seen.length - 1; i >= 0; i -= 1) {
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('.told-step')).toHaveText(`Step ${i + 1} of ${steps}`);
    expect(await lenses(page)).toBe(seen[i]);
  }
});

test('the tasks stand at their variants, the reference at its arrow, the handles at their holders', async ({
  page,
}) => {
  await openViews(page);
  const steps = Number(await page.locator('.scrubber').getAttribute('max'));
  await page.getByLabel('Body').selectOption({ label: 'total' });
  let most = 0;
  for (let step = 1; step <= steps; step += 1) {
    await seek(page, step);
    const asleep = page.locator('[data-variant="await0"] .chip');
    most = Math.max(most, await asleep.count());
    if (most < 2) continue;
    expect(await page.locator('.mem-arrow').count()).toBe(1);
    expect(await page.locator('.may-move').innerText()).toContain('first points at prices');
    expect(await page.locator('.shared-head').first().innerText()).toContain('3 strong');
    return;
  }
  throw new Error('two tasks must sleep at the first await');
});

test('a task pressed in a lens is the one the lens is about, and opens no panel', async ({
  page,
}) => {
  await openViews(page, ['Memory']);
  await seek(page, 24);
  const chips = page.locator('.lens-memory .lens-tools .chip');
  // The worker's answer for this step may still be on its way, and brings more tasks with it.
  await expect(async () => {
    const last = chips.last();
    if (!/selected/.test((await last.getAttribute('class')) ?? '')) await last.click();
    await expect(last).toHaveClass(/selected/, { timeout: 2_000 });
  }).toPass();
  await expect(page.locator('.block-head').first()).toContainText('visit');
  await chips.first().click();
  await expect(page.locator('.block-head').first()).toContainText('main');
  await expect(page.locator('.panel')).toHaveCount(0);
});

test('a page translator may rewrite the views', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await openViews(page);
  await page.locator('.stage').focus();
  const steps = Number(await page.locator('.scrubber').getAttribute('max'));
  const translate = () =>
    page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.querySelector('.lenses'), NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        if (text.parentElement.closest('[translate="no"]') || text.parentElement.tagName === 'FONT') continue;
        const font = document.createElement('font');
        font.textContent = '«' + text.data + '»';
        text.replaceWith(font);
      }
    })()`);
  for (let i = 1; i < steps; i += 1) {
    await translate();
    await page.keyboard.press('ArrowRight');
  }
  expect(errors).toEqual([]);
});

test('on a phone nothing is too small to hit, and nothing sticks out', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await openViews(page);
  await seek(page, 20);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('.stage button, .stage select')]
      .filter((element) => element.checkVisibility())
      .filter((element) => !element.closest('.board, .code-pane') && !element.matches('.chip'))
      .map((element) => ({ box: element.getBoundingClientRect(), text: element.textContent }))
      .filter(({ box }) => box.height < 44 || box.width < 44)
      .map(({ text }) => text),
  );
  expect(small).toEqual([]);
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBeLessThanOrEqual(0);
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the views are free of accessibility violations in ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await openViews(page);
    await page.evaluate(axe);
    for (const step of [12, 24]) {
      await seek(page, step);
      const found = (await page.evaluate(
        'axe.run(".stage", { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => r.violations.map(({ id, nodes }) => id + ": " + nodes.map((n) => n.target.join(" ")).join(", ")))',
      )) as string[];
      expect([step, found]).toEqual([step, []]);
    }
    for (const panel of ['Choose next', 'Breakpoints']) {
      await page.getByRole('button', { name: panel, exact: true }).click();
      await expect(page.locator('.panel h3').first()).toBeVisible();
      const found = (await page.evaluate(
        'axe.run(".panel", { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }).then((r) => r.violations.map(({ id }) => id))',
      )) as string[];
      expect([panel, found]).toEqual([panel, []]);
    }
    await context.close();
  });
}

test('what was folded out is remembered, and comes back without moving the page by itself', async ({
  page,
}) => {
  await openViews(page, ['Time']);
  await page.reload();
  await expect(page.locator('.ctl.go')).toBeEnabled();
  await expect(page.locator('.lenses')).toHaveCount(0);
  await page.locator('.ctl.go').click();
  await expect(page.getByRole('region', { name: 'Time', exact: true })).toBeVisible();
});
