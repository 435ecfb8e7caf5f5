import type { Expr, Span } from '../syntax/ast';
import { errorTy, fnPtrTy, neverTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { pointerSig, tryCoerce } from './coerce';
import type { Fcx } from './fcx';
import { causeAt } from './obligation';

/** How a mismatch between branches is told. */
export type Mismatch = (found: Ty, expected: Ty, e: Expr | null, span: Span) => void;

/**
 * The common type of several expressions: match arms, if branches, array elements, break values, returns. With an
 * expected type each is coerced to it; without, to the type found so far.
 */
export class CoerceMany {
  private merged: Ty | null = null;
  private readonly exprs: Expr[] = [];

  constructor(
    readonly f: Fcx,
    readonly expected: Ty | null,
    readonly mismatch: Mismatch,
  ) {}

  add(e: Expr, ty: Ty): void {
    const { f } = this;
    const found = f.structurally(ty);
    const target = this.merged ?? this.expected;
    const cause = causeAt(e.span, e.id, 'coercion');
    if (target === null) {
      this.exprs.push(e);
      if (found !== neverTy) this.take(found);
      return;
    }
    const goal = f.structurally(target);
    const direct = tryCoerce(f, found, target, cause);
    if (direct) {
      f.adjust(e.id, direct.adjust);
      this.exprs.push(e);
      if (!this.merged && found !== neverTy) this.merged = this.expected;
      return;
    }
    if (this.lub(e, found, goal)) return;
    this.mismatch(f.resolve(ty), f.resolve(target), e, e.span);
    this.merged = errorTy;
  }

  /** The first type that is not `!`: earlier diverging branches are coerced to it. */
  private take(ty: Ty): void {
    this.merged = ty;
    for (const e of this.exprs) {
      const own = this.f.results.exprTy.get(e.id);
      if (own && this.f.icx.shallow(own) === neverTy)
        this.f.adjust(e.id, [{ kind: 'neverToAny', to: ty }]);
    }
  }

  /** Different fn items and closures meet as fn pointers; an earlier `&mut` meets a `&`. */
  private lub(e: Expr, found: Ty, goal: Ty): boolean {
    const { f } = this;
    const callable = (t: Ty) => t.kind === 'fnDef' || t.kind === 'closure';
    if (this.expected !== null && f.icx.shallow(this.expected).kind !== 'infer') return false;
    if (callable(found) && callable(goal)) {
      const a = pointerSig(f, goal, causeAt(e.span, e.id));
      const b = pointerSig(f, found, causeAt(e.span, e.id));
      if (!a || !b || !f.icx.table.commitIf(() => f.icx.table.unifySig(a, b))) return false;
      const to = fnPtrTy(a);
      for (const old of this.exprs)
        f.adjust(old.id, [{ kind: goal.kind === 'fnDef' ? 'reifyFn' : 'closureToFn', to }]);
      f.adjust(e.id, [{ kind: found.kind === 'fnDef' ? 'reifyFn' : 'closureToFn', to }]);
      this.exprs.push(e);
      this.merged = to;
      return true;
    }
    const back = tryCoerce(f, goal, found, causeAt(e.span, e.id));
    if (!back) return false;
    for (const old of this.exprs) f.adjust(old.id, back.adjust);
    this.exprs.push(e);
    this.merged = found;
    return true;
  }

  /** A branch without an expression: a missing `else`, `break;`, `return;`. */
  addUnit(span: Span, unit: Ty): void {
    const target = this.merged ?? this.expected;
    if (target === null) {
      this.take(unit);
      return;
    }
    if (!this.f.icx.table.commitIf(() => this.f.icx.table.unify(target, unit)))
      this.mismatch(unit, this.f.resolve(target), null, span);
    else this.merged = target;
  }

  /** `!` when nothing but diverging expressions came. */
  result(): Ty {
    return this.merged ?? (this.exprs.length > 0 || this.expected === null ? neverTy : neverTy);
  }
}
