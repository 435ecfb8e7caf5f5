import type { MacroPosition } from '../expand/expander';
import type { MacroDef } from '../expand/macroDef';
import type { Block, Expr, Item, MacroCall, MacroRulesItem, Pat, Path, Type } from '../syntax/ast';
import type { Collected, Collector } from './collect';
import type { Scope } from './scope';
import type { Session } from './session';

/** The layers of late resolution by name: each calls the others through this table. */
export interface Walker {
  readonly s: Session;
  type(ty: Type, scope: Scope): void;
  path(path: Path, scope: Scope): void;
  /** Resolves an expression; the result is the scope with what a `let` inside it binds (for conditions). */
  expr(e: Expr, scope: Scope): Scope;
  block(b: Block, scope: Scope): void;
  /** Binds a pattern's names in front of `scope`. */
  pattern(pat: Pat, scope: Scope, where: PatternPlace): Scope;
  item(item: Item, scope: Scope): void;
  /** Expands what is pending among new items and checks their imports. */
  finishItems(out: Collected, collector: Collector): void;
  localMacro(item: MacroRulesItem, scope: Scope): MacroDef;
  expand<T>(call: MacroCall<T>, position: MacroPosition, scope: Scope): void;
}

export type PatternPlace = 'let' | 'match' | 'parameter' | 'for';
