import type { RecordedDiagnostic, RecordedNote, RecordedSpan } from '@/lib/lessons/lesson';

interface RustcSpan {
  readonly file_name: string;
  readonly line_start: number;
  readonly line_end: number;
  readonly column_start: number;
  readonly column_end: number;
  readonly is_primary: boolean;
  readonly label: string | null;
  readonly expansion: { readonly span: RustcSpan } | null;
}

interface RustcMessage {
  readonly message: string;
  readonly level: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly RustcSpan[];
  readonly children: readonly RustcMessage[];
  readonly rendered: string | null;
}

/** The place in the program itself: a span inside a macro of another crate stands where the macro was called. */
function placeIn(file: string, span: RustcSpan): RecordedSpan | null {
  let at: RustcSpan | undefined = span;
  while (at && at.file_name !== file) at = at.expansion?.span;
  if (!at) return null;
  return {
    line: at.line_start,
    column: at.column_start,
    endLine: at.line_end,
    endColumn: at.column_end,
    primary: span.is_primary,
    label: span.label,
  };
}

function placesIn(file: string, spans: readonly RustcSpan[]): RecordedSpan[] {
  return spans.map((span) => placeIn(file, span)).filter((span) => span !== null);
}

/** Summaries such as "aborting due to 2 previous errors" belong to no place and say nothing new. */
function isSummary({ message, spans, code }: RustcMessage): boolean {
  return (
    spans.length === 0 &&
    code === null &&
    /^(aborting due to|\d+ warnings? emitted|Some errors have|For more information)/.test(message)
  );
}

function noteOf(file: string, clean: (text: string) => string, child: RustcMessage): RecordedNote {
  return { level: child.level, message: clean(child.message), spans: placesIn(file, child.spans) };
}

/**
 * Reads what `rustc --error-format=json` wrote to stderr. `clean` removes what differs from machine
 * to machine. Throws when rustc itself crashed.
 */
export function readDiagnostics(
  stderr: string,
  file: string,
  clean: (text: string) => string,
): RecordedDiagnostic[] {
  const found: RecordedDiagnostic[] = [];
  for (const line of stderr.split('\n')) {
    if (!line.startsWith('{')) {
      if (/internal compiler error|panicked at/.test(line))
        throw new Error(`rustc crashed: ${line}`);
      continue;
    }
    const message = JSON.parse(line) as RustcMessage;
    if (message.level !== 'error' && message.level !== 'warning') continue;
    if (isSummary(message)) continue;
    const spans = placesIn(file, message.spans);
    const primary = spans.find((span) => span.primary) ?? spans[0];
    found.push({
      level: message.level,
      code: message.code?.code ?? null,
      message: clean(message.message),
      line: primary?.line ?? 1,
      column: primary?.column ?? 1,
      spans,
      notes: message.children.map((child) => noteOf(file, clean, child)),
      rendered: clean(message.rendered ?? ''),
    });
  }
  return found;
}
