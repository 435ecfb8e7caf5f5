import type { Block, Expr, Pat } from '../syntax/ast';
import type { Capture, ClosureInfo, CoroutineInfo } from '../typeck/results';
import { adtTy, closureTy, coroutineTy, refTy, tyArgs, unitTy } from '../types/intern';
import type { Substs, Ty } from '../types/ty';
import { Builder } from './builder';
import { blockInto } from './control';
import { finish } from './finish';
import type { MirSpan, Operand, Place } from './mir';
import {
  bindAll,
  bindingOf,
  candidates,
  declareBindings,
  peelPat,
  scheduleBindings,
  testPattern,
} from './pattern';
import { capturedPlace, into } from './place';

/** A parameter of an async fn or closure travels into its coroutine as a capture with a negative number. */
const paramCapture = (index: number, ty: Ty): Capture => ({
  local: -1 - index,
  projection: [],
  mode: 'move',
  ty,
  usedAt: 0,
});

const upvarTy = (c: Capture): Ty => (c.mode === 'move' ? c.ty : refTy(c.ty, c.mode !== 'ref'));

/** The values a closure or coroutine takes from its surroundings, in capture order. */
function captureOperands(b: Builder, captures: readonly Capture[], span: MirSpan): Operand[] {
  const operands = captures.map((c): Operand => {
    const place = b.place(capturedPlace(b, c.local, c.projection, span), span);
    if (c.mode === 'move') return b.use(place, c.ty);
    const temp = b.newTemp(upvarTy(c), span);
    b.assign(
      { local: temp, proj: [] },
      {
        kind: 'ref',
        borrow: c.mode === 'ref' ? 'shared' : c.mode === 'mutRef' ? 'mut' : 'uniqueClosure',
        place,
      },
      span,
    );
    return { kind: 'move', place: { local: temp, proj: [] } };
  });
  b.moved(operands);
  return operands;
}

const substsOf = (ty: Ty): Substs =>
  ty.kind === 'closure' || ty.kind === 'coroutine' ? ty.substs : [];

export function closureExpr(
  b: Builder,
  dest: Place,
  e: Extract<Expr, { kind: 'ClosureExpr' }>,
): void {
  const info = b.cx.results.closures.get(e.id);
  if (!info) {
    b.unsure(e.span, 'this closure');
    return;
  }
  const substs = substsOf(b.tyOf(e));
  const operands = captureOperands(b, info.captures, e.span);
  b.assign(
    dest,
    { kind: 'aggregate', of: { kind: 'closure', def: info.def, substs }, operands },
    e.span,
  );
  closureBody(b, e, info, substs);
}

function closureBody(
  outer: Builder,
  e: Extract<Expr, { kind: 'ClosureExpr' }>,
  info: ClosureInfo,
  substs: Substs,
): void {
  const byRef = info.kind !== 'fnOnce';
  const ret = outer.normalize(info.sig.ret);
  const b = new Builder(outer.cx, info.def, 'closure', ret, {
    captures: info.captures,
    selfDeref: byRef,
  });
  b.upvarTys = info.captures.map(upvarTy);
  b.newLocal(ret, e.span);
  const self = closureTy(info.def, substs);
  b.newLocal(byRef ? refTy(self, info.kind === 'fnMut') : self, e.span, { arg: true });
  b.returnDepth = b.pushScope();
  b.schedule(1, 'value');
  const params = e.params.map((p, i) => ({
    pat: p.pat,
    ty: info.sig.params[i] ?? unitTy,
    span: p.span,
  }));
  const coroutine = info.async ? asyncClosureCoroutine(outer, e) : null;
  if (coroutine) {
    const locals = params.map((p) => argument(b, p.pat, p.ty, p.span, false));
    makeCoroutine(b, { local: 0, proj: [] }, coroutine, substs, locals, params, e.body, e.span);
  } else {
    bindParameters(b, params);
    b.inTempScope(e.body.span, () => into(b, { local: 0, proj: [] }, e.body));
  }
  b.popScope(e.span);
  close(outer, b, e.span, 1 + params.length);
}

function asyncClosureCoroutine(
  b: Builder,
  e: Extract<Expr, { kind: 'ClosureExpr' }>,
): CoroutineInfo | null {
  const found =
    b.cx.results.coroutines.get(-e.id - 1) ??
    b.cx.results.coroutines.get(e.body.id) ??
    b.cx.results.coroutines.get(e.id);
  if (!found) b.unsure(e.span, 'this async closure');
  return found ?? null;
}

function close(outer: Builder, b: Builder, span: MirSpan, argCount: number): void {
  outer.inner.push(finish(b, span, argCount), ...b.inner);
  if (b.failed) outer.failed = true;
}

export interface Parameter {
  readonly pat: Pat;
  readonly ty: Ty;
  readonly span: MirSpan;
}

/** Makes the argument's local; a plain name is the variable itself. */
export function argument(b: Builder, pat: Pat, ty: Ty, span: MirSpan, named = true): number {
  const p = peelPat(pat);
  const simple = named && p.kind === 'IdentPat' && !p.sub && !p.byRef && bindingOf(b, p) !== null;
  if (!simple || p.kind !== 'IdentPat') return b.newLocal(b.normalize(ty), span, { arg: true });
  const local = b.newLocal(b.normalize(ty), span, {
    arg: true,
    name: p.ident.name,
    mut: p.mutable,
    binding: p.id,
  });
  b.vars.set(p.id, local);
  b.cx.names.set(p.id, p.ident.name);
  if (p.mutable) b.cx.mutable.add(p.id);
  return local;
}

/** Arguments in order, each followed by what its pattern binds: the last declared is dropped first. */
export function bindParameters(b: Builder, params: readonly Parameter[]): void {
  const locals = params.map((p) => argument(b, p.pat, p.ty, p.span));
  params.forEach((p, i) => {
    const local = locals[i] as number;
    b.schedule(local, 'value');
    bindPattern(b, p.pat, local);
  });
}

/** Takes a parameter apart when its pattern is more than a name. */
export function bindPattern(b: Builder, pat: Pat, local: number): void {
  const p = peelPat(pat);
  if (p.kind === 'IdentPat' && b.vars.get(p.id) === local) return;
  if (p.kind === 'WildPat') return;
  declareBindings(b, pat);
  const matched = b.newBlock();
  for (const choice of candidates(b, pat)) {
    const next = b.newBlock();
    bindAll(b, testPattern(b, pat, b.localPlace(local), next, choice));
    b.goto(matched, pat.span);
    b.current = next;
  }
  b.terminate({ kind: 'unreachable' }, pat.span);
  b.current = matched;
  scheduleBindings(b, pat);
}

export function coroutineExpr(
  b: Builder,
  dest: Place,
  e: Extract<Expr, { kind: 'AsyncBlockExpr' }>,
): void {
  const info = b.cx.results.coroutines.get(e.id);
  if (!info) {
    b.unsure(e.span, 'this async block');
    return;
  }
  makeCoroutine(b, dest, info, substsOf(b.tyOf(e)), [], [], e.block, e.span);
}

/** The aggregate for an async body: first the parameters, then what it captures; and the coroutine's own graph. */
// long: eight facts that belong together
export function makeCoroutine(
  b: Builder,
  dest: Place,
  info: CoroutineInfo,
  substs: Substs,
  args: readonly number[],
  params: readonly Parameter[],
  body: Block | Expr,
  span: MirSpan,
): void {
  const own = args.map((local): Operand => ({ kind: 'move', place: { local, proj: [] } }));
  const captured = captureOperands(b, info.captures, span);
  b.assign(
    dest,
    {
      kind: 'aggregate',
      of: { kind: 'coroutine', def: info.def, substs },
      operands: [...own, ...captured],
    },
    span,
  );
  const captures = [...params.map((p, i) => paramCapture(i, b.normalize(p.ty))), ...info.captures];
  const output = b.normalize(info.output);
  const c = new Builder(b.cx, info.def, 'coroutine', output, { captures, selfDeref: false });
  c.upvarTys = captures.map(upvarTy);
  c.newLocal(output, span);
  c.newLocal(coroutineTy(info.def, substs), span, { arg: true });
  const context = b.cx.tcx.lang('Context');
  c.newLocal(context === null ? unitTy : refTy(adtTy(context, eraseAll(b, context)), true), span, {
    arg: true,
  });
  c.returnDepth = c.pushScope();
  c.schedule(1, 'value');
  params.forEach((p, i) => {
    takeParameter(c, p, i);
  });
  const value: Place = { local: 0, proj: [] };
  if (body.kind === 'Block') blockInto(c, value, body, body.span);
  else c.inTempScope(body.span, () => into(c, value, body));
  c.popScope({ file: span.file, start: Math.max(span.start, span.end - 1), end: span.end });
  close(b, c, span, 2);
}

function takeParameter(c: Builder, p: Parameter, index: number): void {
  const pat = peelPat(p.pat);
  const from = c.place(
    { base: { kind: 'upvar', local: -1 - index }, proj: [], names: [], ty: p.ty },
    p.span,
  );
  const ty = c.normalize(p.ty);
  const simple = pat.kind === 'IdentPat' && !pat.sub && !pat.byRef && bindingOf(c, pat) !== null;
  const local = simple
    ? c.newLocal(ty, p.span, { name: pat.ident.name, mut: pat.mutable, binding: pat.id })
    : c.newLocal(ty, p.span);
  if (simple) {
    c.vars.set(pat.id, local);
    c.cx.names.set(pat.id, pat.ident.name);
    if (pat.mutable) c.cx.mutable.add(pat.id);
  }
  c.storageLive(local, p.span, c.depth - 1);
  c.assign({ local, proj: [] }, { kind: 'use', operand: { kind: 'move', place: from } }, p.span);
  c.schedule(local, 'value');
  if (!simple) bindPattern(c, p.pat, local);
}

/** Erased arguments for a type that takes only lifetimes (`Context<'_>`). */
function eraseAll(b: Builder, def: number): Substs {
  const ty = b.cx.tcx.eraseRegions(b.cx.tcx.typeOf(def));
  return ty.kind === 'adt' ? ty.substs : tyArgs();
}
