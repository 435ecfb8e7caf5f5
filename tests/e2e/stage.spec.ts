// The stage as a person uses it, on a page of its own; the lessons' pages are tested in site.spec.ts.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright/test';
import { expect, test } from 'playwright/test';
import { bundleStage } from '../bench/stage/bundle';

const root = path.resolve(import.meta.dirname, '../..');
const axe = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
let folder = '';
let url = '';

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stage-e2e-'));
  const { ordersPage } = await bundleStage(folder);
  const file = path.join(folder, 'orders.html');
  writeFileSync(file, ordersPage());
  url = `file://${file}`;
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const told = (page: Page) => page.locator('.told-step').innerText();
const picture = (page: Page) => page.locator('.stage-main').innerHTML();

/** Waits until the scripts have taken over: before that the buttons are off. */
async function open(page: Page, address = url): Promise<void> {
  await page.goto(address);
  await expect(page.locator('.ctl.go')).toBeEnabled();
}

test('with the keyboard alone: to the end and back, to the identical picture', async ({ page }) => {
  await open(page);
  for (let i = 0; i < 20; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.classList.contains('go'))) break;
  }
  await expect(page.locator('.ctl.go')).toBeFocused();
  const first = await picture(page);
  const steps = Number(await page.locator('.scrubber').getAttribute('max'));
  const seen: string[] = [];
  for (let i = 1; i < steps; i += 1) {
    seen.push(await picture(page));
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => told(page)).toBe(`Step ${i + 1} of ${steps}`);
  }
  expect(await told(page)).toBe(`Step ${steps} of ${steps}`);
  for (let i = seen.length - 1; i >= 0; i -= 1) {
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => told(page)).toBe(`Step ${i + 1} of ${steps}`);
    expect(await picture(page)).toBe(seen[i]);
  }
  expect(await picture(page)).toBe(first);
});

test('a link to a step shows that step in a fresh profile', async ({ page, browser }) => {
  await open(page);
  await page.locator('.stage').focus();
  for (let i = 0; i < 16; i += 1) await page.keyboard.press('ArrowRight');
  const [step, sentence] = [await told(page), await page.locator('.sentence').innerText()];
  await page.keyboard.press('s');
  const link = page.url();
  expect(link).toContain('#s1/orders/');
  const fresh = await browser.newContext();
  const other = await fresh.newPage();
  await open(other, link);
  await expect(other.locator('.told-step')).toHaveText(step);
  await expect(other.locator('.sentence')).toHaveText(sentence);
  await fresh.close();
});

test('a page translator rewrites every text, and no step is lost', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await open(page);
  await page.getByRole('button', { name: 'Why? What next?' }).click();
  await page.locator('.stage').focus();
  const translate = () =>
    page.evaluate(`(() => {
      const stage = document.querySelector('.stage');
      const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        if (text.parentElement.closest('[translate="no"]') || text.parentElement.tagName === 'FONT') continue;
        const font = document.createElement('font');
        font.textContent = '«' + text.data + '»';
        text.replaceWith(font);
      }
    })()`);
  for (let i = 0; i < 30; i += 1) {
    await translate();
    await page.keyboard.press('ArrowRight');
  }
  await translate();
  await page.keyboard.press('ArrowLeft');
  expect((await told(page)).replaceAll(/[«»]/g, '')).toMatch(/^Step 30 of \d+$/);
  expect(errors).toEqual([]);
});

test('chips travel, and under reduced motion nothing moves', async ({ browser }) => {
  const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
    const context = await browser.newContext({ reducedMotion });
    const page = await context.newPage();
    await open(page);
    await page.locator('.stage').focus();
    let most = 0;
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press('ArrowRight');
      const now = await page.evaluate(() => document.getAnimations().length);
      most = Math.max(most, now);
    }
    await context.close();
    return most;
  };
  expect(await moving('no-preference')).toBeGreaterThan(0);
  expect(await moving('reduce')).toBe(0);
});

test('on a phone: a thumb steps, nothing is too small to hit, nothing sticks out', async ({
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await open(page);
  await page.locator('.ctl.go').tap();
  await page.locator('.ctl.go').tap();
  expect(await told(page)).toMatch(/^Step 3 of/);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('.stage button, .stage summary, .stage select')]
      .filter((element) => element.checkVisibility() && !element.closest('.board, .code-pane'))
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

for (const width of [390, 820, 1440]) {
  test(`places stand still at ${width} pixels: no step moves the map`, async ({ browser }) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await open(page);
    await page.locator('.stage').focus();
    const map = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.stage, .ctl.go, .timeline, .lane, .row, .output-pane')].map(
          (element) => {
            const { left, top, width: w, height } = element.getBoundingClientRect();
            return [left, top + window.scrollY, w, height].map(Math.round).join(' ');
          },
        ),
      );
    const first = await map();
    const steps = Number(await page.locator('.scrubber').getAttribute('max'));
    for (let i = 1; i < steps; i += 1) {
      await page.keyboard.press('ArrowRight');
      expect([i, await map()]).toEqual([i, first]);
    }
    await context.close();
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every panel is free of accessibility violations in ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await open(page);
    await page.locator('.scrubber').fill('25');
    await page.evaluate(axe);
    for (const panel of ['Why? What next?', 'Tasks', 'Change the run', 'Keys']) {
      await page.getByRole('button', { name: panel }).click();
      if (panel === 'Tasks') await page.locator('.task-pick').first().click();
      const found = (await page.evaluate(
        'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => r.violations.map(({ id, nodes }) => id + ": " + nodes.map((n) => n.target.join(" ")).join(", ")))',
      )) as string[];
      expect([panel, found]).toEqual([panel, []]);
    }
    await context.close();
  });
}

test('on paper: the frame and the whole trace, without the buttons', async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.controls')).toBeHidden();
  await expect(page.locator('.sentence')).toBeVisible();
});
