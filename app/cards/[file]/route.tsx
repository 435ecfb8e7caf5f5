import { ImageResponse } from 'next/og';
import { card } from '@/app/card';
import { site } from '@/app/site';

export const dynamic = 'force-static';
export const dynamicParams = false;

const SITE = 'site.png';

export async function generateStaticParams() {
  const { lessons } = await site();
  return [SITE, ...lessons.map(({ page }) => `${page.meta.slug}.png`)].map((file) => ({ file }));
}

/** The picture that stands beside a link to a chapter, or to the site. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  const meta = (await site()).lessons.find(({ page }) => `${page.meta.slug}.png` === file)?.page
    .meta;
  if (!meta && file !== SITE) return new Response(null, { status: 404 });
  const drawn = meta
    ? card(`Chapter ${meta.number}`, meta.title)
    : card('A course with a simulator', 'Step Tokio forward, and back');
  return new ImageResponse(drawn, { width: 1200, height: 630 });
}
