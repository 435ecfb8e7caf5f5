// long: one check per kind of pattern
import type { Expr, FieldPat, Pat, StructPat, TupleStructPat } from '../syntax/ast';
import { eraseFreeTy, substTy } from '../types/fold';
import { arrayTy, errorTy, refTy, sliceTy, strTy, tupleTy, u8Ty, unknownTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { tryCoerce } from './coerce';
import { checkExpr } from './exprs';
import type { Fcx } from './fcx';
import type { VariantInfo } from './index';
import { reportPatMismatch } from './mismatch';
import { causeAt } from './obligation';
import { checkPathPat, patCtor } from './patPaths';

export type Mode = 'move' | 'ref' | 'refMut';

/** Gives every binding of a pattern a type variable, so that alternatives and later uses agree. */
export function declareBindings(f: Fcx, p: Pat): void {
  switch (p.kind) {
    case 'IdentPat': {
      const res = f.cx.resolutions.res(p.id);
      if (!res || res.kind === 'local') {
        const local = f.cx.resolutions.bindingOf(p.id);
        if (!f.results.localTy.has(local)) f.results.localTy.set(local, f.fresh(p.id));
      }
      if (p.sub) declareBindings(f, p.sub);
      return;
    }
    case 'RefPat':
      declareBindings(f, p.inner);
      return;
    case 'TuplePat':
    case 'SlicePat':
    case 'TupleStructPat':
      for (const x of p.elems) declareBindings(f, x);
      return;
    case 'StructPat':
      for (const x of p.fields) declareBindings(f, x.pat);
      return;
    case 'OrPat':
      for (const x of p.alts) declareBindings(f, x);
      return;
    case 'MacroPat':
      if (p.call.expansion) declareBindings(f, p.call.expansion);
  }
}

/** Checks a pattern against its scrutinee's type, with default binding modes. */
export function checkPat(f: Fcx, p: Pat, expected: Ty, scrutinee: Expr | null): void {
  check(f, p, expected, 'move', scrutinee);
}

/** Patterns that look through references of the scrutinee. */
function peels(f: Fcx, p: Pat): boolean {
  switch (p.kind) {
    case 'TuplePat':
    case 'SlicePat':
    case 'TupleStructPat':
    case 'StructPat':
      return true;
    case 'PathPat':
      return f.cx.resolutions.res(p.path.id)?.kind !== 'unknown';
    case 'IdentPat': {
      const res = f.cx.resolutions.res(p.id);
      return res?.kind === 'def';
    }
    case 'LiteralPat':
      return !(
        p.expr.kind === 'LiteralExpr' &&
        (p.expr.lit.kind === 'str' || p.expr.lit.kind === 'bytestr')
      );
    case 'RangePat':
      return true;
    default:
      return false;
  }
}

// long: one case per pattern kind
function check(f: Fcx, p: Pat, expected: Ty, mode: Mode, scrutinee: Expr | null): void {
  let ty = f.structurally(expected);
  let inner = mode;
  const derefs: Ty[] = [];
  if (peels(f, p)) {
    while (ty.kind === 'ref') {
      derefs.push(ty);
      inner = ty.mut ? (inner === 'ref' ? 'ref' : 'refMut') : 'ref';
      ty = f.structurally(ty.ty);
    }
  } else if (p.kind === 'LiteralPat' && ty.kind === 'ref' && f.structurally(ty.ty).kind === 'ref') {
    while (ty.kind === 'ref' && f.structurally(ty.ty).kind === 'ref') {
      derefs.push(ty);
      ty = f.structurally(ty.ty);
    }
  }
  f.results.patTy.set(p.id, ty);
  let binding: Mode | null = null;
  switch (p.kind) {
    case 'IdentPat':
      binding = identPat(f, p, ty, inner, scrutinee);
      break;
    case 'WildPat':
    case 'RestPat':
      break;
    case 'RefPat':
      refPat(f, p, ty, inner, scrutinee);
      break;
    case 'TuplePat':
      tuplePat(f, p, ty, inner, scrutinee);
      break;
    case 'SlicePat':
      slicePat(f, p, ty, inner, scrutinee);
      break;
    case 'PathPat':
      checkPathPat(f, p, ty, scrutinee);
      break;
    case 'TupleStructPat':
      tupleStructPat(f, p, ty, inner, scrutinee);
      break;
    case 'StructPat':
      structPat(f, p, ty, inner, scrutinee);
      break;
    case 'OrPat':
      for (const alt of p.alts) check(f, alt, expected, mode, scrutinee);
      break;
    case 'RangePat':
      for (const end of [p.lo, p.hi]) if (end) demand(f, p, ty, checkExpr(f, end, ty), scrutinee);
      break;
    case 'LiteralPat': {
      const lit = checkExpr(f, p.expr, ty);
      const wide =
        ty.kind === 'slice' && lit.kind === 'ref'
          ? sliceTy(u8Ty)
          : ty === strTy
            ? lit.kind === 'ref'
              ? lit.ty
              : lit
            : lit;
      demand(f, p, ty, wide, scrutinee);
      break;
    }
    case 'MacroPat':
      if (p.call.expansion) check(f, p.call.expansion, expected, mode, scrutinee);
      else f.results.tainted = true;
      return;
    case 'ErrorPat':
      f.results.tainted = true;
  }
  f.results.patAdjust.set(p.id, { derefs: derefs.map((d) => d), binding });
}

/** Unifies a pattern's type with the scrutinee's. */
export function demand(f: Fcx, p: Pat, expected: Ty, found: Ty, scrutinee: Expr | null): boolean {
  if (f.icx.table.commitIf(() => f.icx.table.unify(expected, found))) return true;
  reportPatMismatch(f, p, f.resolve(expected), f.resolve(found), scrutinee);
  return false;
}

function identPat(
  f: Fcx,
  p: Pat & { kind: 'IdentPat' },
  ty: Ty,
  mode: Mode,
  scrutinee: Expr | null,
): Mode | null {
  const res = f.cx.resolutions.res(p.id);
  if (res && res.kind !== 'local') {
    checkPathPat(f, p, ty, scrutinee);
    return null;
  }
  const own: Mode = p.byRef ? (p.mutable ? 'refMut' : 'ref') : mode;
  const local = f.results.localTy.get(f.cx.resolutions.bindingOf(p.id)) ?? f.fresh(p.id);
  const bound = own === 'move' ? ty : refTy(ty, own === 'refMut');
  demand(f, p, local, bound, scrutinee);
  f.results.localTy.set(p.id, local);
  if (f.cx.base) f.require('sized', local, causeAt(p.span, p.id, 'sized'));
  if (p.sub) check(f, p.sub, ty, mode, scrutinee);
  return own;
}

function refPat(
  f: Fcx,
  p: Pat & { kind: 'RefPat' },
  ty: Ty,
  mode: Mode,
  scrutinee: Expr | null,
): void {
  if (ty.kind === 'ref') {
    if (ty.mut !== p.mutable)
      reportPatMismatch(f, p, f.resolve(ty), refTy(f.fresh(p.id), p.mutable), scrutinee);
    check(f, p.inner, ty.ty, mode === 'move' ? 'move' : 'move', scrutinee);
    return;
  }
  const inside = f.fresh(p.id);
  demand(f, p, ty, refTy(inside, p.mutable), scrutinee);
  check(f, p.inner, inside, 'move', scrutinee);
}

function restIndex(elems: readonly Pat[]): number {
  return elems.findIndex(
    (x) => x.kind === 'RestPat' || (x.kind === 'IdentPat' && x.sub?.kind === 'RestPat'),
  );
}

function tuplePat(
  f: Fcx,
  p: Pat & { kind: 'TuplePat' },
  ty: Ty,
  mode: Mode,
  scrutinee: Expr | null,
): void {
  const rest = restIndex(p.elems);
  const count =
    ty.kind === 'tuple' && rest >= 0 && ty.elems.length >= p.elems.length - 1
      ? ty.elems.length
      : p.elems.length - (rest >= 0 ? 1 : 0);
  const parts =
    ty.kind === 'tuple' && ty.elems.length === count
      ? ty.elems
      : Array.from({ length: count }, () => f.fresh(p.id));
  const ok = demand(f, p, ty, tupleTy(parts), scrutinee);
  subPats(
    p.elems,
    count,
    (x, i) => check(f, x, ok ? (parts[i] ?? errorTy) : errorTy, mode, scrutinee),
    rest,
  );
  if (rest >= 0) f.results.patTy.set((p.elems[rest] as Pat).id, errorTy);
}

/** Pairs sub-patterns with positions, leaving out the `..`. */
function subPats(
  elems: readonly Pat[],
  count: number,
  visit: (p: Pat, index: number) => void,
  rest: number,
): void {
  elems.forEach((x, i) => {
    if (i === rest) return;
    visit(x, rest >= 0 && i > rest ? count - (elems.length - i) : i);
  });
}

function slicePat(
  f: Fcx,
  p: Pat & { kind: 'SlicePat' },
  ty: Ty,
  mode: Mode,
  scrutinee: Expr | null,
): void {
  let elem: Ty;
  let rest: Ty;
  if (ty.kind === 'array') {
    elem = ty.elem;
    const fixed = BigInt(p.elems.length - (restIndex(p.elems) >= 0 ? 1 : 0));
    rest =
      ty.len.kind === 'value' && typeof ty.len.value === 'bigint'
        ? arrayTy(elem, { kind: 'value', value: ty.len.value - fixed })
        : unknownTy;
    if (ty.len.kind === 'value' && typeof ty.len.value === 'bigint') {
      if (restIndex(p.elems) < 0 ? ty.len.value !== fixed : ty.len.value < fixed)
        f.error(
          'E0527',
          p.span,
          `pattern requires ${fixed} element${fixed === 1n ? '' : 's'} but array has ${ty.len.value}`,
          `expected ${ty.len.value} element${ty.len.value === 1n ? '' : 's'}`,
        );
    }
  } else if (ty.kind === 'slice') {
    elem = ty.elem;
    rest = ty;
  } else if (ty.kind === 'error' || ty.kind === 'unknown') {
    elem = ty;
    rest = ty;
  } else if (ty.kind === 'infer') {
    f.cannotInfer(ty, p.span);
    elem = rest = errorTy;
  } else {
    f.error(
      'E0529',
      p.span,
      `expected an array or slice, found \`${f.cx.print(f.resolve(ty))}\``,
      `pattern cannot match with input type \`${f.cx.print(f.resolve(ty))}\``,
    );
    elem = rest = errorTy;
  }
  for (const x of p.elems) {
    if (x.kind === 'RestPat') f.results.patTy.set(x.id, rest);
    else if (x.kind === 'IdentPat' && x.sub?.kind === 'RestPat') {
      f.results.patTy.set(x.sub.id, rest);
      check(f, { ...x, sub: null }, rest, mode, scrutinee);
    } else check(f, x, elem, mode, scrutinee);
  }
}

function fieldTy(f: Fcx, ty: Ty, variant: VariantInfo, index: number, p: Pat): Ty {
  const field = variant.fields[index];
  if (!field || ty.kind !== 'adt') return errorTy;
  return f.normalize(eraseFreeTy(substTy(field.ty, ty.substs)), causeAt(p.span, p.id));
}

function tupleStructPat(
  f: Fcx,
  p: TupleStructPat,
  ty: Ty,
  mode: Mode,
  scrutinee: Expr | null,
): void {
  const ctor = patCtor(f, p, ty, scrutinee);
  if (!ctor) {
    for (const x of p.elems) check(f, x, errorTy, mode, scrutinee);
    return;
  }
  const { variant, adt } = ctor;
  const rest = restIndex(p.elems);
  const count = variant.fields.length;
  const given = p.elems.length - (rest >= 0 ? 1 : 0);
  if (rest >= 0 ? given > count : given !== count) {
    const s = (n: number) => (n === 1 ? '' : 's');
    f.error(
      'E0023',
      p.elems.length > 0
        ? {
            ...p.span,
            start: p.elems[0]?.span.start ?? p.span.start,
            end: p.elems[p.elems.length - 1]?.span.end ?? p.span.end,
          }
        : p.span,
      `this pattern has ${given} field${s(given)}, but the corresponding tuple ${f.cx.def(variant.def).kind === 'variant' ? 'variant' : 'struct'} has ${count} field${s(count)}`,
      `expected ${count} field${s(count)}, found ${given}`,
    );
    for (const x of p.elems) check(f, x, errorTy, mode, scrutinee);
    return;
  }
  subPats(
    p.elems,
    count,
    (x, i) => check(f, x, fieldTy(f, adt, variant, i, p), mode, scrutinee),
    rest,
  );
}

function structPat(f: Fcx, p: StructPat, ty: Ty, mode: Mode, scrutinee: Expr | null): void {
  const ctor = patCtor(f, p, ty, scrutinee);
  if (!ctor) {
    for (const x of p.fields) check(f, x.pat, errorTy, mode, scrutinee);
    return;
  }
  const seen = new Set<string>();
  for (const x of p.fields) structField(f, x, ctor, mode, scrutinee, seen);
  const missing = ctor.variant.fields.filter((v) => !seen.has(v.name));
  // One name wrong and one field left: rustc takes it for a slip and says only E0026.
  const slip = missing.length === 1 && p.fields.length - seen.size === 1;
  if (missing.length > 0 && !p.rest && !slip) {
    const names = missing.map((m) => `\`${m.name}\``);
    const list =
      names.length === 1
        ? names[0]
        : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
    f.error(
      'E0027',
      p.span,
      `pattern does not mention field${missing.length === 1 ? '' : 's'} ${list}`,
      `missing field${missing.length === 1 ? '' : 's'} ${list}`,
    );
  }
}

function structField(
  f: Fcx,
  x: FieldPat,
  ctor: { variant: VariantInfo; adt: Ty },
  mode: Mode,
  scrutinee: Expr | null,
  seen: Set<string>,
): void {
  const index = ctor.variant.fields.findIndex((v) => v.name === x.ident.name);
  if (index < 0) {
    const what = f.cx.def(ctor.variant.def).kind === 'variant' ? 'variant' : 'struct';
    const name =
      what === 'variant' && ctor.adt.kind === 'adt'
        ? `${f.cx.def(ctor.adt.def).name}::${ctor.variant.name}`
        : ctor.variant.name;
    f.error(
      'E0026',
      x.ident.span,
      `${what} \`${name}\` does not have a field named \`${x.ident.name}\``,
      `${what} \`${name}\` does not have this field`,
    );
    check(f, x.pat, errorTy, mode, scrutinee);
    return;
  }
  seen.add(x.ident.name);
  f.results.fieldIndex.set(x.id, index);
  const field = ctor.variant.fields[index];
  if (field && !f.cx.resolutions.isVisible(f.cx.def(field.def).visible, f.owner)) {
    const kind = f.cx.def(ctor.variant.def).kind;
    f.lateError(
      'E0451',
      x.ident.span,
      `field \`${field.name}\` of ${kind} \`${ctor.variant.name}\` is private`,
      'private field',
    );
  }
  check(f, x.pat, fieldTy(f, ctor.adt, ctor.variant, index, x.pat), mode, scrutinee);
}

/** Parameters' patterns take their type as it is. */
export function checkParamPat(f: Fcx, p: Pat, ty: Ty): void {
  declareBindings(f, p);
  checkPat(f, p, ty, null);
}

export const coerceInPat = tryCoerce;
