import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DocPage, Lesson } from './lesson';
import {
  type ContentSource,
  docFiles,
  type LoadedPage,
  lessonSlugs,
  loadDoc,
  loadLesson,
} from './load';
import { type ContentProblem, ContentProblems } from './problem';

/** Everything below `content`, compiled, in reading order. */
export interface Site {
  readonly lessons: readonly LoadedPage<Lesson>[];
  readonly docs: readonly LoadedPage<DocPage>[];
}

/** Pages that are not content: the routes without parameters. Their ids are known only when exported. */
function fixedPaths(root: string): Set<string> {
  const app = path.join(root, 'app');
  const routes = existsSync(app) ? readdirSync(app, { recursive: true, encoding: 'utf8' }) : [];
  const pages = routes
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => /(^|\/)page\.tsx$/.test(name) && !name.includes('['))
    .map((name) => `/${name.replace(/page\.tsx$/, '')}`);
  return new Set(['/', ...pages]);
}

function withSlash(pathname: string): string {
  return pathname.endsWith('/') ? pathname : `${pathname}/`;
}

function isExternal(url: string): boolean {
  return /^(https:|mailto:)/.test(url);
}

function checkLinks(
  page: LoadedPage<{ headings: Lesson['headings'] }>,
  site: Map<string, Set<string> | null>,
  root: string,
): ContentProblem[] {
  const problems: ContentProblem[] = [];
  for (const { url, line } of page.compiled.inspection.links) {
    if (isExternal(url)) continue;
    const report = (message: string, remedy: string) =>
      problems.push({ file: page.file, line, message, remedy });
    if (!url.startsWith('/') && !url.startsWith('#')) {
      report(`link to ${url}`, 'Links are https://…, /a/page/ of this site, or #heading.');
      continue;
    }
    const [pathname = '', fragment] = url.split('#');
    const target = pathname === '' ? page.path : withSlash(pathname);
    const ids = site.get(target);
    if (ids === undefined) {
      if (existsSync(path.join(root, 'public', pathname))) continue;
      report(`link to a missing page: ${url}`, `Pages: ${[...site.keys()].join(' ')}`);
    } else if (fragment && ids !== null && !ids.has(fragment)) {
      report(
        `link to a missing heading: ${url}`,
        `${target} has: ${[...ids].map((id) => `#${id}`).join(' ')}`,
      );
    }
  }
  return problems;
}

/** Compiles all content and returns it with everything wrong in it, broken internal links included. */
export async function inspectSite(
  source: ContentSource,
): Promise<{ site: Site; problems: ContentProblem[] }> {
  const lessons = await Promise.all(
    lessonSlugs(source.root).map((slug) => loadLesson(source, slug)),
  );
  const docs = await Promise.all(
    [...docFiles(source.root).keys()].map((slug) => loadDoc(source, slug)),
  );
  const ids = new Map<string, Set<string> | null>(
    [...fixedPaths(source.root)].map((fixed) => [fixed, null]),
  );
  const pages: LoadedPage<{ headings: Lesson['headings'] }>[] = [...lessons, ...docs];
  for (const { path: at, page, compiled } of pages) {
    ids.set(at, new Set([...page.headings.map(({ id }) => id), ...compiled.inspection.anchors]));
  }
  const problems = pages.flatMap((page) => [
    ...page.problems,
    ...checkLinks(page, ids, source.root),
  ]);
  return { site: { lessons, docs: docs.sort((a, b) => a.page.order - b.page.order) }, problems };
}

const sites = new Map<string, Promise<Site>>();

/** The whole site, compiled once per process; throws `ContentProblems` when anything is wrong with it. */
export function loadSite(source: ContentSource, fresh = false): Promise<Site> {
  const known = fresh ? undefined : sites.get(source.root);
  if (known) return known;
  const site = inspectSite(source).then((found) => {
    if (found.problems.length > 0) throw new ContentProblems(found.problems);
    return found.site;
  });
  sites.set(source.root, site);
  return site;
}
