import type { MacroDef } from '../expand/macroDef';
import type { Marks } from '../expand/marks';
import type { Ident, Mark, NodeId, Span } from '../syntax/ast';
import type { DefId, GenericParamDef } from './defs';
import type { Module } from './module';

/** `fn`: an item inside a body. `const`: the value of a constant or length, which sees generics but no variables. */
export type ItemBarrier = 'fn' | 'const';

/**
 * The names around a piece of code, innermost first: a linked list, so that an inner scope never disturbs an
 * outer one and a body can be resolved later with the scope it was met in.
 */
export type Scope = { readonly outer: Scope | null } & (
  | {
      readonly kind: 'binding';
      readonly name: string;
      readonly mark: Mark;
      readonly node: NodeId;
      readonly ident: Ident;
    }
  | {
      readonly kind: 'label';
      readonly name: string;
      readonly mark: Mark;
      readonly node: NodeId;
      readonly span: Span;
    }
  | { readonly kind: 'macro'; readonly macro: MacroDef }
  | { readonly kind: 'generics'; readonly params: readonly GenericParamDef[] }
  | { readonly kind: 'forLifetimes'; readonly names: ReadonlyMap<string, NodeId> }
  | { readonly kind: 'self'; readonly owner: DefId }
  /** A fn, const … inside a body: outer locals and generics are out of reach (E0434, E0401). */
  | { readonly kind: 'item'; readonly what: ItemBarrier }
  /** A closure or async block: labels outside are out of reach (E0767). */
  | { readonly kind: 'closure' }
  | { readonly kind: 'module'; readonly module: Module }
);

export interface LocalFound {
  readonly node: NodeId;
  readonly ident: Ident;
  /** Crossed an item boundary: not usable (`fn` or `const` inside a body). */
  readonly behind: ItemBarrier | null;
}

/** The innermost variable of that name and mark; null when an item of a nearer block hides it or there is none. */
export function findLocal(
  scope: Scope | null,
  ident: Ident,
  marks: Marks,
  itemHere: (m: Module) => boolean,
): LocalFound | null {
  let mark = ident.mark;
  let behind: LocalFound['behind'] = null;
  for (let s = scope; s; s = s.outer) {
    if (s.kind === 'binding' && s.name === ident.name && s.mark === mark)
      return { node: s.node, ident: s.ident, behind };
    if (s.kind === 'macro' && mark !== 0 && marks.macroOf(mark) === s.macro)
      mark = marks.parentOf(mark);
    if (s.kind === 'item') behind ??= s.what;
    if (s.kind === 'module') {
      if (itemHere(s.module)) return null;
      if (s.module.kind !== 'block') return null;
    }
  }
  return null;
}

export function findLabel(
  scope: Scope | null,
  name: string,
  mark: Mark,
  marks: Marks,
): { node: NodeId; span: Span; unreachable: boolean } | null {
  let m = mark;
  let unreachable = false;
  for (let s = scope; s; s = s.outer) {
    if (s.kind === 'label' && s.name === name && s.mark === m)
      return { node: s.node, span: s.span, unreachable };
    if (s.kind === 'macro' && m !== 0 && marks.macroOf(m) === s.macro) m = marks.parentOf(m);
    if (s.kind === 'closure') unreachable = true;
    if (s.kind === 'item') return null;
  }
  return null;
}

export function findGeneric(
  scope: Scope | null,
  name: string,
): { param: GenericParamDef; outside: boolean } | null {
  let outside = false;
  for (let s = scope; s; s = s.outer) {
    if (s.kind === 'generics') {
      const param = s.params.find((p) => p.name === name && p.kind !== 'lifetime');
      if (param) return { param, outside };
    }
    if (s.kind === 'item' && s.what === 'fn') outside = true;
    if (s.kind === 'module' && s.module.kind !== 'block') return null;
    if (s.kind === 'module' && s.module.names.type.has(name)) return null;
  }
  return null;
}

/** The impl or trait that `Self` means here. */
export function findSelf(scope: Scope | null): { owner: DefId; outside: boolean } | null {
  let outside = false;
  for (let s = scope; s; s = s.outer) {
    if (s.kind === 'self') return { owner: s.owner, outside };
    if (s.kind === 'item' && s.what === 'fn') outside = true;
    if (s.kind === 'module' && s.module.kind !== 'block') return null;
  }
  return null;
}

/** The modules around, innermost block first, ending with the `mod` or crate. */
export function* modulesOf(scope: Scope | null): IterableIterator<Module> {
  for (let s = scope; s; s = s.outer) {
    if (s.kind !== 'module') continue;
    yield s.module;
    if (s.module.kind !== 'block') return;
  }
}

export function moduleOf(scope: Scope | null): Module {
  for (const m of modulesOf(scope)) return m;
  throw new RangeError('a scope without a module');
}
