import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Resolved, World } from '../resolve';
import type { DefId } from '../resolve/defs';
import type { Span } from '../syntax/tokens';
import { asyncRecursion } from './asyncRecursion';
import { bodyOf } from './bodies';
import { addBodyDefs } from './bodyDefs';
import { checkConstBody } from './constCheck';
import { Cx, type Findings } from './cx';
import { emptyResults } from './fcx';
import type { StalledObligation, TypeckCrate } from './index';
import { checkItems } from './itemChecks';
import { userSpan } from './mismatch';
import { predicatesOf } from './predicates';
import { makeTcx } from './tcx';

/** The known world as the type checker keeps it: facts about stubs, found on demand and shared by all compilations. */
export interface TypeckWorld {
  readonly world: World;
  readonly cx: Cx;
}

/** Prepares the resolved stubs. Must run before any program is resolved on them: it adds their closures' definitions. */
export function typeckWorld(world: World): TypeckWorld {
  addBodyDefs(world.session.defs, false);
  return {
    world,
    cx: new Cx(world.session.tables, null, (s) => `<known world>:${s.file}:${s.start}`),
  };
}

/** What one body's check had to say, without its tables. */
export interface BodyVerdict {
  readonly findings: Findings;
  readonly tainted: boolean;
}

/** What is known from the check before this one; see lib/rust/reuse.ts. */
export interface KnownVerdicts {
  verdict(owner: DefId): BodyVerdict | null;
  /** Findings about async fns that contain themselves. */
  readonly recursion: Findings;
}

/** Checks a learner's program. Findings of resolution are not repeated. Bodies with a known verdict are not looked into. */
export function checkCrate(
  resolved: Resolved,
  world: TypeckWorld,
  source: string,
  known: KnownVerdicts | null = null,
): TypeckCrate {
  const { session } = resolved;
  addBodyDefs(session.defs, true);
  const cx = new Cx(session.tables, world.cx, placeIn(source));
  const tcx = makeTcx(cx);
  const owners: DefId[] = [];
  for (const id of session.defs.localIds()) {
    const d = session.defs.get(id);
    if (
      ((d.kind === 'fn' || d.kind === 'assocFn') && d.node.body) ||
      ((d.kind === 'const' || d.kind === 'assocConst' || d.kind === 'static') && d.node.value)
    )
      owners.push(id);
  }
  const safely = (work: () => void) => {
    try {
      work();
    } catch (e) {
      // As for bodies: what the checker cannot follow is outside the model, never a broken page.
      cx.unsure(
        { file: 0, start: 0, end: source.length },
        `these items (internal: ${e instanceof Error ? e.message : String(e)})`,
      );
    }
  };
  safely(() => checkItems(cx));
  const recursion = known?.recursion ?? cx.collect(() => safely(() => asyncRecursion(cx))).findings;
  cx.keep(recursion);
  const stalled: StalledObligation[] = [];
  const verdicts = new Map<DefId, BodyVerdict>();
  for (const owner of owners) {
    predicatesOf(cx, owner);
    let verdict = known?.verdict(owner) ?? null;
    if (!verdict) {
      const body = bodyOf(cx, owner);
      if (!body) continue;
      stalled.push(...body.stalled);
      const own = cx.collect(() => {
        cx.keep(body.findings);
        checkConstBody(cx, tcx, owner, body.results);
      });
      verdict = { findings: own.findings, tainted: body.results.tainted };
    }
    verdicts.set(owner, verdict);
    cx.keep(verdict.findings);
  }
  if (
    !cx.diagnostics.some((d) => d.severity === 'error') &&
    !session.errors.some((d) => d.severity === 'error')
  )
    for (const args of cx.late) cx.error(...args);
  return {
    tcx,
    owners,
    bodies: (owner) => bodyOf(cx, owner)?.results ?? { ...emptyResults(owner), tainted: true },
    verdicts,
    recursion,
    diagnostics: tidy(cx.diagnostics),
    unsure: [...cx.unsures],
    stalled,
  };
}

/** Source order, text of known-world macros blamed on the call, no finding twice. */
function tidy(list: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return list
    .map((d) => ({
      ...d,
      primary: userSpan(d.primary),
      labels: d.labels.map((l) => ({ ...l, span: userSpan(l.span) })),
    }))
    .filter((d) => {
      const key = `${d.code}.${d.primary.file}.${d.primary.start}.${d.primary.end}.${d.message}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** `src/main.rs:5:13: 5:15`, as rustc names closures by their place. */
function placeIn(source: string): (span: Span) => string {
  let starts: number[] | null = null;
  const at = (offset: number): string => {
    if (!starts) {
      starts = [0];
      for (let i = 0; i < source.length; i++) if (source.charCodeAt(i) === 10) starts.push(i + 1);
    }
    let line = 0;
    while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= offset) line++;
    return `${line + 1}:${offset - (starts[line] ?? 0) + 1}`;
  };
  return (s) =>
    s.file === 0 ? `src/main.rs:${at(s.start)}: ${at(s.end)}` : `stub:${s.file}:${s.start}`;
}
