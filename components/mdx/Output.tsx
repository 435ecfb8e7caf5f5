import type { LessonProgram, RecordedRun } from '@/lib/lessons/lesson';

function ending(run: RecordedRun): string {
  if (run.ends === 'hangs') return 'It never ends; we stopped it.';
  return run.exit === 0 ? '' : `Exit code ${run.exit}.`;
}

const PROMISE: Readonly<Record<RecordedRun['output'], string>> = {
  exact: '',
  'any-order': 'The order of the lines may differ from run to run.',
  varies: 'Another run may print something else.',
};

/** What a program printed on real Tokio, recorded. */
export function Output({ program, title }: { program: LessonProgram; title?: string }) {
  const run = program.expected?.run;
  if (!run) return null;
  const notes = [ending(run), PROMISE[run.output]].filter(Boolean).join(' ');
  return (
    <figure className="output">
      <figcaption>
        <span className="output-title">{title ?? `${program.file} prints`}</span>{' '}
        <span className="output-source">Tokio {program.expected?.tokio}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="code" tabIndex={0} translate="no">
        <samp>{run.stdout}</samp>
        {run.stderr && <samp className="stderr">{run.stderr}</samp>}
      </pre>
      {notes && <p className="output-note">{notes}</p>}
    </figure>
  );
}
