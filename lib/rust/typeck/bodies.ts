import type { DefId } from '../resolve/defs';
import { addDefsInBody } from './bodyDefs';
import { type CheckedBody, checkBody } from './check';
import type { Cx } from './cx';
import { emptyResults } from './fcx';
import { type ClosureState, checkedBodies } from './icx';
import type { Holds } from './obligation';
import { hiddenFromBody, opaqueFn } from './opaque';
import type { BodyResults } from './results';

const checked = new WeakMap<Cx, Map<DefId, CheckedBody>>();
const running = new WeakMap<Cx, Set<DefId>>();
/** Answers about ground goals, one memory per context. */
export function cacheOf(cx: Cx): Map<string, Holds> {
  return cx.facts;
}

/** The body's tables, made once; null while it is being checked. Stub bodies are checked in the known world's context. */
export function bodyOf(cx: Cx, owner: DefId): CheckedBody | null {
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
    const body = checkBody(home, owner, cacheOf(home));
    map.set(owner, body);
    return body;
  } catch (e) {
    // Nothing a learner writes may stop the page: what the checker cannot follow is outside the model.
    if (!(e instanceof RangeError) && !(e instanceof TypeError) && !(e instanceof Error)) throw e;
    const def = cx.def(owner);
    const where =
      e.stack
        ?.split('\n')
        .slice(1, 4)
        .map((l) => l.trim().replace(/\(.*\//, '('))
        .join(' ') ?? '';
    home.unsure(def.span, `this body (internal: ${e.message} ${where})`);
    const body: CheckedBody = {
      results: { ...emptyResults(owner), tainted: true },
      stalled: [],
      opaques: new Map(),
    };
    map.set(owner, body);
    return body;
  } finally {
    busy.delete(owner);
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
