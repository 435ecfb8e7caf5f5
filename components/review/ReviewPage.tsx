'use client';

import Link from 'next/link';
import { useEffect, useMemo, useState } from 'react';
import { Program } from '@/components/mdx/Program';
import { KeptQuestion } from '@/components/quiz/KeptQuestion';
import { useProgress } from '@/components/site/progress';
import { type ReviewList, reviewList } from '@/lib/progress/review';
import type { Shelf, ShelvedQuestion } from '@/lib/quiz/shelf';

interface Chapter {
  readonly slug: string;
  readonly questions: readonly string[];
}

const DAY = 24 * 60 * 60 * 1000;

/** The base path stands in the page's own address: `/sub/review/` asks `/sub/review/questions/…`. */
async function fetchShelf(slug: string): Promise<Shelf> {
  const response = await fetch(new URL(`questions/${slug}.json`, window.location.href));
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as Shelf;
}

/** The questions of the chapters that are needed; a chapter that cannot be fetched is named in `missing`. */
function useShelves(slugs: readonly string[]) {
  const [shelves, setShelves] = useState<ReadonlyMap<string, Shelf>>(new Map());
  const [missing, setMissing] = useState<readonly string[]>([]);
  const wanted = slugs.join(' ');
  useEffect(() => {
    let here = true;
    for (const slug of wanted.split(' ').filter(Boolean)) {
      fetchShelf(slug).then(
        (shelf) => here && setShelves((old) => new Map([...old, [slug, shelf]])),
        () => here && setMissing((old) => [...new Set([...old, slug])]),
      );
    }
    return () => {
      here = false;
    };
  }, [wanted]);
  return { shelves, missing };
}

function Listing({ question }: { question: ShelvedQuestion }) {
  const { file, source, lines } = question;
  if (!file || !source || !lines) return null;
  const program = { file, source, lines, language: 'rust', packed: '', expected: null } as const;
  return <Program program={program} />;
}

function One({ id, shelf }: { id: string; shelf: Shelf }) {
  const question = shelf.questions.find(({ item }) => item.id === id);
  if (!question) return null;
  const place = `/learn/${shelf.slug}/`;
  if (question.staged) {
    return (
      <p>
        <span>This question stands beside its run: </span>
        <Link href={`${place}#${id}`} prefetch={false}>
          answer it in chapter {shelf.number}
        </Link>
      </p>
    );
  }
  return (
    <>
      <KeptQuestion
        item={question.item}
        label={`Chapter ${shelf.number}: ${shelf.title}`}
        {...(question.lines ? { lines: question.lines } : {})}
        listing={<Listing question={question} />}
      />
      <p className="edit-link">
        <Link href={`${place}#${id}`} prefetch={false}>
          Read it up in chapter {shelf.number}
        </Link>
      </p>
    </>
  );
}

function inDays(at: number, now: number): string {
  const days = Math.ceil((at - now) / DAY);
  return days <= 1 ? 'within a day' : `in ${days} days`;
}

/** What there is to say when nothing is due. */
function Nothing({ list, now }: { list: ReviewList; now: number }) {
  const [next] = list.later;
  return (
    <p>
      {next
        ? `Nothing is due. The next question comes back ${inDays(next.dueAt, now)}.`
        : 'Nothing is waiting for you. Questions that you miss in the chapters will come back here.'}
    </p>
  );
}

/** The questions that are due, one below the other. The list is made once, so that answering does not shuffle it. */
export function ReviewPage({ chapters }: { chapters: readonly Chapter[] }) {
  const answers = useProgress((state) => state.answers);
  const known = useMemo(
    () => new Map(chapters.flatMap(({ slug, questions }) => questions.map((id) => [id, slug]))),
    [chapters],
  );
  const [at, setAt] = useState<{ list: ReviewList; now: number } | null>(null);
  useEffect(() => {
    // Progress is read from storage after the first render; from the first due question on, the list stays.
    const now = Date.now();
    const list = reviewList({ lessons: {}, answers }, now, (id) => known.has(id));
    setAt((old) => (old && old.list.due.length > 0 ? old : { list, now }));
  }, [answers, known]);
  const due = at?.list.due ?? [];
  const slugs = [...new Set(due.flatMap(({ id }) => known.get(id) ?? []))];
  const { shelves, missing } = useShelves(slugs);
  if (!at) return <p role="status">Looking at what you have answered …</p>;
  return (
    <>
      {due.length === 0 ? (
        <Nothing {...at} />
      ) : (
        <p role="status">
          {due.length === 1 ? 'One question is due.' : `${due.length} questions are due.`}
        </p>
      )}
      {due.map(({ id }) => {
        const shelf = shelves.get(known.get(id) ?? '');
        return shelf ? <One key={id} id={id} shelf={shelf} /> : null;
      })}
      {missing.length > 0 && (
        <p role="alert">
          Some questions could not be loaded. You may be offline; open their chapter once while you
          are online.
        </p>
      )}
    </>
  );
}
