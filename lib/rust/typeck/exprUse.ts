// long: one walk over every kind of expression and pattern
import type { Block, Expr, Pat, Stmt } from '../syntax/ast';
import { tyArg } from '../types/intern';
import type { Ty } from '../types/ty';
import type { Fcx } from './fcx';
import { adt } from './items';
import type { CaptureMode, LocalId } from './results';

export interface PlaceStep {
  readonly name: string;
  /** The type before this step. */
  readonly of: Ty;
}
/** Where an expression's value lives; `local` null: a temporary. */
export interface UsedPlace {
  readonly local: LocalId | null;
  readonly steps: readonly PlaceStep[];
  readonly ty: Ty;
}
export type Use = 'copy' | 'move' | 'ref' | 'mut';

const temp = (ty: Ty): UsedPlace => ({ local: null, steps: [], ty });

/** Walks one body and reports how each place rooted at a variable is used. Nested closures use what they capture. */
export class ExprUse {
  readonly declared = new Set<LocalId>();

  constructor(
    readonly f: Fcx,
    readonly use: (place: UsedPlace, how: Use, node: number) => void,
  ) {}

  private ty(node: number): Ty {
    const t = this.f.results.exprTy.get(node);
    return t ? this.f.resolve(t) : this.f.resolve(this.f.fresh());
  }

  private isCopy(ty: Ty): boolean {
    const copy = this.f.cx.lang('copy');
    return (
      copy !== null &&
      this.f.icx.holds({ trait: copy, substs: [tyArg(this.f.resolve(ty))] }) === 'yes'
    );
  }

  private consumePlace(p: UsedPlace, node: number): void {
    if (p.local !== null) this.use(p, this.isCopy(p.ty) ? 'copy' : 'move', node);
  }

  /** The expression's value is used up. */
  consume(e: Expr): void {
    this.consumePlace(this.adjusted(e), e.id);
  }

  /** Evaluates the expression as a place after `count` of its adjustments (all by default). */
  adjusted(e: Expr): UsedPlace {
    if (e.kind === 'MacroExpr')
      return e.call.expansion ? this.adjusted(e.call.expansion) : temp(this.ty(e.id));
    let place = this.place(e);
    for (const a of this.f.results.adjustments.get(e.id) ?? []) {
      const to = this.f.resolve(a.to);
      if (a.kind === 'deref' && !a.overloaded)
        place = {
          local: place.local,
          steps: [...place.steps, { name: '*', of: place.ty }],
          ty: to,
        };
      else if (a.kind === 'deref') {
        if (place.local !== null) this.use(place, a.overloaded?.mut ? 'mut' : 'ref', e.id);
        place = temp(to);
      } else if (a.kind === 'borrow' || a.kind === 'rawBorrow') {
        if (place.local !== null) this.use(place, a.mut ? 'mut' : 'ref', e.id);
        place = temp(to);
      } else {
        this.consumePlace(place, e.id);
        place = temp(to);
      }
    }
    return place;
  }

  /** The place an expression names, its operands evaluated. */
  private place(e: Expr): UsedPlace {
    const { results } = this.f;
    const ty = this.ty(e.id);
    switch (e.kind) {
      case 'PathExpr': {
        const res = results.path.get(e.id);
        return res?.kind === 'local' ? { local: res.local, steps: [], ty } : temp(ty);
      }
      case 'FieldExpr': {
        const base = this.adjusted(e.base);
        return {
          local: base.local,
          steps: [...base.steps, { name: e.ident.name, of: base.ty }],
          ty,
        };
      }
      case 'UnaryExpr':
        if (e.op === '*') {
          const base = this.adjusted(e.expr);
          if (results.callee.has(e.id)) {
            this.consumePlace(base, e.expr.id);
            return temp(ty);
          }
          return { local: base.local, steps: [...base.steps, { name: '*', of: base.ty }], ty };
        }
        break;
      case 'IndexExpr': {
        const base = this.adjusted(e.base);
        this.consume(e.index);
        if (results.callee.has(e.id)) {
          this.consumePlace(base, e.base.id);
          return temp(ty);
        }
        return { local: base.local, steps: [...base.steps, { name: '[]', of: base.ty }], ty };
      }
      case 'MacroExpr':
        return this.adjusted(e);
    }
    this.walk(e);
    return temp(ty);
  }

  // long: one case per expression kind
  private walk(e: Expr): void {
    const all = (list: readonly (Expr | null)[]) => {
      for (const x of list) if (x) this.consume(x);
    };
    switch (e.kind) {
      case 'UnaryExpr':
      case 'CastExpr':
      case 'AwaitExpr':
      case 'TryExpr':
        this.consume(e.expr);
        return;
      case 'BinaryExpr':
        this.operator(e);
        return;
      case 'LazyBoolExpr':
        all([e.lhs, e.rhs]);
        return;
      case 'AssignExpr':
        this.consume(e.rhs);
        this.assign(e.lhs);
        return;
      case 'AssignOpExpr': {
        this.consume(e.rhs);
        if (this.f.results.callee.has(e.id)) this.consume(e.lhs);
        else this.assign(e.lhs);
        return;
      }
      case 'CallExpr':
        this.call(e);
        return;
      case 'MethodCallExpr':
        all([e.receiver, ...e.args]);
        return;
      case 'RangeExpr':
        all([e.lo, e.hi]);
        return;
      case 'RefExpr':
      case 'RawRefExpr': {
        const p = this.adjusted(e.expr);
        if (p.local !== null) this.use(p, e.mutable ? 'mut' : 'ref', e.expr.id);
        return;
      }
      case 'BlockExpr':
        this.block(e.block);
        return;
      case 'IfExpr':
        this.consume(e.cond);
        this.block(e.then);
        if (e.else_) this.consume(e.else_);
        return;
      case 'LetExpr':
        this.match(e.expr, [e.pat]);
        return;
      case 'MatchExpr':
        this.match(
          e.scrutinee,
          e.arms.map((a) => a.pat),
        );
        for (const a of e.arms) all([a.guard, a.body]);
        return;
      case 'WhileExpr':
        this.consume(e.cond);
        this.block(e.body);
        return;
      case 'LoopExpr':
        this.block(e.body);
        return;
      case 'ForExpr':
        this.consume(e.iter);
        this.pat(e.pat, temp(this.patTy(e.pat)));
        this.block(e.body);
        return;
      case 'BreakExpr':
      case 'ReturnExpr':
        all([e.expr]);
        return;
      case 'StructExpr':
        all(e.fields.map((x) => x.expr));
        if (e.base) this.base(e.base, e);
        return;
      case 'ArrayExpr':
      case 'TupleExpr':
        all(e.elems);
        return;
      case 'RepeatExpr':
        all([e.elem]);
        return;
      case 'FormatArgsExpr':
        for (const a of e.args) {
          const p = this.adjusted(a.expr);
          if (p.local !== null) this.use(p, 'ref', a.expr.id);
        }
        return;
      case 'ClosureExpr':
        this.captures(this.f.results.closures.get(e.id)?.captures ?? []);
        return;
      case 'AsyncBlockExpr':
        this.captures(this.f.results.coroutines.get(e.id)?.captures ?? []);
    }
  }

  private captures(
    list: readonly {
      readonly local: LocalId;
      readonly projection: readonly string[];
      readonly mode: CaptureMode;
      readonly ty: Ty;
      readonly usedAt: number;
      readonly steps?: readonly PlaceStep[];
    }[],
  ): void {
    for (const c of list) {
      const place: UsedPlace = { local: c.local, steps: c.steps ?? [], ty: c.ty };
      if (c.mode === 'move') this.consumePlace(place, c.usedAt);
      else this.use(place, c.mode === 'ref' ? 'ref' : 'mut', c.usedAt);
    }
  }

  private operator(e: Expr & { kind: 'BinaryExpr' }): void {
    const overloaded = this.f.results.callee.get(e.id);
    const byRef = overloaded && ['==', '!=', '<', '<=', '>', '>='].includes(e.op);
    for (const side of [e.lhs, e.rhs]) {
      if (!byRef) this.consume(side);
      else {
        const p = this.adjusted(side);
        if (p.local !== null) this.use(p, 'ref', side.id);
      }
    }
  }

  private call(e: Expr & { kind: 'CallExpr' }): void {
    const callee = this.f.results.callee.get(e.id);
    const trait = callee?.trait ?? null;
    const { cx } = this.f;
    if (
      trait !== null &&
      (trait === cx.lang('fn') ||
        trait === cx.lang('fn_mut') ||
        trait === cx.lang('async_fn') ||
        trait === cx.lang('async_fn_mut'))
    ) {
      const p = this.adjusted(e.callee);
      const mut = trait === cx.lang('fn_mut') || trait === cx.lang('async_fn_mut');
      if (p.local !== null) this.use(p, mut ? 'mut' : 'ref', e.callee.id);
    } else this.consume(e.callee);
    for (const a of e.args) this.consume(a);
  }

  private assign(lhs: Expr): void {
    if (lhs.kind === 'TupleExpr' || lhs.kind === 'ArrayExpr') {
      for (const x of lhs.elems) this.assign(x);
      return;
    }
    if (lhs.kind === 'UnderscoreExpr') return;
    const p = this.adjusted(lhs);
    if (p.local !== null) this.use(p, 'mut', lhs.id);
  }

  private base(base: Expr, e: Expr & { kind: 'StructExpr' }): void {
    const p = this.adjusted(base);
    if (p.local === null || p.ty.kind !== 'adt') return;
    const given = new Set(e.fields.map((x) => x.ident.name));
    for (const field of adt(this.f.cx, p.ty.def).variants[0]?.fields ?? []) {
      if (given.has(field.name)) continue;
      const ty = this.f.resolve(this.f.fieldTyOf(p.ty, field.ty));
      this.consumePlace(
        { local: p.local, steps: [...p.steps, { name: field.name, of: p.ty }], ty },
        base.id,
      );
    }
  }

  block(b: Block): void {
    for (const s of b.stmts) this.stmt(s);
    if (b.tail) this.consume(b.tail);
  }

  private stmt(s: Stmt): void {
    if (s.kind === 'ExprStmt') this.consume(s.expr);
    else if (s.kind === 'MacroStmt') for (const inner of s.call.expansion ?? []) this.stmt(inner);
    else if (s.kind === 'LetStmt') {
      if (s.init) this.match(s.init, [s.pat]);
      else this.pat(s.pat, temp(this.patTy(s.pat)));
      if (s.else_) this.block(s.else_);
    }
  }

  private match(scrutinee: Expr, pats: readonly Pat[]): void {
    const place = this.adjusted(scrutinee);
    for (const p of pats) this.pat(p, place);
  }

  private patTy(p: Pat): Ty {
    const t = this.f.results.patTy.get(p.id);
    return t ? this.f.resolve(t) : this.f.resolve(this.f.fresh());
  }

  // long: one case per pattern kind
  pat(p: Pat, place: UsedPlace): void {
    const adjust = this.f.results.patAdjust.get(p.id);
    let at = place;
    for (const d of adjust?.derefs ?? []) {
      const ref = this.f.resolve(d);
      at = {
        local: at.local,
        steps: [...at.steps, { name: '*', of: ref }],
        ty: ref.kind === 'ref' ? this.f.resolve(ref.ty) : ref,
      };
    }
    const field = (x: Pat, name: string) =>
      this.pat(x, {
        local: at.local,
        steps: [...at.steps, { name, of: at.ty }],
        ty: this.subTy(x),
      });
    const read = () => {
      if (at.local !== null) this.use(at, 'ref', p.id);
    };
    switch (p.kind) {
      case 'IdentPat': {
        if (adjust?.binding == null) {
          read();
          return;
        }
        this.declared.add(this.f.cx.resolutions.bindingOf(p.id));
        this.declared.add(p.id);
        if (adjust.binding === 'move') this.consumePlace({ ...at, ty: this.patTy(p) }, p.id);
        else if (at.local !== null) this.use(at, adjust.binding === 'refMut' ? 'mut' : 'ref', p.id);
        if (p.sub) this.pat(p.sub, at);
        return;
      }
      case 'RefPat':
        this.pat(p.inner, {
          local: at.local,
          steps: [...at.steps, { name: '*', of: at.ty }],
          ty: this.subTy(p.inner),
        });
        return;
      case 'TuplePat':
        p.elems.forEach((x, i) => field(x, String(i)));
        return;
      case 'TupleStructPat': {
        const res = this.f.results.path.get(p.id);
        const multi = at.ty.kind === 'adt' && adt(this.f.cx, at.ty.def).variants.length > 1;
        void res;
        if (multi) read();
        const inside = multi ? { ...at, local: at.local } : at;
        p.elems.forEach((x, i) =>
          this.pat(x, {
            local: inside.local,
            steps: [...inside.steps, { name: multi ? `v${i}` : String(i), of: at.ty }],
            ty: this.subTy(x),
          }),
        );
        return;
      }
      case 'StructPat': {
        const multi = at.ty.kind === 'adt' && adt(this.f.cx, at.ty.def).variants.length > 1;
        if (multi) read();
        for (const x of p.fields)
          this.pat(x.pat, {
            local: at.local,
            steps: [...at.steps, { name: multi ? `v${x.ident.name}` : x.ident.name, of: at.ty }],
            ty: this.subTy(x.pat),
          });
        return;
      }
      case 'SlicePat':
        read();
        for (const x of p.elems)
          this.pat(x, {
            local: at.local,
            steps: [...at.steps, { name: '[]', of: at.ty }],
            ty: this.subTy(x),
          });
        return;
      case 'OrPat':
        for (const x of p.alts) this.pat(x, at);
        return;
      case 'LiteralPat':
      case 'RangePat':
      case 'PathPat':
        read();
        return;
      case 'MacroPat':
        if (p.call.expansion) this.pat(p.call.expansion, at);
    }
  }

  /** The type a sub-pattern sees before its own implicit dereferences. */
  private subTy(p: Pat): Ty {
    const inner = p.kind === 'MacroPat' && p.call.expansion ? p.call.expansion : p;
    const first = this.f.results.patAdjust.get(inner.id)?.derefs[0];
    return first ? this.f.resolve(first) : this.patTy(inner);
  }
}
