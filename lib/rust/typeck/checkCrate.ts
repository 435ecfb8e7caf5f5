import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Resolved, World } from '../resolve';
import type { DefId } from '../resolve/defs';
import type { Span } from '../syntax/tokens';
import { bodyOf } from './bodies';
import { addBodyDefs } from './bodyDefs';
import { Cx } from './cx';
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

/** Checks a learner's program. Findings of resolution are not repeated. */
export function checkCrate(resolved: Resolved, world: TypeckWorld, source: string): TypeckCrate {
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
  try {
    checkItems(cx);
  } catch (e) {
    // As for bodies: what the checker cannot follow is outside the model, never a broken page.
    cx.unsure(
      { file: 0, start: 0, end: source.length },
      `these items (internal: ${e instanceof Error ? e.message : String(e)})`,
    );
  }
  const stalled: StalledObligation[] = [];
  for (const owner of owners) {
    predicatesOf(cx, owner);
    const body = bodyOf(cx, owner);
    if (body) stalled.push(...body.stalled);
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
