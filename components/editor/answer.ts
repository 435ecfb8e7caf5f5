import { outsideInWords, recordSource } from '@/lib/explore/recordSource';
import { toJson } from '@/lib/recording/json';
import type { Compilation, Diagnostic } from '@/lib/rust';
import { lineAndColumn } from '@/lib/rust/diagnostics/lines';
import type { Answer, Finding, Question } from './engine';

/** What the page is sent at most; a longer run ends at this bound, and says so. */
const MAX_EVENTS = 50_000;

function findingOf({ source }: Compilation, diagnostic: Diagnostic): Finding {
  const { severity, code, message, primary } = diagnostic;
  const { line, column } = lineAndColumn(source, primary.start);
  const end = lineAndColumn(source, primary.end);
  return { severity, code, message, line, column, endLine: end.line, endColumn: end.column };
}

/** Checks a program and, when the checker does not reject it, runs it. Never throws for a program. */
export function answer({ source, workers, seed }: Question): Answer {
  const { compilation, recording, outside } = recordSource(source, {
    seed,
    workers,
    bounds: { maxEvents: MAX_EVENTS },
  });
  return {
    verdict: compilation.verdict,
    findings: compilation.diagnostics.map((diagnostic) => findingOf(compilation, diagnostic)),
    outside: outside.map(outsideInWords),
    run: recording && toJson(recording),
  };
}
