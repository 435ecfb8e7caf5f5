import type { DefId } from '../resolve/defs';
import type { FnItem } from '../syntax/ast';
import type { Span } from '../syntax/tokens';
import { eraseFreePredicate, eraseFreeTy, substPredicate, substTy } from '../types/fold';
import { erasedArg, tyArg } from '../types/intern';
import type { GenericArg, Predicate, Substs, TraitRef, Ty } from '../types/ty';
import { cacheOf } from './bodies';
import type { Cx } from './cx';
import { Fulfillment } from './fulfill';
import { generics, identityArg } from './generics';
import { InferCtxt } from './icx';
import { fnSig, typeOf } from './items';
import { userSpan } from './mismatch';
import { causeAt, type Obligation } from './obligation';
import { opaqueBounds } from './opaque';
import { envOf, ownPredicates, paramEnv, predicatesOf } from './predicates';

/** Checks an impl's items against its trait: all there (E0046), and of the right shape (E0049, E0050, E0053, E0185, E0186). */
export function compareMethods(cx: Cx, impl: DefId, ref: TraitRef): void {
  const items = cx.defs.children(impl);
  const missing: string[] = [];
  for (const t of cx.defs.children(ref.trait)) {
    const d = cx.def(t);
    const found = items.find((i) => cx.def(i).kind === d.kind && cx.def(i).name === d.name);
    if (found === undefined) {
      const provided =
        d.kind === 'assocFn'
          ? d.node.body !== null || cx.defs.attr(t, 'intrinsic') !== undefined
          : d.kind === 'assocTy'
            ? d.node.ty !== null
            : d.kind === 'assocConst'
              ? d.node.value !== null
              : true;
      if (!provided) missing.push(d.name);
    } else if (d.kind === 'assocFn') method(cx, t, found, ref);
    else if (d.kind === 'assocConst') constant(cx, t, found, ref);
  }
  if (missing.length === 0) return;
  const span = userSpan((cx.def(impl).node as { headSpan: Span }).headSpan);
  const names = missing.map((m) => `\`${m}\``);
  cx.error(
    'E0046',
    span,
    `not all trait items implemented, missing: ${names.join(', ')}`,
    `missing ${names.join(', ')} in implementation`,
  );
}

/** An impl's future (or other `impl Trait`) must keep what the trait's signature promises of it (E0271). */
function opaquePromise(
  cx: Cx,
  icx: InferCtxt,
  assoc: DefId,
  substs: Substs,
  found: Ty,
  node: FnItem,
): void {
  if (cx.def(assoc).kind !== 'opaque') return;
  for (const { predicate } of opaqueBounds(cx, assoc)) {
    if (predicate.kind !== 'projection') continue;
    const p = eraseFreePredicate(substPredicate(predicate, substs));
    if (p.kind !== 'projection') continue;
    const goal = {
      ...p,
      projection: { ...p.projection, substs: [tyArg(found), ...p.projection.substs.slice(1)] },
    };
    if (icx.evaluate(goal) !== 'no') continue;
    const want = cx.print(p.ty);
    cx.error(
      'E0271',
      userSpan(node.ret?.span ?? node.retSpan),
      `expected \`${cx.print(found)}\` to be a future that resolves to \`${want}\``,
      `expected \`${want}\``,
    );
    return;
  }
}

/** E0326: an associated constant of another type than the trait's. */
function constant(cx: Cx, traitConst: DefId, implConst: DefId, ref: TraitRef): void {
  const icx = new InferCtxt(cx, paramEnv(cx, implConst), cacheOf(cx));
  const out: Obligation[] = [];
  const d = cx.def(implConst);
  if (d.kind !== 'assocConst') return;
  const cause = causeAt(d.span, d.node.id);
  const w = icx.normalize(eraseFreeTy(substTy(typeOf(cx, traitConst), ref.substs)), cause, out);
  const h = icx.normalize(eraseFreeTy(typeOf(cx, implConst)), cause, out);
  if (icx.table.commitIf(() => icx.table.unify(w, h))) return;
  cx.error(
    'E0326',
    userSpan(d.node.ty.span),
    `implemented const \`${d.name}\` has an incompatible type for trait`,
    `expected \`${cx.print(w)}\`, found \`${cx.print(h)}\``,
  );
}

const s = (n: number): string => (n === 1 ? '' : 's');

function method(cx: Cx, traitFn: DefId, implFn: DefId, ref: TraitRef): void {
  const a = cx.def(traitFn);
  const b = cx.def(implFn);
  if (a.kind !== 'assocFn' || b.kind !== 'assocFn') return;
  const trait = cx.def(ref.trait).name;
  if (a.node.self && !b.node.self) {
    cx.error(
      'E0186',
      userSpan(b.node.headSpan),
      `method \`${b.name}\` has a \`${selfText(a.node)}\` declaration in the trait, but not in the impl`,
      `expected \`${selfText(a.node)}\` in impl`,
    );
    return;
  }
  if (!a.node.self && b.node.self) {
    cx.error(
      'E0185',
      userSpan(b.node.headSpan),
      `method \`${b.name}\` has a \`${selfText(b.node)}\` declaration in the impl, but not in the trait`,
      `\`${selfText(b.node)}\` used in impl`,
    );
    return;
  }
  const types = (id: DefId) => generics(cx, id).own.filter((p) => p.kind !== 'region');
  if (types(traitFn).length !== types(implFn).length) {
    const [n, m] = [types(implFn).length, types(traitFn).length];
    cx.error(
      'E0049',
      userSpan(b.span),
      `method \`${b.name}\` has ${n} type parameter${s(n)} but its trait declaration has ${m} type parameter${s(m)}`,
      `found ${n} type parameter${s(n)}`,
    );
    return;
  }
  const want = fnSig(cx, traitFn);
  const have = fnSig(cx, implFn);
  if (want.params.length !== have.params.length) {
    cx.error(
      'E0050',
      userSpan(b.node.headSpan),
      `method \`${b.name}\` has ${have.params.length} parameter${s(have.params.length)} but the declaration in trait \`${trait}::${b.name}\` has ${want.params.length}`,
      `expected ${want.params.length} parameter${s(want.params.length)}, found ${have.params.length}`,
    );
    return;
  }
  if (a.node.isAsync && !b.node.isAsync && !isFuture(cx, implFn)) {
    cx.error(
      null,
      userSpan(b.node.headSpan),
      'method should be `async` or return a future, but it is synchronous',
    );
    return;
  }
  compareTypes(cx, traitFn, implFn, ref, b.node);
}

/** Could a call of the fn be awaited? */
function isFuture(cx: Cx, fn: DefId): boolean {
  const future = cx.lang('future_trait');
  const icx = new InferCtxt(cx, paramEnv(cx, fn), cacheOf(cx));
  const { ret } = fnSig(cx, fn);
  return (
    future === null || icx.holds({ trait: future, substs: [tyArg(eraseFreeTy(ret))] }) !== 'no'
  );
}

const selfText = (n: FnItem): string =>
  n.self?.byRef ? (n.self.mutable ? '&mut self' : '&self') : 'self';

function compareTypes(cx: Cx, traitFn: DefId, implFn: DefId, ref: TraitRef, node: FnItem): void {
  const icx = new InferCtxt(cx, paramEnv(cx, implFn), cacheOf(cx));
  const own = generics(cx, implFn)
    .own.filter((p) => p.kind !== 'region')
    .map(identityArg);
  let next = 0;
  const args = generics(cx, traitFn).own.map(
    (p): GenericArg => (p.kind === 'region' ? erasedArg : (own[next++] ?? erasedArg)),
  );
  const substs = [...ref.substs, ...args];
  const out: Obligation[] = [];
  const cause = causeAt(node.headSpan, node.id);
  const solver = new Fulfillment(icx);
  const norm = (t: import('../types/ty').Ty) => {
    const ty = icx.normalize(eraseFreeTy(t), cause, out);
    solver.registerAll(out.splice(0));
    solver.selectWherePossible();
    return icx.resolve(ty);
  };
  const want = fnSig(cx, traitFn);
  const have = fnSig(cx, implFn);
  const report = (span: Span, w: string, h: string) =>
    cx.error(
      'E0053',
      userSpan(span),
      `method \`${cx.def(implFn).name}\` has an incompatible type for trait`,
      `expected \`${w}\`, found \`${h}\``,
    );
  for (let i = 0; i < want.params.length; i++) {
    const w = norm(substTy(want.params[i] as never, substs));
    const h = norm(have.params[i] as never);
    if (icx.table.commitIf(() => icx.table.unify(w, h))) continue;
    const at = node.self
      ? i === 0
        ? (node.self.ty?.span ?? node.self.span)
        : node.params[i - 1]?.ty.span
      : node.params[i]?.ty.span;
    report(at ?? node.headSpan, cx.print(w), cx.print(h));
    return;
  }
  const w = norm(substTy(want.ret, substs));
  const h = norm(have.ret);
  if (want.ret.kind === 'projection')
    opaquePromise(cx, icx, want.ret.projection.assoc, substs, h, node);
  if (!icx.table.commitIf(() => icx.table.unify(w, h)))
    report(node.ret?.span ?? node.retSpan, cx.print(w), cx.print(h));
  else stricterBounds(cx, traitFn, implFn, substs);
}

/** E0276: an impl's method may ask of its parameters no more than the trait's does. */
function stricterBounds(cx: Cx, traitFn: DefId, implFn: DefId, substs: Substs): void {
  const impl = cx.def(implFn).parent;
  const asked = ownPredicates(cx, implFn);
  if (impl === null || asked.length === 0) return;
  const given = ownPredicates(cx, traitFn).map((p) => substPredicate(p.predicate, substs));
  const env = envOf(cx, [...predicatesOf(cx, impl).map((p) => p.predicate), ...given]);
  const icx = new InferCtxt(cx, env, new Map());
  for (const { predicate, span } of asked) {
    const p = eraseFreePredicate(predicate);
    if (p.kind !== 'trait' && p.kind !== 'projection') {
      if (predicate.kind === 'typeOutlives') outlives(cx, predicate, span, given);
      continue;
    }
    const holds = icx.evaluate(p);
    if (holds === 'no') stricter(cx, span);
    else if (holds === 'maybe') cx.unsure(userSpan(span), 'this bound of an impl’s method');
  }
}

/** `T: 'static` follows from the trait's bounds only when they say so, or from a trait that is itself `'static`. */
function outlives(
  cx: Cx,
  p: Extract<Predicate, { kind: 'typeOutlives' }>,
  span: Span,
  given: readonly Predicate[],
): void {
  if (p.region.kind !== 'static') return;
  const about = given.filter((g) => {
    const self = g.kind === 'trait' ? g.ref.substs[0] : null;
    return self?.kind === 'ty' ? self.ty === p.ty : g.kind === 'typeOutlives' && g.ty === p.ty;
  });
  if (about.some((g) => g.kind === 'typeOutlives' && g.region.kind === 'static')) return;
  const plain = about.every((g) => {
    const trait = g.kind === 'trait' ? cx.def(g.ref.trait) : null;
    return trait?.kind === 'trait' && (trait.node.isAuto || trait.id === cx.lang('sized'));
  });
  if (plain) stricter(cx, span);
  else cx.unsure(userSpan(span), 'this lifetime bound of an impl’s method');
}

function stricter(cx: Cx, span: Span): void {
  cx.error(
    'E0276',
    userSpan(span),
    'impl has stricter requirements than trait',
    `impl has extra requirement`,
  );
}
