import type { FnItem, SelfParam } from '../syntax/ast';
import { unitTy } from '../types/intern';
import type { Ty } from '../types/ty';
import { Builder } from './builder';
import { argument, bindParameters, makeCoroutine, type Parameter } from './closure';
import type { BodySource, MirContext } from './context';
import { blockInto } from './control';
import { finish } from './finish';
import type { MirBody, MirSpan } from './mir';
import { into } from './place';

export type { BodySource, MirContext } from './context';
export { successors } from './finish';

/**
 * The graphs of a body and of all closures and async bodies inside it; the body's own comes first. Null when
 * something in it is not modelled (then `cx.unsure` was told what).
 */
export function buildMir(cx: MirContext, source: BodySource): MirBody[] | null {
  const b = source.kind === 'fn' ? buildFn(cx, source) : buildConst(cx, source);
  return b.builder.failed ? null : [finish(b.builder, b.span, b.argCount), ...b.builder.inner];
}

interface Built {
  readonly builder: Builder;
  readonly span: MirSpan;
  readonly argCount: number;
}

function buildConst(cx: MirContext, source: Extract<BodySource, { kind: 'const' }>): Built {
  const b = new Builder(cx, source.def, 'const', source.ty, null);
  const span = source.expr.span;
  b.newLocal(source.ty, span);
  b.returnDepth = b.pushScope();
  b.inTempScope(span, () => into(b, { local: 0, proj: [] }, source.expr));
  b.popScope(span);
  return { builder: b, span, argCount: 0 };
}

function buildFn(cx: MirContext, source: Extract<BodySource, { kind: 'fn' }>): Built {
  const { item, sig, body } = source;
  const erased = (ty: Ty): Ty => cx.tcx.normalizeIn(cx.tcx.eraseRegions(ty), cx.env);
  const ret = erased(sig.ret);
  const b = new Builder(cx, source.def, 'fn', ret, null);
  b.newLocal(ret, item.retSpan);
  b.returnDepth = b.pushScope();
  const tys = sig.params.map(erased);
  const params = parameters(item, tys);
  if (item.isAsync) asyncFn(b, source, params);
  else {
    if (item.self) selfArgument(b, item.self, tys[0] ?? unitTy);
    bindParameters(b, params);
    blockInto(b, { local: 0, proj: [] }, body, body.span);
  }
  b.popScope({
    file: body.span.file,
    start: Math.max(body.span.start, body.span.end - 1),
    end: body.span.end,
  });
  return { builder: b, span: item.span, argCount: sig.params.length };
}

/** The parameters after `self`. */
function parameters(item: FnItem, tys: readonly Ty[]): Parameter[] {
  const shift = item.self ? 1 : 0;
  return item.params.map((p, i) => ({ pat: p.pat, ty: tys[i + shift] ?? unitTy, span: p.span }));
}

function selfArgument(b: Builder, self: SelfParam, ty: Ty, scheduled = true): number {
  const local = b.newLocal(ty, self.span, {
    arg: true,
    name: 'self',
    mut: self.mutable && !self.byRef,
    binding: self.id,
  });
  b.vars.set(self.id, local);
  b.cx.names.set(self.id, 'self');
  if (self.mutable && !self.byRef) b.cx.mutable.add(self.id);
  if (scheduled) b.schedule(local, 'value');
  return local;
}

/** `async fn`: the call only packs its arguments into the coroutine, which takes them apart when first polled. */
function asyncFn(
  b: Builder,
  source: Extract<BodySource, { kind: 'fn' }>,
  params: readonly Parameter[],
): void {
  const { item, body } = source;
  const def = b.cx.tcx.coroutineOf(source.def);
  if (def === null) {
    b.unsure(item.headSpan, 'this async fn');
    return;
  }
  const tys = source.sig.params.map((ty) => b.normalize(b.cx.tcx.eraseRegions(ty)));
  const self: Parameter[] = item.self
    ? [{ pat: selfPattern(item.self), ty: tys[0] ?? unitTy, span: item.self.span }]
    : [];
  const all = [...self, ...params];
  const locals = all.map((p) => argument(b, p.pat, p.ty, p.span, false));
  makeCoroutine(
    b,
    { local: 0, proj: [] },
    b.cx.tcx.coroutine(def),
    b.cx.tcx.identitySubsts(source.def),
    locals,
    all,
    body,
    item.span,
  );
}

/** `self` as a pattern, so that async fns treat it like their other parameters. */
function selfPattern(self: SelfParam): Parameter['pat'] {
  return {
    kind: 'IdentPat',
    id: self.id,
    span: self.span,
    ident: self.ident,
    byRef: false,
    mutable: self.mutable && !self.byRef,
    sub: null,
  };
}
