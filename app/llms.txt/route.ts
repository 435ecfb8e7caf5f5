import { site } from '@/app/site';
import { llmsText } from '@/lib/site/machines';
import { REFERENCE } from '@/lib/site/pages';

export const dynamic = 'force-static';

/** The site in short, for machines that read. */
export async function GET() {
  const { lessons, docs } = await site();
  const text = llmsText(
    lessons.map(({ page }) => page.meta),
    REFERENCE,
    docs.map(({ path, page }) => ({ path, title: page.title, summary: page.summary })),
  );
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
