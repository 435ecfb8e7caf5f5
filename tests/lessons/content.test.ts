import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { docComponents, lessonComponents } from '@/components/mdx/registry';
import { vocabulary } from '@/components/mdx/vocabulary';
import { recordingName, runOfQuestion } from '@/lib/lessons/lesson';
import { formatProblem } from '@/lib/lessons/problem';
import { inspectSite } from '@/lib/lessons/site';
import { formsOf } from '@/lib/quiz/variants';
import { fromJson } from '@/lib/recording/json';
import { createShow } from '@/lib/scene/show';
import { stepOfEvent } from '@/lib/scene/steps';
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

  it('freezes no run at a step that shows who comes next', () => {
    let frozen = 0;
    for (const { page } of found.site.lessons) {
      for (const question of page.questions) {
        const written = (page.quiz ?? []).filter(({ id }) => id === question.id).flatMap(formsOf);
        for (const [n, form] of [question, ...(question.variants ?? [])].entries()) {
          const run = written[n] && runOfQuestion(written[n]);
          if (form.frozenStep === undefined || !run) continue;
          frozen += 1;
          const recording = page.recordings[recordingName(run)];
          const source = page.programs[run.program]?.source ?? '';
          if (!recording?.ok) throw new Error(`${form.id} has no run to freeze`);
          const { steps } = createShow(fromJson(recording.run).log, source);
          const shown = steps[stepOfEvent(steps, form.frozenStep)];
          expect(shown?.last, form.id).toBeLessThan(form.whyStep ?? 0);
        }
      }
    }
    expect(frozen).toBeGreaterThanOrEqual(2);
  });

  it('asks at least two questions of each type that the simulator answers', () => {
    const types = found.site.lessons.flatMap(({ page }) => page.questions.map(({ type }) => type));
    for (const type of ['predict-next', 'predict-time', 'possible', 'count']) {
      expect(types.filter((one) => one === type).length, type).toBeGreaterThanOrEqual(2);
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
