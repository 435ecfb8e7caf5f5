import { colouredLines } from '@/lib/assist/colours';
import { completionsAt } from '@/lib/assist/completion';
import { editBetween } from '@/lib/assist/edits';
import { layOut } from '@/lib/assist/layout';
import { definitionAt, hoverAt, signatureAt } from '@/lib/assist/meaning';
import { quickFixes } from '@/lib/assist/quickFixes';
import { type Outside, recordSource } from '@/lib/explore/recordSource';
import { toJson } from '@/lib/recording/json';
import { explain } from '@/lib/reference/errors';
import { type Compilation, compileRust, type Diagnostic } from '@/lib/rust';
import { lineAndColumn } from '@/lib/rust/diagnostics/lines';
import { renderDiagnostic } from '@/lib/rust/diagnostics/render';
import type { Answer, Checked, Finding, Kind, OutsideMark, Question } from './protocol';

/** What the page is sent at most; a longer run ends at this bound, and says so. */
const MAX_EVENTS = 20_000;
/** Longer texts are not looked at: reading them would take longer than anyone waits. */
const MAX_SOURCE = 300_000;
const MAX_FINDINGS = 100;
const MAX_RENDERED = 12;
/** Longer lines would make the printed findings larger than the program. */
const MAX_LINE = 400;

let last: Compilation | null = null;

/** The compilation of a text; the last one is kept, because an editor asks many things of one text. */
function compiled(source: string): Compilation {
  if (last?.source !== source) last = compileRust(source);
  return last;
}

function findingOf({ source }: Compilation, diagnostic: Diagnostic, at: number): Finding {
  const { severity, code, message, primary } = diagnostic;
  const { start, end } = primary;
  const entry = explain(diagnostic);
  const short = source.split('\n').every((line) => line.length <= MAX_LINE);
  const sources = () => ({ name: 'src/main.rs', text: source });
  return {
    ...{ severity, code, message, start, end, ...lineAndColumn(source, start) },
    rendered: at < MAX_RENDERED && short ? renderDiagnostic(diagnostic, sources) : null,
    explained: entry ? { key: entry.key, title: entry.title } : null,
  };
}

function outsideOf({ source, unsure }: Compilation, met: readonly Outside[]): OutsideMark[] {
  const marks = unsure
    .filter(({ file }) => file === 0)
    .map(({ start, end, what, instead }) => {
      const { line } = lineAndColumn(source, start);
      return { start, end, line, what, instead: instead ?? null };
    });
  // What a run met is known by its line alone.
  const lines = source.split('\n');
  const wholeLines = met.map(({ line, what, instead }) => {
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    return { start, end: start + (lines[line - 1]?.length ?? 0), line, what, instead };
  });
  return [...marks, ...wholeLines];
}

function checkedOf(compilation: Compilation, met: readonly Outside[] = []): Checked {
  const own = compilation.diagnostics.filter(({ primary }) => primary.file === 0);
  const errors = own.filter(({ severity }) => severity === 'error');
  const warnings = own.filter(({ severity }) => severity === 'warning');
  return {
    verdict: compilation.verdict,
    findings: [...errors, ...warnings]
      .slice(0, MAX_FINDINGS)
      .map((finding, at) => findingOf(compilation, finding, at)),
    outside: outsideOf(compilation, met).slice(0, MAX_FINDINGS),
  };
}

const tooLong = (source: string): Checked => ({
  verdict: 'unsure',
  findings: [],
  outside: [
    {
      ...{ start: 0, end: Math.min(source.length, 1), line: 1, instead: null },
      what: `a program of more than ${MAX_SOURCE.toLocaleString('en')} characters`,
    },
  ],
});

type Answers = { readonly [K in Kind]: (question: Question<K>) => Answer<K> };

/** Answers to everything the editor asks. None of them throws for a program, whatever it is. */
export const answers: Answers = {
  check({ source }) {
    if (source.length > MAX_SOURCE) return tooLong(source);
    return checkedOf(compiled(source));
  },
  run({ source, scenario }) {
    if (source.length > MAX_SOURCE) return { checked: tooLong(source), run: null, lines: [] };
    const bounds = { ...scenario.bounds, maxEvents: MAX_EVENTS };
    const found = recordSource(source, { ...scenario, bounds });
    const run = found.recording && toJson(found.recording);
    // Of what lies outside, the first part is what the checker found.
    const met = found.outside.slice(found.compilation.unsure.length);
    return {
      checked: checkedOf(found.compilation, met),
      run,
      lines: run ? colouredLines(source) : [],
    };
  },
  complete: ({ source, offset }) => completionsAt(source, offset),
  hover: ({ source, offset }) => hoverAt(compiled(source), offset),
  define: ({ source, offset }) => definitionAt(compiled(source), offset),
  signature: ({ source, offset }) => signatureAt(compiled(source), offset),
  fixes({ source, start, end }) {
    const compilation = compiled(source);
    const meant = compilation.diagnostics.filter(
      ({ primary }) => primary.file === 0 && primary.start <= end && start <= primary.end,
    );
    return meant.slice(0, 3).flatMap((finding) => quickFixes(compilation, finding));
  },
  layOut({ source }) {
    const edit = editBetween(source, layOut(source));
    return edit ? [edit] : [];
  },
};
