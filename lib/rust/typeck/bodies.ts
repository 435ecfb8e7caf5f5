import type { DefId } from '../resolve/defs';
import { addDefsInBody } from './bodyDefs';
import { type CheckedBody, checkBody } from './check';
import type { Cx, Findings } from './cx';
import { emptyResults } from './fcx';
import { type ClosureState, checkedBodies } from './icx';
import type { Holds } from './obligation';
import { hiddenFromBody, opaqueFn } from './opaque';
import type { BodyResults } from './results';

/** A checked body, and what checking it alone had to say. */
type KeptBody = CheckedBody & { readonly findings: Findings };

const checked = new WeakMap<Cx, Map<DefId, KeptBody>>();
const running = new WeakMap<Cx, Set<DefId>>();
/** Answers about ground goals, one memory per context. */
export function cacheOf(cx: Cx): Map<string, Holds> {
  return cx.facts;
}

/** The body's tables, made once; null while it is being checked. Stub bodies are checked in the known world's context. */
export function bodyOf(cx: Cx, owner: DefId): KeptBody | null {
  const home = cx.home(owner);
  let map = checked.get(home);
  if (!map) checked.set(home, (map = new Map()));
  const known = map.get(owner);
  if (known) return known;
  let busy = running.get(home);
  if (!busy) running.set(home, (busy = new Set()));
  if (busy.has(owner)) return null;
  busy.add(owner);
  try {
    if (!home.base) addDefsInBody(home.defs, owner);
    const { value, findings } = home.collect(() => checkSafely(home, owner));
    // Flaws of stubs are in the known world's own lists: a test keeps them empty.
    if (!home.base) home.keep(findings);
    const body = { ...value, findings };
    map.set(owner, body);
    return body;
  } finally {
    busy.delete(owner);
  }
}

/** Nothing a learner writes may stop the page: what the checker cannot follow is outside the model. */
function checkSafely(home: Cx, owner: DefId): CheckedBody {
  try {
    return checkBody(home, owner, cacheOf(home));
  } catch (e) {
    if (!(e instanceof Error)) throw e;
    const where =
      e.stack
        ?.split('\n')
        .slice(1, 4)
        .map((l) => l.trim().replace(/\(.*\//, '('))
        .join(' ') ?? '';
    home.unsure(home.def(owner).span, `this body (internal: ${e.message} ${where})`);
    return {
      results: { ...emptyResults(owner), tainted: true },
      stalled: [],
      opaques: new Map(),
    };
  }
}

/** The fn, const or static whose tables hold a closure or coroutine. */
export function ownerOf(cx: Cx, def: DefId): DefId {
  let d = cx.def(def);
  while (
    d.parent !== null &&
    (d.kind === 'closure' ||
      d.kind === 'coroutine' ||
      d.kind === 'opaque' ||
      d.kind === 'anonConst')
  )
    d = cx.def(d.parent);
  return d.id;
}

function find<T extends { readonly def: DefId }>(list: Iterable<T>, def: DefId): T | null {
  for (const x of list) if (x.def === def) return x;
  return null;
}

export const closureIn = (r: BodyResults, def: DefId) => find(r.closures.values(), def);
export const coroutineIn = (r: BodyResults, def: DefId) => find(r.coroutines.values(), def);

hiddenFromBody.find = (cx, fn, opaque) => bodyOf(cx, fn)?.opaques.get(opaque) ?? null;

checkedBodies.closure = (cx, def): ClosureState | null => {
  const body = bodyOf(cx, ownerOf(cx, def));
  const info = body && closureIn(body.results, def);
  if (!info) return null;
  const coroutine = info.async ? (cx.defs.ofNode(-info.nodeId - 1) ?? null) : null;
  return { kind: info.kind, sig: info.sig, coroutine, captures: info.captures };
};

checkedBodies.output = (cx, def) => {
  const body = bodyOf(cx, ownerOf(cx, def));
  return (body && coroutineIn(body.results, def)?.output) ?? null;
};

checkedBodies.tainted = (cx, fn) => bodyOf(cx, fn)?.results.tainted ?? false;

checkedBodies.captures = (cx, def) => {
  const body = bodyOf(cx, ownerOf(cx, def));
  return (body && coroutineIn(body.results, def)?.captures) ?? null;
};

export const fnOfOpaque = opaqueFn;
