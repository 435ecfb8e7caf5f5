import type { Compilation } from '../rust';
import type { Note } from '../rust/diagnostics/diagnostic';
import { lineAndColumn } from '../rust/diagnostics/lines';
import { renderAll } from '../rust/diagnostics/render';

/** A note about a place in the known world keeps its words: that place has no line in the program. */
const ownPlaces = (note: Note): Note =>
  note.span && note.span.file !== 0 ? { kind: note.kind, text: note.text } : note;

/** What the checker found, as rustc prints it to a terminal without colours. */
export function rendered({ diagnostics, source }: Compilation, file: string): string {
  const own = diagnostics.map((d) => ({
    ...d,
    labels: d.labels.filter(({ span }) => span.file === 0),
    notes: d.notes.map(ownPlaces),
  }));
  return renderAll(own, () => ({ name: file, text: source }));
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** The verdict in plain words, with what lies outside the model when that is why there is none. */
export function summary(
  {
    diagnostics,
    verdict,
    unsure,
    source,
  }: Pick<Compilation, 'diagnostics' | 'verdict' | 'unsure' | 'source'>,
  file: string,
): string {
  const errors = diagnostics.filter((d) => d.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const also = warnings > 0 ? ` (${counted(warnings, 'warning')})` : '';
  if (verdict === 'rejects')
    return `${file}: rustc rejects this: ${counted(errors, 'error')}${also}.`;
  if (verdict === 'accepts') return `${file}: rustc accepts this${also}.`;
  const outside = unsure.map(
    ({ start, what }) => `  line ${lineAndColumn(source, start).line}: ${what}`,
  );
  return `${file}: the checker cannot say. Outside its model:\n${outside.join('\n')}`;
}
