import type { LessonProgram, RecordedDiagnostic } from '@/lib/lessons/lesson';

/** The code's page in rustc's own index of errors; lints have names instead of codes and no page there. */
function CodeLink({ code }: { code: string }) {
  if (!/^E\d{4}$/.test(code)) return <code>{code}</code>;
  return (
    <a href={`https://doc.rust-lang.org/error_codes/${code}.html`} rel="noreferrer">
      <code>{code}</code>
    </a>
  );
}

function One({ diagnostic, rustc }: { diagnostic: RecordedDiagnostic; rustc: string }) {
  return (
    <figure className={`diagnostic ${diagnostic.level}`}>
      <figcaption>
        <span className="diagnostic-level">{diagnostic.level}</span>{' '}
        {diagnostic.code && <CodeLink code={diagnostic.code} />}{' '}
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
