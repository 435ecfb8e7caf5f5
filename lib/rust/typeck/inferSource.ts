import type { ClosureExpr, Expr, LetStmt, MethodCallExpr, PathExpr } from '../syntax/ast';
import { LazyBlock } from '../syntax/lazyBlock';
import type { Span } from '../syntax/tokens';
import type { GenericArg, Substs, Ty } from '../types/ty';
import type { Fcx } from './fcx';
import { generics } from './generics';

/**
 * Where a program would say what a type is: the place that rustc's E0282 and E0283 point at. Follows the costs of
 * rustc's `FindInferSourceVisitor`: a `let` with a short type, then a turbofish, then a closure's return type.
 * Null when no place in the body names the variable.
 */
export function inferSource(f: Fcx, target: Ty): Span | null {
  const root = f.icx.shallow(target);
  if (root.kind !== 'infer') return null;
  const search = new Search(f, root);
  search.walk(bodyOf(f));
  return search.best?.span ?? null;
}

function bodyOf(f: Fcx): unknown {
  const def = f.cx.def(f.owner);
  if (def.kind === 'fn' || def.kind === 'assocFn') return def.node.body;
  return def.kind === 'const' || def.kind === 'assocConst' || def.kind === 'static'
    ? def.node.value
    : null;
}

const SKIP = new Set(['span', 'tokens', 'attrs', 'ident', 'vis', 'headSpan', 'declSpan']);

class Search {
  best: { readonly span: Span; readonly cost: number } | null = null;
  private attempts = 0;

  constructor(
    private readonly f: Fcx,
    private readonly root: Ty,
  ) {}

  /** Children before their parents, as rustc visits them. */
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
    if (node.kind === 'ItemStmt') return;
    if (node.kind === 'ClosureExpr') this.closureParams(value as ClosureExpr);
    for (const key in value) if (!SKIP.has(key)) this.walk((value as Record<string, unknown>)[key]);
    this.visit(node as Expr | LetStmt);
  }

  private visit(node: Expr | LetStmt): void {
    if (node.kind === 'LetStmt') this.binding(node);
    else if (node.kind === 'PathExpr') this.path(node);
    else if (node.kind === 'MethodCallExpr') this.method(node);
    else if (node.kind === 'ClosureExpr' && !node.ret) {
      const ret = this.f.results.closures.get(node.id)?.sig.ret;
      if (ret && this.contains(ret)) this.offer(node.declSpan, 30 + this.tyCost(ret));
    }
  }

  private binding(node: LetStmt): void {
    const ty = node.ty ? undefined : this.f.results.patTy.get(node.pat.id);
    if (ty && this.contains(ty)) this.offer(node.pat.span, this.tyCost(ty));
  }

  private closureParams(node: ClosureExpr): void {
    for (const p of node.params) {
      const ty = p.ty ? undefined : this.f.results.patTy.get(p.pat.id);
      if (ty && this.contains(ty)) this.offer(p.pat.span, this.tyCost(ty));
    }
  }

  private path(node: PathExpr): void {
    const res = this.f.results.path.get(node.id);
    if (!res || !('substs' in res) || node.path.segments.some((s) => s.args)) return;
    if (!res.substs.some((a) => this.isTarget(a))) return;
    const { kind } = this.f.cx.def(res.def);
    this.offer(node.span, (kind === 'variant' ? 15 : 10) + this.argsCost(res.substs));
  }

  private method(node: MethodCallExpr): void {
    const callee = this.f.results.callee.get(node.id);
    if (!callee) return;
    const { span } = node.segment.ident;
    const info = generics(this.f.cx, callee.def);
    const own = callee.substs.slice(info.parent?.count ?? 0);
    const named = own.filter((_, i) => info.own[i]?.synthetic !== true);
    if (!node.segment.args && named.some((a) => this.isTarget(a)))
      this.offer(span, 10 + this.argsCost(named));
    if (callee.trait !== null && callee.substs.some((a) => a.kind === 'ty' && this.contains(a.ty)))
      this.offer(span, 20 + this.argsCost(callee.substs));
  }

  private offer(span: Span, base: number): void {
    if (span.file !== 0 || span.origin) return;
    const cost = base + this.attempts++;
    if (!this.best || cost < this.best.cost) this.best = { span, cost };
  }

  private isTarget(arg: GenericArg): boolean {
    return arg.kind === 'ty' && this.f.icx.shallow(arg.ty) === this.root;
  }

  /** Types that nobody can write (closures, async blocks, `impl Trait`) are no place to say it. */
  private contains(ty: Ty): boolean {
    const t = this.f.icx.shallow(ty);
    if (t === this.root) return true;
    switch (t.kind) {
      case 'adt':
      case 'fnDef':
        return t.substs.some((a) => a.kind === 'ty' && this.contains(a.ty));
      case 'ref':
      case 'ptr':
        return this.contains(t.ty);
      case 'tuple':
        return t.elems.some((e) => this.contains(e));
      case 'array':
      case 'slice':
        return this.contains(t.elem);
      case 'fnPtr':
        return t.sig.params.some((p) => this.contains(p)) || this.contains(t.sig.ret);
      default:
        return false;
    }
  }

  private argsCost(args: Substs): number {
    return args.reduce(
      (sum, a) => sum + (a.kind === 'ty' ? this.tyCost(a.ty) : a.kind === 'const' ? 3 : 0),
      0,
    );
  }

  private tyCost(ty: Ty): number {
    const t = this.f.icx.shallow(ty);
    switch (t.kind) {
      case 'closure':
        return 1000;
      case 'fnDef':
        return 150;
      case 'fnPtr':
        return 30;
      case 'adt':
        return 5 + this.argsCost(t.substs);
      case 'tuple':
        return 5 + t.elems.reduce((sum, e) => sum + this.tyCost(e), 0);
      case 'ref':
        return 2 + this.tyCost(t.ty);
      case 'infer':
        return 0;
      default:
        return 1;
    }
  }
}
