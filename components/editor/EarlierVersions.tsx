import type { Kept, Version } from '@/lib/progress/drafts';

const NOTICE: Readonly<Record<Exclude<Kept, 'kept'>, string>> = {
  denied:
    'Your browser does not let this page keep anything: what you write is gone when you leave. Download it, or copy a link.',
  full: 'The storage of your browser is full: what you write is gone when you leave. Download it, or copy a link.',
};

interface EarlierVersionsProps {
  kept: Kept;
  history: readonly Version[];
  onTake: (text: string) => void;
}

/** Texts that stood here before; any of them can be taken back, and then this one is put aside. */
export function EarlierVersions({ kept, history, onTake }: EarlierVersionsProps) {
  return (
    <>
      {kept !== 'kept' && <p role="alert">{NOTICE[kept]}</p>}
      {history.length > 0 && (
        <details className="earlier">
          <summary>{`Earlier versions (${history.length})`}</summary>
          <ul>
            {history.map(({ at, text }) => (
              <li key={`${at}:${text.length}`}>
                <button type="button" onClick={() => onTake(text)}>
                  {new Date(at).toLocaleString()}
                </button>{' '}
                <code translate="no">{firstLine(text)}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const firstLine = (text: string): string =>
  (text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('use ')) ?? '').slice(
    0,
    60,
  );
