import { vocabulary } from '@/components/mdx/vocabulary';
import { loadSite, type Site } from '@/lib/lessons/site';

const developing = process.env.NODE_ENV === 'development';

// `npm run dev` rewrites this module when content changes, which makes the open pages refresh.
if (developing) await import('../.cache/contentChanged.mjs');

/** The compiled content. While developing, every request reads it anew, so that an edit shows at once. */
export function site(): Promise<Site> {
  return loadSite({ root: process.cwd(), vocabulary }, developing);
}
