import { site } from '@/app/site';
import { sitemap } from '@/lib/site/machines';
import { publicPaths } from '@/lib/site/pages';

export const dynamic = 'force-static';

/** The addresses of all pages, for search engines. */
export async function GET() {
  return new Response(sitemap(publicPaths(await site())), {
    headers: { 'content-type': 'application/xml' },
  });
}
