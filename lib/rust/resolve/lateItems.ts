import type { AssocItem, Fields, FnItem, ImplItem, Item, TraitItem } from '../syntax/ast';
import { LazyBlock } from '../syntax/lazyBlock';
import { checkAttributes, NO_HELPERS } from './attributes';
import type { DefId } from './defs';
import { walkParameters } from './latePatterns';
import { walkBounds, walkGenerics, walkReturn, walkSegmentArgs, walkType } from './lateTypes';
import { resolvePath } from './paths';
import type { Scope } from './scope';
import type { Walker } from './walker';

function withGenerics(w: Walker, def: DefId, scope: Scope): Scope {
  const { own } = w.s.defs.get(def).generics;
  return own.length > 0 ? { kind: 'generics', params: own, outer: scope } : scope;
}

/** Resolves everything inside an item. `scope` is where the item stands. */
// long: a dispatch over the kinds of items
export function walkItem(w: Walker, item: Item, scope: Scope): void {
  const def = w.s.defs.ofNode(item.id);
  switch (item.kind) {
    case 'FnItem':
      if (def !== undefined) walkFn(w, item, def, scope);
      return;
    case 'StructItem':
    case 'UnionItem': {
      if (def === undefined) return;
      const inner = withGenerics(w, def, { kind: 'self', owner: def, outer: scope });
      walkGenerics(w, item.generics, inner);
      if (item.kind === 'StructItem') walkFields(w, item.fields, inner);
      else for (const f of item.fields) walkType(w, f.ty, inner);
      return;
    }
    case 'EnumItem': {
      if (def === undefined) return;
      const inner = withGenerics(w, def, { kind: 'self', owner: def, outer: scope });
      walkGenerics(w, item.generics, inner);
      for (const v of item.variants) {
        walkFields(w, v.fields, inner);
        if (v.discriminant) w.expr(v.discriminant, inner);
      }
      return;
    }
    case 'TraitItem':
      if (def !== undefined) walkTrait(w, item, def, scope);
      return;
    case 'TraitAliasItem': {
      if (def === undefined) return;
      const inner = withGenerics(w, def, scope);
      walkGenerics(w, item.generics, inner);
      return walkBounds(w, item.bounds, inner);
    }
    case 'ImplItem':
      if (def !== undefined) walkImpl(w, item, def, scope);
      return;
    case 'TypeAliasItem': {
      if (def === undefined) return;
      const inner = withGenerics(w, def, scope);
      walkGenerics(w, item.generics, inner);
      walkBounds(w, item.bounds, inner);
      if (item.ty) walkType(w, item.ty, inner);
      return;
    }
    case 'ConstItem':
    case 'StaticItem':
      walkType(w, item.ty, scope);
      if (item.value && def !== undefined)
        w.s.inOwner(def, () =>
          w.expr(item.value ?? FAIL, { kind: 'item', what: 'const', outer: scope }),
        );
      return;
    case 'ExternBlockItem':
      for (const inner of item.items) walkItem(w, inner, scope);
      return;
    default:
  }
}

const FAIL = { kind: 'ErrorExpr' as const, id: 0, span: { file: 0, start: 0, end: 0 } };

function walkFields(w: Walker, fields: Fields, scope: Scope): void {
  if (fields.kind !== 'unit') for (const f of fields.fields) walkType(w, f.ty, scope);
}

function walkFn(w: Walker, f: FnItem, def: DefId, scope: Scope): void {
  const outer = withGenerics(w, def, scope);
  walkGenerics(w, f.generics, outer);
  for (const p of f.params) {
    checkAttributes(w.s, p.attrs, NO_HELPERS);
    walkType(w, p.ty, outer);
  }
  if (f.self?.ty) walkType(w, f.self.ty, outer);
  if (f.self?.lifetime)
    w.type(
      {
        kind: 'RefType',
        id: 0,
        span: f.self.span,
        lifetime: f.self.lifetime,
        mutable: false,
        inner: { kind: 'TupleType', elems: [], id: 0, span: f.self.span },
      },
      outer,
    );
  if (f.ret) walkReturn(w, f.ret, outer);
  const { self, body } = f;
  const withSelf: Scope = self
    ? {
        kind: 'binding',
        name: 'self',
        mark: self.ident.mark,
        node: self.id,
        ident: self.ident,
        outer,
      }
    : outer;
  if (self) w.s.tables.paths.set(self.id, { kind: 'local', node: self.id, name: 'self' });
  w.s.inOwner(def, () => {
    const inner = walkParameters(
      w,
      f.params.map((p) => p.pat),
      withSelf,
    );
    if (body instanceof LazyBlock)
      body.prepare = () => w.s.inOwner(def, () => w.block(body, inner));
    else if (body) w.block(body, inner);
  });
}

function walkTrait(w: Walker, item: TraitItem, def: DefId, scope: Scope): void {
  const inner = withGenerics(w, def, { kind: 'self', owner: def, outer: scope });
  walkGenerics(w, item.generics, inner);
  walkBounds(w, item.supertraits, inner);
  for (const it of item.items) walkAssoc(w, it, inner);
}

function walkImpl(w: Walker, item: ImplItem, def: DefId, scope: Scope): void {
  const generics = withGenerics(w, def, scope);
  const inner: Scope = { kind: 'self', owner: def, outer: generics };
  walkGenerics(w, item.generics, inner);
  if (item.trait) {
    walkSegmentArgs(w, item.trait.segments, inner);
    resolvePath(w.s, generics, item.trait, 'trait');
    const res = w.s.tables.res(item.trait.id);
    if (res?.kind === 'def') checkMembers(w, item, res.def);
  }
  // `Self` is not known yet in the type that defines it.
  walkType(w, item.selfTy, generics);
  for (const it of item.items) walkAssoc(w, it, inner);
}

function walkAssoc(w: Walker, item: AssocItem, scope: Scope): void {
  if (item.kind === 'MacroItem')
    return w.s.unsureAt(item.span, 'a macro call among the items of a trait or impl');
  const def = w.s.defs.ofNode(item.id);
  if (def === undefined) return;
  if (item.kind === 'FnItem') return walkFn(w, item, def, scope);
  const inner = withGenerics(w, def, scope);
  walkGenerics(w, item.generics, inner);
  if (item.kind === 'ConstItem') {
    walkType(w, item.ty, inner);
    const { value } = item;
    if (value) w.s.inOwner(def, () => w.expr(value, { kind: 'item', what: 'const', outer: inner }));
    return;
  }
  walkBounds(w, item.bounds, inner);
  if (item.ty) walkType(w, item.ty, inner);
}

/** Items of a trait impl must be the trait's (E0407, E0437, E0438). */
function checkMembers(w: Walker, item: ImplItem, trait: DefId): void {
  const { defs } = w.s;
  const t = defs.get(trait);
  if (t.kind !== 'trait') return;
  const members = new Set(
    defs.children(trait).map((id) => `${defs.get(id).kind} ${defs.get(id).name}`),
  );
  for (const it of item.items) {
    if (it.kind === 'MacroItem') continue;
    const [kind, code, what] =
      it.kind === 'FnItem'
        ? ['assocFn', 'E0407', 'method']
        : it.kind === 'TypeAliasItem'
          ? ['assocTy', 'E0437', 'type']
          : ['assocConst', 'E0438', 'const'];
    if (members.has(`${kind} ${it.ident.name}`)) continue;
    const shown = item.trait?.segments.map((seg) => seg.ident.name).join('::') ?? t.name;
    w.s.error(
      code ?? null,
      it.span,
      `${what} \`${it.ident.name}\` is not a member of trait \`${shown}\``,
      `not a member of trait \`${shown}\``,
    );
  }
}
