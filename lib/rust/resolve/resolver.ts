import { attributeMacro } from '../expand/attributeMacros';
import { splitCommas } from '../expand/cfg';
import { deriveItems } from '../expand/derive';
import { expandCall, type MacroPosition } from '../expand/expander';
import type { MacroDef } from '../expand/macroDef';
import type {
  Attribute,
  Block,
  Expr,
  Ident,
  Item,
  MacroCall,
  MacroRulesItem,
  Pat,
  Path,
  Type,
} from '../syntax/ast';
import { helpersOf, isAttributeMacro } from './attributes';
import { type Collected, type Collector, makeMacro, type PendingItem } from './collect';
import { checkImports } from './imports';
import { walkBlock, walkExpr } from './lateExprs';
import { walkItem } from './lateItems';
import { walkPattern } from './latePatterns';
import { walkType } from './lateTypes';
import type { Module } from './module';
import { resolvePath } from './paths';
import { moduleOf, modulesOf, type Scope } from './scope';
import type { Session } from './session';
import type { PatternPlace, Walker } from './walker';
import { CRATES_WITHOUT_STUBS } from './worldNames';

/** Ties the layers of resolution together: collection, macro expansion, and the walk over bodies. */
export class Resolver implements Walker {
  constructor(readonly s: Session) {}

  type(ty: Type, scope: Scope): void {
    walkType(this, ty, scope);
  }

  path(path: Path, scope: Scope): void {
    resolvePath(this.s, scope, path, 'type');
  }

  expr(e: Expr, scope: Scope): Scope {
    return walkExpr(this, e, scope);
  }

  block(b: Block, scope: Scope): void {
    walkBlock(this, b, scope);
  }

  pattern(pat: Pat, scope: Scope, where: PatternPlace): Scope {
    return walkPattern(this, pat, scope, where);
  }

  item(item: Item, scope: Scope): void {
    walkItem(this, item, scope);
  }

  // ------------------------------------------------------------ macros in bodies

  expand<T>(call: MacroCall<T>, position: MacroPosition, scope: Scope): void {
    if (call.expansion !== null) return;
    const macro = this.findMacro(call, scope);
    if (!macro) return;
    call.expansion = expandCall(this.s, macro, call, position) as T | null;
  }

  localMacro(item: MacroRulesItem, scope: Scope): MacroDef {
    return makeMacro(this.s, item, moduleOf(scope));
  }

  private findMacro(call: MacroCall<unknown>, scope: Scope): MacroDef | null {
    const idents = call.path.segments.map((seg) => seg.ident);
    const first = idents[0];
    if (!first) return null;
    if (idents.length === 1) {
      for (let s: Scope | null = scope; s; s = s.outer)
        if (s.kind === 'macro' && s.macro.name === first.name) return s.macro;
      for (const m of modulesOf(scope)) {
        const found = this.macroIn(m, first, call);
        if (found) return found;
      }
      return this.preludeMacro(first) ?? this.noMacro(first.name, call);
    }
    return (
      this.macroByPath(idents, call.path.global, moduleOf(scope)) ??
      this.noMacroPath(idents, call, moduleOf(scope))
    );
  }

  /** A macro named in a module: imported or exported, or a `macro_rules!` written above the call. */
  private macroIn(module: Module, ident: Ident, call: MacroCall<unknown>): MacroDef | null {
    for (let m: Module | null = module; m; m = m.parent) {
      const textual = m.macros.findLast((d) => d.name === ident.name && this.above(d, call));
      if (textual) return textual;
    }
    const found = this.s.names.inModule(module, ident.name, 'macro', module);
    return found?.named.kind === 'macro' ? found.named.macro : null;
  }

  private above(macro: MacroDef, call: MacroCall<unknown>): boolean {
    return (
      call.span.origin !== undefined ||
      macro.span.file !== call.span.file ||
      macro.span.start < call.span.start
    );
  }

  private preludeMacro(ident: Ident): MacroDef | null {
    const found = this.s.names.inPrelude(ident.name, 'macro');
    return found?.named.kind === 'macro' ? found.named.macro : null;
  }

  private macroByPath(idents: readonly Ident[], global: boolean, module: Module): MacroDef | null {
    const found = this.s.names.path(idents, global, module, 'macro');
    return !('kind' in found) && found.named.kind === 'macro' ? found.named.macro : null;
  }

  private noMacro(name: string, call: MacroCall<unknown>): null {
    const known = this.s.importCandidates(name, 'macro');
    const notes =
      known.length > 0
        ? [{ kind: 'help' as const, text: `consider importing this macro: \`use ${known[0]};\`` }]
        : [];
    const span = call.path.span;
    this.s.error(null, span, `cannot find macro \`${name}\` in this scope`, '', { notes });
    return null;
  }

  private noMacroPath(idents: readonly Ident[], call: MacroCall<unknown>, module: Module): null {
    const first = idents[0];
    const last = idents[idents.length - 1];
    if (!first || !last) return null;
    const root = this.s.names.firstSegment(
      first,
      call.path.global,
      module,
      this.s.names.crateOfMark,
    );
    if (!root && CRATES_WITHOUT_STUBS.has(first.name)) {
      this.s.unsureAt(call.span, `the crate \`${first.name}\``);
      return null;
    }
    if (!root) {
      this.s.error(
        'E0433',
        first.span,
        `cannot find module or crate \`${first.name}\` in this scope`,
        `use of unresolved module or unlinked crate \`${first.name}\``,
      );
      return null;
    }
    const inside = this.s.names.asModule(root.named);
    // The known world is not complete: a macro that is not in it may exist.
    if (inside && !this.s.isWorld && !this.s.defs.isLocal(inside.def))
      this.s.unsureAt(call.span, `the macro \`${idents.map((i) => i.name).join('::')}!\``);
    else
      this.s.error(
        'E0433',
        last.span,
        `cannot find \`${last.name}\` in \`${first.name}\``,
        `could not find \`${last.name}\` in \`${first.name}\``,
      );
    return null;
  }

  // ------------------------------------------------------------ items that need expansion

  finishItems(out: Collected, collector: Collector): void {
    for (let i = 0; i < out.pending.length; i++) {
      const pending = out.pending[i];
      if (pending) this.finishOne(pending, out, collector);
    }
    checkImports(this.s, out.imports);
  }

  private finishOne(pending: PendingItem, out: Collected, collector: Collector): void {
    const { item, module, list } = pending;
    const scope: Scope = { kind: 'module', module, outer: null };
    if (item.kind === 'MacroItem') {
      this.expand(item.call, 'items', scope);
      if (item.call.expansion)
        this.add([...item.call.expansion], item, list, module, out, collector);
      return;
    }
    const helpers = helpersOf(item.attrs);
    for (const attr of item.attrs) {
      if (attr.path === 'derive') this.derive(attr, pending, out, collector);
      else if (isAttributeMacro(attr, helpers)) this.attribute(attr, item, module);
    }
  }

  private add(
    items: Item[],
    after: Item,
    list: Item[],
    module: Module,
    out: Collected,
    collector: Collector,
  ): void {
    list.splice(list.indexOf(after) + 1, 0, ...items);
    collector.items(items, module, module.def, out);
  }

  private derive(
    attr: Attribute,
    pending: PendingItem,
    out: Collected,
    collector: Collector,
  ): void {
    const { item, module, list } = pending;
    for (const piece of splitCommas(attr.args ?? [])) {
      const idents: Ident[] = piece.flatMap((t) =>
        t.kind === 'ident' ? [{ name: t.text, span: t.span, mark: t.mark }] : [],
      );
      const first = idents[0];
      if (!first) continue;
      const macro =
        idents.length === 1
          ? (this.macroInModules(module, first) ?? this.preludeMacro(first))
          : this.macroByPath(idents, false, module);
      if (macro) {
        const items = deriveItems(
          this.s,
          macro,
          item,
          first.span,
          idents[idents.length - 1]?.name ?? first.name,
        );
        this.add(items, item, list, module, out, collector);
      } else if (idents.length === 1)
        this.s.error(null, first.span, `cannot find derive macro \`${first.name}\` in this scope`);
      else
        this.noMacroPath(
          idents,
          { span: first.span, path: { global: false } } as MacroCall<unknown>,
          module,
        );
    }
  }

  private macroInModules(module: Module, ident: Ident): MacroDef | null {
    for (let m: Module | null = module; m; m = m.kind === 'block' ? m.parent : null) {
      const found = this.s.names.inModule(m, ident.name, 'macro', m);
      if (found?.named.kind === 'macro') return found.named.macro;
    }
    return null;
  }

  private attribute(attr: Attribute, item: Item, module: Module): void {
    const first = attr.pathIdents[0];
    if (!first) return;
    const macro =
      attr.pathIdents.length === 1
        ? (this.macroInModules(module, first) ?? this.preludeMacro(first))
        : this.macroByPath(attr.pathIdents, false, module);
    if (macro) attributeMacro(this.s, macro, attr, item);
    else if (attr.pathIdents.length === 1)
      this.s.error(
        null,
        attr.pathIdents[0]?.span ?? attr.span,
        `cannot find attribute \`${attr.path}\` in this scope`,
      );
    else if (this.s.names.crate(first.name))
      this.s.unsureAt(attr.span, `the attribute \`#[${attr.path}]\``);
    else
      this.s.error(
        'E0433',
        first.span,
        `cannot find module or crate \`${first.name}\` in this scope`,
        `use of unresolved module or unlinked crate \`${first.name}\``,
      );
  }
}
