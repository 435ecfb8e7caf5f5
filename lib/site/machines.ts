import type { LessonMeta } from '../lessons/lesson';
import { absolute, siteAddress } from './address';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);

/** Something that changed on the site, for those who follow it. Dates are `YYYY-MM-DD`. */
export interface Change {
  readonly date: string;
  readonly title: string;
  readonly text: string;
  /** A path of this site. */
  readonly path: string;
}

/** The changes as an RSS 2.0 feed, newest first. */
export function feed(changes: readonly Change[]): string {
  const newest = [...changes].sort((a, b) => b.date.localeCompare(a.date));
  const items = newest.map(
    ({ date, title, text, path }) => `<item>
<title>${escaped(title)}</title>
<link>${escaped(absolute(path))}</link>
<guid isPermaLink="false">${escaped(`${date}:${path}:${title}`)}</guid>
<dc:date>${escaped(date)}</dc:date>
<description>${escaped(text)}</description>
</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>Poll by Poll</title>
<link>${escaped(absolute('/'))}</link>
<atom:link href="${escaped(absolute('/feed.xml'))}" rel="self" type="application/rss+xml"/>
<description>What is new in the course on async Rust.</description>
<language>en</language>
${items.join('\n')}
</channel>
</rss>
`;
}

interface Linked {
  readonly path: string;
  readonly title: string;
  readonly summary: string;
}

/** `llms.txt` (llmstxt.org): what the site is, and where its plain text stands. */
export function llmsText(
  lessons: readonly LessonMeta[],
  reference: readonly Linked[],
  docs: readonly Linked[],
): string {
  const line = (title: string, path: string, about: string): string =>
    `- [${title}](${absolute(path)}): ${about}`;
  return [
    '# Poll by Poll',
    '',
    '> A course on async Rust. Every program in it is compiled by rustc and run on Tokio before it is published; the pages step through the same files in a simulator of Tokio’s scheduler.',
    '',
    '## Chapters',
    '',
    ...lessons.map((l) => line(`${l.number}. ${l.title}`, `/learn/${l.slug}/lesson.md`, l.summary)),
    '',
    '## Reference',
    '',
    ...reference.map((r) => line(r.title, r.path, r.summary)),
    '',
    '## How it is made',
    '',
    ...docs.map((d) => line(d.title, d.path, d.summary)),
    '',
  ].join('\n');
}

/** The addresses of all pages for search engines (sitemaps.org). */
export function sitemap(paths: readonly string[]): string {
  const urls = [...new Set(paths)].map((p) => `<url><loc>${escaped(absolute(p))}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`;
}

/** What robots may read: everything. */
export function robots(): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${siteAddress}/sitemap.xml\n`;
}
