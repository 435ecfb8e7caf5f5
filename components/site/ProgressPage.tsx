'use client';

import Link from 'next/link';
import { type ChangeEvent, useState } from 'react';
import { openDrafts, readDrafts, withDrafts } from '@/lib/progress/drafts';
import { progress, useProgress } from './progress';

interface Chapter {
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  readonly questions: readonly string[];
}

const IMPORTED = {
  merged: 'Done. What was in the file is now part of your progress and your drafts.',
  'not-json': 'This file is not an export of this site. Nothing was changed.',
  broken: 'This file is not an export of this site. Nothing was changed.',
  newer: 'This file was written by a newer version of this site. Nothing was changed.',
} as const;

/** What is written in the playground and in exercises travels with the progress. */
const drafts = openDrafts(() => window.localStorage);

function download() {
  const text = withDrafts(progress.getState().exportText(), drafts.all());
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'poll-by-poll-progress.json';
  link.click();
  URL.revokeObjectURL(url);
}

function Row({ chapter }: { chapter: Chapter }) {
  const answers = useProgress((state) => state.answers);
  const read = useProgress((state) => state.lessons[chapter.slug] !== undefined);
  const known = chapter.questions.flatMap((id) => answers[id] ?? []);
  const right = known.filter((answer) => answer.first.correct).length;
  return (
    <tr>
      <th scope="row">
        <Link href={`/learn/${chapter.slug}/`} prefetch={false}>
          {`${chapter.number}. ${chapter.title}`}
        </Link>
      </th>
      <td>{read ? 'read' : 'not yet'}</td>
      <td>{`${known.length} of ${chapter.questions.length}`}</td>
      <td>{String(right)}</td>
    </tr>
  );
}

function Forget() {
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <button type="button" className="verdict" onClick={() => setAsked(true)}>
        Forget everything …
      </button>
    );
  }
  return (
    <span className="hero-actions">
      <button
        type="button"
        className="verdict"
        onClick={() => {
          progress.getState().forget();
          setAsked(false);
        }}
      >
        Yes, forget it
      </button>
      <button type="button" className="quiet" onClick={() => setAsked(false)}>
        Keep it
      </button>
    </span>
  );
}

/** What this browser keeps, with the means to take it elsewhere or to forget it. */
export function ProgressPage({ chapters }: { chapters: readonly Chapter[] }) {
  const [said, setSaid] = useState('');
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    const text = await file.text();
    const outcome = progress.getState().importText(text);
    if (outcome === 'merged') drafts.add(readDrafts(text), Date.now());
    setSaid(IMPORTED[outcome]);
  };
  return (
    <main id="main" className="prose" tabIndex={-1}>
      <h1>Your progress</h1>
      <p className="lede">
        All of it is kept in this browser, and nowhere else. To go on in another one, take the file
        along.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Chapter</th>
            <th scope="col">Read</th>
            <th scope="col">Answered</th>
            <th scope="col">Right at first</th>
          </tr>
        </thead>
        <tbody>
          {chapters.map((chapter) => (
            <Row key={chapter.slug} chapter={chapter} />
          ))}
        </tbody>
      </table>
      <div className="hero-actions">
        <button type="button" className="check" onClick={download}>
          Save as a file
        </button>
        <label className="file-button">
          <span>Add from a file</span>
          <input
            type="file"
            accept="application/json,.json"
            className="visually-hidden"
            onChange={read}
          />
        </label>
        <Forget />
      </div>
      <p role="status">
        <span>{said}</span>
      </p>
    </main>
  );
}
