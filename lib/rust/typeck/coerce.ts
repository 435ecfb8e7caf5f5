import type { Expr } from '../syntax/ast';
import { foldTy } from '../types/fold';
import { fnPtrTy, neverTy, ptrTy, refTy, tyArg } from '../types/intern';
import type { DefId, FnSig, Ty } from '../types/ty';
import { autoderef, mutDerefs } from './autoderef';
import { callSig } from './builtin';
import { notDynCompatible } from './dynCompat';
import { eachNode } from './eachNode';
import type { Fcx } from './fcx';
import { Fulfillment } from './fulfill';
import { type Cause, causeAt, type Obligation } from './obligation';
import type { Adjustment } from './results';

export interface Coerced {
  readonly adjust: readonly Adjustment[];
  readonly ty: Ty;
}

const none = (ty: Ty): Coerced => ({ adjust: [], ty });

/**
 * Tries to turn a value of type `from` into `to` as rustc's coercion does. Null: the types do not fit, and
 * inference is as before. The caller records the adjustments.
 */
export function tryCoerce(f: Fcx, from: Ty, to: Ty, cause: Cause): Coerced | null {
  const { table } = f.icx;
  const source = f.structurally(from);
  const target = f.icx.shallow(to);
  if (source.kind === 'never') {
    if (target.kind === 'infer' && target.of === 'general') table.markDiverging(target);
    return target === neverTy
      ? none(target)
      : { adjust: [{ kind: 'neverToAny', to: target }], ty: target };
  }
  if (source.kind === 'infer' || target.kind === 'infer')
    return table.commitIf(() => table.unify(source, target)) ? none(target) : null;
  const unsized = coerceUnsized(f, source, target, cause);
  if (unsized) return unsized;
  let result: Coerced | null = null;
  const ok = table.commitIf(() => {
    result = coerceKind(f, source, target, cause);
    return result !== null;
  });
  return ok ? result : null;
}

function coerceKind(f: Fcx, source: Ty, target: Ty, cause: Cause): Coerced | null {
  const { table } = f.icx;
  const unify = (ty: Ty): Coerced | null => (table.unify(ty, target) ? none(target) : null);
  if (target.kind === 'ref' && source.kind === 'ref') return reborrow(f, source, target, cause);
  if (target.kind === 'ptr') return toPointer(f, source, target);
  if (source.kind === 'fnDef' || source.kind === 'closure') return reify(f, source, target, cause);
  if (source.kind === 'fnPtr' && target.kind === 'fnPtr' && !source.sig.unsafe && target.sig.unsafe)
    return unify(fnPtrTy({ ...source.sig, unsafe: true }));
  return unify(source);
}

/** `&mut T` → `&T`, and through `Deref`: the first step whose target fits. */
function reborrow(
  f: Fcx,
  source: Ty & { kind: 'ref' },
  target: Ty & { kind: 'ref' },
  cause: Cause,
): Coerced | null {
  const { table } = f.icx;
  if (target.mut && !source.mut) return null;
  for (const step of autoderef(f, source, cause)) {
    if (step.derefs.length === 0) continue;
    if (!table.commitIf(() => table.unify(refTy(step.ty, target.mut), target))) continue;
    // `&'static T` where `&'static T` is wanted is taken as it is; any other reference is borrowed anew, and a closure
    // around it then captures what it points to (rustc `coerce_borrowed_pointer`).
    const same = source.region.kind === 'static' && target.region.kind === 'static';
    if (same && step.derefs.length === 1 && !target.mut && !source.mut) return none(target);
    const derefs = target.mut ? mutDerefs(f, step.derefs) : step.derefs;
    return {
      adjust: [...derefs, { kind: 'borrow', to: target, mut: target.mut, twoPhase: false }],
      ty: target,
    };
  }
  return null;
}

function toPointer(f: Fcx, source: Ty, target: Ty & { kind: 'ptr' }): Coerced | null {
  const { table } = f.icx;
  if (source.kind === 'ref') {
    if (target.mut && !source.mut) return null;
    if (!table.unify(ptrTy(source.ty, target.mut), target)) return null;
    return {
      adjust: [
        { kind: 'deref', to: source.ty, overloaded: null },
        { kind: 'rawBorrow', to: target, mut: target.mut },
      ],
      ty: target,
    };
  }
  if (source.kind === 'ptr') {
    if (target.mut && !source.mut) return null;
    if (!table.unify(ptrTy(source.ty, target.mut), target)) return null;
    return source.mut && !target.mut
      ? { adjust: [{ kind: 'mutToConstPtr', to: target }], ty: target }
      : none(target);
  }
  return table.unify(source, target) ? none(target) : null;
}

/** Does a closure of this body mention a variable from outside itself? Known before its captures are. */
function capturesAnything(f: Fcx, def: DefId): boolean {
  const inside = new Set<number>();
  const used: number[] = [];
  const body = f.bodies.find((b) => b.def === def);
  eachNode(body?.node ?? null, (n) => {
    if (n.kind === 'IdentPat') inside.add(f.cx.resolutions.bindingOf(n.id));
    if (n.kind !== 'PathExpr') return;
    const path = (n as unknown as { path: { id: number } }).path;
    const res = f.cx.resolutions.res(path.id);
    if (res?.kind === 'local') used.push(f.cx.resolutions.bindingOf(res.node));
  });
  return used.some((local) => !inside.has(local));
}

/** Fn items and closures without captures become fn pointers. */
function reify(
  f: Fcx,
  source: Ty & { kind: 'fnDef' | 'closure' },
  target: Ty,
  cause: Cause,
): Coerced | null {
  const { table } = f.icx;
  if (target.kind !== 'fnPtr') return table.unify(source, target) ? none(target) : null;
  if (source.kind === 'closure' && capturesAnything(f, source.def)) return null;
  const sig = pointerSig(f, source, cause);
  if (
    !sig ||
    !table.unify(
      fnPtrTy({
        ...sig,
        unsafe: target.sig.unsafe || sig.unsafe,
        boundRegions: target.sig.boundRegions,
      }),
      target,
    )
  )
    return null;
  return {
    adjust: [{ kind: source.kind === 'fnDef' ? 'reifyFn' : 'closureToFn', to: target }],
    ty: target,
  };
}

/** The signature of the fn pointer that a fn item or closure turns into. */
export function pointerSig(f: Fcx, source: Ty, cause: Cause): FnSig | null {
  const out: Obligation[] = [];
  const call = callSig(f.icx, source, cause, out);
  f.fulfill.registerAll(out);
  return call?.sig ?? null;
}

/** Could a value of this shape be unsized to the target? A cheap test before traits are asked. */
function maybeUnsize(f: Fcx, source: Ty, target: Ty): boolean {
  const pointee = (t: Ty): Ty | null =>
    t.kind === 'ref' || t.kind === 'ptr' ? f.icx.shallow(t.ty) : null;
  const a = pointee(source);
  const b = pointee(target);
  if (a && b) return unsizes(f, a, b);
  if (source.kind !== 'adt' || target.kind !== 'adt' || source.def !== target.def) return false;
  return source.substs.some((x, i) => {
    const y = target.substs[i];
    return (
      x.kind === 'ty' &&
      y?.kind === 'ty' &&
      (unsizes(f, f.icx.shallow(x.ty), f.icx.shallow(y.ty)) ||
        maybeUnsize(f, f.icx.shallow(x.ty), f.icx.shallow(y.ty)))
    );
  });
}

function unsizes(f: Fcx, a: Ty, b: Ty): boolean {
  if (b.kind === 'slice') return a.kind === 'array';
  if (b.kind === 'dyn')
    return (
      !(a.kind === 'infer' && a.of === 'general') &&
      a !== b &&
      !(
        a.kind === 'dyn' &&
        a.principal?.trait === b.principal?.trait &&
        a.autoTraits.join() === b.autoTraits.join()
      )
    );
  if (a.kind === 'adt' && b.kind === 'adt' && a.def === b.def) {
    return a.substs.some((x, i) => {
      const y = b.substs[i];
      return (
        x.kind === 'ty' && y?.kind === 'ty' && unsizes(f, f.icx.shallow(x.ty), f.icx.shallow(y.ty))
      );
    });
  }
  return false;
}

/** `&[T; N]` → `&[T]`, `Box<T>` → `Box<dyn Trait>` …, through `CoerceUnsized`. */
function coerceUnsized(f: Fcx, source: Ty, target: Ty, cause: Cause): Coerced | null {
  if (!maybeUnsize(f, source, target)) return null;
  const trait = f.cx.lang('coerce_unsized');
  if (trait === null) return null;
  const adjust: Adjustment[] = [];
  let from = source;
  if (source.kind === 'ref' && (target.kind === 'ref' || target.kind === 'ptr')) {
    if (target.mut && !source.mut) return null;
    const to = target.kind === 'ref' ? refTy(source.ty, target.mut) : ptrTy(source.ty, target.mut);
    adjust.push(
      { kind: 'deref', to: source.ty, overloaded: null },
      target.kind === 'ref'
        ? { kind: 'borrow', to, mut: target.mut, twoPhase: false }
        : { kind: 'rawBorrow', to, mut: target.mut },
    );
    from = to;
  }
  const left: Obligation[] = [];
  const ok = f.icx.table.commitIf(() =>
    solveUnsize(
      f,
      {
        goal: { kind: 'trait', ref: { trait, substs: [tyArg(from), tyArg(target)] } },
        cause: { ...cause, what: 'coercion' },
        depth: 0,
      },
      left,
    ),
  );
  if (!ok) return null;
  f.fulfill.registerAll(left);
  const object = dynInside(f, target);
  const why = object?.principal ? notDynCompatible(f.cx, object.principal.trait) : null;
  if (why && object?.principal)
    f.error(
      'E0038',
      cause.span,
      `the trait \`${f.cx.def(object.principal.trait).name}\` is not dyn compatible`,
      `\`${f.cx.def(object.principal.trait).name}\` is not dyn compatible`,
    );
  return { adjust: [...adjust, { kind: 'unsize', to: target }], ty: target };
}

/** The trait object a pointer type points to. */
function dynInside(f: Fcx, ty: Ty): (Ty & { kind: 'dyn' }) | null {
  const t = f.icx.shallow(ty);
  if (t.kind === 'dyn') return t;
  if (t.kind === 'ref' || t.kind === 'ptr') return dynInside(f, t.ty);
  const first = t.kind === 'adt' ? t.substs.find((a) => a.kind === 'ty') : undefined;
  return first?.kind === 'ty' ? dynInside(f, first.ty) : null;
}

/** Solves the unsizing itself; bounds of the trait object's source type are left as ordinary obligations. */
function solveUnsize(f: Fcx, first: Obligation, left: Obligation[]): boolean {
  const own = [f.cx.lang('coerce_unsized'), f.cx.lang('unsize')];
  const work: Obligation[] = [first];
  for (let at = work.shift(); at; at = work.shift()) {
    if (at.goal.kind !== 'trait' || !own.includes(at.goal.ref.trait)) {
      left.push(at);
      continue;
    }
    const solver = new Fulfillment(f.icx);
    const nested = solver.step(at);
    if (nested === 'error' || nested === 'stuck') return false;
    if (nested !== 'done') work.push(...nested);
  }
  return true;
}

/** Coerces an expression's value and records how. False: the types do not fit; nothing was reported. */
export function coerceExpr(f: Fcx, e: Expr, from: Ty, to: Ty): boolean {
  const coerced = tryCoerce(f, from, to, causeAt(e.span, e.id, 'coercion'));
  if (!coerced) return false;
  f.adjust(e.id, coerced.adjust);
  return true;
}

/** True when a part of the type is a closure or coroutine of the body being checked. */
export function mentions(ty: Ty, test: (t: Ty) => boolean): boolean {
  let found = false;
  foldTy(ty, {
    ty: (t) => {
      found ||= test(t);
      return found ? t : undefined;
    },
  });
  return found;
}
