import type { Label, Note } from '../diagnostics/diagnostic';
import type { DefId } from '../resolve/defs';
import type { Expr, NodeId, Span, Type } from '../syntax/ast';
import {
  eraseFreePredicate,
  eraseFreeSig,
  eraseFreeTy,
  someTy,
  substPredicate,
  substSig,
  substTy,
  walkTy,
} from '../types/fold';
import { erased, isTainted, refTy, tupleTy, tyArg } from '../types/intern';
import type { FnSig, Predicate, Substs, TraitRef, Ty } from '../types/ty';
import type { CoerceMany } from './coerceMany';
import type { Cx } from './cx';
import { Fulfillment } from './fulfill';
import { InferCtxt } from './icx';
import type { ParamEnv } from './index';
import { inferSource } from './inferSource';
import { fnSig } from './items';
import { type LowerCx, lowerTy } from './lower';
import { reportMismatch } from './mismatch';
import { type Cause, causeAt, type Holds, type Obligation } from './obligation';
import { predicatesOf } from './predicates';
import type { Adjustment, BodyResults, Callee, ClosureInfo } from './results';

/** A loop or labelled block that `break` can leave with a value. */
export interface Breakable {
  readonly node: NodeId;
  /** null: `while` and `for`, which have no value. */
  readonly coerce: CoerceMany | null;
  mayBreak: boolean;
}

/** The fn, closure or async body whose `return` and `?` are meant. */
export interface ReturnTarget {
  readonly ty: Ty;
  readonly coerce: CoerceMany | null;
  readonly kind: 'fn' | 'closure' | 'async';
  readonly isAsync: boolean;
  readonly span: Span;
  /** Where the return type is written, for labels. */
  readonly retSpan: Span | null;
}

/** A cast that is judged when inference is done. */
export interface PendingCast {
  readonly expr: Expr & { kind: 'CastExpr' };
  readonly from: Ty;
  readonly to: Ty;
}

/** "Type annotations needed". */
const AMBIGUOUS: ReadonlySet<string> = new Set(['E0282', 'E0283', 'E0284']);

/** One body being checked. */
export class Fcx {
  readonly icx: InferCtxt;
  readonly fulfill: Fulfillment;
  readonly results: BodyResults;
  diverges = false;
  returns: ReturnTarget[] = [];
  breakables: Breakable[] = [];
  casts: PendingCast[] = [];
  /** Closures and coroutines in the order they were met: captures are computed innermost first. */
  readonly bodies: {
    readonly def: DefId;
    readonly node: Expr;
    readonly kind: 'closure' | 'coroutine';
  }[] = [];
  /** Calls of closures of this body: through which trait is known when their kinds are. */
  readonly closureCalls: { readonly node: NodeId; readonly callee: Expr; readonly closure: Ty }[] =
    [];
  unsafeDepth = 0;
  /** Arguments by the node whose bounds they must meet: rustc blames the argument that a bound is about. */
  readonly callArgs = new Map<NodeId, { readonly def: DefId; readonly args: readonly Expr[] }>();
  /** Errors that rustc reports only when the crate has no others. */
  readonly lateErrors: Parameters<Cx['error']>[] = [];
  /** Kinds that contexts ask of closures; the captures must allow them. */
  readonly closureExpected = new Map<DefId, ClosureInfo['kind'] | null>();
  /** Checks that need solved types, in source order. */
  readonly later: (() => void)[] = [];
  readonly lower: LowerCx;

  constructor(
    readonly cx: Cx,
    readonly owner: DefId,
    readonly env: ParamEnv,
    readonly identity: Substs,
    cache: Map<string, Holds>,
  ) {
    this.icx = new InferCtxt(cx, env, cache);
    this.fulfill = new Fulfillment(this.icx);
    this.results = emptyResults(owner);
    this.lower = {
      cx,
      owner,
      elided: () => erased,
      infer: (span) => this.fresh(span.start),
      inferConst: () => this.icx.table.freshConst(),
      bound: new Map(),
      objectRegion: erased,
      normalize: null,
    };
  }

  fresh(origin = -1): Ty {
    return this.icx.table.fresh('general', origin);
  }

  /** The type as known now, one level deep, after solving what can be solved. */
  structurally(ty: Ty): Ty {
    let t = this.icx.shallow(ty);
    if (t.kind === 'infer' && t.of === 'general') {
      this.select();
      t = this.icx.shallow(t);
    }
    return t;
  }

  resolve(ty: Ty): Ty {
    return this.icx.resolve(ty);
  }

  select(): void {
    this.fulfill.selectWherePossible();
  }

  obligation(ref: TraitRef, cause: Cause): void {
    this.fulfill.register({ goal: { kind: 'trait', ref }, cause, depth: 0 });
  }

  /** Requires a trait without further arguments. */
  require(trait: string, ty: Ty, cause: Cause): void {
    const def = this.cx.lang(trait);
    if (def !== null) this.obligation({ trait: def, substs: [tyArg(ty)] }, cause);
  }

  normalize(ty: Ty, cause: Cause): Ty {
    const out: Obligation[] = [];
    const t = this.icx.normalize(eraseFreeTy(ty), cause, out);
    this.fulfill.registerAll(out);
    return t;
  }

  /** Lowers a type written in the body; the written regions stay in `typeNode`. */
  lowerTy(ty: Type): Ty {
    const written = lowerTy(this.lower, ty);
    this.results.typeNode.set(ty.id, written);
    const result = this.normalize(written, causeAt(ty.span, ty.id));
    if (this.cx.base) this.wellFormed(result, ty.span, ty.id);
    return result;
  }

  /** The bounds that the structs and enums inside a written type put on their arguments. */
  wellFormed(ty: Ty, span: Span, node: NodeId): void {
    walkTy(ty, (t) => {
      if (t.kind === 'adt' && t.substs.length > 0)
        this.addPredicates(t.def, t.substs, causeAt(span, node));
    });
  }

  /** An item's signature with arguments put in, regions erased, projections resolved. */
  sigOf(def: DefId, substs: Substs, cause: Cause): FnSig {
    const sig = eraseFreeSig(substSig(fnSig(this.cx, def), substs));
    const out: Obligation[] = [];
    const normal = this.icx.normalizeSig(sig, cause, out);
    this.fulfill.registerAll(out);
    return normal;
  }

  /** Requires an item's bounds for the given arguments. */
  addPredicates(def: DefId, substs: Substs, cause: Cause, skipTrait: DefId | null = null): void {
    for (const { predicate: p, span } of predicatesOf(this.cx, def)) {
      if (p.kind !== 'trait' && p.kind !== 'projection') continue;
      if (
        skipTrait !== null &&
        p.kind === 'trait' &&
        p.ref.trait === skipTrait &&
        p.ref.substs.length === 1
      )
        continue;
      const self = p.kind === 'trait' ? p.ref.substs[0] : p.projection.substs[0];
      const inner: Cause = {
        ...cause,
        boundSpan: span,
        requiredBy: def,
        self: self?.kind === 'ty' ? self.ty : null,
      };
      const out: Obligation[] = [];
      const goal = this.icx.normalizePredicate(eraseFree(substPredicate(p, substs)), inner, out);
      this.fulfill.registerAll(out);
      this.fulfill.register({ goal, cause: inner, depth: 0 });
    }
  }

  setTy(node: NodeId, ty: Ty): Ty {
    this.results.exprTy.set(node, ty);
    return ty;
  }

  adjust(node: NodeId, steps: readonly Adjustment[]): void {
    if (steps.length === 0) return;
    const before = this.results.adjustments.get(node);
    this.results.adjustments.set(node, before ? [...before, ...steps] : steps);
  }

  setCallee(node: NodeId, callee: Callee): void {
    this.results.callee.set(node, callee);
  }

  error(
    code: string | null,
    span: Span,
    message: string,
    label = '',
    more: { labels?: readonly Label[]; notes?: readonly Note[] } = {},
  ): void {
    // What an earlier error left undetermined is not one more error (rustc's `tainted_by_errors`).
    if (this.results.tainted && code !== null && AMBIGUOUS.has(code)) return;
    this.results.tainted = true;
    this.cx.error(code, span, message, label, more);
  }

  unsure(span: Span, what: string): void {
    this.results.tainted = true;
    this.cx.unsure(span, what);
  }

  /** A field's type for a concrete struct. */
  fieldTyOf(ty: Ty & { kind: 'adt' }, field: Ty): Ty {
    return this.normalize(
      eraseFreeTy(substTy(field, ty.substs)),
      causeAt({ file: 0, start: 0, end: 0 }, -1),
    );
  }

  setCalleeOfClosure(node: NodeId, method: DefId, trait: DefId, closure: Ty, sig: FnSig): void {
    const args = tupleTy(sig.params);
    const self =
      this.cx.lang('fn') === trait
        ? refTy(closure, false)
        : this.cx.lang('fn_mut') === trait
          ? refTy(closure, true)
          : closure;
    this.setCallee(node, {
      def: method,
      substs: [tyArg(closure), tyArg(args)],
      trait,
      sig: { params: [self, args], ret: sig.ret, unsafe: false, variadic: false, boundRegions: 0 },
    });
  }

  fnReturn: Ty | null = null;

  /** A predicate about an own opaque type, with its variable put in for other own opaque types too. */
  erase(p: Predicate, seen: ReadonlyMap<DefId, Ty>, own: (t: Ty) => Ty): Predicate {
    void seen;
    const e = eraseFree(p);
    return e.kind === 'projection' ? { ...e, ty: own(e.ty) } : e;
  }

  returnTail(tail: Expr, want: Ty, found: Ty): void {
    reportMismatch(this, tail, want, found, 'return');
  }

  /** What kind of body a `?` stands in, by its node. */
  readonly questionIn = new Map<NodeId, 'fn' | 'asyncFn' | 'async' | 'closure'>();
  returnsAt(node: NodeId): 'fn' | 'asyncFn' | 'async' | 'closure' {
    return this.questionIn.get(node) ?? 'fn';
  }

  /** E0728: `await` in a body that is not async. */
  awaitOutside(e: Expr & { kind: 'AwaitExpr' }): void {
    const target = this.returns[this.returns.length - 1];
    const what = target?.kind === 'closure' ? 'closure' : 'function';
    const span = target?.span ?? e.span;
    this.error(
      'E0728',
      e.awaitSpan,
      '`await` is only allowed inside `async` functions and blocks',
      'only allowed inside `async` functions and blocks',
      {
        labels: [
          { span, text: `this is not \`async\`${what === 'closure' ? '' : ''}`, primary: false },
        ],
      },
    );
  }

  lateError(...args: Parameters<Cx['error']>): void {
    this.lateErrors.push(args);
  }

  /** The argument that a bound of the called item is about, else the cause's own place. */
  blamedSpan(cause: Cause): Span {
    const call = this.callArgs.get(cause.node);
    if (!call || !cause.self || call.def !== cause.requiredBy) return cause.span;
    let param: Ty | null = null;
    someTy(cause.self, (t) => {
      if (t.kind === 'param') param ??= t;
      return param !== null;
    });
    const wanted = param as Ty | null;
    if (!wanted) return cause.span;
    const params = fnSig(this.cx, call.def).params;
    const hits = call.args.filter(
      (_, i) => params[i] !== undefined && someTy(params[i] as Ty, (t) => t === wanted),
    );
    const [only] = hits;
    return hits.length === 1 && only ? only.span : cause.span;
  }

  /** E0282 where the program would say what `ty` is, unless an earlier error may be why. */
  cannotInfer(ty: Ty, span: Span): void {
    if (!this.results.tainted)
      this.error(
        'E0282',
        inferSource(this, ty) ?? span,
        'type annotations needed',
        'cannot infer type',
      );
  }

  /** E0133 outside `unsafe` blocks. */
  requireUnsafe(unsafe: boolean, span: Span, message: string, label: string): void {
    if (unsafe && this.unsafeDepth === 0) this.error('E0133', span, message, label);
  }

  /** E0040: `Drop::drop` may not be called by name. */
  checkDropCall(
    c: { readonly parent: DefId; readonly def: DefId },
    e: Expr & { kind: 'MethodCallExpr' },
  ): void {
    const drop = this.cx.lang('drop');
    if (drop === null || c.parent !== drop) return;
    this.error(
      'E0040',
      e.segment.ident.span,
      'explicit use of destructor method',
      'explicit destructor calls not allowed',
    );
  }

  expectedFound(want: Ty, found: Ty): string {
    return `expected ${this.cx.describe(this.resolve(want), this.resolve(found))}, found ${this.cx.describe(this.resolve(found), this.resolve(want))}`;
  }

  /** What the loop is called in messages about `break`. */
  loopName(node: NodeId): string {
    return this.loopKinds.get(node) ?? 'while';
  }
  readonly loopKinds = new Map<NodeId, string>();

  isTainted(ty: Ty): boolean {
    return isTainted(this.resolve(ty));
  }
}

function eraseFree<P extends Parameters<typeof substPredicate>[0]>(p: P): P {
  return eraseFreePredicate(p) as P;
}

export function emptyResults(owner: DefId): BodyResults {
  return {
    owner,
    exprTy: new Map(),
    patTy: new Map(),
    typeNode: new Map(),
    adjustments: new Map(),
    callee: new Map(),
    path: new Map(),
    fieldIndex: new Map(),
    variantIndex: new Map(),
    patAdjust: new Map(),
    localTy: new Map(),
    closures: new Map(),
    coroutines: new Map(),
    tainted: false,
  };
}
