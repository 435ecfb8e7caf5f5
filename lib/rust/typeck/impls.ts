import type { DefId } from '../resolve/defs';
import type { Ty } from '../types/ty';
import type { Cx } from './cx';
import { implHeader } from './items';

interface ImplIndex {
  readonly byTrait: Map<DefId, DefId[]>;
  readonly inherent: DefId[];
}

const indexes = new WeakMap<Cx, ImplIndex>();
const keyed = new WeakMap<Cx, Map<DefId, Map<string, DefId[]>>>();

/** Which trait an impl is of is known from its path: no type has to be read for the index. */
function indexOf(cx: Cx): ImplIndex {
  let index = indexes.get(cx);
  if (index) return index;
  index = { byTrait: new Map(), inherent: [] };
  for (const id of cx.defs.localImpls) {
    const def = cx.def(id);
    if (def.kind !== 'impl') continue;
    if (!def.node.trait) {
      index.inherent.push(id);
      continue;
    }
    const res = cx.resolutions.res(def.node.trait.id);
    if (res?.kind !== 'def') continue;
    const list = index.byTrait.get(res.def);
    if (list) list.push(id);
    else index.byTrait.set(res.def, [id]);
  }
  indexes.set(cx, index);
  return index;
}

/** Every impl of a trait, the known world's first. */
export function implsOfTrait(cx: Cx, trait: DefId): readonly DefId[] {
  const own = indexOf(cx).byTrait.get(trait) ?? [];
  return cx.base
    ? own.length === 0
      ? implsOfTrait(cx.base, trait)
      : [...implsOfTrait(cx.base, trait), ...own]
    : own;
}

/** The outermost shape of a type, as far as impls can be told apart by it; null fits every shape. */
export function shapeOf(ty: Ty): string | null {
  switch (ty.kind) {
    case 'adt':
    case 'closure':
    case 'coroutine':
    case 'fnDef':
      return `${ty.kind}${ty.def}`;
    case 'int':
      return ty.int;
    case 'float':
      return ty.float;
    case 'ref':
    case 'ptr':
      return `${ty.kind}${ty.mut ? 'm' : ''}`;
    case 'tuple':
      return `tuple${ty.elems.length}`;
    case 'dyn':
      return `dyn${ty.principal?.trait ?? ''}`;
    case 'param':
    case 'projection':
    case 'opaque':
    case 'infer':
    case 'error':
    case 'unknown':
      return null;
    case 'fnPtr':
      return `fnPtr${ty.sig.params.length}`;
    default:
      return ty.kind;
  }
}

function shapesOf(cx: Cx, trait: DefId): Map<string, DefId[]> {
  let tables = keyed.get(cx);
  if (!tables) keyed.set(cx, (tables = new Map()));
  let table = tables.get(trait);
  if (table) return table;
  table = new Map();
  for (const impl of indexOf(cx).byTrait.get(trait) ?? []) {
    const { self, traitRef } = implHeader(cx, impl);
    if (!traitRef) continue;
    const key = self.kind === 'opaque' ? '*' : (shapeOf(self) ?? '*');
    const list = table.get(key);
    if (list) list.push(impl);
    else table.set(key, [impl]);
  }
  tables.set(trait, table);
  return table;
}

/** Impls of a trait whose self type could be this one, judged by the outermost shape. */
export function implsFor(cx: Cx, trait: DefId, self: Ty): readonly DefId[] {
  const shape = shapeOf(self);
  const rigid = self.kind === 'param' || self.kind === 'projection' || self.kind === 'opaque';
  if (shape === null && !rigid) return implsOfTrait(cx, trait);
  let memory = fitting.get(cx);
  if (!memory) {
    memory = new Map();
    fitting.set(cx, memory);
  }
  const key = `${trait}:${shape ?? '*'}`;
  const known = memory.get(key);
  if (known) return known;
  const out: DefId[] = [];
  for (let at: Cx | null = cx; at; at = at.base) {
    const table = shapesOf(at, trait);
    if (shape !== null) out.push(...(table.get(shape) ?? []));
    out.push(...(table.get('*') ?? []));
  }
  memory.set(key, out);
  return out;
}

const fitting = new WeakMap<Cx, Map<string, readonly DefId[]>>();

const inherentKeyed = new WeakMap<Cx, Map<string, DefId[]>>();

/** Inherent impls whose self type could be this one. */
export function inherentImplsFor(cx: Cx, self: Ty): readonly DefId[] {
  const out: DefId[] = [];
  const shape = shapeOf(self);
  for (let at: Cx | null = cx; at; at = at.base) {
    let table = inherentKeyed.get(at);
    if (!table) {
      table = new Map();
      for (const impl of indexOf(at).inherent) {
        const key = shapeOf(implHeader(at, impl).self) ?? '*';
        const list = table.get(key);
        if (list) list.push(impl);
        else table.set(key, [impl]);
      }
      inherentKeyed.set(at, table);
    }
    if (shape !== null) out.push(...(table.get(shape) ?? []));
  }
  return out;
}
