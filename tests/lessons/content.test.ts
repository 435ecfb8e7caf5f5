import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { docComponents, lessonComponents } from '@/components/mdx/registry';
import { vocabulary } from '@/components/mdx/vocabulary';
import { formatProblem } from '@/lib/lessons/problem';
import { inspectSite } from '@/lib/lessons/site';
import { root } from '../architecture/sources';

let found: Awaited<ReturnType<typeof inspectSite>>;
beforeAll(async () => {
  found = await inspectSite({ root, vocabulary });
}, 300_000);

describe('the content of the site', () => {
  it('has no problem', () => {
    expect(found.problems.map(formatProblem)).toEqual([]);
  });

  it('is there', () => {
    expect(found.site.lessons.length).toBeGreaterThan(0);
    expect(found.site.docs.length).toBeGreaterThan(3);
  });

  it('is drawn, every lesson of it', () => {
    for (const { Body, page } of found.site.lessons) {
      if (!Body) throw new Error(`${page.meta.slug} did not compile`);
      const html = renderToStaticMarkup(
        createElement(Body, { components: lessonComponents(page) }),
      );
      for (const { id } of page.headings) expect(html).toContain(`id="${id}"`);
      expect(html).not.toContain('style="color');
    }
  });

  it('is drawn, every page of the docs', () => {
    for (const { Body, page } of found.site.docs) {
      if (!Body) throw new Error(`${page.slug} did not compile`);
      const html = renderToStaticMarkup(createElement(Body, { components: docComponents() }));
      for (const { id } of page.headings) expect(html).toContain(`id="${id}"`);
    }
  });

  it('has a recording for every program in Rust', () => {
    const missing = found.site.lessons.flatMap(({ page }) =>
      Object.values(page.programs)
        .filter(({ language, expected }) => language === 'rust' && expected === null)
        .map(({ file }) => `${page.meta.slug}/${file}`),
    );
    expect(missing).toEqual([]);
  });
});
