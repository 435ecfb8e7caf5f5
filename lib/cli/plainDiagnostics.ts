import type { Diagnostic } from '../rust';
import { lineAndColumn } from '../rust/diagnostics/lines';

/** Diagnostics in rustc's short form: `error[E0382]: message` and the place. */
export function plainDiagnostics(
  list: readonly Diagnostic[],
  source: string,
  file: string,
): string {
  return list
    .map((d) => {
      const { line, column } = lineAndColumn(source, d.primary.start);
      return `${d.severity}${d.code ? `[${d.code}]` : ''}: ${d.message}\n --> ${file}:${line}:${column}\n\n`;
    })
    .join('');
}
