import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright/test';
import { expect, test } from 'playwright/test';
import { filesBelow } from '../../lib/cli/csp.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'out');
const axeSource = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

const pages = filesBelow(out)
  .filter((file) => file.endsWith('index.html') && !/^(404|_not-found)\//.test(file))
  .map((file) => file.slice(0, -'index.html'.length));
const lessons = pages.filter((page) => page.startsWith('learn/'));

interface Violation {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: readonly string[];
    readonly failureSummary?: string;
  }[];
}

/** The rules of WCAG that axe can decide, as `rule: element: reason` for each violation. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = (await page.evaluate(
    'axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then((r) => r.violations)',
  )) as Violation[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n').slice(1).join(' ')}`,
    ),
  );
}

test('there is a lesson to test', () => {
  expect(lessons.length).toBeGreaterThan(0);
});

for (const where of pages) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`/${where} has no accessibility violation in ${colorScheme}`, async ({
      browser,
      baseURL,
    }) => {
      // Reduced motion: a colour in the middle of a transition has no contrast worth measuring.
      const context = await browser.newContext({
        colorScheme,
        reducedMotion: 'reduce',
        bypassCSP: true,
        baseURL,
      });
      const page = await context.newPage();
      await page.goto(where, { waitUntil: 'load' });
      expect(await violations(page)).toEqual([]);
      await context.close();
    });
  }

  test(`/${where} asks nobody else, breaks no policy and reports no error`, async ({
    page,
    baseURL,
  }) => {
    const foreign: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== new URL(baseURL ?? '').origin)
        foreign.push(url.href);
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(where, { waitUntil: 'networkidle' });
    await page.mouse.wheel(0, 4000);
    await page.waitForLoadState('networkidle');
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
}

for (const where of lessons) {
  test(`/${where} can be read without JavaScript`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    await page.goto(where);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('main p').first()).toBeVisible();
    await expect(page.locator('main pre code').first()).toBeVisible();
    await context.close();
  });

  test(`/${where} fits a phone without scrolling sideways`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, baseURL });
    const page = await context.newPage();
    await page.goto(where, { waitUntil: 'load' });
    const { content, view } = await page.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      view: document.documentElement.clientWidth,
    }));
    expect(content).toBeLessThanOrEqual(view);
    await context.close();
  });
}

test('a page that does not exist says so', async ({ page }) => {
  const response = await page.goto('no/such/page/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toBeVisible();
});

test('what was opened once can be read without a network', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ serviceWorkers: 'allow', baseURL });
  const page = await context.newPage();
  await page.goto('');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) =>
        navigator.serviceWorker.addEventListener('controllerchange', done),
      );
    }
  });
  await context.setOffline(true);
  const [lesson = ''] = lessons;
  await page.goto(lesson);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('main pre code').first()).toBeVisible();
  await context.close();
});

test('every link in the export leads to a file, and to an id that is there', () => {
  const base = process.env.BASE_PATH ?? '';
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string) => {
    const known =
      ids.get(file) ??
      new Set(
        [...readFileSync(path.join(out, file), 'utf8').matchAll(/ id="([^"]+)"/g)].map(
          ([, id = '']) => id,
        ),
      );
    ids.set(file, known);
    return known;
  };
  const files = new Set(filesBelow(out));
  const broken: string[] = [];
  for (const where of pages) {
    const html = readFileSync(path.join(out, where, 'index.html'), 'utf8');
    for (const [, href = ''] of html.matchAll(/<a\b[^>]*? href="([^"]+)"/g)) {
      if (/^(https:|mailto:|data:|blob:)/.test(href)) continue;
      const url = new URL(href.replaceAll('&amp;', '&'), `http://site${base}/${where}`);
      const local = decodeURIComponent(url.pathname).slice(base.length + 1);
      const file = local === '' || local.endsWith('/') ? `${local}index.html` : local;
      const id = decodeURIComponent(url.hash.slice(1));
      if (!files.has(file)) broken.push(`/${where} → ${href}`);
      // The playground's address holds a program.
      else if (id && !id.startsWith('code=') && file.endsWith('.html') && !idsOf(file).has(id))
        broken.push(`/${where} → ${href}`);
    }
  }
  expect(broken).toEqual([]);
});

// What a page costs before the reader asks for anything more. Next and React alone are about 140 KB.
const SCRIPT_BUDGET_BYTES = 230_000;
const PAGE_BUDGET_BYTES = 120_000;

const zipped = (file: string) => gzipSync(readFileSync(file)).length;

for (const where of pages) {
  test(`/${where} stays within its budget`, () => {
    const file = path.join(out, where, 'index.html');
    const html = readFileSync(file, 'utf8');
    const scripts = new Set<string>();
    for (const [tag, source = ''] of html.matchAll(/<script\b[^>]*? src="([^"]+)"[^>]*>/g)) {
      if (!tag.includes('noModule'))
        scripts.add(source.slice((process.env.BASE_PATH ?? '').length));
    }
    const bytes = [...scripts].reduce((sum, source) => sum + zipped(path.join(out, source)), 0);
    expect(scripts.size).toBeGreaterThan(2);
    expect(bytes, 'scripts, gzipped').toBeLessThan(SCRIPT_BUDGET_BYTES);
    expect(zipped(file), 'the page itself, gzipped').toBeLessThan(PAGE_BUDGET_BYTES);
  });
}

test('every page carries a policy without unsafe-eval, and scripts by hash only', () => {
  const html = filesBelow(out).filter((file) => file.endsWith('.html'));
  for (const file of html) {
    const text = readFileSync(path.join(out, file), 'utf8');
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text) ?? [];
    expect(policy, file).toContain("default-src 'none'");
    const [, scripts = ''] = /script-src ([^;]*)/.exec(policy) ?? [];
    expect(scripts, file).toMatch(/^'self'( 'sha256-[A-Za-z0-9+/=]{44}')*$/);
  }
});

test('the browser gets no MDX runtime, no highlighter and no code made from strings', () => {
  const scripts = filesBelow(path.join(out, '_next')).filter((file) => file.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(3);
  const forbidden =
    /new Function\(|getMDXExport|_provideComponents|createHighlighterCore|codeToTokens|mdx-bundler/;
  const guilty = scripts.filter((file) =>
    forbidden.test(readFileSync(path.join(out, '_next', file), 'utf8')),
  );
  expect(guilty).toEqual([]);
});
