import { expect, type Page, test } from 'playwright/test';

const SLOW = { timeout: 30_000 };

/** Opens the editor and pastes a program over what stands there. */
async function write(page: Page, source: string): Promise<void> {
  await page.getByRole('button', { name: 'Edit this program' }).click();
  await expect(page.locator('.view-line').first()).toBeVisible(SLOW);
  await page.locator('.rust-editor').click({ position: { x: 200, y: 30 } });
  await page.keyboard.press('Control+A');
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, source);
}

/** Types as a person does, one key after another; the editor indents by itself, so lines are bare. */
async function typeAt(page: Page, line: number, text: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  for (let n = 1; n < line; n++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

async function openExample(page: Page, title: string): Promise<void> {
  await page.goto('playground/examples/');
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(page).toHaveURL(/\/playground\/#code=/);
  await expect(page.locator('.workbench-listing')).toBeVisible();
}

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
    await expect(page.locator('.view-line').first()).toBeVisible(SLOW);
    expect(large.length).toBeGreaterThan(0);
  });

  test('keeps program, fork and step through a link', async ({ page, context }) => {
    await page.goto('playground/');
    await write(page, 'fn main() {\n    println!("typed by a test");\n    println!("again");\n}\n');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.stage')).toBeVisible(SLOW);
    await page.locator('.stage').press('ArrowRight');
    await page.locator('.stage').press('ArrowRight');
    const told = await page.locator('.stage .sentence').innerText();
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await expect(page).toHaveURL(/#p2=/);
    await expect(page.getByText('letters. It holds the program')).toBeVisible();
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.locator('.stage')).toBeVisible(SLOW);
    await expect(other.locator('.workbench-listing')).toContainText('typed by a test');
    await expect(other.locator('.stage .sentence')).toHaveText(told);
  });

  test('says what is wrong with a damaged link', async ({ page }) => {
    await page.goto('playground/#p2=AAAA');
    await expect(page.getByText('This link is damaged')).toBeVisible();
    await page.goto('playground/#p7=AAAA');
    await page.reload();
    await expect(page.getByText('made by a newer version')).toBeVisible();
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
    await page.locator('.workbench-run').click();
    await expect(page.locator('.findings-verdict')).toBeVisible(SLOW);
    await context.close();
  });

  test('lets the keyboard out of the editor', async ({ page }) => {
    await page.goto('playground/');
    await page.getByRole('button', { name: 'Edit this program' }).click();
    await expect(page.locator('.view-line').first()).toBeVisible(SLOW);
    await expect(page.getByText('Tab leaves the editor')).toBeVisible();
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(
      () => document.activeElement?.closest('.rust-editor') !== null,
    );
    expect(inside).toBe(false);
  });

  test('turns its verdict while the mend is typed by hand, and runs the program', async ({
    page,
  }) => {
    await openExample(page, 'Borrowed by a task');
    await page.getByRole('button', { name: 'Edit this program' }).click();
    await expect(page.locator('.findings.rejects')).toBeVisible(SLOW);
    await expect(page.locator('.findings')).toContainText('E0521');
    await page.locator('.rust-editor').click({ position: { x: 300, y: 30 } });
    await typeAt(page, 6, '\nlet name = self.name.clone();');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    for (let n = 0; n < 'self.name);'.length; n++) await page.keyboard.press('Backspace');
    await page.keyboard.type('name);');
    await expect(page.locator('.findings.accepts')).toBeVisible(SLOW);
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.stage')).toBeVisible(SLOW);
    await page.locator('.stage').press('End');
    await expect(page.locator('.workbench-stale')).toBeHidden();
  });

  test('mends it at a click, and each change was tried before it is offered', async ({ page }) => {
    await openExample(page, 'A guard held too long');
    await page.getByRole('button', { name: 'Edit this program' }).click();
    await expect(page.locator('.findings.rejects')).toBeVisible(SLOW);
    await page.getByRole('button', { name: 'Ways to mend it' }).click();
    const mend = page.getByRole('button', { name: /in a block before the await/ });
    await expect(mend).toBeVisible(SLOW);
    await mend.click();
    await expect(page.locator('.findings.accepts')).toBeVisible(SLOW);
  });

  test('finds all endings, and opens one on the stage', async ({ page }) => {
    await openExample(page, 'Two locks, two orders');
    await page.locator('.workbench-run').click();
    await expect(page.locator('.stage')).toBeVisible(SLOW);
    await page.getByRole('button', { name: 'Find all endings' }).click();
    const endings = page.locator('.ending');
    await expect(endings.first()).toBeVisible(SLOW);
    await endings.first().getByRole('button').click();
    await expect(page.locator('.stage .sentence')).toBeVisible(SLOW);
    await expect(endings.first()).toBeVisible();
  });

  test('completes what is behind a dot', async ({ page }) => {
    await page.goto('playground/');
    await write(page, 'fn main() {\n    let list = vec![1];\n    list\n}\n');
    await typeAt(page, 3, '.is_em');
    // The checker may still be on its way; a reader would ask again, too.
    await expect(async () => {
      await page.keyboard.press('Control+Space');
      await expect(page.locator('.suggest-widget')).toContainText('is_empty', { timeout: 5_000 });
    }).toPass(SLOW);
  });

  test('brings back what was written, after a reload in the middle of a word', async ({ page }) => {
    await page.goto('playground/');
    await write(page, 'fn main() {\n    let half_wri');
    await page.reload();
    await expect(page.locator('.workbench-listing')).toContainText('half_wri');
    await expect(page.getByText('This is what you wrote here last.')).toBeVisible();
    await page.getByRole('button', { name: 'Edit this program' }).click();
    await page.getByRole('button', { name: 'Begin again' }).click();
    await page.getByText('Earlier versions').click();
    await page.locator('.earlier button').first().click();
    await expect(page.locator('.view-lines')).toContainText('half_wri');
  });

  test('says so when the browser keeps nothing', async ({ page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.goto('playground/');
    await write(page, 'fn main() {}');
    await expect(page.getByText('storage of your browser is full')).toBeVisible();
  });

  test('gives a project and takes a file', async ({ page }) => {
    await page.goto('playground/');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as a cargo project' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('two-timers.zip');
    const file = { name: 'mine.rs', mimeType: 'text/plain' };
    await page
      .getByLabel('Open a file')
      .setInputFiles({ ...file, buffer: Buffer.from('fn main() { /* from a file */ }') });
    await expect(page.locator('.workbench-listing')).toContainText('from a file');
    await page
      .getByLabel('Open a file')
      .setInputFiles({ ...file, buffer: Buffer.from([0, 159, 146, 150, 255]) });
    await expect(page.getByText('This file is not text')).toBeVisible();
    await expect(page.locator('.workbench-listing')).toContainText('from a file');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a plain editor has the same findings and mends', async ({ page }) => {
    await openExample(page, 'Not awaited');
    await page.getByRole('button', { name: 'Edit this program' }).tap();
    await expect(page.locator('.plain-editor')).toBeVisible();
    await expect(page.locator('.findings.accepts')).toContainText('unused implementer', SLOW);
    await page.getByRole('button', { name: 'Ways to mend it' }).tap();
    await page.getByRole('button', { name: 'Await it', exact: true }).tap();
    await expect(page.locator('.plain-editor')).toHaveValue(/save\(1\)\.await;/);
    await expect(page.locator('.findings')).not.toContainText('unused implementer', SLOW);
    await page.locator('.plain-editor').press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).not.toContain('plain');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wide).toBe(false);
  });
});
