// long: one function per kind of item, building definitions and modules

import { cfgActive } from '../expand/cfg';
import { compileRules, type MacroDef } from '../expand/macroDef';
import type {
  AssocItem,
  Attribute,
  FieldDef,
  Fields,
  Ident,
  ImplItem,
  Item,
  ModItem,
  Span,
  TraitItem,
  UseItem,
  UseTree,
  Visibility,
} from '../syntax/ast';
import { checkAttributes, helpersOf, NO_HELPERS, needsExpansion } from './attributes';
import type { DefId, Res, Visible } from './defs';
import { argumentImpls, declareGenerics } from './generics';
import { type Import, type Module, type Namespace, newModule, normalModule } from './module';
import type { Session } from './session';

/** An item that only macro expansion can finish: a call, a derive, an attribute macro. */
export interface PendingItem {
  readonly item: Item;
  readonly module: Module;
  /** The list it stands in: expansions go after it. */
  readonly list: Item[];
}

/** Items in the order they are to be resolved, with the module they stand in. */
export interface Collected {
  readonly items: { readonly item: Item; readonly module: Module }[];
  readonly pending: PendingItem[];
  readonly imports: Import[];
}

/** Builds definitions and module names for items of one module (not yet macro calls). */
export class Collector {
  constructor(private readonly s: Session) {}

  /** The body of `mod m;` of a stub crate, by module path; null for a learner's. */
  outline: ((mod: ModItem, module: Module) => Item[] | null) | null = null;

  items(list: Item[], module: Module, parent: DefId, out: Collected): void {
    // A copy: expansion inserts into the list later.
    for (const item of [...list]) this.item(item, list, module, parent, out);
  }

  /** What the derives of the item being defined allow on its fields and variants. */
  private helpers: ReadonlySet<string> = NO_HELPERS;

  private item(item: Item, list: Item[], module: Module, parent: DefId, out: Collected): void {
    if (!cfgActive(item.attrs)) {
      list.splice(list.indexOf(item), 1);
      return;
    }
    if (item.kind === 'MacroItem' || needsExpansion(item.attrs))
      out.pending.push({ item, module, list });
    if (item.kind === 'MacroItem') return;
    out.items.push({ item, module });
    this.helpers = helpersOf(item.attrs);
    this.define(item, module, parent, out);
  }

  // long: a dispatch over the kinds of items
  private define(item: Item, module: Module, parent: DefId, out: Collected): void {
    const { s } = this;
    const visible = this.visibility(item.vis, module);
    const base = { parent, attrs: item.attrs, visible };
    switch (item.kind) {
      case 'FnItem': {
        const def = s.defs.add({
          ...base,
          body: { kind: 'fn', node: item },
          name: item.ident.name,
          span: item.ident.span,
        });
        declareGenerics(s, def, item.generics, { impls: argumentImpls(item.params) });
        return this.name(module, 'value', item.ident, { kind: 'def', def }, visible, item.headSpan);
      }
      case 'StructItem': {
        const def = s.defs.add({
          ...base,
          body: { kind: 'struct', node: item },
          name: item.ident.name,
          span: item.ident.span,
        });
        declareGenerics(s, def, item.generics);
        const ctor = this.fields(item.fields, def, module);
        this.name(module, 'type', item.ident, { kind: 'def', def }, visible, item.headSpan);
        if (item.fields.kind !== 'named')
          this.name(
            module,
            'value',
            item.ident,
            { kind: 'def', def },
            item.fields.kind === 'tuple' ? narrowest(visible, ctor) : visible,
            item.headSpan,
          );
        return;
      }
      case 'UnionItem': {
        const def = s.defs.add({
          ...base,
          body: { kind: 'union', node: item },
          name: item.ident.name,
          span: item.ident.span,
        });
        declareGenerics(s, def, item.generics);
        this.fields({ kind: 'named', span: item.span, fields: item.fields }, def, module);
        return this.name(module, 'type', item.ident, { kind: 'def', def }, visible, item.headSpan);
      }
      case 'EnumItem': {
        const def = s.defs.add({
          ...base,
          body: { kind: 'enum', node: item },
          name: item.ident.name,
          span: item.ident.span,
        });
        declareGenerics(s, def, item.generics);
        this.name(module, 'type', item.ident, { kind: 'def', def }, visible, item.headSpan);
        const inner = newModule('enum', def, item.ident.name, module, module.root);
        s.names.byDef.set(def, inner);
        for (const v of item.variants) {
          if (!cfgActive(v.attrs)) continue;
          checkAttributes(s, v.attrs, this.helpers);
          const variant = s.defs.add({
            parent: def,
            attrs: v.attrs,
            visible: 'public',
            body: { kind: 'variant', node: v },
            name: v.ident.name,
            span: v.ident.span,
          });
          this.fields(v.fields, variant, module, 'public');
          this.name(inner, 'type', v.ident, { kind: 'def', def: variant }, 'public', v.span);
          inner.names.value.set(v.ident.name, {
            named: { kind: 'res', res: { kind: 'def', def: variant } },
            visible: 'public',
            span: v.ident.span,
            imported: false,
          });
        }
        return;
      }
      case 'TraitItem':
        return this.trait(item, module, base);
      case 'TraitAliasItem': {
        const def = s.defs.add({
          ...base,
          body: { kind: 'traitAlias', node: item },
          name: item.ident.name,
          span: item.ident.span,
        });
        declareGenerics(s, def, item.generics, { self: true });
        return this.name(module, 'type', item.ident, { kind: 'def', def }, visible, item.headSpan);
      }
      case 'ImplItem':
        return this.impl(item, base);
      case 'ModItem':
        return this.mod(item, module, base, out);
      case 'UseItem':
        return this.use(item, item.tree, [], item.tree.global, module, visible, out);
      case 'TypeAliasItem': {
        const def = s.defs.add({
          ...base,
          body: { kind: 'typeAlias', node: item },
          name: item.ident.name,
          span: item.ident.span,
        });
        declareGenerics(s, def, item.generics);
        return this.name(module, 'type', item.ident, { kind: 'def', def }, visible, item.headSpan);
      }
      case 'ConstItem':
      case 'StaticItem': {
        const body =
          item.kind === 'ConstItem'
            ? { kind: 'const' as const, node: item }
            : { kind: 'static' as const, node: item };
        const def = s.defs.add({ ...base, body, name: item.ident.name, span: item.ident.span });
        if (item.ident.name !== '_')
          this.name(module, 'value', item.ident, { kind: 'def', def }, visible, item.headSpan);
        return;
      }
      case 'MacroRulesItem':
        this.macroRules(item, module);
        return;
      case 'ExternBlockItem':
        for (const inner of item.items) this.define(inner, module, parent, out);
        return;
      case 'ExternCrateItem':
        return this.externCrate(item, module, visible);
      default:
    }
  }

  /** Definitions for the parts of an item that replaces another one (attribute macros keep ids and names). */
  private fields(fields: Fields, owner: DefId, module: Module, as: Visible | null = null): Visible {
    let narrow: Visible = 'public';
    if (fields.kind === 'unit') return narrow;
    const seen = new Map<string, FieldDef>();
    for (const f of fields.fields) {
      if (!cfgActive(f.attrs)) continue;
      checkAttributes(this.s, f.attrs, this.helpers);
      const visible = as ?? this.visibility(f.vis, module);
      narrow = narrowest(narrow, visible);
      const earlier = seen.get(f.ident.name);
      if (earlier && fields.kind === 'named')
        this.s.error(
          'E0124',
          f.span,
          `field \`${f.ident.name}\` is already declared`,
          'field already declared',
          {
            labels: [
              {
                span: earlier.span,
                text: `\`${f.ident.name}\` first declared here`,
                primary: false,
              },
            ],
          },
        );
      seen.set(f.ident.name, f);
      this.s.defs.add({
        body: { kind: 'field', node: f },
        name: f.ident.name,
        parent: owner,
        span: f.ident.span,
        attrs: f.attrs,
        visible,
      });
    }
    return narrow;
  }

  private trait(
    item: TraitItem,
    module: Module,
    base: { parent: DefId; attrs: readonly Attribute[]; visible: Visible },
  ): void {
    const { s } = this;
    const def = s.defs.add({
      ...base,
      body: { kind: 'trait', node: item },
      name: item.ident.name,
      span: item.ident.span,
    });
    declareGenerics(s, def, item.generics, { self: true });
    this.name(module, 'type', item.ident, { kind: 'def', def }, base.visible, item.headSpan);
    this.assocItems(item.items, def, () => base.visible, true);
  }

  private impl(
    item: ImplItem,
    base: { parent: DefId; attrs: readonly Attribute[]; visible: Visible },
  ): void {
    const { s } = this;
    const def = s.defs.add({
      ...base,
      body: { kind: 'impl', node: item },
      name: '',
      span: item.headSpan,
    });
    declareGenerics(s, def, item.generics);
    const module = s.defs.moduleOf(base.parent);
    this.assocItems(
      item.items,
      def,
      (vis) => (item.trait ? 'public' : this.visibilityIn(vis, module)),
      false,
    );
  }

  /** Associated items; macro calls among them are expanded by the caller (see Expander). */
  assocItems(
    items: readonly AssocItem[],
    owner: DefId,
    visible: (vis: Visibility) => Visible,
    unique: boolean,
  ): void {
    const { s } = this;
    const seen = new Map<string, { span: Span }>();
    for (const item of items) {
      if (item.kind === 'MacroItem' || !cfgActive(item.attrs)) continue;
      const base = {
        name: item.ident.name,
        parent: owner,
        span: item.ident.span,
        attrs: item.attrs,
        visible: visible(item.vis),
      };
      const key = `${item.kind === 'TypeAliasItem' ? 'type' : 'value'} ${item.ident.name}`;
      const earlier = seen.get(key);
      if (earlier && unique)
        this.duplicate(
          item.ident.name,
          item.kind === 'TypeAliasItem' ? 'type' : 'value',
          item.span,
          earlier.span,
        );
      seen.set(key, item);
      const body =
        item.kind === 'FnItem'
          ? { kind: 'assocFn' as const, node: item }
          : item.kind === 'ConstItem'
            ? { kind: 'assocConst' as const, node: item }
            : { kind: 'assocTy' as const, node: item };
      const def = s.defs.add({ ...base, body });
      declareGenerics(s, def, item.generics, {
        parent: owner,
        impls: item.kind === 'FnItem' ? argumentImpls(item.params) : [],
      });
    }
  }

  private mod(
    item: ModItem,
    module: Module,
    base: { parent: DefId; attrs: readonly Attribute[]; visible: Visible },
    out: Collected,
  ): void {
    const { s } = this;
    const def = s.defs.add({
      ...base,
      body: { kind: 'mod', node: item },
      name: item.ident.name,
      span: item.ident.span,
    });
    const inner = newModule('mod', def, item.ident.name, module, module.root);
    s.names.byDef.set(def, inner);
    this.name(module, 'type', item.ident, { kind: 'def', def }, base.visible, item.headSpan);
    const items = item.items ?? this.outline?.(item, inner) ?? null;
    if (items) this.items(items, inner, def, out);
    else s.error('E0583', item.span, `file not found for module \`${item.ident.name}\``);
  }

  private externCrate(
    item: Extract<Item, { kind: 'ExternCrateItem' }>,
    module: Module,
    visible: Visible,
  ): void {
    const root = item.ident.name === 'self' ? module.root : this.s.names.crate(item.ident.name);
    if (!root)
      return this.s.error(
        'E0463',
        item.span,
        `can't find crate for \`${item.ident.name}\``,
        "can't find crate",
      );
    const ident = item.rename ?? item.ident;
    if (ident.name !== '_')
      module.names.type.set(ident.name, {
        named: { kind: 'res', res: { kind: 'def', def: root.def } },
        visible,
        span: item.span,
        imported: true,
      });
  }

  // ------------------------------------------------------------ macros

  macroRules(item: Extract<Item, { kind: 'MacroRulesItem' }>, module: Module): MacroDef {
    const macro = makeMacro(this.s, item, module);
    const binding = {
      named: { kind: 'macro' as const, macro },
      visible: 'public' as const,
      span: item.ident.span,
      imported: false,
    };
    if (item.attrs.some((a) => a.path === 'macro_export'))
      module.root.names.macro.set(item.ident.name, binding);
    const place = item.attrs.find((a) => a.path === 'at')?.value;
    if (place) this.placed.push({ path: place, root: module.root, name: item.ident.name, macro });
    module.macros.push(macro);
    return macro;
  }

  /** Stub macros that live in a module, as derives do beside the traits of their name. */
  readonly placed: {
    readonly path: string;
    readonly root: Module;
    readonly name: string;
    readonly macro: MacroDef;
  }[] = [];

  // ------------------------------------------------------------ imports

  private use(
    item: UseItem,
    tree: UseTree,
    before: readonly Ident[],
    global: boolean,
    module: Module,
    visible: Visible,
    out: Collected,
  ): void {
    let path = [...before, ...tree.prefix.map((seg) => seg.ident)];
    const { what } = tree;
    if (what.kind === 'nested') {
      for (const inner of what.trees)
        this.use(item, inner, path, global || inner.global, module, visible, out);
      return;
    }
    let last = path[path.length - 1];
    // `use a::{self}`: the module itself, in the type namespace only.
    const selfImport = last?.name === 'self' && path.length > 1;
    if (selfImport) {
      path = path.slice(0, -1);
      last = path[path.length - 1];
    }
    const rename = what.kind === 'simple' ? what.rename : null;
    const ident = rename ?? last;
    if (!ident) return;
    const glob = what.kind === 'glob';
    const imported: Import = {
      module,
      item,
      tree: tree.id,
      path,
      global,
      glob,
      visible,
      state: 'todo',
      found: new Map(),
      target: null,
      name: glob ? '*' : ident.name,
      nameSpan: ident.span,
      // rustc marks the tree's last part inside braces, the whole path otherwise.
      span: before.length > 0 ? tree.span : glob ? useSpan(tree) : useSpan(tree),
    };
    out.imports.push(imported);
    if (glob) module.globs.push(imported);
    else if (ident.name === '_') module.anonymousTraits.push(imported);
    else module.imports.push(imported);
  }

  // ------------------------------------------------------------ names and visibility

  private name(
    module: Module,
    ns: Namespace,
    ident: Ident,
    res: Res,
    visible: Visible,
    span: Span,
  ): void {
    const earlier = module.names[ns].get(ident.name);
    if (earlier) {
      if (!this.s.isWorld) this.duplicate(ident.name, ns, span, earlier.span);
      return;
    }
    module.names[ns].set(ident.name, {
      named: { kind: 'res', res },
      visible,
      span,
      imported: false,
    });
  }

  private duplicate(name: string, ns: Namespace, span: Span, earlier: Span): void {
    this.s.error(
      'E0428',
      span,
      `the name \`${name}\` is defined multiple times`,
      `\`${name}\` redefined here`,
      {
        labels: [
          {
            span: earlier,
            text: `previous definition of the ${ns} \`${name}\` here`,
            primary: false,
          },
        ],
        notes: [
          {
            kind: 'note',
            text: `\`${name}\` must be defined only once in the ${ns} namespace of this module`,
          },
        ],
      },
    );
  }

  private visibility(vis: Visibility, module: Module): Visible {
    return this.visibilityIn(vis, normalModule(module).def);
  }

  private visibilityIn(vis: Visibility, module: DefId): Visible {
    if (vis.kind === 'pub') return 'public';
    if (vis.kind === 'inherited') return module;
    const inside = this.s.names.moduleOf(module);
    if (!inside) return module;
    const found = this.s.names.path(
      vis.path.segments.map((seg) => seg.ident),
      vis.path.global,
      inside,
      'type',
    );
    const target = 'kind' in found ? null : this.s.names.asModule(found.named);
    return target ? target.def : module;
  }
}

function useSpan(tree: UseTree): Span {
  return tree.span;
}

function narrowest(a: Visible, b: Visible): Visible {
  return a === 'public' ? b : a;
}

/** The macro a `macro_rules!` item defines. */
export function makeMacro(
  s: Session,
  item: Extract<Item, { kind: 'MacroRulesItem' }>,
  module: Module,
): MacroDef {
  const { rules, flaw } = compileRules(item.tokens);
  const builtin = item.attrs.find((a) => a.path === 'builtin_macro')?.value ?? null;
  return {
    name: item.ident.name,
    crate: module.root.def,
    external: s.isWorld,
    builtin,
    span: item.ident.span,
    rules,
    flaw,
  };
}
