import type { Metadata } from 'next';
import { pageMetadata } from '@/app/metadata';
import { site } from '@/app/site';
import { ChapterTable, MisconceptionTable, TopicTable } from '@/components/mdx/CourseTables';
import { chapterRows, questionsByMisconception, readTopics } from '@/lib/lessons/courseTables';

export const metadata: Metadata = pageMetadata({
  title: 'The course in numbers',
  description:
    'What each chapter holds, which questions test which belief, and what covers which topic.',
});

export default async function Page() {
  const { lessons } = await site();
  return (
    <main id="main" className="prose" tabIndex={-1}>
      <h1>The course in numbers</h1>
      <p className="lede">
        These tables are counted from the course when the site is built. A test fails when a belief
        has fewer than two questions, or when a topic names a program or a question that is not
        there. <code>npm run -s course</code> prints them.
      </p>
      <h2 id="chapters">Chapters</h2>
      <p>
        Every program is compiled by rustc and run on Tokio. The grade is the school year in which
        the text can be read, by the formula of Flesch and Kincaid.
      </p>
      <ChapterTable rows={chapterRows(lessons)} />
      <h2 id="beliefs">Beliefs, and the questions about them</h2>
      <MisconceptionTable questions={[...questionsByMisconception(lessons)]} />
      <h2 id="topics">Topics</h2>
      <TopicTable topics={readTopics(process.cwd())} />
    </main>
  );
}
