import type { LessonProgram } from '@/lib/lessons/lesson';
import { CopyButton } from './CopyButton';
import { linesInRange } from './lineRanges';

interface ProgramProps {
  program: LessonProgram;
  title?: string;
  lines?: string;
  highlight?: string;
}

/** The lines that are shown, with their numbers in the file. A gap is a line without a number. */
function shownLines({ program, lines, highlight }: ProgramProps): string {
  const wanted = linesInRange(lines, program.lines.length);
  const marked = linesInRange(highlight, program.lines.length);
  const rows: string[] = [];
  let previous = 0;
  program.lines.forEach((html, index) => {
    const number = index + 1;
    if (wanted.size > 0 && !wanted.has(number)) return;
    if (rows.length > 0 && number !== previous + 1) rows.push('<span class="gap">⋯</span>\n');
    previous = number;
    const name = marked.has(number) ? 'line marked' : 'line';
    rows.push(`<span class="${name}" data-line="${number}">${html}\n</span>`);
  });
  return rows.join('');
}

/** A listing of the very file that rustc compiled, with the numbers that diagnostics use. */
export function Program(props: ProgramProps) {
  const { program, title } = props;
  return (
    <figure className="program">
      <figcaption>
        <span className="program-title">{title ?? program.file}</span>
        <CopyButton text={program.source} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="code numbered" tabIndex={0} data-language={program.language} translate="no">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made from escaped text by lib/lessons/highlight.ts */}
        <code dangerouslySetInnerHTML={{ __html: shownLines(props) }} />
      </pre>
    </figure>
  );
}
