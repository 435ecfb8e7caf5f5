import type { LessonProgram, RecordedDiagnostic } from '@/lib/lessons/lesson';
import { errorPath, explain } from '@/lib/reference/errors';
import { SiteLink } from './SiteLink';

/** The code with the way to its explanation on this site; rustc's own page is one step further. */
function CodeLink({ diagnostic }: { diagnostic: RecordedDiagnostic }) {
  const { code } = diagnostic;
  const entry = explain(diagnostic);
  if (!entry) return code === null ? null : <code>{code}</code>;
  return (
    <SiteLink href={errorPath(entry)}>
      {code === null ? 'what this means' : <code>{code}</code>}
    </SiteLink>
  );
}

function One({ diagnostic, rustc }: { diagnostic: RecordedDiagnostic; rustc: string }) {
  return (
    <figure className={`diagnostic ${diagnostic.level}`}>
      <figcaption>
        <span className="diagnostic-level">{diagnostic.level}</span>{' '}
        <CodeLink diagnostic={diagnostic} />{' '}
        <span className="diagnostic-where">line {diagnostic.line}</span>{' '}
        <span className="diagnostic-source">rustc {rustc}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className="code rendered" tabIndex={0} translate="no">
        <code>{diagnostic.rendered.trimEnd()}</code>
      </pre>
    </figure>
  );
}

/** What the real rustc printed for a program, recorded; `code` picks the diagnostics with that code. */
export function Diagnostic({ program, code }: { program: LessonProgram; code?: string }) {
  const recorded = program.expected;
  const shown =
    recorded?.diagnostics.filter((one) => code === undefined || one.code === code) ?? [];
  return (
    <div className="diagnostics">
      {shown.map((diagnostic) => (
        <One
          key={`${diagnostic.code}:${diagnostic.line}:${diagnostic.column}:${diagnostic.message}`}
          diagnostic={diagnostic}
          rustc={recorded?.rustc ?? ''}
        />
      ))}
    </div>
  );
}
