import { vocabulary } from '@/components/mdx/vocabulary';
import { loadSite, type Site } from '@/lib/lessons/site';

/** The compiled content. While developing, every request reads it anew, so that an edit shows at once. */
export function site(): Promise<Site> {
  const fresh = process.env.NODE_ENV === 'development';
  return loadSite({ root: process.cwd(), vocabulary }, fresh);
}
