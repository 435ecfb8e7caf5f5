import type { Heading } from '../lessons/lesson';

/** One place of the site that a search can lead to. */
export interface SearchDocument {
  readonly id: number;
  readonly kind: 'chapter' | 'error' | 'word' | 'interface' | 'saying' | 'page';
  /** A path of this site, with `#` where the place is inside a page. */
  readonly path: string;
  readonly title: string;
  /** Where the place stands: the chapter, the part of the reference. */
  readonly within: string;
  readonly text: string;
}

/** A place before it is numbered. */
export type Findable = Omit<SearchDocument, 'id'>;

/** Markdown without its marks and listings: the words a reader would search for. */
export function searchedText(markdown: string): string {
  return markdown
    .replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, ' ')
    .replace(/<\/?(?:[A-Z]\w*|details|summary|br|kbd|su[bp])(?:\s[^<>]*)?>/g, ' ')
    .replace(/\(Step through it: [^)]*\)|<https:[^>]*>/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]+/g, '')
    .replace(/[>#|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A page cut at its headings, each part findable at its own address. What stands before the first is the page itself. */
export function sectionsOf(
  page: Pick<Findable, 'kind' | 'path' | 'title'>,
  headings: readonly Heading[],
  markdown: string,
): Findable[] {
  const out: Findable[] = [];
  let at: { title: string; path: string } = { title: page.title, path: page.path };
  let lines: string[] = [];
  const close = () => {
    const text = searchedText(lines.join('\n'));
    if (text || at.path === page.path)
      out.push({ kind: page.kind, path: at.path, title: at.title, within: page.title, text });
    lines = [];
  };
  let fenced = false;
  for (const line of markdown.split('\n')) {
    if (/^(```|~~~)/.test(line)) fenced = !fenced;
    const written = fenced ? null : /^#{2,3} (.*)$/.exec(line);
    const words = written && searchedText(written[1] ?? '');
    const heading = words ? headings.find(({ text }) => searchedText(text) === words) : undefined;
    if (heading) {
      close();
      at = { title: heading.text, path: `${page.path}#${heading.id}` };
    } else lines.push(line);
  }
  close();
  return out;
}

/** Numbers the places, as the index wants them. */
export function numbered(places: readonly Findable[]): SearchDocument[] {
  return places.map((place, id) => ({ id, ...place }));
}
