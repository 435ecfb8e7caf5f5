import { changesFeed } from '@/lib/site/pages';

export const dynamic = 'force-static';

/** What has changed, for those who follow the course. */
export function GET() {
  return new Response(changesFeed(), { headers: { 'content-type': 'application/rss+xml' } });
}
