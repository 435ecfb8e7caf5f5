import { robots } from '@/lib/site/machines';

export const dynamic = 'force-static';

export function GET() {
  return new Response(robots(), { headers: { 'content-type': 'text/plain' } });
}
