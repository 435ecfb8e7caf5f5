import type {
  ArrayExpr,
  CastExpr,
  Expr,
  FieldExpr,
  IndexExpr,
  RangeExpr,
  RawRefExpr,
  RefExpr,
  RepeatExpr,
  StructExpr,
} from '../syntax/ast';
import { eraseFreeTy, substTy } from '../types/fold';
import {
  adtTy,
  arrayTy,
  errorTy,
  neverTy,
  projectionTy,
  ptrTy,
  refTy,
  sliceTy,
  tyArg,
  unknownTy,
  usizeTy,
} from '../types/intern';
import type { Ty } from '../types/ty';
import { checkLength } from './arrayLength';
import { autoderef } from './autoderef';
import { coerceExpr } from './coerce';
import { CoerceMany } from './coerceMany';
import { evalConst } from './constEval';
import { checkCoerce, checkExpr, type Hint } from './exprs';
import type { Fcx } from './fcx';
import { noField } from './fieldErrors';
import { adt } from './items';
import { reportMismatch } from './mismatch';
import { makeMut } from './mutPlaces';
import { causeAt } from './obligation';
import { structVariant } from './patPaths';

export function checkField(f: Fcx, e: FieldExpr): Ty {
  const base = f.structurally(checkExpr(f, e.base, null));
  const cause = causeAt(e.span, e.id);
  const name = e.ident.name;
  let hidden: { readonly ty: Ty & { kind: 'adt' } } | null = null;
  for (const step of autoderef(f, base, cause)) {
    const { ty } = step;
    if (ty.kind === 'error' || ty.kind === 'unknown') return ty;
    if (ty.kind === 'tuple') {
      const elem = /^\d+$/.test(name) ? ty.elems[Number(name)] : undefined;
      if (elem === undefined) continue;
      f.adjust(e.base.id, step.derefs);
      f.results.fieldIndex.set(e.id, Number(name));
      return elem;
    }
    if (ty.kind !== 'adt') continue;
    const info = adt(f.cx, ty.def);
    if (info.kind === 'enum') continue;
    const fields = info.variants[0]?.fields ?? [];
    const index = fields.findIndex((x) => x.name === name);
    const field = fields[index];
    if (!field) continue;
    if (!f.cx.resolutions.isVisible(f.cx.def(field.def).visible, f.owner)) {
      hidden ??= { ty };
      continue;
    }
    f.adjust(e.base.id, step.derefs);
    f.results.fieldIndex.set(e.id, index);
    return f.normalize(eraseFreeTy(substTy(field.ty, ty.substs)), cause);
  }
  if (hidden) {
    const kind = adt(f.cx, hidden.ty.def).kind;
    f.error(
      'E0616',
      e.ident.span,
      `field \`${name}\` of ${kind} \`${f.cx.def(hidden.ty.def).name}\` is private`,
      'private field',
    );
  } else if (base.kind === 'infer' && base.of === 'general') f.cannotInfer(base, e.base.span);
  else noField(f, e, base);
  return errorTy;
}

export function checkIndex(f: Fcx, e: IndexExpr): Ty {
  const base = f.structurally(checkExpr(f, e.base, null));
  const index = checkExpr(f, e.index, null);
  if (base.kind === 'error' || base.kind === 'unknown') return base;
  const cause = causeAt(e.span, e.id);
  for (const step of autoderef(f, base, cause, true)) {
    const ty = step.ty;
    if (ty.kind === 'error' || ty.kind === 'unknown') return ty;
    if (ty.kind === 'array' || (ty.kind === 'slice' && !step.unsized)) {
      const i = f.structurally(index);
      if (i === usizeTy || (i.kind === 'infer' && i.of === 'int')) {
        f.icx.table.unify(i, usizeTy);
        f.adjust(e.base.id, step.derefs);
        return ty.elem;
      }
    }
    const found = overloadedIndex(f, e, ty, index);
    if (!found) continue;
    const borrow = { kind: 'borrow' as const, to: refTy(ty, false), mut: false, twoPhase: false };
    if (step.unsized) {
      const last = step.derefs[step.derefs.length - 1];
      const array = f.icx.shallow(last ? last.to : base);
      f.adjust(e.base.id, [
        ...step.derefs,
        { ...borrow, to: refTy(array, false) },
        { kind: 'unsize', to: refTy(ty, false) },
      ]);
    } else f.adjust(e.base.id, [...step.derefs, borrow]);
    return found;
  }
  if (base.kind === 'infer' && base.of === 'general') f.cannotInfer(base, e.base.span);
  else
    f.error(
      'E0608',
      e.span,
      `cannot index into a value of type \`${f.cx.print(f.resolve(base))}\``,
    );
  return errorTy;
}

function overloadedIndex(f: Fcx, e: IndexExpr, ty: Ty, index: Ty): Ty | null {
  const trait = f.cx.lang('index');
  if (trait === null || ty.kind === 'infer') return null;
  const any = f.fresh(e.index.id);
  if (f.icx.holds({ trait, substs: [tyArg(ty), tyArg(any)] }) === 'no') return null;
  const ref = { trait, substs: [tyArg(ty), tyArg(any)] };
  const exact = { trait, substs: [tyArg(ty), tyArg(index)] };
  const direct = f.icx.holds(exact) !== 'no';
  if (direct) f.icx.table.unify(any, index);
  const cause = { ...causeAt(e.index.span, e.index.id) };
  f.obligation(ref, cause);
  f.select();
  if (!direct) {
    const want = f.structurally(any);
    if (want.kind === 'infer') {
      f.icx.table.unify(any, index);
      f.select();
    } else if (!coerceExpr(f, e.index, index, any)) reportMismatch(f, e.index, any, index);
  }
  const output = f.cx.assocTyNamed(trait, 'Output');
  const method = f.cx.defs.children(trait).find((c) => f.cx.def(c).kind === 'assocFn');
  if (output === null || method === undefined) return null;
  const to = f.normalize(projectionTy({ assoc: output, substs: ref.substs }), cause);
  const sig = {
    params: [refTy(ty, false), any],
    ret: refTy(to, false),
    unsafe: false,
    variadic: false,
    boundRegions: 0,
  };
  f.setCallee(e.id, { def: method, substs: ref.substs, trait, sig });
  return to;
}

export function checkRange(f: Fcx, e: RangeExpr, hint: Hint): Ty {
  const name =
    e.lo && e.hi
      ? e.inclusive
        ? 'RangeInclusive'
        : 'Range'
      : e.lo
        ? 'RangeFrom'
        : e.hi
          ? e.inclusive
            ? 'RangeToInclusive'
            : 'RangeTo'
          : 'RangeFull';
  const def = f.cx.lang(name);
  if (def === null) {
    f.unsure(e.span, 'this range');
    return unknownTy;
  }
  if (!e.lo && !e.hi) return adtTy(def, []);
  const want = hint ? f.structurally(hint) : null;
  const idx =
    want?.kind === 'adt' && want.def === def && want.substs[0]?.kind === 'ty'
      ? want.substs[0].ty
      : null;
  const merge = new CoerceMany(f, null, (found, expected, x) =>
    reportMismatch(f, x ?? e, expected, found),
  );
  for (const end of [e.lo, e.hi]) {
    if (!end) continue;
    const ty = checkExpr(f, end, idx);
    const int = f.icx.shallow(ty);
    merge.add(end, int);
  }
  // Ends that do not fit each other still make a range, of the first one's type.
  const result = merge.result();
  const first = e.lo ? f.results.exprTy.get(e.lo.id) : undefined;
  return adtTy(def, [tyArg(result.kind === 'error' && first ? first : result)]);
}

export function checkRef(f: Fcx, e: RefExpr | RawRefExpr, hint: Hint): Ty {
  const want = hint ? f.structurally(hint) : null;
  let inner: Hint = null;
  if (want?.kind === 'ref' || want?.kind === 'ptr') {
    // `&[1, 2]` as `&[T]`: the elements are known, the slice is not an array.
    const to = f.structurally(want.ty);
    if (!(to.kind === 'dyn' || to.kind === 'str'))
      inner = isPlaceSyntax(e.expr) ? null : to.kind === 'slice' ? to : to;
  }
  const ty = checkExpr(
    f,
    e.expr,
    inner && (e.expr.kind === 'ArrayExpr' || e.expr.kind === 'RepeatExpr' || inner.kind !== 'slice')
      ? inner
      : null,
  );
  if (e.mutable) makeMut(f, e.expr);
  if (e.kind === 'RawRefExpr') return ptrTy(ty, e.mutable);
  if (f.icx.shallow(ty) === neverTy) return neverTy;
  return refTy(ty, e.mutable);
}

function isPlaceSyntax(e: Expr): boolean {
  return (
    e.kind === 'PathExpr' ||
    e.kind === 'FieldExpr' ||
    e.kind === 'IndexExpr' ||
    (e.kind === 'UnaryExpr' && e.op === '*')
  );
}

export function checkArray(f: Fcx, e: ArrayExpr, hint: Hint): Ty {
  const want = hint ? f.structurally(hint) : null;
  const elem = want?.kind === 'array' || want?.kind === 'slice' ? f.structurally(want.elem) : null;
  const merge = new CoerceMany(
    f,
    elem && elem.kind !== 'infer' ? elem : null,
    (found, expected, x) => reportMismatch(f, x ?? e, expected, found),
  );
  let first: Ty | null = null;
  for (const x of e.elems) {
    const ty = checkExpr(f, x, elem ?? first);
    first ??= f.icx.shallow(ty).kind === 'int' || f.icx.shallow(ty).kind === 'float' ? ty : null;
    merge.add(x, ty);
  }
  const ty = e.elems.length === 0 ? (elem ?? f.fresh(e.id)) : merge.result();
  return arrayTy(ty, { kind: 'value', value: BigInt(e.elems.length) });
}

export function checkRepeat(f: Fcx, e: RepeatExpr, hint: Hint): Ty {
  const want = hint ? f.structurally(hint) : null;
  const elem = want?.kind === 'array' || want?.kind === 'slice' ? want.elem : null;
  let ty: Ty;
  if (elem) ty = checkCoerce(f, e.elem, elem);
  else ty = checkExpr(f, e.elem, null);
  checkLength(f.cx, e.len);
  const len = evalConst(f.lower, e.len);
  f.later.push(() => repeatNeedsCopy(f, e, ty, len.kind === 'value' ? len.value : null));
  return arrayTy(ty, len);
}

function repeatNeedsCopy(
  f: Fcx,
  e: RepeatExpr,
  ty: Ty,
  len: bigint | boolean | string | null,
): void {
  const isConst = e.elem.kind === 'PathExpr' && f.results.path.get(e.elem.id)?.kind === 'const';
  if (
    isConst ||
    (e.elem.kind === 'BlockExpr' && e.elem.mode === 'const') ||
    len === 0n ||
    len === 1n
  )
    return;
  f.require('copy', ty, causeAt(e.elem.span, e.elem.id));
}

export function checkStruct(f: Fcx, e: StructExpr, hint: Hint): Ty {
  const found = structVariant(f, e.qself, e.path, e.span, e.id);
  if (!found) {
    for (const x of e.fields) checkExpr(f, x.expr, null);
    if (e.base) checkExpr(f, e.base, null);
    return errorTy;
  }
  const { adt: ty, variant } = found;
  if (ty.kind !== 'adt') return errorTy;
  if (hint) {
    const want = f.structurally(hint);
    if (want.kind === 'adt' && want.def === ty.def)
      f.icx.table.commitIf(() => f.icx.table.unify(ty, want));
  }
  const info = adt(f.cx, ty.def);
  f.results.variantIndex.set(e.id, info.variants.indexOf(variant));
  const seen = new Set<string>();
  for (const x of e.fields) {
    const index = variant.fields.findIndex((v) => v.name === x.ident.name);
    const field = variant.fields[index];
    if (!field) {
      const what = info.kind === 'enum' ? 'variant' : info.kind;
      const name = info.kind === 'enum' ? `${info.name}::${variant.name}` : info.name;
      f.error(
        info.kind === 'enum' ? 'E0559' : 'E0560',
        x.ident.span,
        `${what} \`${name}\` has no field named \`${x.ident.name}\``,
        'unknown field',
      );
      checkExpr(f, x.expr, null);
      continue;
    }
    if (seen.has(field.name))
      f.error(
        'E0062',
        x.ident.span,
        `field \`${field.name}\` specified more than once`,
        'used more than once',
      );
    seen.add(field.name);
    if (!f.cx.resolutions.isVisible(f.cx.def(field.def).visible, f.owner))
      f.lateError(
        'E0451',
        x.ident.span,
        `field \`${field.name}\` of ${info.kind} \`${info.name}\` is private`,
        'private field',
      );
    f.results.fieldIndex.set(x.id, index);
    checkCoerce(
      f,
      x.expr,
      f.normalize(eraseFreeTy(substTy(field.ty, ty.substs)), causeAt(x.span, x.id)),
    );
  }
  if (e.base) checkCoerce(f, e.base, ty);
  else if (info.kind !== 'union' && !e.rest)
    missingFields(
      f,
      e,
      ty,
      variant.fields.map((v) => v.name).filter((n) => !seen.has(n)),
    );
  return ty;
}

function missingFields(
  f: Fcx,
  e: StructExpr,
  ty: Ty & { kind: 'adt' },
  missing: readonly string[],
): void {
  if (missing.length === 0) return;
  const names = missing.slice(0, 3).map((m) => `\`${m}\``);
  const more = missing.length - names.length;
  const list =
    more > 0
      ? `${names.join(', ')} and ${more} other field${more === 1 ? '' : 's'}`
      : names.length === 1
        ? names[0]
        : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
  f.error(
    'E0063',
    e.path.span,
    `missing field${missing.length === 1 ? '' : 's'} ${list} in initializer of \`${f.cx.print(f.resolve(ty))}\``,
    `missing ${list}`,
  );
}

export function checkCast(f: Fcx, e: CastExpr): Ty {
  const to = f.lowerTy(e.ty);
  const target = f.structurally(to);
  const literal =
    e.expr.kind === 'LiteralExpr' || (e.expr.kind === 'UnaryExpr' && e.expr.op === '-');
  const isNumber = target.kind === 'int' || target.kind === 'float';
  const from = checkExpr(
    f,
    e.expr,
    literal && isNumber
      ? target
      : target.kind === 'fnPtr' ||
          target.kind === 'ptr' ||
          target.kind === 'ref' ||
          target.kind === 'adt'
        ? to
        : null,
  );
  f.casts.push({ expr: e, from, to });
  return to;
}

export const sliceOf = sliceTy;
