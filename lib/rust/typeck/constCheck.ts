import type { DefId } from '../resolve/defs';
import type { Expr, FnItem } from '../syntax/ast';
import { LazyBlock } from '../syntax/lazyBlock';
import type { Span } from '../syntax/tokens';
import type { Ty } from '../types/ty';
import type { Cx } from './cx';
import type { Tcx } from './index';
import { userSpan } from './mismatch';
import type { BodyResults, Callee } from './results';

/** Code that runs when its own turn comes: what stands in it is not evaluated with the constant. */
const LATER = new Set(['ClosureExpr', 'AsyncBlockExpr', 'ItemStmt']);
const SKIP = new Set(['span', 'tokens', 'attrs', 'ident', 'vis', 'headSpan']);

/**
 * E0015 (rustc's const checking): a constant, a static or a `const fn` calls what is not `const`. Calls through the
 * known world's traits are unsure where std may have made the impl `const`.
 */
export function checkConstBody(cx: Cx, tcx: Tcx, owner: DefId, results: BodyResults): void {
  const where = contextOf(cx, owner);
  if (!where || results.tainted) return;
  const check = new ConstCheck(cx, tcx, results, where.words);
  check.walk(where.code);
}

function contextOf(
  cx: Cx,
  owner: DefId,
): { readonly words: string; readonly code: unknown } | null {
  const def = cx.def(owner);
  switch (def.kind) {
    case 'const':
    case 'assocConst':
      return { words: 'constants', code: def.node.value };
    case 'static':
      return { words: 'statics', code: def.node.value };
    case 'fn':
    case 'assocFn':
      return def.node.isConst ? { words: 'constant functions', code: def.node.body } : null;
    default:
      return null;
  }
}

class ConstCheck {
  constructor(
    private readonly cx: Cx,
    private readonly tcx: Tcx,
    private readonly results: BodyResults,
    private readonly words: string,
  ) {}

  walk(value: unknown): void {
    if (value === null || typeof value !== 'object') return;
    if (Array.isArray(value)) {
      for (const v of value) this.walk(v);
      return;
    }
    if (value instanceof LazyBlock) {
      this.walk(value.stmts);
      this.walk(value.tail);
      return;
    }
    const node = value as { readonly kind?: string };
    if (node.kind !== undefined && LATER.has(node.kind)) return;
    for (const key in value) if (!SKIP.has(key)) this.walk((value as Record<string, unknown>)[key]);
    this.visit(node as Expr);
  }

  private visit(e: Expr): void {
    if (e.kind === 'CallExpr') {
      const res = this.results.path.get(e.callee.id);
      if (res?.kind === 'fn')
        this.judge(e, { def: res.def, substs: res.substs, trait: res.trait ?? null });
      else if (res?.kind !== 'ctor') this.unsure(e.span, 'this call in a constant');
    } else if (e.kind === 'MethodCallExpr') {
      const callee = this.results.callee.get(e.id);
      if (callee) this.judge(e, callee);
    } else if (e.kind === 'FormatArgsExpr') {
      // `panic!("{}", text)` is the one form that std makes work.
      const [only] = e.args;
      const ty = only && e.args.length === 1 ? this.results.exprTy.get(only.expr.id) : undefined;
      if (ty?.kind === 'ref' && ty.ty.kind === 'str')
        this.unsure(e.span, 'formatting in a constant');
      else if (only) this.error(e.span, 'cannot call non-const formatting macro');
    } else if (e.kind === 'ForExpr' || e.kind === 'TryExpr')
      this.unsure(e.span, `\`${e.kind === 'ForExpr' ? 'for' : '?'}\` in a constant`);
    else if ('id' in e && this.results.callee.has(e.id)) this.operator(e);
  }

  /** An operator that is a trait's method: of the program's own impls none is `const`. */
  private operator(e: Expr): void {
    const callee = this.results.callee.get(e.id);
    if (!callee) return;
    const runs = this.tcx.resolveInstance(callee.def, callee.substs);
    if (runs?.kind === 'item' && this.cx.defs.isLocal(runs.def))
      this.error(e.span, 'cannot call non-const operator');
    else this.unsure(e.span, 'this operator in a constant');
  }

  private judge(e: Expr, callee: Pick<Callee, 'def' | 'substs' | 'trait'>): void {
    const runs = this.tcx.resolveInstance(callee.def, callee.substs);
    const def = runs?.kind === 'item' ? runs.def : callee.def;
    const fn = this.cx.def(def);
    if (fn.kind !== 'fn' && fn.kind !== 'assocFn') return;
    const node = fn.node as FnItem;
    const ofTrait = this.tcx.traitOfItem(def) !== null;
    if (node.isConst && !ofTrait) return;
    const what = fn.kind === 'fn' ? 'function' : node.self ? 'method' : 'associated function';
    if (this.cx.defs.isLocal(def) || !ofTrait || this.makesHeap(e, node))
      this.error(e.span, `cannot call non-const ${what} \`${this.cx.printPath(def)}\``);
    else this.unsure(e.span, `whether \`${this.cx.printPath(def)}\` is \`const\``);
  }

  /** What owns memory that it was given something to fill with cannot be made in a constant. */
  private makesHeap(e: Expr, node: FnItem): boolean {
    const ty: Ty | undefined = this.results.exprTy.get(e.id);
    return (
      ty?.kind === 'adt' && (node.self !== null || node.params.length > 0) && this.tcx.needsDrop(ty)
    );
  }

  private error(span: Span, act: string): void {
    this.cx.error('E0015', userSpan(span), `${act} in ${this.words}`);
  }

  private unsure(span: Span, what: string): void {
    this.cx.unsure(userSpan(span), what);
  }
}
