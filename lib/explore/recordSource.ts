import { type Recording, record } from '../recording/record';
import { asIfCompiled, type Compilation, compileRust } from '../rust';
import { lineAndColumn } from '../rust/diagnostics/lines';
import type { RustProgram } from '../rust/interpret/program';
import type { Scenario } from '../sim/scenario';

/** A place outside the model, in words for a reader. */
export interface Outside {
  readonly line: number;
  readonly what: string;
  /** The nearest form that is modelled, when there is one. */
  readonly instead: string | null;
}

/** What the checker said about a text, and its run; `recording` is null when it cannot or should not be run. */
export interface SourceRun {
  readonly compilation: Compilation;
  readonly recording: Recording | null;
  readonly outside: readonly Outside[];
}

/** What can be run of a text under a scenario: the program, or a rejected one where the scenario asks for it. */
export function runnable(compilation: Compilation, scenario: Scenario): RustProgram | null {
  if (compilation.verdict !== 'rejects') return compilation.program;
  return scenario.asIf ? asIfCompiled(compilation) : null;
}

/**
 * Compiles a text and, unless rustc would reject it, records its run under the scenario. Never throws
 * for a text. A run that leaves the model is dropped whole, because its earlier events may be wrong too.
 */
export function recordSource(source: string, scenario: Scenario): SourceRun {
  const compilation = compileRust(source);
  const outside: Outside[] = compilation.unsure.map(({ start, what, instead }) => ({
    line: lineAndColumn(source, start).line,
    what,
    instead: instead ?? null,
  }));
  const program = runnable(compilation, scenario);
  if (program === null) return { compilation, recording: null, outside };
  const recording = record(program, scenario);
  const met = program.report().outside;
  if (!met) return { compilation, recording, outside };
  const inText = met.span && met.span.file === 0;
  const line = inText && met.span ? lineAndColumn(source, met.span.start).line : 1;
  return {
    compilation,
    recording: null,
    outside: [...outside, { line, what: met.what, instead: null }],
  };
}

/** An `Outside` as one sentence. */
export function outsideInWords({ line, what, instead }: Outside): string {
  const hint = instead ? ` Nearest form that is: ${instead}.` : '';
  return `Line ${line} is outside of what is modelled: ${what}.${hint}`;
}
