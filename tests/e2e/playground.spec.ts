import { expect, test } from 'playwright/test';

test.describe('the playground', () => {
  test('loads no editor until it is asked for', async ({ page }) => {
    const large: string[] = [];
    page.on('response', async (response) => {
      const size = Number((await response.body().catch(() => Buffer.alloc(0))).length);
      if (response.url().endsWith('.js') && size > 500_000) large.push(response.url());
    });
    await page.goto('playground/', { waitUntil: 'networkidle' });
    expect(large).toEqual([]);
    await page.getByRole('button', { name: 'Edit this program' }).click();
    await expect(page.locator('.view-line').first()).toBeVisible({ timeout: 30_000 });
    expect(large.length).toBeGreaterThan(0);
  });

  test('keeps the program through a link', async ({ page, context }) => {
    await page.goto('playground/');
    await page.getByRole('button', { name: 'Edit this program' }).click();
    await expect(page.locator('.view-line').first()).toBeVisible({ timeout: 30_000 });
    await page.locator('.rust-editor').click({ position: { x: 200, y: 30 } });
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('// typed by a test\n');
    await page.getByRole('button', { name: 'Link to this program' }).click();
    await expect(page).toHaveURL(/#code=/);
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.locator('.view-line').first()).toContainText('typed by a test', {
      timeout: 30_000,
    });
  });

  test('answers from a worker, also when a service worker delivers it', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ serviceWorkers: 'allow', baseURL });
    const page = await context.newPage();
    await page.goto('');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.goto('playground/');
    await page.getByRole('button', { name: 'Check and run' }).click();
    await expect(page.locator('.findings-verdict')).toBeVisible({ timeout: 30_000 });
    await context.close();
  });

  test('lets the keyboard out of the editor', async ({ page }) => {
    await page.goto('playground/');
    await page.getByRole('button', { name: 'Edit this program' }).click();
    await expect(page.locator('.view-line').first()).toBeVisible({ timeout: 30_000 });
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(
      () => document.activeElement?.closest('.rust-editor') !== null,
    );
    expect(inside).toBe(false);
  });
});
