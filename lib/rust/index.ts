import type { MainAttribute } from '../sim/program';
import { borrowckCrate, type CrateFindings } from './borrowck/crate';
import type { Diagnostic } from './diagnostics/diagnostic';
import { lineAndColumn } from './diagnostics/lines';
import { looksOf } from './interpret/looks';
import { type RustProgram, rustProgram } from './interpret/program';
import { CrateBodies } from './interpret/provider';
import { World } from './interpret/world';
import { findMain } from './mainEntry';
import type { MirSpan } from './mir/mir';
import { type World as KnownWorld, type Resolved, resolveCrate, resolveWorld } from './resolve';
import { type LastCheck, type Reuse, remember, reuse } from './reuse';
import { STUB_CRATE_ALIASES, stubFiles } from './stubs';
import { parseRust } from './syntax/parse';
import { checkCrate, type TypeckCrate, type TypeckWorld, typeckWorld } from './typeck';
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
  /** Ready to run; null when rustc would reject it or there is no `main` to run. */
  readonly program: RustProgram | null;
  /** A program that only the borrow checker rejects; see `asIfCompiled`. */
  readonly rejected: RustProgram | null;
  readonly main: MainAttribute | null;
  readonly crate: TypeckCrate | null;
  /** The tree with its names resolved, for the editor's services; null when the text does not parse. */
  readonly resolved: Resolved | null;
}

let known: { readonly resolved: KnownWorld; readonly typed: TypeckWorld } | null = null;

/** The stubs, parsed and resolved once; every compilation stands on them. */
function knownWorld(): { readonly resolved: KnownWorld; readonly typed: TypeckWorld } {
  if (!known) {
    const resolved = resolveWorld(stubFiles(), STUB_CRATE_ALIASES);
    known = { resolved, typed: typeckWorld(resolved) };
  }
  return known;
}

/** Prepares the known world, so that the first compilation does not pay for it. */
export function warmUp(): void {
  knownWorld();
}

/** Something went wrong in the front end itself: never an error of the program. */
function internal(source: string, e: unknown): Unsure {
  const message = e instanceof Error ? e.message : String(e);
  return { file: 0, start: 0, end: source.length, what: `internal: ${message}` };
}

interface Findings {
  readonly diagnostics: Diagnostic[];
  readonly unsure: Unsure[];
}

type Made = Pick<Compilation, 'program' | 'rejected' | 'main' | 'crate' | 'resolved'>;
const NOTHING: Made = { program: null, rejected: null, main: null, crate: null, resolved: null };

/** Errors that say nothing about memory at run time: a future that is not `Send` may well behave. */
const NOT_MEMORY = /cannot be (sent|shared) between threads safely/;

/**
 * The program made ready to run although rustc rejects it; null unless all its errors are about borrows, moves and
 * lifetimes. Such a run ends where memory would be wrong, and the page must say that rustc rejects it.
 */
export function asIfCompiled({ diagnostics, unsure, rejected }: Compilation): RustProgram | null {
  const other = diagnostics.some(
    ({ severity, message }) => severity === 'error' && NOT_MEMORY.test(message),
  );
  if (rejected === null || other || unsure.length > 0) return null;
  rejected.world.asIf = true;
  return rejected;
}

/** What the last check found: a program that differs from it in one body is checked in that body only. */
let last: LastCheck | null = null;

/**
 * Judges a program as rustc would, and makes it ready to run. Never throws. The answer is a function of `source` alone:
 * `fresh` says not to use what the last check found, which changes the time and nothing else.
 */
export function compileRust(source: string, options: { fresh?: boolean } = {}): Compilation {
  const found: Findings = { diagnostics: [], unsure: [] };
  let made: Made = NOTHING;
  if (options.fresh) last = null;
  try {
    made = stages(source, found);
  } catch (e) {
    last = null;
    found.unsure.push(internal(source, e));
  }
  const errors = found.diagnostics.some((d) => d.severity === 'error');
  const verdict = errors ? 'rejects' : found.unsure.length > 0 ? 'unsure' : 'accepts';
  const program = errors ? null : made.program;
  const rejected = errors ? made.rejected : null;
  return { source, ...found, verdict, ...made, program, rejected };
}

function stages(source: string, found: Findings): Made {
  const world = knownWorld();
  const parsed = parseRust(source, 0);
  found.diagnostics.push(...parsed.errors);
  if (parsed.fatal) {
    found.unsure.push(...parsed.unsure);
    return NOTHING;
  }
  const resolved = resolveCrate(parsed, world.resolved);
  found.diagnostics.push(...resolved.session.errors);
  found.unsure.push(...resolved.session.unsure);
  const known = last && parsed.errors.length === 0 ? reuse(last, source, resolved) : null;
  const crate = checkCrate(resolved, world.typed, source, known?.types);
  found.diagnostics.push(...crate.diagnostics);
  found.unsure.push(...crate.unsure);
  const { defs } = resolved.session;
  const bodies = new CrateBodies(crate, { defs, locate: locator(source, world.resolved) });
  const errors = found.diagnostics.some((d) => d.severity === 'error');
  const borrows = checkBorrows(crate, bodies, resolved.ast, known, found);
  if (!errors) found.unsure.push(...borrows.unsure);
  if (parsed.errors.length === 0) last = remember(source, resolved, crate, borrows.bodies);
  const entry = findMain(defs, resolved.crate);
  if (!entry) return { ...NOTHING, crate, resolved };
  const running = new World(bodies);
  running.looks = looksOf(source);
  const program = rustProgram(running, entry);
  return { program, rejected: errors ? null : program, main: entry.attribute, crate, resolved };
}

/** A failure in the borrow checker must not keep a program from running: it is reported as unsure. */
function checkBorrows(
  crate: TypeckCrate,
  bodies: CrateBodies,
  ast: unknown,
  known: Reuse | null,
  found: Findings,
): Pick<CrateFindings, 'unsure' | 'bodies'> {
  try {
    const borrows = borrowckCrate(crate, bodies, bodies.defs, ast, known?.borrows);
    found.diagnostics.push(...borrows.diagnostics);
    return borrows;
  } catch (e) {
    found.unsure.push(internal('', e));
    return { unsure: [], bodies: new Map() };
  }
}

/** `src/main.rs:3:5`; for the known world the stub's own path. */
function locator(source: string, world: KnownWorld): (span: MirSpan | null) => string {
  return (span) => {
    if (!span) return 'src/main.rs';
    const file = span.file === 0 ? null : world.files[span.file - 1];
    const { line, column } = lineAndColumn(file?.source ?? source, span.start);
    return `${file ? `library/${file.path}` : 'src/main.rs'}:${line}:${column}`;
  };
}
