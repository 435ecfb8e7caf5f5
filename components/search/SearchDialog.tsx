'use client';

import type MiniSearch from 'minisearch';
import Link from 'next/link';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { SearchDocument } from '@/lib/site/searchDocuments';
import { find, type Hit, indexOf } from './find';
import './search.css';

const KINDS: Readonly<Record<SearchDocument['kind'], string>> = {
  chapter: 'Chapter',
  error: 'Error',
  word: 'Word',
  interface: 'Interface',
  saying: 'What people say',
  page: 'How it is made',
};

interface Loaded {
  readonly documents: readonly SearchDocument[];
  readonly index: MiniSearch<SearchDocument>;
}

const address = `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}/search.json`;

function useIndex(): Loaded | 'loading' | 'failed' {
  const [state, setState] = useState<Loaded | 'loading' | 'failed'>('loading');
  useEffect(() => {
    let wanted = true;
    fetch(address)
      .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
      .then((documents: SearchDocument[]) => {
        if (wanted) setState({ documents, index: indexOf(documents) });
      })
      .catch(() => {
        if (wanted) setState('failed');
      });
    return () => {
      wanted = false;
    };
  }, []);
  return state;
}

function said(loaded: Loaded | 'loading' | 'failed', question: string, hits: number): string {
  if (loaded === 'failed')
    return 'The search could not be loaded. Without a network it works after its first use.';
  if (loaded === 'loading') return 'Loading the search.';
  if (question.trim() === '') return 'Chapters, errors, words and interfaces.';
  return hits === 0
    ? 'Nothing found. Fewer or other words may help.'
    : `${hits} ${hits === 1 ? 'place' : 'places'} found.`;
}

interface HitRowProps {
  hit: Hit;
  id: string;
  chosen: boolean;
  onFollow: () => void;
}

function HitRow({ hit, id, chosen, onFollow }: HitRowProps) {
  return (
    <li className={chosen ? 'hit chosen' : 'hit'}>
      <Link id={id} href={hit.path} prefetch={false} onClick={onFollow}>
        <span className="hit-title">{hit.title}</span>
        <span className="hit-within">
          <span>{KINDS[hit.kind]}</span>
          {hit.within !== hit.title && <span>{hit.within}</span>}
        </span>
        {hit.excerpt && <span className="hit-text">{hit.excerpt}</span>}
      </Link>
    </li>
  );
}

/** Full-text search over the whole site, in a dialog. Arrow keys choose, Enter goes there, Escape leaves. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [question, setQuestion] = useState('');
  const [at, setAt] = useState(0);
  const loaded = useIndex();
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  const hits = useMemo(
    () => (typeof loaded === 'string' ? [] : find(loaded.index, loaded.documents, question)),
    [loaded, question],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      const next = (at + step + hits.length) % hits.length;
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') document.getElementById(`${id}-${at}`)?.click();
  };
  return (
    <dialog ref={dialog} className="search" aria-label="Search" onClose={onClose}>
      <search>
        <input
          type="search"
          aria-label="Search chapters, errors, words and interfaces"
          aria-describedby={`${id}-said`}
          placeholder="spawn 'static, E0373, select!…"
          autoComplete="off"
          spellCheck={false}
          value={question}
          onChange={({ target }) => {
            setQuestion(target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </search>
      <p id={`${id}-said`} className="search-said" role="status">
        {said(loaded, question, hits.length)}
      </p>
      <ul className="hits">
        {hits.map((hit, n) => (
          <HitRow
            key={hit.id}
            hit={hit}
            id={`${id}-${n}`}
            chosen={n === at}
            onFollow={() => dialog.current?.close()}
          />
        ))}
      </ul>
    </dialog>
  );
}
