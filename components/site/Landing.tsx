import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Statement } from '@/lib/site/structured';
import { CourseMap } from './CourseMap';
import type { WrittenChapter } from './course';
import { StructuredData } from './StructuredData';

const PROMISES = [
  {
    title: 'One program, three judges',
    text: 'The listing you read is a file. rustc compiles that file, Tokio runs it, and the simulator steps through it. Nothing on a page is drawn by hand.',
  },
  {
    title: 'Back as well as forward',
    text: 'A run depends on nothing but the program and its settings. So you can step back, try another schedule, or send somebody a link to one exact step.',
  },
  {
    title: 'No guessing',
    text: 'Where the simulator knows, it shows you. Where a program goes beyond what it models, it names the line and says so.',
  },
  {
    title: 'Yours alone',
    text: 'There is no server and no account. The site works without a network, and your answers stay in this browser.',
  },
] as const;

interface LandingProps {
  statement: Statement;
  written: readonly WrittenChapter[];
  /** A working stage; the page has no hero without it. */
  stage?: ReactNode;
}

/** The first page: what this is, a stage that works, and the map of the course. */
export function Landing({ statement, written, stage }: LandingProps) {
  const first = written[0];
  return (
    <main id="main" className="landing" tabIndex={-1}>
      <StructuredData statement={statement} />
      <section className="hero" aria-labelledby="title">
        <div className="hero-text">
          <h1 id="title">Async Rust, one poll at a time</h1>
          <p className="lede">
            Step through a real program, forward and back, and see what Tokio does with it: who is
            polled, who waits, who wakes whom. Guess first. Then look.
          </p>
          {first && (
            <p className="hero-actions">
              <Link className="call" href={`/learn/${first.slug}/`} prefetch={false}>
                Start with chapter {first.number}
              </Link>
              <a href="#course">See the course</a>
            </p>
          )}
        </div>
        {stage}
      </section>
      <section aria-labelledby="course">
        <div className="landing-head">
          <h2 id="course">The course</h2>
          <p>
            {written.length} chapters for people who know a back end or JavaScript, and enough Rust
            to read a function.
          </p>
        </div>
        <CourseMap written={written} />
      </section>
      <section aria-labelledby="why-trust">
        <div className="landing-head">
          <h2 id="why-trust">Why you can believe it</h2>
        </div>
        <ul className="promises">
          {PROMISES.map(({ title, text }) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
