// long: every kind of pattern in one place: testing, binding and moving share their cases
import type { Expr, IdentPat, Pat } from '../syntax/ast';
import type { LocalId } from '../typeck/results';
import { boolTy, refTy, strTy, unitTy, usizeTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { type Builder, constant, type PlaceBuilder } from './builder';
import { variantOfCtor } from './call';
import type { BlockIndex, MirSpan, Operand } from './mir';
import { peel } from './peel';
import {
  derefPlace,
  downcastPlace,
  elementPlace,
  fieldByName,
  fieldPlace,
  literalOperand,
  pointee,
} from './place';

/** One variable of a pattern and the place it is taken from. */
export interface Binding {
  readonly pat: IdentPat;
  readonly place: PlaceBuilder;
  readonly mode: 'move' | 'ref' | 'refMut';
}

/** Which alternative stands for each or-pattern that binds variables. */
export type Choice = ReadonlyMap<number, Pat>;

/** The binding an identifier pattern makes; null when it names a constant or unit variant. */
export function bindingOf(b: Builder, pat: IdentPat): LocalId | null {
  const res = b.cx.results.path.get(pat.id);
  return res && res.kind !== 'local' ? null : pat.id;
}

export const peelPat = (pat: Pat): Pat =>
  pat.kind === 'MacroPat' && pat.call.expansion ? peelPat(pat.call.expansion) : pat;

function children(pat: Pat): readonly Pat[] {
  const p = peelPat(pat);
  switch (p.kind) {
    case 'IdentPat':
      return p.sub ? [p.sub] : [];
    case 'RefPat':
      return [p.inner];
    case 'TuplePat':
    case 'SlicePat':
    case 'TupleStructPat':
      return p.elems;
    case 'StructPat':
      return p.fields.map((f) => f.pat);
    default:
      return [];
  }
}

/** The variables of a pattern; of an or-pattern, those of its first alternative. */
export function bindings(b: Builder, pat: Pat): IdentPat[] {
  const p = peelPat(pat);
  if (p.kind === 'OrPat') return p.alts[0] ? bindings(b, p.alts[0]) : [];
  const own = p.kind === 'IdentPat' && bindingOf(b, p) !== null ? [p] : [];
  return [...own, ...children(p).flatMap((c) => bindings(b, c))];
}

/** The ways to match a pattern whose or-patterns bind variables, in the order they are tried. */
export function candidates(b: Builder, pat: Pat): Choice[] {
  const p = peelPat(pat);
  if (p.kind === 'OrPat') {
    if (bindings(b, p).length === 0) return [new Map()];
    return p.alts.flatMap((alt) => candidates(b, alt).map((c) => new Map([...c, [p.id, alt]])));
  }
  let all: Choice[] = [new Map()];
  for (const child of children(p)) {
    const more = candidates(b, child);
    if (more.length === 1 && more[0]?.size === 0) continue;
    all = all.flatMap((c) => more.map((m) => new Map([...c, ...m])));
  }
  return all;
}

// --- declaring ---------------------------------------------------------------------------------------------------

/** Makes a local for every variable; the alternatives of an or-pattern share theirs by name. */
export function declareBindings(b: Builder, pat: Pat, scope = b.depth - 1): void {
  const byName = new Map<string, number>();
  for (const p of bindings(b, pat)) {
    const local = b.newLocal(
      b.cx.results.localTy.get(p.id) ?? b.cx.results.patTy.get(p.id) ?? unitTy,
      p.span,
      { name: p.ident.name, mut: p.mutable, binding: p.id },
    );
    b.vars.set(p.id, local);
    b.cx.names.set(p.id, p.ident.name);
    if (p.mutable) b.cx.mutable.add(p.id);
    byName.set(`${p.ident.name}#${p.ident.mark}`, local);
    b.storageLive(local, p.span, scope);
  }
  shareAlternatives(b, pat, byName);
}

function shareAlternatives(b: Builder, pat: Pat, byName: Map<string, number>): void {
  const p = peelPat(pat);
  if (p.kind === 'IdentPat' && !b.vars.has(p.id)) {
    const local = byName.get(`${p.ident.name}#${p.ident.mark}`);
    if (local !== undefined && bindingOf(b, p) !== null) b.vars.set(p.id, local);
  }
  for (const child of p.kind === 'OrPat' ? p.alts : children(p))
    shareAlternatives(b, child, byName);
}

/** From here on the variables hold values that the scope's end drops. */
export function scheduleBindings(b: Builder, pat: Pat, scope = b.depth - 1): void {
  for (const p of bindings(b, pat)) b.schedule(b.vars.get(p.id) as number, 'value', scope);
}

/** Assigns the variables of a matched pattern. */
export function bindAll(b: Builder, found: readonly Binding[], referencesDone = false): void {
  for (const f of found) if (!(referencesDone && f.mode !== 'move')) bind(b, f);
}

function bind(b: Builder, f: Binding): void {
  const local = b.vars.get(f.pat.id) as number;
  const place = b.place(f.place, f.pat.span);
  const dest = { local, proj: [] };
  if (f.mode === 'move')
    b.assign(dest, { kind: 'use', operand: b.use(place, f.place.ty) }, f.pat.span);
  else
    b.assign(dest, { kind: 'ref', borrow: f.mode === 'ref' ? 'shared' : 'mut', place }, f.pat.span);
}

/** While a guard runs, variables bound by value stand for the matched place; references are made first. */
export function withGuardAliases(b: Builder, found: readonly Binding[], build: () => void): void {
  const made: LocalId[] = [];
  for (const f of found) {
    if (f.mode !== 'move') bind(b, f);
    else {
      const local = b.vars.get(f.pat.id);
      for (const [id, index] of b.vars) {
        if (index !== local) continue;
        b.aliases.set(id, f.place);
        made.push(id);
      }
    }
  }
  build();
  for (const id of made) b.aliases.delete(id);
}

// --- testing -----------------------------------------------------------------------------------------------------

interface Test {
  readonly fail: BlockIndex;
  readonly choice: Choice;
  readonly found: Binding[];
}

/** Goes on when `place` matches, else to `fail`; answers what the pattern's variables are to be bound to. */
export function testPattern(
  b: Builder,
  pat: Pat,
  place: PlaceBuilder,
  fail: BlockIndex,
  choice: Choice,
): Binding[] {
  const found: Binding[] = [];
  test(b, pat, place, { fail, choice, found });
  return found;
}

// long: one case per kind of pattern
function test(b: Builder, pat: Pat, at: PlaceBuilder, t: Test): void {
  const p = peelPat(pat);
  const adjust = b.cx.results.patAdjust.get(p.id);
  let place = at;
  for (const ty of adjust?.derefs ?? []) place = derefPlace(place, pointee(b, ty) ?? unitTy);
  switch (p.kind) {
    case 'WildPat':
    case 'RestPat':
      return;
    case 'IdentPat':
      if (bindingOf(b, p) === null) testConstant(b, p, place, t);
      else {
        t.found.push({
          pat: p,
          place,
          mode: adjust?.binding ?? (p.byRef ? (p.mutable ? 'refMut' : 'ref') : 'move'),
        });
        if (p.sub) test(b, p.sub, place, t);
      }
      return;
    case 'RefPat':
      test(b, p.inner, derefPlace(place, pointee(b, place.ty) ?? unitTy), t);
      return;
    case 'TuplePat':
      listFields(b, p.elems, place, 0, place.ty.kind === 'tuple' ? place.ty.elems.length : 0, t);
      return;
    case 'TupleStructPat': {
      const inside = testVariant(b, p, place, t);
      const count =
        place.ty.kind === 'adt'
          ? (b.cx.tcx.adt(place.ty.def).variants[inside.variant]?.fields.length ?? 0)
          : 0;
      listFields(b, p.elems, inside.place, inside.variant, count, t);
      return;
    }
    case 'StructPat': {
      const inside = testVariant(b, p, place, t);
      for (const f of p.fields) field(b, f.pat, inside.place, inside.variant, f.ident.name, t);
      return;
    }
    case 'SlicePat':
      testSlice(b, p, place, t);
      return;
    case 'PathPat':
      testConstant(b, p, place, t);
      return;
    case 'LiteralPat':
      testEqual(b, place, literal(b, p.expr, place.ty), p.span, t);
      return;
    case 'RangePat':
      testRange(b, p, place, t);
      return;
    case 'OrPat': {
      const chosen = t.choice.get(p.id);
      if (chosen) test(b, chosen, place, t);
      else anyOf(b, p.alts, place, t);
      return;
    }
    default:
      b.unsure(p.span, 'this pattern');
  }
}

/** Alternatives without variables: the first that matches goes on. */
function anyOf(b: Builder, alts: readonly Pat[], place: PlaceBuilder, t: Test): void {
  const matched = b.newBlock();
  alts.forEach((alt, i) => {
    const next = i === alts.length - 1 ? t.fail : b.newBlock();
    test(b, alt, place, { ...t, fail: next });
    b.goto(matched, alt.span);
    b.current = next;
  });
  b.current = matched;
}

function field(
  b: Builder,
  pat: Pat,
  place: PlaceBuilder,
  variant: number,
  name: string,
  t: Test,
): void {
  const found = fieldByName(b, place.ty, variant, name);
  if (found) test(b, pat, fieldPlace(place, found.index, name, found.ty), t);
  else b.unsure(pat.span, 'this pattern');
}

function listFields(
  b: Builder,
  elems: readonly Pat[],
  place: PlaceBuilder,
  variant: number,
  count: number,
  t: Test,
): void {
  const rest = elems.findIndex((x) => peelPat(x).kind === 'RestPat');
  elems.forEach((elem, i) => {
    if (i === rest) return;
    field(
      b,
      elem,
      place,
      variant,
      String(rest >= 0 && i > rest ? count - (elems.length - i) : i),
      t,
    );
  });
}

/** Tests the variant a struct-like pattern names; structs and enums with one variant need no test. */
function testVariant(
  b: Builder,
  p: Pat,
  place: PlaceBuilder,
  t: Test,
): { place: PlaceBuilder; variant: number } {
  if (place.ty.kind !== 'adt') return { place, variant: 0 };
  const res = b.cx.results.path.get(p.id);
  const adt = b.cx.tcx.adt(place.ty.def);
  const variant =
    b.cx.results.variantIndex.get(p.id) ??
    (res?.kind === 'ctor' ? variantOfCtor(b, place.ty.def, res.def) : 0);
  if (adt.kind !== 'enum') return { place, variant };
  if (adt.variants.length > 1) switchOn(b, place, variant, p.span, t);
  return { place: downcastPlace(place, variant), variant };
}

function switchOn(b: Builder, place: PlaceBuilder, variant: number, span: MirSpan, t: Test): void {
  const temp = b.newLocal(usizeTy, span);
  b.assign({ local: temp, proj: [] }, { kind: 'discriminant', place: b.place(place, span) }, span);
  const next = b.newBlock();
  b.terminate(
    {
      kind: 'switch',
      on: { kind: 'copy', place: { local: temp, proj: [] } },
      targets: [{ value: BigInt(variant), block: next }],
      otherwise: t.fail,
    },
    span,
  );
  b.current = next;
}

/** A path or bare name that stands for a unit variant, unit struct or constant. */
function testConstant(b: Builder, p: Pat, place: PlaceBuilder, t: Test): void {
  const res = b.cx.results.path.get(p.id);
  if (res?.kind === 'ctor') testVariant(b, p, place, t);
  else if (res?.kind === 'const')
    testEqual(
      b,
      place,
      constant({ kind: 'const', def: res.def, substs: res.substs, ty: place.ty }),
      p.span,
      t,
    );
  else b.unsure(p.span, 'this pattern');
}

function literal(b: Builder, expr: Expr, ty: Ty): Operand {
  const e = peel(expr);
  const op = literalOperand(b, e);
  if (op?.kind === 'const' && op.value.kind === 'int' && ty.kind === 'int')
    return constant({ ...op.value, ty });
  if (op) return op;
  const res = b.cx.results.path.get(e.id);
  if (res?.kind === 'const')
    return constant({ kind: 'const', def: res.def, substs: res.substs, ty });
  if (e.kind === 'UnaryExpr' && e.op === '-') {
    const of = peel(e.expr);
    if (of.kind === 'LiteralExpr' && of.lit.kind === 'int')
      return constant(
        ty.kind === 'float'
          ? { kind: 'float', value: -Number(of.lit.value), ty }
          : { kind: 'int', value: -of.lit.value, ty },
      );
    if (of.kind === 'LiteralExpr' && of.lit.kind === 'float')
      return constant({ kind: 'float', value: -Number(of.lit.text), ty });
  }
  if (e.kind === 'LiteralExpr' && e.lit.kind === 'int')
    return constant({ kind: 'int', value: e.lit.value, ty });
  b.unsure(e.span, 'this pattern');
  return constant({ kind: 'unit' });
}

function compare(
  b: Builder,
  op: '==' | '>=' | '<=' | '<',
  left: Operand,
  right: Operand,
  span: MirSpan,
  t: Test,
): void {
  const temp = b.newLocal(boolTy, span);
  b.assign({ local: temp, proj: [] }, { kind: 'binary', op, left, right, checked: false }, span);
  const next = b.newBlock();
  b.terminate(
    {
      kind: 'switch',
      on: { kind: 'copy', place: { local: temp, proj: [] } },
      targets: [{ value: 0n, block: t.fail }],
      otherwise: next,
    },
    span,
  );
  b.current = next;
}

/** Numbers, characters and booleans compare by value; `str` and constants of other types through references. */
function testEqual(b: Builder, place: PlaceBuilder, value: Operand, span: MirSpan, t: Test): void {
  if (place.ty === strTy) {
    const temp = b.newLocal(refTy(strTy, false), span);
    b.assign(
      { local: temp, proj: [] },
      { kind: 'ref', borrow: 'shared', place: b.place(place, span) },
      span,
    );
    compare(b, '==', { kind: 'copy', place: { local: temp, proj: [] } }, value, span, t);
  } else compare(b, '==', { kind: 'copy', place: b.place(place, span) }, value, span, t);
}

function testRange(
  b: Builder,
  p: Extract<Pat, { kind: 'RangePat' }>,
  place: PlaceBuilder,
  t: Test,
): void {
  const value: Operand = { kind: 'copy', place: b.place(place, p.span) };
  if (p.lo) compare(b, '>=', value, literal(b, p.lo, place.ty), p.span, t);
  if (p.hi) compare(b, p.inclusive ? '<=' : '<', value, literal(b, p.hi, place.ty), p.span, t);
}

function testSlice(
  b: Builder,
  p: Extract<Pat, { kind: 'SlicePat' }>,
  place: PlaceBuilder,
  t: Test,
): void {
  const ty = place.ty;
  const elem = ty.kind === 'array' || ty.kind === 'slice' ? ty.elem : unitTy;
  const restAt = p.elems.findIndex(isRest);
  const fixed = p.elems.length - (restAt >= 0 ? 1 : 0);
  if (ty.kind === 'slice') {
    const len = b.newLocal(usizeTy, p.span);
    b.assign({ local: len, proj: [] }, { kind: 'len', place: b.place(place, p.span) }, p.span);
    compare(
      b,
      restAt >= 0 ? '>=' : '==',
      { kind: 'copy', place: { local: len, proj: [] } },
      constant({ kind: 'int', value: BigInt(fixed), ty: usizeTy }),
      p.span,
      t,
    );
  }
  p.elems.forEach((sub, i) => {
    const after = restAt >= 0 && i > restAt;
    if (i === restAt) {
      const bound = peelPat(sub);
      const from = i;
      const to = p.elems.length - i - 1;
      if (bound.kind === 'IdentPat')
        test(
          b,
          { ...bound, sub: null },
          elementPlace(
            place,
            { kind: 'subslice', from, to, fromEnd: true },
            b.cx.results.patTy.get(bound.id) === undefined ? ty : subsliceTy(b, bound, ty),
          ),
          t,
        );
    } else
      test(
        b,
        sub,
        elementPlace(
          place,
          { kind: 'constIndex', offset: after ? p.elems.length - i : i, fromEnd: after },
          elem,
        ),
        t,
      );
  });
}

/** `x @ ..` binds (by default mode, a reference to) the rest of the slice or array. */
function subsliceTy(b: Builder, bound: IdentPat, ty: Ty): Ty {
  const own = b.cx.results.localTy.get(bound.id);
  const adjust = b.cx.results.patAdjust.get(bound.id);
  const byRef = bound.byRef || (adjust?.binding ?? 'move') !== 'move';
  const inner = byRef && own?.kind === 'ref' ? own.ty : own;
  return inner ?? ty;
}

function isRest(pat: Pat): boolean {
  const p = peelPat(pat);
  return (
    p.kind === 'RestPat' ||
    (p.kind === 'IdentPat' && p.sub !== null && peelPat(p.sub).kind === 'RestPat')
  );
}
