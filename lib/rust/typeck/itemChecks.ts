import type { Def, DefId } from '../resolve/defs';
import type { ImplItem } from '../syntax/ast';
import { eraseFreePredicate, eraseTy, substPredicate, substSubsts, substTy } from '../types/fold';
import { tyArg } from '../types/intern';
import type { Ty } from '../types/ty';
import { assocBounds, superPredicates } from './assoc';
import { cacheOf } from './bodies';
import { dynChecks } from './bounds';
import type { Cx } from './cx';
import { checkDynCompatible } from './dynCompat';
import { Fcx } from './fcx';
import { reportFulfillErrors } from './fulfillErrors';
import { generics, identitySubsts } from './generics';
import { InferCtxt } from './icx';
import { compareMethods } from './implItems';
import { implsFor } from './impls';
import { adt, fnSig, implHeader, typeOf, writtenOutput } from './items';
import { userSpan } from './mismatch';
import { causeAt } from './obligation';
import { ownPredicates, paramEnv } from './predicates';

dynChecks.check = (l, principal, span) => checkDynCompatible(l.cx, principal, span);

/** Checks of items outside bodies: signatures, impls against their traits, coherence, recursive types. */
export function checkItems(cx: Cx): void {
  for (const id of cx.defs.localIds()) {
    const d = cx.def(id);
    ownPredicates(cx, id);
    switch (d.kind) {
      case 'fn':
      case 'assocFn':
        fnSig(cx, id);
        signatureTypes(cx, d);
        if (d.kind === 'fn') checkMain(cx, d);
        break;
      case 'field':
        fieldType(cx, d);
        break;
      case 'const':
      case 'assocConst':
      case 'static':
      case 'typeAlias':
      case 'assocTy':
        typeOf(cx, id);
        break;
      case 'struct':
      case 'enum':
        recursive(cx, d);
        break;
      case 'impl':
        checkImpl(cx, id, d.node);
    }
  }
}

/** The types of a signature or field must meet the bounds of what they name. */
function signatureTypes(cx: Cx, d: Def & { kind: 'fn' | 'assocFn' }): void {
  const f = new Fcx(cx, d.id, paramEnv(cx, d.id), identitySubsts(cx, d.id), cacheOf(cx));
  const { params } = fnSig(cx, d.id);
  const skip = d.node.self ? 1 : 0;
  d.node.params.forEach((p, i) => {
    const ty = params[i + skip];
    if (ty) f.wellFormed(eraseTy(ty), p.ty.span, p.ty.id);
  });
  if (d.node.ret) f.wellFormed(eraseTy(writtenOutput(cx, d.id)), d.node.ret.span, d.node.ret.id);
  f.select();
  reportFulfillErrors(f);
}

/** A field's type must be well formed, and sized unless it is a struct's last. */
function fieldType(cx: Cx, d: Def & { kind: 'field' }): void {
  const f = new Fcx(cx, d.id, paramEnv(cx, d.id), identitySubsts(cx, d.id), cacheOf(cx));
  f.wellFormed(eraseTy(typeOf(cx, d.id)), d.node.ty.span, d.node.ty.id);
  f.select();
  reportFulfillErrors(f);
}

function checkMain(cx: Cx, d: Def & { kind: 'fn' | 'assocFn' }): void {
  const atRoot = d.parent !== null && cx.def(d.parent).kind === 'crate';
  if (d.name === 'main' && atRoot && d.node.isAsync)
    cx.error(
      'E0752',
      d.node.headSpan,
      '`main` function is not allowed to be `async`',
      '`main` function is not allowed to be `async`',
    );
}

/** E0072: a type that contains itself without indirection. */
function recursive(cx: Cx, d: Def): void {
  const seen = new Set<DefId>();
  const contains = (ty: Ty): boolean => {
    switch (ty.kind) {
      case 'tuple':
        return ty.elems.some(contains);
      case 'array':
        return contains(ty.elem);
      case 'adt': {
        if (ty.def === d.id) return true;
        if (seen.has(ty.def)) return false;
        seen.add(ty.def);
        const found = adt(cx, ty.def).variants.some((v) =>
          v.fields.some((f) => contains(substTy(f.ty, ty.substs))),
        );
        seen.delete(ty.def);
        return found;
      }
      default:
        return false;
    }
  };
  if (adt(cx, d.id).variants.some((v) => v.fields.some((f) => contains(f.ty)))) {
    const node = d.node as { headSpan?: import('../syntax/tokens').Span };
    cx.error(
      'E0072',
      node.headSpan ?? d.span,
      `recursive type \`${d.name}\` has infinite size`,
      '',
    );
  }
}

const head = (cx: Cx, impl: DefId) => {
  const d = cx.def(impl);
  return userSpan(d.kind === 'impl' ? d.node.headSpan : d.span);
};

// long: each rule of impls in turn
function checkImpl(cx: Cx, impl: DefId, node: ImplItem): void {
  const { self, traitRef } = implHeader(cx, impl);
  if (self.kind === 'error' || self.kind === 'unknown') return;
  if (!node.trait) {
    inherent(cx, impl, self);
    return;
  }
  if (!traitRef) return;
  const trait = cx.def(traitRef.trait);
  if (
    !cx.defs.isLocal(traitRef.trait) &&
    !traitRef.substs.some((a) => a.kind === 'ty' && isOwn(cx, a.ty))
  ) {
    cx.error(
      'E0117',
      head(cx, impl),
      'only traits defined in the current crate can be implemented for types defined outside of the crate',
      "impl doesn't use only types from inside the current crate",
    );
    return;
  }
  overlap(cx, impl);
  if (node.negative) return;
  if (trait.kind === 'trait') compareMethods(cx, impl, traitRef);
  if (traitRef.trait === cx.lang('copy') && copyOfNonCopy(cx, impl, self)) return;
  const f = new Fcx(cx, impl, paramEnv(cx, impl), identitySubsts(cx, impl), cacheOf(cx));
  const cause = { ...causeAt(node.selfTy.span, node.id), requiredBy: traitRef.trait };
  for (const { predicate, span } of superPredicates(cx, traitRef.trait))
    require(f, substPredicate(predicate, traitRef.substs), { ...cause, boundSpan: span });
  for (const c of cx.defs.children(impl)) {
    const item = cx.def(c);
    if (item.kind !== 'assocTy' || !item.node.ty) continue;
    const assoc = cx.assocTyNamed(traitRef.trait, item.name);
    if (assoc === null || generics(cx, assoc).own.length > 0) continue;
    for (const { predicate, span } of assocBounds(cx, assoc))
      require(f, substPredicate(predicate, traitRef.substs), {
        ...causeAt(item.node.ty.span, item.node.id),
        boundSpan: span,
        requiredBy: traitRef.trait,
      });
  }
  f.select();
  reportFulfillErrors(f);
}

function require(
  f: Fcx,
  p: import('../types/ty').Predicate,
  cause: import('./obligation').Cause,
): void {
  if (p.kind !== 'trait' && p.kind !== 'projection') return;
  const out: import('./obligation').Obligation[] = [];
  const goal = f.icx.normalizePredicate(eraseFreePredicate(p), cause, out);
  f.fulfill.registerAll(out);
  f.fulfill.register({ goal, cause, depth: 0 });
}

/** Is the type the learner's own, for the orphan rule? */
function isOwn(cx: Cx, ty: Ty): boolean {
  switch (ty.kind) {
    case 'adt': {
      if (cx.defs.isLocal(ty.def)) return true;
      const first = ty.substs[0];
      return (
        (cx.defs.attr(ty.def, 'fundamental') !== undefined || ty.def === cx.lang('pin')) &&
        first?.kind === 'ty' &&
        isOwn(cx, first.ty)
      );
    }
    case 'ref':
      return isOwn(cx, ty.ty);
    case 'dyn':
      return ty.principal !== null && cx.defs.isLocal(ty.principal.trait);
    case 'error':
    case 'unknown':
    case 'closure':
    case 'coroutine':
    case 'opaque':
      return true;
    default:
      return false;
  }
}

function inherent(cx: Cx, impl: DefId, self: Ty): void {
  if (self.kind === 'adt' && !cx.defs.isLocal(self.def)) {
    cx.error(
      'E0116',
      head(cx, impl),
      'cannot define inherent `impl` for a type outside of the crate where the type is defined',
      'impl of type defined outside of crate',
    );
  } else if (
    self.kind === 'int' ||
    self.kind === 'float' ||
    self.kind === 'bool' ||
    self.kind === 'char' ||
    self.kind === 'str' ||
    self.kind === 'slice'
  ) {
    cx.error('E0390', head(cx, impl), 'cannot define inherent `impl` for primitive types', '');
  }
}

/** E0119: two impls that one type could use. */
function overlap(cx: Cx, impl: DefId): void {
  const mine = implHeader(cx, impl);
  if (!mine.traitRef) return;
  for (const other of implsFor(cx, mine.traitRef.trait, mine.self)) {
    if (other === impl || (cx.defs.isLocal(other) && other > impl)) continue;
    const theirs = implHeader(cx, other);
    if (!theirs.traitRef) continue;
    const icx = new InferCtxt(cx, paramEnv(cx, cx.defs.moduleOf(impl)), cacheOf(cx));
    const a = icx.freshSubsts(impl);
    const b = icx.freshSubsts(other);
    if (
      !icx.table.unifySubsts(
        substSubsts(mine.traitRef.substs, a),
        substSubsts(theirs.traitRef.substs, b),
      )
    )
      continue;
    const holds = [impl, other].every((id, i) =>
      ownPredicates(cx, id).every(({ predicate: p }) => {
        if (p.kind !== 'trait') return true;
        return icx.evaluate(eraseFreePredicate(substPredicate(p, i === 0 ? a : b))) !== 'no';
      }),
    );
    if (!holds) continue;
    const rest = mine.traitRef.substs.slice(1).length > 0 || true;
    const self = cx.print(eraseTy(icx.resolve(substTy(mine.self, a))));
    cx.error(
      'E0119',
      head(cx, impl),
      `conflicting implementations of trait \`${cx.printTraitRef(mine.traitRef)}\`${rest ? ` for type \`${self}\`` : ''}`,
      `conflicting implementation for \`${self}\``,
    );
    return;
  }
}

/** Where an impl names its type; a derived impl: the type's own name. */
const selfSpan = (cx: Cx, impl: DefId, self: Ty) => {
  const d = cx.def(impl);
  const written = d.kind === 'impl' ? d.node.selfTy.span : d.span;
  return written.origin && self.kind === 'adt' ? cx.def(self.def).span : written;
};

/** E0204: `Copy` for a type with a part that is not. */
function copyOfNonCopy(cx: Cx, impl: DefId, self: Ty): boolean {
  const copy = cx.lang('copy');
  if (self.kind !== 'adt' || copy === null) return false;
  const icx = new InferCtxt(cx, paramEnv(cx, impl), cacheOf(cx));
  const bad = adt(cx, self.def).variants.some((v) =>
    v.fields.some(
      (x) =>
        icx.holds({ trait: copy, substs: [tyArg(eraseTy(substTy(x.ty, self.substs)))] }) === 'no',
    ),
  );
  if (bad)
    cx.error(
      'E0204',
      selfSpan(cx, impl, self),
      'the trait `Copy` cannot be implemented for this type',
      '',
    );
  return bad;
}
