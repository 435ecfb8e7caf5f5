import { beforeAll, describe, expect, it } from 'vitest';
import { vocabulary } from '@/components/mdx/vocabulary';
import {
  chapterRows,
  questionsByMisconception,
  readTopics,
  topicProblems,
} from '@/lib/lessons/courseTables';
import { inspectSite, type Site } from '@/lib/lessons/site';
import { root } from '../architecture/sources';

let site: Site;
beforeAll(async () => {
  ({ site } = await inspectSite({ root, vocabulary }));
}, 300_000);

describe('the course in numbers', () => {
  it('every belief is tested by at least two questions', () => {
    const few = [...questionsByMisconception(site.lessons)].filter(([, asked]) => asked.length < 2);
    expect(few).toEqual([]);
  });

  it('every topic is where its row says, with programs and questions that exist', () => {
    expect(topicProblems(readTopics(root), site.lessons)).toEqual([]);
  });

  it('every chapter is the place of a topic', () => {
    const placed = new Set(readTopics(root).map(({ at }) => at.split('#')[0]));
    const without = site.lessons
      .map(({ page }) => page.meta.slug)
      .filter((slug) => !placed.has(slug));
    expect(without).toEqual([]);
  });

  it('a topic with a wrong place, program or question is a problem', () => {
    const wrong = { topic: 'T', at: '01-waiting-is-the-problem#no', shown: ['x.rs'], asked: ['q'] };
    expect(topicProblems([wrong], site.lessons)).toEqual([
      'T: 01-waiting-is-the-problem has no x.rs',
      'T: 01-waiting-is-the-problem has no q',
      'T: 01-waiting-is-the-problem has no #no',
    ]);
    expect(topicProblems([{ ...wrong, at: '99-nowhere' }], site.lessons)).toEqual([
      'T: no chapter 99-nowhere',
    ]);
  });

  it('counts what stands in a chapter', () => {
    const [first] = chapterRows(site.lessons);
    const page = site.lessons[0]?.page;
    expect(first?.questions).toBe(page?.quiz?.length);
    expect(first?.predictions).toBe(page?.quiz?.filter(({ place }) => place === 'text').length);
    expect(first?.stages).toBe(site.lessons[0]?.compiled.inspection.simulations.length);
  });
});
