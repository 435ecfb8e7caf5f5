import type { Expr } from '../syntax/ast';
import { refTy, tyArg, unitTy, usizeTy } from '../types/intern';
import type { Substs, Ty } from '../types/ty';
import type { Builder, PlaceBuilder } from './builder';
import { emitCall, langFn } from './call';
import { bodyOf, returnFrom } from './control';
import type { BlockIndex, LocalIndex, MirSpan, Operand, Place } from './mir';
import { bindAll, candidates, declareBindings, scheduleBindings, testPattern } from './pattern';
import { adjusted, asOperand, downcastPlace, fieldPlace, refTo, tyOfAdjusted } from './place';

/** What the trait function named by a language item returns for these type arguments. */
function langReturn(b: Builder, lang: string, substs: Substs, span: MirSpan): Ty {
  const def = b.lang(lang, span);
  if (def < 0) return unitTy;
  return b.normalize(b.cx.tcx.eraseRegions(b.cx.tcx.substSig(b.cx.tcx.fnSig(def), substs).ret));
}

/** A local whose storage the desugaring ends itself, before a suspension point could keep it. */
function liveLocal(b: Builder, ty: Ty, span: MirSpan): LocalIndex {
  const local = b.newLocal(ty, span);
  b.push({ kind: 'storageLive', local }, span);
  return local;
}
const dead = (b: Builder, local: LocalIndex, span: MirSpan): void =>
  b.push({ kind: 'storageDead', local }, span);

/** Calls it and answers the local that holds the result, which nothing is scheduled to drop. */
function langCall(
  b: Builder,
  lang: string,
  substs: Substs,
  args: readonly Operand[],
  span: MirSpan,
  node: number,
  via: 'await' | 'for' | 'question',
): LocalIndex {
  const result = liveLocal(b, langReturn(b, lang, substs, span), span);
  emitCall(b, {
    func: langFn(b, lang, substs, span),
    args,
    dest: { local: result, proj: [] },
    span,
    from: { node, via },
  });
  return result;
}

/** The one field of a variant of an enum such as `Poll` or `Option`, by the variant's name. */
function payload(
  b: Builder,
  local: LocalIndex,
  name: string,
): { variant: number; place: PlaceBuilder } {
  const place = b.localPlace(local);
  const ty = place.ty;
  if (ty.kind !== 'adt') return { variant: 0, place };
  const adt = b.cx.tcx.adt(ty.def);
  const variant = Math.max(
    0,
    adt.variants.findIndex((v) => v.name === name),
  );
  const field = adt.variants[variant]?.fields[0];
  const inside = downcastPlace(place, variant);
  if (!field) return { variant, place: inside };
  return {
    variant,
    place: fieldPlace(
      inside,
      0,
      field.name,
      b.normalize(b.cx.tcx.eraseRegions(b.cx.tcx.subst(field.ty, ty.substs))),
    ),
  };
}

function switchVariant(
  b: Builder,
  local: LocalIndex,
  variant: number,
  is: BlockIndex,
  isNot: BlockIndex,
  span: MirSpan,
): void {
  const temp = b.newLocal(usizeTy, span);
  b.assign({ local: temp, proj: [] }, { kind: 'discriminant', place: { local, proj: [] } }, span);
  b.terminate(
    {
      kind: 'switch',
      on: { kind: 'copy', place: { local: temp, proj: [] } },
      targets: [{ value: BigInt(variant), block: is }],
      otherwise: isNot,
    },
    span,
  );
}

const move = (local: LocalIndex): Operand => ({ kind: 'move', place: { local, proj: [] } });

/**
 * `expr.await`: `match IntoFuture::into_future(expr) { mut f => loop { match f.poll(cx) { Ready(v) => break v,
 * Pending => yield } } }`. The future is dropped when the await expression ends.
 */
export function awaitExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'AwaitExpr' }>): void {
  if (b.kind !== 'coroutine') {
    b.unsure(e.span, '`.await` outside an async body');
    return;
  }
  const span = e.awaitSpan;
  const ty = tyOfAdjusted(b, adjusted(b, e.expr));
  const value = asOperand(b, e.expr);
  const depth = b.pushScope();
  const futureTy = langReturn(b, 'into_future', [tyArg(ty)], e.span);
  const future = b.newTemp(futureTy, e.expr.span, depth);
  emitCall(b, {
    func: langFn(b, 'into_future', [tyArg(ty)], e.span),
    args: [value],
    dest: { local: future, proj: [] },
    span: e.expr.span,
    from: { node: e.id, via: 'await' },
  });
  b.schedule(future, 'value', depth);
  const head = b.newBlock();
  b.goto(head, span);
  b.current = head;
  const result = pollOnce(b, future, futureTy, e);
  const ready = b.newBlock();
  const pending = b.newBlock();
  const out = payload(b, result, 'Ready');
  switchVariant(b, result, out.variant, ready, pending, span);
  b.current = pending;
  dead(b, result, span);
  b.terminate(
    {
      kind: 'yield',
      resumeArg: { local: 2, proj: [] },
      resume: head,
      drop: b.coroutineDropTarget(),
      awaitNode: e.id,
    },
    span,
  );
  b.current = ready;
  b.assign(
    dest,
    { kind: 'use', operand: b.use(b.place(out.place, span), out.place.ty) },
    { ...span, desugared: true },
  );
  dead(b, result, span);
  b.popScope(span);
}

function pollOnce(
  b: Builder,
  future: LocalIndex,
  futureTy: Ty,
  e: Extract<Expr, { kind: 'AwaitExpr' }>,
): LocalIndex {
  const span = e.awaitSpan;
  const ref = liveLocal(b, refTy(futureTy, true), span);
  b.assign(
    { local: ref, proj: [] },
    { kind: 'ref', borrow: 'mut', place: { local: future, proj: [] } },
    span,
  );
  const pinDef = b.lang('pin', e.span);
  const pinTy = { substs: [tyArg(refTy(futureTy, true))] };
  const pollSubsts = [tyArg(futureTy)];
  const pollDef = b.lang('poll', e.span);
  const pinned = liveLocal(
    b,
    pollDef < 0
      ? unitTy
      : b.normalize(
          b.cx.tcx.eraseRegions(
            b.cx.tcx.substSig(b.cx.tcx.fnSig(pollDef), pollSubsts).params[0] as Ty,
          ),
        ),
    span,
  );
  b.assign(
    { local: pinned, proj: [] },
    {
      kind: 'aggregate',
      of: { kind: 'adt', def: pinDef, variant: 0, substs: pinTy.substs },
      operands: [move(ref)],
    },
    span,
  );
  const args: Operand[] = [move(pinned), { kind: 'copy', place: { local: 2, proj: [] } }];
  const result = langCall(b, 'poll', pollSubsts, args, span, e.id, 'await');
  dead(b, pinned, span);
  dead(b, ref, span);
  return result;
}

/** `for pat in iter body`: the iterator lives as long as the loop, each item as long as one turn. */
export function forExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'ForExpr' }>): void {
  const ty = tyOfAdjusted(b, adjusted(b, e.iter));
  const value = asOperand(b, e.iter);
  const depth = b.pushScope();
  const iterTy = langReturn(b, 'into_iter', [tyArg(ty)], e.iter.span);
  const iter = b.newTemp(iterTy, e.iter.span, depth);
  emitCall(b, {
    func: langFn(b, 'into_iter', [tyArg(ty)], e.iter.span),
    args: [value],
    dest: { local: iter, proj: [] },
    span: e.iter.span,
    from: { node: e.id, via: 'for' },
  });
  b.schedule(iter, 'value', depth);
  const head = b.newBlock();
  const end = b.newBlock();
  const some = b.newBlock();
  const none = b.newBlock();
  b.goto(head, e.span);
  b.current = head;
  b.breakables.push({
    label: e.label,
    loop: true,
    depth: b.depth,
    breakTo: end,
    continueTo: head,
    dest,
  });
  const saved = b.tempScope;
  b.tempScope = b.pushScope();
  const ref = refTo(b, b.localPlace(iter), true, e.iter.span);
  const item = langCall(b, 'next', [tyArg(iterTy)], [ref], e.iter.span, e.id, 'for');
  const out = payload(b, item, 'Some');
  switchVariant(b, item, out.variant, some, none, e.iter.span);
  b.current = some;
  bindItem(b, e, out.place);
  dead(b, item, e.iter.span);
  bodyOf(b, e.body);
  b.popScope(e.body.span);
  b.tempScope = saved;
  b.breakables.pop();
  b.goto(head, e.span);
  b.current = none;
  dead(b, item, e.iter.span);
  b.unit(dest, e.span);
  b.goto(end, e.span);
  b.current = end;
  b.popScope(e.span);
}

function bindItem(b: Builder, e: Extract<Expr, { kind: 'ForExpr' }>, place: PlaceBuilder): void {
  // The item has a temporary of its own, so that parts a pattern leaves out are dropped at the end of the turn.
  const item = b.newTemp(place.ty, e.pat.span, b.depth - 1);
  b.assign(
    { local: item, proj: [] },
    { kind: 'use', operand: b.use(b.place(place, e.pat.span), place.ty) },
    e.pat.span,
  );
  b.schedule(item, 'value', b.depth - 1);
  declareBindings(b, e.pat);
  const matched = b.newBlock();
  for (const choice of candidates(b, e.pat)) {
    const next = b.newBlock();
    bindAll(b, testPattern(b, e.pat, b.localPlace(item), next, choice));
    b.goto(matched, e.pat.span);
    b.current = next;
  }
  b.terminate({ kind: 'unreachable' }, e.pat.span);
  b.current = matched;
  scheduleBindings(b, e.pat);
}

/** `expr?`: `match Try::branch(expr) { Continue(v) => v, Break(r) => return FromResidual::from_residual(r) }`. */
export function tryExpr(b: Builder, dest: Place, e: Extract<Expr, { kind: 'TryExpr' }>): void {
  const ty = tyOfAdjusted(b, adjusted(b, e.expr));
  const value = asOperand(b, e.expr);
  const flow = langCall(b, 'branch', [tyArg(ty)], [value], e.span, e.id, 'question');
  const go = b.newBlock();
  const stop = b.newBlock();
  const output = payload(b, flow, 'Continue');
  const residual = payload(b, flow, 'Break');
  switchVariant(b, flow, output.variant, go, stop, e.markSpan);
  b.current = stop;
  const held = liveLocal(b, residual.place.ty, e.markSpan);
  b.assign(
    { local: held, proj: [] },
    { kind: 'use', operand: b.use(b.place(residual.place, e.markSpan), residual.place.ty) },
    e.markSpan,
  );
  const func = langFn(
    b,
    'from_residual',
    [tyArg(b.returnTy), tyArg(residual.place.ty)],
    e.markSpan,
  );
  dead(b, flow, e.markSpan);
  emitCall(b, {
    func,
    args: [move(held)],
    dest: { local: 0, proj: [] },
    span: e.markSpan,
    from: { node: e.id, via: 'question' },
  });
  dead(b, held, e.markSpan);
  returnFrom(b, e.markSpan);
  b.current = go;
  b.assign(
    dest,
    { kind: 'use', operand: b.use(b.place(output.place, e.markSpan), output.place.ty) },
    e.span,
  );
  dead(b, flow, e.span);
}
