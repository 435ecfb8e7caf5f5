import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Heading, LessonMeta } from '@/lib/lessons/lesson';
import type { Statement } from '@/lib/site/structured';
import { LessonBar } from './LessonBar';
import { PageTools } from './PageTools';
import { ReadToggle } from './ReadToggle';
import { StructuredData } from './StructuredData';

interface Neighbour {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
}

interface LessonPageProps {
  meta: LessonMeta;
  /** The text's file in the repository. */
  file: string;
  statement: Statement;
  headings: readonly Heading[];
  previous?: Neighbour | undefined;
  next?: Neighbour | undefined;
  children: ReactNode;
}

function Way({ to, label }: { to: Neighbour | undefined; label: string }) {
  if (!to) return <span />;
  return (
    <Link href={`/learn/${to.slug}/`} className="way" prefetch={false}>
      <span className="way-label">{label}</span>
      <span className="way-title">
        <span>{to.number}</span>
        <span>. </span>
        <span>{to.title}</span>
      </span>
    </Link>
  );
}

/** A chapter with its head, its contents and the way on. */
export function LessonPage({
  meta,
  file,
  statement,
  headings,
  previous,
  next,
  children,
}: LessonPageProps) {
  const sections = headings
    .filter(({ depth }) => depth === 2)
    .map(({ id, text }) => ({ id, text }));
  return (
    <>
      <StructuredData statement={statement} />
      <LessonBar number={meta.number} title={meta.title} sections={sections} />
      <main id="main" className="prose lesson" tabIndex={-1}>
        <header className="lesson-head">
          <p className="eyebrow">
            <span>Chapter {meta.number}</span>
            <span>{meta.minutes} minutes</span>
          </p>
          <h1>{meta.title}</h1>
          <p className="lede">{meta.summary}</p>
        </header>
        {children}
        <footer className="lesson-foot">
          <ReadToggle slug={meta.slug} />
          <PageTools file={file} markdown={`/learn/${meta.slug}/lesson.md`} />
          <nav className="ways" aria-label="Chapters">
            <Way to={previous} label="Before this" />
            <Way to={next} label="Next" />
          </nav>
        </footer>
      </main>
    </>
  );
}
