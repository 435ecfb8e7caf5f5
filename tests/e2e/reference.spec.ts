import { readFileSync } from 'node:fs';
import { expect, type Page, test } from 'playwright/test';

const SLOW = { timeout: 30_000 };
const exercise = 'content/lessons/11-shared-state-and-locks/exercises/lost-update';

async function replaceProgram(page: Page, source: string): Promise<void> {
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

test.describe('an exercise', () => {
  test('shows the schedule that fails, and is solved in the editor', async ({ page }) => {
    await page.goto('learn/11-shared-state-and-locks/exercises/lost-update/');
    const check = page.getByRole('button', { name: 'Check my program' });
    await check.click();
    await expect(page.getByText('Not yet.')).toBeVisible(SLOW);
    await expect(page.getByText('Under this schedule it prints: 1 coins.')).toBeVisible();
    await page.getByRole('button', { name: 'Watch it happen' }).click();
    await expect(page.locator('.exercise-verdict .stage')).toBeVisible(SLOW);
    await replaceProgram(page, readFileSync(`${exercise}/solution-hold-the-lock.rs`, 'utf8'));
    await check.click();
    await expect(page.getByText('Solved.')).toBeVisible(SLOW);
    await page.reload();
    await expect(page.locator('.workbench-listing')).toContainText('jar.lock().await');
    await page.getByRole('button', { name: 'Start over' }).click();
    await expect(page.locator('.workbench-listing')).toContainText('seen + 1');
  });

  test('names the line that rustc rejects', async ({ page }) => {
    await page.goto('learn/10-spawn-static-arc/exercises/trapdoor/');
    await page.getByRole('button', { name: 'Check my program' }).click();
    await expect(page.getByText('rustc rejects the program (E0521)')).toBeVisible(SLOW);
    await expect(page.getByRole('button', { name: 'line 11' })).toBeVisible();
  });
});

test.describe('the reference', () => {
  test('leads from an error to its program in the playground', async ({ page }) => {
    await page.goto('reference/');
    await page.getByRole('link', { name: 'What rustc means' }).click();
    await page.getByRole('link', { name: /^E0373/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('may outlive');
    await expect(page.locator('pre.rendered')).toContainText('error[E0373]');
    await page.getByRole('link', { name: /^Try it/ }).click();
    await expect(page).toHaveURL(/\/playground\/#/);
    await expect(page.locator('.workbench-listing')).toContainText('cooking {order}');
  });
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a term is explained where it stands', async ({ page }) => {
    await page.goto('learn/11-shared-state-and-locks/');
    const word = page.locator('.term-word').first();
    const box = page.locator('.term-box').first();
    await expect(box).toBeHidden();
    await word.click();
    await expect(box).toBeVisible();
    await expect(box.getByRole('link', { name: 'More in the glossary' })).toHaveAttribute(
      'href',
      /\/reference\/glossary\/#/,
    );
  });
});

test.describe('review', () => {
  test('asks what is due, and what was sure and wrong first', async ({ page }) => {
    await page.goto('review/');
    await expect(page.getByText('Nothing is waiting for you.')).toBeVisible();
    await page.evaluate(() => {
      const missed = (sure?: string) => {
        const answer = { version: 1, correct: false, at: 0, ...(sure ? { sure } : {}) };
        return { first: answer, latest: answer, tries: 1 };
      };
      const answers = { 'q10-1': missed(), 'q11-1': missed('sure') };
      const state = { version: 1, state: { lessons: {}, answers } };
      localStorage.setItem('poll-by-poll.progress', JSON.stringify(state));
    });
    await page.reload();
    await expect(page.getByText('2 questions are due.')).toBeVisible();
    await expect(page.locator('.question')).toHaveCount(2, SLOW);
    expect(await page.locator('.question').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      'q11-1',
      'q10-1',
    ]);
  });
});
