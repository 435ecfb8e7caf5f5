import type {
  Attribute,
  ConstItem,
  ConstParam,
  Crate,
  EnumItem,
  FieldDef,
  FnItem,
  ImplItem,
  ImplType,
  LifetimeParam,
  MacroRulesItem,
  ModItem,
  NodeId,
  Span,
  StaticItem,
  StructItem,
  TraitAliasItem,
  TraitItem,
  TypeAliasItem,
  TypeParam,
  UnionItem,
  Variant,
} from '../syntax/ast';
import type { DefId } from '../types/ty';

export type { DefId } from '../types/ty';

/** What a definition is, with its syntax. `assoc…` are items of a trait or an impl (see the parent's kind). */
export type DefBody =
  | { readonly kind: 'crate'; readonly node: Crate | null }
  | { readonly kind: 'mod'; readonly node: ModItem }
  | { readonly kind: 'fn' | 'assocFn'; readonly node: FnItem }
  | { readonly kind: 'struct'; readonly node: StructItem }
  | { readonly kind: 'union'; readonly node: UnionItem }
  | { readonly kind: 'enum'; readonly node: EnumItem }
  | { readonly kind: 'variant'; readonly node: Variant }
  | { readonly kind: 'field'; readonly node: FieldDef }
  | { readonly kind: 'trait'; readonly node: TraitItem }
  | { readonly kind: 'traitAlias'; readonly node: TraitAliasItem }
  | { readonly kind: 'impl'; readonly node: ImplItem }
  | { readonly kind: 'typeAlias' | 'assocTy'; readonly node: TypeAliasItem }
  | { readonly kind: 'const' | 'assocConst'; readonly node: ConstItem }
  | { readonly kind: 'static'; readonly node: StaticItem }
  | { readonly kind: 'macro'; readonly node: MacroRulesItem }
  /** Added by later stages (`Defs.add`): bodies that own a type of their own. */
  | {
      readonly kind: 'closure' | 'coroutine' | 'opaque' | 'anonConst';
      readonly node: { readonly id: NodeId; readonly span: Span };
    };

export type DefKind = DefBody['kind'];

/** Visible everywhere, or inside one module (its DefId) and below. */
export type Visible = 'public' | DefId;

export type Def = DefBody & {
  readonly id: DefId;
  /** Empty for impls and bodies. */
  readonly name: string;
  /** The enclosing module, trait, impl, enum, struct or fn; null for a crate. */
  readonly parent: DefId | null;
  /** The name's span; an impl's head. */
  readonly span: Span;
  readonly attrs: readonly Attribute[];
  readonly visible: Visible;
  /** Empty (`params: []`) where the kind has none. A variant, field or closure has its parent's: look there. */
  readonly generics: DefGenerics;
};

/** One generic parameter. Index = position in `Substs`: the parents' parameters first, a trait's `Self` at 0. */
export type GenericParamDef = {
  readonly name: string;
  readonly index: number;
  /** The item that declares it. */
  readonly owner: DefId;
} & (
  | { readonly kind: 'lifetime'; readonly node: LifetimeParam }
  /** `node` is null for a trait's `Self`; an ImplType for `impl Trait` in argument position. */
  | { readonly kind: 'type'; readonly node: TypeParam | ImplType | null }
  | { readonly kind: 'const'; readonly node: ConstParam }
);

export interface DefGenerics {
  /** The definition whose parameters come first (impl or trait of an associated item). */
  readonly parent: DefId | null;
  /** Number of the parents' parameters: own indices start here. */
  readonly parentCount: number;
  /** Own parameters in declaration order; argument-position `impl Trait` last. */
  readonly own: readonly GenericParamDef[];
}

/** What a path, a path prefix, or a single name means. */
export type Res =
  /** The IdentPat (or SelfParam) that introduces the variable. */
  | { readonly kind: 'local'; readonly node: NodeId; readonly name: string }
  /** In value position a struct or variant stands for its constructor. */
  | { readonly kind: 'def'; readonly def: DefId }
  | { readonly kind: 'prim'; readonly name: string }
  /** `Self` inside an impl (its self type) or a trait (its parameter 0). In value position: the constructor. */
  | { readonly kind: 'selfTy'; readonly owner: DefId }
  | { readonly kind: 'typeParam' | 'constParam'; readonly param: GenericParamDef }
  /** `base` is what all but the last `rest` segments mean; those are associated items, found by type checking. */
  | { readonly kind: 'partial'; readonly base: Res; readonly rest: number }
  /** Reported. */
  | { readonly kind: 'err' }
  /** Outside the model: an Unsure was recorded. */
  | { readonly kind: 'unknown' };

export type LifetimeRes =
  | { readonly kind: 'static' }
  | { readonly kind: 'param'; readonly param: GenericParamDef }
  /** Bound by `for<'a>`: the LifetimeParam's id. */
  | { readonly kind: 'bound'; readonly node: NodeId; readonly name: string }
  /** `'_` */
  | { readonly kind: 'elided' }
  | { readonly kind: 'err' };

/** Ids of definitions that a frozen table gets later. */
const LATE_DEFS = 0x10000000;

const NO_GENERICS: DefGenerics = { parent: null, parentCount: 0, own: [] };

export interface NewDef {
  readonly body: DefBody;
  readonly name: string;
  readonly parent: DefId | null;
  readonly span: Span;
  readonly attrs?: readonly Attribute[];
  readonly visible?: Visible;
}

/**
 * The definition table. The known world's table is built once and frozen; a learner's table stands on it, and
 * its ids continue after the base's, so that one number names one definition in both.
 */
export class Defs {
  private readonly own: Def[] = [];
  /** Added after `freeze`: numbered from LATE_DEFS on. */
  private late: Def[] | null = null;
  private readonly byNode = new Map<NodeId, DefId>();
  private readonly childLists = new Map<DefId, DefId[]>();
  private readonly ownImpls: DefId[] = [];
  private readonly ownLang = new Map<string, DefId>();
  private readonly start: number;

  constructor(readonly base: Defs | null = null) {
    this.start = base ? base.size : 0;
  }

  get size(): number {
    return this.start + this.own.length;
  }

  /** The definition; every DefId handed out is valid for the life of the table. */
  get(id: DefId): Def {
    const def =
      id >= LATE_DEFS
        ? this.late
          ? this.late[id - LATE_DEFS]
          : this.base?.get(id)
        : id < this.start
          ? this.base?.get(id)
          : this.own[id - this.start];
    if (!def) throw new RangeError(`no definition ${id}`);
    return def;
  }

  /** True for the learner's own definitions, false for the known world's. */
  isLocal(id: DefId): boolean {
    return id >= LATE_DEFS ? this.late !== null : id >= this.start;
  }

  /** The known world's table is done: what lazy bodies and closures of stubs still add cannot meet a learner's numbers. */
  freeze(): void {
    this.late ??= [];
  }

  /** Ids of this table's own definitions, in source order. */
  *localIds(): IterableIterator<DefId> {
    for (let id = this.start; id < this.size; id++) yield id;
  }

  add(n: NewDef): DefId {
    const id = this.late ? LATE_DEFS + this.late.length : this.size;
    const def: Def = {
      ...n.body,
      id,
      name: n.name,
      parent: n.parent,
      span: n.span,
      attrs: n.attrs ?? [],
      visible: n.visible ?? 'public',
      generics: NO_GENERICS,
    };
    (this.late ?? this.own).push(def);
    if (n.body.node) this.byNode.set(n.body.node.id, id);
    if (n.parent !== null) {
      const list = this.childLists.get(n.parent);
      if (list) list.push(id);
      else this.childLists.set(n.parent, [id]);
    }
    if (n.body.kind === 'impl') this.ownImpls.push(id);
    const lang = n.attrs?.find((a) => a.path === 'lang')?.value;
    if (lang) this.ownLang.set(lang, id);
    return id;
  }

  setGenerics(id: DefId, generics: DefGenerics): void {
    this.replace(id, { ...this.get(id), generics });
  }

  setVisible(id: DefId, visible: Visible): void {
    this.replace(id, { ...this.get(id), visible });
  }

  private replace(id: DefId, def: Def): void {
    if (id >= LATE_DEFS && this.late) this.late[id - LATE_DEFS] = def;
    else this.own[id - this.start] = def;
  }

  /** The definition an item, variant, field … node introduces. */
  ofNode(node: NodeId): DefId | undefined {
    return this.byNode.get(node) ?? this.base?.ofNode(node);
  }

  /** Items of a module, trait or impl; variants of an enum; fields of a struct, union or variant: in source order. */
  children(id: DefId): readonly DefId[] {
    return this.childLists.get(id) ?? this.base?.children(id) ?? [];
  }

  /** All impls, the known world's first. */
  *impls(): IterableIterator<DefId> {
    if (this.base) yield* this.base.impls();
    yield* this.ownImpls;
  }

  /** Own impls only: for indexes built per table. */
  get localImpls(): readonly DefId[] {
    return this.ownImpls;
  }

  /** The definition marked `#[lang = "name"]`. */
  lang(name: string): DefId | undefined {
    return this.ownLang.get(name) ?? this.base?.lang(name);
  }

  attr(id: DefId, path: string): Attribute | undefined {
    return this.get(id).attrs.find((a) => a.path === path);
  }

  /** The nearest enclosing module or crate (the definition itself if it is one). */
  moduleOf(id: DefId): DefId {
    let at = this.get(id);
    while (at.kind !== 'mod' && at.kind !== 'crate' && at.parent !== null) at = this.get(at.parent);
    return at.id;
  }

  /** All parameters in `Substs` order, parents' first. */
  allParams(id: DefId): readonly GenericParamDef[] {
    const { parent, own } = this.get(id).generics;
    return parent === null ? own : [...this.allParams(parent), ...own];
  }

  /** `std::sync::Arc`, as written by the definition's place in its crate. */
  pathOf(id: DefId): string {
    const names: string[] = [];
    for (
      let at: Def | null = this.get(id);
      at;
      at = at.parent === null ? null : this.get(at.parent)
    )
      if (at.name !== '') names.unshift(at.name);
    return names.join('::');
  }
}

/**
 * What names mean, keyed by node id. Filled by `resolveCrate`; the tables of the known world are consulted for
 * nodes of stub files, so one object answers for both.
 */
export interface Resolutions {
  readonly defs: Defs;
  /**
   * For a Path node (in types, expressions, patterns, bounds, struct literals, impl headers), an IdentPat (a Def
   * when it names a constant or unit variant; its own local otherwise), a `PathExpr`'s Path inside macros, …
   */
  res(node: NodeId): Res | undefined;
  lifetime(node: NodeId): LifetimeRes | undefined;
  /** The loop or labelled block that a BreakExpr or ContinueExpr leaves. */
  target(node: NodeId): NodeId | undefined;
  /** Traits whose methods are callable at a MethodCallExpr, or at a Path with a partial resolution. */
  traitsInScope(node: NodeId): readonly DefId[];
  /** May `from` (any definition) name `what`? For fields and methods (E0616, E0624). */
  isVisible(what: Visible, from: DefId): boolean;
  /** Bindings of the same name in the alternatives of an or-pattern share the first one's id. */
  bindingOf(identPat: NodeId): NodeId;
}
