import type { DefId } from '../resolve/defs';
import { eraseTy, substTy } from '../types/fold';
import type { Ty } from '../types/ty';
import { bodyOf } from './bodies';
import type { Cx } from './cx';
import { eachNode } from './eachNode';
import { adt } from './items';
import { hiddenType, isAsyncOpaque, opaqueFn } from './opaque';

/** What the awaits of a fn's body keep: the awaited futures' types. */
function awaited(cx: Cx, fn: DefId): readonly Ty[] {
  if (!cx.defs.isLocal(fn)) return [];
  const body = bodyOf(cx, fn);
  const out: Ty[] = [];
  if (!body || body.results.tainted) return out;
  eachNode(cx.def(fn).node, (n) => {
    if (n.kind !== 'AwaitExpr') return;
    const e = (n as unknown as { expr: { id: number } }).expr;
    const ty = body.results.exprTy.get(e.id);
    if (ty) out.push(ty);
  });
  return out;
}

/** The async fns whose state a value of the type holds inside itself, without a pointer between. */
function inside(cx: Cx, ty: Ty, seen: Set<number>, out: Set<DefId>): void {
  if (seen.has(ty.id)) return;
  seen.add(ty.id);
  switch (ty.kind) {
    case 'tuple':
      for (const t of ty.elems) inside(cx, t, seen, out);
      return;
    case 'array':
      inside(cx, ty.elem, seen, out);
      return;
    case 'adt':
      for (const v of adt(cx, ty.def).variants)
        for (const f of v.fields) inside(cx, eraseTy(substTy(f.ty, ty.substs)), seen, out);
      return;
    case 'opaque': {
      if (isAsyncOpaque(cx, ty.def)) {
        out.add(opaqueFn(cx, ty.def));
        return;
      }
      const hidden = hiddenType(cx, ty.def);
      if (hidden) inside(cx, eraseTy(substTy(hidden, ty.substs)), seen, out);
    }
  }
}

/** E0733: an `async fn` whose future would contain itself. */
export function asyncRecursion(cx: Cx): void {
  const edges = new Map<DefId, Set<DefId>>();
  for (const id of cx.defs.localIds()) {
    const d = cx.def(id);
    if ((d.kind !== 'fn' && d.kind !== 'assocFn') || !d.node.isAsync || !d.node.body) continue;
    const out = new Set<DefId>();
    for (const ty of awaited(cx, id)) inside(cx, ty, new Set(), out);
    edges.set(id, out);
  }
  const reported = new Set<DefId>();
  for (const start of edges.keys()) {
    if (reported.has(start)) continue;
    const seen = new Set<DefId>();
    const work = [...(edges.get(start) ?? [])];
    for (let at = work.pop(); at !== undefined; at = work.pop()) {
      if (seen.has(at)) continue;
      seen.add(at);
      work.push(...(edges.get(at) ?? []));
    }
    if (!seen.has(start)) continue;
    const d = cx.def(start);
    if (d.kind !== 'fn' && d.kind !== 'assocFn') continue;
    for (const s of seen) if (edges.get(s)?.has(start) || reaches(edges, s, start)) reported.add(s);
    cx.error('E0733', d.node.headSpan, 'recursion in an async fn requires boxing', '');
  }
}

function reaches(edges: ReadonlyMap<DefId, ReadonlySet<DefId>>, from: DefId, to: DefId): boolean {
  const seen = new Set<DefId>();
  const work = [from];
  for (let at = work.pop(); at !== undefined; at = work.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    work.push(...(edges.get(at) ?? []));
  }
  return false;
}
