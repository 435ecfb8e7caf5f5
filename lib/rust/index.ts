import type { MainAttribute } from '../sim/program';
import type { Diagnostic } from './diagnostics/diagnostic';
import type { RustProgram } from './interpret/program';
import type { Unsure } from './typeck/results';

export type { Diagnostic } from './diagnostics/diagnostic';
export type { RustProgram } from './interpret/program';
export type { Unsure } from './typeck/results';

/** `accepts` and `rejects` are what rustc says; `unsure` names in `Compilation.unsure` what is outside the model. */
export type Verdict = 'accepts' | 'rejects' | 'unsure';

/** Everything the front end knows about one program text. */
export interface Compilation {
  readonly source: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly unsure: readonly Unsure[];
  readonly verdict: Verdict;
  /** Ready to run; null when rustc would reject it or a part of `main` could not be understood. */
  readonly program: RustProgram | null;
  readonly main: MainAttribute | null;
}
