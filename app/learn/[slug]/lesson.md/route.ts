import { site } from '@/app/site';
import { lessonText } from '@/lib/site/pages';

export const dynamic = 'force-static';
export const dynamicParams = false;

export async function generateStaticParams() {
  return (await site()).lessons.map(({ page }) => ({ slug: page.meta.slug }));
}

/** The chapter as plain Markdown. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }) {
  const text = lessonText(await site(), (await params).slug);
  if (text === null) return new Response(null, { status: 404 });
  return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
}
