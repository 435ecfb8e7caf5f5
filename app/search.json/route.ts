import { site } from '@/app/site';
import { searchDocuments } from '@/lib/site/pages';

export const dynamic = 'force-static';

/** Everything that can be searched for; fetched when a reader first opens the search. */
export async function GET() {
  return Response.json(searchDocuments(await site()));
}
