import { site } from '@/app/site';
import type { Shelf } from '@/lib/quiz/shelf';

export const dynamic = 'force-static';
export const dynamicParams = false;

export async function generateStaticParams() {
  return (await site()).lessons.map(({ page }) => ({ file: `${page.meta.slug}.json` }));
}

/** The questions of one chapter as a file beside the pages: the review fetches those that are due. */
export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }) {
  const { file } = await params;
  const lesson = (await site()).lessons.find(({ page }) => `${page.meta.slug}.json` === file);
  if (!lesson) return new Response(null, { status: 404 });
  const { meta, questions, programs } = lesson.page;
  const shelf: Shelf = {
    slug: meta.slug,
    title: meta.title,
    number: meta.number,
    questions: questions.map((item) => {
      const program = item.program === undefined ? undefined : programs[item.program];
      const about = program && { file: program.file, source: program.source, lines: program.lines };
      return { item, ...about, staged: item.frozenStep !== undefined };
    }),
  };
  return Response.json(shelf);
}
