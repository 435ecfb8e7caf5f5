import type { Block, Expr, NodeId, Stmt } from './ast';
import type { Span } from './tokens';

/**
 * A function body of a stub file, parsed and resolved when somebody first looks inside: a program uses few of
 * the known world's bodies, and most of its text is bodies.
 */
export class LazyBlock implements Block {
  readonly kind = 'Block';
  private parsed: { readonly stmts: readonly Stmt[]; readonly tail: Expr | null } | null = null;
  /** Runs once, after parsing: name resolution of the body. */
  prepare: (() => void) | null = null;

  constructor(
    readonly id: NodeId,
    readonly span: Span,
    private readonly parse: () => { stmts: readonly Stmt[]; tail: Expr | null },
  ) {}

  get stmts(): readonly Stmt[] {
    return this.force().stmts;
  }

  get tail(): Expr | null {
    return this.force().tail;
  }

  force(): { readonly stmts: readonly Stmt[]; readonly tail: Expr | null } {
    if (this.parsed) return this.parsed;
    const parsed = this.parse();
    this.parsed = parsed;
    const prepare = this.prepare;
    this.prepare = null;
    prepare?.();
    return parsed;
  }
}
