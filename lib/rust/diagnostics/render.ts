import type { Span } from '../syntax/tokens';
import type { Diagnostic, Label, Note } from './diagnostic';
import { snippet } from './snippet';

/** Texts by file number, for printing; `name` is what follows `-->`. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}
export type Sources = (file: number) => SourceFile;

/**
 * A finding as rustc prints it to a terminal without colours: header, place, source lines with marks, notes,
 * and suggestions as edited lines.
 */
export function renderDiagnostic(d: Diagnostic, sources: Sources): string {
  const width = gutterWidth(d, sources);
  const lines = [`${d.severity}${d.code === null ? '' : `[${d.code}]`}: ${d.message}`];
  lines.push(...snippet(d.primary, d.labels, sources, width));
  // Source lines are closed with an empty bar when something follows them.
  let open = true;
  for (const note of d.notes) {
    if (open) lines.push(`${' '.repeat(width)} |`);
    lines.push(...renderNote(note, sources, width));
    open = note.span !== undefined;
  }
  return `${lines.map((l) => l.trimEnd()).join('\n')}\n`;
}

/** All findings, with an empty line after each, as `cargo` shows them. */
export function renderAll(list: readonly Diagnostic[], sources: Sources): string {
  return list.map((d) => `${renderDiagnostic(d, sources)}\n`).join('');
}

function renderNote(note: Note, sources: Sources, width: number): string[] {
  if (note.suggestion) return [`${note.kind}: ${note.text}`, ...renderEdits(note, sources, width)];
  if (!note.span)
    return note.text
      .split('\n')
      .map(
        (line, i) =>
          `${' '.repeat(width)} ${i === 0 ? `= ${note.kind}: ` : '  '.padEnd(note.kind.length + 4)}${line}`,
      );
  const labels: Label[] = [{ span: note.span, text: '', primary: true }, ...(note.labels ?? [])];
  return [`${note.kind}: ${note.text}`, ...snippet(note.span, labels, sources, width)];
}

interface Edit {
  readonly span: Span;
  readonly insert: string;
}

/** The edited lines, with `+` and `-` under (or `~` for) what changes. */
function renderEdits(note: Note, sources: Sources, width: number): string[] {
  const edits = [...(note.suggestion?.edits ?? [])].sort((a, b) => a.span.start - b.span.start);
  const first = edits[0];
  if (!first) return [];
  const { text } = sources(first.span.file);
  const bar = `${' '.repeat(width)} |`;
  const out = [bar];
  for (const line of new Set(edits.map((e) => lineOf(text, e.span.start))))
    out.push(
      ...editedLine(
        text,
        line,
        edits.filter((e) => lineOf(text, e.span.start) === line),
        width,
      ),
    );
  return [...out, bar];
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function editedLine(text: string, line: number, edits: readonly Edit[], width: number): string[] {
  const source = text.split('\n')[line - 1] ?? '';
  const start = text
    .split('\n')
    .slice(0, line - 1)
    .reduce((n, l) => n + l.length + 1, 0);
  const number = String(line).padStart(width);
  let shown = '';
  let marks = '';
  let at = 0;
  const whole =
    edits.length === 1 &&
    edits[0]?.insert.endsWith('\n') &&
    edits[0].span.start === edits[0].span.end;
  if (whole) return [`${number} + ${edits[0]?.insert.trimEnd() ?? ''}`];
  const deletion = edits.every((e) => e.insert === '');
  for (const e of edits) {
    const from = e.span.start - start;
    const to = Math.min(source.length, e.span.end - start);
    const before = source.slice(at, from);
    shown += before + e.insert;
    marks += ' '.repeat(before.length) + (from === to ? '+' : '~').repeat(e.insert.length);
    at = to;
  }
  shown += source.slice(at);
  if (deletion || edits.some((e) => e.span.start !== e.span.end))
    return [`${number} - ${source}`, `${number} + ${shown}`];
  return [`${number} | ${shown}`, `${' '.repeat(width)} | ${marks}`];
}

function gutterWidth(d: Diagnostic, sources: Sources): number {
  const spans = [
    d.primary,
    ...d.labels.map((l) => l.span),
    ...d.notes.flatMap((n) => [
      ...(n.span ? [n.span] : []),
      ...(n.labels ?? []).map((l) => l.span),
      ...(n.suggestion?.edits.map((e) => e.span) ?? []),
    ]),
  ];
  return Math.max(
    ...spans.map((s) => String(lineOf(sources(s.file).text, Math.max(s.start, s.end - 1))).length),
  );
}
