'use client';

import { lazy, type RefObject, Suspense, useMemo } from 'react';
import { colouredLines } from '@/lib/assist/colours';
import type { EditorHandle, Spot } from './editing';
import type { Engine } from './engine';
import { PlainEditor } from './PlainEditor';
import type { Checked } from './protocol';

const RustEditor = lazy(() => import('./RustEditor'));

/** Beyond this a listing is not coloured before it is edited: it would take too long to draw. */
const MOST_COLOURED = 60_000;

/** How the program stands there: to be read, or in one of two editors. */
export type Mode = 'read' | 'plain' | 'large';

interface CodeAreaProps {
  mode: Mode;
  source: string;
  /** Lines as the page brings them, for the program it begins with. */
  lines: readonly string[] | null;
  /** Another program needs another round. */
  round: number;
  onChange: (source: string) => void;
  onEdit: () => void;
  onLayOut: () => void;
  checked: Checked | null;
  engine: Engine | null;
  cursors: readonly Spot[];
  handle: RefObject<EditorHandle | null>;
  /** Runs the program: Ctrl+Enter in the large editor. */
  start?: () => void;
}

function Listing({ lines, onEdit }: { lines: readonly string[]; onEdit: () => void }) {
  const html = lines
    .map((line, at) => `<span class="line" data-line="${at + 1}">${line}\n</span>`)
    .join('');
  return (
    <div className="workbench-listing">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="code numbered" tabIndex={0} translate="no">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by the highlighters of lib */}
        <code dangerouslySetInnerHTML={{ __html: html }} />
      </pre>
      <button type="button" onClick={onEdit}>
        Edit this program
      </button>
    </div>
  );
}

/** The program: first as a listing that costs nothing, then in the editor that the reader opens. */
export function CodeArea(props: CodeAreaProps) {
  const { mode, source, lines, round, onChange, onEdit, onLayOut, handle } = props;
  const read = mode === 'read';
  const shown = useMemo(() => {
    if (!read) return [];
    if (lines) return lines;
    if (source.length <= MOST_COLOURED) return colouredLines(source.replace(/\n$/, ''));
    return [`${source.length.toLocaleString('en')} characters: open the editor to see them.`];
  }, [read, lines, source]);
  if (read) return <Listing lines={shown} onEdit={onEdit} />;
  const plain = (
    <PlainEditor value={source} onChange={onChange} handle={handle} onLayOut={onLayOut} />
  );
  if (mode === 'plain') return plain;
  return (
    <Suspense fallback={<PlainEditor value={source} onChange={onChange} onLayOut={onLayOut} />}>
      <RustEditor
        key={round}
        initial={source}
        onChange={onChange}
        checked={props.checked}
        engine={props.engine ?? undefined}
        cursors={props.cursors}
        handle={handle}
        onRun={props.start}
        label="Rust program. Press Tab to leave the editor."
      />
    </Suspense>
  );
}
