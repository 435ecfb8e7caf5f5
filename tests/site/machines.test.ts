import { describe, expect, it, vi } from 'vitest';

vi.stubEnv('NEXT_PUBLIC_SITE_URL', 'https://example.org/rust/');
const { feed, llmsText, robots, sitemap } = await import('@/lib/site/machines');
const { lessonStatement, statementText } = await import('@/lib/site/structured');

const meta = {
  slug: '13-select-and-cancellation',
  number: 13,
  title: 'select! & cancellation',
  summary: 'Wait for whatever comes first.',
  minutes: 20,
  part: 4,
  objectives: ['Predict what a select! drops.'],
};

describe('what machines read', () => {
  it('a sitemap has each page once, with its full address', () => {
    expect(sitemap(['/', '/learn/a/', '/'])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/rust/</loc></url>
<url><loc>https://example.org/rust/learn/a/</loc></url>
</urlset>
`);
  });

  it('robots are shown the sitemap', () => {
    expect(robots()).toContain('Sitemap: https://example.org/rust/sitemap.xml');
  });

  it('a feed has the newest change first, and no mark-up from its texts', () => {
    const text = feed([
      { date: '2026-01-02', title: 'Old', text: 'x', path: '/' },
      { date: '2026-03-04', title: 'a < b & "c"', text: '<script>', path: '/learn/a/' },
    ]);
    const titles = [...text.matchAll(/<item>\n<title>(.*)<\/title>/g)].map(([, title]) => title);
    expect(titles).toEqual(['a &lt; b &amp; &quot;c&quot;', 'Old']);
    expect(text).toContain('<dc:date>2026-03-04</dc:date>');
    expect(text).not.toContain('<script>');
  });

  it('llms.txt leads to the plain text of each chapter', () => {
    expect(llmsText([meta], [], [])).toContain(
      '- [13. select! & cancellation](https://example.org/rust/learn/13-select-and-cancellation/lesson.md): Wait for whatever comes first.',
    );
  });

  it('structured data cannot end its element', () => {
    const text = statementText(lessonStatement({ ...meta, title: '</script><b>' }, 7));
    expect(text).not.toContain('<');
    expect(JSON.parse(text)).toMatchObject({
      '@type': 'LearningResource',
      name: '</script><b>',
      url: 'https://example.org/rust/learn/13-select-and-cancellation/',
      timeRequired: 'PT20M',
      hasPart: { '@type': 'Quiz' },
    });
  });
});
